"""What do all texts say, at some columns, of what the ends of each edge of a tree may have read?

A text that testifies parts the tree at a place: whatever lies beyond it says the same of all that
lie on this side. So sums are made over those texts alone that are silent, and over lost ones
beside which readings differ; of a lost text whose neighbours all read the same it is a million
times less likely that it read something else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from provenance.lineage.variation.tree_values import UNKNOWN, Mask

AT_ONCE = 200_000
"""Edges of which, each at a column, it is told at once."""

Rows = npt.NDArray[np.int64]
Ranks = npt.NDArray[np.int8]
Logs = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Edges:
    """Edges, each at a column, by the row of their lower ends.

    `over` is how much likelier all texts read as they do if the lower end was the root and not the
    upper, `amid` if a text between them was; `likeliest` is what that text read.
    """

    row: Rows
    column: Rows
    over: Logs
    amid: Logs
    likeliest: Rows


class Sums:
    """What all texts say at some columns that have as many readings.

    `ranks` tells what each node reads, or UNKNOWN; `step` of each column how likely each reading
    becomes each other one along an edge. The nodes stand in the order of their `levels`, each with
    the row of the one `above` it, and those beside each other that are under the same.
    """

    def __init__(
        self, above: Rows, levels: Sequence[int], lost: Mask, ranks: Ranks, step: Logs
    ) -> None:
        """Sum along all edges, either way."""
        self._above = above
        self._ranks = ranks
        self._step = step
        turned = ranks != ranks[above]
        open_ = (ranks == UNKNOWN) | (lost[:, None] & _beside(turned, above))
        self._busy = turned | open_ | open_[above]
        self._row, self._column = np.nonzero(open_)
        self._number = np.full(ranks.shape, UNKNOWN, dtype=np.int32)
        self._number[open_] = np.arange(len(self._row))
        bounds = np.searchsorted(self._row, levels).tolist()
        self._levels = [slice(*ends) for ends in pairwise(bounds) if ends[0] < ends[1]]
        self._inside = np.zeros((len(self._row), step.shape[1]))
        self._up = np.zeros_like(self._inside)
        self._upwards()
        self._whole = self._inside.copy()
        self._downwards()

    def same(self) -> Logs:
        """What `amid` comes to at all columns where both ends of an edge read the same for sure."""
        half = (self._step + np.eye(self._step.shape[1])) / 2
        found = np.log((half**2).sum(axis=1))[np.arange(len(half)), self._ranks]
        return np.asarray(np.where(self._busy, 0.0, found).sum(axis=1))

    def edges(self) -> Iterator[Edges]:
        """Tell of all other edges, some at a time."""
        rows, columns = np.nonzero(self._busy[1:])
        for start in range(0, len(rows), AT_ONCE):
            here = slice(start, start + AT_ONCE)
            yield self._edges(rows[here] + 1, columns[here])

    def _edges(self, row: Rows, column: Rows) -> Edges:
        lower, upper = self._lower(row, column), self._upper(row, column)
        from_lower, from_upper = self._heard(column, lower), self._heard(column, upper)
        here = np.log((upper * from_lower).sum(axis=1))
        there = np.log((lower * from_upper).sum(axis=1))
        between = (upper + from_upper) * (lower + from_lower) / 4
        amid = np.log(between.sum(axis=1))
        return Edges(row, column, there - here, amid - here, between.argmax(axis=1))

    def _upwards(self) -> None:
        """Tell what open nodes and all below them say of what they read."""
        row, column = np.nonzero(self._busy & (self._number == UNKNOWN))
        self._tell(row, column, np.log(self._step[column, :, self._ranks[row, column]]))
        for level in reversed(self._levels):
            row, column = self._row[level], self._column[level]
            self._up[level] = np.log(self._heard(column, _likely(self._inside[level])))
            self._tell(row, column, self._up[level])

    def _tell(self, row: Rows, column: Rows, said: Logs) -> None:
        """Tell open nodes what is said of them by some that are right below."""
        upper = self._number[self._above[row], column]
        told = (upper != UNKNOWN) & (row > 0)
        if not told.any():
            return
        first, size = int(upper[told].min()), said.shape[1]
        at = (upper[told] - first)[:, None] * size + np.arange(size)
        sums = np.bincount(at.ravel(), said[told].ravel()).reshape(-1, size)
        self._inside[first : first + len(sums)] += sums

    def _downwards(self) -> None:
        """Tell what all texts say of what open nodes read."""
        for level in self._levels:
            row, column = self._row[level], self._column[level]
            if row[0] > 0:
                self._whole[level] += np.log(self._heard(column, self._upper(row, column)))

    def _lower(self, row: Rows, column: Rows) -> Logs:
        """How likely some nodes read what, by what they and all below them say."""
        found = self._read(row, column)
        number = self._number[row, column]
        open_ = number != UNKNOWN
        found[open_] = _likely(self._inside[number[open_]])
        return found

    def _upper(self, row: Rows, column: Rows) -> Logs:
        """How likely those above some nodes read what, by what all say who are not below these."""
        above = self._above[row]
        found = self._read(above, column)
        number = self._number[above, column]
        (open_,) = np.nonzero(number != UNKNOWN)
        row, column = row[open_], column[open_]
        own = self._number[row, column]
        plain = np.log(self._step[column, :, self._ranks[row, column]])
        said = np.where((own == UNKNOWN)[:, None], plain, self._up[own])
        found[open_] = _likely(self._whole[number[open_]] - said)
        return found

    def _read(self, row: Rows, column: Rows) -> Logs:
        """What some nodes read, as the likelihood of each reading."""
        ranks = self._ranks[row, column]
        return np.asarray(ranks[:, None] == np.arange(self._step.shape[1]), dtype=np.float64)

    def _heard(self, column: Rows, said: Logs) -> Logs:
        """What is said on one side of edges, as it is heard on the other."""
        found = np.zeros_like(said)
        for reading in range(said.shape[1]):
            found += self._step[column, :, reading] * said[:, reading, None]
        return found


def _beside(turned: Mask, above: Rows) -> Mask:
    """Where an edge of a node is marked, if each is marked beside the node below it."""
    found = turned.copy()
    uppers, first = np.unique(above[1:], return_index=True)
    if len(uppers):
        found[uppers] |= np.logical_or.reduceat(turned[1:], first, axis=0)
    return found


def _likely(logs: Logs) -> Logs:
    """Likelihoods against that of the likeliest."""
    return np.asarray(np.exp(logs - logs.max(axis=1, keepdims=True)))
