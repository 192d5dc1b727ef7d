"""What is told over the edits: what moved, and where paragraphs were split or joined."""

from collections.abc import Iterable, Sequence

from provenance.diffing.breaks import find_breaks
from provenance.diffing.edits import Break, Comparison, Edit, Move
from provenance.diffing.granularity import Granularity
from provenance.diffing.moved_edits import part_at
from provenance.diffing.moved_or_kept import with_the_heavier_kept
from provenance.diffing.moves import Align, find_moves
from provenance.diffing.runs import mirrored


def overlaid(
    edits: Sequence[Edit], older: str, newer: str, pieces: Granularity, align: Align
) -> Comparison:
    """Find moves and breaks, and part the edits so that moves are made of whole ones.

    `align` compares two stretches as the whole texts were.
    """
    moves = find_moves(edits, older, newer, pieces, align)
    if moves:
        parted = _parted(edits, moves)
        turned = with_the_heavier_kept(parted, moves)
        if turned is not None:
            moves = find_moves(turned, older, newer, pieces, align)
            parted = _parted(turned, moves)
        edits = parted
    breaks = find_breaks(edits, moves, older, newer)
    return Comparison(tuple(edits), tuple(moves), breaks)


def _parted(edits: Sequence[Edit], moves: Sequence[Move]) -> list[Edit]:
    return part_at(edits, [move.older for move in moves], [move.newer for move in moves])


def seen_from_the_other_side(comparison: Comparison) -> Comparison:
    """Give the comparison of the newer text with the older."""
    return Comparison(
        _mirrored(comparison.edits),
        tuple(Move(move.newer, move.older, _mirrored(move.edits)) for move in comparison.moves),
        tuple(
            Break("join" if each.op == "split" else "split", each.newer, each.older)
            for each in comparison.breaks
        ),
        comparison.complete,
    )


def _mirrored(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    return tuple(map(mirrored, edits))
