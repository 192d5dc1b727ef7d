"""The first tree joins texts by what they share and puts lost copies where it must."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.lineage.copying.tree import grow
from provenance.lineage.variation.tree_values import Tree
from tests.lineage.matrices import rows


def edges(texts, *, fixed=0, links=(), names=None):
    """The edges of the tree by the names of the texts; lost copies are named x1, x2 …"""
    found = rows(*texts)
    tree = grow(Tree(list(found), np.ones(len(found[0])), len(found), fixed), links)
    names = names or [chr(65 + at) for at in range(len(texts))]
    lost = {n: f"x{at}" for at, n in enumerate(sorted(set(tree.near) - set(range(len(texts)))), 1)}
    name = {**dict(enumerate(names)), **lost}
    return {frozenset((name[a], name[b])) for a in tree.near for b in tree.near[a]}


def test_a_chain_of_copies_is_a_path():
    """Each text hangs from the one whose changes it repeats."""
    texts = ("aaaaaaaa", "bbaaaaaa", "bbbbaaaa", "bbbbbbaa")
    assert edges(texts) == {frozenset("AB"), frozenset("BC"), frozenset("CD")}


def test_a_lost_copy_stands_where_two_texts_share_what_the_third_lacks():
    """Two texts with changes in common, and each with some of its own, meet in one that is lost."""
    texts = ("aaaaaaaaaa", "bbbbbbccaa", "bbbbbbaacc")
    assert edges(texts) == {frozenset(("A", "x1")), frozenset(("B", "x1")), frozenset(("C", "x1"))}


def test_a_text_that_is_where_a_lost_copy_would_be_takes_its_place():
    """No lost copy is told beside a text that reads just as it would."""
    texts = ("aaaaaaaaaa", "bbbbbbccaa", "bbbbbbaacc", "bbbbbbaaaa")
    assert edges(texts) == {frozenset("AD"), frozenset("BD"), frozenset("CD")}


def test_what_speaks_of_little_hangs_from_the_tree():
    """A fragment stands at the end of a branch, whatever it shares with whom."""
    texts = ("aaaaaaaa", "bbaaaaaa", "bbbbaaaa", "bb??????")
    found = edges(texts)
    assert len([edge for edge in found if "D" in edge]) == 1


def test_passages_that_few_have_make_no_fragments_of_the_others():
    """Where most places lie inside what two texts alone have, all others are whole nevertheless."""
    texts = ("aaaa????", "baaa????", "bbaa????", "bbaaaabb", "aaaabbaa", "aa??????")
    found = rows(*texts)
    tree = Tree(list(found), np.ones(len(found[0])), len(found))
    assert [at for at in range(len(found)) if tree.whole(at)] == [0, 1, 2, 3, 4]
    assert frozenset("AB") in edges(texts)


def test_joined_states_stay_joined():
    """What is given as states of the source is linked as it was given."""
    texts = ("aaaaaaaa", "bbaaaaaa", "bbbbaaaa")
    assert edges(texts, fixed=3, links=((1, 0), (2, 1))) == {frozenset("AB"), frozenset("BC")}


@pytest.mark.parametrize("seed", range(5))
def test_the_tree_spans_all_texts_without_a_circle(seed):
    """Whatever the readings, there is one edge fewer than there are nodes, and one piece."""
    found = np.random.default_rng(seed).integers(0, 3, (9, 20))
    got = edges(["".join(chr(97 + one) for one in row) for row in found])
    nodes = {name for edge in got for name in edge}
    assert len(got) == len(nodes) - 1
    reached = {"A"}
    while grown := {name for edge in got if edge & reached for name in edge} - reached:
        reached |= grown
    assert reached == nodes


@given(st.permutations(range(5)))
def test_the_order_of_rows_changes_nothing(order):
    """The same texts in any order stand next to the same texts."""
    texts = ("aaaaaaaaaaaa", "bbaaaaaaaaaa", "bbbbbaaaaaaa", "bbbbbbbbbaaa", "aaaaaaaaaacc")
    names = [chr(65 + at) for at in order]
    assert edges([texts[at] for at in order], names=names) == edges(texts)
