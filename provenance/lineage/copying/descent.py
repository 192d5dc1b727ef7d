"""From which text was each copy made: from a state, from another copy, or from a lost one?"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from provenance.lineage.confidence import MENDED, RESPELT
from provenance.lineage.copying.arrangement import Arrangement, near, settle
from provenance.lineage.copying.margins import margins
from provenance.lineage.copying.mixture import Given, given_by_others, turn_round
from provenance.lineage.copying.rivals import Rivals
from provenance.lineage.copying.search import improve
from provenance.lineage.copying.state_readings import state_readings
from provenance.lineage.copying.tree import grow
from provenance.lineage.source.stated import Stated, rehung, rerooted
from provenance.lineage.source.states import State
from provenance.lineage.testimony.ends import HEADING
from provenance.lineage.testimony.witnesses import Witness
from provenance.lineage.variation.alignment import Alignment
from provenance.lineage.variation.places import Collated
from provenance.lineage.variation.tree_values import (
    UNKNOWN,
    WHOLE,
    Mask,
    Readings,
    Tree,
    distances_from,
)
from provenance.lineage.weighing.changes import spellings
from provenance.lineage.weighing.characters import Character, columns
from provenance.lineage.weighing.costs import Costs, Prices, costs, even
from provenance.lineage.weighing.polarity import Habits, habits
from provenance.lineage.weighing.rarity import Line
from provenance.lineage.weighing.rooting import HOLED, Rooted, outwards, root
from provenance.lineage.weighing.tabling import Characters, characters
from provenance.lineage.weighing.uneven import uneven

MOST_SEARCHED = 250
"""Nodes beyond which the first tree stays as it is."""

TIMES = 2
"""Times that changes are counted along the tree, and a cheaper one is sought."""


@dataclass(frozen=True)
class Descent:
    """The tree of all copies, the states of the source, if any, being its first nodes.

    `parents` gives the parent of each node but the root and the states; `sure` how likely it is
    that an edge runs as it is told, `shown` what says so of those from the root; `given` what a
    text took from further ones. `arranged` is the tree with its costs; `read` is what each state
    reads at each of the `columns`, of which some are one in `chars`.
    """

    chars: Characters
    tree: Tree
    states: int
    parents: Mapping[int, int]
    order: tuple[int, ...]
    sure: Mapping[int, float]
    shown: Mapping[int, Mapping[int, float]]
    given: Mapping[int, tuple[Given, ...]]
    arranged: Arrangement
    read: tuple[Readings, ...]
    columns: tuple[Character, ...]

    @cached_property
    def children(self) -> dict[int, list[int]]:
        """The nodes under each node, in the order of their contents."""
        found: dict[int, list[int]] = {}
        for child in self.order:
            if child in self.parents:
                found.setdefault(self.parents[child], []).append(child)
        return found

    @cached_property
    def lost(self) -> dict[int, str]:
        """The ids of lost copies, from the root outwards."""
        lost = [node for node in self.order if node >= self.tree.texts]
        return {node: f"x{number}" for number, node in enumerate(lost, start=1)}

    def name(self, node: int) -> str:
        """The id of a node."""
        if node < self.states:
            return f"r{node}"
        return self.lost[node] if node in self.lost else self.witness(node).id

    def witness(self, node: int) -> Witness:
        """The text that a node is."""
        return self.chars.witnesses[node - self.states]

    @cached_property
    def nodes(self) -> dict[str, int]:
        """The node of each text, by its id."""
        return {w.id: at + self.states for at, w in enumerate(self.chars.witnesses)}

    def state_of(self, node: int) -> int | None:
        """The state that a node goes back to."""
        while node in self.parents:
            node = self.parents[node]
        return node if node < self.states else None

    def differing(self, one: int, other: int) -> list[int]:
        """The places at which two nodes are known to differ."""
        return list(np.flatnonzero(self._differ(one, other)).tolist())

    def apart(self, one: int, other: int) -> int:
        """At how many places two nodes are known to differ."""
        return int(np.count_nonzero(self._differ(one, other)))

    def _differ(self, one: int, other: int) -> Mask:
        a, b = self.tree.vectors[one], self.tree.vectors[other]
        return np.asarray((a != b) & (a != UNKNOWN) & (b != UNKNOWN))

    def wording(self, node: int, place: int) -> str:
        """What a node reads at a place."""
        return self.chars.places[place].text(int(self.tree.vectors[node][place]))

    def cost(self, one: int, other: int) -> float:
        """What it costs that a node was made from another."""
        return self.arranged.cost(one, other)

    def from_states(self, node: int) -> list[float]:
        """What it costs that a node was made from each state."""
        costs_ = self.arranged.costs.along(self._states, self.arranged.says(node))
        return [float(cost) for cost in costs_]

    @cached_property
    def _states(self) -> Readings:
        """What each state reads, one row a state."""
        return np.stack(self.arranged.vectors[: self.states])

    @cached_property
    def rivals(self) -> Rivals:
        """What else each copy might have been made from."""
        return Rivals(self.tree, self.parents, self.children)

    def ranked(self, child: int, among: Iterable[int]) -> list[tuple[float, int]]:
        """Some other nodes by how much more the child differs from them than from its parent.

        Those are left out that read as its parent does wherever the child can tell, but no state.
        """
        parent, tree, nodes = self.parents[child], self.tree, sorted(among)
        if not nodes:
            return []
        own = tree.vectors[child]
        table = np.stack([tree.vectors[node] for node in nodes])
        known = (own != UNKNOWN) & (tree.vectors[parent] != UNKNOWN)
        same = ~((table != tree.vectors[parent]) & (table != UNKNOWN) & known).any(axis=1)
        more = distances_from(table, own, tree.weights) - tree.apart(parent, child)
        return sorted(
            (float(more[at]), node)
            for at, node in enumerate(nodes)
            if not same[at] or node < self.states
        )

    @cached_property
    def even(self) -> bool:
        """Whether no copies are known to err much more than others."""
        return not uneven([self.apart(up, child) for child, up in self.parents.items()])

    @cached_property
    def careful(self) -> bool:
        """Whether these are even hand copies whose changes are not mostly of letters alone."""
        if not (self._searched and self.even):
            return False
        places, vectors = self.chars.places, self.tree.vectors
        changes = [
            spellings(places[at].wordings[vectors[up][at]], places[at].wordings[vectors[child][at]])
            for child, up in self.parents.items()
            for at in self.differing(up, child)
        ]
        return sum(map(bool, changes)) <= RESPELT * len(changes)

    @property
    def mended(self) -> bool:
        """Whether copyists often put right what was wrong in what they copied."""
        return not self.states and self.arranged.costs.mended > MENDED

    @property
    def _searched(self) -> bool:
        return not self.states and len(self.order) <= MOST_SEARCHED

    def margin(self, child: int) -> float:
        """By how many readings the child's place is better than the next best one."""
        return self._margins[child]

    @cached_property
    def _margins(self) -> dict[int, float]:
        return margins(self.arranged)


def descend(
    collated: Collated,
    states: Sequence[State],
    settled: frozenset[str],
    taken: frozenset[str],
    stated: Sequence[Stated] = (),
) -> Descent:
    """Hang every copy from the text it was made from, or is stated to be.

    `settled` are copies that need none, `taken` texts that were taken from the source itself.
    """
    free = [
        w
        for w in collated.family.members
        if w.main and w.id not in settled and not (states and w.id in taken)
    ]
    all_columns = columns(collated.substance)
    read = state_readings(states, all_columns)
    chars, rows = characters(free, all_columns, read)
    known = habits(w.keys for w in collated.family.members)
    links = [(at, state.after) for at, state in enumerate(states) if state.after is not None]
    short = _cut(chars.witnesses, collated, len(states)) if states else frozenset()
    firm = _Firm(chars.places, known)
    tree = grow(Tree(rows, chars.weights, len(rows), len(states), firm=firm, cut=short), links)
    priced: Prices = even(chars.weights)
    if free and len(tree.near) <= MOST_SEARCHED:
        priced = _search(tree, chars, known, links, collated.family.base.keys)
    nodes = {w.id: at for at, w in enumerate(chars.witnesses, start=len(states))}
    told = _directed(tree, partial(root, tree, chars.places, known), nodes, states, stated)
    order = told.order
    final = _arranged(tree, priced, told.parents, order)
    settle(final, order)
    said = {nodes.get(one.child.ids[0]) for one in stated if not one.child.is_state}
    turn_round(final, [node for node in order if node not in said], chars.places)
    given = given_by_others(final, order, chars.places)
    return Descent(
        chars=chars,
        tree=tree,
        states=len(states),
        parents=final.parents,
        order=order,
        sure=told.sure,
        shown=told.shown,
        given=given,
        arranged=final,
        read=tuple(read),
        columns=all_columns,
    )


@dataclass(frozen=True, slots=True)
class _Directed:
    """The parent of each node, the nodes in that order, how sure each edge is, and what says so."""

    parents: Mapping[int, int]
    order: tuple[int, ...]
    sure: Mapping[int, float]
    shown: Mapping[int, Mapping[int, float]]


def _directed(
    tree: Tree,
    rooted: Callable[[], Rooted],
    nodes: Mapping[str, int],
    states: Sequence[State],
    stated: Sequence[Stated],
) -> _Directed:
    """Let the edges run from the states, or else the root, and as is stated."""
    if states or not nodes:
        parents, order = outwards(tree, range(len(states)))
        told = _Directed(parents, tuple(order), dict.fromkeys(parents, 1.0), {})
    else:
        found = rerooted(rooted(), nodes, stated)
        told = _Directed(found.parents, found.order, found.sure, found.shown)
    if not stated:
        return told
    starts = told.order[: len(states) or 1]
    hung = rehung(tree, starts, nodes, states, stated)
    parents, order = outwards(tree, starts)
    sure = {node: 1.0 if node in hung else told.sure.get(node, 1.0) for node in parents}
    return _Directed(parents, tuple(order), sure, told.shown)


def _cut(found: Sequence[Witness], collated: Collated, first: int) -> frozenset[int]:
    """Fetched texts that say nothing where all others do, as nodes from `first` on.

    They begin later, end earlier, or hold a passage elsewhere. Where several do so alike, one may
    have been taken from the other.
    """
    silent = [
        (node, one)
        for node, w in enumerate(found, start=first)
        for one in _silent(collated.alignments_of(w)[0], collated)
    ]
    return frozenset(
        node
        for node, own in silent
        if not any(_alike(own, one) for other, one in silent if other != node)
    )


def _silent(alignment: Alignment, collated: Collated) -> list[tuple[int, int]]:
    """The stretches of the base of which a text says nothing, if they are more than a heading."""
    start, stop = alignment.covers
    end = len(collated.family.base.words)
    moved = [move.base for move in alignment.moved]
    return [one for one in ((0, start), (stop, end), *moved) if one[1] - one[0] > HEADING]


def _alike(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two stretches are the same but for a slip at their ends."""
    return max(abs(one[0] - other[0]), abs(one[1] - other[1])) <= 1


def _arranged(
    tree: Tree, priced: Prices, parents: Mapping[int, int], order: Sequence[int]
) -> Arrangement:
    least = WHOLE if tree.fixed else HOLED
    bare = frozenset(n for n in order if tree.fixed <= n < tree.texts and not tree.whole(n, least))
    roots = [node for node in order if node not in parents]
    return Arrangement(priced, tree.vectors, tree.texts, tree.fixed, bare, dict(parents), roots)


def _search(
    tree: Tree,
    chars: Characters,
    known: Habits,
    links: Sequence[tuple[int, int]],
    words: Sequence[str],
) -> Costs:
    """Make the tree cheaper, as changes are counted along it; `words` are those of one text.

    Tells what changes cost.
    """
    for _ in range(TIMES):
        if tree.fixed:
            parents, order = outwards(tree, range(tree.fixed))
        else:
            rooted = root(tree, chars.places, known)
            parents, order = dict(rooted.parents), list(rooted.order)
        edges = [(tree.vectors[p], tree.vectors[c]) for c, p in parents.items()]
        priced = costs(chars.places, edges, words, known, _lines(tree, parents))
        found = _arranged(tree, priced, parents, order)
        improve(found)
        tree.vectors[tree.texts :] = found.vectors[tree.texts :]
        tree.weights = priced.weights()
        tree.near = near(found.parents, found.kids)
        for one, other in links:
            tree.link(one, other)
    return priced


def _lines(tree: Tree, parents: Mapping[int, int]) -> Iterator[Line]:
    """What three generations of hand copies read one after the other."""
    if tree.fixed:
        return
    for child, parent in parents.items():
        if parent in parents:
            yield tree.vectors[parents[parent]], tree.vectors[parent], tree.vectors[child]


class _Firm:
    """How far it is from chance that neighbours share a reading; asked often for the same."""

    def __init__(self, places: Sequence[Character], known: Habits) -> None:
        self._places = places
        self._known = known
        self._said: dict[tuple[int, int, int], float] = {}

    def __call__(self, place: int, hub: int, shared: int) -> float:
        """Weigh that texts share one reading at a place where the text between has another."""
        key = place, hub, shared
        if key not in self._said:
            wordings = self._places[place].wordings
            self._said[key] = self._known.firm(wordings[hub], wordings[shared])
        return self._said[key]
