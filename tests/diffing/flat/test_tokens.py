"""Tokens of plain text found in flat arrays are those of the tokeniser."""

from itertools import pairwise

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from provenance.diffing.flat.tokens import Pieces
from provenance.text.tokens import is_plain, split_words
from tests.diffing.strategies import PIECES

ALL = [*PIECES, *".,'’·_-…aB1½ÿßZ÷"]
PLAIN = [piece for piece in ALL if is_plain(piece)]


def pieces_of(*texts: str) -> Pieces:
    ends = np.cumsum([len(text) for text in texts])
    begin = np.append(0, ends[:-1])
    return Pieces("".join(texts), begin, ends)


def split(pieces: Pieces) -> list[list[str]]:
    places = list(zip(pieces.starts.tolist(), pieces.stops.tolist(), strict=True))
    bounds = pieces.bounds.tolist()
    return [
        [pieces.text[start:stop] for start, stop in places[first:last]]
        for first, last in pairwise(bounds)
    ]


def written(signs: list[str]) -> st.SearchStrategy[str]:
    said = st.lists(st.sampled_from(signs), min_size=1, max_size=20).map("".join)
    return said.map(str.lstrip).filter(bool)


@settings(max_examples=500)
@given(written(PLAIN), written(PLAIN), written(ALL))
@example("a", "÷a’½", "ﾞ")
def test_pieces_are_split_as_the_tokeniser_splits_them(first: str, second: str, third: str) -> None:
    pieces = pieces_of(first, second, third)
    assert split(pieces) == [split_words(text) for text in (first, second, third)]
    assert not pieces.blank.any()


@settings(max_examples=300)
@given(written(PLAIN))
def test_a_core_ends_where_white_space_begins(text: str) -> None:
    pieces = pieces_of(text)
    cores = zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True)
    assert [text[start:end] for start, end in cores] == [
        literal.strip() for literal in split_words(text)
    ]


def test_white_space_before_the_first_token_is_no_ones() -> None:
    pieces = pieces_of("so ", " it ", "東京 ", "  東京", "", "was")
    assert pieces.blank.tolist() == [False, True, False, True, True, False]
    assert split(pieces) == [["so "], ["it "], ["東京 "], ["東京"], [], ["was"]]


def test_prints_are_alike_for_the_same_signs_wherever_they_stand() -> None:
    pieces = pieces_of("so it was ", "was\nit so ")
    prints = pieces.prints.tolist()
    assert prints[:3] == prints[:2:-1]
    assert len(set(prints)) == 3
    assert pieces.literal_prints[2] != pieces.literal_prints[3]


def test_lines_that_are_not_plain_are_split_apart_in_long_pieces() -> None:
    text = (
        "So it was, and on.\n" * 30 + "東京に行く。\n。 end\n" + "We went.\n\u0301x 1,000.5\n" * 30
    )
    assert split(pieces_of(text, text)) == [split_words(text)] * 2
