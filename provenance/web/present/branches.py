"""The stemma as a nested list, which says in words what the drawing shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from provenance.web.present.drawing import About, kind_of
from provenance.web.present.lineage import Graph
from provenance.web.present.words import UNKNOWN_RELATION, relation_of


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of the nested list that says the same as the drawing."""

    id: str
    kind: str
    target: str
    name: str
    relation: str
    evidence: tuple[str, ...]
    why: str
    children: tuple["Branch", ...]


def list_branches(graph: Graph, about: Mapping[str, About]) -> list[Branch]:
    """Give the stemma as a nested list: revisions with what hangs on them, then the undecided."""
    seen: set[str] = set()
    roots = [*graph.revisions, *(root for root in graph.roots() if root not in graph.revisions)]
    trees = [_branch(graph, about, root, seen) for root in roots if root not in seen]
    rest = [node for node in graph.nodes if node not in seen]
    return [*trees, *(_branch(graph, about, node, seen) for node in rest if node not in seen)]


def _branch(graph: Graph, about: Mapping[str, About], node: str, seen: set[str]) -> Branch:
    seen.add(node)
    row, open_row = graph.derivations.get(node), graph.undecided.get(node)
    children = tuple(_branches(graph, about, node, seen))
    relation = ""
    if row is not None:
        relation = relation_of(row["relation"])
    elif open_row is not None:
        relation = f"{relation_of(open_row['relation'])}, undecided"
        relation = relation.replace(f"{UNKNOWN_RELATION}, ", "")
    return Branch(
        id=node,
        kind=kind_of(graph, node),
        target=graph.siglum_of(node),
        name=about[node].name if node in about else node,
        relation=relation,
        evidence=tuple(reason["says"] for reason in row["evidence"]) if row else (),
        why=open_row["why"] if open_row else graph.lost.get(node, {}).get("why", ""),
        children=children,
    )


def _branches(
    graph: Graph, about: Mapping[str, About], node: str, seen: set[str]
) -> Iterator[Branch]:
    for child in graph.children(node):
        if child not in seen and child not in graph.revisions:
            yield _branch(graph, about, child, seen)
