"""Newspapers' words for their own editing are markers in 16 languages, and ordinary prose is not.

Each language has at least a dozen lines with a marker, by the kind of it, and half as many that
use the same words and have none. All lines are made up.
"""

import pytest

from provenance.text.markers import find_markers
from tests.text.later_lines import LATER_MARKED, LATER_UNMARKED
from tests.text.marked_lines import MARKED, UNSEEN_MARKED
from tests.text.unmarked_lines import UNMARKED, UNSEEN_UNMARKED


@pytest.mark.parametrize(
    ("text", "label"),
    [
        pytest.param(*row, id=f"{code}-{at}")
        for code, rows in MARKED.items()
        for at, row in enumerate(rows)
    ],
)
def test_what_newspapers_write_of_their_editing_is_a_marker(text, label):
    assert {one.label for one in find_markers(text)} == {label}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, id=f"{code}-{at}")
        for code, rows in UNMARKED.items()
        for at, text in enumerate(rows)
    ],
)
def test_prose_that_uses_the_same_words_has_no_marker(text):
    assert find_markers(text) == ()
    assert find_markers(f"It rained. {text} It stopped.") == ()


def test_every_language_has_a_dozen_marked_lines_and_half_a_dozen_others():
    assert MARKED.keys() == UNMARKED.keys()
    assert len(MARKED) == 16
    assert {code for code, rows in MARKED.items() if len(rows) < 12} == set()
    assert {code for code, rows in UNMARKED.items() if len(rows) < 6} == set()


@pytest.mark.parametrize("text", [*UNSEEN_MARKED, *LATER_MARKED])
def test_further_lines_on_editing_hold_a_marker(text):
    assert len(find_markers(text)) >= 1


@pytest.mark.parametrize("text", [*UNSEEN_UNMARKED, *LATER_UNMARKED])
def test_further_lines_of_prose_hold_none(text):
    assert find_markers(text) == ()
