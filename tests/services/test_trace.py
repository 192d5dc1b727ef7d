from threading import Thread

import pytest
from django.db import connection

from bench._traditions_modes import family
from provenance.lineage.weighing import fluency
from provenance.models import Analysis, Article, Job, Kind, State, Vector
from provenance.services import trace
from provenance.services.analyses import Pending
from provenance.services.correct import correct
from provenance.services.ingest import Upload, add_variants
from provenance.services.recent import Recent
from provenance.services.refusals import Gone
from provenance.services.similarity import sketch
from provenance.services.trace import Traced, lineage_of, similarity_of
from provenance.services.withdraw import withdraw_article, withdraw_variant
from provenance.text import read
from tests.services.making import (
    GARDEN,
    HARBOUR,
    HARBOUR_LATER,
    JAPANESE,
    SPANISH,
    add,
    make_article,
    variant,
)


@pytest.fixture
def article(db: None) -> Article:
    article = make_article()
    add(article, HARBOUR, HARBOUR_LATER, HARBOUR.replace("stove", "oven"), fetched="2026-03-10")
    return article


def ids(traced: Traced) -> list[str]:
    return sorted(row["id"] for row in traced.result["variants"])


def test_the_lineage_names_variants_by_their_sigla(article):
    """Kept, it is one row."""
    first, again = lineage_of(article), lineage_of(article)
    assert ids(first) == ["A", "B", "C"]
    assert first.analysis == again.analysis


def test_withdrawn_variants_have_no_part_in_it(article):
    """Nor in the similarity; of a withdrawn article there is none."""
    lineage_of(article)
    withdraw_variant(variant=variant(article, "B"), reason="Wrong.", by=None)
    assert ids(lineage_of(article)) == ["A", "C"]
    assert similarity_of(article).sigla == ("A", "C")
    withdraw_article(article=article, reason="Unlawful.", by=None)
    with pytest.raises(Gone):
        lineage_of(Article.objects.get())


def test_an_article_without_variants_has_an_empty_lineage(db):
    """And an empty matrix."""
    article = make_article()
    traced = lineage_of(article)
    assert (traced.result["variants"], traced.result["derivations"]) == ([], [])
    assert similarity_of(article).sigla == ()


def test_the_lineage_knows_what_was_corrected(article):
    """A corrected date makes another answer."""
    before = lineage_of(article)
    correct(variant=variant(article, "A"), field="fetched", value="2026-03-15", by=None)
    after = lineage_of(article)
    assert before.analysis != after.analysis
    assert after.analysis.options["meta"]["A"] == {"fetched": "2026-03-15"}


@pytest.mark.django_db(transaction=True)
def test_what_takes_meaning_is_told_in_the_background(run_tasks):
    """Until then what the words alone tell is known; the encoder is never asked in between."""
    article = make_article("across")
    add(article, HARBOUR, HARBOUR + " So it is told.", SPANISH)
    pending = lineage_of(article)
    assert isinstance(pending, Pending)
    assert [row["child"] for row in pending.known.result["undecided"]] == ["r1", "C"]
    assert (pending.known.is_current, Vector.objects.count()) == (True, 0)
    run_tasks()
    traced = lineage_of(article)
    assert isinstance(traced, Traced)
    assert ids(traced) == ["A", "B", "C"]
    assert Vector.objects.count() > 0


@pytest.mark.django_db(transaction=True)
def test_passages_of_hand_copies_are_read_in_the_background(run_tasks, monkeypatch):
    """Until then what can be told without the language model is known; no page waits for it."""
    made = family("hand", seed=1, size=5, words=120)
    article = make_article("copies")
    add(article, *made.files.values())
    monkeypatch.setattr(fluency, "likelihoods", _not_here)
    pending = lineage_of(article)
    assert isinstance(pending, Pending)
    assert (ids(pending.known), pending.known.is_current) == (["A", "B", "C", "D", "E"], True)
    monkeypatch.undo()
    run_tasks()
    assert isinstance(lineage_of(article), Traced)


def _not_here(*_: object) -> None:
    raise AssertionError


@pytest.mark.django_db(transaction=True)
def test_a_large_lineage_is_made_in_the_background(article, monkeypatch, run_tasks):
    """Meanwhile the last one known is given, marked as not current."""
    known = lineage_of(article)
    monkeypatch.setattr(trace, "LARGE", 10)
    add_variants(article=article, items=[Upload("d.txt", GARDEN.encode())])
    pending = lineage_of(article)
    assert isinstance(pending, Pending)
    assert pending.says == "The lineage of 4 variants is being traced."
    assert pending.known.analysis == known.analysis
    run_tasks()
    assert ids(lineage_of(article)) == ["A", "B", "C", "D"]
    add_variants(article=article, items=[Upload("e.txt", (GARDEN + " So it is.").encode())])
    pending = lineage_of(article)
    assert (ids(pending.known), pending.known.is_current) == (["A", "B", "C", "D"], False)
    assert known.is_current


def test_a_large_lineage_is_unpacked_once_for_many_pages(article, monkeypatch):
    """It stays at hand until another takes its place."""
    monkeypatch.setattr(trace, "MANY", 1)
    monkeypatch.setattr(trace, "HELD", Recent(most=1))
    lineage_of(article)
    unpacked = lineage_of(article)
    assert lineage_of(article) is unpacked
    add_variants(article=article, items=[Upload("d.txt", f"{HARBOUR} ".encode())])
    assert ids(lineage_of(article)) == ["A", "B", "C", "D"]
    withdraw_variant(variant=variant(article, "D"), reason="Wrong.", by=None)
    assert ids(lineage_of(article)) == ["A", "B", "C"]


@pytest.mark.django_db(transaction=True)
def test_what_is_known_so_far_never_shows_a_withdrawn_variant(article, monkeypatch, run_tasks):
    """Then nothing is known so far."""
    monkeypatch.setattr(trace, "LARGE", 10)
    lineage_of(article)
    run_tasks()
    withdraw_variant(variant=variant(article, "B"), reason="Wrong.", by=None)
    assert lineage_of(article).known is None


@pytest.mark.parametrize("count", [3, 30])
def test_the_number_of_queries_does_not_grow_with_the_variants(
    db, count, django_assert_num_queries
):
    """Three for the variants with their evidence and corrections, and the answer."""
    article = make_article()
    add(article, *(f"{GARDEN} Number {number}." for number in range(count)))
    lineage_of(article)
    similarity_of(article)
    with django_assert_num_queries(3):
        lineage_of(article)
    with django_assert_num_queries(4):
        similarity_of(article)


def test_the_matrix_says_how_alike_texts_of_one_language_are(article):
    """1 for itself, less for an edited text, 0 for another, nothing across languages."""
    add(article, GARDEN)
    add(article, JAPANESE)
    matrix = similarity_of(article)
    assert matrix.of("A", "A") == 1.0
    assert 0.6 < matrix.of("A", "B") < 1.0
    assert matrix.of("A", "B") == matrix.of("B", "A")
    assert matrix.of("A", "D") == 0.0
    assert matrix.of("A", "E") is None
    assert [siglum for siglum, _ in matrix.rows] == ["A", "B", "C", "D", "E"]


def test_a_text_of_two_words_has_a_sketch():
    """Shorter than a shingle, it is one."""
    assert len(sketch(read(b"Two words.", name="a.txt"))) == 1


@pytest.mark.django_db(transaction=True)
def test_asked_by_many_at_once_there_is_one_answer():
    """Whoever computes it second takes the first one's row."""
    article = make_article()
    add(article, HARBOUR, HARBOUR_LATER)
    rows = []

    def ask() -> None:
        try:
            rows.append(lineage_of(article).analysis.pk)
        finally:
            connection.close()

    threads = [Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(rows) == 6
    assert set(rows) == {Analysis.objects.get(kind="lineage").pk}


@pytest.mark.django_db(transaction=True)
def test_of_two_edits_in_a_row_the_later_is_left_to_the_job_that_waits(run_tasks, monkeypatch):
    """One lineage is made, of the article as it is after both."""
    monkeypatch.setattr(trace, "LARGE", 0)
    article = make_article()
    add(article, HARBOUR, HARBOUR_LATER)
    lineage_of(article)
    run_tasks()
    for day in ("2026-03-15", "2026-03-16", "2026-03-17"):
        correct(variant=variant(article, "A"), field="fetched", value=day, by=None)
    assert lineages(State.PENDING) == 1
    made = Analysis.objects.filter(kind=Kind.LINEAGE).count()
    run_tasks()
    traced = lineage_of(article)
    assert isinstance(traced, Traced)
    assert traced.analysis.options["meta"]["A"] == {"fetched": "2026-03-17"}
    assert Analysis.objects.filter(kind=Kind.LINEAGE).count() == made + 1
    assert lineages(State.PENDING) == 0


@pytest.mark.django_db(transaction=True)
def test_edits_made_while_a_lineage_is_traced_have_it_traced_once_more(run_tasks, monkeypatch):
    """Beside the job that runs one waits, whatever the number of edits."""
    monkeypatch.setattr(trace, "LARGE", 0)
    article = make_article()
    add(article, HARBOUR, HARBOUR_LATER)
    lineage_of(article)
    Job.objects.filter(kind=Kind.LINEAGE).update(state=State.RUNNING)
    for day in ("2026-03-15", "2026-03-16", "2026-03-17"):
        correct(variant=variant(article, "A"), field="fetched", value=day, by=None)
    assert (lineages(State.RUNNING), lineages(State.PENDING)) == (1, 1)
    run_tasks()
    traced = lineage_of(article)
    assert isinstance(traced, Traced)
    assert traced.analysis.options["meta"]["A"] == {"fetched": "2026-03-17"}


@pytest.mark.django_db(transaction=True)
def test_lineages_that_later_ones_replaced_go_but_for_the_last_few(run_tasks, monkeypatch):
    """A correction that is taken back finds its own again, and that one stays while it holds."""
    monkeypatch.setattr(trace, "LARGE", 0)
    article = make_article()
    add(article, HARBOUR, HARBOUR_LATER)
    found = []
    days = [f"2026-03-{day:02}" for day in range(1, trace.LAST + 4)]
    for day in days:
        correct(variant=variant(article, "A"), field="fetched", value=day, by=None)
        run_tasks()
        found.append(lineage_of(article))
    kept = Analysis.objects.filter(kind=Kind.LINEAGE).order_by("pk")
    assert list(kept) == [one.analysis for one in found[-trace.LAST - 1 :]]
    correct(variant=variant(article, "A"), field="fetched", value=days[-trace.LAST - 1], by=None)
    assert lineage_of(article) == found[-trace.LAST - 1]
    trace.forget_older(article, found[-trace.LAST - 1])
    assert found[-trace.LAST - 1].analysis in kept.all()


def lineages(state: State) -> int:
    return Job.objects.filter(kind=Kind.LINEAGE, state=state).count()
