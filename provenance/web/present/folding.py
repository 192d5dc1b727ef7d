"""Which texts of a large family are drawn as one node, to be opened when somebody asks?"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from provenance.web.present.lineage import Graph
from provenance.web.present.words import relation_of

MANY = 24
"""Nodes up to which a stemma is drawn whole: two screens of a wide page."""

ALIKE = 5
"""Texts of one relation and parent that are folded together where there are so many."""

NAMED = 4
"""Texts of a folded node that are named beside it."""

SECTION_OF_OPEN = "undecided"
"""The name under which what can't be told is opened."""

PLURALS = {"copy": "copies", "summary": "summaries"}


@dataclass(frozen=True, slots=True)
class Cluster:
    """Texts that hang from one node in one way, and from which nothing hangs."""

    id: str
    parent: str
    relation: str
    members: tuple[str, ...]

    @property
    def name(self) -> str:
        """How many of what: "23 copies"."""
        said = relation_of(self.relation) if self.relation else "text"
        return f"{len(self.members)} {PLURALS.get(said, said + 's')}"

    @property
    def note(self) -> str:
        """The first of them, and how many more."""
        more = len(self.members) - NAMED
        named = ", ".join(self.members[:NAMED])
        return f"{named} and {more} more" if more > 0 else named


def fold(graph: Graph, opened: Collection[str] = ()) -> dict[str, Sequence[str | Cluster]]:
    """Give what hangs from each node: its children, the many alike among them as one cluster.

    A family of up to `MANY` nodes stays as it is, as does what hangs from a node in `opened`.
    """
    whole = len(graph.nodes) <= MANY
    return {
        node: children if whole or node in opened else _folded(graph, node, children)
        for node, children in _children(graph).items()
    }


def _children(graph: Graph) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {node: [] for node in graph.nodes}
    for child in graph.nodes:
        row = graph.derivations.get(child)
        if row is not None and row["parent"] in found:
            found[row["parent"]].append(child)
    return found


def _folded(graph: Graph, node: str, children: Sequence[str]) -> Sequence[str | Cluster]:
    parents = {row["parent"] for row in graph.derivations.values()}
    leaves: dict[str, list[str]] = {}
    for child in children:
        if child not in parents and child in graph.variants:
            leaves.setdefault(graph.derivations[child]["relation"], []).append(child)
    clusters = {
        relation: Cluster(f"{node} {relation}", node, relation, tuple(members))
        for relation, members in leaves.items()
        if len(members) >= ALIKE
    }
    inside = {member for cluster in clusters.values() for member in cluster.members}
    return [*(child for child in children if child not in inside), *clusters.values()]


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
