"""What else a copy might have been made from is told as if each were held against every node."""

import numpy as np
import pytest

from provenance.lineage.copying.rivals import Rivals
from provenance.lineage.variation.tree_values import UNKNOWN, Tree


def nearest(tree, parents, children, child):
    """The same, one node after the other."""
    parent = parents[child]
    beside = children.get(parent, [])
    near = {*range(tree.fixed), *beside, parents.get(parent, parent)}
    near |= {node for at in beside if at != child for node in children.get(at, [])}
    own, top = tree.vectors[child], tree.vectors[parent]

    def differs(node):
        theirs = tree.vectors[node]
        known = (own != UNKNOWN) & (top != UNKNOWN) & (theirs != UNKNOWN)
        return bool(((theirs != top) & known).any())

    told = [n for n in sorted(near - {child, parent}) if n < tree.fixed or differs(n)]
    return min(told, key=lambda node: round(tree.apart(node, child), 6), default=None)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("fixed", [0, 2])
def test_the_nearest_is_the_one_that_differs_least(seed, fixed):
    """Under parents that have parents and such as have none, with readings that nobody knows."""
    chance = np.random.default_rng(seed)
    table = chance.integers(-1, 3, (14, 9)).astype(np.int16)
    tree = Tree(list(table), chance.choice([0.6, 1.0], 9), 14, fixed)
    roots = max(1, fixed)
    parents = {node: int(chance.integers(0, node)) for node in range(roots, 14)}
    children = {}
    for node, parent in parents.items():
        children.setdefault(parent, []).append(node)
    rivals = Rivals(tree, parents, children)
    for child in parents:
        assert rivals.nearest(child) == nearest(tree, parents, children, child)
