"""Of two passages that changed places, which moved? The lighter one.

Anchors may hold on to a passage that moved unedited and let go of all that it moved past, where
each line of that was edited. What was told as moved is then kept, and the anchor is given up.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from provenance.diffing.chains import heaviest_chain
from provenance.diffing.strips import Passage, Strip, with_gaps

LEAST_GAIN = 4
"""What is kept instead must be heavier by one part in so many: of two halves that changed places
either may be told as moved, and the one that anchors hold is as good."""

_Thing = tuple[int, int, int, list[Strip], bool]


def with_the_heavier_kept(strips: Sequence[Strip], moves: Sequence[Passage]) -> list[Strip] | None:
    """Give the strips with heavy moves kept instead of what they crossed, or None if all is well.

    `strips` are parted at `moves`.
    """
    if not any(_outweighs(strips, moves)):
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


def _outweighs(strips: Sequence[Strip], moves: Sequence[Passage]) -> Iterable[bool]:
    """Tell of each move whether it may weigh more than what it crossed."""
    starts_older = [strip.older for strip in strips]
    starts_newer = [strip.newer for strip in strips]
    lengths = (strip.older_end - strip.older if strip.equal else 0 for strip in strips)
    sums = list(accumulate(lengths, initial=0))
    heaviest = sum(map(_weight, moves))
    for move in moves:
        crossed = abs(
            sums[bisect_left(starts_older, move.older)]
            - sums[bisect_left(starts_newer, move.newer)]
        )
        yield crossed < _weight(move) or crossed < heaviest


def _weight(move: Passage) -> int:
    return sum(map(_length, _equals(move)))


def _length(strip: Strip) -> int:
    return strip.older_end - strip.older


def _equals(move: Passage) -> list[Strip]:
    return [strip for strip in move.inner if strip.equal]
