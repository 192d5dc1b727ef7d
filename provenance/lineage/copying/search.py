"""Which tree of copies costs least, texts standing inside it and lost ones between them?

A local search from a first tree: every text or lost copy is taken from where it hangs, with all
that hangs from it, and put where it costs least (subtree pruning and regrafting), under another
node or under a new lost copy in the middle of an edge, or under one node with a stretch from
another; a lost copy gives way to a text under it that costs less in its place; two texts change
places; the root goes elsewhere. A lost copy has a price of its own, so that none is told for a slip
that came twice, and so has a second source.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from provenance.lineage.copying.arrangement import Arrangement, settle
from provenance.lineage.copying.groups import gather
from provenance.lineage.copying.mixture import TAKEN, two_sources
from provenance.lineage.variation.tree_values import UNKNOWN, Readings
from provenance.lineage.weighing.costs import Costly

ENOUGH = 0.01
"""What a move must save."""

NEAREST = 12
"""Edges looked at for each node, those that lie nearest to it."""

ROUNDS = 12
"""Times that all nodes are looked at; after each only those beside which something changed."""

Edge = tuple[int, int]


def improve(tree: Arrangement) -> None:
    """Change the tree for as long as that makes it cheaper."""
    order = list(tree.roots)
    for at in order:
        order += tree.kids[at]
    settle(tree, order)
    tree.dirty = set(tree.kids)
    for _ in range(ROUNDS):
        waiting = sorted(tree.dirty)
        tree.dirty = set()
        if not waiting:
            break
        for node in waiting:
            if node in tree.parents:
                _move(tree, node)
            if node in tree.kids and node >= tree.texts:
                _give_way(tree, node)
            if node in tree.parents and node >= tree.fixed:
                _swap(tree, node)
            if node in tree.kids:
                gather(tree, node)
        if not tree.fixed:
            _reroot(tree)
        tree.dirty = {
            other
            for node in tree.dirty & tree.kids.keys()
            for other in (node, *tree.kids[node], tree.parents.get(node, node))
        }


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a node may hang: from `host`; or from a new lost copy that reads as `vector`.

    The lost copy stands between `host` and `other`, or above `other` where `host` is None. The
    columns `taken` come from a second source, which is named last.
    """

    cost: float
    host: int | None
    other: int | None = None
    vector: Readings | None = None
    taken: tuple[int, int, int] | None = None


def _move(tree: Arrangement, node: int) -> None:
    """Put a node, with all that hangs from it, where it costs least."""
    home = tree.parents[node]
    siblings = [kid for kid in tree.kids[home] if kid != node]
    gone = home if home >= tree.texts and len(siblings) == 1 else None
    now = tree.cost(home, node) + _elsewhere(tree, node)
    edges = [(a, b) for b, a in tree.parents.items() if gone is None or gone not in {a, b}]
    if gone is not None:
        now += tree.price + tree.cost(gone, siblings[0])
        if gone in tree.parents:
            up = tree.parents[gone]
            edges.append((up, siblings[0]))
            now += tree.cost(up, gone) - tree.cost(up, siblings[0])
    root = siblings[0] if gone is not None and gone in tree.roots else tree.roots[0]
    held = tree.taken.pop(node, None)
    spot = _best(tree, node, edges, gone, root)
    same = spot is not None and spot.vector is None and (spot.host, spot.taken) == (home, held)
    if spot is None or same or spot.cost >= now - ENOUGH:
        if held is not None:
            tree.taken[node] = held
        return
    if spot.taken is not None:
        tree.taken[node] = spot.taken
    tree.cut(node)
    if gone is not None:
        tree.dissolve(gone)
    touched = [at for at in (home, spot.host, spot.other) if at is not None and at in tree.kids]
    settle(tree, (*_hang(tree, node, spot), *touched, node))


def _second(tree: Arrangement) -> float:
    """What it costs to tell a second source: it has to save as much as a lost copy would cost."""
    return max(TAKEN, tree.price)


def _elsewhere(tree: Arrangement, node: int) -> float:
    """What it costs that a stretch of a text came from a second source."""
    if node not in tree.taken:
        return 0.0
    start, stop, other = tree.taken[node]
    if other not in tree.kids or other in tree.below(node):
        return float("inf")
    own = tree.own[node].copy()
    own[:start] = own[stop:] = UNKNOWN
    return _second(tree) + float(tree.costs.along(tree.vectors[other], own))


def _hang(tree: Arrangement, node: int, spot: Spot) -> list[int]:
    """Hang a node there; the lost copy that was made for it, if one was."""
    if spot.vector is None and spot.host is not None:
        tree.hang(node, spot.host)
        return []
    if spot.other is None or spot.vector is None:
        return []
    if spot.host is not None:
        lost = tree.put_between(spot.host, spot.other, spot.vector)
    else:
        lost = tree.new(spot.vector)
        tree.roots = [lost]
        tree.hang(spot.other, lost)
    tree.hang(node, lost)
    return [lost]


def _best(
    tree: Arrangement, node: int, edges: Sequence[Edge], gone: int | None, root: int
) -> Spot | None:
    """Where a node costs least, if the lost copy `gone` is taken away."""
    inside = tree.below(node) | {gone}
    hosts = [at for at in sorted(tree.kids) if at not in inside and at not in tree.bare]
    if not hosts:
        return None
    own = tree.says(node)
    apart = tree.costs.along(np.stack([tree.vectors[at] for at in hosts]), own)
    cost_from = dict(zip(hosts, apart.tolist(), strict=True))
    best = Spot(float(apart.min()), hosts[int(apart.argmin())])
    open_ = [
        (a, b)
        for a, b in edges
        if a in cost_from and b not in inside and not (a < tree.fixed and b < tree.fixed)
    ]
    open_.sort(key=lambda edge: (min(cost_from[edge[0]], cost_from.get(edge[1], np.inf)), edge))
    if open_:
        sums, vectors = medians(tree, open_[:NEAREST], own)
        at = int(sums.argmin())
        cost = float(sums[at]) + tree.price
        if cost < best.cost - ENOUGH:
            best = Spot(cost, *open_[at], vectors[at])
    if not tree.fixed and root not in inside:
        best = min(best, _above(tree, own, root), key=lambda spot: round(spot.cost, 3))
    mixed = two_sources(tree, node, None, gone) if tree.fixed <= node < tree.texts else None
    if mixed is not None and mixed.cost + _second(tree) < best.cost:
        taken = mixed.start, mixed.stop, mixed.other
        best = Spot(mixed.cost + _second(tree), mixed.main, taken=taken)
    return best


def _above(tree: Arrangement, own: Readings, root: int) -> Spot:
    """A new lost root over the one there is."""
    top = tree.vectors[root]
    to, fro = tree.costs.each(own, top), tree.costs.each(top, own)
    vector = np.where((to < fro) | (top == UNKNOWN), own, top)
    return Spot(float(np.minimum(to, fro).sum()) + tree.price, None, root, vector)


def medians(tree: Arrangement, edges: Sequence[Edge], own: Readings) -> tuple[Costly, Readings]:
    """What it costs more to hang a node from a new lost copy on each edge, and what that reads."""
    up = np.stack([tree.vectors[one] for one, _ in edges])
    return tree.costs.middles(up, np.stack([tree.says(other) for _, other in edges]), own)


def _give_way(tree: Arrangement, node: int) -> None:
    """Let a text beside a lost copy take its place, if that costs less."""
    kids = list(tree.kids[node])
    up = tree.parents.get(node)
    if len(kids) <= 1:
        if kids or up is not None:
            tree.dissolve(node)
        return
    beside = [] if up is None else [up]
    now = tree.price + sum(tree.cost(node, kid) for kid in kids)
    now += sum(tree.cost(at, node) for at in beside)
    choices = [(now - ENOUGH, node)]
    for taken in (*(k for k in kids if k < tree.texts and k not in tree.bare), *beside):
        then = sum(tree.cost(taken, kid) for kid in kids if kid != taken)
        then += sum(tree.cost(at, taken) for at in beside if at != taken)
        choices.append((then, taken))
    _, taken = min(choices, key=lambda one: one[0])
    if taken == node:
        return
    for kid in kids:
        tree.cut(kid)
    if up is None:
        tree.roots = [taken]
    else:
        tree.cut(node)
        if taken != up:
            tree.hang(taken, up)
    del tree.kids[node]
    tree.dirty.discard(node)
    for kid in kids:
        if kid != taken:
            tree.hang(kid, taken)


def _swap(tree: Arrangement, node: int) -> None:
    """Let a text and its parent change places, if that costs less."""
    home = tree.parents[node]
    if not tree.fixed <= home < tree.texts or node >= tree.texts or node in tree.bare:
        return
    up = tree.parents.get(home)
    now = tree.cost(home, node) + (tree.cost(up, home) if up is not None else 0.0)
    then = tree.cost(node, home)
    if up is not None:
        source = tree.less_taken(node, tree.vectors[node])
        then += float(tree.costs.along(tree.vectors[up], source))
    others = [kid for kid in tree.kids[home] if kid != node]
    goes = []
    for kid in others:
        before, after = tree.cost(home, kid), tree.cost(node, kid)
        now += before
        then += min(before, after)
        if after < before:
            goes.append(kid)
    if then >= now - ENOUGH:
        return
    tree.cut(node)
    if up is not None:
        tree.cut(home)
        tree.hang(node, up)
    else:
        tree.roots = [node]
    tree.hang(home, node)
    for kid in goes:
        tree.cut(kid)
        tree.hang(kid, node)


def _reroot(tree: Arrangement) -> None:
    """Let all edges run away from another node, if that costs less."""
    (root,) = tree.roots
    more = {root: 0.0}
    order = [root]
    for at in order:
        for kid in tree.kids[at]:
            more[kid] = more[at] + tree.cost(kid, at) - tree.cost(at, kid)
            order.append(kid)
    allowed = [at for at in order if at not in tree.bare]
    best = min(allowed, key=lambda at: (round(more[at], 3), at)) if allowed else root
    if more[best] >= -ENOUGH:
        return
    line = [best]
    while line[-1] in tree.parents:
        line.append(tree.parents[line[-1]])
    for child in line[:-1]:
        tree.cut(child)
    for parent, child in pairwise(line):
        tree.hang(child, parent)
    tree.roots = [best]
    settle(tree, line)
    for node in line:
        if node in tree.kids and node >= tree.texts and len(tree.kids[node]) <= 1:
            tree.dissolve(node)
