"""Sections that were repealed or put in show that a statute was amended since."""

import pytest

from provenance import answers
from provenance.lineage.testimony.amendments import amendments
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
        ("Section 7A. A bell that hangs in a tower of wood is rung by hand alone.", 1),
        ("7A. A bell that hangs in a tower of wood is rung by hand alone.", 1),
        ("Article 7 bis Une cloche pendue dans une tour de bois est sonnée à la main.", 1),
        ("第七条の二　木造の塔の鐘は、手で鳴らさなければならない。", 1),
        ("第七条之一　木塔上的钟，应当用手敲响。", 1),
        ("〔削除〕", 1),
        ("3D models of the bell that were made before the tower fell are kept by the parish.", 0),
        ("第七条　第五条の二の規定は、鐘に準用する。", 0),
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


def test_what_was_amended_in_words_alone_is_no_copy_by_hand():
    """Three short changes are what copyists make, but none of them repeals a section."""
    said = clauses(73, 14)
    articles = [f"Article {at}\n{one}." for at, one in enumerate(said, start=1)]
    second = [one.replace(said[2].split()[3], "bells", 1) for one in articles]
    third = [*second[:5], "Article 6\n(repealed)", *second[6:]]
    texts = {"a": articles, "b": second, "c": third}
    answer = answers.lineage({name: "\n\n".join(made).encode() for name, made in texts.items()})
    assert [row["held_by"] for row in answer["revisions"]][-1] == ["c"]
    assert answer["lost"] == []
