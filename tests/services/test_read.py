import pytest

from provenance.models import Analysis, Capture, Job, Kind, Original, Variant
from provenance.services import NotYet
from provenance.services import read as reading
from provenance.services.analyses import Pending, Question
from provenance.services.facts import describe
from provenance.services.ingest import Upload, add_variants
from provenance.services.read import (
    document_of,
    documents_of,
    pack_document,
    summaries_of,
    unpack_document,
)
from provenance.services.refusals import Gone
from provenance.services.search import search
from provenance.services.trace import Traced, lineage_of, similarity_of, variants_of
from provenance.services.withdraw import withdraw_variant
from provenance.text import read
from provenance.text.document import UnreadableError
from tests.services.making import GARDEN, HARBOUR, JAPANESE, add, make_article, variant

MIXED = f"---\ntitle: The book\nsha256: {'0' * 64}\n---\n\n# The book (edited 1)\n\n{HARBOUR}\n"


@pytest.mark.parametrize("text", [HARBOUR, JAPANESE, MIXED, "a\x0bb"])
def test_a_document_comes_back_from_its_row_as_it_was(text):
    """Every field."""
    document = read(text.encode(), name="a.md")
    assert unpack_document(pack_document(document)) == document


@pytest.mark.django_db
def test_a_variant_is_read_once_and_again_if_the_reading_is_thrown_away():
    """From its original bytes."""
    article = make_article()
    add(article, MIXED)
    row = variant(article, "A")
    kept = document_of(row)
    assert Analysis.objects.filter(kind="reading").count() == 1
    Analysis.objects.all().delete()
    assert document_of(row) == kept == documents_of([row])["A"]
    assert Analysis.objects.filter(kind="reading").count() == 1


@pytest.mark.django_db
def test_a_withdrawn_variant_is_read_no_more():
    """It has no facts either."""
    article = make_article()
    add(article, HARBOUR)
    withdraw_variant(variant=variant(article, "A"), reason="Wrong.", by=None)
    row = variant(article, "A")
    with pytest.raises(Gone):
        document_of(row)
    assert summaries_of([row]) == {}


@pytest.mark.django_db
@pytest.mark.parametrize("count", [3, 30])
def test_facts_of_many_variants_cost_one_query(count, django_assert_num_queries):
    """As those of three."""
    article = make_article()
    add(article, *(f"{GARDEN} Number {number}." for number in range(count)))
    variants = variants_of(article)
    with django_assert_num_queries(1):
        summaries = summaries_of(variants)
    assert len(summaries) == count
    assert {summary.language for summary in summaries.values()} == {"en"}


@pytest.mark.django_db
def test_facts_say_what_is_odd():
    """A hash that differs, a language inside."""
    article = make_article()
    add(article, MIXED)
    row = variant(article, "A")
    summary = summaries_of([row])[row.pk]
    assert describe(summary).endswith("not the text whose hash it declares")
    assert (summary.title, summary.markers) == ("The book", ("edited 1",))


@pytest.mark.django_db(transaction=True)
def test_a_long_text_is_read_in_the_background(monkeypatch, run_tasks):
    """Stored at once with what its front matter declares; its facts and search come later."""
    monkeypatch.setattr(reading, "READ_AT_ONCE", 100)
    article = make_article()
    (outcome,) = add_variants(article=article, items=[Upload("a.md", MIXED.encode())])
    assert outcome.says == "Stored as A: it is long and is being read."
    row = variant(article, "A")
    assert row.effective == {"title": "The book"}
    with pytest.raises(NotYet, match="A is long; it is being read"):
        document_of(row)
    assert summaries_of([row])[row.pk].pending
    assert search(query="pencil", user=None) == []
    pending = lineage_of(article)
    assert isinstance(pending, Pending)
    assert not similarity_of(article).is_known
    run_tasks()
    assert {job.state for job in Job.objects.all()} == {"done"}
    assert document_of(row) == read(MIXED.encode(), name="a.md")
    assert not summaries_of([row])[row.pk].pending
    assert [hit.variant.siglum for hit in search(query="pencil", user=None)] == ["A"]
    assert isinstance(lineage_of(article), Traced)
    assert similarity_of(article).of("A", "A") == 1.0


@pytest.mark.django_db(transaction=True)
def test_a_long_text_that_was_withdrawn_meanwhile_is_not_made_findable(monkeypatch, run_tasks):
    """Its reading is dropped."""
    monkeypatch.setattr(reading, "READ_AT_ONCE", 100)
    article = make_article()
    add_variants(article=article, items=[Upload("a.md", MIXED.encode())])
    withdraw_variant(variant=variant(article, "A"), reason="Wrong.", by=None)
    run_tasks()
    assert search(query="pencil", user=None) == []


@pytest.mark.django_db
def test_a_long_file_that_is_no_text_is_refused_at_once(monkeypatch):
    """It is not stored first and found wanting later."""
    monkeypatch.setattr(reading, "READ_AT_ONCE", 100)
    png = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
    (outcome,) = add_variants(article=make_article(), items=[Upload("photo.png", png)])
    assert outcome.status == "failed"


@pytest.mark.django_db
def test_what_a_later_reader_refuses_stays_as_it_was_read():
    """Under the name of the engine that read it; the article's other texts are not held up."""
    article = make_article()
    add(article, HARBOUR)
    held = read("\u200b".join("abc").encode(), name="0.txt")
    blank = Original.objects.store(b" \n ")
    row = Variant.objects.create(article=article, siglum="B", original=blank, filename="0.txt")
    Capture.objects.create(variant=row)
    question = Question(Kind.READING, (blank.pk,), {"suffix": ".txt"})
    Analysis.objects.create(
        kind=Kind.READING,
        key="of an earlier reader",
        engine="text/earlier",
        options={"hashes": [blank.pk], **question.options},
        summary=reading.pack_summary(held),
        result=pack_document(held),
    )
    documents = reading.documents_of(variants_of(article))
    assert (list(documents), documents["B"]) == (["A", "B"], held)
    assert Analysis.objects.get(key=question.key).engine == "text/earlier"


@pytest.mark.django_db
def test_what_no_reader_could_read_is_refused():
    """With the reader's sentence."""
    article = make_article()
    blank = Original.objects.store(b" \n ")
    row = Variant.objects.create(article=article, siglum="A", original=blank, filename="0.txt")
    Capture.objects.create(variant=row)
    with pytest.raises(UnreadableError, match=r"0\.txt is empty"):
        document_of(variant(article, "A"))
