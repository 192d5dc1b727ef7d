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
