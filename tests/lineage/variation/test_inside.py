"""Long readings are laid against each other word by word."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from provenance.lineage.variation.inside import pairs, parts

WORDS = st.lists(
    st.sampled_from(["the", "bell", "of", "town", "rang", "rong", "twice"]), max_size=9
).map(tuple)


def said(*readings):
    return [part.wordings for part in parts([tuple(one.split()) for one in readings])]


def test_a_word_for_a_word_is_one_column():
    """What differs in one word differs in one column, however long the readings are."""
    assert said("the bell rang twice", "the bell rong twice") == [(("rang",), ("rong",))]


def test_who_leaves_out_a_run_says_nothing_of_what_differs_in_it():
    """A long loss is a column of its own; inside it the others differ without the loser."""
    whole = "it rang for the town and for the gulls at ten"
    found = parts([tuple(t.split()) for t in (whole, whole.replace("gulls", "guls"), "it at ten")])
    assert [part.of for part in found] == [(0, 0, 1), (0, 1, None)]


def test_words_that_change_places_are_one_column():
    """An exchange is one change, not a loss and an addition."""
    assert said("new old bell of my town", "old new bell of my town", "new old bell of my city")[
        0
    ] == (
        ("new", "old"),
        ("old", "new"),
    )


def test_words_side_by_side_that_fell_out_apart_are_columns_of_their_own():
    """One who lacks a word and one who lacks the next share neither loss."""
    assert said("old bell of town", "bell of town", "old of town", "old bell of city") == [
        (("old",), ()),
        (("bell",), ()),
        (("town",), ("city",)),
    ]


@given(WORDS, WORDS)
def test_pairs_run_in_order(one, other):
    """Later words are paired with later words, each with one at most."""
    found = list(pairs(one, other))
    assert all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(found))


@given(st.lists(WORDS, min_size=2, max_size=5, unique=True))
def test_readings_that_differ_differ_in_a_column(readings):
    """Nothing that parts two readings is lost, but where one of them can't testify."""
    found = parts(readings)
    for at, one in enumerate(readings):
        for to in range(at):
            apart = any(part.of[at] != part.of[to] or part.of[at] is None for part in found)
            assert apart == (one != readings[to])


def test_who_left_out_half_of_a_run_has_the_other_half():
    """One who lacks a whole run differs from one who lacks its end alone."""
    readings = ["a the bell rings at ten past six each night b", "a b", "a the bell rings at b"]
    found = parts([tuple(one.split()) for one in readings])
    assert [part.of for part in found] == [(0, 1, 0), (0, None, 1)]
