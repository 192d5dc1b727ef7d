"""A terminal is told the counts and each change with the words around it."""

from provenance.answers import diff
from provenance.export.comparison import in_words, printable


def test_changes_stand_in_their_context_with_signs() -> None:
    assert in_words(diff("The red fox ran home.", "The brown fox ran.")) == (
        "older → newer: 1 word inserted, 2 words deleted, 3 words the same (67% alike).\n"
        "\n── e2, e5\nThe [-red-] {+brown+} fox ran [-home-].\n"
    )


def test_what_differs_only_in_white_space_is_counted_and_not_shown() -> None:
    assert in_words(diff("The fox\nran.", "The fox ran.")) == (
        "older → newer: 0 words inserted, 0 words deleted, 3 words the same (100% alike). "
        "No word differs. In one place only whitespace differs.\n"
    )


def test_nothing_in_a_text_can_steer_the_terminal() -> None:
    assert printable("a\x1b[31mb\u202ec\ud800") == "a\ufffd[31mb\ufffdc\ufffd"


def test_a_move_is_named_at_both_of_its_places() -> None:
    moved = "The ferry left the northern pier with eleven goats and one reluctant priest. "
    rest = (
        "Every baker on Mill Street sold out of rye before the church bell rang nine. "
        "A storm in late October carried the old weather station down to the harbour wall. "
    )
    said = in_words(diff(moved + rest, rest + moved))
    assert said.splitlines()[0] == (
        "older → newer: 0 words inserted, 0 words deleted, 13 words moved, 30 words the same "
        "(100% alike). No word differs."
    )
    assert [line for line in said.splitlines() if line.startswith("──")] == [
        "── e1 (m1 moved away), e3 (m1 moved here)"
    ]


def test_split_and_joined_paragraphs_are_counted() -> None:
    first, second = (
        "The ferry left the pier. It was late.",
        "The ferry left the pier.\n\nIt was late.",
    )
    assert "1 paragraph split." in in_words(diff(first, second))
    assert "1 paragraph joined with the one before." in in_words(diff(second, first))
