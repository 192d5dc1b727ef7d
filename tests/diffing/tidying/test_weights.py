"""Stretches weigh the same, in whatever script, one by one and many at once."""

from itertools import accumulate, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.diffing.tidying.weights import FEW_ODD, MANY, count_words, measured, weigh

PIECES = [
    "的", "我们", "東京", "に", "カナ", "ー", "、", "䷀", "그", "한국", "𠀀", "\ud800", "the", "The", "labs", "_", "½",
    "２", "é", "e\u0301", "и", "K", "İ", " ", "\n",
]  # fmt: skip  # a table
stretches = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)


@settings(max_examples=100)
@given(st.lists(stretches, min_size=1, max_size=20))
def test_many_stretches_weigh_what_each_weighs(pieces: list[str]) -> None:
    pieces = pieces * MANY
    bounds = list(accumulate(map(len, pieces), initial=0))
    found = measured("".join(pieces), bounds[:-1], bounds[1:], enough=100)
    said = ["".join(pieces)[start:end] for start, end in pairwise(bounds)]
    assert found.weights == list(map(weigh, said))
    assert found.words == list(map(count_words, said))
    assert found.lines == ["\n" in piece for piece in said]


@given(stretches)
def test_one_stretch_among_many_plain_ones_weighs_what_it_weighs(piece: str) -> None:
    pieces = ["the labs ", "and\n"] * max(MANY, FEW_ODD) + [piece]
    bounds = list(accumulate(map(len, pieces), initial=0))
    found = measured("".join(pieces), bounds[:-1], bounds[1:], enough=100)
    assert found.weights == list(map(weigh, pieces))
    assert found.words == list(map(count_words, pieces))
