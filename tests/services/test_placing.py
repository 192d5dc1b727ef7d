"""A new text is placed by the lineage of those that were there before, at the cost of one."""

import pytest

from provenance.models import Analysis
from provenance.services import read, trace
from provenance.services.placing import placed_at_once
from provenance.services.trace import BeingTraced, Traced
from tests.services.making import GARDEN, HARBOUR, HARBOUR_LATER, add, make_article, variant

KNOWN = [
    HARBOUR,
    f"Weekend reading\n\n{HARBOUR}",
    HARBOUR_LATER,
    HARBOUR_LATER.replace("pencil", "pencill"),
]


@pytest.fixture(autouse=True)
def _large(monkeypatch):
    """Every article is too large to be traced while somebody waits."""
    monkeypatch.setattr(trace, "LARGE", 10)


def known_of(article) -> Traced:
    traced = trace.lineage_of(article)
    assert isinstance(traced, BeingTraced)
    assert traced.known is not None
    assert not traced.known.is_current
    return traced.known


def test_a_new_text_gets_a_row_and_stands_among_those_who_read_as_it_does(db):
    article = make_article()
    add(article, *KNOWN)
    before = trace.compute(article=article).result
    add(article, HARBOUR.replace("stove", "oven"))
    told = placed_at_once(article, known_of(article), ["E"])
    (row,) = [row for row in told["derivations"] if row["child"] == "E"]
    assert row["parent"] == "r0"
    named = {one["place"] for one in row["evidence"] if "place" in one}
    texts = [
        reading["text"]
        for one in told["places"]
        if one["id"] in named
        for reading in one["readings"]
        if "E" in reading["witnesses"]
    ]
    assert texts == ["eighty", "laughed"]
    assert told["derivations"][:-1] == before["derivations"]
    assert {"id": "E"} in told["variants"]


def test_a_text_of_other_words_is_left_open(db):
    article = make_article()
    add(article, *KNOWN)
    trace.compute(article=article)
    add(article, GARDEN)
    told = placed_at_once(article, known_of(article), ["E"])
    assert [row["between"] for row in told["undecided"] if row["child"] == "E"] == [[]]


def test_a_text_that_is_still_being_read_has_no_row(db, monkeypatch):
    article = make_article()
    add(article, *KNOWN)
    trace.compute(article=article)
    add(article, HARBOUR.replace("stove", "oven"))
    known = known_of(article)
    monkeypatch.setattr("provenance.services.read.READ_AT_ONCE", 10)
    Analysis.objects.filter(key=read._question(variant(article, "E")).key).delete()
    told = placed_at_once(article, known, ["E"])
    assert "E" not in {row["child"] for row in (*told["derivations"], *told["undecided"])}


@pytest.mark.parametrize("more", [0, 12])
def test_it_costs_as_many_queries_of_many_texts_as_of_few(db, more, django_assert_num_queries):
    article = make_article()
    add(article, *KNOWN, *(HARBOUR + "\n" * number for number in range(1, more)))
    trace.compute(article=article)
    add(article, HARBOUR.replace("stove", "oven"), HARBOUR.replace("stove", "hearth"))
    known = known_of(article)
    sigla = list(article.variants.in_order().values_list("siglum", flat=True))[-2:]
    with django_assert_num_queries(3):
        told = placed_at_once(article, known, sigla)
    assert {row["child"] for row in told["derivations"]}.issuperset(sigla)
