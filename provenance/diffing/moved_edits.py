"""How are edits parted so that what moved is made of whole ones?

Common words that a move lies over are given up: they are deleted here and inserted there. Then
each change is cut where a move begins or ends on either side. Of the parts of one change, what
did not move replaces what did not move where both sides have such; elsewhere the last that went is
replaced by the first that came, so that an insertion never touches a deletion.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from provenance.diffing.edits import Edit, Op
from provenance.diffing.runs import op_between
from provenance.text.spans import Span

_Part = tuple[Span, bool]


def part_at(edits: Sequence[Edit], older: Iterable[Span], newer: Iterable[Span]) -> list[Edit]:
    """Part `edits` so that each of the ranges `older` and `newer` is a union of whole ones.

    No two of `older` overlap, nor two of `newer`.
    """
    in_older, in_newer = _Moves(older), _Moves(newer)
    parted: list[Edit] = []
    change: Edit | None = None
    for edit in edits:
        for part in _given_up(edit, in_older, in_newer):
            if part.op is Op.EQUAL:
                if change is not None:
                    parted += _laid(change, in_older, in_newer)
                    change = None
                parted.append(part)
            else:
                change = part if change is None else _joined(change, part)
    if change is not None:
        parted += _laid(change, in_older, in_newer)
    return parted


class _Moves:
    """The ranges that moved on one side."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._ends = [span.end for span in self._spans]
        self._corners = sorted({corner for span in self._spans for corner in span})

    def inside(self, span: Span) -> list[Span]:
        """Give what of each move lies in `span`."""
        found = []
        for move in self._spans[bisect_right(self._ends, span.start) :]:
            if move.start >= span.end:
                break
            found.append(Span(max(move.start, span.start), min(move.end, span.end)))
        return found

    def parts(self, span: Span) -> list[_Part]:
        """Cut `span` where moves begin and end, and tell of each part whether it moved."""
        if not span.length:
            return []
        low, high = bisect_right(self._corners, span.start), bisect_left(self._corners, span.end)
        cuts = [span.start, *self._corners[low:high], span.end]
        parts = [Span(start, end) for start, end in pairwise(cuts)]
        return [(part, bool(self.inside(part))) for part in parts]


def _given_up(edit: Edit, in_older: _Moves, in_newer: _Moves) -> Iterator[Edit]:
    """Make what moved of an equal edit a change."""
    touched = []
    if edit.op is Op.EQUAL:
        at = edit.older.start
        touched = [(span.start - at, span.end - at) for span in in_older.inside(edit.older)]
        at = edit.newer.start
        touched += [(span.start - at, span.end - at) for span in in_newer.inside(edit.newer)]
    if not touched:
        yield edit
    elif edit.differs:
        yield Edit(Op.REPLACE, edit.older, edit.newer)
    else:
        at, length = 0, edit.older.length
        for first, last in [*sorted(touched), (length, length)]:
            if at < first:
                yield Edit(Op.EQUAL, *_slices(edit, at, first))
            if max(at, first) < last:
                yield Edit(Op.REPLACE, *_slices(edit, max(at, first), last))
            at = max(at, last)


def _slices(edit: Edit, start: int, end: int) -> tuple[Span, Span]:
    return (
        Span(edit.older.start + start, edit.older.start + end),
        Span(edit.newer.start + start, edit.newer.start + end),
    )


def _joined(before: Edit, after: Edit) -> Edit:
    older = Span(before.older.start, after.older.end)
    newer = Span(before.newer.start, after.newer.end)
    return Edit(op_between(older, newer), older, newer)


def _laid(change: Edit, in_older: _Moves, in_newer: _Moves) -> Iterator[Edit]:
    """Lay the parts of one change beside each other."""
    older, newer = in_older.parts(change.older), in_newer.parts(change.newer)
    stayed_older = [index for index, (_, moved) in enumerate(older) if not moved]
    stayed_newer = [index for index, (_, moved) in enumerate(newer) if not moved]
    laid: list[tuple[Span | None, Span | None]] = []
    here = there = 0
    for index, other in zip(stayed_older, stayed_newer, strict=False):
        laid += _beside(older[here:index], newer[there:other])
        laid.append((older[index][0], newer[other][0]))
        here, there = index + 1, other + 1
    laid += _beside(older[here:], newer[there:])
    at_older, at_newer = change.older.start, change.newer.start
    for left, right in laid:
        span_older = left or Span(at_older, at_older)
        span_newer = right or Span(at_newer, at_newer)
        at_older, at_newer = span_older.end, span_newer.end
        yield Edit(op_between(span_older, span_newer), span_older, span_newer)


def _beside(older: list[_Part], newer: list[_Part]) -> list[tuple[Span | None, Span | None]]:
    went: list[Span | None] = [span for span, _ in older]
    came: list[Span | None] = [span for span, _ in newer]
    if not went or not came:
        return [*((span, None) for span in went), *((None, span) for span in came)]
    return [
        *((span, None) for span in went[:-1]),
        (went[-1], came[0]),
        *((None, span) for span in came[1:]),
    ]
