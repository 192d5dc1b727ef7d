"""What both sides of a gap begin and end with is set aside, whole words of it."""

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from provenance.diffing.flat.cuts import is_cut
from provenance.diffing.flat.units import units_kept, units_of
from provenance.diffing.matching.gap_ends import LONG, without_ends
from tests.diffing.strategies import PIECES

PLAIN = ["so it was, ", "we went on\n", "the ", "ferry ", "left. ", "é ", "😀"]
written = st.lists(st.sampled_from([*PIECES, *PLAIN * 4]), max_size=40).map("".join)


def test_words_alike_at_both_ends_are_set_aside() -> None:
    older, newer = "So we went up to the hut. ", "So we walked up to the hut. "
    with units_kept():
        units_of(older, newer)
        left, same = without_ends(older, newer, np.array([[0, len(older), 0, len(newer)]]))
    assert [(older[a:b], newer[c:d]) for a, b, c, d in left.tolist()] == [("went ", "walked ")]
    assert [older[a:b] for a, b, _, _ in same.tolist()] == ["So we ", "up to the hut. "]


@settings(max_examples=300)
@given(written, written, written, written, st.booleans())
@example("so it was, " * LONG, "the ", "ferry ", "we went on\n" * LONG, False)
@example("東京" * LONG, "に ", "", " 行く", False)
def test_what_is_set_aside_and_what_is_left_are_all_of_a_gap(
    head: str, older: str, newer: str, tail: str, apart: bool
) -> None:
    older, newer = ("!" + head + said + tail for said in (older, newer))
    start = 1 if apart and is_cut(older, 1) and is_cut(newer, 1) else 0
    if min(len(older), len(newer)) == start:
        return
    with units_kept():
        units_of(older, newer)
        gap = [start, len(older), start, len(newer)]
        left, same = without_ends(older, newer, np.array([gap]))
    for at, end, other, stop in same.tolist():
        assert older[at:end] == newer[other:stop] != ""
        assert all(is_cut(older, place) for place in {at, end} - {start})
        assert all(is_cut(newer, place) for place in {other, stop} - {start})
    kept = sum(end - at for at, end, *_ in same.tolist())
    rest = [(end - at, stop - other) for at, end, other, stop in left.tolist()]
    sizes = [len(older) - start - kept, len(newer) - start - kept]
    assert rest == ([tuple(sizes)] if min(sizes) > 0 else [])
