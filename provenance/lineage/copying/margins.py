"""By how much is each copy's place in the tree better than the next best one?

The nodes beside a copy read nearly what its parent reads. So what they cost from the parent's
readings is told once for all copies under it, and of a copy only what it reads otherwise.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np
import numpy.typing as npt

from provenance.lineage.copying.arrangement import Arrangement
from provenance.lineage.variation.tree_values import UNKNOWN, Readings

MOST_RIVALS = 300
"""Nodes of a tree beyond which only those around its parent are looked at as other places."""

LITTLE = 0.05
"""Share of its price that any lost copy is taken to save."""

LOOSE = 2.0
"""Readings by which a copy of a plain family seldom hangs, or by fewer."""

PLAIN = 0.2
"""Share of the copies of a family that may hang so loosely if it is told plainly.

Of hand copies hung by three readings or more 905 of 911 are right in such families and 512 of 555
in others, though each margin is the same: many loose copies show a tree that is wrong in places.
"""

Sums = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Around:
    """The states, and what stands around a node: what each costs from it, and where they differ."""

    hosts: npt.NDArray[np.int64]
    costs: Sums
    differ: npt.NDArray[np.int64]


class Margins:
    """The margins of a tree that changes no more."""

    def __init__(self, tree: Arrangement, *, most: int = MOST_RIVALS) -> None:
        """Prepare to tell them; in a tree of `most` nodes all others are looked at."""
        self._tree = tree
        self._small = len(tree.kids) <= most
        self._around: dict[int, _Around] = {}
        self._lost: dict[int, float] = {}
        self._told: dict[int, float] = {}

    def of(self, node: int) -> float:
        """What the next best place of a node would cost more than the one it has, in readings.

        Nodes that read as its parent does wherever it can tell are no other place. How near a lost
        copy is to being told is the odds of what it lacks to what it would save.
        """
        if node not in self._told:
            self._told[node] = self._margin(node)
        return self._told[node]

    def plain(self) -> bool:
        """Whether few copies of the tree might as well hang elsewhere."""
        parents = self._tree.parents
        return sum(self.of(node) < LOOSE for node in parents) <= PLAIN * len(parents)

    @cached_property
    def _reads(self) -> Readings:
        """What every node reads, one row a node."""
        return np.stack(self._tree.vectors)

    @cached_property
    def _says(self) -> Readings:
        """The same of what each says of its parent."""
        tree = self._tree
        return np.stack(
            [tree.says(at) if at in tree.kids else own for at, own in enumerate(tree.vectors)]
        )

    def _margin(self, node: int) -> float:
        tree = self._tree
        home, own = tree.parents[node], tree.says(node)
        now = tree.cost(home, node)
        elsewhere = self._elsewhere if self._small else self._beside
        more = [float("inf"), *elsewhere(node, home, own, now)]
        below = list(islice((kid for kid in tree.kids[home] if kid != node), MOST_RIVALS))
        above = [home] * len(below)
        if home in tree.parents:
            above.append(tree.parents[home])
            below.append(home)
        if below:
            at = np.flatnonzero((own != UNKNOWN) & (own != tree.vectors[home]))
            up = self._reads[np.array(above)[:, None], at]
            down = self._says[np.array(below)[:, None], at]
            saved = now - float(tree.costs.of(at).amid(up, down, own[at]).min())
            more.append((tree.price - saved) / max(saved, LITTLE * tree.price))
        if home >= tree.texts:
            if home not in self._lost:
                self._lost[home] = _without(tree, home)
            more.append(self._lost[home])
        return min(more)

    def _elsewhere(self, node: int, home: int, own: Readings, now: float) -> list[float]:
        """What it would cost more to hang from each other node of the tree."""
        tree = self._tree
        inside = tree.below(node) | {home}
        hosts = [at for at in sorted(tree.kids) if at not in inside and at not in tree.bare]
        if not hosts:
            return []
        table = np.stack([tree.vectors[at] for at in hosts])
        differ = ((table != tree.vectors[home]) & (own != UNKNOWN)).any(axis=1)
        found: list[float] = (tree.costs.along(table, own) - now)[differ].tolist()
        return found

    def _beside(self, node: int, home: int, own: Readings, now: float) -> list[float]:
        """The same of the states and of what stands around its parent."""
        tree, top = self._tree, self._tree.vectors[home]
        if home not in self._around:
            self._around[home] = self._told_around(home)
        around = self._around[home]
        if not len(around.hosts):
            return []
        at = np.flatnonzero((own != top) | (own == UNKNOWN))
        table = self._reads[around.hosts[:, None], at]
        priced = tree.costs.of(at)
        cost = around.costs + priced.along(table, own[at]) - priced.along(table, top[at])
        unsaid = ((table != top[at]) & (own[at] == UNKNOWN)).sum(axis=1)
        differ = (around.hosts != node) & (around.differ > unsaid)
        found: list[float] = (cost - now)[differ].tolist()
        return found

    def _told_around(self, home: int) -> _Around:
        tree, top = self._tree, self._tree.vectors[home]
        beside = {*tree.kids[home][:MOST_RIVALS], tree.parents.get(home, home)}
        hosts = np.array(sorted({*range(tree.fixed), *beside} - {home} - tree.bare), dtype=np.int64)
        table = self._reads[hosts]
        costs = tree.costs.along(table, top).astype(np.float64)
        return _Around(hosts, costs, (table != top).sum(axis=1))


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
