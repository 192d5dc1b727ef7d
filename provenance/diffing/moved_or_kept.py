"""Of two passages that changed places, which moved? The lighter one.

Anchors may hold on to a passage that moved unedited and let go of all that it moved past, where
each line of that was edited. What was told as moved is then kept, and the anchor is given up.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from provenance.diffing.chains import heaviest_chain
from provenance.diffing.edits import Edit, Move, Op
from provenance.diffing.runs import op_between
from provenance.text.spans import Span

_Thing = tuple[int, int, int, tuple[Edit, ...]]


def with_the_heavier_kept(edits: Sequence[Edit], moves: Sequence[Move]) -> list[Edit] | None:
    """Give the edits with heavy moves kept instead of what they crossed, or None if all is well.

    `edits` are parted at `moves`.
    """
    if not any(_outweighs(edits, moves)):
        return None
    equals = [edit for edit in edits if edit.op is Op.EQUAL]
    things: list[_Thing] = [
        (edit.older.start, edit.newer.start, edit.older.length, (edit,)) for edit in equals
    ]
    things += [(move.older.start, move.newer.start, _weight(move), _equals(move)) for move in moves]
    things.sort(key=lambda thing: thing[0])
    places = sorted(thing[1] for thing in things)
    pairs = [(index, bisect_left(places, thing[1])) for index, thing in enumerate(things)]
    chain = heaviest_chain(pairs, [thing[2] for thing in things], len(places))
    if len(chain) == len(equals) and all(len(things[index][3]) == 1 for index, _ in chain):
        return None
    kept = [edit for index, _ in chain for edit in things[index][3]]
    return _with_gaps(kept, edits[-1].older.end, edits[-1].newer.end)


def _outweighs(edits: Sequence[Edit], moves: Sequence[Move]) -> Iterable[bool]:
    """Tell of each move whether it may weigh more than what it crossed."""
    starts_older = [edit.older.start for edit in edits]
    starts_newer = [edit.newer.start for edit in edits]
    lengths = (edit.older.length if edit.op is Op.EQUAL else 0 for edit in edits)
    sums = list(accumulate(lengths, initial=0))
    heaviest = sum(map(_weight, moves))
    for move in moves:
        here = bisect_left(starts_older, move.older.start)
        there = bisect_left(starts_newer, move.newer.start)
        crossed = abs(sums[here] - sums[there])
        yield crossed < _weight(move) or crossed < heaviest


def _weight(move: Move) -> int:
    return sum(edit.older.length for edit in _equals(move))


def _equals(move: Move) -> tuple[Edit, ...]:
    return tuple(edit for edit in move.edits if edit.op is Op.EQUAL)


def _with_gaps(kept: Iterable[Edit], end_older: int, end_newer: int) -> list[Edit]:
    """Put a change wherever what is kept leaves a gap, and join neighbours of a kind."""
    edits: list[Edit] = []
    at_older = at_newer = 0
    end = Edit(Op.EQUAL, Span(end_older, end_older), Span(end_newer, end_newer))
    for edit in [*kept, end]:
        older, newer = Span(at_older, edit.older.start), Span(at_newer, edit.newer.start)
        at_older, at_newer = edit.older.end, edit.newer.end
        if older.length or newer.length:
            edits.append(Edit(op_between(older, newer), older, newer))
        elif edits and edits[-1].differs == edit.differs and edit is not end:
            last = edits.pop()
            older = Span(last.older.start, edit.older.end)
            newer = Span(last.newer.start, edit.newer.end)
            edits.append(Edit(Op.EQUAL, older, newer, edit.differs))
            continue
        if edit is not end:
            edits.append(edit)
    return edits
