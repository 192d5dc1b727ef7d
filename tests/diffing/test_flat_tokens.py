"""Tokens of plain text found in flat arrays are those of the tokeniser."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.diffing.flat_tokens import Pieces
from provenance.text.tokens import is_plain, split_words
from tests.diffing.strategies import PIECES

PLAIN = [piece for piece in [*PIECES, *".,'’·_-…aB1½ÿßZ÷"] if is_plain(piece)]
written = st.lists(st.sampled_from(PLAIN), min_size=1, max_size=20).map("".join).map(str.lstrip)


def pieces_of(*texts: str) -> Pieces:
    ends = np.cumsum([len(text) for text in texts])
    begin = np.append(0, ends[:-1])
    ranges = list(zip(begin.tolist(), ends.tolist(), strict=True))
    return Pieces("".join(texts), ranges, begin)


@settings(max_examples=500, deadline=None)
@given(written.filter(bool), written.filter(bool))
def test_plain_pieces_are_split_as_the_tokeniser_splits_them(first: str, second: str) -> None:
    pieces = pieces_of(first + " ", second)
    if not pieces.odd.any():
        expected = [*split_words(first + " "), *split_words(second)]
        whole, starts = pieces.text, pieces.starts.tolist()
        assert [whole[start:end] for start, end in pairwise(starts)] == expected
        assert [
            whole[start:end] for start, end in zip(starts, pieces.ends.tolist(), strict=False)
        ] == [literal.strip() for literal in expected]


def test_pieces_that_are_not_plain_or_begin_with_white_space_are_odd() -> None:
    assert pieces_of("plain ", "東京 ", " so ", "÷ ", "plain").odd.tolist() == [
        False,
        True,
        True,
        True,
        False,
    ]


def test_prints_are_alike_for_the_same_signs_wherever_they_stand() -> None:
    pieces = pieces_of("so it was ", "was\nit so ")
    prints = pieces.prints.tolist()
    assert prints[:3] == prints[:2:-1]
    assert len(set(prints)) == 3
    assert pieces.literal_prints[2] != pieces.literal_prints[3]
