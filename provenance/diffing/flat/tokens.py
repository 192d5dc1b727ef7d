"""Where do the tokens of many pieces of text stand? Found in flat arrays, all at once.

The rules are those of `provenance.text.tokens` for plain text, and no token is made; pieces that
are not plain are left to the tokeniser. What is told alike by prints must be compared by its
characters before it is told to anyone.
"""

from collections.abc import Iterator
from operator import itemgetter

import numpy as np

from provenance.diffing.flat.arrays import Classes, Codes, Flags, Numbers, Prints
from provenance.diffing.flat.units import joined
from provenance.text.tokens import is_plain, split_words

(
    SPACE,
    NOT_PLAIN,
    MARK,
    RUN,
    STOP,
    COMMA,
    INSIDE,
    LOW_LINE,
    DIGIT,
    NUMERAL,
    LETTER,
    SMALL,
) = range(12)
_UNKNOWN = 255
_CLASSES = {
    **dict.fromkeys("-=*~…—", RUN),
    ".": STOP,
    ",": COMMA,
    "'": INSIDE,
    "’": INSIDE,
    "·": INSIDE,
    "_": LOW_LINE,
}

_APART, _LINE_APART = "\n\x00\n", "\n!\n"
"""One follows each part that the tokeniser splits; no token crosses it.

The tokeniser tells line by line what is plain, but takes a line for the rest of the one before
unless it begins with a letter or a sign of ASCII: the second stands before those others.
"""

SHORT_PIECE = 500
"""Characters of a piece that is split as it is if it is not plain: half a dozen lines."""

_JOINED_LETTERS = "\u0e33\u0eb3\uff9e\uff9f"

SLAB = 1 << 17
"""Characters of a long text looked at at once: their arrays stay in the processor's cache."""

_LAST, _FEW = 0xFFFF, 0x180
_BASE = 0x9E3779B97F4A7C15
_powers: list[Prints] = []

FEWEST_POWERS, MOST_POWERS = 1 << 16, 1 << 18
"""Powers of the base that are kept from one comparison to the next: 2 MB at most."""


def classes_of(codes: Codes) -> Classes:
    """Give the class of each code point."""
    classes = _known.take(codes, mode="clip")
    unknown = classes == _UNKNOWN
    if unknown.any():
        new = np.unique(codes[unknown])
        _known[new] = [class_of(chr(code)) for code in new.tolist()]
        classes = _known.take(codes, mode="clip")
    return classes


def class_of(sign: str) -> int:
    """Give the class of one sign: what it may do in a word or a mark."""
    if sign in _CLASSES:
        return _CLASSES[sign]
    if sign.isspace() or not is_plain(sign):
        return SPACE if sign.isspace() else NOT_PLAIN
    if not sign.isalpha():
        return DIGIT if sign.isdecimal() else NUMERAL if sign.isnumeric() else MARK
    return SMALL if "a" <= sign <= "z" or "ß" <= sign <= "ÿ" else LETTER


_known: Classes = np.full(_LAST + 1, _UNKNOWN, np.uint8)
"""The class of each code point met so far; of those beyond, none is plain."""
_known[:_FEW] = [class_of(chr(code)) for code in range(_FEW)]
_known[_LAST] = NOT_PLAIN


def codes_of(text: str) -> Codes:
    """Give the code points of `text`."""
    if text.isascii():
        return np.frombuffer(text.encode(), np.uint8)
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.dtype("<u4"))


def signs_at(text: str, places: Numbers) -> tuple[Codes, Codes]:
    """Give the code points at each place in `text` and before it, 0 at its very ends."""
    inside = (places > 0) & (places < len(text))
    at = np.where(inside, places, 1)
    wanted = np.minimum(np.append(at, at - 1), len(text) - 1).tolist()
    codes = codes_of("".join(itemgetter(0, 0, *wanted)(text)))[2:]
    codes = np.where(np.tile(inside, 2), codes, 0)
    return codes[: len(at)], codes[len(at) :]


def begins(codes: Codes, classes: Classes) -> Flags:
    """Tell of each character whether a token begins there; white space begins none.

    What is not plain is told at random, but nothing beyond the white space around it.
    """
    start = classes > SPACE
    word = classes >= LOW_LINE
    start[1:] &= ~(word[1:] & word[:-1])
    at = np.flatnonzero((classes >= RUN) & (classes <= INSIDE))
    sign, mark = codes[at], classes[at]
    start[at[(mark <= STOP) & (at > 0) & (codes[at - 1] == sign)]] = False
    inner = (mark >= STOP) & (at > 0)
    at, mark = at[inner], mark[inner]
    before, twice = classes[at - 1], classes[at - 2]
    twice[at <= 1] = SPACE
    after = classes.take(at + 1, mode="clip")
    last = at == len(classes) - 1
    after[last] = SPACE
    held = (mark == INSIDE) | (after == SMALL) | (before != SMALL) | (twice != SMALL)
    joined = (before >= LETTER) & (after >= LETTER) & (mark != COMMA) & held
    joined |= (before == DIGIT) & (after == DIGIT)
    start[at[joined]] = False
    start[at[joined] + 1] = False
    closes = (mark == STOP) & (before >= LETTER) & (twice == STOP) & (after != STOP)
    start[at[closes]] = False
    return start


class Pieces:
    """The tokens of pieces of one text, each piece cut where a token begins.

    A line feed stands after each piece in `text`; `shift` tells how far each must be moved to
    stand where it stands in the whole. Each token has its place in `starts`, where its word or
    mark ends in `ends`, and the white space after it in `stops`; `kinds` is the class of its first
    sign. `bounds` are the first token of each piece, and the count of all. White space before the
    first token of a piece is no one's; `blank` tells which pieces begin with some.
    """

    def __init__(self, text: str, begin: Numbers, end: Numbers) -> None:
        self.text = joined(text, begin, end, "\n") + "\n" * (len(begin) > 0)
        sizes = end - begin
        ends = np.cumsum(sizes + 1)
        first = ends - sizes - 1
        self.shift = begin - first
        self.codes = codes_of(self.text)
        classes = classes_of(self.codes)
        start = begins(self.codes, classes)
        odd = np.flatnonzero(classes == NOT_PLAIN)
        odd = np.flatnonzero(np.searchsorted(odd, first) < np.searchsorted(odd, ends))
        ranges = [
            part
            for piece in zip(first[odd].tolist(), (ends[odd] - 1).tolist(), strict=True)
            for part in _odd_lines(self.text, *piece, classes)
        ]
        for part in ranges:
            start[slice(*part)] = False
        if ranges:
            said = [self.text[slice(*part)] for part in ranges]
            start[_split(said, np.array(ranges, np.int64)[:, 0])] = True
        self.starts = np.flatnonzero(start)
        self.bounds = np.searchsorted(self.starts, np.append(first, len(classes)))
        self.stops = np.append(self.starts, len(classes))[1:]
        last = self.bounds[1:][self.bounds[1:] > self.bounds[:-1]] - 1
        self.stops[last] = ends[self.bounds[1:] > self.bounds[:-1]] - 1
        self.kinds = classes[self.starts]
        self.ends = _without_white(classes, self.stops)
        self.blank: Flags = classes[first] == SPACE
        self.prints, self.literal_prints = prints_of(self.codes, self.starts, self.ends, self.stops)
        self.cuts = self.ends < self.stops
        self.cuts[last] = True


def spelled(starts: Numbers, stops: Numbers) -> Numbers:
    """Give each number in the ranges, one after the other."""
    held = stops > starts
    starts, stops = starts[held], stops[held]
    ends = np.cumsum(stops - starts)
    found: Numbers = np.ones(int(ends[-1]) if len(ends) else 0, np.int64)
    found[:1] = starts[:1]
    found[ends[:-1]] = starts[1:] - stops[:-1] + 1
    return np.cumsum(found, out=found)


def _without_white(classes: Classes, stops: Numbers) -> Numbers:
    """Give where each token ends that white space up to `stops` follows."""
    ends: Numbers = stops - (classes[stops - 1] == SPACE)
    more = np.flatnonzero(classes[ends - 1] == SPACE)
    if len(more):
        inside = np.flatnonzero(classes > SPACE)
        ends[more] = inside[np.searchsorted(inside, ends[more]) - 1] + 1
    return ends


def _powers_to(count: int) -> Prints:
    """Give the powers of the base from none to `count`; those of most texts are kept."""
    if not _powers or len(_powers[0]) <= count:
        powers = np.full(max(count, FEWEST_POWERS) + 1, _BASE, np.uint64)
        powers[0] = 1
        np.cumprod(powers, out=powers)
        if count > MOST_POWERS:
            return powers
        _powers[:] = [powers]
    return _powers[0][: count + 1]


def _odd_lines(text: str, start: int, end: int, classes: Classes) -> Iterator[tuple[int, int]]:
    """Give the lines of a piece that hold what is not plain, or a short piece as it is.

    A line is split together with those before and after it that the tokeniser may take it for.
    """
    if end - start <= SHORT_PIECE:
        yield start, end
        return
    last = start
    for at in (np.flatnonzero(classes[start:end] == NOT_PLAIN) + start).tolist():
        if at >= last:
            first = text.rfind("\n", start, at) + 1
            while first > start and not _begins_line(text[first]):
                first = text.rfind("\n", start, first - 1) + 1
            last = text.find("\n", at, end) + 1 or end
            while last < end and not _begins_line(text[last]):
                last = text.find("\n", last, end) + 1 or end
            yield max(start, first), last


def _split(pieces: list[str], joined: Numbers) -> Numbers:
    """Give where the tokens begin that the tokeniser finds in pieces that begin at `joined`."""
    following = [*(piece[0] for piece in pieces[1:]), "!"]
    text = "".join(
        [
            piece + (_APART if _begins_line(sign) else _LINE_APART)
            for piece, sign in zip(pieces, following, strict=True)
        ]
    )
    literals = split_words(text)
    stops = np.cumsum(np.fromiter(map(len, literals), np.int64, len(literals)))
    starts = np.append(len(text) - len(text.lstrip()), stops[:-1])
    sizes = np.fromiter(map(len, pieces), np.int64, len(pieces))
    begin = np.cumsum(sizes + len(_APART)) - sizes - len(_APART)
    of = np.searchsorted(begin, starts, side="right") - 1
    held = starts < (begin + sizes)[of]
    found: Numbers = (starts + (joined - begin)[of])[held]
    return found


def _begins_line(sign: str) -> bool:
    return "!" <= sign <= "~" or (sign.isalnum() and sign not in _JOINED_LETTERS)


def prints_of(
    codes: Codes, starts: Numbers, ends: Numbers, stops: Numbers
) -> tuple[Prints, Prints]:
    """Give a number for each token, the same for the same signs (a polynomial modulo 2**64).

    The first counts no white space, the second does.
    """
    untils = (ends,) if ends is stops else (ends, stops)
    found = [np.empty(len(starts), np.uint64) for _ in untils]
    first = 0
    while first < len(starts):
        low = int(starts[first])
        last = max(first + 1, int(np.searchsorted(stops, low + SLAB, side="right")))
        high = int(stops[last - 1])
        powers = _powers_to(high - low)
        sums = np.empty(high - low + 1, np.uint64)
        sums[0] = 0
        np.multiply(powers[1:], codes[low:high], out=sums[1:])
        np.cumsum(sums, out=sums)
        inside = slice(first, last)
        begin = starts[inside] - low
        place = powers[high - low - begin] * np.uint64(pow(_BASE, low - high, 1 << 64))
        before = sums[begin]
        for prints, until in zip(found, untils, strict=True):
            prints[inside] = (sums[until[inside] - low] - before) * place
        first = last
    return found[0], found[-1]
