"""Which text of a tree is the oldest, and how sure is that?

Every edge says, by what differs along it, which of its ends was likelier made out of the other;
the root is where most of what all edges say runs outwards. As much is said of every edge: the
likelihood that it runs as it is drawn is that of all roots on the parent's side together. Between
roots that are nearly as likely, the passages in which they differ are read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations, islice
from math import exp, log

import numpy as np

from provenance.lineage.variation.tree_values import UNKNOWN, Readings, Tree
from provenance.lineage.weighing.characters import Character
from provenance.lineage.weighing.fluency import Passage, fluency
from provenance.lineage.weighing.odds import Odds, odds
from provenance.lineage.weighing.outward import Edge, Outward, outward
from provenance.lineage.weighing.polarity import Change, Habits
from provenance.lineage.weighing.uneven import told_by

TEMPER = 0.85
"""What one piece of evidence is worth among many that are not independent of each other; in a
language that is known each is worth what it says."""

OTHERWISE = 0.05
"""Share of copies whose changes tell no direction; from 0.03 to 0.3 as many parents are right."""

HOLED = 0.65
"""Share of the places of which a hand copy must speak for others to hang from it: it may have lost
leaves since. What was fetched was cut when it was fetched, and is no source of what it lacks."""


SURE = 0.95
"""Likelihood of a root from which on no passage is read for it."""

LEADING = 0.02
"""Likelihood from which on a root may still be the right one."""

LONGEST = 8
"""Words of the longest reading that is read in its passage."""

MOST_READ = 40
"""Places that are read for a root at most; of 80 families one had more."""


@dataclass(frozen=True)
class Rooted:
    """A tree with its root, and for each node how likely it is that it is the root.

    `shown` holds for each child of the root the log odds, at each column where they differ, that
    it was made out of the root and not the reverse.
    """

    tree: Tree
    root: int
    parents: Mapping[int, int]
    order: tuple[int, ...]
    share: Mapping[int, float]
    shown: Mapping[int, Mapping[int, float]] = field(default_factory=dict)

    @cached_property
    def sure(self) -> dict[int, float]:
        """How likely it is that a child was made out of its parent and not the reverse."""
        below = {node: self.share.get(node, 0.0) for node in self.order}
        for node in reversed(self.order):
            if node in self.parents:
                below[self.parents[node]] += below[node]
        return {node: 1 - below[node] for node in self.parents}


def root(tree: Tree, places: Sequence[Character], habits: Habits) -> Rooted:
    """Root the tree where what its edges say runs outwards.

    Lost texts between two others go from the tree; the root may come as one.
    """
    _straighten(tree)
    known = habits.versed
    told = odds(tree, places, known)
    worth = 1.0 if known.phrases else TEMPER
    said, shares = _shares(tree, told, worth)
    leading = sorted({node for at, share in shares.items() if share >= LEADING for node in at})
    if known.phrases and max(shares.values()) < SURE:
        fluent = _fluent(tree, places, leading, known.heard)
        told = told.heard(replace(known, fluent=fluent))
        said, shares = _shares(tree, told, worth)
    best = max(shares, key=lambda at: (shares[at], *(-node for node in at)))
    share = dict.fromkeys(tree.near, 0.0)
    top = best[0] if best[0] == best[1] else _split(tree, best, said.read[best])
    share[top] = shares.pop(best)
    for (one, other), held in shares.items():
        share[one] += held / 2
        share[other] += held / 2
    parents, order = outwards(tree, [top])
    read = tree.vectors[top]
    shown = {child: told.favours(read, tree.vectors[child]) for child in sorted(tree.near[top])}
    return Rooted(tree, top, parents, tuple(order), share, shown)


def _shares(tree: Tree, told: Odds, worth: float) -> tuple[Outward, dict[Edge, float]]:
    """How likely each node is the root, as an edge to itself, and the middle of each edge."""
    said = outward(tree, told, OTHERWISE)
    weight = _weighed(tree, said, worth)
    best = max(weight.values())
    shares = {at: exp(weight[at] - best) for at in weight}
    total = sum(shares.values())
    return said, {at: share / total for at, share in shares.items()}


def _fluent(
    tree: Tree, places: Sequence[Character], nodes: Sequence[int], heard: dict[Passage, float]
) -> dict[Change, float]:
    """How much likelier passages are with one reading than with another that these nodes have.

    How likely each passage is comes to those that were `heard` before.
    """
    rows = np.stack([tree.vectors[node] for node in nodes])
    columns = islice(np.flatnonzero((rows != rows[0]).any(axis=0)).tolist(), MOST_READ)
    asked = [(places[at], sorted({*rows[:, at].tolist()} - {UNKNOWN})) for at in columns]
    asked = [
        (place, [one for one in readings if len(place.wordings[one]) <= LONGEST])
        for place, readings in asked
    ]
    passages = [place.passage(one) for place, readings in asked for one in readings]
    if any(one not in heard for one in passages):
        heard |= fluency(passages)
    found: dict[Change, float] = {}
    for place, readings in asked if heard else ():
        for pair in combinations(sorted(readings, key=place.wordings.__getitem__), 2):
            one, other = (place.wordings[reading] for reading in pair)
            rather, less = (heard[place.passage(reading)] for reading in pair)
            found |= {(one, other, place.around(reading)): rather - less for reading in pair}
    return found


def _straighten(tree: Tree) -> None:
    """Take out lost texts between two others, and those beside a single one."""
    for node in [node for node in sorted(tree.near) if node >= tree.texts]:
        around = sorted(tree.near[node])
        if len(around) <= 2:  # noqa: PLR2004 - a count that says itself
            for other in around:
                tree.part(node, other)
            if len(around) > 1:
                tree.link(*around)
            del tree.near[node]


def _weighed(tree: Tree, said: Outward, worth: float) -> dict[Edge, float]:
    """What speaks for each node as the root, as an edge to itself, and for the middle of each edge.

    A family grows around its oldest texts: of all copies that there are, any may be copied next, so
    the older have more under them, and more ways lead to a tree seen from its middle than from an
    end (Shah and Zaman 2011, "Rumors in a Network: Who's the Culprit?"). Where more of what others
    were made from is lost, the root is likelier lost too. Whoever copies errs anew: an edge with
    many changes is likelier two copies from a lost root, one with few one.
    """
    parents, order = outwards(tree, [min(tree.near)])
    below = _sizes(parents, order)
    grown = {order[0]: 0.0}
    for node in order[1:]:
        grown[node] = grown[parents[node]] + log(below[node] / (len(order) - below[node]))
    lost = sum(node >= tree.texts for node in order)
    held = sum(node < tree.texts and len(tree.near[node]) > 1 for node in order)
    gone = log((lost + 1) / (held + 1))
    sources = [node for node in order if tree.whole(node, HOLED)] or order
    weight = {
        (node, node): worth * said.nodes[node] + grown[node] + gone * (node >= tree.texts)
        for node in sources
    }
    changes = {edge: _differing(tree, edge) for edge in said.edges}
    copies = told_by(list(changes.values()) or [0])
    twice = {errors: copies.two_copies(errors) for errors in set(changes.values())}
    for (one, other), likely in said.edges.items():
        middle = (grown[one] + grown[other]) / 2 + gone
        weight[one, other] = worth * (likely + twice[changes[one, other]]) + middle
    return weight


def _differing(tree: Tree, edge: Edge) -> int:
    """At how many places the ends of an edge are known to differ."""
    one, other = (tree.vectors[node] for node in edge)
    return int(((one != other) & (one != UNKNOWN) & (other != UNKNOWN)).sum())


def _sizes(parents: Mapping[int, int], order: Sequence[int]) -> dict[int, int]:
    """How many nodes each has under it, itself among them."""
    below = dict.fromkeys(order, 1)
    for node in reversed(order):
        if node in parents:
            below[parents[node]] += below[node]
    return below


def _split(tree: Tree, edge: Edge, vector: Readings) -> int:
    """Put a lost text that read so in the middle of an edge."""
    middle = len(tree.vectors)
    tree.vectors.append(vector)
    tree.near[middle] = set()
    tree.part(*edge)
    for end in edge:
        tree.link(end, middle)
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
