"""Who testifies at a place of the text that all are laid against?"""

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from provenance.lineage.testimony.ways import Way, way_of
from provenance.lineage.testimony.witnesses import Witness, by_content
from provenance.lineage.variation.alignment import Alignment
from provenance.lineage.variation.tree_values import Mask

Rows = npt.NDArray[np.int64]


class Ground:
    """The alignments of all that testify, in order; places refer to them by number.

    `rows` numbers the texts, each of which has an alignment or, if it quotes or holds passages
    elsewhere, several.
    """

    def __init__(self, alignments: Sequence[Alignment]) -> None:
        self.alignments = tuple(alignments)
        self.numbers: dict[str, list[int]] = {}
        for at, alignment in enumerate(self.alignments):
            self.numbers.setdefault(alignment.witness.id, []).append(at)
        self.rows = {name: row for row, name in enumerate(self.numbers)}
        self.row_of = np.array([self.rows[one.witness.id] for one in alignments], dtype=np.int64)
        self.several = np.bincount(self.row_of)
        covers = np.array([one.covers for one in self.alignments], dtype=np.int64)
        self._from, self._to = covers.reshape(-1, 2).T
        moves = [(at, *m.base) for at, one in enumerate(self.alignments) for m in one.moved]
        self._moves = np.array(moves, dtype=np.int64).reshape(-1, 3).T
        self._among: dict[frozenset[str], Rows] = {}
        self._in_time: dict[frozenset[str], tuple[Rows, Rows]] = {}
        self.frames: dict[frozenset[str], frozenset[tuple[int, ...]]] = {}
        every = {one.witness.id: one.witness for one in self.alignments}
        self._order = {name: at for at, name in enumerate(by_content(every.values()))}

    def in_order(self, found: Iterable[Witness]) -> tuple[str, ...]:
        """Ids of texts that testify, in the order of their contents."""
        return tuple(sorted((witness.id for witness in found), key=self._order.__getitem__))

    @cached_property
    def ways(self) -> Rows:
        """For each alignment the number of the way by which its text was taken."""
        numbers: dict[Way, int] = {}
        told = (way_of(one.witness) for one in self.alignments)
        return np.array([numbers.setdefault(way, len(numbers)) for way in told], dtype=np.int64)

    def among(self, names: frozenset[str]) -> Rows:
        """The rows of those of the names that testify at all; asked often for the same."""
        if names not in self._among:
            rows = [row for name, row in self.rows.items() if name in names]
            self._among[names] = np.array(rows, dtype=np.int64)
        return self._among[names]

    def rows_of(self, witnesses: Iterable[Witness]) -> Rows:
        """The row of each text, one past the last for those that do not testify."""
        past = len(self.rows)
        return np.array([self.rows.get(one.id, past) for one in witnesses], dtype=np.int64)

    def in_time(self, names: frozenset[str]) -> tuple[Rows, Rows]:
        """The rows of dated texts, and numbers that stand for their moments; asked as often."""
        if names not in self._in_time:
            dates = {
                row: when
                for name, row in self.rows.items()
                if name in names
                and (when := self.alignments[self.numbers[name][0]].witness.when) is not None
            }
            number = {when: at for at, when in enumerate(sorted(set(dates.values())))}
            told = [(row, number[when]) for row, when in dates.items()]
            rows, moments = np.array(told, dtype=np.int64).reshape(-1, 2).T
            self._in_time[names] = rows, moments
        return self._in_time[names]

    def silent(self, base: tuple[int, int]) -> Mask:
        """The alignments that do not reach so far, or hold the passage elsewhere."""
        start, end = base
        found = np.asarray((start < self._from) | (end > self._to))
        at, first, last = self._moves
        found[at[(first < max(end, start + 1)) & (start < last)]] = True
        return found
