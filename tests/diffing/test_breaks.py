"""A paragraph split or joined is told as a break, and new lines without meaning are not."""

import pytest

from provenance.diffing import compare

FIRST = "The ferry left the pier with eleven goats and one priest."
SECOND = "Every baker on the street sold out of rye before nine."
THIRD = "A storm carried the weather station down to the wall."
FOURTH = "Nobody asked why the clock had been stopped."
ALL = [FIRST, SECOND, THIRD, FOURTH]


def told(older: str, newer: str) -> list[tuple[str, str, str]]:
    return [
        (each.op, older[: each.older.end], newer[: each.newer.end])
        for each in compare(older, newer).breaks
    ]


@pytest.mark.parametrize("parted", ["\n\n", "\r\n\r\n", "\n", "\n \n"])
def test_a_paragraph_split_or_joined_is_a_break(parted: str) -> None:
    older = parted.join([f"{FIRST} {SECOND}", THIRD, FOURTH])
    newer = parted.join([FIRST, SECOND, THIRD, FOURTH])
    assert told(older, newer) == [("split", f"{FIRST} ", f"{FIRST}{parted}")]
    assert told(newer, older) == [("join", f"{FIRST}{parted}", f"{FIRST} ")]


def test_the_range_of_a_break_is_the_white_space_here_and_a_place_there() -> None:
    older, newer = f"{FIRST} {SECOND}", f"{FIRST}\n\n{SECOND}"
    (found,) = compare(older, newer).breaks
    assert found.newer == (len(FIRST), len(FIRST) + 2)
    assert found.older == (len(FIRST) + 1, len(FIRST) + 1)


def test_a_break_is_found_beside_an_edited_word() -> None:
    older = "\n\n".join([f"{FIRST} {SECOND}", THIRD])
    newer = "\n\n".join([FIRST, SECOND.replace("Every", "Each"), THIRD])
    assert told(older, newer) == [("split", f"{FIRST} ", f"{FIRST}\n\n")]


def test_lines_wrapped_at_another_width_are_no_breaks() -> None:
    older = "The ferry left the pier with\neleven goats and one priest.\n\nA storm\ncame."
    newer = "The ferry left the pier\nwith eleven goats and\none priest.\n\nA storm came."
    assert told(older, newer) == []


def test_a_text_put_on_one_line_has_no_joined_paragraphs() -> None:
    assert told("\n\n".join(ALL), " ".join(ALL)) == []
    assert told(" ".join(ALL), "\n\n".join(ALL)) == []


def test_empty_lines_for_simple_ones_are_no_breaks() -> None:
    assert told("\n\n".join(ALL), "\n".join(ALL)) == []


def test_a_paragraph_inserted_or_deleted_whole_is_no_break() -> None:
    assert told(f"{FIRST}\n\n{THIRD}", f"{FIRST}\n\n{SECOND}\n\n{THIRD}") == []
    assert told(f"{FIRST}\n\n{SECOND}\n\n{THIRD}", f"{FIRST}\n\n{THIRD}") == []


def test_a_sentence_deleted_at_the_end_of_a_paragraph_is_no_break() -> None:
    assert told(f"{FIRST} {SECOND}\n\n{THIRD}", f"{FIRST}\n\n{THIRD}") == []
    assert told(f"{FIRST}\n\n{SECOND} {THIRD}", f"{FIRST}\n\n{THIRD}") == []
