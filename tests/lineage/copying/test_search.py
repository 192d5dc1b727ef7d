"""The search makes a tree cheaper, and ends at the cheapest where that is plain."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.lineage.copying.search import improve
from tests.lineage.matrices import arranged

CHAIN = ("aaaaaaaaaaaa", "bbbbaaaaaaaa", "bbbbbbbbaaaa", "bbbbbbbbbbbb")


def told(tree):
    """The parents of the texts, lost copies by what hangs from them."""
    named = {
        node: "ABCDEFGH"[node] if node < tree.texts else f"{sorted(tree.kids[node])}"
        for node in tree.kids
    }
    return {named[child]: named[parent] for child, parent in tree.parents.items()}


def unrooted(tree):
    return {frozenset(edge) for edge in told(tree).items()}


@pytest.mark.parametrize("start", [{1: 0, 2: 0, 3: 0}, {3: 0, 1: 3, 2: 3}, {2: 0, 3: 2, 1: 3}])
def test_a_chain_is_found_from_any_start(start):
    """Wherever the texts hang at first, each ends beside those whose changes it repeats."""
    tree = arranged(CHAIN, start)
    improve(tree)
    assert unrooted(tree) == {frozenset("AB"), frozenset("BC"), frozenset("CD")}


def test_a_lost_copy_is_told_where_it_saves_more_than_its_price():
    """Texts that share what none of them has alone come to hang from one that is lost."""
    tree = arranged(("a" * 20, "bbbbbbbbccccccaaaaaa", "bbbbbbbbaaaaaacccccc"), {1: 0, 2: 0})
    improve(tree)
    (lost,) = (node for node in tree.kids if node >= tree.texts)
    assert {lost, *tree.kids[lost], tree.parents.get(lost)} - {None} == {0, 1, 2, lost}


def test_no_lost_copy_is_told_for_a_slip_that_came_twice():
    """One reading in common is no reason to believe in a lost text."""
    tree = arranged(("aaaaaaaaaaaa", "bccccaaaaaaa", "baaaaccccaaa"), {1: 0, 2: 0})
    improve(tree)
    assert told(tree) == {"B": "A", "C": "A"}


def test_a_lost_copy_gives_way_to_a_text_that_reads_as_it_does():
    """A text without a change of its own takes the place of the lost copy above it."""
    tree = arranged(
        ("aaaaaaaaaaaa", "bbbbbbbbaaaa", "bbbbbbbbbaab", "bbbbbbbbabba", "bbbbbbbbaaaa"),
        {4: 0, 1: 4, 2: 4, 3: 4},
    )
    tree.texts = 4
    tree.own = tree.own[:4]
    improve(tree)
    assert told(tree) == {"B": "A", "C": "B", "D": "B"}


def test_states_stay_where_they_are():
    """What is fixed is no one's child, and texts hang from the one they read with."""
    tree = arranged(("aaaaaa", "bbbbaa", "bbbbab", "aaaaab"), {2: 0, 3: 1}, fixed=2)
    improve(tree)
    assert told(tree) == {"C": "B", "D": "A"}


def test_what_a_text_cannot_testify_makes_it_no_better_parent():
    """Changes under a silent text cost as much as under one that speaks."""
    texts = ("aaaaaaaa", "bbbbbbaa", "bbb?????", "bbbbbbaa")
    tree = arranged(texts, {1: 0, 2: 0, 3: 2})
    improve(tree)
    assert tree.total() == 6.0


def test_a_lost_copy_is_told_of_several_that_share_one_reading():
    """That three copies made the same change is stranger than a lost copy; that two did is not."""
    texts = ("aaaaaaaaaaaa", "bccccaaaaaaa", "baaaaccccaaa", "baaaaaaaaccc")
    tree = arranged(texts, {1: 0, 2: 0, 3: 0}, fixed=1)
    improve(tree)
    assert told(tree) == {"[1, 2, 3]": "A", "B": "[1, 2, 3]", "C": "[1, 2, 3]", "D": "[1, 2, 3]"}


def test_several_copies_that_lack_a_change_hang_beside_the_text_that_made_it():
    """What a text shares with the copies under it, and what it alone changed, part at a lost one."""
    texts = ("aaaaaaaaaaaa", "bbbbcaaaaaaa", "bbbbaccaaaaa", "bbbbaaaccaaa", "bbbbaaaaaccc")
    tree = arranged(texts, {1: 0, 2: 1, 3: 1, 4: 1}, fixed=1)
    improve(tree)
    lost = "[1, 2, 3, 4]"
    assert told(tree) == {lost: "A", "B": lost, "C": lost, "D": lost, "E": lost}


@settings(max_examples=25)
@given(st.lists(st.text("abc", min_size=10, max_size=10), min_size=3, max_size=7))
def test_the_search_never_makes_a_tree_dearer(texts):
    """Of any texts the tree that is found costs no more than the one it began with."""
    tree = arranged(texts, dict.fromkeys(range(1, len(texts)), 0))
    before = tree.total()
    improve(tree)
    assert tree.total() <= before + 1e-4
    assert set(range(len(texts))) <= set(tree.kids)


def test_a_damaged_text_that_is_held_to_read_as_its_parent_does_stays_under_it():
    """To change their places saves nothing: what it lacks counts as soon as another hangs there."""
    tree = arranged(("aaaaaaaaaaaa", "bbbbbbccccaa", "bbbb????????"), {1: 0, 2: 1})
    improve(tree)
    assert told(tree) == {"B": "A", "C": "B"}
