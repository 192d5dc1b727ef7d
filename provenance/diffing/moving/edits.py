"""How are edits parted so that what moved is made of whole ones?

Common words that a move lies over are given up: they are deleted here and inserted there. Then
each change is cut where a move begins or ends on either side. Of the parts of one change, what
did not move replaces what did not move where both sides have such; elsewhere the last that went is
replaced by the first that came, so that an insertion never touches a deletion.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from provenance.diffing.flat.columns import Columns, as_columns
from provenance.diffing.flat.strips import Passage, Strip

_Range = tuple[int, int]
_Part = tuple[_Range, bool]


def part_at(strips: Sequence[Strip], moves: Sequence[Passage]) -> Columns:
    """Part `strips` so that each range of `moves` is a union of whole ones.

    On neither side two moves overlap. Only strips that a move lies over are made, and the changes
    beside them.
    """
    columns = as_columns(strips)
    in_older = _Moves([(move.older, move.older_end) for move in moves])
    in_newer = _Moves([(move.newer, move.newer_end) for move in moves])
    places = _touched(columns, moves) if moves else []
    parts = [_parted(columns[start:end], in_older, in_newer) for start, end in places]
    return columns.spliced(places, parts)


def _touched(strips: Columns, moves: Sequence[Passage]) -> list[_Range]:
    """Give which strips the moves lie over, and the changes beside them, runs of them as one."""
    corners = np.array([move[:4] for move in moves], np.int64)
    edges = np.zeros(len(strips) + 1, np.int64)
    for bounds, column in ((strips.older, 0), (strips.newer, 2)):
        first = np.searchsorted(bounds, corners[:, column], side="right") - 1
        np.add.at(edges, first, 1)
        np.add.at(edges, np.searchsorted(bounds, corners[:, column + 1]), -1)
    touched = np.cumsum(edges[:-1]) > 0
    changed = ~strips.equal
    wide = touched.copy()
    wide[1:] |= changed[1:] & wide[:-1]
    wide[:-1] |= changed[:-1] & wide[1:]
    rims = np.flatnonzero(np.diff(np.concatenate(([False], wide, [False]))))
    return list(zip(rims[::2].tolist(), rims[1::2].tolist(), strict=True))


def _parted(strips: Sequence[Strip], in_older: "_Moves", in_newer: "_Moves") -> list[Strip]:
    parted: list[Strip] = []
    change: Strip | None = None
    touched = False
    for strip in strips:
        meets_older = in_older.meets(strip.older, strip.older_end)
        meets_newer = in_newer.meets(strip.newer, strip.newer_end)
        touches = meets_older or meets_newer
        given_up = _given_up(strip, in_older, in_newer) if touches and strip.equal else (strip,)
        for part in given_up:
            if not part.equal:
                change = part if change is None else change.joined(part)
                touched |= touches
                continue
            if change is not None:
                parted += _laid(change, in_older, in_newer) if touched else (change,)
                change, touched = None, False
            parted.append(part)
    if change is not None:
        parted += _laid(change, in_older, in_newer) if touched else (change,)
    return parted


class _Moves:
    """The ranges that moved on one side."""

    def __init__(self, ranges: list[_Range]) -> None:
        self._ranges = sorted(ranges)
        self._ends = [end for _, end in self._ranges]
        self._corners = sorted({corner for each in self._ranges for corner in each})
        self._next = 0

    def meets(self, start: int, end: int) -> bool:
        """Whether a move shares a character with a range that begins at or after the last one."""
        while self._next < len(self._ends) and self._ends[self._next] <= start:
            self._next += 1
        return self._next < len(self._ends) and self._ranges[self._next][0] < end

    def inside(self, start: int, end: int) -> list[_Range]:
        """Give what of each move lies between `start` and `end`."""
        found = []
        at = bisect_right(self._ends, start)
        while at < len(self._ranges) and self._ranges[at][0] < end:
            first, last = self._ranges[at]
            found.append((max(first, start), min(last, end)))
            at += 1
        return found

    def parts(self, start: int, end: int) -> list[_Part]:
        """Cut a range where moves begin and end, and tell of each part whether it moved."""
        if start == end:
            return []
        low, high = bisect_right(self._corners, start), bisect_left(self._corners, end)
        cuts = [start, *self._corners[low:high], end]
        return [(part, bool(self.inside(*part))) for part in pairwise(cuts)]


def _given_up(strip: Strip, in_older: _Moves, in_newer: _Moves) -> Iterator[Strip]:
    """Make what moved of an equal strip a change."""
    older, older_end, newer, newer_end, *_ = strip
    if strip.differs:
        yield Strip(older, older_end, newer, newer_end, equal=False)
        return
    touched = [(start - older, end - older) for start, end in in_older.inside(older, older_end)]
    touched += [(start - newer, end - newer) for start, end in in_newer.inside(newer, newer_end)]
    at, length = 0, older_end - older
    for first, last in [*sorted(touched), (length, length)]:
        if at < first:
            yield Strip(older + at, older + first, newer + at, newer + first)
        start = max(at, first)
        if start < last:
            yield Strip(older + start, older + last, newer + start, newer + last, equal=False)
        at = max(at, last)


def _laid(change: Strip, in_older: _Moves, in_newer: _Moves) -> Iterator[Strip]:
    """Lay the parts of one change beside each other."""
    older = in_older.parts(change.older, change.older_end)
    newer = in_newer.parts(change.newer, change.newer_end)
    stayed_older = [index for index, (_, moved) in enumerate(older) if not moved]
    stayed_newer = [index for index, (_, moved) in enumerate(newer) if not moved]
    laid: list[tuple[_Range | None, _Range | None]] = []
    here = there = 0
    for index, other in zip(stayed_older, stayed_newer, strict=False):
        laid += _beside(older[here:index], newer[there:other])
        laid.append((older[index][0], newer[other][0]))
        here, there = index + 1, other + 1
    laid += _beside(older[here:], newer[there:])
    at_older, at_newer = change.older, change.newer
    for left, right in laid:
        end_older = left[1] if left else at_older
        end_newer = right[1] if right else at_newer
        yield Strip(at_older, end_older, at_newer, end_newer, equal=False)
        at_older, at_newer = end_older, end_newer


def _beside(older: list[_Part], newer: list[_Part]) -> list[tuple[_Range | None, _Range | None]]:
    went: list[_Range | None] = [part for part, _ in older]
    came: list[_Range | None] = [part for part, _ in newer]
    if not went or not came:
        return [*((part, None) for part in went), *((None, part) for part in came)]
    return [
        *((part, None) for part in went[:-1]),
        (went[-1], came[0]),
        *((None, part) for part in came[1:]),
    ]
