"""Phrases are found in a text, many at once as one by one, however its lines were wrapped."""

import random

from provenance.diffing.flat.phrases import FEW, standing
from provenance.diffing.flat.units import squeezed


def test_white_space_is_nothing() -> None:
    assert squeezed(" so\tit\r\nwas\u3000not\xa0so\x1c") == b"soitwasnotso"


def test_many_phrases_are_found_in_one_pass() -> None:
    pick = random.Random(1)
    text = bytes(pick.choices(b"abc", k=5_000))
    starts = [pick.randrange(len(text) - 20) for _ in range(3 * FEW)]
    there = {text[start : start + pick.randint(3, 20)] for start in starts}
    absent = {bytes(pick.choices(b"abcd", k=20)) for _ in range(FEW)} | {b"abd"}
    assert len(there) > FEW
    assert standing(text, there | absent) == there
    assert standing(text[:5], there | absent) == {each for each in there if each in text[:5]}
