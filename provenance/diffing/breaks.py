"""Which paragraphs were split, and which joined?

Looked at is the white space between words that stayed, and between those around a small change. A
line break is the end of a paragraph where lines are paragraphs, and of nothing where lines are
wrapped at a width; an empty line always is one. A text that lost (nearly) all its paragraphs at
once was flattened by whoever copied it, and nobody joined them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice, pairwise
from typing import Literal, NamedTuple

import numpy as np

from provenance.diffing.counts import Ranges
from provenance.diffing.flat.arrays import Flags, Numbers
from provenance.diffing.flat.columns import IDENTICAL, Columns
from provenance.diffing.flat.strips import Passage, Strip
from provenance.diffing.flat.tokens import SPACE, classes_of
from provenance.diffing.flat.units import ASCII, Units, units_of
from provenance.text.ending_words import CLOSERS
from provenance.text.spans import Span

MOST_CHANGED = 240
"""Characters of a change over which paragraphs are still told to be joined or split: a sentence
or two that went or came there."""

LEAST_KEPT = 4
"""One character in so many of the shorter text stayed or moved, or nothing was joined or split:
strangers share a word here and there."""

SAME_PLACE = 3
"""Characters between two breaks of which one is said to have gone and the other to have come."""

FLATTENED = 3
"""Breaks that must have gone before a text can be called flattened."""

FEW_LEFT = 4
"""A text was flattened if it has less than one break for so many that have gone."""

ASKED_FIRST = 200
"""Strips from which it is worth asking beforehand whether lines are wrapped."""

GLANCE = 8
"""Characters before a change in which its white space begins, unless all of them are white."""

ENOUGH = 200_000
"""Characters of a text from which it is told whether its lines are paragraphs."""

MANY = 3
"""Lines for each place where paragraphs part that there may be at most."""

_LINE_SIGNS = "\n\r\u2028\u2029"
_WHITE = re.compile(r"\s+")
_WHITE_WITH_LINE = re.compile(r"\s*[\n\r\u2028\u2029]\s*")
_EMPTY_LINE = re.compile(r"\s*\n\s*\n\s*")
_LINE = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_SAID = frozenset(".!?…:;。！？" + CLOSERS)


class Place(NamedTuple):
    """Where a break may be on one side only, and on which sides one may be at all."""

    older: Span
    newer: Span
    asked: tuple[bool, bool] = (True, True)


class Parting(NamedTuple):
    """Where paragraphs part in one of two texts alone."""

    op: Literal["split", "join"]
    older: Span
    newer: Span


def find_breaks(
    strips: Sequence[Strip], moves: Sequence[Passage], older: str, newer: str
) -> list[Parting]:
    """Find where a paragraph of `older` was split or two were joined, also inside `moves`.

    `strips` are parted at the moves. Those of the whole texts come first, then those of each move.
    """
    if isinstance(strips, Columns):
        kept = int(strips.sizes[0][strips.equal].sum())
    else:
        kept = sum(end - start for start, end, _, _, equal, _ in strips if equal)
    kept += sum(move.older_end - move.older for move in moves)
    if kept * LEAST_KEPT < min(len(older), len(newer)):
        return []
    if isinstance(strips, Columns):
        in_older, in_newer = map(_Paragraphs, (older, newer), units_of(older, newer))
    else:
        in_older, in_newer = _Paragraphs(older), _Paragraphs(newer)
    if len(strips) > ASKED_FIRST:
        for side in (in_older, in_newer):
            side.is_wrapped()
    moved = _Moved(moves)
    found: list[Parting] = []
    for stretch in (strips, *(move.inner for move in moves)):
        here: list[Parting] = []
        for place in _places(stretch, moved, in_older, in_newer):
            for each in _between(place, in_older, in_newer):
                if here and _cancel(here[-1], each):
                    here.pop()
                else:
                    here.append(each)
        found += here
    gone = _flattened(found, "join", in_newer) | _flattened(found, "split", in_older)
    return [each for each in found if each.op not in gone]


def _cancel(first: Parting, second: Parting) -> bool:
    """Whether it is one break that stands before or after a sentence that came or went."""
    if first.op == second.op:
        return False
    apart = (
        second.older.start - first.older.end,
        second.newer.start - first.newer.end,
    )
    return min(apart) <= SAME_PLACE


class _Moved:
    """Tells what of a change moved away or came from elsewhere."""

    def __init__(self, moves: Sequence[Passage]) -> None:
        self._older = Ranges(Span(move.older, move.older_end) for move in moves)
        self._newer = Ranges(Span(move.newer, move.newer_end) for move in moves)
        self._none = not moves

    def stayed(self, strips: Sequence[Strip]) -> int:
        """Count the characters, of the side that has more, that did not move."""
        if self._none:
            first, last = strips[0], strips[-1]
            return max(last.older_end - first.older, last.newer_end - first.newer)
        older = newer = 0
        for start, end, other, other_end, *_ in strips:
            older += 0 if self._older.hold(Span(start, end)) else end - start
            newer += 0 if self._newer.hold(Span(other, other_end)) else other_end - other
        return max(older, newer)


def _flattened(found: Iterable[Parting], op: str, left: "_Paragraphs") -> set[str]:
    count = sum(each.op == op for each in found)
    return {op} if count >= FLATTENED and left.has_few(count) else set()


class _Paragraphs:
    """Where the paragraphs of a text part."""

    def __init__(self, text: str, units: Units | None = None) -> None:
        self.text, self._units = text, units
        self._signs = [sign for sign in _LINE_SIGNS if sign in (units or text)]
        self._wrapped: bool | None = None

    def may_end(self, start: int, kept: int, end: int) -> bool:
        """Whether a paragraph may end from the white space on that stands before `kept` to `end`.

        Mostly none does, and that is told at a glance, the surer once it is known of the text
        whether its lines are wrapped.
        """
        low = max(start, kept - GLANCE)
        said = self.text[low:end]
        signs = self._signs
        count = said.count(signs[0]) if len(signs) == 1 else sum(map(said.count, signs))
        if count and (count > 1 or not self._wrapped):
            return True
        return low > start and self.text[low].isspace() and self.text[low:kept].isspace()

    def may_end_in(self, kept: Numbers, ends: Numbers) -> Flags:
        """Tell where a paragraph may end that begins to do so before `kept` and has by `ends`.

        So is told of some where none does.
        """
        units = self._units
        if units is None or self._signs not in ([], ["\n"]):
            return np.ones(len(kept), np.bool_)
        first = last = units.feeds
        if self.is_wrapped():
            first, last = first[:-1], first[1:]
            empty = (last - first == 1) | _may_be_white(units, first + 1)
            first, last = first[empty], last[empty]
        stands = units.at(kept)
        white, twice = (_may_be_white(units, stands - back) for back in (1, 2))
        back = np.where(white, np.where(twice, GLANCE, 1), 0)
        at = np.searchsorted(units.places(first), kept - back)
        found: Flags = np.append(units.places(last), len(self.text))[at] < ends
        low = np.flatnonzero((back == GLANCE) & (kept >= GLANCE))
        low = low[_may_be_white(units, stands[low] - GLANCE)]
        found[low] = True
        return found

    def _has_line(self, start: int, end: int) -> bool:
        text, signs = self.text, self._signs
        if len(signs) == 1:
            return text.find(signs[0], start, end) >= 0
        return any(text.find(sign, start, end) >= 0 for sign in signs)

    def ends(self, start: int, end: int) -> list[Span]:
        """Give the white space between `start` and `end` that parts two paragraphs."""
        if not self._has_line(start, end):
            return []
        if self._signs != ["\n"]:
            return list(self._ends(start, end))
        text = self.text
        parting = _EMPTY_LINE if self.is_wrapped() else _WHITE_WITH_LINE
        spans = (match.span() for match in parting.finditer(text, start, end))
        return [Span(first, last) for first, last in spans if first and last < len(text)]

    def has_few(self, gone: int) -> bool:
        """Whether hardly a place is left where paragraphs part, for so many that have gone."""
        most = -(-gone // FEW_LEFT)
        sign = "\n\n" if self.is_wrapped() else "\n"
        if any(
            self.text.count(sign, 0, end) >= MANY * most for end in (4 * ENOUGH, len(self.text))
        ):
            return False
        return sum(1 for _ in islice(self._ends(0, len(self.text)), most)) < most

    def _ends(self, start: int, end: int) -> Iterator[Span]:
        for match in _WHITE_WITH_LINE.finditer(self.text, start, end):
            first, last = match.span()
            if first and last < len(self.text) and self._parts(match.group()):
                yield Span(first, last)

    def _parts(self, white: str) -> bool:
        lines = white.count("\n") if self._signs == ["\n"] else len(_LINE.findall(white))
        return lines > 1 or not self.is_wrapped()

    def is_wrapped(self) -> bool:
        """Tell whether most lines end inside a sentence."""
        if self._wrapped is None:
            lines = [line.strip() for line in self.text[:ENOUGH].splitlines()]
            ends = [(line[-1], after[0]) for line, after in pairwise(lines) if line and after]
            inside = sum(last not in _SAID for last, _ in ends)
            self._wrapped = 2 * inside > len(ends) and (
                len(ends) > 1 or any(following.islower() for _, following in ends)
            )
        return self._wrapped


def _may_be_white(units: Units, at: Numbers) -> Flags:
    """Tell which units may be of white space: of signs of several bytes any may be."""
    codes = units.codes[at]
    white: Flags = classes_of(codes) == SPACE
    return white | (codes >= ASCII) if codes.itemsize == 1 else white


def _places(
    strips: Sequence[Strip], moved: _Moved, in_older: _Paragraphs, in_newer: _Paragraphs
) -> Iterator[Place]:
    """Give the stretches of both texts in which a break may be on one side only.

    The white space at the end of what stayed belongs to the change that follows.
    """
    if isinstance(strips, Columns):
        yield from _places_of_many(strips, moved, in_older, in_newer)
        return
    first = 0
    before: Strip | None = None
    for at, strip in enumerate(strips):
        if not strip.equal:
            continue
        if before is not None and first < at:
            last = strips[at - 1]
            if (
                in_older.may_end(before.older, before.older_end, last.older_end)
                or in_newer.may_end(before.newer, before.newer_end, last.newer_end)
            ) and moved.stayed(strips[first:at]) <= MOST_CHANGED:
                yield Place(
                    Span(_core_end(in_older.text, *before[:2]), last.older_end),
                    Span(_core_end(in_newer.text, *before[2:4]), last.newer_end),
                )
        first, before = at + 1, strip
        if strip.differs:
            followed = first < len(strips) and strips[first].equal
            yield _differing(in_older.text, in_newer.text, strip[:4], whole=followed)


def _places_of_many(
    strips: Columns, moved: _Moved, in_older: _Paragraphs, in_newer: _Paragraphs
) -> Iterator[Place]:
    """Do the same for strips in flat arrays, of which few are worth a look."""
    at = np.flatnonzero(strips.equal)
    before = np.append(-1, at)[:-1]
    where = np.flatnonzero((before >= 0) & (before < at - 1))
    first, last = before[where], at[where]
    over = np.zeros((len(at), 2), np.bool_)
    over[where, 0] = in_older.may_end_in(strips.older[first + 1], strips.older[last])
    over[where, 1] = in_newer.may_end_in(strips.newer[first + 1], strips.newer[last])
    differs = strips.kinds[at] > IDENTICAL
    followed = np.append(np.diff(at) == 1, False)
    asked = np.flatnonzero(over.any(axis=1) | differs)
    at, before = at[asked], before[asked]
    corners = [
        (bounds[before], bounds[before + 1], bounds[at], bounds[at + 1])
        for bounds in (strips.older, strips.newer)
    ]
    ends = map(tuple, over[asked].tolist())
    flags = zip(ends, differs[asked].tolist(), followed[asked].tolist(), strict=True)
    sides = (zip(*(each.tolist() for each in side), strict=True) for side in corners)
    inside = zip((before + 1).tolist(), at.tolist(), strict=True)
    for between, here, there, told in zip(inside, *sides, flags, strict=True):
        may_end, differing, whole = told
        if True in may_end and (
            max(here[2] - here[1], there[2] - there[1]) <= MOST_CHANGED
            or moved.stayed(strips[slice(*between)]) <= MOST_CHANGED
        ):
            yield Place(
                Span(_core_end(in_older.text, *here[:2]), here[2]),
                Span(_core_end(in_newer.text, *there[:2]), there[2]),
                may_end,
            )
        if differing:
            yield _differing(in_older.text, in_newer.text, (*here[2:], *there[2:]), whole=whole)


def _differing(older: str, newer: str, corners: Sequence[int], *, whole: bool) -> Place:
    """Give an equal strip that differs; its last white space is its own if one follows it."""
    start, end, other, other_end = corners
    if not whole:
        end, other_end = _core_end(older, start, end), _core_end(newer, other, other_end)
    return Place(Span(start, end), Span(other, other_end))


def _core_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _between(place: Place, in_older: _Paragraphs, in_newer: _Paragraphs) -> Iterator[Parting]:
    here, there, (ask_older, ask_newer) = place
    ends_older = in_older.ends(*here) if ask_older else []
    ends_newer = in_newer.ends(*there) if ask_newer else []
    if not ends_older and not ends_newer:
        return
    older, newer = in_older.text[here.start : here.end], in_newer.text[there.start : there.end]
    if "".join(older.split()) != "".join(newer.split()):
        yield from _over_change(ends_older, ends_newer, place, (in_older.text, in_newer.text))
        return
    signs_older, signs_newer = _Signs(older, here.start), _Signs(newer, there.start)
    places_older = {signs_older.before(end.start): end for end in ends_older}
    places_newer = {signs_newer.before(end.start): end for end in ends_newer}
    for signs in sorted(places_older.keys() ^ places_newer.keys()):
        if signs in places_older:
            at = signs_newer.place_of(signs)
            yield Parting("join", places_older[signs], Span(at, at))
        else:
            at = signs_older.place_of(signs)
            yield Parting("split", Span(at, at), places_newer[signs])


def _over_change(
    older: list[Span], newer: list[Span], place: Place, texts: tuple[str, str]
) -> Iterator[Parting]:
    """Tell of a change whether its surroundings part in the one text and not in the other."""
    if older and not newer:
        yield Parting("join", older[0], _facing(older[0], place.older, place.newer, texts[1]))
    elif newer and not older:
        yield Parting("split", _facing(newer[0], place.newer, place.older, texts[0]), newer[0])


def _facing(end: Span, here: Span, there: Span, text: str) -> Span:
    """Give the place over there of the break that stands at the beginning or the end here."""
    at = there.end
    if end.start == here.start:
        at = there.end - len(text[there.slice].lstrip())
    return Span(at, at)


class _Signs:
    """Counts the characters of a stretch that are no white space."""

    def __init__(self, text: str, start: int) -> None:
        self._start = start
        whites = [match.span() for match in _WHITE.finditer(text)]
        self._starts = [white_start for white_start, _ in whites]
        self._white = [0, *accumulate(end - begin for begin, end in whites)]
        self._ends = [end for _, end in whites]
        self._before = [
            begin - white for begin, white in zip(self._starts, self._white, strict=False)
        ]

    def before(self, offset: int) -> int:
        """Count those before `offset`, where white space begins."""
        at = bisect_right(self._starts, offset - self._start) - 1
        return self._before[at]

    def place_of(self, signs: int) -> int:
        """Give the offset of the character that follows `signs` others."""
        at = bisect_right(self._before, signs)
        return self._start + signs + self._white[at]
