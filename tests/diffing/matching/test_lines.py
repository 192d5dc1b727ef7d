"""Whole lines that two texts share are found in order, each run made of whole tokens."""

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.diffing.flat.cuts import is_cut
from provenance.diffing.matching.lines import shared_lines
from provenance.text.spans import Span

LINES = [
    "The ferry left.",
    "Every baker sold rye.",
    "  A storm came.",
    "",
    "end.",
    "東京。",
    "\u0301x",
    "a",
]
written = st.lists(st.sampled_from(LINES), max_size=12).map("\n".join)


def found(older: str, newer: str, shortest: int = 8) -> list[tuple[str, int]]:
    whole = Span(0, len(older)), Span(0, len(newer))
    return [
        (older[start:end], other)
        for start, end, other, _ in shared_lines(older, newer, *whole, shortest).in_order.tolist()
    ]


def test_lines_that_stand_once_lead_and_equal_ones_beside_them_follow() -> None:
    older = "a\nThe ferry left.\na\nEvery baker sold rye.\n"
    newer = "b\nThe ferry left.\na\nEvery baker sold rye.\nb\n"
    assert found(older, newer) == [("The ferry left.\na\nEvery baker sold rye.\n", 2)]


def test_of_lines_that_changed_places_the_heavier_stay() -> None:
    light, heavy = "The ferry left.\n", "Every baker sold out of rye.\n"
    assert found(light + heavy, heavy + light) == [(heavy, 0)]


def test_lines_of_texts_in_another_order_are_told_apart_with_equal_ones_beside_them() -> None:
    ferry, baker, storm = "The ferry left.\na\n", "Every baker sold rye.\n", "A storm came in.\n"
    older, newer = ferry + baker + storm + "b\n", storm + baker + ferry
    shared = shared_lines(older, newer, Span(0, len(older)), Span(0, len(newer)), 8)
    assert [older[row[0] : row[1]] for row in shared.in_order.tolist()] == [baker]
    assert [older[row[0] : row[1]] for row in shared.crossing.tolist()] == [ferry, storm]


@settings(max_examples=200)
@given(written, written)
def test_runs_of_lines_are_equal_in_order_and_cut_no_token(older: str, newer: str) -> None:
    at_older = at_newer = 0
    whole = Span(0, len(older)), Span(0, len(newer))
    for start, end, other, stop in shared_lines(older, newer, *whole, 1).in_order.tolist():
        assert start >= at_older
        assert other >= at_newer
        at_older, at_newer = end, stop
        assert older[start:end] == newer[other:stop] != ""
        for text, offset in ((older, start), (older, end), (newer, other), (newer, stop)):
            assert is_cut(text, offset)
