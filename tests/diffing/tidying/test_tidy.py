"""What is too light to hold edits apart goes into them, within bounds; the rest reads well."""

import random

import pytest
from hypothesis import given, settings
from rapidfuzz.distance import LCSseq

from provenance.diffing import Op, compare
from provenance.diffing.tidying.weights import count_words, weigh
from provenance.text.tokens import is_word, split_words
from tests.diffing.strategies import pairs

WORDS = ["the", "of", "and", "a", "to", "river", "stone", "cloud", "meadow", "letter", "garden"]


def words(text: str) -> list[str]:
    return [token.strip() for token in split_words(text) if is_word(token)]


def edited_words(older: str, newer: str) -> int:
    return sum(
        len(words(older[edit.older.slice])) + len(words(newer[edit.newer.slice]))
        for edit in compare(older, newer).edits
        if edit.op is not Op.EQUAL
    )


@pytest.mark.parametrize("seed", range(3))
def test_little_that_unrelated_texts_share_is_given_up(seed: int) -> None:
    pick = random.Random(seed)
    older, newer = (" ".join(pick.choices(WORDS, k=1_500)) for _ in range(2))
    one, other = words(older), words(newer)
    least = len(one) + len(other) - 2 * LCSseq.similarity(one, other)
    assert edited_words(older, newer) <= 1.1 * least


@pytest.mark.parametrize(
    ("older", "newer", "expected"),
    [
        ("One ends. Two ends. Three.", "One ends. Three.", ["Two ends. "]),
        ("He came, he saw, he won.", "He came, he won.", ["he saw, "]),
        ("a\nb c\nd c\ne", "a\nb c\ne", ["d c\n"]),
        ("他来了，他看了，他赢了。", "他来了，他赢了。", ["他看了，"]),
    ],
)
def test_what_went_is_told_from_edge_to_edge(older: str, newer: str, expected: list[str]) -> None:
    edits = compare(older, newer).edits
    assert [older[edit.older.slice] for edit in edits if edit.op is Op.DELETE] == expected


def test_an_equal_run_that_ends_a_paragraph_stays() -> None:
    older = "Everything was rewritten here.\n\nAnd everything there."
    newer = "All had been changed before.\n\nBut nothing afterwards."
    kept = [older[edit.older.slice] for edit in compare(older, newer).edits if edit.op is Op.EQUAL]
    assert ".\n\n" in kept


@settings(max_examples=100)
@given(pairs())
def test_words_and_weight_of_a_text_are_never_negative_and_of_marks_none(
    pair: tuple[str, str],
) -> None:
    for text in pair:
        assert weigh(text) >= 0
        assert count_words(text) >= 0
    assert (weigh("—, ."), count_words("—, .")) == (0, 0)
