"""The stemma as a nested list, which says in words what the drawing shows."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from provenance.web.present.drawing import About, kind_of
from provenance.web.present.folding import (
    Cluster,
    Hanging,
    Stretch,
    fold,
    fold_open,
    fold_spine,
    group_open,
)
from provenance.web.present.lineage import Graph
from provenance.web.present.words import UNKNOWN_RELATION, relation_of


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of the nested list that says the same as the drawing.

    `opens` names what has to be asked for to see the texts of a folded one, and what is open.
    """

    id: str
    kind: str
    target: str
    name: str
    relation: str
    evidence: tuple[str, ...]
    why: str
    children: tuple["Branch", ...]
    opens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A branch as one comes to it in reading.

    A template that went down by itself would not reach the hundredth generation. `begins` tells
    that its list begins with it, `ends` holds as many items as lists end after it.
    """

    branch: Branch
    begins: bool
    ends: range


def steps_of(branches: Sequence[Branch]) -> Iterator[Step]:
    """Give a nested list in the order of reading."""
    waiting = [(one, at == 0, int(one is branches[-1])) for at, one in enumerate(branches)]
    waiting.reverse()
    while waiting:
        branch, begins, ends = waiting.pop()
        under = branch.children
        yield Step(branch, begins, range(0 if under else ends))
        waiting += reversed(
            [(one, at == 0, (ends + 1) * (one is under[-1])) for at, one in enumerate(under)]
        )


def list_branches(
    graph: Graph, about: Mapping[str, About], opened: Collection[str] = ()
) -> list[Branch]:
    """Give the stemma as a nested list: revisions with what hangs on them, then the undecided.

    What the drawing folds is folded here.
    """
    listing = _Listing(graph, about, opened, fold(graph, opened))
    loose = [root for root in graph.roots() if root not in graph.revisions]
    trees = list(listing.branches([*fold_spine(graph, opened), *loose]))
    for between, children in group_open(graph):
        trees += listing.branches(fold_open(graph, between, children, opened), children)
    return [*trees, *listing.branches(graph.nodes)]


@dataclass(slots=True)
class _Listing:
    """The list while it is made: what is in it already, by itself or within a folded one."""

    graph: Graph
    about: Mapping[str, About]
    opened: Collection[str]
    hanging: Hanging
    seen: set[str] = field(default_factory=set)

    def branches(
        self, nodes: Iterable[str | Cluster | Stretch], folded: Iterable[str] = ()
    ) -> Iterator[Branch]:
        """Give those not seen yet; of `folded`, those not among them are seen within another."""
        for node in nodes:
            if isinstance(node, Cluster | Stretch):
                yield self._cluster(node)
                if isinstance(node, Stretch):
                    self._pass_states(node.states)
            elif node not in self.seen:
                yield self._branch(node)
        self._pass(folded)

    def _cluster(self, cluster: Cluster | Stretch) -> Branch:
        return Branch(
            id="",
            kind="cluster",
            target="",
            name=cluster.name,
            relation="",
            evidence=(),
            why=cluster.note,
            children=(),
            opens=(*sorted(self.opened), cluster.parent),
        )

    def _branch(self, node: str) -> Branch:
        self.seen.add(node)
        graph = self.graph
        row, open_row = graph.derivations.get(node), graph.undecided.get(node)
        relation = ""
        if row is not None:
            relation = relation_of(row["relation"])
        elif open_row is not None:
            relation = f"{relation_of(open_row['relation'])}, undecided"
            relation = relation.replace(f"{UNKNOWN_RELATION}, ", "")
        below = [one for one in self.hanging.get(node, ()) if one not in graph.revisions]
        return Branch(
            id=node,
            kind=kind_of(graph, node),
            target=graph.siglum_of(node),
            name=self.about[node].name if node in self.about else node,
            relation=relation,
            evidence=tuple(reason["says"] for reason in row["evidence"]) if row else (),
            why=open_row["why"] if open_row else graph.lost.get(node, {}).get("why", ""),
            children=tuple(self.branches(below, graph.children(node))),
        )

    def _pass_states(self, states: Iterable[str]) -> None:
        self.seen.update(states)
        for state in states:
            self._pass(self.graph.children(state))

    def _pass(self, nodes: Iterable[str]) -> None:
        """Take nodes, and all that hangs from them, as seen within a folded one."""
        waiting = [node for node in nodes if node not in self.graph.revisions]
        while waiting:
            node = waiting.pop()
            if node not in self.seen:
                self.seen.add(node)
                waiting += [
                    one for one in self.graph.children(node) if one not in self.graph.revisions
                ]
