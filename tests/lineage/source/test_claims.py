"""One fetch gives one text: who claims another's fetch and reads otherwise was made from it."""

import pytest

from provenance.lineage import trace
from provenance.lineage.source.stated import Node, Stated
from provenance.text.reading import read
from tests.lineage.texts import AFTER_EDIT, ARTICLE, changed

URL = "https://orlen.example.org/ferry"
MARCH = "2026-03-01T08:00:00Z"
APRIL = "2026-04-01T08:00:00Z"
MAY = "2026-05-01T08:00:00Z"
ALTERED = ("Nobody rings it", "Hardly anybody rings it")
MORE = ("41,000 crossings", "14,000 crossings"), ("gulls get up", "crows get up")


def traced(*stated, **texts):
    """The lineage of texts of one address, each with the moment at which it was fetched."""
    documents = {name: read(text.encode(), name=name) for name, (text, _) in texts.items()}
    meta = {name: {"source_url": URL, "fetched": when} for name, (_, when) in texts.items()}
    return trace(documents, meta, stated)


def row(lineage, child):
    """The row of a text."""
    return next(one for one in (*lineage.derivations, *lineage.undecided) if one.child == child)


@pytest.mark.parametrize("changes", [[ALTERED], [ALTERED, *MORE]])
def test_what_only_one_of_two_texts_of_one_fetch_reads_is_no_state(changes):
    """An altered file with the fetch of another was made from that one, which others agree with."""
    told = traced(
        a=(ARTICLE, MARCH),
        b=(AFTER_EDIT, APRIL),
        altered=(changed(AFTER_EDIT, *changes), APRIL),
        c=(AFTER_EDIT, MAY),
    )
    assert [revision.label for revision in told.revisions] == ["as first published", "edited 1"]
    assert [row(told, child).parent for child in ("a", "b", "altered", "c")] == [
        "r0",
        "r1",
        "b",
        "r1",
    ]
    assert row(told, "altered").relation == "copy"


def test_the_row_says_which_fetch_is_claimed_and_by_which_words():
    """A reader learns why one of the two is not believed."""
    altered = changed(AFTER_EDIT, ALTERED)
    told = traced(a=(ARTICLE, MARCH), b=(AFTER_EDIT, APRIL), altered=(altered, APRIL))
    assert row(told, "altered").evidence[0].says == (
        "It claims the fetch of 1 April 2026, 08:00 UTC, as b does, but reads “Hardly anybody” "
        "where b has “Nobody”, and no other capture reads as it does: it was made from that text, "
        "and took over when that was fetched."
    )


def test_it_is_open_which_is_as_fetched_where_no_other_capture_tells():
    """Two texts of the last fetch that read the edit otherwise make one state between them."""
    other = changed(AFTER_EDIT, ("disagree about the service", "quarrel about the service"))
    told = traced(a=(ARTICLE, MARCH), b=(AFTER_EDIT, APRIL), altered=(other, APRIL))
    assert [revision.label for revision in told.revisions] == ["as first published", "edited 1"]
    assert {*row(told, "b").between, *row(told, "altered").between} == {"r1", "b", "altered"}
    assert "no other capture tells which was fetched so" in row(told, "b").why


def test_an_excerpt_of_an_altered_text_is_made_from_the_same_fetch():
    """What was cut short as well says less, and is held against the same text."""
    altered = changed(AFTER_EDIT, ALTERED)
    told = traced(
        a=(ARTICLE, MARCH),
        b=(AFTER_EDIT, APRIL),
        cut=(altered[: len(altered) // 2], APRIL),
        c=(AFTER_EDIT, MAY),
    )
    assert row(told, "cut").parent == "b"
    assert len(told.revisions) == 2


def test_two_texts_of_one_fetch_that_read_alike_are_both_captures():
    """What one of them lacks, or has around the article, is no other wording."""
    told = traced(
        a=(ARTICLE, MARCH),
        b=(AFTER_EDIT, APRIL),
        again=(f"{AFTER_EDIT}\nShare this article\n", APRIL),
        c=(AFTER_EDIT, MAY),
    )
    assert [row(told, child).parent for child in ("b", "again")] == ["r1", "r1"]


def test_what_another_capture_shows_is_believed_of_both():
    """A cache may give an older wording at the very moment of a newer one."""
    told = traced(
        a=(ARTICLE, MARCH), b=(AFTER_EDIT, APRIL), cached=(ARTICLE, APRIL), c=(AFTER_EDIT, MAY)
    )
    assert [row(told, child).parent for child in ("b", "cached")] == ["r1", "r0"]


def test_a_date_alone_is_claimed_by_several_fetches():
    """Of one day there may be several states: an edit between two of its fetches is one."""
    edited = changed(AFTER_EDIT, ALTERED)
    told = traced(a=(ARTICLE, "2026-03-01"), b=(AFTER_EDIT, "2026-04-01"), c=(edited, "2026-04-01"))
    assert len(told.revisions) == 3


def test_who_knows_what_a_text_was_made_from_is_believed():
    """A statement stands against what a claim would tell."""
    told = traced(
        Stated(Node(("altered",)), Node(("a",)), holds=True),
        a=(ARTICLE, MARCH),
        b=(AFTER_EDIT, APRIL),
        altered=(changed(AFTER_EDIT, ALTERED), APRIL),
    )
    assert row(told, "altered").parent != "b"
