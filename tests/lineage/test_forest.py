"""Families that have nothing to do with each other each get a lineage of their own."""

from provenance import answers
from provenance.lineage.forest import forest
from provenance.lineage.graph import Derivation, Evidence, Lineage, LostNode, Revision, Undecided
from tests.lineage.clauses import clauses, text

ONE, OTHER = clauses(31, 24), clauses(32, 20)
VERSIONS = {
    "one-1": text(ONE),
    "one-2": text(ONE[:18], clauses(33, 8)),
    "one-3": text(ONE[:18], clauses(33, 8), clauses(34, 4)),
    "other-1": text(OTHER),
    "other-2": text(OTHER[:15], clauses(35, 7)),
}
DATES = dict(zip(VERSIONS, ("2001", "2003", "2005", "2002", "2004"), strict=True))
FILES = {name: body.encode() for name, body in VERSIONS.items()}


def told(answer):
    """For each text the one behind the revision before its own."""
    held = {row["child"]: row["parent"] for row in answer["derivations"] if row["child"] in FILES}
    whose = {revision: name for name, revision in held.items()}
    after = {row["id"]: row["after"] for row in answer["revisions"]}
    return {name: whose.get(after[revision]) for name, revision in held.items()}


def test_versions_of_two_works_are_two_lines():
    """Of two licences in one article each has its own first version."""
    meta = {name: {"published": f"{year}-01-01"} for name, year in DATES.items()}
    assert told(answers.lineage(FILES, meta)) == {
        "one-1": None,
        "one-2": "one-1",
        "one-3": "one-2",
        "other-1": None,
        "other-2": "other-1",
    }


def test_every_id_stands_for_one_thing():
    """No revision, place or row of one family has the id of another's."""
    answer = answers.lineage(FILES)
    for kind in ("revisions", "places", "lost"):
        ids = [row["id"] for row in answer[kind]]
        assert len(ids) == len(set(ids))
    rows = [row["child"] for row in (*answer["derivations"], *answer["undecided"])]
    assert len(rows) == len(set(rows))


def test_a_lone_text_of_another_work_stays_undecided():
    """What shares nothing with anybody gets no parent, and the reason why."""
    answer = answers.lineage({**FILES, "alien": text(clauses(99, 20)).encode()})
    assert [row["child"] for row in answer["undecided"] if row["child"] == "alien"] == ["alien"]


def test_versions_of_one_title_are_one_line_though_rewritten_throughout():
    """A new version that keeps nothing but title and number still comes after the old ones."""
    heads = ("Harbour Licence\nVersion 1", "Harbour Licence\nVersion 2")
    bodies = (text(ONE), text(OTHER))
    files = {
        name: f"{head}\n\n{body}".encode()
        for name, head, body in zip(("one-1", "one-2"), heads, bodies, strict=True)
    }
    assert told(answers.lineage(files)) == {"one-1": None, "one-2": "one-1"}


def test_a_title_that_anybody_may_use_joins_nothing():
    """Two companies' terms of service, each with a number, are two works."""
    files = {
        "one-1": f"Terms of Service\nVersion 1\n\n{text(ONE)}".encode(),
        "one-2": f"Terms of Service\nVersion 2\n\n{text(OTHER)}".encode(),
    }
    answer = answers.lineage(files)
    assert len(answer["revisions"]) == 1


def test_sentences_name_the_ids_of_the_whole():
    """A reason that speaks of a revision, place or lost copy speaks of it by its new id."""
    first = Lineage((Revision("r0", "a", None, None, (), ()),), (), (), (), ())
    second = Lineage(
        (Revision("r0", "b", None, None, ("t",), ("t",)),),
        (LostNode("x1", "copy", "t and u share a reading that r0 does not have."),),
        (),
        (Derivation("t", "r0", "copy", (Evidence("order", "It goes with revision r0, “r0”."),)),),
        (Undecided("u", ("x1", "r0"), None, "It fits r0 and x1; r0.txt is a text."),),
    )
    whole = forest([first, second], {"t", "u", "r0.txt"})
    assert whole.revisions[1].id == "r1"
    assert whole.lost[0].why == "t and u share a reading that r1 does not have."
    assert whole.derivations[0].evidence[0].says == "It goes with revision r1, “r0”."
    assert whole.undecided[0] == Undecided(
        "u", ("x1", "r1"), None, "It fits r1 and x1; r0.txt is a text."
    )
