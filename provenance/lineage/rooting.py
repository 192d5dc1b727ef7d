"""Which text of a tree is the oldest, and how sure is that?

Every edge says, by what differs along it, which of its ends was likelier made out of the other;
the root is where most of what all edges say runs outwards. As much is said of every edge: the
likelihood that it runs as it is drawn is that of all roots on the parent's side together.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp, log

import numpy as np

from provenance.lineage.characters import Character
from provenance.lineage.polarity import Habits, likelihood
from provenance.lineage.tree_values import UNKNOWN, Tree

TEMPER = 0.85
"""What one piece of evidence is worth among many that are not independent of each other."""

GROWN = 0.5
"""What it is worth that a family grows around its oldest texts: of all copies that there are, any
may be copied next, so the older have more under them, and more ways lead to a tree seen from its
middle than from an end (Shah and Zaman 2011, "Rumors in a Network: Who's the Culprit?")."""

MIDDLE = 2.0
"""What has to speak for a lost root between two texts, over either of them being the root."""


@dataclass(frozen=True)
class Rooted:
    """A tree with its root, and for each node how likely it is that it is the root."""

    tree: Tree
    root: int
    parents: Mapping[int, int]
    order: tuple[int, ...]
    share: Mapping[int, float]

    @cached_property
    def sure(self) -> dict[int, float]:
        """How likely it is that a child was made out of its parent and not the reverse."""
        below = {node: self.share.get(node, 0.0) for node in self.order}
        for node in reversed(self.order):
            if node in self.parents:
                below[self.parents[node]] += below[node]
        return {node: 1 - below[node] for node in self.parents}


def root(tree: Tree, places: Sequence[Character], habits: Habits) -> Rooted:
    """Root the tree where what its edges say runs outwards."""
    versed = habits.versed
    said: dict[tuple[int, int], list[float]] = {}
    known: dict[tuple[int, int, int], float] = {}
    for one in sorted(tree.near):
        for other in sorted(tree.near[one]):
            if one < other:
                said[one, other] = _along(tree, one, other, places, versed, known)
    start = min(tree.near)
    parents, order = outwards(tree, [start])
    score = {start: sum(_runs(said, parents[n], n) for n in order if n in parents)}
    grown = {start: 0.0}
    below = _sizes(parents, order)
    for node in order:
        if node in parents:
            up = parents[node]
            score[node] = score[up] - _runs(said, up, node) + _runs(said, node, up)
            grown[node] = grown[up] + log(below[node] / (len(order) - below[node]))
    for one, other in sorted(said):
        between = score[one] - _runs(said, one, other) - MIDDLE
        between += len(said[one, other]) * log(0.5)
        if between > max(score[one], score[other]):
            middle = _split(tree, one, other, said)
            score[middle] = between
            grown[middle] = (grown[one] + grown[other]) / 2
            order.append(middle)
    weight = {node: TEMPER * score[node] + GROWN * grown[node] for node in order}
    best = max(order, key=lambda node: (weight[node], -node))
    shares = {node: exp(weight[node] - weight[best]) for node in order}
    total = sum(shares.values())
    for node in [n for n in order if n >= tree.texts and n != best]:
        if len(tree.near[node]) == 2:  # noqa: PLR2004 - a count that says itself
            one, other = sorted(tree.near[node])
            tree.part(one, node)
            tree.part(other, node)
            tree.link(one, other)
            half = shares.pop(node) / 2
            shares[one] += half
            shares[other] += half
            del tree.near[node]
    parents, order = outwards(tree, [best])
    return Rooted(
        tree, best, parents, tuple(order), {node: share / total for node, share in shares.items()}
    )


def _along(  # noqa: PLR0913, PLR0917 - an edge of a tree, and what to judge it by
    tree: Tree,
    one: int,
    other: int,
    places: Sequence[Character],
    habits: Habits,
    known: dict[tuple[int, int, int], float],
) -> list[float]:
    """For each place that differs, the log odds that `other` was made out of `one`."""
    a, b = tree.vectors[one], tree.vectors[other]
    found = []
    for place in np.flatnonzero((a != b) & (a != UNKNOWN) & (b != UNKNOWN)):
        key = int(place), int(a[place]), int(b[place])
        if key not in known:
            wordings = places[key[0]].wordings
            known[key] = habits.favours(wordings[key[1]], wordings[key[2]])
        found.append(known[key])
    return found


def _runs(said: Mapping[tuple[int, int], list[float]], one: int, other: int) -> float:
    """The log likelihood of all changes along an edge, if it runs from `one` to `other`."""
    if (one, other) in said:
        return sum(log(likelihood(change)) for change in said[one, other])
    return sum(log(likelihood(-change)) for change in said[other, one])


def _sizes(parents: Mapping[int, int], order: Sequence[int]) -> dict[int, int]:
    """How many nodes each has under it, itself among them."""
    below = dict.fromkeys(order, 1)
    for node in reversed(order):
        if node in parents:
            below[parents[node]] += below[node]
    return below


def _split(tree: Tree, one: int, other: int, said: Mapping[tuple[int, int], list[float]]) -> int:
    """Put a lost node in the middle of an edge along which changes went both ways."""
    a, b = tree.vectors[one], tree.vectors[other]
    vector = a.copy()
    differ = np.flatnonzero((a != b) & (a != UNKNOWN) & (b != UNKNOWN))
    back = [at for at, change in zip(differ, said[one, other], strict=True) if change < 0]
    vector[back] = b[back]
    middle = len(tree.vectors)
    tree.vectors.append(vector)
    tree.near[middle] = set()
    tree.part(one, other)
    tree.link(one, middle)
    tree.link(middle, other)
    return middle


def outwards(tree: Tree, starts: Iterable[int]) -> tuple[dict[int, int], list[int]]:
    """The parent of every node, from some on that have none, and the nodes in that order."""
    parents: dict[int, int] = {}
    order = list(starts)
    seen = set(order)
    for at in order:
        for other in sorted(tree.near[at]):
            if other not in seen:
                seen.add(other)
                parents[other] = at
                order.append(other)
    return parents, order
