"""Places in a text and in its units are told from each other, whatever signs it has."""

from itertools import pairwise

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from provenance.diffing.flat.units import joined, squeezed, units_kept, units_of
from tests.diffing.strategies import PIECES

RARE = ["so it was, ", "we went on\n", "é", "\u3000", "\xa0", "\u2028", "😀", "\ud800"]
LINE_SIGNS = "\n\r\u2028"
written = st.lists(st.sampled_from([*PIECES, *RARE, *RARE[:2] * 9]), max_size=30).map("".join)


@settings(max_examples=200)
@given(written, written)
@example("so it was, and\u2028 we went on\n", "東京に行く。")
def test_units_stand_where_signs_do(older: str, newer: str) -> None:
    for text, side in zip((older, newer), units_of(older, newer), strict=True):
        places = np.arange(len(text) + 1)
        assert side.places(side.at(places)).tolist() == places.tolist()
        feeds = [place for place, sign in enumerate(text) if sign == "\n"]
        assert side.places(side.feeds).tolist() == feeds
        assert [sign in side for sign in LINE_SIGNS] == [sign in text for sign in LINE_SIGNS]


@settings(max_examples=100)
@given(written, written, st.data())
def test_stretches_are_joined_and_squeezed_as_the_text_itself(
    older: str, newer: str, data: st.DataObject
) -> None:
    bounds = data.draw(st.lists(st.integers(0, len(older)), min_size=2, max_size=9).map(sorted))
    starts, ends = np.array(bounds[:-1]), np.array(bounds[1:])
    said = "|".join(older[start:end] for start, end in pairwise(bounds))
    assert joined(older, starts, ends, "|") == said
    with units_kept():
        side, _ = units_of(older, newer)
        assert joined(older, starts, ends, "|") == said
        assert side.squeezed(starts, ends, "|") == squeezed(said)
