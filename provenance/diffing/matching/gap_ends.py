"""What do both sides of many gaps begin and end with? Told eight bytes at a time.

Of two revisions most of a line that was edited is the same: what is set aside here need not be
tokenised. A gap is cut only where a word plainly begins after a space or a line feed.
"""

import numpy as np

from provenance.diffing.flat.arrays import Codes, Flags, Numbers
from provenance.diffing.flat.units import Units, at_hand
from provenance.diffing.matching.words import common_prefix, common_suffix

LONG = 256
"""Bytes alike from which the few gaps that are left are compared one by one."""

LONGEST_WORD = 48
"""Units looked back at for the beginning of the word in which a gap's sides cease to be alike."""

_EIGHT = 8


def without_ends(older: str, newer: str, gaps: Numbers) -> tuple[Numbers, Numbers]:
    """Give what is left of gaps on both sides, and the corners of what was set aside.

    `gaps` are rows of older, older end, newer and newer end; each begins where a token begins. A
    gap of which one side is set aside wholly is left out.
    """
    here, there = at_hand(older), at_hand(newer)
    if here is None or there is None or older[0].isspace() or newer[0].isspace():
        return gaps, np.zeros((0, 4), np.int64)
    starts = here.at(gaps[:, 0]), there.at(gaps[:, 2])
    ends = here.at(gaps[:, 1]), there.at(gaps[:, 3])
    sides = here, there
    shorter = np.minimum(ends[0] - starts[0], ends[1] - starts[1])
    heads = _to_words(sides, starts, ends, _alike(sides, starts, shorter, 1), 1)
    tails = _to_words(sides, ends, starts, _alike(sides, ends, shorter - heads, -1), -1)
    left = np.stack(
        [
            side.places(at)
            for side, start, end in zip(sides, starts, ends, strict=True)
            for at in (start + heads, end - tails)
        ],
        axis=1,
    )
    same = np.concatenate(
        (
            np.stack((gaps[:, 0], left[:, 0], gaps[:, 2], left[:, 2]), axis=1)[heads > 0],
            np.stack((left[:, 1], gaps[:, 1], left[:, 3], gaps[:, 3]), axis=1)[tails > 0],
        )
    )
    return left[(left[:, 0] < left[:, 1]) & (left[:, 2] < left[:, 3])], same


def _alike(
    sides: tuple[Units, Units], at: tuple[Numbers, Numbers], most: Numbers, step: int
) -> Numbers:
    """Count the units that are alike on both sides from `at` on, or back if `step` is below 0."""
    size = sides[0].codes.itemsize
    found = np.zeros(len(most), np.int64)
    powers = np.array([1 << 8 * byte for byte in range(1, _EIGHT)], np.uint64)
    left = np.flatnonzero(most > 0)
    known, each = 0, _EIGHT // size
    while len(left) and known * size < LONG:
        first = known if step > 0 else -known - each
        here, there = (
            side.eights(begin[left] + first) for side, begin in zip(sides, at, strict=True)
        )
        unlike = here ^ there
        last = np.searchsorted(powers, unlike.byteswap() if step > 0 else unlike, side="right")
        alike = unlike == 0
        found[left] = known + np.where(alike, each, (_EIGHT - 1 - last) // size)
        known += each
        left = left[alike & (most[left] > known)]
    for number in left.tolist():
        begins = [int(begin[number]) for begin in at]
        found[number] = _alike_in(sides, begins, int(most[number]), step)
    return np.minimum(found, most)


def _alike_in(sides: tuple[Units, Units], at: list[int], most: int, step: int) -> int:
    """Do the same for one gap."""
    first, alike = (0, common_prefix) if step > 0 else (-most, common_suffix)
    here, there = (
        side.codes[begin + first : begin + first + most].tobytes()
        for side, begin in zip(sides, at, strict=True)
    )
    return alike(here, there) // sides[0].codes.itemsize


def _to_words(
    sides: tuple[Units, Units],
    at: tuple[Numbers, Numbers],
    until: tuple[Numbers, Numbers],
    alike: Numbers,
    step: int,
) -> Numbers:
    """Shorten what is alike to where words plainly begin on both sides, or to nothing."""
    found = np.zeros(len(alike), np.int64)
    left = np.flatnonzero(alike)
    size = alike[left]
    for _ in range(LONGEST_WORD):
        cut = np.ones(len(left), np.bool_)
        for side, begin, end in zip(sides, at, until, strict=True):
            place = begin[left] + step * size
            cut &= (place == end[left]) | _begin_words(side.codes, place)
        found[left[cut]] = size[cut]
        left, size = left[~cut], size[~cut] - 1
        left, size = left[size > 0], size[size > 0]
        if not len(left):
            break
    return found


def _begin_words(codes: Codes, at: Numbers) -> Flags:
    before, sign = codes[at - 1], codes.take(at, mode="clip")
    found: Flags = (before == ord(" ")) | (before == ord("\n"))
    found &= (sign >= ord("!")) & (sign <= ord("z"))
    return found
