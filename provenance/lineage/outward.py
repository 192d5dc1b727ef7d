"""How likely is what all texts read, if their tree runs outwards from each of its nodes?

A change along an edge is as likely as its direction is. What a lost text read is not held fixed:
all that it may have read is weighed (Felsenstein 1981, "Evolutionary trees from DNA sequences: a
maximum likelihood approach"), here with changes of which one direction is likelier.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from provenance.lineage.characters import Character
from provenance.lineage.polarity import Habits
from provenance.lineage.tree_values import UNKNOWN, Mask, Readings, Tree

CHANGED = 0.005
"""How likely a change at a place is along an edge; four times as likely tells the same."""

MOST_READINGS = 16
"""Readings of a place that are told apart, the commonest; who has another says nothing."""

AT_ONCE = 1_000_000
"""Numbers held at once for all nodes of a tree."""

NEVER = -700.0
"""Logarithm for what a text does not read, since it reads something else."""

Edge = tuple[int, int]
Logs = npt.NDArray[np.float64]
Column = tuple[int, tuple[int, ...]]


@dataclass(frozen=True)
class Outward:
    """Log likelihoods of all readings, with each node as the root, and with one on each edge.

    Edges name the lower number first. `read` is what a lost root on an edge likeliest read.
    """

    nodes: Mapping[int, float]
    edges: Mapping[Edge, float]
    read: Mapping[Edge, Readings]


def outward(
    tree: Tree, places: Sequence[Character], habits: Habits, taken: Mapping[Edge, slice]
) -> Outward:
    """Tell how likely all readings are from each root.

    At the places `taken` of an edge nothing goes along it: a text has them from elsewhere.
    """
    walk = _Walk(tree)
    nodes = np.zeros(len(walk.order))
    between = np.zeros(len(walk.order))
    read = np.tile(tree.vectors[walk.order[0]], (len(walk.order), 1))
    for held in _columns(tree, len(walk.order)):
        at = np.array([column for column, _ in held])
        readings = np.array([known for _, known in held])
        part = _Part(
            walk,
            walk.own(tree, at, readings),
            np.stack([_changes(places[column], known, habits) for column, known in held]),
            walk.loose(taken, at),
        )
        nodes += _summed(part.whole)
        middles = part.middles()
        between += _summed(middles)
        read[:, at] = np.take_along_axis(readings.T[None], middles.argmax(axis=2)[:, None], 1)[:, 0]
    return Outward(
        dict(zip(walk.order, nodes.tolist(), strict=True)),
        dict(zip(walk.edges, between[1:].tolist(), strict=True)),
        dict(zip(walk.edges, read[1:], strict=True)),
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

    def loose(self, taken: Mapping[Edge, slice], at: npt.NDArray[np.int64]) -> Mask:
        """At which columns nothing goes along the edge above each node."""
        found = np.zeros((len(self.order), len(at)), dtype=np.bool_)
        for row, edge in enumerate(self.edges, start=1):
            if edge in taken:
                found[row] = (at >= taken[edge].start) & (at < taken[edge].stop)
        return found


def _columns(tree: Tree, nodes: int) -> Iterator[list[Column]]:
    """The columns with the readings that texts have there, some with as many at a time."""
    table = np.stack([tree.vectors[node] for node in sorted(tree.near) if node < tree.texts])
    by_size: dict[int, list[Column]] = {}
    for at, column in enumerate(table.T):
        counts = Counter(column[column != UNKNOWN].tolist())
        common = sorted(counts, key=lambda one: (-counts[one], one))[:MOST_READINGS]
        if len(common) > 1:
            by_size.setdefault(len(common), []).append((at, tuple(sorted(common))))
    for size, found in sorted(by_size.items()):
        many = max(1, AT_ONCE // (size * nodes))
        for first in range(0, len(found), many):
            yield found[first : first + many]


def _changes(place: Character, readings: Sequence[int], habits: Habits) -> Logs:
    """How likely each reading of a place becomes each other one."""
    odds = np.zeros((len(readings), len(readings)))
    for one, old in enumerate(readings):
        around = place.around(old)
        for other, new in enumerate(readings[one + 1 :], start=one + 1):
            said = habits.favours(place.wordings[old], place.wordings[new], around)
            odds[one, other], odds[other, one] = said, -said
    step: Logs = 2 * CHANGED / (1 + np.exp(-odds))
    np.fill_diagonal(step, 1.0)
    return step


class _Part:
    """What is said along all edges, either way, at some columns.

    `whole` is what all texts together say of what a node read.
    """

    def __init__(self, walk: _Walk, own: Logs, step: Logs, loose: Mask) -> None:
        self._step, self._loose = step, loose
        self._above = np.array(walk.above)
        self._inside = own
        self._up = np.zeros_like(own)
        levels = [slice(*ends) for ends in pairwise(walk.levels) if ends[0] < ends[1]]
        for level in reversed(levels[1:]):
            self._up[level] = self._along(own[level], level, step)
            np.add.at(own, self._above[level], self._up[level])
        self.whole = own.copy()
        for level in levels[1:]:
            upper = self.whole[self._above[level]] - self._up[level]
            self.whole[level] += self._along(upper, level, step)

    def middles(self) -> Logs:
        """What all texts say of what a lost one read between each node and the one above."""
        every = slice(None)
        half = (self._step + np.eye(self._step.shape[1])) / 2
        upper = self.whole[self._above] - self._up
        return self._along(upper, every, half) + self._along(self._inside, every, half)

    def _along(self, said: Logs, rows: slice, step: Logs) -> Logs:
        """What is said on one side of the edges above some nodes, as it is heard on the other."""
        most = said.max(axis=2, keepdims=True)
        odds = np.exp(said - most)
        even = odds.mean(axis=2, keepdims=True)
        heard = np.einsum("pij,npj->npi", step, odds)
        found: Logs = most + np.log(np.where(self._loose[rows][:, :, None], even, heard))
        return found


def _summed(said: Logs) -> Logs:
    """The log likelihood at each node over all that it may have read, each as likely."""
    most = said.max(axis=2)
    sums: Logs = (most + np.log(np.exp(said - most[:, :, None]).mean(axis=2))).sum(axis=1)
    return sums
