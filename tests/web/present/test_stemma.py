"""The stemma draws every node once, every row as a line, and says the same as a list."""

import re
from itertools import accumulate, pairwise
from typing import Any

import pytest
from django.template.loader import render_to_string

from provenance.web.present.branches import Branch, list_branches, steps_of
from provenance.web.present.drawing import About
from provenance.web.present.lineage import Graph
from provenance.web.present.stemma import draw_across, draw_down


def lineage(copies: int = 3) -> dict[str, Any]:
    names = [
        chr(ord("A") + number) if number < 26 else f"A{chr(39 + number)}"
        for number in range(copies + 2)
    ]
    *copied, late, summary = names
    revisions = [
        {
            "id": "r0",
            "label": "as first published",
            "marker": None,
            "after": None,
            "held_by": [],
            "witnesses": copied,
        },
        {
            "id": "r1",
            "label": "edited 1",
            "marker": "(edited 1)",
            "after": "r0",
            "held_by": [late],
            "witnesses": [late],
        },
    ]
    rows = [
        ("r1", "r0", "revision"),
        *((name, "r0", "copy") for name in copied),
        (late, f"{copied[0]}#original", "translation"),
        (f"{copied[0]}#original", "r1", "copy"),
    ]
    return {
        "variants": [{"id": name, "language": "en", "truncated": False, "declared_hash": "absent", "sections": []} for name in names],
        "revisions": revisions,
        "lost": [{"id": "x1", "kind": "translation", "why": "Nobody has it."}],
        "places": [],
        "derivations": [
            {"child": child, "parent": parent, "relation": relation, "confidence": None, "also": [], "evidence": [{"kind": "reading", "says": f"{child} reads so."}]}
            for child, parent, relation in rows
        ],
        "undecided": [{"child": summary, "between": ["r0", "r1"], "relation": "summary", "why": "It quotes neither."}],
    }  # fmt: skip  # a table


@pytest.mark.parametrize("copies", [3, 28])
def test_every_node_is_drawn_once_with_5_and_with_30_variants(copies):
    """Of many, once they are opened."""
    graph = Graph(lineage(copies))
    for stemma in (draw_across(graph, {}, ["r0"]), draw_down(graph, {}, ["r0"])):
        assert stemma is not None
        assert sorted(node.id for node in stemma.nodes) == sorted(graph.nodes)


def test_many_copies_of_one_revision_are_one_node_that_opens():
    """It counts them, names the first, and keeps apart what something hangs from."""
    graph = Graph(lineage(28))
    stemma = draw_down(graph, {})
    (cluster,) = [node for node in stemma.nodes if node.kind == "cluster"]
    assert (cluster.mark, cluster.name, cluster.opens) == ("28", "28 copies", ("r0",))
    assert cluster.note == "A, B, C, D and 24 more"
    assert len(stemma.nodes) == len(graph.nodes) - 27


def test_a_node_names_its_line_of_descent():
    """From itself up to the first revision, for a page to light it."""
    stemma = draw_down(Graph(lineage()), {})
    lines = {node.id: node.line for node in stemma.nodes}
    assert (lines["D"], lines["r0"]) == ("D A#original r1 r0", "r0")


@pytest.mark.parametrize("copies", [3, 28])
def test_no_two_nodes_stand_on_each_other(copies):
    graph = Graph(lineage(copies))
    for stemma in (draw_across(graph, {}), draw_down(graph, {})):
        assert stemma is not None
        spots = [(node.x, node.y) for node in stemma.nodes]
        near = [
            (one, other)
            for at, one in enumerate(spots)
            for other in spots[at + 1 :]
            if abs(one[0] - other[0]) < 30 and abs(one[1] - other[1]) < 30
        ]
        assert near == []
        assert all(0 < x < stemma.width and 0 < y < stemma.height for x, y in spots)


def test_lines_are_typed_and_what_is_undecided_is_dotted_to_both_candidates():
    stemma = draw_across(Graph(lineage()), {})
    assert stemma is not None
    kinds = [edge.kind for edge in stemma.edges]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "copy": 4,
        "translation": 1,
        "revision": 1,
        "undecided": 4,
    }
    assert [caption.text for caption in stemma.captions] == [
        "undecided between “as first published” and “edited 1”"
    ]


def test_too_many_revisions_are_drawn_down_only():
    answer = lineage()
    answer["revisions"] = [
        {
            "id": f"r{number}",
            "label": f"state {number}",
            "marker": None,
            "after": f"r{number - 1}" if number else None,
            "held_by": [],
            "witnesses": [],
        }
        for number in range(9)
    ]
    assert draw_across(Graph(answer), {}) is None


def test_wordings_of_unknown_order_hang_from_one_dotted_line_that_says_so():
    """None of them is said to be after another."""
    answer = lineage()
    answer["revisions"] = [
        {**answer["revisions"][0], "id": f"r{at}", "label": f"wording {at + 1}", "witnesses": []}
        for at in range(4)
    ]
    answer["derivations"] = []
    answer["undecided"] = [
        {"child": f"r{at}", "between": ["r0"], "relation": "revision", "why": "Nothing tells."}
        for at in range(1, 4)
    ]
    stemma = draw_down(Graph(answer), {})
    spine = [edge for edge in stemma.edges if edge.child.startswith("r")]
    assert [(edge.kind, edge.says) for edge in spine] == [
        ("undecided", f"Which of “wording {at}” and “wording 1” came first is open")
        for at in (2, 3, 4)
    ]
    assert len({edge.path.split(" V")[0] for edge in spine}) == 1


def test_the_list_holds_every_node_once_with_its_evidence():
    graph = Graph(lineage())

    def names(branches: list[Branch] | tuple[Branch, ...]) -> list[str]:
        return [name for one in branches for name in (one.id, *names(one.children))]

    branches = list_branches(graph, {})
    assert sorted(names(branches)) == sorted(graph.nodes)
    assert branches[0].children[0].evidence == ("A reads so.",)
    assert branches[-1].why == "It quotes neither."


def test_a_circle_in_an_answer_does_not_hang_the_page():
    answer = lineage()
    answer["derivations"].append(
        {"child": "r0", "parent": "A", "relation": "copy", "also": [], "evidence": []}
    )
    graph = Graph(answer)
    assert draw_across(graph, {}) is not None
    assert graph.revision_of("A") == "r0"
    assert len(list_branches(graph, {})) > 0


def chain_family() -> dict[str, Any]:
    """A revision with 40 copies, of each of which another copy was made, and of that another."""
    answer = lineage(120)
    names = [row["id"] for row in answer["variants"]][:120]
    for at, name in enumerate(names):
        row = next(one for one in answer["derivations"] if one["child"] == name)
        row["parent"] = names[at - 1] if at % 3 else "r0"
    return answer


def test_small_branches_of_a_large_family_fold_with_all_that_hangs_from_them():
    """The node says how many hang from the revision itself, and how many from these."""
    graph = Graph(chain_family())
    for stemma in (draw_across(graph, {}), draw_down(graph, {})):
        assert stemma is not None
        assert len(stemma.nodes) <= 12
        (cluster,) = [node for node in stemma.nodes if node.kind == "cluster"]
        assert (cluster.mark, cluster.opens) == ("120", ("r0",))
        assert cluster.name.startswith("40 copies, 80 texts")


def test_the_list_folds_what_the_drawing_folds_and_says_how_to_open_it():
    graph = Graph(chain_family())

    def every(branches: list[Branch] | tuple[Branch, ...]) -> list[Branch]:
        return [one for branch in branches for one in (branch, *every(branch.children))]

    folded = every(list_branches(graph, {}))
    drawn = draw_down(graph, {}).nodes
    assert sorted(one.id for one in folded if one.id) == sorted(
        node.id for node in drawn if node.kind != "cluster"
    )
    (cluster,) = [one for one in folded if one.kind == "cluster"]
    assert (cluster.name, cluster.opens) == ("40 copies, 80 texts from them", ("r0",))
    opened = every(list_branches(graph, {}, ["r0"]))
    assert sorted(one.id for one in opened) == sorted(graph.nodes)


def handed_down(names: list[str]) -> Graph:
    """Each text made from the one before."""
    answer = lineage() | {
        "variants": [{"id": name} for name in names],
        "revisions": [],
        "lost": [],
        "undecided": [],
        "derivations": [
            {"child": child, "parent": parent, "relation": "copy", "also": [], "evidence": []}
            for parent, child in pairwise(names)
        ],
    }
    return Graph(answer)


def test_a_drawing_says_that_its_generations_reach_beyond_a_narrow_screen():
    """Its names begin further right with each, and each name has its room."""
    names = "ABCDEFGHIJ"
    about = dict.fromkeys(names, About("Copied in ink", "copy", ""))
    few, many = (draw_down(handed_down([*names[:deep]]), about) for deep in (3, 10))
    assert (few.is_deep, many.is_deep) == (False, True)


def test_a_list_of_a_hundred_generations_is_written_whole():
    """Its items open and close as they are nested; what folds is opened some of it at a time."""
    names = [f"V{chr(65 + number // 26)}{chr(65 + number % 26)}" for number in range(100)]
    steps = list(steps_of(list_branches(handed_down(names), {}, names)))
    told = {"steps": steps, "article": {"slug": "harbour"}}
    text = render_to_string("articles/_branches.html", told)
    depths = list(
        accumulate(
            {"<ul": 1, "</ul>": -1}.get(tag, 0) for tag in re.findall(r"</?(?:ul|li)>?", text)
        )
    )
    assert [step.branch.id for step in steps] == names
    assert (max(depths), depths[-1]) == (100, 0)
    assert text.count("<li") == text.count("</li>") == 100


def versions(number: int) -> Graph:
    """So many states of a source, each after the one before and held by one text."""
    answer = lineage() | {"undecided": [], "lost": []}
    names = [f"V{chr(65 + at // 26)}{chr(65 + at % 26)}" for at in range(number)]
    blank = answer["variants"][0]
    answer["variants"] = [blank | {"id": name} for name in names]
    answer["revisions"] = [
        {
            "id": f"r{at}",
            "label": f"edited {at}",
            "marker": None,
            "after": f"r{at - 1}" if at else None,
            "held_by": [name],
            "witnesses": [name],
        }
        for at, name in enumerate(names)
    ]
    rows = [(f"r{at}", f"r{at - 1}", "revision") for at in range(1, number)]
    rows += [(name, f"r{at}", "copy") for at, name in enumerate(names)]
    answer["derivations"] = [
        {"child": child, "parent": parent, "relation": relation, "also": [], "evidence": []}
        for child, parent, relation in rows
    ]
    return Graph(answer)


def test_states_amid_a_long_row_fold_into_stretches_that_open():
    """The first and the last are drawn each; the row of lines goes through the stretches."""
    graph = versions(60)
    stemma = draw_down(graph, {})
    folded = [node for node in stemma.nodes if node.kind == "cluster"]
    assert [(node.name, node.note, node.opens) for node in folded] == [
        ("13 states, 13 texts from them", f"edited {start} – edited {start + 12}", (f"r{start}",))
        for start in (4, 17, 30, 43)
    ]
    spine = [edge.child for edge in stemma.edges if edge.kind == "revision"]
    assert spine == ["r1", "r2", "r3", *(node.id for node in folded), "r56", "r57", "r58", "r59"]
    assert len(stemma.nodes) == 20


def test_a_stretch_is_open_if_any_of_its_states_is():
    """A link to one of them needs not know how they are folded."""
    names = [node.id for node in draw_down(versions(60), {}, ["r20"]).nodes]
    assert {f"r{at}" for at in range(17, 30)} <= set(names)
    assert [name for name in names if ".." in name] == ["r4..r16", "r30..r42", "r43..r55"]


def test_a_line_of_descent_lights_the_stretches_that_it_goes_through():
    lines = {node.id: node.line.split() for node in draw_down(versions(60), {}).nodes}
    assert lines["r56"] == ["r56", *(f"r{at}..r{at + 12}" for at in (43, 30, 17, 4)), "r3", "r2", "r1", "r0"]  # fmt: skip  # a line


def test_the_list_folds_the_stretches_that_the_drawing_folds():
    branches = list_branches(versions(60), {})
    folded = [(one.name, one.opens) for one in branches if one.kind == "cluster"]
    assert folded == [
        ("13 states, 13 texts from them", (f"r{start}",)) for start in (4, 17, 30, 43)
    ]
    assert len(branches) == 12


def test_a_row_of_few_states_is_drawn_whole():
    assert len(draw_down(versions(30), {}).nodes) == 60


def test_what_is_open_stays_open_when_more_is_opened():
    graph = Graph(chain_family())
    opened = draw_down(graph, {}, ["r0"])
    clusters = [node.opens for node in opened.nodes if node.kind == "cluster"]
    assert clusters == []
    assert len(opened.nodes) == len(graph.nodes)


def test_long_words_are_set_in_lines_and_rows_with_more_of_them_are_taller():
    """No line runs into the next column, and none stands on another."""
    graph = Graph(lineage(6))
    about = {
        node: About(
            "A text with a name that takes more room", "copy · English · cut off · 97% sure", node
        )
        for node in graph.nodes
    }
    for stemma in (draw_across(graph, about), draw_down(graph, about)):
        assert stemma is not None
        spots = [(node.name_x, line.y) for node in stemma.nodes for line in node.lines]
        assert max(len(node.lines) for node in stemma.nodes) == 4
        near = [
            (one, other)
            for at, one in enumerate(spots)
            for other in spots[at + 1 :]
            if abs(one[0] - other[0]) < 200 and abs(one[1] - other[1]) < 14
        ]
        assert near == []


def test_what_can_not_be_told_lights_its_candidates():
    graph = Graph(lineage())
    lines = {node.id: node.line for node in draw_down(graph, {}).nodes}
    assert lines["E"] == "E r0 r1"


def test_a_drawing_explains_the_signs_it_has():
    stemma = draw_down(Graph(lineage(28)), {})
    assert stemma.signs == ("section", "lost", "cluster")
