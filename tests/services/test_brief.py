"""The sum of a lineage, for lists and headlines."""

import pytest

from provenance.services.brief import brief_of

NOTHING = {"revisions": [], "lost": [], "derivations": [], "undecided": []}


def variants(*names: str) -> dict[str, list[dict[str, str]]]:
    return {"variants": [{"id": name} for name in names]}


def row(child: str, parent: str) -> dict[str, str]:
    return {"child": child, "parent": parent, "relation": "copy"}


@pytest.mark.parametrize(
    ("rows", "lost", "ancestor"),
    [
        ([row("A", "B"), row("C", "B")], [], "B"),
        (
            [row("A", "x1"), row("B", "x1"), row("C", "A")],
            [{"id": "x1", "kind": "copy"}],
            "a lost copy",
        ),
        ([row("A", "B")], [], ""),
        ([], [], ""),
    ],
)
def test_copies_by_hand_have_an_ancestor_where_one_alone_comes_from_none(rows, lost, ancestor):
    brief = brief_of({**NOTHING, **variants("A", "B", "C"), "derivations": rows, "lost": lost})
    assert (brief.copied, brief.ancestor) == (len(rows), ancestor)


def test_of_what_has_states_no_ancestor_is_told():
    """Their copies come from the states."""
    states = [{"id": "r0", "label": "as first published"}]
    brief = brief_of(
        {**NOTHING, **variants("A"), "revisions": states, "derivations": [row("A", "r0")]}
    )
    assert (brief.states, brief.copied, brief.ancestor) == (("as first published",), 0, "")


def test_facts_that_a_person_dismissed_are_not_counted():
    drift = [{"verdict": "rejected"}, {"verdict": "confirmed"}, {}]
    assert brief_of({**NOTHING, **variants("A"), "drift": drift}).drift == 2
