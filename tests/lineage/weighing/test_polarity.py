"""Copyists' habits tell which of two wordings was made out of the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.lineage.weighing.polarity import ALONE, habits

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


WORDING = st.lists(st.sampled_from(TEXT), max_size=2).map(tuple)


@given(WORDS, WORDS, st.tuples(WORDING, WORDING))
def test_so_it_does_between_other_words(one, other, around):
    """The words around count for both sides alike."""
    assert KNOWN.favours(one, other, around) == -KNOWN.favours(other, one, around)


LEAPT = ("harbour", "when", "ferry", "again", "the")


@pytest.mark.parametrize(
    ("older", "newer", "around"),
    [
        (LEAPT, (), (("the",), ("old",))),
        ((), ("bell",), (("old", "bell"), ("of",))),
        (("of",), (), (("bell",), ("the",))),
        (("town",), ("ten",), (("the",), ("when",))),
    ],
    ids=["the eye leapt", "a word came twice", "joined elsewhere", "used elsewhere"],
)
def test_words_around_a_reading_tell(older, newer, around):
    """A reading that is the older between these words is so more surely than by itself."""
    assert KNOWN.favours(older, newer, around) > max(0, KNOWN.favours(older, newer, ALONE))


def test_of_known_words_the_common_one_is_the_older():
    """What stands often is often changed."""
    assert KNOWN.favours(("the",), ("harbour",)) > 0


def test_known_words_in_each_others_place_tell_nothing():
    """Of two words that the family knows, neither is the spoilt one."""
    assert habits([["river", "town"] * 5]).favours(("river",), ("town",)) == 0.0


def test_each_word_that_differs_tells():
    """Two words that fell out of one reading apart tell more than one of them."""
    older = ("old", "bell", "of", "town", "when")
    both = KNOWN.favours(older, ("old", "of", "when"))
    assert both > KNOWN.favours(older, ("old", "of", "town", "when")) > 0


def test_what_two_readings_share_is_around_what_differs():
    """A reading tells as much with its neighbours as the word that differs between them."""
    whole = KNOWN.favours(
        ("old", "harbour", "told"), ("old", "harbuor", "told"), (("the",), ("the",))
    )
    assert whole == KNOWN.favours(("harbour",), ("harbuor",), (("the", "old"), ("told", "the")))
