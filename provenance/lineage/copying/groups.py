"""Which copies under a node go back to one that is lost, though no two of them tell it alone?

A search that moves one node at a time tells no lost copy for a reading that each of three copies
shares with the other two: the first pair of them would not pay for it. So copies are looked at
together that share a reading their source lacks, or that all lack what the text they hang from
changed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from provenance.lineage.copying.arrangement import Arrangement, cheapest, settle
from provenance.lineage.variation.tree_values import UNKNOWN, Readings

ENOUGH = 0.01
"""What a lost copy must save beyond its price."""

FEWEST = 2
"""Copies that a lost one has."""

TRIED = 6
"""Groups of copies that are tried under a node, those that share most first."""

TIMES = 3
"""Times that the members of a group are chosen anew by what they cost."""


@dataclass(frozen=True, slots=True)
class Group:
    """Copies that would hang from a lost one under `host`, what it reads, and what that saves."""

    host: int
    members: tuple[int, ...]
    vector: Readings
    saved: float


def gather(tree: Arrangement, node: int) -> None:
    """Hang copies under a node, or beside it, from a lost one that they share, if it saves."""
    found = [*_sharing(tree, node), *_unchanged(tree, node)]
    best = max(found, key=lambda one: (round(one.saved, 3), one.members), default=None)
    if best is None or best.saved <= ENOUGH:
        return
    lost = tree.new(best.vector)
    for member in best.members:
        tree.cut(member)
    tree.hang(lost, best.host)
    for member in best.members:
        tree.hang(member, lost)
    settle(tree, (lost, best.host, *best.members))


def _sharing(tree: Arrangement, node: int) -> list[Group]:
    """Groups of a node's children that share readings which it does not have."""
    kids = tree.kids[node]
    if len(kids) <= FEWEST or node in tree.bare:
        return []
    table = np.stack([tree.says(kid) for kid in kids])
    top = tree.vectors[node]
    differs = (table != top) & (table != UNKNOWN) & (top != UNKNOWN)
    groups: dict[tuple[int, ...], int] = defaultdict(int)
    for at in np.flatnonzero(differs.sum(axis=0) >= FEWEST):
        held: dict[int, list[int]] = defaultdict(list)
        for row in np.flatnonzero(differs[:, at]):
            held[int(table[row, at])].append(kids[row])
        for members in held.values():
            if len(members) >= FEWEST:
                groups[tuple(members)] += 1
    ranked = sorted(groups, key=lambda one: (-groups[one] * (len(one) - 1), one))
    return [_grown(tree, node, members, kids) for members in ranked[:TRIED]]


def _unchanged(tree: Arrangement, node: int) -> list[Group]:
    """A node with those of its children that lack something it changed, beside it."""
    host = tree.parents.get(node)
    kids = tree.kids[node]
    if host is None or node < tree.fixed or len(kids) < FEWEST or host in tree.bare:
        return []
    own, up = tree.says(node), tree.vectors[host]
    changed = (own != up) & (own != UNKNOWN) & (up != UNKNOWN)
    back = [kid for kid in kids if (changed & (tree.says(kid) == up)).any()]
    if len(back) < FEWEST:
        return []
    return [_grown(tree, host, (node, *back), (node, *kids), stays=node)]


def _grown(
    tree: Arrangement,
    host: int,
    members: Sequence[int],
    among: Iterable[int],
    stays: int | None = None,
) -> Group:
    """A group, its members chosen anew by what each costs, and what it saves; `stays` stays."""
    best = Group(host, (), tree.vectors[host], 0.0)
    now = {kid: tree.cost(tree.parents[kid], kid) for kid in among}
    for _ in range(TIMES):
        vector = _read(tree, host, members)
        then = {kid: float(tree.costs.along(vector, tree.says(kid))) for kid in now}
        price = tree.price + float(tree.costs.along(tree.vectors[host], vector))
        saved = sum(now[kid] - then[kid] for kid in members) - price
        if saved > best.saved:
            best = Group(host, tuple(members), vector, saved)
        chosen = [kid for kid in now if kid == stays or then[kid] < now[kid] - ENOUGH]
        if len(chosen) < FEWEST or chosen == list(members):
            break
        members = chosen
    return best


def _read(tree: Arrangement, host: int, members: Sequence[int]) -> Readings:
    """What a lost copy under a node would read that these came from."""
    options = np.stack([tree.vectors[host], *(tree.says(at) for at in members)])
    vector = options[0].copy()
    columns = np.flatnonzero((options != options[0]).any(axis=0))
    if len(columns):
        beside = np.concatenate([options[:1, columns], options[:, columns]])
        price = tree.costs.of(columns).between(beside, 1)[1:]
        vector[columns] = cheapest(options[:, columns], price)
    return np.asarray(vector, dtype=np.int16)
