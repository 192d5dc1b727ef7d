"""How likely is what all texts read, if their tree runs outwards from each of its nodes?

A change along an edge is as likely as its direction is. What a lost text read is not held fixed:
all that it may have read is weighed (Felsenstein 1981, "Evolutionary trees from DNA sequences: a
maximum likelihood approach"), here with changes of which one direction is likelier. Who spells by
habit makes one change a hundred times; that tells not a hundred times as much.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from math import sqrt

import numpy as np
import numpy.typing as npt

from provenance.lineage.variation.tree_values import UNKNOWN, Readings, Tree
from provenance.lineage.weighing.characters import Character
from provenance.lineage.weighing.costs import spellings
from provenance.lineage.weighing.polarity import Habits

CHANGED = 0.005
"""How likely a change at a place is along an edge; four times as likely tells the same."""

MOST_READINGS = 16
"""Readings of a place that are told apart, the commonest; who has another says nothing."""

HABIT = 3
"""Places at which letters stand for the same others from which on that is some scribe's habit."""

AT_ONCE = 1_000_000
"""Numbers held at once for all nodes of a tree."""

NEVER = -700.0
"""Logarithm for what a text does not read, since it reads something else."""

Edge = tuple[int, int]
Rows = npt.NDArray[np.int64]
Logs = npt.NDArray[np.float64]
Column = tuple[int, tuple[int, ...]]
Spelling = tuple[str, ...]


@dataclass(frozen=True)
class Outward:
    """Log likelihoods of all readings, with each node as the root, and with one on each edge.

    Edges name the lower number first. `read` tells what a lost root on an edge likeliest read.
    """

    nodes: Mapping[int, float]
    edges: Mapping[Edge, float]
    read: "Read"


class Read:
    """What a lost text on each edge likeliest read, told of one edge at a time.

    Of each column it is kept which of its few readings that is, in a byte.
    """

    def __init__(self, edges: Sequence[Edge], plain: Readings) -> None:
        """Prepare for these edges; `plain` is read where all texts that testify read the same."""
        self._rows = {edge: row for row, edge in enumerate(edges)}
        self._plain = plain
        self._parts: list[tuple[Rows, Rows, npt.NDArray[np.int8]]] = []

    def tell(self, at: Rows, readings: Rows, best: Rows) -> None:
        """Take in which of its `readings` is best at each of the columns `at`, a row an edge."""
        self._parts.append((at, readings, best.astype(np.int8)))

    def __getitem__(self, edge: Edge) -> Readings:
        found = self._plain.copy()
        for at, readings, best in self._parts:
            found[at] = readings[np.arange(len(at)), best[self._rows[edge]]]
        return found


def outward(tree: Tree, places: Sequence[Character], habits: Habits) -> Outward:
    """Tell how likely all readings are from each root."""
    walk = _Walk(tree)
    held = list(_columns(tree, len(walk.order)))
    often = _often(places, chain.from_iterable(held))
    nodes = np.zeros(len(walk.order))
    between = np.zeros(len(walk.order))
    read = Read(walk.edges, tree.vectors[walk.order[0]])
    for some in held:
        at = np.array([column for column, _ in some])
        readings = np.array([known for _, known in some])
        part = _Part(
            walk,
            walk.own(tree, at, readings),
            np.stack([_changes(places[column], known, habits, often) for column, known in some]),
        )
        nodes += _summed(part.whole)
        middles = part.middles()
        between += _summed(middles)
        read.tell(at, readings, middles[1:].argmax(axis=2))
    return Outward(
        dict(zip(walk.order, nodes.tolist(), strict=True)),
        dict(zip(walk.edges, between[1:].tolist(), strict=True)),
        read,
    )


class _Walk:
    """The nodes of a tree, those first that are nearest to its lowest node."""

    def __init__(self, tree: Tree) -> None:
        self.order = [min(tree.near)]
        self.above = [0]
        self.levels = [0, 1]
        at = {self.order[0]: 0}
        while self.levels[-1] > self.levels[-2]:
            for node in self.order[self.levels[-2] :]:
                for other in sorted(tree.near[node]):
                    if other not in at:
                        at[other] = len(self.order)
                        self.above.append(at[node])
                        self.order.append(other)
            self.levels.append(len(self.order))
        up = (self.order[above] for above in self.above[1:])
        self.edges = [(min(pair), max(pair)) for pair in zip(self.order[1:], up, strict=True)]

    def own(self, tree: Tree, at: npt.NDArray[np.int64], readings: npt.NDArray[np.int64]) -> Logs:
        """What each text says by itself at some columns, as logarithms for each reading."""
        found = np.zeros((len(self.order), *readings.shape))
        for row, node in enumerate(self.order):
            if node < tree.texts:
                says = tree.vectors[node][at][:, None] == readings
                found[row][says.any(axis=1)[:, None] & ~says] = NEVER
        return found


def _columns(tree: Tree, nodes: int) -> Iterator[list[Column]]:
    """The columns with the readings that texts have there, some with as many at a time."""
    table = np.stack([tree.vectors[node] for node in sorted(tree.near) if node < tree.texts])
    by_size: dict[int, list[Column]] = {}
    for at, column in enumerate(table.T):
        counts = Counter(column[column != UNKNOWN].tolist())
        common = sorted(counts, key=lambda one: (-counts[one], one))[:MOST_READINGS]
        if len(common) > 1:
            by_size.setdefault(len(common), []).append((at, tuple(common)))
    for size, found in sorted(by_size.items()):
        many = max(1, AT_ONCE // (size * nodes))
        for first in range(0, len(found), many):
            yield found[first : first + many]


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


class _Part:
    """What is said along all edges, either way, at some columns.

    `whole` is what all texts together say of what a node read.
    """

    def __init__(self, walk: _Walk, own: Logs, step: Logs) -> None:
        self._step = step
        self._above = np.array(walk.above)
        self._inside = own
        self._up = np.zeros_like(own)
        levels = [slice(*ends) for ends in pairwise(walk.levels) if ends[0] < ends[1]]
        for level in reversed(levels[1:]):
            self._up[level] = _along(own[level], step)
            np.add.at(own, self._above[level], self._up[level])
        self.whole = own.copy()
        for level in levels[1:]:
            upper = self.whole[self._above[level]] - self._up[level]
            self.whole[level] += _along(upper, step)

    def middles(self) -> Logs:
        """What all texts say of what a lost one read between each node and the one above."""
        half = (self._step + np.eye(self._step.shape[1])) / 2
        upper = self.whole[self._above] - self._up
        return _along(upper, half) + _along(self._inside, half)


def _along(said: Logs, step: Logs) -> Logs:
    """What is said on one side of edges, as it is heard on the other."""
    most = said.max(axis=2, keepdims=True)
    heard: Logs = most + np.log(np.einsum("pij,npj->npi", step, np.exp(said - most)))
    return heard


def _summed(said: Logs) -> Logs:
    """The log likelihood at each node over all that it may have read, each as likely."""
    most = said.max(axis=2)
    sums: Logs = (most + np.log(np.exp(said - most[:, :, None]).mean(axis=2))).sum(axis=1)
    return sums
