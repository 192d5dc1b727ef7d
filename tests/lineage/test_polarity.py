"""Copyists' habits tell which of two wordings was made out of the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.lineage.polarity import habits, likelihood

TEXT = [
    "the",
    "old",
    "bell",
    "of",
    "the",
    "harbour",
    "told",
    "the",
    "town",
    "when",
    "the",
    "ferry",
    "would",
    "run",
    "again",
    "at",
    "ten",
]
KNOWN = habits([TEXT * 3, TEXT])
WORDS = st.lists(st.sampled_from([*TEXT, "harbuor", "quay"]), max_size=6).map(tuple)


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (("the", "old", "bell"), ("the", "bell")),
        (("bell", "of", "the", "harbour", "told"), ("bell",)),
        (("the", "bell"), ("the", "the", "bell")),
        (("harbour",), ("harbuor",)),
        (("again",), ("agqzin",)),
    ],
    ids=["a word fell out", "a run fell out", "a word came twice", "letters changed", "a slip"],
)
def test_the_spoilt_wording_is_the_later(older, newer):
    """Words fall out, are written twice and misspelt; seldom the other way about."""
    assert KNOWN.favours(older, newer) > 0


@given(WORDS, WORDS)
def test_swapping_the_sides_changes_the_sign_alone(one, other):
    """What speaks for one direction speaks against the other by as much."""
    assert KNOWN.favours(one, other) == -KNOWN.favours(other, one)


def test_known_words_in_each_others_place_tell_nothing():
    """Of two words that the family knows, neither is the spoilt one."""
    assert habits([["river", "town"] * 5]).favours(("river",), ("town",)) == 0.0


@given(st.floats(-5, 5))
def test_likelihoods_of_both_directions_make_one(said):
    """One of the two directions is the true one."""
    assert likelihood(said) + likelihood(-said) == pytest.approx(1.0)
