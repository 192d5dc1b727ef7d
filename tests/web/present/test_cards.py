"""How the place of a text among the others is said in a few words."""

import pytest

from provenance.web.present.cards import say_relation
from provenance.web.present.lineage import EMPTY, Graph

REVISIONS = [
    {"id": "r0", "label": "as first published", "after": None},
    {"id": "r1", "label": "edited 1", "after": "r0"},
]


@pytest.mark.parametrize(
    ("relation", "between", "says"),
    [
        ("summary", ["r0", "r1"], "summary, revision undecided"),
        (None, ["r0", "r1"], "relation and revision undecided"),
        ("copy", ["B"], "copy, perhaps of B"),
        ("copy", ["B", "C"], "copy of B or C, undecided"),
        (None, ["B", "C"], "undecided, perhaps from B or C"),
        (None, [], "undecided"),
    ],
)
def test_what_is_undecided_is_said_once_with_what_it_lies_between(relation, between, says):
    row = {"child": "A", "between": between, "relation": relation, "why": "Nothing tells."}
    assert say_relation(Graph({**EMPTY, "revisions": REVISIONS, "undecided": [row]}), "A") == says


def test_a_wording_that_may_be_earlier_or_later_is_said_to_be_of_open_order():
    row = {"child": "r1", "between": ["r0"], "relation": "revision", "why": "Nothing tells."}
    graph = Graph({**EMPTY, "revisions": REVISIONS, "undecided": [row]})
    assert say_relation(graph, "r1") == "a wording whose order is open"
