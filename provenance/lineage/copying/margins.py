"""By how much is each copy's place in the tree better than the next best one?

The nodes beside a copy read nearly what its parent reads. So what they cost from the parent's
readings is told once for all copies under it, and of a copy only what it reads otherwise.
"""

from functools import cached_property

import numpy as np
import numpy.typing as npt

from provenance.lineage.copying.arrangement import Arrangement
from provenance.lineage.variation.tree_values import UNKNOWN, Readings

MOST_RIVALS = 300
"""Nodes of a tree beyond which only those around its parent are looked at as other places."""

LITTLE = 0.05
"""Share of its price that any lost copy is taken to save."""

Sums = npt.NDArray[np.float64]


def margins(tree: Arrangement, *, most: int = MOST_RIVALS) -> dict[int, float]:
    """What the next best place of each node would cost more than the one it has, in readings.

    Nodes that read as its parent does wherever it can tell are no other place. How near a lost
    copy is to being told is the odds of what it lacks to what it would save. In a tree of `most`
    nodes all others are looked at.
    """
    small = len(tree.kids) <= most
    homes = (_Home(tree, home, small=small) for home in tree.kids)
    return {node: home.margin(node) for home in homes for node in home.kids}


class _Home:
    """A node of a tree that changes no more, and what stands around it.

    What is asked for all copies under it is told once: rows of readings, of so many nodes at most.
    """

    def __init__(self, tree: Arrangement, home: int, *, small: bool) -> None:
        self.kids = tree.kids[home]
        self._tree = tree
        self._home = home
        self._reads = tree.vectors[home]
        self._above = tree.parents.get(home)
        self._elsewhere = self._anywhere if small else self._beside

    def margin(self, node: int) -> float:
        """What the next best place of a node under this one would cost more."""
        tree = self._tree
        own = tree.says(node)
        now = tree.cost(self._home, node)
        more = [float("inf"), *self._elsewhere(node, own, now)]
        at = np.flatnonzero((own != UNKNOWN) & (own != self._reads))
        up, down = self._edges(node, at)
        if len(up):
            saved = now - float(tree.costs.of(at).amid(up, down, own[at]).min())
            more.append((tree.price - saved) / max(saved, LITTLE * tree.price))
        if self._home >= tree.texts:
            more.append(self._without)
        return min(more)

    def _edges(self, node: int, at: npt.NDArray[np.int64]) -> tuple[Readings, Readings]:
        """What the ends of the edges read from this node to others under it, and the one to it."""
        rows = np.flatnonzero(np.array(self.kids[: MOST_RIVALS + 1]) != node)[:MOST_RIVALS]
        down = self._said[rows[:, None], at]
        up = np.tile(self._reads[at], (len(down), 1))
        if self._above is None:
            return up, down
        last = self._tree.vectors[self._above][at], self._tree.says(self._home)[at]
        return np.vstack([up, last[0]]), np.vstack([down, last[1]])

    @cached_property
    def _said(self) -> Readings:
        """What those under this node say of it, so many of them as are looked at."""
        return np.stack([self._tree.says(kid) for kid in self.kids[: MOST_RIVALS + 1]])

    @cached_property
    def _without(self) -> float:
        return _without(self._tree, self._home)

    def _anywhere(self, node: int, own: Readings, now: float) -> list[float]:
        """What it would cost more to hang from each other node of the tree."""
        tree = self._tree
        inside = tree.below(node) | {self._home}
        hosts = [at for at in sorted(tree.kids) if at not in inside and at not in tree.bare]
        if not hosts:
            return []
        table = np.stack([tree.vectors[at] for at in hosts])
        differ = ((table != self._reads) & (own != UNKNOWN)).any(axis=1)
        found: list[float] = (tree.costs.along(table, own) - now)[differ].tolist()
        return found

    def _beside(self, node: int, own: Readings, now: float) -> list[float]:
        """The same of the states and of what stands around this node."""
        if not self._hosts:
            return []
        table, top = self._around, self._reads
        at = np.flatnonzero((own != top) | (own == UNKNOWN))
        some = table.take(at, axis=1)
        priced = self._tree.costs.of(at)
        cost = self._costs + priced.along(some, own[at]) - priced.along(some, top[at])
        unsaid = ((some != top[at]) & (own[at] == UNKNOWN)).sum(axis=1)
        differ = (np.array(self._hosts) != node) & (self._differ > unsaid)
        found: list[float] = (cost - now)[differ].tolist()
        return found

    @cached_property
    def _hosts(self) -> list[int]:
        """The states, and what stands around this node."""
        tree = self._tree
        beside = {*self.kids[:MOST_RIVALS], tree.parents.get(self._home, self._home)}
        return sorted({*range(tree.fixed), *beside} - {self._home} - tree.bare)

    @cached_property
    def _around(self) -> Readings:
        """What these read, a row each."""
        return np.stack([self._tree.vectors[at] for at in self._hosts])

    @cached_property
    def _costs(self) -> Sums:
        """What it would cost to come from each of these to what this node reads."""
        return self._tree.costs.along(self._around, self._reads).astype(np.float64)

    @cached_property
    def _differ(self) -> npt.NDArray[np.int64]:
        """At how many places each of these reads otherwise than this node."""
        return np.asarray((self._around != self._reads).sum(axis=1))


def _without(tree: Arrangement, node: int) -> float:
    """What it would cost more if a lost copy were none, but one of the nodes beside it."""
    kids, up = tree.kids[node], tree.parents.get(node)
    beside = [] if up is None else [up]
    now = tree.price + sum(tree.cost(node, kid) for kid in kids)
    now += sum(tree.cost(at, node) for at in beside)
    return min(
        (
            sum(tree.cost(taken, kid) for kid in kids if kid != taken)
            + sum(tree.cost(at, taken) for at in beside if at != taken)
            - now
            for taken in (*(k for k in kids if k < tree.texts and k not in tree.bare), *beside)
        ),
        default=float("inf"),
    )
