"""What is told over the edits: what moved, and where paragraphs were split or joined."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenance.diffing.breaks import Parting, find_breaks
from provenance.diffing.edits import Break, Comparison, Move
from provenance.diffing.flat.runs import edits_of
from provenance.diffing.flat.strips import Passage, Strip
from provenance.diffing.granularity import Granularity
from provenance.diffing.moving.edits import part_at
from provenance.diffing.moving.lighter import with_the_heavier_kept
from provenance.diffing.moving.moves import Align, find_moves
from provenance.text.spans import Span


@dataclass(frozen=True, slots=True)
class Overlaid:
    """The strips of a comparison, parted at what moved, and what is told over them."""

    strips: Sequence[Strip]
    moves: Sequence[Passage]
    breaks: Sequence[Parting]


def overlaid(
    strips: Sequence[Strip], older: str, newer: str, pieces: Granularity, align: Align
) -> Overlaid:
    """Find moves and breaks, and part the strips so that moves are made of whole ones.

    `align` compares two stretches as the whole texts were.
    """
    moves = find_moves(strips, older, newer, pieces, align)
    if moves:
        parted = part_at(strips, moves)
        turned = with_the_heavier_kept(parted, moves)
        if turned is not None:
            moves = find_moves(turned, older, newer, pieces, align)
            parted = part_at(turned, moves)
        strips = parted
    return Overlaid(strips, moves, find_breaks(strips, moves, older, newer))


def compared(found: Overlaid, *, swapped: bool, complete: bool) -> Comparison:
    """Give what was found as a comparison, the sides put back in their places."""
    return Comparison(
        edits_of(found.strips, swapped=swapped),
        tuple(_move(passage, swapped=swapped) for passage in found.moves),
        tuple(_break(parting, swapped=swapped) for parting in found.breaks),
        complete,
    )


def _move(passage: Passage, *, swapped: bool) -> Move:
    older, newer = _spans(passage[:4], swapped=swapped)
    return Move(older, newer, edits_of(passage.inner, swapped=swapped))


def _break(parting: Parting, *, swapped: bool) -> Break:
    older, newer = _spans((*parting.older, *parting.newer), swapped=swapped)
    return Break("join" if (parting.op == "join") != swapped else "split", older, newer)


def _spans(corners: Iterable[int], *, swapped: bool) -> tuple[Span, Span]:
    older, older_end, newer, newer_end = corners
    first, second = Span(older, older_end), Span(newer, newer_end)
    return (second, first) if swapped else (first, second)
