"""At which moments did something change for good, by whatever ways texts were fetched?

What differs between two ways at one time is the ways'; what comes and goes is the page's. What is
one thing up to some moment and another from then on, in each way that shows it, was changed.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from provenance.lineage.variation.ground import Ground, Rows
from provenance.lineage.variation.places import FEW
from provenance.lineage.variation.tree_values import UNKNOWN, Mask

Column = npt.NDArray[np.int32]
"""For each alignment the number of what is read somewhere, or of a time, or UNKNOWN."""

PAIR = 2
"""Captures that it takes to show a time between two changes."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What captures in order of time read at a place, and by which way each was taken.

    `at` are their numbers in that order, which has gaps where others say nothing.
    """

    at: Rows
    held: Rows
    ways: Rows

    def of(self, kept: Mask | Rows) -> "Shown":
        """Those of them, or in that order."""
        return Shown(self.at[kept], self.held[kept], self.ways[kept])


def epochs(
    held: Rows,
    ways: Rows,
    *,
    few: bool,
    sure: Callable[[int, int], bool] = lambda *_: False,
) -> dict[tuple[int, int], int]:
    """For each way and each reading in it, the number of changes before it; empty if there is none.

    `held` is what captures read in order of time, `ways` by which each was taken. What a way shows
    throughout tells nothing of changes. Each time between two of them is shown by two captures or
    more; of `few` in all, or if it is `sure` that nothing spoilt what parts two readings, the first
    and the last may be shown by one.
    """
    known = np.flatnonzero(held != UNKNOWN)
    shown = _speaking(_steady(Shown(known, held[known], ways[known])))
    while True:
        ends = _changes(shown)
        if not len(ends):
            return {}
        times = np.searchsorted(ends, shown.at, side="right")
        counts = np.bincount(times, minlength=len(ends) + 1)
        weak = {
            int(time)
            for time in np.flatnonzero(counts < PAIR)
            if not (time in {0, len(ends)} and (few or _is_sure(shown, times == time, sure)))
        }
        if not weak:
            return _borne_out(shown, times)
        shown = _speaking(shown.of(~np.isin(times, list(weak))))


class Moments:
    """Dated captures in order of time, and by which way every text was taken."""

    def __init__(self, ground: Ground, dated: frozenset[str]) -> None:
        self.rows = in_time(ground, dated)
        self._ways = ground.ways

    def told(
        self,
        column: Column,
        sure: Callable[[int, int], bool] = lambda *_: False,
        *,
        alike: bool = False,
    ) -> Column | None:
        """For each alignment the number of changes before it, None if there is no change.

        Who was taken by a way that shows one thing throughout says nothing; of other ways one is
        believed that shows what others show at that time. If all ways are `alike`, none is told
        from another.
        """
        ways = np.zeros_like(self._ways) if alike else self._ways
        held, own = column[self.rows].astype(np.int64), ways[self.rows]
        changes = epochs(held, own, few=len(self.rows) <= FEW, sure=sure)
        if not changes:
            return None
        found = np.full(len(column), UNKNOWN, dtype=np.int32)
        times: dict[int, set[int]] = {}
        for (way, reading), time in changes.items():
            found[(ways == way) & (column == reading)] = time
            times.setdefault(reading, set()).add(time)
        placed = found[self.rows]
        for way in np.setdiff1d(ways, [way for way, _ in changes]).tolist():
            shown = np.unique(held[(own == way) & (held != UNKNOWN)])
            if len(shown) > 1:
                continue
            for reading, (time, *others) in times.items():
                at = np.flatnonzero((own == way) & (held == reading))
                if not others and not _among_others(at, placed, time):
                    found[(ways == way) & (column == reading)] = time
        return found


def _among_others(at: Rows, placed: Column, time: int) -> bool:
    """Whether any of these captures stands among those of another time."""
    for other in np.setdiff1d(placed, [UNKNOWN, time]):
        (own,) = np.nonzero(placed == other)
        if ((own[0] <= at) & (at <= own[-1])).any():
            return True
    return False


def in_time(ground: Ground, dated: frozenset[str]) -> Rows:
    """The alignments of dated captures, in order of time, one a capture."""
    own = [
        (one.witness.when, one.witness.rank, at)
        for at, one in enumerate(ground.alignments)
        if one.witness.id in dated and at == ground.numbers[one.witness.id][0]
    ]
    return np.array([at for _, _, at in sorted(own)], dtype=np.int64)


def _steady(shown: Shown) -> Shown:
    """The captures less those that read alone, in their way, what those around them do not.

    Such a one was spoilt or served late, or is dated wrongly.
    """
    order = np.lexsort((shown.at, shown.ways))
    own = shown.of(order)
    begins = np.flatnonzero(np.append(True, _parted(own)))
    if len(begins) < PAIR or not len(order):
        return shown
    size = np.diff(np.append(begins, len(order)))
    way, reading = own.ways[begins], own.held[begins]
    follows = np.append(False, way[1:] == way[:-1])
    precedes = np.append(follows[1:], False)
    between = follows & precedes & (np.roll(reading, 1) == np.roll(reading, -1))
    _, alike = np.unique(np.stack([way, reading]), axis=1, return_inverse=True)
    elsewhere = np.bincount(alike.ravel(), weights=size)[alike.ravel()] - size
    stray = (follows != precedes) & (elsewhere >= PAIR)
    lone = np.repeat((size == 1) & (between | stray), size)
    return own.of(~lone)


def _parted(own: Shown) -> Mask:
    """Whether each but the first begins another way or another reading."""
    return np.asarray((own.ways[1:] != own.ways[:-1]) | (own.held[1:] != own.held[:-1]))


def _speaking(shown: Shown) -> Shown:
    """Those of ways that show more than one reading, in order of time."""
    pairs = np.unique(np.stack([shown.ways, shown.held]), axis=1)
    several = np.flatnonzero(np.bincount(pairs[0], minlength=1) > 1)
    kept = shown.of(np.isin(shown.ways, several))
    return kept.of(np.argsort(kept.at, kind="stable"))


def _changes(shown: Shown) -> Rows:
    """The first capture after each change, by its number among all.

    At a change no way shows the same before and after. The fewest are told that part what each way
    shows one after the other, each as late as can be.
    """
    if not len(shown.at):
        return np.zeros(0, dtype=np.int64)
    order = np.lexsort((shown.at, shown.ways))
    own = shown.of(order)
    turns = np.flatnonzero((own.ways[1:] == own.ways[:-1]) & (own.held[1:] != own.held[:-1]))
    free = np.where(_stays(shown), -1, np.arange(len(shown.at)))
    latest = np.maximum.accumulate(free)
    found: list[int] = []
    for last, first in sorted(zip(order[turns], order[turns + 1], strict=True), key=lambda t: t[1]):
        change = int(latest[first])
        if change > last and not (found and found[-1] > last):
            found.append(change)
    return shown.at[found]


def _stays(shown: Shown) -> Mask:
    """For each capture, whether any way shows the same before it and from it on."""
    _, alike = np.unique(np.stack([shown.ways, shown.held]), axis=1, return_inverse=True)
    alike, size = alike.ravel(), len(shown.at)
    first, last = np.full(alike.max() + 1, size), np.full(alike.max() + 1, -1)
    np.minimum.at(first, alike, np.arange(size))
    np.maximum.at(last, alike, np.arange(size))
    steps = np.zeros(size + 1, dtype=np.int64)
    np.add.at(steps, first + 1, 1)
    np.add.at(steps, last + 1, -1)
    return np.asarray(np.cumsum(steps)[:size] > 0)


def _borne_out(shown: Shown, times: Rows) -> dict[tuple[int, int], int]:
    """For each way and each reading in it, the number of changes before it.

    What one capture alone shows at one time, and several of another way at another, is left out:
    that capture may be dated wrongly.
    """
    told = zip(shown.ways.tolist(), shown.held.tolist(), times.tolist(), strict=True)
    counts = Counter(told)
    several: dict[int, set[int]] = {}
    for (_, reading, time), count in counts.items():
        if count >= PAIR:
            several.setdefault(reading, set()).add(time)
    return {
        (way, reading): time
        for (way, reading, time), count in counts.items()
        if count >= PAIR or several.get(reading, set()) <= {time}
    }


def _is_sure(shown: Shown, lone: Mask, sure: Callable[[int, int], bool]) -> bool:
    """Whether nothing spoilt what parts the one capture of a time from the next of its way."""
    (at,) = np.flatnonzero(lone)
    beside = np.flatnonzero(shown.ways == shown.ways[at])
    place = int(np.searchsorted(beside, at))
    near = beside[place + 1] if place == 0 else beside[place - 1]
    return sure(int(shown.held[at]), int(shown.held[near]))
