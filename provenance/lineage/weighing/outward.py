"""How likely is what all texts read, if their tree runs outwards from each of its nodes?

A change along an edge is as likely as its direction is. What a lost text read is not held fixed:
all that it may have read is weighed (Felsenstein 1981, "Evolutionary trees from DNA sequences: a
maximum likelihood approach"), here with changes of which one direction is likelier. Who spells by
habit makes one change a hundred times; that tells not a hundred times as much.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from provenance.lineage.variation.packed import some_columns
from provenance.lineage.variation.tree_values import UNKNOWN, Readings, Tree
from provenance.lineage.weighing.characters import Character
from provenance.lineage.weighing.costs import spellings
from provenance.lineage.weighing.polarity import Habits
from provenance.lineage.weighing.sums import Logs, Ranks, Rows, Sums

CHANGED = 0.005
"""How likely a change at a place is along an edge; four times as likely tells the same."""

MOST_READINGS = 16
"""Readings of a place that are told apart, the commonest; who has another says nothing."""

HABIT = 3
"""Places at which letters stand for the same others from which on that is some scribe's habit."""

AT_ONCE = 4_000_000
"""Numbers held at once for all nodes of a tree."""

Edge = tuple[int, int]
Column = tuple[int, tuple[int, ...]]
Spelling = tuple[str, ...]


@dataclass(frozen=True)
class Outward:
    """Log likelihoods of all readings, with each node as the root, and with one on each edge.

    They are told against that of one of the nodes. Edges name the lower number first. `read` tells
    what a lost root on an edge likeliest read.
    """

    nodes: Mapping[int, float]
    edges: Mapping[Edge, float]
    read: "Read"


def outward(tree: Tree, places: Sequence[Character], habits: Habits) -> Outward:
    """Tell how likely all readings are from each root."""
    walk = _Walk(tree)
    held, usual = _columns(tree)
    often = _often(places, held)
    over = np.zeros(len(walk.order))
    amid = np.zeros(len(walk.order))
    read = Read(walk, usual)
    for some, at, table in _alike(held, walk):
        readings = np.array([known for _, known in some], dtype=np.int16)
        step = np.stack([_changes(places[column], known, habits, often) for column, known in some])
        sums = Sums(walk.above, walk.levels, walk.lost, _ranks(table, readings), step)
        for told in sums.edges():
            over += np.bincount(told.row, told.over, len(over))
            amid += np.bincount(told.row, told.amid, len(amid))
            read.tell(told.row, told.column, table, at, readings[told.column, told.likeliest])
        amid += sums.same()
    for row, above in enumerate(walk.above[1:].tolist(), start=1):
        amid[row] += over[above]
        over[row] += over[above]
    return Outward(
        dict(zip(walk.order, over.tolist(), strict=True)),
        dict(zip(walk.edges, amid[1:].tolist(), strict=True)),
        read,
    )


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


def _columns(tree: Tree) -> tuple[list[Column], Readings]:
    """The columns at which texts differ with what they read there, and what most read at any."""
    texts = [node for node in sorted(tree.near) if node < tree.texts]
    found: list[Column] = []
    usual = np.full(len(tree.vectors[texts[0]]), UNKNOWN, dtype=np.int16)
    for start, table in some_columns(tree.vectors, texts):
        for at, column in enumerate(table.T, start=start):
            counts = np.bincount(column[column != UNKNOWN])
            most = min(MOST_READINGS, np.count_nonzero(counts))
            common = np.argsort(-counts, kind="stable")[:most]
            if len(common):
                usual[at] = common[0]
            if len(common) > 1:
                found.append((at, tuple(common.tolist())))
    return found, usual


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


def _often(places: Sequence[Character], held: Iterable[Column]) -> Counter[Spelling]:
    """At how many columns letters stand for others, beside the commonest reading."""
    found: Counter[Spelling] = Counter()
    for column, readings in held:
        wordings = [places[column].wordings[one] for one in readings]
        found.update({one for other in wordings[1:] for one in spellings(wordings[0], other)})
    return found


def _changes(
    place: Character, readings: Sequence[int], habits: Habits, often: Mapping[Spelling, int]
) -> Logs:
    """How likely each reading of a place becomes each other one.

    What stands around one may differ from what stands around another; both are heard.
    """
    odds = np.zeros((len(readings), len(readings)))
    around = [place.around(reading) for reading in readings]
    for one, old in enumerate(readings):
        for other, new in enumerate(readings[one + 1 :], start=one + 1):
            was, now = place.wordings[old], place.wordings[new]
            times = max((often.get(kind, 0) for kind in spellings(was, now)), default=0)
            ways = {around[one], around[other]}
            said = sum(habits.favours(was, now, way) for way in sorted(ways)) / len(ways)
            said *= min(1.0, sqrt(HABIT / max(1, times)))
            odds[one, other], odds[other, one] = said, -said
    step: Logs = 2 * CHANGED / (1 + np.exp(-odds))
    np.fill_diagonal(step, 1.0)
    return step
