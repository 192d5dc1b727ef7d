"""Work on an article's texts is kept in the database, for this article and this code alone."""

import pytest

from provenance.models import Analysis, Article, Job, KeptWork
from provenance.services import kept_work, trace
from provenance.services.kept_work import Rows, sparing
from provenance.services.so_far import Told
from provenance.services.withdraw import withdraw_article, withdraw_variant
from tests.services.making import HARBOUR, HARBOUR_LATER, add, make_article, variant

PLAIN = [HARBOUR + "\n" * number for number in range(4)]


@pytest.fixture
def article(db: None) -> Article:
    article = make_article()
    add(article, HARBOUR + " So it is told.", *PLAIN, HARBOUR_LATER, HARBOUR.replace("six", "ten"))
    return article


def traced(article: Article) -> dict[str, object]:
    return trace.compute(article=article).result


def test_one_more_text_adds_its_own_rows_and_the_answer_is_the_same(article):
    """The same as of an article whose texts came at once."""
    traced(article)
    before = set(KeptWork.objects.values_list("key", flat=True))
    add(article, HARBOUR.replace("water", "weather"))
    later = traced(article)
    after = set(KeptWork.objects.values_list("key", flat=True))
    assert before < after
    assert len(after - before) == 3
    KeptWork.objects.all().delete()
    Analysis.objects.filter(kind="lineage").delete()
    assert traced(article) == later


def test_what_was_made_of_the_article_traced_last_serves_the_next_text(article):
    """The answer is the same, and a withdrawn text stays in no memory."""
    traced(article)
    add(article, HARBOUR.replace("water", "weather"))
    later = traced(article)
    assert len(kept_work._last.taken(article)) > 0
    Analysis.objects.filter(kind="lineage").delete()
    assert traced(article) == later
    withdraw_variant(variant=variant(article, "B"), reason="Wrong.", by=None)
    assert len(kept_work._last.taken(article)) == 0


def test_what_was_made_of_one_article_is_not_remembered_beside_anothers(article):
    traced(article)
    other = make_article("other")
    add(other, HARBOUR, HARBOUR_LATER)
    traced(other)
    assert len(kept_work._last.taken(article)) == 0
    assert len(kept_work._last.taken(other)) > 0


def test_rows_of_other_code_are_not_used_and_go(article):
    old = Rows(article, "lineage/old")
    old.put({"a": b"1"})
    assert (old.get(["a"]), Rows(article, "lineage/new").get(["a"])) == ({"a": b"1"}, {})
    with sparing(article):
        assert KeptWork.objects.count() == 0


@pytest.mark.parametrize("damaged", [b"", b"\x00\xff", b"x" * 40])
def test_a_damaged_row_is_thrown_away_and_its_work_done_again(article, damaged):
    """The answer is the same, and the row is whole once more."""
    whole = traced(article)
    before = set(KeptWork.objects.values_list("key", "values"))
    KeptWork.objects.update(values=damaged)
    Analysis.objects.filter(kind="lineage").delete()
    assert traced(article) == whole
    assert set(KeptWork.objects.values_list("key", "values")) == before


def test_rows_of_no_more_use_go_when_they_are_most(article):
    """Until then they stay: what was corrected may be corrected back."""
    traced(article)
    used = set(KeptWork.objects.values_list("key", flat=True))
    Rows(article, KeptWork.objects.all()[0].engine).put(
        {f"{at}": b"" for at in range(len(used) + 1)}
    )
    for kept in (2 * len(used) + 1, len(used)):
        assert KeptWork.objects.count() == kept
        Analysis.objects.filter(kind="lineage").delete()
        traced(article)
    assert set(KeptWork.objects.values_list("key", flat=True)) == used


def test_no_article_sees_the_rows_of_another(article):
    other = make_article("garden")
    Rows(other, "1").put({"a": b"1"})
    Rows(article, "1").put({"a": b"2", "b": b"3"})
    Rows(article, "1").put({"a": b"9"})
    assert Rows(other, "1").get(["a", "b"]) == {"a": b"1"}
    assert Rows(article, "1").get(["a", "b"]) == {"a": b"2", "b": b"3"}
    kept_work.forget(article=other)
    assert KeptWork.objects.filter(article=article).count() == 2


def test_what_is_withdrawn_leaves_no_rows_behind(article):
    traced(article)
    assert KeptWork.objects.exists()
    withdraw_variant(variant=variant(article, "C"), reason="Wrong.", by=None)
    assert not KeptWork.objects.exists()
    traced(article)
    assert KeptWork.objects.exists()
    withdraw_article(article=article, reason="Unlawful.", by=None)
    assert not KeptWork.objects.exists()


def test_the_job_says_how_far_it_is_and_what_is_known(article):
    """In words and in a share that only grows."""
    said: list[tuple[int, str]] = []
    trace.compute(article=article, progress=lambda *told: said.append(told))
    shares = [share for share, _ in said]
    assert shares == sorted(set(shares))
    assert said[0] == (2, "0 of 7 texts read.")
    assert (30, "7 of 7 texts read.") in said
    assert (45, "7 of 7 texts laid against the fullest of them.") in said
    revisions = next(says for share, says in said if share == 64)
    assert revisions.startswith("They differ in ")
    assert "told: “" in revisions or "No revisions of a source are told." in revisions
    assert "held against the source" in said[-1][1]


def test_a_job_is_written_no_more_often_than_its_share_grows(article, django_assert_num_queries):
    job = Job.objects.create(key="k", kind="lineage", article=article)

    def write(share: int, says: str) -> None:
        Job.objects.filter(pk=job.pk).update(progress=share, says=says)

    told = Told(write, 10_000)
    with django_assert_num_queries(29):
        for done in range(10_001):
            told.read(done)
