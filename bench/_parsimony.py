"""Which tree takes the fewest changes? Maximum parsimony by pruning and regrafting.

From a given tree each part is cut off in turn and put where it costs least, until nothing saves a
change any more (Swofford and Olsen 1990). What a place costs is exact without counting the whole
tree anew: the readings that a branch may have (Fitch 1971) either hold one of the part's or do not.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bench._baselines import Neighbours, neighbours

Sets = NDArray[np.uint64]
"""Readings as bits, a column a place."""

READINGS = 62
"""Readings of a place that are told apart."""


def parsimony(table: np.ndarray, start: Sequence[tuple[int, int, float]]) -> Neighbours:
    """Improve the tree of `start`, edges with their lengths, as long as moving a part helps."""
    near = neighbours(start)
    search = _Search(near, table)
    while search.improved():
        pass
    return near


class _Search:
    def __init__(self, near: Neighbours, table: np.ndarray) -> None:
        self._near = near
        columns = np.stack(
            [np.unique(column, return_inverse=True)[1] % READINGS for column in table.T], axis=1
        )
        patterns, self._weights = np.unique(columns, axis=1, return_counts=True)
        self._bits: Sets = np.uint64(1) << patterns.astype(np.uint64)

    def improved(self) -> bool:
        """Cut off each part once; tell whether any found a better place."""
        better = False
        for stem in sorted(self._near):
            for part in sorted(self._near[stem]):
                if len(self._near[stem]) > 1 and part in self._near[stem]:
                    better |= self._regrafted(part, stem)
        return better

    def _regrafted(self, part: int, stem: int) -> bool:
        """Move what hangs from `stem` at `part`, stem and all, to where it costs least."""
        near = self._near
        held = self._away(part, stem)
        one, other = sorted(near[stem] - {part})
        near[one] ^= {stem, other}
        near[other] ^= {stem, one}
        places, sets = self._branches(one)
        costs = ((sets & held) == 0) @ self._weights
        best = int(costs.argmin())
        home = next(at for at, place in enumerate(places) if set(place) == {one, other})
        better = bool(costs[best] < costs[home])
        low, high = places[best] if better else (one, other)
        near[low] ^= {stem, high}
        near[high] ^= {stem, low}
        near[stem] = {part, low, high}
        return better

    def _away(self, at: int, origin: int) -> Sets:
        """Give the readings that the part of the tree behind `at` may have there."""
        down = self._down(at, origin)[1]
        return down[at]

    def _down(self, root: int, origin: int) -> tuple[list[tuple[int, int]], dict[int, Sets]]:
        order, wait = [], [(root, origin)]
        while wait:
            at, parent = wait.pop()
            order.append((at, parent))
            wait += [(other, at) for other in sorted(self._near[at]) if other != parent]
        down: dict[int, Sets] = {}
        for at, parent in reversed(order):
            below = [down[other] for other in sorted(self._near[at]) if other != parent]
            down[at] = self._bits[at] if not below else _joined(*below)
        return order, down

    def _branches(self, inside: int) -> tuple[list[tuple[int, int]], Sets]:
        """Give every branch of the tree that holds `inside`, and the readings it may have."""
        root = self._leaf(inside)
        (first,) = self._near[root]
        order, down = self._down(first, root)
        up = {first: self._bits[root]}
        for at, parent in order:
            children = [other for other in sorted(self._near[at]) if other != parent]
            if children:
                one, other = children
                up[one] = _joined(up[at], down[other])
                up[other] = _joined(up[at], down[one])
        return order, np.stack([_joined(down[at], up[at]) for at, _ in order])

    def _leaf(self, inside: int) -> int:
        seen, wait = {inside}, [inside]
        while wait:
            at = wait.pop()
            if len(self._near[at]) == 1:
                return at
            wait += sorted(self._near[at] - seen)
            seen |= self._near[at]
        raise ValueError("A tree without a leaf is none.")


def _joined(one: Sets, other: Sets) -> Sets:
    both = one & other
    return np.where(both != 0, both, one | other)
