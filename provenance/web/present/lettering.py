"""How do words stand beside a node of a drawing, where no browser sets them in lines?

Widths are those of the page's serif at 16 px, measured in Chromium; letters of a fallback font are
narrower or as wide. Numbers are units of the drawing, one CSS pixel at its own size.
"""

import re
from functools import cache
from unicodedata import category

SIZE = 16.0
NOTE = 0.88
"""Width of the smaller italics, as a share of the upright letters'."""
BOLD = 1.04
"""Width of the bolder letters."""

WIDTHS = {
    3.8: " \xa0'‘’",
    4.6: ",./[]!",
    5.1: "j:;·()-il",
    6.0: "ftJI",
    7.2: "?“”rs",
    8.3: "zc–0123456789",
    8.6: "Seagé",
    9.2: "xvoyZk",
    9.6: "qFbLdpP",
    10.1: "uüBEhnñ",
    10.9: "TCYXR",
    11.8: "KVDAG&UOQ",
    12.9: "N…Hw",
    14.8: "%M",
    16.0: "mW—",
}
LOWER, UPPER, WIDE = 9.6, 12.0, 16.0
"""Width of other letters: small ones, capitals, those of China, Japan and Korea."""

EAST = "\u2e80"
SPACES = re.compile(r"[ \t\n]+")
"""Spaces at which a line may end; one that may not keeps two words together."""
BREAKS = frozenset(" -–/")


@cache
def _width(letter: str) -> float:
    for width, letters in WIDTHS.items():
        if letter in letters:
            return width
    if letter >= EAST:
        return WIDE
    if category(letter).startswith("M"):
        return 0.0
    return UPPER if letter.isupper() else LOWER


def width_of(text: str) -> float:
    """How wide words are at 16 px."""
    return sum(map(_width, text))


def set_lines(text: str, room: float, most: int) -> tuple[str, ...]:
    """Set words in so many lines of so much room; what does not fit ends the last with an ellipsis.

    >>> set_lines("As first published, saved the same evening", 220, 2)
    ('As first published, saved the', 'same evening')
    >>> set_lines("As first published, saved the same evening", 220, 1)
    ('As first published, saved…',)
    """
    lines: list[str] = []
    rest = SPACES.sub(" ", text).strip()
    while rest and width_of(rest) > room:
        last = len(lines) + 1 >= most
        fits = _fitting(rest, room - (_width("…") if last else 0.0))
        at = _break(rest, fits)
        if last:
            return (*lines, f"{rest[:at].rstrip(' ,;:·')}…")
        lines.append(rest[:at].rstrip(" ·"))
        rest = rest[at:].lstrip(" ·")
    return (*lines, rest) if rest or not lines else tuple(lines)


def _fitting(text: str, room: float) -> int:
    """How many letters fit, one at the least."""
    width = 0.0
    for at, letter in enumerate(text):
        width += _width(letter)
        if width > room:
            return max(1, at)
    return len(text)


def _break(text: str, fits: int) -> int:
    """Where a line ends: after the last sign that ends one, unless that leaves half of it empty."""
    if text[fits] == " ":
        return fits
    for at in range(fits, fits // 2, -1):
        if text[at - 1] in BREAKS or text[at - 1] >= EAST:
            return at
    return fits
