import pytest
from django.contrib.auth.models import User

from provenance.models import Article, Correction, Job
from provenance.services import Refused
from provenance.services.correct import correct, correct_role, correct_title
from provenance.services.read import document_of, summaries_of
from provenance.services.refusals import Gone
from provenance.services.search import search
from provenance.services.trace import question_of, variants_of
from provenance.services.withdraw import withdraw_variant
from provenance.text.spans import Span
from tests.services.making import HARBOUR, add, make_article, variant

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    article = make_article()
    add(article, HARBOUR, source_url="https://example.org/a", fetched="2026-03-14")
    return article


def test_a_correction_lies_over_what_was_found(article):
    """What was found stays; the last statement counts; who, when and why are kept."""
    editor = User.objects.create_user("editor")
    first = variant(article, "A")
    correct(variant=first, field="fetched", value="2026-03-15", reason="By the log.", by=editor)
    correct(variant=first, field="fetched", value=" 2026-03-16 ", by=None)
    row = variant(article, "A")
    assert row.effective["fetched"] == "2026-03-16"
    assert row.found["fetched"] == "2026-03-14"
    log = [(made.old, made.new, made.reason, made.by) for made in Correction.objects.all()]
    assert log == [
        ("2026-03-14", "2026-03-15", "By the log.", editor),
        ("2026-03-15", "2026-03-16", "", None),
    ]


def test_an_empty_value_says_that_nothing_is_known(article):
    """What was found does not come back by itself."""
    correct(variant=variant(article, "A"), field="source_url", value="", by=None)
    assert "source_url" not in variant(article, "A").effective


def test_the_lineage_follows_a_correction(article):
    """It is another question, and is asked at once."""
    before = question_of(variants_of(article)).key
    correct(variant=variant(article, "A"), field="fetched", value="2026-03-15", by=None)
    after = question_of(variants_of(article)).key
    assert before != after
    assert [job.key for job in Job.objects.all()] == [after]


def test_a_label_changes_nothing_computed(article):
    """It is for people."""
    before = question_of(variants_of(article)).key
    correct(variant=variant(article, "A"), field="label", value="Clerk's copy", by=None)
    assert question_of(variants_of(article)).key == before
    assert [hit.variant.siglum for hit in search(query="clerk's copy", user=None)] == ["A"]


def test_a_corrected_language_is_the_documents(article):
    """In the document and on the cards."""
    correct(variant=variant(article, "A"), field="language", value="nl", by=None)
    row = variant(article, "A")
    assert document_of(row).language == "nl"
    assert summaries_of([row])[row.pk].language == "nl"


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("siglum", "B", "The siglum can't be corrected; choose one of title, source_url, fetched, published, language, fetcher, label."),
        ("fetched", "soon", "The fetched date 'soon' is no date; write it like 2026-03-14 or 2026-03-14T09:30:00Z."),
        ("source_url", "ftp://example.org", "The source address 'ftp://example.org' must begin with http:// or https://."),
        ("fetched", "2026-03-14", "The fetched date is '2026-03-14' already."),
        ("fetcher", "", "No fetcher is known."),
    ],
)  # fmt: skip  # a table
def test_a_correction_that_can_not_stand_is_refused_in_a_sentence(article, field, value, says):
    """And nothing is logged."""
    with pytest.raises(Refused) as refused:
        correct(variant=variant(article, "A"), field=field, value=value, by=None)
    assert str(refused.value) == says
    assert Correction.objects.count() == 0


def test_a_tombstone_is_not_corrected(article):
    """It is gone."""
    withdraw_variant(variant=variant(article, "A"), reason="Wrong.", by=None)
    with pytest.raises(Gone):
        correct(variant=variant(article, "A"), field="label", value="x", by=None)


def test_an_articles_title_is_corrected_and_logged(article):
    """The search follows."""
    correct_title(article=article, value="The quay ledger", by=None)
    assert Article.objects.get().title == "The quay ledger"
    made = Correction.objects.get()
    assert (made.article, made.old, made.new) == (article, "The harbour book", "The quay ledger")
    assert [hit.variant for hit in search(query="quay", user=None)] == [None]
    with pytest.raises(Refused, match="Give the article a title"):
        correct_title(article=article, value=" ", by=None)


def test_a_sections_role_is_corrected_and_the_analysis_follows(article):
    """The section is read in its new role, the lineage is asked for under another key; undone,
    the old one stands again."""
    first = variant(article, "A")
    before = question_of(variants_of(article)).key
    where = document_of(first).sections[0].range
    correct_role(variant=first, where=where, role="summary", reason="It says so.", by=None)
    assert document_of(variant(article, "A")).sections[0].role == "summary"
    assert question_of(variants_of(article)).key != before
    correct_role(variant=first, where=where, role="body", reason="It does not.", by=None)
    assert document_of(variant(article, "A")).sections[0].role == "body"


@pytest.mark.parametrize(
    ("where", "role", "says"),
    [
        ((0, 3), "summary", "There is no such section in this text; reload the page and choose"),
        (None, "poem", "A section can't be 'poem'; choose one of the roles offered."),
        (None, "body", "That section is 'body' already."),
    ],
)
def test_a_role_that_can_not_be_says_why(article, where, role, says):
    """And nothing is logged."""
    first = variant(article, "A")
    span = Span(*where) if where else document_of(first).sections[0].range
    with pytest.raises(Refused, match=f"^{says}"):
        correct_role(variant=first, where=span, role=role, reason="", by=None)
    assert Correction.objects.count() == 0
