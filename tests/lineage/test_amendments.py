"""Sections that were repealed or put in show that a statute was amended since."""

import pytest

from provenance import answers
from provenance.lineage.amendments import amendments
from tests.lineage.test_versions import clauses


@pytest.mark.parametrize(
    ("line", "notes"),
    [
        ("Article 7 (repealed)", 1),
        ("7. Repealed.", 1),
        ("[Repealed by Act No. 12 of 1994]", 1),
        ("§ 7 (weggefallen)", 1),
        ("第七条　削除", 1),
        ("Section 7A", 1),
        ("§ 7b Fähren", 1),
        ("Art. 7 bis", 1),
        ("Article 7", 0),
        ("The bell law was repealed that year.", 0),
        ("Section 7 and the bell", 0),
    ],
)
def test_a_note_or_a_lettered_heading_is_told_from_what_speaks_of_one(line, notes):
    """Only a line of its own that says no more."""
    assert amendments(f"Bells\n{line}\nA bell rings.") == notes


def test_of_undated_statutes_the_one_with_sections_repealed_is_the_later():
    """It is shorter, and yet the later one: nobody begins with a section that is repealed."""
    articles = [f"Article {at}\n{said}." for at, said in enumerate(clauses(71, 14), start=1)]
    second = [*articles[:5], "Article 6\n(repealed)", *articles[6:]]
    third = [
        *second[:9],
        f"Article 9a\n{clauses(72, 1)[0]}.",
        *second[9:11],
        "Article 12\n(repealed)",
    ]
    files = {
        f"{at}.txt": "\n\n".join(made).encode()
        for at, made in enumerate((articles, second, [*third, *second[12:]]))
    }
    answer = answers.lineage(files)
    after = {row["held_by"][0]: row["after"] for row in answer["revisions"]}
    ids = {row["held_by"][0]: row["id"] for row in answer["revisions"]}
    assert after == {"0.txt": None, "1.txt": ids["0.txt"], "2.txt": ids["1.txt"]}
