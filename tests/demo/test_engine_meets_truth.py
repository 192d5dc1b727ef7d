"""The engine's answer on the demo family, held against what its writer knows."""

import json
from pathlib import Path

import pytest

from provenance import answers

DEMO = Path(answers.__file__).parent / "demo"
TRUTH = json.loads((DEMO / "truth.json").read_text("utf-8"))
FAMILY = json.loads((DEMO / "family.json").read_text("utf-8"))
LABELS = [revision["label"] for revision in TRUTH["revisions"]]
SECTIONS = {name: truth for name, truth in TRUTH["variants"].items() if truth["sections"]}
ENOUGH = 0.85


def lineage_of(names):
    """The lineage of these files of the family, with what its list says of them."""
    meta = {
        v["file"]: {k: v["fields"][k] for k in ("source_url", "fetched") if k in v["fields"]}
        for v in FAMILY["variants"]
    }
    return answers.lineage({name: (DEMO / name).read_bytes() for name in names}, meta)


@pytest.fixture(scope="module")
def answer():
    """The lineage of the whole family."""
    return lineage_of(TRUTH["variants"])


def revision_of(answer, node):
    """The truth's label of the revision that a node hangs from, through sections and variants."""
    order = [revision["id"] for revision in answer["revisions"]]
    parents = {row["child"]: row["parent"] for row in answer["derivations"]}
    while node in parents and node not in order:
        node = parents[node]
    return LABELS[order.index(node)] if node in order else None


def row_of(answer, child):
    """The one row of a child."""
    (row,) = [r for r in [*answer["derivations"], *answer["undecided"]] if r["child"] == child]
    return row


def test_three_revisions_in_their_order(answer):
    """The marked and the silent edit each make a revision, in the order in which they were made."""
    assert [r["label"] for r in answer["revisions"][:2]] == LABELS[:2]
    assert [r["after"] for r in answer["revisions"]] == [None, "r0", "r1"]
    assert (
        "2,600" in answer["revisions"][2]["label"]
        or "leaves out" in answer["revisions"][2]["label"]
    )


def test_nothing_but_the_edits_makes_a_revision(answer):
    """The places that lead from one revision to the next are those that the author changed."""
    reasons = [reason for at in ("r1", "r2") for reason in row_of(answer, at)["evidence"]]
    assert sum(r["kind"] == "reading" for r in reasons) == TRUTH["revision_places"]


def test_who_witnesses_which_revision(answer):
    """Each revision is witnessed by the copies that show it, quotations and originals included."""
    assert [set(r["witnesses"]) for r in answer["revisions"]] == [
        set(revision["witnesses"]) for revision in TRUTH["revisions"]
    ]


def test_who_witnesses_which_revision_is_told_by_the_files_alone():
    """What the list says of the files is not needed: they name their days and addresses."""
    answer = answers.lineage({name: (DEMO / name).read_bytes() for name in TRUTH["variants"]})
    assert [set(r["witnesses"]) for r in answer["revisions"]] == [
        set(revision["witnesses"]) for revision in TRUTH["revisions"]
    ]
    (newest,) = [row for row in answer["derivations"] if row["child"] == "r2"]
    assert sum(r["kind"] == "reading" for r in newest["evidence"]) == len(
        [place for place in TRUTH["places"] if place["id"] in TRUTH["revisions"][2]["places"]]
    )


@pytest.mark.parametrize("place", TRUTH["places"], ids=lambda place: place["id"])
def test_each_place_shows_both_wordings(answer, place):
    """Each place that an edit changed is found, with the wording before and the one after."""
    for turn in place.get("turns", [place]):
        before, after = (turn[side].rstrip(".") for side in ("before", "after"))
        assert any(
            any(_shows(r["text"], before) for r in found["readings"])
            and any(_shows(r["text"], after) for r in found["readings"])
            for found in answer["places"]
        )


def _shows(reading, wording):
    """A reading shows a wording that it holds; an added sentence was nothing before."""
    return (wording in reading or reading in wording) if reading and wording else reading == wording


@pytest.mark.parametrize("name", TRUTH["variants"])
def test_what_a_variant_is(answer, name):
    """Language, truncation and declared hash are told for every file."""
    (said,) = [v for v in answer["variants"] if v["id"] == name]
    truth = TRUTH["variants"][name]
    assert {key: said[key] for key in ("language", "truncated", "declared_hash")} == {
        key: truth[key] for key in ("language", "truncated", "declared_hash")
    }


@pytest.mark.parametrize(
    "name",
    [*TRUTH["variants"], *TRUTH["inner_sections"]],
)
def test_the_revision_it_came_from(answer, name):
    """Each text hangs from the revision that it was made from; the digest from none."""
    truth = {**TRUTH["variants"], **TRUTH["inner_sections"]}[name]
    assert revision_of(answer, name) == truth["revision"]


@pytest.mark.parametrize("name", TRUTH["variants"])
def test_the_relation(answer, name):
    """Each text is called what it is, also where its revision is undecided."""
    assert row_of(answer, name)["relation"] == TRUTH["variants"][name]["relation"]


def test_the_digest_says_why_it_can_not_be_told(answer):
    """The digest could be of any revision, and the row names all three and the reason."""
    (row,) = [row for row in answer["undecided"] if row["child"] == "11-digest.md"]
    assert set(row["between"]) == {"r0", "r1", "r2"}
    assert row["why"]


@pytest.mark.parametrize("name", SECTIONS)
def test_the_sections(answer, name):
    """At least 85 of 100 lines of every section are given its role."""
    (said,) = [v for v in answer["variants"] if v["id"] == name]
    lines = {
        line: (section["role"], section["language"])
        for section in said["sections"]
        for line in range(section["lines"][0], section["lines"][1] + 1)
    }
    for section in SECTIONS[name]["sections"]:
        first, last = section["lines"]
        text = (DEMO / name).read_text("utf-8").split("\n")
        wanted = [n for n in range(first, last + 1) if text[n - 1].strip()]
        right = [n for n in wanted if lines[n][0] == section["role"]]
        assert len(right) >= ENOUGH * len(wanted), section


def test_the_drifted_number(answer):
    """The additions that grew tenfold in Chinese are reported with both wordings."""
    for drift in TRUTH["drift"]:
        assert any(
            found["variant"].split("#")[0] == drift["variant"] and drift["says"] in found["says"]
            for found in answer["drift"]
        )
