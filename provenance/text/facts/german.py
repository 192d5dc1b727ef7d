"""What number is a German word that is one? "vierundzwanzig", "zweihundertdreißigtausend"."""

import re
from functools import cache

from provenance.text.facts.number_words import GERMAN

FIRST_OF_TENS = 20
"""From here on the units stand before the tens: "vierundzwanzig"."""

_UNITS = {**GERMAN.cardinals, "ein": 1, "halb": 0.5}
_HALVED = re.compile(r"(\w*?)einhalb|anderthalb")
_SCALES = (("tausend", 1000), ("hundert", 100))


@cache
def compound(word: str) -> float | None:
    """The number that a compound means, or None.

    >>> compound("vierundzwanzig"), compound("dreihundertzwölf"), compound("zweieinhalb")
    (24.0, 312.0, 2.5)
    >>> compound("wunderbar") is None
    True
    """
    if (halved := _HALVED.fullmatch(word)) is not None:
        whole = 1 if word == "anderthalb" else _UNITS.get(halved[1])
        return None if whole is None else whole + 0.5
    return _whole(word)


def _whole(word: str) -> float | None:
    if word in _UNITS and word != "halb":
        return float(_UNITS[word])
    for name, scale in _SCALES:
        before, found, after = word.partition(name)
        if found and (before or after):
            many = 1.0 if not before else _whole(before)
            rest = 0.0 if not after else _whole(after.removeprefix("und"))
            return None if many is None or rest is None else many * scale + rest
    unit, found, tens = word.partition("und")
    if found and unit in _UNITS and GERMAN.cardinals.get(tens, 0) >= FIRST_OF_TENS:
        return float(_UNITS[unit] + GERMAN.cardinals[tens])
    return None
