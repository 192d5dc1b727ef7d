"""Very many strips in flat arrays: one is made only where it is asked for."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

from provenance.diffing.edits import Difference
from provenance.diffing.flat.arrays import Flags, Numbers
from provenance.diffing.flat.strips import Strip

CHANGED, IDENTICAL = 0, 1


class Columns(Sequence[Strip]):
    """Strips that cover two texts wholly, as the places where each begins and the last ends.

    `kinds` is 0 of a change and 1 of what holds the same characters; a larger one tells by
    `named` in what the characters of an equal strip differ.
    """

    __slots__ = ("kinds", "named", "newer", "older")

    def __init__(
        self,
        older: Numbers,
        newer: Numbers,
        kinds: Numbers,
        named: Sequence[tuple[Difference, ...]],
    ) -> None:
        self.older, self.newer, self.kinds, self.named = older, newer, kinds, named

    def __len__(self) -> int:
        return len(self.kinds)

    @overload
    def __getitem__(self, at: int) -> Strip: ...
    @overload
    def __getitem__(self, at: slice) -> list[Strip]: ...
    def __getitem__(self, at: int | slice) -> Strip | list[Strip]:
        if isinstance(at, slice):
            start, stop, _ = at.indices(len(self))
            return self._made(start, max(start, stop))
        if at < 0:
            at += len(self)
        if not 0 <= at < len(self):
            raise IndexError(at)
        return self._made(at, at + 1)[0]

    def __iter__(self) -> Iterator[Strip]:
        return iter(self._made(0, len(self)))

    @property
    def equal(self) -> Flags:
        """Which strips hold the same tokens."""
        flags: Flags = self.kinds > CHANGED
        return flags

    @property
    def sizes(self) -> tuple[Numbers, Numbers]:
        """How many characters each strip has on either side."""
        return self.older[1:] - self.older[:-1], self.newer[1:] - self.newer[:-1]

    def only(self, kept: Flags) -> "Columns":
        """Leave the strips that are `kept`; each reaches to where the next one begins."""
        ends = np.append(kept, True)
        return Columns(self.older[ends], self.newer[ends], self.kinds[kept], self.named)

    def spliced(
        self, places: Sequence[tuple[int, int]], parts: Iterable[Sequence[Strip]]
    ) -> "Columns":
        """Give the strips with those of each of `places` replaced by others; places rise."""
        if not places:
            return self
        bounds = np.array(places, np.int64)
        parts = [list(each) for each in parts]
        made = as_columns([strip for part in parts for strip in part], self.named)
        edges = np.zeros(len(self) + 1, np.int64)
        np.add.at(edges, bounds[:, 0], 1)
        np.add.at(edges, bounds[:, 1], -1)
        kept = np.cumsum(edges[:-1]) == 0
        before = np.append(0, np.cumsum(kept))[bounds[:, 0]]
        at = np.repeat(before, np.fromiter(map(len, parts), np.int64, len(parts)))
        return Columns(
            np.append(np.insert(self.older[:-1][kept], at, made.older[:-1]), self.older[-1]),
            np.append(np.insert(self.newer[:-1][kept], at, made.newer[:-1]), self.newer[-1]),
            np.insert(self.kinds[kept], at, made.kinds),
            made.named,
        )

    def _made(self, start: int, stop: int) -> list[Strip]:
        older, newer = self.older[start : stop + 1].tolist(), self.newer[start : stop + 1].tolist()
        kinds = self.kinds[start:stop].tolist()
        named = self.named
        return [
            Strip(begin, end, other, other_end, kind > CHANGED, named[kind])
            for begin, end, other, other_end, kind in zip(
                older, older[1:], newer, newer[1:], kinds, strict=False
            )
        ]


def as_array(numbers: NDArray[np.signedinteger]) -> "array[int]":
    """Give the numbers as an array that gives plain ones, which a list would hold at once."""
    made = array("i")
    made.frombytes(numbers.astype("i").tobytes())
    return made


def as_columns(
    strips: Sequence[Strip], named: Sequence[tuple[Difference, ...]] = ((), ())
) -> Columns:
    """Give `strips` in flat arrays; each begins where the one before it ends."""
    if isinstance(strips, Columns):
        return strips
    if not strips:
        return Columns(np.zeros(1, np.int64), np.zeros(1, np.int64), np.zeros(0, np.int64), named)
    older, _, newer, _, equal, differs = zip(*strips, strict=True)
    last = strips[-1]
    more = sorted(set(differs).difference(named))
    named = [*named, *more]
    number = {differs: kind for kind, differs in enumerate(named)}
    kinds = np.fromiter(map(number.__getitem__, differs), np.int64, len(strips))
    kinds[~np.array(equal, np.bool_)] = CHANGED
    return Columns(
        np.array([*older, last.older_end], np.int64),
        np.array([*newer, last.newer_end], np.int64),
        kinds,
        named,
    )


def gapped(
    same: Sequence[Numbers], others: Sequence[Strip], length_older: int, length_newer: int
) -> Columns:
    """Do what `with_gaps` does for very many matches, given in any order.

    Rows of `same` are the corners of matches that hold the same characters.
    """
    kinds_of = [(), *sorted({other.differs for other in others} - {()})]
    number = {differs: at for at, differs in enumerate(kinds_of)}
    rest = np.array([(*other[:4], number[other.differs]) for other in others], np.int64)
    plain = np.concatenate([np.zeros((0, 4), np.int64), *same])
    rows = np.concatenate([np.pad(plain, ((0, 0), (0, 1))), rest.reshape(-1, 5)])
    rows = rows[rows[:, 1] > rows[:, 0]]
    rows = rows[np.argsort(rows[:, 0])]
    if not len(rows):
        return as_columns([Strip(0, length_older, 0, length_newer, equal=False)])
    starts, ends, kind = rows[:, 0:4:2], rows[:, 1:4:2], rows[:, 4]
    parts = (starts[1:] != ends[:-1]).any(axis=1) | (kind[1:] != kind[:-1])
    first = np.flatnonzero(np.append(True, parts))
    last = np.append(first[1:], len(rows)) - 1
    older, newer = (np.stack((starts[first, side], ends[last, side]), axis=1) for side in range(2))
    bounds = [
        np.concatenate(([0], side.ravel(), [length]))
        for side, length in ((older, length_older), (newer, length_newer))
    ]
    kinds = np.zeros(2 * len(first) + 1, np.int64)
    kinds[1::2] = kind[first] + IDENTICAL
    held = np.append((np.diff(bounds[0]) > 0) | (np.diff(bounds[1]) > 0), True)
    return Columns(bounds[0][held], bounds[1][held], kinds[held[:-1]], [(), *kinds_of])
