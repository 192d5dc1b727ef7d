"""Which of its own words has each of many texts at a stretch of the base, kept as numbers?

A thousand copies by hand read otherwise than the longest 210,000 times; as objects these took 200
MB, as numbers they take twelve to twenty bytes each.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import overload

import numpy as np
import numpy.typing as npt

from provenance.text.spans import Span

Range = tuple[int, int]
Pair = tuple[str, Span]
Numbers = npt.NDArray[np.int32]

NOBODY: Numbers = np.zeros(0, dtype=np.int32)


@dataclass(frozen=True, slots=True, eq=False)
class Runs(Mapping[int, Range]):
    """One run of words for each of some alignments.

    `at` are the numbers of the alignments, ascending, shape (n,); `words` the half-open indexes of
    each one's own words, shape (n, 2).

    >>> Runs.of({7: (3, 5), 2: (0, 1)})[7]
    (3, 5)
    """

    at: Numbers
    words: Numbers

    @classmethod
    def of(cls, own: Mapping[int, Range]) -> "Runs":
        """These runs, in the order of the alignments."""
        order = sorted(own)
        words = np.array([own[at] for at in order], dtype=np.int32).reshape(-1, 2)
        return cls(np.array(order, dtype=np.int32), words)

    def row(self, at: int) -> int | None:
        """Which of the runs is that of an alignment."""
        row = int(self.at.searchsorted(at))
        return row if row < len(self.at) and self.at[row] == at else None

    def __getitem__(self, at: int) -> Range:
        row = self.row(at)
        if row is None:
            raise KeyError(at)
        start, end = self.words[row].tolist()
        return start, end

    def __iter__(self) -> Iterator[int]:
        return iter(self.at.tolist())

    def __len__(self) -> int:
        return len(self.at)

    def __contains__(self, at: object) -> bool:
        return isinstance(at, int) and self.row(at) is not None

    def pairs(self) -> Iterator[tuple[int, Range]]:
        """Each alignment with its run, in the order of the alignments."""
        starts, ends = self.words.T.tolist()
        return zip(self.at.tolist(), zip(starts, ends, strict=True), strict=True)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Changes of many alignments, a row each, in the order of the base's words.

    `at` are the numbers of the alignments, shape (n,); `base` and `own` the half-open indexes of
    the base's words and of each text's own, shape (n, 2).
    """

    at: Numbers
    base: Numbers
    own: Numbers

    @classmethod
    def of(cls, parts: Sequence[Numbers]) -> "Table":
        """The changes of alignments, given of each as rows of four numbers: `base` and `own`."""
        at = np.repeat(np.arange(len(parts), dtype=np.int32), [len(part) for part in parts])
        rows = np.concatenate([*parts, np.zeros((0, 4), dtype=np.int32)])
        return cls(at, rows[:, :2], rows[:, 2:]).in_order()

    def __len__(self) -> int:
        return len(self.at)

    def __getitem__(self, rows: slice | npt.NDArray[np.bool_] | npt.NDArray[np.int64]) -> "Table":
        return Table(self.at[rows], self.base[rows], self.own[rows])

    def in_order(self) -> "Table":
        """In the order of the base; of changes of the same words in the order that they have."""
        return self[np.lexsort((self.base[:, 1], self.base[:, 0]))]

    def along(self, *others: "Table") -> "Table":
        """With the changes of some more."""
        if not others:
            return self
        every = (self, *others)
        return Table(
            np.concatenate([one.at for one in every]),
            np.concatenate([one.base for one in every]),
            np.concatenate([one.own for one in every]),
        ).in_order()

    def by_base(self) -> Iterator[tuple[Range, "Table"]]:
        """The words of the base that anybody changed, each with the changes of these."""
        starts = np.flatnonzero((self.base[1:] != self.base[:-1]).any(axis=1)) + 1
        borders = [0, *starts.tolist(), len(self)] if len(self) else []
        for first, last in pairwise(borders):
            start, end = self.base[first].tolist()
            yield (start, end), self[first:last]

    def first_of_each(self) -> "Table":
        """The first change of each alignment, in the order of the alignments."""
        if (self.at[1:] > self.at[:-1]).all():
            return self
        _, rows = np.unique(self.at, return_index=True)
        return self[rows]


class Where(Sequence[Pair]):
    """Names, each with a range of code points, kept as numbers; equal to any row of the same.

    Of 10,000 copies by hand these may be four million: as pairs each would take 170 bytes.

    >>> Where(["A", "B"], [Span(0, 4), Span(2, 5)])[1]
    ('B', Span(start=2, end=5))
    """

    __slots__ = ("_names", "_spans")

    def __init__(self, names: Iterable[str], spans: Sequence[Span]) -> None:
        self._names = tuple(names)
        self._spans = np.array(spans, dtype=np.int32).reshape(-1, 2)

    def __len__(self) -> int:
        return len(self._names)

    @overload
    def __getitem__(self, at: int) -> Pair: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Pair, ...]: ...
    def __getitem__(self, at: int | slice) -> Pair | tuple[Pair, ...]:
        if isinstance(at, slice):
            return tuple(self)[at]
        return self._names[at], Span(*self._spans[at].tolist())

    def __iter__(self) -> Iterator[Pair]:
        return zip(self._names, map(Span._make, self._spans.tolist()), strict=True)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


def together(sets: Sequence[Numbers]) -> Numbers:
    """The numbers that are in any of these, ascending."""
    return sets[0] if len(sets) == 1 else np.unique(np.concatenate([NOBODY, *sets]))


def less(some: Numbers, others: Numbers) -> Numbers:
    """Those numbers, ascending, that are not among the others."""
    if not len(some) or not len(others):
        return some
    among = np.zeros(max(some[-1], others.max()) + 1, dtype=np.bool_)
    among[others] = True
    return some[~among[some]]
