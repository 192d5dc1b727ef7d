"""A lineage in the formats of graph, tree and provenance tools, and in words for a terminal."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx
from prov.model import ProvDocument

Answer = Mapping[str, Any]

NAMESPACE = "urn:provenance:"
DOTTED = "style=dotted"
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Code points that XML 1.0 does not allow."""


def to_dot(answer: Answer) -> str:
    """The stemma as a DOT graph: revisions as boxes, lost nodes dashed, undecided edges dotted."""
    lines = ["digraph stemma {", "  rankdir=LR;", "  node [shape=ellipse];"]
    lines += [
        f"  {_dot(revision['id'])} [shape=box, label={_dot(revision['label'])}];"
        for revision in answer["revisions"]
    ]
    lines += [f"  {_dot(node['id'])} [style=dashed];" for node in answer["lost"]]
    lines += [f"  {_dot(variant['id'])};" for variant in answer["variants"]]
    for row in answer["derivations"]:
        edge = f"{_dot(row['parent'])} -> {_dot(row['child'])}"
        lines.append(f"  {edge} [label={_dot(row['relation'])}];")
        lines += [
            f"  {_dot(other['parent'])} -> {_dot(row['child'])} [style=dashed];"
            for other in row["also"]
        ]
    for row in answer["undecided"]:
        label = _dot((row["relation"] or "undecided") + "?")
        lines += [
            f"  {_dot(parent)} -> {_dot(row['child'])} [{DOTTED}, label={label}];"
            for parent in row["between"]
        ]
    return "\n".join([*lines, "}", ""])


def to_newick(answer: Answer) -> str:
    """The decided part of the stemma as Newick trees, one a line; inner nodes keep their names.

    Newick knows one parent a node and no doubt: further parents and undecided rows are left out,
    and a variant without a decided parent stands as a tree of its own.
    """
    tree: nx.DiGraph[str] = nx.DiGraph()
    tree.add_nodes_from(revision["id"] for revision in answer["revisions"])
    tree.add_nodes_from(variant["id"] for variant in answer["variants"])
    tree.add_edges_from((row["parent"], row["child"]) for row in answer["derivations"])
    roots = [node for node, incoming in tree.in_degree() if not incoming]
    return "".join(f"{_newick(tree, root)};\n" for root in roots)


def to_prov(answer: Answer) -> ProvDocument:
    """The stemma as a PROV document: entities, and wasDerivedFrom for every decided row."""
    document = ProvDocument()
    space = document.add_namespace("v", NAMESPACE)
    entities = {}
    for revision in answer["revisions"]:
        label = {"prov:label": revision["label"], "prov:type": space["Revision"]}
        entities[revision["id"]] = document.entity(space[_local(revision["id"])], label)
    for node in answer["lost"]:
        kind = {"prov:label": node["why"], "prov:type": space["LostNode"]}
        entities[node["id"]] = document.entity(space[_local(node["id"])], kind)
    for variant in answer["variants"]:
        named = {"prov:label": variant["id"], "prov:type": space["Variant"]}
        entities[variant["id"]] = document.entity(space[_local(variant["id"])], named)
    for row in answer["derivations"]:
        for node in (row["child"], row["parent"], *(other["parent"] for other in row["also"])):
            if node not in entities:
                section = {"prov:label": node, "prov:type": space["Section"]}
                entities[node] = document.entity(space[_local(node)], section)
        says = " ".join(reason["says"] for reason in row["evidence"])
        about: dict[Any, Any] = {"prov:type": space[_local(row["relation"])], "prov:label": says}
        if row["confidence"] is not None:
            about[space["confidence"]] = row["confidence"]
        document.wasDerivedFrom(
            entities[row["child"]], entities[row["parent"]], other_attributes=about
        )
        for other in row["also"]:
            mixed: dict[Any, Any] = {"prov:type": space["mixed"], space["share"]: other["share"]}
            document.wasDerivedFrom(
                entities[row["child"]], entities[other["parent"]], other_attributes=mixed
            )
    return document


def to_prov_json(answer: Answer) -> str:
    """The PROV document as PROV-JSON (W3C member submission of 24 April 2013)."""
    document: dict[str, Any] = json.loads(str(to_prov(answer).serialize(format="json")))
    return json.dumps(document, indent=1) + "\n"


def to_prov_n(answer: Answer) -> str:
    """The PROV document as PROV-N, the notation for people (W3C recommendation, 30 April 2013)."""
    return str(to_prov(answer).serialize(format="provn")) + "\n"


def to_graphml(answer: Answer) -> str:
    """The stemma as GraphML: nodes with kind and label, edges from parent to child.

    An edge has its `relation` and is `decided` or not; a further parent's edge has its `share`, a
    decided one its `confidence` if it is calibrated and the `evidence` in words.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for revision in answer["revisions"]:
        graph.add_node(revision["id"], kind="revision", label=_xml(revision["label"]))
    for node in answer["lost"]:
        graph.add_node(node["id"], kind=f"lost {node['kind']}", label=_xml(node["why"]))
    for variant in answer["variants"]:
        graph.add_node(
            variant["id"], kind="variant", label=_xml(variant["id"]), language=variant["language"]
        )
    for row in answer["derivations"]:
        says = _xml(" ".join(reason["says"] for reason in row["evidence"]))
        about: dict[str, str | float] = {"relation": row["relation"], "evidence": says}
        if row["confidence"] is not None:
            about["confidence"] = float(row["confidence"])
        _join(graph, row["parent"], row["child"], about)
        for other in row["also"]:
            mixed: dict[str, str | float] = {"relation": "mixed", "share": float(other["share"])}
            _join(graph, other["parent"], row["child"], mixed)
    for row in answer["undecided"]:
        open_row = {"relation": row["relation"] or "unknown", "evidence": _xml(row["why"])}
        for parent in row["between"]:
            _join(graph, parent, row["child"], open_row, decided=False)
    renamed = nx.relabel_nodes(graph, {node: _xml(node) for node in graph})
    return "\n".join(nx.generate_graphml(renamed)) + "\n"


def _join(
    graph: "nx.MultiDiGraph[str]",
    parent: str,
    child: str,
    about: Mapping[str, str | float],
    *,
    decided: bool = True,
) -> None:
    for node in (parent, child):
        if node not in graph:
            graph.add_node(node, kind="section", label=_xml(node))
    graph.add_edge(parent, child, decided=decided, **about)


def _xml(text: str) -> str:
    """The text less what no XML document may hold."""
    return UNWRITABLE.sub("\ufffd", text)


def in_words(answer: Answer) -> str:
    """The answer for a person at a terminal."""
    return "\n".join(_paragraphs(answer)) + "\n"


def _paragraphs(answer: Answer) -> Iterator[str]:
    labels = {revision["id"]: revision["label"] for revision in answer["revisions"]}
    for revision in answer["revisions"]:
        after = f", after “{labels[revision['after']]}”" if revision["after"] else ""
        yield f"{revision['id']}  “{revision['label']}”{after}"
        yield f"    witnessed by {', '.join(revision['witnesses']) or 'none of the files'}"
    for place in answer["places"]:
        yield f"{place['id']}"
        for reading in place["readings"]:
            yield f"    “{reading['text']}”: {', '.join(reading['witnesses'])}"
    for row in answer["derivations"]:
        yield f"{row['child']}: {row['relation']} of {_called(row['parent'], labels)}"
        yield from (f"    {reason['says']}" for reason in row["evidence"])
    for row in answer["undecided"]:
        between = " or ".join(_called(node, labels) for node in row["between"])
        what = row["relation"] or "relation unknown"
        yield f"{row['child']}: undecided ({what})" + (f", between {between}" if between else "")
        yield f"    {row['why']}"


def _called(node: str, labels: Mapping[str, str]) -> str:
    return f"{node} “{labels[node]}”" if node in labels else node


def _dot(text: str) -> str:
    escaped = re.sub(r"[\\\"]", lambda found: "\\" + found.group(), text)
    return '"' + " ".join(escaped.split()) + '"'


def _newick(tree: "nx.DiGraph[str]", root: str) -> str:
    """One tree, written without recursion: a chain of revisions may be long."""
    written: dict[str, str] = {}
    for node in nx.dfs_postorder_nodes(tree, root):
        children = ",".join(written[child] for child in tree.successors(node))
        quoted = "'" + node.replace("'", "''") + "'"
        written[node] = f"({children}){quoted}" if children else quoted
    return written[root]


def _local(name: str) -> str:
    """A name that every PROV serialisation takes: letters and digits, the rest as code points."""
    return re.sub(r"[^A-Za-z0-9]", lambda found: f"_{ord(found.group()):x}_", name)


@dataclass(frozen=True, slots=True)
class Format:
    """How a lineage is written for one kind of tool, and what a browser is told of the file."""

    write: Callable[[Answer], str]
    suffix: str
    media: str


def _to_json(answer: Answer) -> str:
    return json.dumps(answer, indent=1) + "\n"


FORMATS = {
    "json": Format(_to_json, "json", "application/json"),
    "text": Format(in_words, "txt", "text/plain; charset=utf-8"),
    "dot": Format(to_dot, "dot", "text/vnd.graphviz; charset=utf-8"),
    "graphml": Format(to_graphml, "graphml", "application/graphml+xml; charset=utf-8"),
    "newick": Format(to_newick, "nwk", "text/plain; charset=utf-8"),
    "prov-json": Format(to_prov_json, "prov.json", "application/json"),
    "prov-n": Format(to_prov_n, "provn", "text/provenance-notation; charset=utf-8"),
}
"""What the command prints and the page gives, by name."""
