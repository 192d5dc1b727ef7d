"""How likely is what all texts read, if their tree runs outwards from each of its nodes?

What a lost text read is not held fixed: all that it may have read is weighed (Felsenstein 1981,
"Evolutionary trees from DNA sequences: a maximum likelihood approach"), here with changes of which
one direction is likelier. Not every copyist errs as most do: the changes of one who corrects or
embroiders run the other way, all of them. So an edge as a whole may tell nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, log1p

import numpy as np

from provenance.lineage.variation.packed import some_columns
from provenance.lineage.variation.tree_values import UNKNOWN, Readings, Tree
from provenance.lineage.weighing.odds import Column, Odds
from provenance.lineage.weighing.sums import Logs, Ranks, Rows, Sums

AT_ONCE = 4_000_000
"""Numbers held at once for all nodes of a tree."""

Edge = tuple[int, int]


@dataclass(frozen=True)
class Outward:
    """Log likelihoods of all readings, with each node as the root, and with one on each edge.

    They are told against that of one of the nodes. Edges name the lower number first. `read` tells
    what a lost root on an edge likeliest read.
    """

    nodes: Mapping[int, float]
    edges: Mapping[Edge, float]
    read: "Read"


def outward(tree: Tree, odds: Odds, otherwise: float) -> Outward:
    """Tell how likely all readings are from each root.

    `otherwise` is the share of copies whose changes tell no direction, more than 0.
    """
    walk = _Walk(tree)
    over = np.zeros(len(walk.order))
    amid = np.zeros(len(walk.order))
    same = np.zeros(len(walk.order))
    read = Read(walk, odds.usual)
    for some, at, table in _alike(odds.held, walk):
        readings = np.array([known for _, known in some], dtype=np.int16)
        step = np.stack([odds.steps[column] for column, _ in some])
        sums = Sums(walk.above, walk.levels, walk.lost, _ranks(table, readings), step)
        for told in sums.edges():
            over += np.bincount(told.row, told.over, len(over))
            amid += np.bincount(told.row, told.amid, len(amid))
            read.tell(told.row, told.column, table, at, readings[told.column, told.likeliest])
        same += sums.same()
    down, up = _as_a_whole(-amid, otherwise), _as_a_whole(over - amid, otherwise)
    over, amid = up - down, same - down
    for row, above in enumerate(walk.above[1:].tolist(), start=1):
        amid[row] += over[above]
        over[row] += over[above]
    return Outward(
        dict(zip(walk.order, over.tolist(), strict=True)),
        dict(zip(walk.edges, amid[1:].tolist(), strict=True)),
        read,
    )


def _as_a_whole(edges: Logs, otherwise: float) -> Logs:
    """How likely all changes of each edge are, against changes that tell no direction."""
    return np.logaddexp(log1p(-otherwise) + edges, log(otherwise))


class _Walk:
    """The nodes of a tree, those first that are nearest to its lowest node.

    `above` is the row of the node by which each was reached.
    """

    def __init__(self, tree: Tree) -> None:
        self.order = [min(tree.near)]
        above = [0]
        self.levels = [0, 1]
        at = {self.order[0]: 0}
        while self.levels[-1] > self.levels[-2]:
            for node in self.order[self.levels[-2] :]:
                for other in sorted(tree.near[node]):
                    if other not in at:
                        at[other] = len(self.order)
                        above.append(at[node])
                        self.order.append(other)
            self.levels.append(len(self.order))
        up = (self.order[row] for row in above[1:])
        self.edges = [(min(pair), max(pair)) for pair in zip(self.order[1:], up, strict=True)]
        self.above = np.array(above)
        self.lost = np.array(self.order) >= tree.texts
        self._tree = tree

    def columns(self) -> Iterator[tuple[int, Readings]]:
        """What all nodes read, some columns at a time."""
        return some_columns(self._tree.vectors, self.order)

    def reads(self, row: int) -> Readings:
        """What one of the nodes reads."""
        return self._tree.vectors[self.order[row]]


class Read:
    """What a lost text on each edge likeliest read, told of one edge at a time.

    That is nearly always what one end of the edge reads; only what is not is kept.
    """

    def __init__(self, walk: _Walk, usual: Readings) -> None:
        """Prepare for the edges of a walk; `usual` is what most texts read."""
        self._walk = walk
        self._rows = {edge: row for row, edge in enumerate(walk.edges, start=1)}
        self._usual = usual
        self._other: list[tuple[Rows, Rows, Readings]] = []

    def tell(self, row: Rows, own: Rows, table: Readings, at: Rows, reading: Readings) -> None:
        """Take in readings above the nodes of some rows; `own` are columns of a part of all."""
        ends = table[row, own], table[self._walk.above[row], own]
        other = reading != _known(*ends, self._usual[at[own]])
        self._other.append((row[other], at[own[other]], reading[other]))

    def __getitem__(self, edge: Edge) -> Readings:
        row = self._rows[edge]
        ends = self._walk.reads(row), self._walk.reads(self._walk.above[row])
        found = _known(*ends, self._usual)
        for rows, at, reading in self._other:
            found[at[rows == row]] = reading[rows == row]
        return found


def _known(one: Readings, other: Readings, usual: Readings) -> Readings:
    """What one reads where it is known, elsewhere what the other does, or most."""
    second = np.where(other == UNKNOWN, usual, other)
    return np.asarray(np.where(one == UNKNOWN, second, one))


def _ranks(table: Readings, readings: Readings) -> Ranks:
    """Which of the readings of its column each number is; UNKNOWN if none."""
    found = np.full(table.shape, UNKNOWN, dtype=np.int8)
    for rank, reading in enumerate(readings.T):
        found[table == reading] = rank
    return found


def _alike(held: Sequence[Column], walk: _Walk) -> Iterator[tuple[list[Column], Rows, Readings]]:
    """The columns with as many readings, some at a time; their numbers, and what all nodes read."""
    for start, table in walk.columns():
        by_size: dict[int, list[Column]] = {}
        for column in held:
            if start <= column[0] < start + table.shape[1]:
                by_size.setdefault(len(column[1]), []).append(column)
        for size, found in sorted(by_size.items()):
            many = max(1, AT_ONCE // (size * len(table)))
            for first in range(0, len(found), many):
                some = found[first : first + many]
                at = np.array([column for column, _ in some])
                yield some, at, table[:, at - start]
