"""Which texts of a large family are drawn as one node, to be opened when somebody asks?"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from provenance.web.present.lineage import Graph
from provenance.web.present.words import count, relation_of

MANY = 24
"""Nodes up to which a stemma is drawn whole: two screens of a wide page."""

ALIKE = 5
"""Texts of one relation and parent that are folded together where there are so many."""

NAMED = 4
"""Texts of a folded node that are named beside it."""

DRAWN = 60
"""Nodes drawn of a large family, if folding can reach it: three screens of a wide page."""

ENDS = 4
"""States at either end of a long spine that are drawn each: how it begins, and how it reads now."""

STRETCH, STRETCHES = 12, 8
"""The fewest states that fold together between these, and the most such stretches of a spine."""

SECTION_OF_OPEN = "undecided"
"""The name under which what can't be told is opened."""

PLURALS = {"copy": "copies", "summary": "summaries"}


@dataclass(frozen=True, slots=True)
class Cluster:
    """Texts that hang from one node in one way, with all that hangs from them in turn.

    `heads` hang from the node itself; `members` are all the texts folded.
    """

    id: str
    parent: str
    relation: str
    members: tuple[str, ...]
    heads: int = 0

    @property
    def name(self) -> str:
        """How many of what: "23 copies", "6 copies, 9 texts from them"."""
        heads = self.heads or len(self.members)
        said = relation_of(self.relation) if self.relation else "text"
        further = len(self.members) - heads
        named = f"{heads} {said if heads == 1 else PLURALS.get(said, f'{said}s')}"
        if not further:
            return named
        whom = "it" if heads == 1 else "them"
        return f"{named}, {further} text{'s' if further > 1 else ''} from {whom}"

    @property
    def note(self) -> str:
        """The first of them, and how many more."""
        more = len(self.members) - NAMED
        named = ", ".join(self.members[:NAMED])
        return f"{named} and {more} more" if more > 0 else named


@dataclass(frozen=True, slots=True)
class Stretch:
    """States of the source that follow each other on a long spine, with all that hangs from them.

    The first of them, `parent`, opens it.
    """

    states: tuple[str, ...]
    members: tuple[str, ...]
    noun: str
    first: str
    last: str

    @property
    def id(self) -> str:
        """A name of its own, without a space."""
        return f"{self.states[0]}..{self.states[-1]}"

    @property
    def parent(self) -> str:
        """The state by which it is opened."""
        return self.states[0]

    @property
    def name(self) -> str:
        """How many of what: "12 states, 14 texts from them"."""
        said = count(len(self.states), self.noun)
        return f"{said}, {count(len(self.members), 'text')} from them" if self.members else said

    @property
    def note(self) -> str:
        """The first and the last of them."""
        return f"{self.first} – {self.last}"


Hanging = dict[str, Sequence[str | Cluster]]


def fold(graph: Graph, opened: Collection[str] = ()) -> Hanging:
    """Give what hangs from each node: its children, the many alike among them as one cluster.

    A family of up to `MANY` nodes stays as it is, as does what hangs from a node in `opened`. Of a
    large one, small branches go into the clusters as well, until about `DRAWN` nodes are left.
    """
    children = {node: graph.children(node) for node in graph.nodes}
    if len(graph.nodes) <= MANY:
        return dict(children)
    below = _below(graph, children)
    largest = 0
    folded = _folded_all(graph, children, below, largest)
    while _count(graph, folded) > DRAWN and largest < len(graph.nodes):
        largest = largest * 2 or 1
        folded = _folded_all(graph, children, below, largest)
    return {node: children[node] if node in opened else folded[node] for node in children}


def fold_spine(graph: Graph, opened: Collection[str] = ()) -> Sequence[str | Stretch]:
    """Give the states of the source in order, those amid a long spine in stretches that open.

    A stretch is open if any of its states is in `opened`.
    """
    states = list(graph.revisions)
    amid = states[ENDS:-ENDS]
    if len(amid) < STRETCH or len(states) + len(graph.variants) <= DRAWN:
        return states
    below = _below(graph, {node: graph.children(node) for node in graph.nodes})
    noun = "wording" if any(state in graph.undecided for state in states) else "state"
    number = min(STRETCHES, len(amid) // STRETCH)
    bounds = [len(amid) * at // number for at in range(number + 1)]
    spine: list[str | Stretch] = [*states[:ENDS]]
    for start, end in pairwise(bounds):
        held = tuple(amid[start:end])
        members = tuple(name for state in held for name in below[state])
        first, last = (graph.title_of(state) for state in (held[0], held[-1]))
        stretch = Stretch(held, members, noun, first, last)
        spine += held if set(held) & set(opened) else [stretch]
    return [*spine, *states[-ENDS:]]


def _below(graph: Graph, children: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """The texts under each node, all the way down; a revision is under none."""
    found: dict[str, tuple[str, ...]] = {}
    waiting = [(node, False) for node in graph.nodes]
    while waiting:
        node, ready = waiting.pop()
        if node in found:
            continue
        under = [child for child in children[node] if child not in graph.revisions]
        if not ready:
            waiting += [(node, True), *((child, False) for child in under)]
            continue
        texts: list[str] = []
        for child in under:
            texts += [child] if child in graph.variants else []
            texts += found[child]
        found[node] = tuple(texts)
    return found


def _folded_all(
    graph: Graph,
    children: Mapping[str, list[str]],
    below: Mapping[str, tuple[str, ...]],
    largest: int,
) -> Hanging:
    return {node: _folded(graph, node, children[node], below, largest) for node in children}


def _folded(
    graph: Graph,
    node: str,
    children: Sequence[str],
    below: Mapping[str, tuple[str, ...]],
    largest: int,
) -> Sequence[str | Cluster]:
    """Fold children of one relation that have no more than so many texts under them."""
    groups: dict[str, list[str]] = {}
    for child in children:
        fits = child in graph.variants or (child in graph.lost and largest)
        if fits and len(below[child]) <= largest:
            groups.setdefault(graph.derivations[child]["relation"], []).append(child)
    clusters = []
    inside: set[str] = set()
    for relation, heads in groups.items():
        texts = [head for head in heads if head in graph.variants]
        members = (*texts, *(name for head in heads for name in below[head]))
        if len(members) >= ALIKE and texts:
            inside.update(heads)
            clusters.append(
                Cluster(f"{node} {relation}", node, relation, members, heads=len(texts))
            )
    return [*(child for child in children if child not in inside), *clusters]


def _count(graph: Graph, hanging: Hanging) -> int:
    """The nodes that are drawn, from the revisions and roots on."""
    waiting: list[str | Cluster] = [*graph.revisions, *graph.roots()]
    seen: set[str] = set()
    number = 0
    while waiting:
        node = waiting.pop()
        number += 1
        if isinstance(node, str) and node not in seen:
            seen.add(node)
            waiting += [one for one in hanging[node] if one not in graph.revisions]
    return number


def group_open(graph: Graph) -> list[tuple[tuple[str, ...], list[str]]]:
    """Group what can't be told by what it can't be told between."""
    places = {name: number for number, name in enumerate(graph.nodes)}
    groups: dict[tuple[str, ...], list[str]] = {}
    for node in graph.nodes:
        row = graph.undecided.get(node)
        if row is not None and node not in graph.revisions:
            known = {name for name in row["between"] if name in places}
            groups.setdefault(tuple(sorted(known, key=places.__getitem__)), []).append(node)
    return list(groups.items())


def fold_open(
    graph: Graph, between: Sequence[str], children: Sequence[str], opened: Collection[str] = ()
) -> Sequence[str | Cluster]:
    """Fold the texts that can't be told between the same nodes, where they are many."""
    if len(graph.nodes) <= MANY or len(children) < ALIKE or SECTION_OF_OPEN in opened:
        return children
    relations = {graph.undecided[child]["relation"] or "" for child in children}
    relation = relations.pop() if len(relations) == 1 else ""
    name = f"{' '.join(between)} {SECTION_OF_OPEN}"
    return [Cluster(name, SECTION_OF_OPEN, relation, tuple(children))]
