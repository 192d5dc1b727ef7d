import pytest

from provenance.models import Article, Job, Vector
from provenance.services import Refused
from provenance.services.across import Crossed, cross
from provenance.services.analyses import Pending
from tests.services.making import HARBOUR, SPANISH, add, make_article, variant

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def article() -> Article:
    article = make_article()
    add(article, HARBOUR, SPANISH)
    return article


def sides(article: Article) -> dict:
    return {"older": variant(article, "A"), "newer": variant(article, "B")}


def test_sentences_are_paired_in_the_background(article, run_tasks):
    """Every sentence finds its rendering, and what the translator added finds none."""
    assert isinstance(cross(**sides(article)), Pending)
    run_tasks()
    crossed = cross(**sides(article))
    assert isinstance(crossed, Crossed)
    rows = [(len(one["older"]), len(one["newer"])) for one in crossed.result["pairs"]]
    assert rows == [(1, 1), (1, 1), (1, 1), (1, 1), (1, 1), (0, 1), (1, 1)]
    last = crossed.result["pairs"][-1]["texts"]
    assert last[0] == ["The council read both aloud, and the fishermen laughed."]
    assert last[1] == ["El concejo leyó los dos en voz alta, y los pescadores se rieron."]


def test_what_was_encoded_is_kept(article, run_tasks):
    """A passage's vector is a row, and asked for again no row is added."""
    cross(**sides(article))
    run_tasks()
    kept = Vector.objects.count()
    assert kept >= 13
    cross(older=variant(article, "B"), newer=variant(article, "A"))
    run_tasks()
    assert Vector.objects.count() == kept


def test_one_variant_is_no_pair(article):
    with pytest.raises(Refused, match=r"^Choose two different variants of one article\.$"):
        cross(older=variant(article, "A"), newer=variant(article, "A"))
    assert not Job.objects.filter(kind="across").exists()
