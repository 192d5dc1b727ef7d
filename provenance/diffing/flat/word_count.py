"""How many words has a long text? Counted in flat arrays, without making a single token.

The rules are those of `provenance.text.tokens` for plain text: a word is a run of letters and
digits; a mark inside may hold two runs together. What is not plain is left to the tokeniser, line
by line.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import itemgetter

import numpy as np

from provenance.diffing.flat.arrays import Classes, Flags, Numbers
from provenance.diffing.flat.cuts import first_cut, is_cut, last_cut
from provenance.diffing.flat.tokens import (
    COMMA,
    DIGIT,
    INSIDE,
    LETTER,
    LOW_LINE,
    MARK,
    NOT_PLAIN,
    SMALL,
    STOP,
    class_of,
    classes_of,
    codes_of,
)
from provenance.text.tokens import count_words

AT_ONCE = 1 << 19
"""Characters of a long text looked at at once: a quarter of them takes a tenth longer."""

SHORT = 4_000
"""Characters up to which making tokens costs less than starting."""

FEW = 50
"""The share of signs that are not plain, or not of Latin-1, one in so many, up to which each is
looked at alone."""

MOST = 0.5
"""The share of a text from which its stretches are counted where they stand, uncopied."""

_OTHER = 255
_LATIN = bytes(
    _OTHER if sign == "?" or class_of(sign) == NOT_PLAIN else class_of(sign)
    for sign in map(chr, range(256))
)
_PAD = b"  "

Range = tuple[int, int]


def count_many_words(text: str) -> int:
    """Count the words of `text`, as `count_words` does.

    >>> count_many_words("Don't pay 1,000.50 to x_y, end.Next " * 200)
    1400
    """
    return count_words_in(text, [(0, len(text))])


def count_words_in(text: str, ranges: Sequence[Range]) -> int:
    """Count the words of stretches of `text`, in order, none of which cuts a token.

    >>> count_words_in("one two three", [(0, 4), (8, 13)])
    2
    """
    size = sum(end - start for start, end in ranges)
    if size <= SHORT:
        return count_words("\n".join(text[start:end] for start, end in ranges))
    if size < MOST * len(text):
        return count_many_words("\n".join(text[start:end] for start, end in ranges))
    latin = memoryview(text.encode("latin-1", "replace"))
    count = 0
    rest: list[str] = []
    for start, end in _slabs(text):
        inside = _between(ranges, start, end)
        if inside:
            slab = _Slab(text, (start, end), inside)
            signs = bytearray().join((_PAD, latin[start:end], _PAD)).translate(_LATIN)
            count += slab.count(signs, rest)
    return count + count_words("\n".join(rest))


def _slabs(text: str) -> Iterator[Range]:
    """Part a text where a line ends and a word begins."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + AT_ONCE) + 1 or len(text)
        while not is_cut(text, end):
            end = text.find("\n", end) + 1 or len(text)
        yield start, end
        start = end


def _between(ranges: Sequence[Range], start: int, end: int) -> Sequence[Range]:
    """Give those of the ranges, in order, that hold anything from `start` to `end`."""
    first = bisect_left(ranges, (start,))
    first -= first > 0 and ranges[first - 1][1] > start
    return ranges[first : bisect_left(ranges, (end,))]


class _Slab:
    """A part of a text, and the ranges in it that are counted."""

    def __init__(self, text: str, bounds: Range, ranges: Sequence[Range]) -> None:
        self._text = text
        self._start, self._end = bounds
        self._ranges = ranges

    def count(self, signs: bytearray, rest: list[str]) -> int:
        """Count the words of what is plain, and add what is not to `rest`.

        `signs` are the classes of the signs and of two spaces on each side.
        """
        classes = np.frombuffer(signs, np.uint8)
        other = np.flatnonzero(classes == _OTHER)
        if len(other):
            odd = self._look_up(classes, other)
            if len(odd) * FEW > len(signs):
                return count_words("\n".join(self._counted(self._start, self._end)))
            for start, end in self._around(odd.tolist()):
                rest += self._counted(start, end)
                classes[start - self._start + 2 : end - self._start + 2] = MARK
        if not self._is_whole():
            self._leave_out(classes)
        return _count(classes)

    def _is_whole(self) -> bool:
        start, end = self._ranges[0]
        return start <= self._start and end >= self._end

    def _look_up(self, classes: Classes, other: Numbers) -> Numbers:
        """Put in the classes of signs that are not of Latin-1; give where what is not plain is."""
        places = other + (self._start - len(_PAD))
        if len(other) * FEW > len(classes):
            known = classes_of(codes_of(self._text[self._start : self._end]))
            classes[2:-2] = known
            return np.flatnonzero(known == NOT_PLAIN) + self._start
        signs = "".join(itemgetter(0, *places.tolist())(self._text))
        classes[other] = known = classes_of(codes_of(signs))[1:]
        odd: Numbers = places[known == NOT_PLAIN]
        return odd

    def _around(self, odd: list[int]) -> Iterator[Range]:
        """Give the stretches around places that may be counted alone."""
        end = self._start
        for at in odd:
            if at >= end:
                start = last_cut(self._text, end, at + 1)
                end = first_cut(self._text, at, self._end)
                yield start, end

    def _counted(self, start: int, end: int) -> Iterator[str]:
        """Give what is counted from `start` to `end`."""
        for first, last in _between(self._ranges, start, end):
            yield self._text[max(first, start) : min(last, end)]

    def _leave_out(self, classes: Classes) -> None:
        """Take for marks what is not counted."""
        at = 0
        for start, end in self._ranges:
            classes[at + 2 : max(0, start - self._start) + 2] = MARK
            at = end - self._start
        classes[at + 2 : -2] = MARK


def _count(padded: Classes) -> int:
    """Count the runs of letters and digits, less the marks that hold two of them together.

    Runs of low lines alone are no words.
    """
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
    low = np.flatnonzero(padded == LOW_LINE)
    if len(low):
        apart = np.diff(low) > 1
        starts, ends = low[np.append(True, apart)], low[np.append(apart, True)]
        count -= np.count_nonzero(begins[starts - 1] & (padded[ends + 1] < DIGIT))
    return int(count)


def _is_letter(classes: Classes) -> Flags:
    found: Flags = classes >= LETTER
    return found
