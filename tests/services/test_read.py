import pytest

from provenance.models import Analysis
from provenance.services.facts import describe
from provenance.services.read import (
    document_of,
    documents_of,
    pack_document,
    summaries_of,
    unpack_document,
)
from provenance.services.refusals import Gone
from provenance.services.trace import variants_of
from provenance.services.withdraw import withdraw_variant
from provenance.text import read
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
