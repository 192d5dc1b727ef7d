"""A stemma in every format comes back from the tools that read it as it was."""

import io

import networkx as nx
import newick
import pydot
import pytest
from prov.model import ProvDerivation, ProvDocument, ProvEntity

from provenance import answers
from provenance.export.stemma import to_dot, to_graphml, to_newick, to_prov, to_prov_json, to_prov_n
from tests.lineage.texts import AFTER_EDIT, ARTICLE

NASTY = 'd "e" <f>\x01\'é.txt'


@pytest.fixture(scope="module")
def answer():
    """Two revisions, a copy with a hard name, a mixed text and an undecided one."""
    found = answers.lineage(
        {
            "a.txt": ARTICLE.encode(),
            "b.txt": AFTER_EDIT.encode(),
            NASTY: AFTER_EDIT.replace("salt", "rust").encode(),
        }
    )
    mixed = {
        "child": "m.txt",
        "parent": "r1",
        "relation": "copy",
        "confidence": 0.9,
        "also": [{"parent": "a.txt#original", "share": 0.25}],
        "evidence": [{"kind": "reading", "says": "It reads “so”."}],
    }
    lost = {"id": "x1", "kind": "copy", "why": "Two copies share a slip."}
    undecided = {
        "child": "u.txt",
        "between": ["r0", "r1"],
        "relation": None,
        "why": "Nothing tells.",
    }
    variants = [{**found["variants"][0], "id": name} for name in ("m.txt", "u.txt")]
    return {
        **found,
        "variants": [*found["variants"], *variants],
        "lost": [lost],
        "derivations": [*found["derivations"], mixed],
        "undecided": [undecided],
    }


def edges(answer):
    return sorted((row["parent"], row["child"]) for row in answer["derivations"])


@pytest.mark.parametrize(("form", "write"), [("json", to_prov_json), ("provn", to_prov_n)])
def test_prov_comes_back_from_the_prov_package_as_it_was(answer, form, write):
    """PROV-JSON and PROV-N parse to the very document they were written from."""
    again = ProvDocument.deserialize(io.StringIO(write(answer)), format=form)
    assert again == to_prov(answer)
    assert len(list(again.get_records(ProvEntity))) == 2 + 1 + 5 + 1
    assert len(list(again.get_records(ProvDerivation))) == len(answer["derivations"]) + 1


def test_graphml_comes_back_from_networkx(answer):
    """Nodes, edges, relations, shares, confidence and doubt survive GraphML."""
    graph = nx.parse_graphml(to_graphml(answer), force_multigraph=True)
    name = NASTY.replace("\x01", "\ufffd")
    assert dict(graph.nodes(data="kind")) == {
        "r0": "revision",
        "r1": "revision",
        "x1": "lost copy",
        "a.txt": "variant",
        "b.txt": "variant",
        "m.txt": "variant",
        "u.txt": "variant",
        "a.txt#original": "section",
        name: "variant",
    }
    decided = {(a, b): data for a, b, data in graph.edges(data=True) if data["decided"]}
    assert decided["r1", name]["relation"] == "copy"
    assert decided["r1", "m.txt"]["confidence"] == 0.9
    assert decided["a.txt#original", "m.txt"]["share"] == 0.25
    doubt = sorted((a, b) for a, b, data in graph.edges(data=True) if not data["decided"])
    assert doubt == [("r0", "u.txt"), ("r1", "u.txt")]


@pytest.mark.filterwarnings("ignore:'setParseAction' deprecated")
def test_dot_comes_back_from_pydot(answer):
    """Every decided row is an arrow with its relation, every candidate one that is open."""
    (graph,) = pydot.graph_from_dot_data(to_dot(answer))
    found = {}
    for edge in graph.get_edges():
        ends = tuple(read_dot(end) for end in (edge.get_source(), edge.get_destination()))
        found.setdefault(ends, []).append(read_dot(edge.get_label() or ""))
    assert set(edges(answer)) <= set(found)
    assert [label.split()[0] for label in found["r1", "m.txt"]] == ["copy"]
    assert {("r0", "u.txt"), ("r1", "u.txt"), ("a.txt#original", "m.txt")} <= set(found)


def read_dot(name):
    """A quoted name as DOT's grammar reads it: only the quotation mark is escaped."""
    return name[1:-1].replace('\\"', '"') if name.startswith('"') else name


def test_newick_comes_back_from_the_newick_package(answer):
    """Every decided edge but the further sources; each variant stands in one tree."""
    trees = [newick.loads(line)[0] for line in to_newick(answer).splitlines()]
    found, names = [], []
    for tree in trees:
        for node in tree.walk():
            names.append(node.unquoted_name)
            found += [(node.unquoted_name, child.unquoted_name) for child in node.descendants]
    assert sorted(found) == edges(answer)
    assert sorted(names) == sorted({"r0", "r1", "a.txt", "b.txt", "m.txt", "u.txt", NASTY})
    assert len(trees) == 2
