"""How many words has a long text? Counted in flat arrays, without making a single token.

The rules are those of `provenance.text.tokens` for plain text: a word is a run of letters and
digits; a mark inside may hold two runs together. What is not plain is left to the tokeniser, line
by line.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from provenance.diffing.cuts import is_cut
from provenance.diffing.flat_tokens import (
    COMMA,
    DIGIT,
    INSIDE,
    LETTER,
    LOW_LINE,
    MARK,
    NOT_PLAIN,
    SLAB,
    SMALL,
    STOP,
    class_of,
    classes_of,
    codes_of,
)
from provenance.text.tokens import count_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Classes = NDArray[np.uint8]

SHORT = 4_000
"""Characters up to which making tokens costs less than starting."""

FEW = 50
"""The share of signs that are not plain, one in so many, up to which lines are told apart."""

_ASCII = bytes(class_of(chr(code)) for code in range(128)) + bytes(128)


def count_many_words(text: str) -> int:
    """Count the words of `text`, as `count_words` does.

    >>> count_many_words("Don't pay 1,000.50 to x_y, end.Next " * 200)
    1400
    """
    if len(text) <= SHORT:
        return count_words(text)
    return sum(map(_count_slab, _slabs(text)))


def _slabs(text: str) -> Iterator[str]:
    """Part a text where a line ends and a word begins."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + SLAB) + 1 or len(text)
        while not is_cut(text, end):
            end = text.find("\n", end) + 1 or len(text)
        yield text[start:end]
        start = end


def _count_slab(text: str) -> int:
    import numpy as np  # noqa: PLC0415 - short texts need none

    if text.isascii():
        return _count(np.frombuffer(text.encode().translate(_ASCII), np.uint8))
    classes = classes_of(codes_of(text))
    odd = np.flatnonzero(classes == NOT_PLAIN)
    if len(odd) * FEW > len(text):
        return count_words(text)
    count = 0
    end = 0
    for at in odd.tolist():
        if at >= end:
            start, end = _line(text, at)
            count += count_words(text[start:end])
            classes[start:end] = MARK
    return count + _count(classes)


def _count(classes: "Classes") -> int:
    """Count the runs of letters and digits, less the marks that hold two of them together."""
    import numpy as np  # noqa: PLC0415 - short texts need none

    padded = np.zeros(len(classes) + 4, np.uint8)
    padded[2:-2] = classes
    word = padded >= LOW_LINE
    begins = word[1:] > word[:-1]
    inner = padded[2:-2] - np.uint8(STOP) <= INSIDE - STOP
    inner &= word[1:-3]
    inner &= word[3:-1]
    at = np.flatnonzero(inner) + 2
    before, mark, after = padded[at - 1], padded[at], padded[at + 1]
    digits = (before == DIGIT) & (after == DIGIT)
    letters = _is_letter(before) & _is_letter(after) & (mark != COMMA)
    held = (mark == INSIDE) | (after == SMALL) | (before != SMALL) | (padded[at - 2] != SMALL)
    count = np.count_nonzero(begins) - np.count_nonzero(digits | (letters & held))
    return int(count) - _low_lines(padded, begins)


def _is_letter(classes: "Classes") -> "NDArray[np.bool_]":
    found: NDArray[np.bool_] = classes >= LETTER
    return found


def _low_lines(padded: "Classes", begins: "NDArray[np.bool_]") -> int:
    """Count the runs that are low lines alone, which are no words."""
    import numpy as np  # noqa: PLC0415 - short texts need none

    low = padded == LOW_LINE
    if not low.any():
        return 0
    ends = np.flatnonzero(low[:-1] & ~low[1:])
    starts = np.flatnonzero(low[1:] & ~low[:-1]) + 1
    alone = begins[starts - 1] & (padded[ends + 1] < DIGIT)
    return int(np.count_nonzero(alone))


def _line(text: str, at: int) -> tuple[int, int]:
    """Give the bounds of the line or lines around `at` that may be counted alone."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at) + 1 or len(text)
    while start and not is_cut(text, start):
        start = text.rfind("\n", 0, start - 1) + 1
    while not is_cut(text, end):
        end = text.find("\n", end) + 1 or len(text)
    return start, end
