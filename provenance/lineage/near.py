"""Of very many texts, which are worth comparing with which?

Those that share readings which few have (an inverted index of what departs from the state a text
goes back to). The tree is then spanned over these pairs alone, so that its cost grows with the
number of texts and not with its square.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from heapq import heappop, heappush

import numpy as np

from provenance.lineage.tree_values import UNKNOWN, Tree, distances_from

CROWD = 64
"""Texts that share a reading beyond which it leads nowhere."""

NEAREST = 8
"""Texts with most rare readings in common that a text is compared with."""


def span_near(tree: Tree, nodes: Sequence[int], centre: int) -> None:
    """Join each node to the nearest of those it was compared with (Prim 1957, by a heap)."""
    starts = list(range(tree.fixed)) or [centre]
    table = np.stack([tree.vectors[node] for node in nodes])
    apart = np.stack([distances_from(table, tree.vectors[at], tree.weights) for at in starts])
    home = apart.argmin(axis=0)
    near: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for at, node in enumerate(nodes):
        if node not in starts:
            near[starts[int(home[at])]].append((float(apart[home[at], at]), node))
    for one, other in _pairs(tree, nodes, [starts[int(at)] for at in home]):
        length = tree.apart(one, other)
        near[one].append((length, other))
        near[other].append((length, one))
    heap: list[tuple[float, int, int]] = []
    joined = set(starts)
    for start in starts:
        for length, node in near[start]:
            heappush(heap, (length, start, node))
    while heap:
        _, one, other = heappop(heap)
        if other in joined:
            continue
        joined.add(other)
        tree.link(one, other)
        for length, node in near[other]:
            if node not in joined:
                heappush(heap, (length, other, node))


def _pairs(tree: Tree, nodes: Sequence[int], homes: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of texts that share rare readings."""
    holders: dict[tuple[int, int], list[int]] = defaultdict(list)
    items: dict[int, list[tuple[int, int]]] = {}
    for node, home in zip(nodes, homes, strict=True):
        own, centre = tree.vectors[node], tree.vectors[home]
        differ = np.flatnonzero((own != centre) & (own != UNKNOWN) & (centre != UNKNOWN))
        items[node] = [(int(place), int(own[place])) for place in differ]
        for item in items[node]:
            holders[item].append(node)
    found: set[tuple[int, int]] = set()
    for node in nodes:
        shared: Counter[int] = Counter()
        for item in items[node]:
            if len(holders[item]) <= CROWD:
                shared.update(holders[item])
        del shared[node]
        best = sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:NEAREST]
        found.update((min(node, other), max(node, other)) for other, _ in best)
    return sorted(found)
