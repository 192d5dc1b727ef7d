"""Which paragraphs were split, and which joined?

Looked at is the white space between words that stayed, and between those around a small change. A
line break is the end of a paragraph where lines are paragraphs, and of nothing where lines are
wrapped at a width; an empty line always is one. A text that lost (nearly) all its paragraphs at
once was flattened by whoever copied it, and nobody joined them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from typing import Literal

from provenance.diffing.counts import Ranges
from provenance.diffing.edits import Break, Edit, Move, Op
from provenance.text.spans import Span

MOST_CHANGED = 240
"""Characters of a change over which paragraphs are still told to be joined or split: a sentence
or two that went or came there."""

SAME_PLACE = 3
"""Characters between two breaks of which one is said to have gone and the other to have come."""

FLATTENED = 3
"""Breaks that must have gone before a text can be called flattened."""

FEW_LEFT = 4
"""A text was flattened if it has less than one break for so many that have gone."""

_WHITE = re.compile(r"\s+")
_WHITE_WITH_LINE = re.compile(r"\s*[\n\r\u2028\u2029]\s*")
_LINE = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_LINE_END = re.compile(r"(\S)[^\S\n\r]*(?:\r\n|\n|\r)(?=[^\S\n\r]*(\S))")
_SAID = frozenset(".!?…:;\"'”’»)]。！？」』")

Side = Literal["older", "newer"]


def find_breaks(
    edits: Sequence[Edit], moves: Sequence[Move], older: str, newer: str
) -> tuple[Break, ...]:
    """Find where a paragraph of `older` was split or two were joined, also inside `moves`.

    `edits` are parted at the moves. Those of the whole texts come first, then those of each move.
    """
    in_older, in_newer = _Paragraphs(older), _Paragraphs(newer)
    moved = _Moved(moves)
    found: list[Break] = []
    for stretch in (edits, *(move.edits for move in moves)):
        here: list[Break] = []
        for place in _places(stretch, moved, older, newer):
            for each in _between(place, in_older, in_newer):
                if here and _cancel(here[-1], each):
                    here.pop()
                else:
                    here.append(each)
        found += here
    gone = _flattened(found, "join", in_newer) | _flattened(found, "split", in_older)
    return tuple(each for each in found if each.op not in gone)


def _cancel(first: Break, second: Break) -> bool:
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

    def __init__(self, moves: Sequence[Move]) -> None:
        self._older = Ranges(move.older for move in moves)
        self._newer = Ranges(move.newer for move in moves)

    def stayed(self, edits: Iterable[Edit]) -> int:
        """Count the characters, of the side that has more, that did not move."""
        older = newer = 0
        for edit in edits:
            older += 0 if self._older.hold(edit.older) else edit.older.length
            newer += 0 if self._newer.hold(edit.newer) else edit.newer.length
        return max(older, newer)


def _flattened(found: Iterable[Break], op: str, left: "_Paragraphs") -> set[str]:
    count = sum(each.op == op for each in found)
    return {op} if count >= FLATTENED and left.count() * FEW_LEFT < count else set()


class _Paragraphs:
    """Where the paragraphs of a text part."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._wrapped: bool | None = None

    def ends(self, span: Span) -> list[Span]:
        """Give the white space in `span` that parts two paragraphs."""
        return [
            Span(*match.span())
            for match in _WHITE_WITH_LINE.finditer(self.text, *span)
            if match.start() and match.end() < len(self.text) and self._parts(match.group())
        ]

    def count(self) -> int:
        """Count the places where paragraphs part."""
        return len(self.ends(Span(0, len(self.text))))

    def _parts(self, white: str) -> bool:
        return len(_LINE.findall(white)) > 1 or not self._is_wrapped()

    def _is_wrapped(self) -> bool:
        """Tell whether most lines end inside a sentence."""
        if self._wrapped is None:
            ends = [match.groups() for match in _LINE_END.finditer(self.text)]
            inside = sum(last not in _SAID for last, _ in ends)
            self._wrapped = 2 * inside > len(ends) and (
                len(ends) > 1 or any(following.islower() for _, following in ends)
            )
        return self._wrapped


def _places(
    edits: Sequence[Edit], moved: _Moved, older: str, newer: str
) -> Iterator[tuple[Span, Span]]:
    """Give the stretches of both texts in which a break may be on one side only.

    The white space at the end of what stayed belongs to the change that follows.
    """
    groups = [list(group) for _, group in groupby(edits, key=lambda edit: edit.op is Op.EQUAL)]
    ends = Span(0, 0), Span(0, 0)
    for number, group in enumerate(groups):
        first, last = group[0], group[-1]
        if first.op is not Op.EQUAL:
            older_end, newer_end = last.older.end, last.newer.end
            if 0 < number < len(groups) - 1 and moved.stayed(group) <= MOST_CHANGED:
                yield Span(ends[0].end, older_end), Span(ends[1].end, newer_end)
            continue
        ends = _core(older, last.older), _core(newer, last.newer)
        for edit in group:
            if edit.differs:
                yield (edit.older, edit.newer) if edit is not last else ends


def _core(text: str, span: Span) -> Span:
    return Span(span.start, span.start + len(text[span.slice].rstrip()))


def _between(
    place: tuple[Span, Span], in_older: _Paragraphs, in_newer: _Paragraphs
) -> Iterator[Break]:
    ends_older, ends_newer = in_older.ends(place[0]), in_newer.ends(place[1])
    if not ends_older and not ends_newer:
        return
    older, newer = in_older.text[place[0].slice], in_newer.text[place[1].slice]
    if "".join(older.split()) != "".join(newer.split()):
        yield from _over_change(ends_older, ends_newer, place, (in_older.text, in_newer.text))
        return
    signs_older, signs_newer = _Signs(older, place[0].start), _Signs(newer, place[1].start)
    places_older = {signs_older.before(end.start): end for end in ends_older}
    places_newer = {signs_newer.before(end.start): end for end in ends_newer}
    for signs in sorted(places_older.keys() ^ places_newer.keys()):
        if signs in places_older:
            at = signs_newer.place_of(signs)
            yield Break("join", places_older[signs], Span(at, at))
        else:
            at = signs_older.place_of(signs)
            yield Break("split", Span(at, at), places_newer[signs])


def _over_change(
    older: list[Span], newer: list[Span], place: tuple[Span, Span], texts: tuple[str, str]
) -> Iterator[Break]:
    """Tell of a change whether its surroundings part in the one text and not in the other."""
    if older and not newer:
        yield Break("join", older[0], _facing(older[0], place[0], place[1], texts[1]))
    elif newer and not older:
        yield Break("split", _facing(newer[0], place[1], place[0], texts[0]), newer[0])


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
