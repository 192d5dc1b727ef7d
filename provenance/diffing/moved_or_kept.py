"""Of two passages that changed places, which moved? The lighter one.

Anchors may hold on to a passage that moved unedited and let go of all that it moved past, where
each line of that was edited. What was told as moved is then kept, and the anchor is given up.
"""

from bisect import bisect_left
from collections.abc import Sequence

from provenance.diffing.chains import heaviest_chain
from provenance.diffing.columns import Columns
from provenance.diffing.strips import Passage, Strip, with_gaps

LEAST_GAIN = 4
"""What is kept instead must be heavier by one part in so many: of two halves that changed places
either may be told as moved, and the one that anchors hold is as good."""

_Thing = tuple[int, int, int, list[Strip], bool]


def with_the_heavier_kept(strips: Columns, moves: Sequence[Passage]) -> list[Strip] | None:
    """Give the strips with heavy moves kept instead of what they crossed, or None if all is well.

    `strips` are parted at `moves`.
    """
    if not _may_outweigh(strips, moves):
        return None
    equals = [strip for strip in strips if strip.equal]
    things: list[_Thing] = [
        (strip.older, strip.newer, _length(strip), [strip], False) for strip in equals
    ]
    things += [(move.older, move.newer, _weight(move), _equals(move), True) for move in moves]
    things.sort(key=lambda thing: thing[0])
    places = sorted(thing[1] for thing in things)
    pairs = [(index, bisect_left(places, thing[1])) for index, thing in enumerate(things)]
    chain = heaviest_chain(pairs, [thing[2] for thing in things], len(places))
    chosen = [things[index] for index, _ in chain]
    gained = sum(thing[2] for thing in chosen) - sum(_length(strip) for strip in equals)
    turned = sum(weight for _, _, weight, _, moved in chosen if moved)
    if gained * LEAST_GAIN <= turned:
        return None
    kept = [strip for thing in chosen for strip in thing[3]]
    return with_gaps(kept, strips[-1].older_end, strips[-1].newer_end)


def _may_outweigh(strips: Columns, moves: Sequence[Passage]) -> bool:
    """Whether any of the moves may outweigh what it crossed, alone or with others."""
    import numpy as np  # noqa: PLC0415 - where nothing moved it is not needed

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
