"""From which node around does a copy differ least, of those that do not read as its parent does?

What stands around a parent reads nearly as it does, so only what it reads otherwise is looked at;
that is told once for all copies under it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from provenance.lineage.copying.margins import MOST_RIVALS
from provenance.lineage.variation.tree_values import UNKNOWN, Readings, Tree

DIGITS = 6
"""Of a difference in readings; sums of the same weights in another order differ by less."""

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Around:
    """The nodes around one, and of each what it reads otherwise: its row, the place, the reading.

    `through` is the node under the parent by which each was found, if by no other way.
    """

    nodes: Numbers
    through: Numbers
    row: Numbers
    place: Numbers
    reads: Readings


class Rivals:
    """The nodes around each copy of a tree that changes no more."""

    def __init__(
        self, tree: Tree, parents: Mapping[int, int], children: Mapping[int, Sequence[int]]
    ) -> None:
        """Prepare to tell them; the tree's `fixed` nodes are around every copy."""
        self._tree = tree
        self._parents = parents
        self._children = children
        self._told: dict[int, _Around] = {}

    def nearest(self, child: int) -> int | None:
        """The node from which a copy differs least besides its parent, of equals the first.

        Those are left out that read as its parent does wherever the copy can tell, but no state.
        """
        parent = self._parents[child]
        if parent not in self._told:
            self._told[parent] = self._around(parent)
        around = self._told[parent]
        if not len(around.nodes):
            return None
        own, top = self._tree.vectors[child], self._tree.vectors[parent]
        weights, rows = self._tree.weights[around.place], len(around.nodes)
        here, there = own[around.place], top[around.place]
        seen = here != UNKNOWN
        theirs = seen & (around.reads != here) & (around.reads != UNKNOWN)
        ours = seen & (there != here) & (there != UNKNOWN)
        more = np.bincount(around.row, weights * theirs - weights * ours, minlength=rows)
        apart = seen & (around.reads != UNKNOWN) & (there != UNKNOWN)
        differs = np.bincount(around.row[apart], minlength=rows) > 0
        told = differs | (around.nodes < self._tree.fixed)
        told &= (around.nodes != child) & (around.through != child)
        if not told.any():
            return None
        return int(around.nodes[np.where(told, more.round(DIGITS), np.inf).argmin()])

    def _around(self, parent: int) -> _Around:
        beside = self._children.get(parent, ())[:MOST_RIVALS]
        through = {node: at for at in beside for node in self._children.get(at, ())[:MOST_RIVALS]}
        near = {*range(self._tree.fixed), *beside, self._parents.get(parent, parent)}
        through |= dict.fromkeys(near, -1)
        nodes = sorted(through.keys() - {parent})
        top = self._tree.vectors[parent]
        other = [np.flatnonzero(self._tree.vectors[node] != top) for node in nodes]
        reads = [self._tree.vectors[node][at] for node, at in zip(nodes, other, strict=True)]
        return _Around(
            np.array(nodes, dtype=np.int64),
            np.array([through[node] for node in nodes], dtype=np.int64),
            np.repeat(np.arange(len(nodes)), [len(at) for at in other]),
            np.concatenate([np.zeros(0, dtype=np.int64), *other]),
            np.concatenate([top[:0], *reads]),
        )
