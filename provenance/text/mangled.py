"""What did a text say before it was read in a wrong encoding: "donâ€™t" for "don’t"?

UTF-8 that was read as Windows-1252 or Latin-1 leaves runs of letters and signs that, written back
in that encoding, are UTF-8 again. Nothing is changed in the text itself; comparisons use this.
"""

import re
from array import array
from collections.abc import Sequence

_RUN = re.compile(
    "[\u00c2-\u00f4]"
    "[\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178\ufffd]{1,3}"
)
_SURE = re.compile("â(?:€|\u0080)|[ÃÂ][\u0080-\u00bf]")
_FEWEST = 2
"""Plain signs of a wrong encoding from which a text is held to be spoilt by it."""
_LOST = (0x9D, 0x81, 0x8D, 0x8F, 0x90)
"""Bytes that Windows-1252 does not have; the first is of the closing quotation mark."""


def mended(text: str, fewest: int = _FEWEST) -> tuple[str, Sequence[int]] | None:
    """Give the text as it was, and where each of its characters stands in the spoilt one.

    The second has one number more than there are characters: where the spoilt text ends. None is
    given where fewer than `fewest` plain signs speak of a wrong encoding.

    >>> mended("It donâ€™t, it wonâ€™t.")[0]
    'It don’t, it won’t.'
    """
    if not any(sign in text for sign in "âÃÂ") or len(_SURE.findall(text)) < fewest:
        return None
    pieces: list[str] = []
    places = array("l")
    at = 0
    for run in _RUN.finditer(text):
        said = _said(run.group())
        if said is not None:
            pieces += [text[at : run.start()], said]
            places.extend(range(at, run.start()))
            places.extend([run.start()] * len(said))
            at = run.end()
    pieces.append(text[at:])
    places.extend(range(at, len(text) + 1))
    return "".join(pieces), places


def _said(run: str) -> str | None:
    """The character that a run was, and whatever of the run it does not need."""
    for size in range(min(4, len(run)), 1, -1):
        for lost in _LOST if "\ufffd" in run[:size] else _LOST[:1]:
            try:
                return bytes(_byte(one, lost) for one in run[:size]).decode() + run[size:]
            except (UnicodeDecodeError, ValueError):
                continue
    return None


def _byte(one: str, lost: int) -> int:
    if one == "\ufffd":
        return lost
    return one.encode("latin-1" if one < "\u0100" else "cp1252")[0]
