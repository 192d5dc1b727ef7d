"""What a text says of its own version dates it where nobody else does."""

import pytest

from provenance import answers
from provenance.lineage.testimony.editions import edition_of
from provenance.lineage.testimony.witnesses import witnesses
from provenance.text import read
from tests.lineage.test_versions import clauses, text

BODY = clauses(21, 30)
LATER = [*BODY[:20], *clauses(22, 14)]
LATEST = [*LATER[:6], *clauses(23, 8), *LATER[10:]]


def lineage(heads, bodies=(BODY, LATER, LATEST), fetched=()):
    files = {
        f"{at}.txt": f"{head}\n\n{text(body)}".encode()
        for at, (head, body) in enumerate(zip(heads, bodies, strict=False))
    }
    return answers.lineage(files, {f"{at}.txt": {"fetched": day} for at, day in enumerate(fetched)})


def after(answer):
    """The text behind each text's revision before its own."""
    names = {f"{at}.txt" for at in range(9)}
    held = {row["child"]: row["parent"] for row in answer["derivations"] if row["child"] in names}
    whose = {revision: name for name, revision in held.items()}
    comes = {row["id"]: row["after"] for row in answer["revisions"]}
    return {name: whose.get(comes.get(revision)) for name, revision in sorted(held.items())}


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("GENERAL HARBOUR LICENCE\nVersion 2, June 1991\nCopyright (C) 1989", ("2", 1991, 6)),
        ("The Harbour Licence v. 1.10", ("1.10", None, None)),
        ("Harbour Terms 3.0 International", ("3.0", None, None)),
        ("Harbour Licence\n\nHL Version 1.3a 2004-10-01", ("1.3a", 2004, 10)),
        ("Version 1 - 26 February 2007", ("1", 2007, 2)),
        ("Harbour Licence 2.0\nCopyright (c) 2000-2006, The Board.", ("2.0", 2006, 1)),
        ("In the second version of the timetable the last boat left at ten past six, and", None),
        ("The board met on 9 May 2026", None),
    ],
)
def test_a_version_is_read_from_the_first_lines_alone(head, said):
    """A title's number and its date are read; what merely speaks of versions is not."""
    found = witnesses({"a": read(f"{head}\n\n{text(BODY)}".encode(), name="a.txt")}, {})
    edition = edition_of(found[0])
    if said is None:
        assert edition is None
    else:
        number = ".".join(f"{part}{letter}" for part, letter in edition.version)
        when = (edition.when.year, edition.when.month) if edition.when else (None, None)
        assert (number, *when) == said


def test_undated_versions_follow_each_other_as_they_say():
    """Three versions without a date from outside are ordered by the numbers that they bear."""
    answer = lineage(
        [
            "Harbour Licence\nVersion 1.9",
            "Harbour Licence\nVersion 1.10",
            "Harbour Licence\nVersion 2",
        ]
    )
    assert after(answer) == {"0.txt": None, "1.txt": "0.txt", "2.txt": "1.txt"}
    says = {e["says"] for row in answer["derivations"] for e in row["evidence"]}
    assert "The earlier wording calls itself “Version 1.9”, the later “Version 1.10”." in says
    labels = [one["label"] for one in answer["revisions"]]
    assert labels == ["as first published", "Version 1.10", "Version 2"]


def test_a_name_that_two_versions_bear_calls_neither():
    """Where two states of different titles are of one date and number, changes name them."""
    heads = [("Harbour", "1, May 2001"), ("Harbour", "2, May 2004"), ("Quay", "2, May 2004")]
    answer = lineage([f"{title} Licence\nVersion {head}" for title, head in heads])
    labels = [one["label"] for one in answer["revisions"]]
    assert labels[0] == "as first published"
    assert len(labels) == len(heads)
    assert not any(label.startswith("Version") for label in labels)


def test_numbers_of_different_titles_are_not_compared():
    """Version 1.0 of somebody's own licence is not older than version 2.0 of what it was made of.

    It stays without a date, and hangs from the version that it goes with.
    """
    own = [*LATER[:3], *clauses(24, 1), *LATER[4:]]
    answer = lineage(
        ["Harbour Licence\nVersion 1", "Harbour Licence\nVersion 2", "Quay Licence\nVersion 1"],
        (BODY, LATER, own),
    )
    held = {row["child"]: row["parent"] for row in answer["derivations"]}
    assert held["2.txt"] == held["1.txt"]
    assert after(answer)["1.txt"] == "0.txt"


def test_a_number_that_its_date_contradicts_orders_nothing():
    """Where the higher number has the earlier date, no direction is claimed from either."""
    answer = lineage(
        ["Harbour Licence\nVersion 1, May 2007", "Harbour Licence\nVersion 2, May 1999"],
        (BODY, LATER),
    )
    assert [row["after"] for row in answer["revisions"]] == [None, None]


def test_what_is_known_from_outside_is_believed_before_the_text():
    """A date that somebody gives wins over the number that a text gives itself."""
    files = {
        "old": f"Harbour Licence\nVersion 2\n\n{text(LATER)}".encode(),
        "new": f"Harbour Licence\nVersion 1\n\n{text(BODY)}".encode(),
    }
    meta = {"old": {"published": "2001-01-01"}, "new": {"published": "2002-01-01"}}
    answer = answers.lineage(files, meta)
    held = {row["child"]: row["parent"] for row in answer["derivations"]}
    comes = {row["id"]: row["after"] for row in answer["revisions"]}
    assert comes[held["new"]] == held["old"]
