"""Did a text take a stretch from another line than its parent's?

Kin share readings all over; what was taken from elsewhere comes en bloc. So the stretch is looked
for (the run of places of greatest sum: Kadane's) in which a text leaves its parent and goes with
another text, which outside it has readings that this one lacks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from provenance.lineage.characters import Character
from provenance.lineage.tree_values import UNKNOWN, Tree

TAKEN = 3.0
"""Readings in a run that it takes to speak of another source."""

AGAINST = 1.0
"""Weight of a reading of that source which the text does not have."""

OWN = 0.3
"""Weight of a reading of the text that neither source has."""

MOST_NODES = 300
"""Nodes of a tree beyond which only states of the source are looked at as further sources."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a further source gave: its node, the share of the text, and the places that show it."""

    node: int
    share: float
    places: tuple[int, ...]


def given_by_others(
    tree: Tree, parents: Mapping[int, int], order: Sequence[int], places: Sequence[Character]
) -> dict[int, tuple[Given, ...]]:
    """The further source of each text that has one; no line of descent leads back to itself."""
    if not places:
        return {}
    line = np.argsort([place.at[0] for place in places], kind="stable")
    end = max(place.at[1] for place in places) or 1
    nodes = range(tree.fixed) if len(order) > MOST_NODES else sorted(tree.near)
    whole = [node for node in nodes if node in tree.near and tree.whole(node)]
    table = np.stack([tree.vectors[node] for node in whole]) if whole else None
    edges: dict[int, set[int]] = {child: {parent} for child, parent in parents.items()}
    found: dict[int, tuple[Given, ...]] = {}
    for child in order:
        if child not in parents or not tree.fixed <= child < tree.texts or table is None:
            continue
        own, up = tree.vectors[child], tree.vectors[parents[child]]
        differs = (own != up) & (own != UNKNOWN) & (up != UNKNOWN)
        if float(tree.weights[differs].sum()) < TAKEN:
            continue
        known = (table != UNKNOWN) & (own != UNKNOWN) & (up != UNKNOWN)
        scores = np.where(known & differs & (table == own), 1.0, 0.0)
        scores -= np.where(known & ~differs & (table != own), AGAINST, 0.0)
        scores -= np.where(known & differs & (table != own), OWN, 0.0)
        scores = (scores * tree.weights)[:, line]
        best: tuple[float, int, int, int] | None = None
        for at, node in enumerate(whole):
            if node in {child, parents[child]} or scores[at].max(initial=0.0) <= 0:
                continue
            total, start, stop = _greatest(scores[at])
            more = total >= TAKEN and (best is None or total > best[0])
            if more and not _leads_to(edges, node, child):
                best = total, node, start, stop
        if best is None:
            continue
        _, node, start, stop = best
        run = [int(place) for place in line[start:stop]]
        words = max(places[at].at[1] for at in run) - min(places[at].at[0] for at in run)
        shown = tuple(at for at in run if differs[at] and tree.vectors[node][at] == own[at])
        found[child] = (Given(node, round(min(1.0, words / end), 2), shown),)
        edges[child].add(node)
    return found


def _greatest(scores: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> tuple[float, int, int]:
    """The run of greatest sum: the sum, where it begins and where it ends."""
    best, begin, end = 0.0, 0, 0
    total, start = 0.0, 0
    for at, score in enumerate(scores.tolist()):
        if total <= 0:
            total, start = 0.0, at
        total += score
        if total > best:
            best, begin, end = total, start, at + 1
    return best, begin, end


def _leads_to(edges: Mapping[int, set[int]], start: int, end: int) -> bool:
    """Whether a node goes back to another."""
    waiting, seen = [start], {start}
    while waiting:
        at = waiting.pop()
        if at == end:
            return True
        for up in edges.get(at, ()):
            if up not in seen:
                seen.add(up)
                waiting.append(up)
    return False
