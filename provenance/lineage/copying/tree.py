"""Which texts stand next to each other, and which lost ones stood between them?

A tree over texts that may stand inside it: the shortest that spans them (Prim 1957), made shorter
by lost copies wherever neighbours share readings that the text between them does not have. This
is what median joining does for genes (Bandelt, Forster and Röhl 1999). Which way an edge runs is
not asked here.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence

import numpy as np

from provenance.lineage.copying.near import Hosts, commonest, span_near
from provenance.lineage.variation.packed import some_columns, some_rows
from provenance.lineage.variation.tree_values import (
    SHARED,
    UNKNOWN,
    Readings,
    Tree,
    differing,
    distances_from,
)

OF_USUAL = 0.3
"""The same, as a share of what texts usually differ by: so little is no copyist's whole work."""

ROUNDS = 4
"""Times that every text is taken off and put where it differs least; more change nothing."""

CROWDED = 50
"""Neighbours beyond which groups of them are parted off several at a time."""

MOST_COMPARED = 600
"""Texts beyond which each is compared with some alone."""

MOST_MOVED = 400
"""Texts beyond which none is taken off again, which takes the square of their number."""


def grow(tree: Tree, links: Iterable[tuple[int, int]] = ()) -> Tree:
    """Span a tree over its texts, the first `fixed` of which are joined by `links` already."""
    for node in range(tree.texts):
        tree.near[node] = set()
    for one, other in links:
        tree.link(one, other)
    whole = [node for node in range(tree.texts) if node < tree.fixed or tree.whole(node)]
    _span(tree, whole)
    tree.least = max(SHARED, OF_USUAL * _usual(tree))
    _infer_lost(tree)
    apart = sorted(set(range(tree.texts)) - set(whole), key=lambda n: (-tree.told[n], n))
    if apart:
        hosts = Hosts(tree, _hosts(tree, frozenset(apart)))
        for node in apart:
            tree.link(node, hosts.nearest(tree.vectors[node]))
    _infer_lost(tree)
    for _ in range(ROUNDS if tree.texts <= MOST_MOVED else 0):
        if not _improve(tree):
            break
    return tree


def _usual(tree: Tree) -> float:
    """What a text of the tree usually differs from the one beside it."""
    lengths = [
        tree.apart(one, other) for one in tree.near for other in tree.near[one] if one < other
    ]
    return float(np.median(lengths)) if lengths else 0.0


def _span(tree: Tree, nodes: Sequence[int]) -> None:
    """Join each node to the nearest of those that are joined already."""
    if len(nodes) > MOST_COMPARED:
        span_near(tree, nodes, _middle(tree, nodes))
        return
    table = np.stack([tree.vectors[node] for node in nodes])
    start = range(tree.fixed) if tree.fixed else [nodes.index(_middle(tree, nodes))]
    joined = np.zeros(len(nodes), dtype=bool)
    best = np.full(len(nodes), np.inf)
    home = np.zeros(len(nodes), dtype=np.int64)
    waiting = [at for at in start if at < len(nodes)]
    while True:
        for at in waiting:
            joined[at] = True
            apart = distances_from(table, table[at], tree.weights)
            closer = apart < best
            best[closer], home[closer] = apart[closer], at
        left = np.where(joined, np.inf, best)
        if not np.isfinite(left).any():
            return
        at = int(left.argmin())
        tree.link(nodes[at], nodes[int(home[at])])
        waiting = [at]


def _middle(tree: Tree, nodes: Sequence[int]) -> int:
    """The text that differs least from what most read."""
    some = some_columns(tree.vectors, nodes)
    most = np.array([commonest(one) for _, table in some for one in table.T], dtype=np.int16)
    apart = [distances_from(table, most, tree.weights) for table in some_rows(tree.vectors, nodes)]
    return nodes[int(np.concatenate(apart).argmin())]


def _nearest(tree: Tree, node: int) -> int:
    """The node of the tree that differs least from this one; of equals the one told first."""
    found = _hosts(tree, {node}) or [at for at in tree.near if at != node]
    table = np.stack([tree.vectors[at] for at in found])
    apart = distances_from(table, tree.vectors[node], tree.weights)
    return found[int(apart.argmin())]


def _hosts(tree: Tree, shut: Container[int]) -> list[int]:
    """The nodes of the tree that speak of nearly all places, but for some."""
    return [at for at in tree.near if at not in shut and tree.whole(at)]


def _infer_lost(tree: Tree) -> None:
    """Put lost copies between a node and those of its neighbours that share readings."""
    waiting = sorted(tree.near)
    while waiting:
        hub = waiting.pop()
        if hub not in tree.near:
            continue
        groups = _kin(tree, hub)
        for members, items in groups:
            vector = tree.vectors[hub].copy()
            for place, reading in items:
                vector[place] = reading
            same = next((m for m in members if _is_it(tree, m, vector)), None)
            if same is None:
                same = len(tree.vectors)
                tree.vectors.append(vector)
                tree.near[same] = set()
                tree.link(hub, same)
            for member in members:
                if member != same:
                    tree.part(hub, member)
                    tree.link(same, member)
            waiting.append(same)
        if groups:
            waiting.append(hub)


def _is_it(tree: Tree, node: int, vector: Readings) -> bool:
    own = tree.vectors[node]
    return node < tree.texts and tree.whole(node) and not ((own != vector) & (own != UNKNOWN)).any()


Item = tuple[int, int]


def _kin(tree: Tree, hub: int) -> list[tuple[list[int], list[Item]]]:
    """Groups of neighbours of a node that share most readings which it does not have, and these.

    No neighbour is in two of the groups; what is left waits for the next time.
    """
    neighbours = sorted(n for n in tree.near[hub] if hub >= tree.fixed or n >= tree.fixed)
    if len(neighbours) < 2:  # noqa: PLR2004 - a count that says itself
        return []
    centre = tree.vectors[hub]
    holders: dict[Item, list[int]] = defaultdict(list)
    for node in neighbours:
        own = tree.vectors[node]
        for item in differing(own, centre):
            holders[item].append(node)
    groups: dict[tuple[int, ...], list[Item]] = defaultdict(list)
    for item, nodes in holders.items():
        if len(nodes) > 1:
            groups[tuple(nodes)].append(item)
    ranked: list[tuple[float, int, tuple[int, ...]]] = []
    for kin, items in groups.items():
        weight = sum(
            float(tree.weights[place]) * tree.firm(place, int(centre[place]), reading)
            for place, reading in items
        )
        if weight >= tree.least and any(tree.fixed <= n and tree.whole(n) for n in kin):
            ranked.append((weight, len(kin), kin))
    ranked.sort(reverse=True)
    found: list[tuple[list[int], list[Item]]] = []
    shared = {item: frozenset(nodes) for item, nodes in holders.items() if len(nodes) > 1}
    held_by = _fewest(shared)
    taken: set[int] = set()
    for _, _, kin in ranked if len(neighbours) > CROWDED else ranked[:1]:
        if taken.isdisjoint(kin):
            taken.update(kin)
            members = set(kin)
            found.append((list(kin), sorted(i for i in held_by(kin) if members <= shared[i])))
    return found


def _fewest(shared: Mapping[Item, Iterable[int]]) -> Callable[[Iterable[int]], Sequence[Item]]:
    """Tells, of some nodes, what the one of them shares that shares least with any others."""
    held: dict[int, list[Item]] = defaultdict(list)
    for item, among in shared.items():
        for node in among:
            held[node].append(item)
    return lambda nodes: min((held[node] for node in nodes), key=len)


def _improve(tree: Tree) -> bool:
    """Take each text that hangs by one edge off and put it where it differs least."""
    moved = False
    for node in range(tree.fixed, tree.texts):
        if len(tree.near[node]) != 1:
            continue
        (home,) = tree.near[node]
        tree.part(node, home)
        _tidy(tree)
        better = _nearest(tree, node)
        if home in tree.near and tree.apart(node, better) >= tree.apart(node, home):
            better = home
        tree.link(node, better)
        moved |= better != home
    _settle(tree)
    _infer_lost(tree)
    _tidy(tree)
    return moved


def _tidy(tree: Tree) -> None:
    """Take out lost copies that hold nothing apart."""
    for node in sorted(set(tree.near) - set(range(tree.texts))):
        around = sorted(tree.near[node])
        if len(around) > 2:  # noqa: PLR2004 - a count that says itself
            continue
        for other in around:
            tree.part(node, other)
        if len(around) == 2:  # noqa: PLR2004 - a count that says itself
            tree.link(*around)
        del tree.near[node]


def _settle(tree: Tree) -> None:
    """Give each lost copy at every place the reading that most of its neighbours have."""
    for node in sorted(set(tree.near) - set(range(tree.texts))):
        own = tree.vectors[node]
        around = np.stack([tree.vectors[other] for other in sorted(tree.near[node])])
        counts = np.stack([(around == row).sum(axis=0) for row in around])
        counts = np.where(around == UNKNOWN, 0, counts)
        best = counts.argmax(axis=0)
        top = counts.max(axis=0)
        mine = (around == own).sum(axis=0)
        chosen = np.take_along_axis(around, best[None, :], axis=0)[0]
        tree.vectors[node] = np.where(top > mine, chosen, own).astype(np.int16)
