"""Of two passages that changed places, which moved? The lighter one.

Anchors may hold on to a passage that moved unedited and let go of all that it moved past, where
each line of that was edited. What was told as moved is then kept, and the anchor is given up.
"""

from collections.abc import Sequence

import numpy as np

from provenance.diffing.flat.columns import Columns
from provenance.diffing.flat.strips import Passage, Strip, with_gaps
from provenance.diffing.matching.lines import heaviest_rising

LEAST_GAIN = 4
"""What is kept instead must be heavier by one part in so many: of two halves that changed places
either may be told as moved, and the one that anchors hold is as good."""


def with_the_heavier_kept(strips: Columns, moves: Sequence[Passage]) -> list[Strip] | None:
    """Give the strips with heavy moves kept instead of what they crossed, or None if all is well.

    `strips` are parted at `moves`.
    """
    if not _may_outweigh(strips, moves):
        return None
    at = np.flatnonzero(strips.equal)
    older, newer, weights = (
        np.append(kept, np.fromiter(moved, np.int64, len(moves)))
        for kept, moved in (
            (strips.older[at], (move.older for move in moves)),
            (strips.newer[at], (move.newer for move in moves)),
            (strips.sizes[0][at], map(_weight, moves)),
        )
    )
    order = np.argsort(older, kind="stable")
    chosen = order[heaviest_rising(newer[order], weights[order])]
    gained = int(weights[chosen].sum() - strips.sizes[0][at].sum())
    turned = chosen[chosen >= len(at)]
    if gained * LEAST_GAIN <= int(weights[turned].sum()):
        return None
    kept: list[Strip] = []
    for thing in chosen.tolist():
        kept += _equals(moves[thing - len(at)]) if thing >= len(at) else [strips[int(at[thing])]]
    return with_gaps(kept, strips[-1].older_end, strips[-1].newer_end)


def _may_outweigh(strips: Columns, moves: Sequence[Passage]) -> bool:
    """Whether any of the moves may outweigh what it crossed, alone or with others."""
    sums = np.append(0, np.cumsum(np.where(strips.equal, strips.sizes[0], 0)))
    older, newer = (np.array([move[side] for move in moves], np.int64) for side in (0, 2))
    crossed = np.abs(
        sums[np.searchsorted(strips.older[:-1], older)]
        - sums[np.searchsorted(strips.newer[:-1], newer)]
    )
    return bool((crossed < sum(map(_weight, moves))).any())


def _weight(move: Passage) -> int:
    return sum(map(_length, _equals(move)))


def _length(strip: Strip) -> int:
    return strip.older_end - strip.older


def _equals(move: Passage) -> list[Strip]:
    return [strip for strip in move.inner if strip.equal]
