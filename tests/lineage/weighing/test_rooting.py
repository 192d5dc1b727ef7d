"""The root is where most of what the edges say runs outwards."""

from types import SimpleNamespace

import numpy as np
import pytest

from provenance.lineage.variation.tree_values import Tree
from provenance.lineage.weighing.polarity import ALONE, habits
from provenance.lineage.weighing.rooting import outwards, root
from tests.lineage.matrices import rows

WORDS = ["harbour", "ferry", "council", "timetable", "passenger", "autumn", "question", "signal"]
SLIPS = [word[:3] + "qz" + word[4:] for word in WORDS]
KNOWN = habits([WORDS * 3, SLIPS])


def place(*readings, before="", after=""):
    """A place with these readings; what stands around them is heard in passages alone."""
    return SimpleNamespace(
        wordings=tuple(tuple(reading.split()) for reading in readings),
        around=lambda _reading: ALONE,
        passage=lambda at: (before, readings[at] + after),
    )


PLACES = [place(word, slip) for word, slip in zip(WORDS, SLIPS, strict=True)]


def path(*texts):
    """A tree in which each text is next to the one before it."""
    tree = Tree(rows(*texts), np.ones(len(texts[0])), len(texts))
    for at in range(1, len(texts)):
        tree.link(at - 1, at)
    return tree


@pytest.mark.parametrize("turned", [False, True])
def test_the_root_is_where_slips_lead_away_from(turned):
    """A chain of texts, each with slips more, begins with the one that has none."""
    texts = ("aaaaaaaa", "bbaaaaaa", "bbbbaaaa", "bbbbbbaa")
    found = root(path(*(texts[::-1] if turned else texts)), PLACES, KNOWN)
    assert found.root == (3 if turned else 0)


def test_slips_on_both_sides_lead_to_one_that_is_lost():
    """Where each of two texts has slips that the other lacks, neither is the older."""
    found = root(path("bbbbaaaa", "aaaabbbb"), PLACES, KNOWN)
    assert found.root == 2
    assert dict(found.parents) == {0: 2, 1: 2}


def test_how_sure_directions_are_grows_with_the_slips():
    """More slips on one side make it surer which was made out of which."""
    few = root(path("aaaaaaaa", "baaaaaaa"), PLACES, KNOWN).sure[1]
    many = root(path("aaaaaaaa", "bbbbaaaa"), PLACES, KNOWN).sure[1]
    assert 0.5 < few < many < 1


def test_equal_texts_leave_the_direction_even():
    """Without a difference each of two texts is the root as likely as the other."""
    assert root(path("aaaaaaaa", "aaaaaaaa"), PLACES, KNOWN).sure == {1: pytest.approx(0.5)}


def test_a_family_grows_around_its_oldest_texts():
    """Where no reading tells, the text in the middle is likelier the oldest than one at an end."""
    share = root(path("aaaaaaaa", "aaaaaaaa", "aaaaaaaa"), PLACES, KNOWN).share
    assert share[1] > share[0] == pytest.approx(share[2])


def test_an_edge_of_many_changes_is_likelier_two_copies():
    """Where no reading tells, a lost root stood where texts differ by as much as two copies do."""
    either = [place("sesse vuolla", "vuolla sesse")] * 8
    share = root(path("aaaaaaaa", "baaaaaaa", "bbbbbbbb"), either, KNOWN).share
    assert share[2] > share[0]


def test_passages_are_read_where_roots_are_nearly_as_likely():
    """What was meant goes on as the sentence wants it, which the words beside it do not tell."""
    known = habits(["the leaves fall in the autumn and the question is when".split()])

    def first(before):
        asked = place("autumn", "question", before=before, after=", as they always do.")
        return root(path("aa", "bb"), [asked] * 2, known).share[0]

    assert first("Most of the leaves fall in the") > first("Nobody but the teachers asks the")


def test_a_lost_text_between_two_others_goes():
    """What one lost text between two others is held to have read makes none of them the older."""
    tree = path("aaaaaaaa", "bbbbaaaa", "bbaaaaaa")
    tree.texts = 2
    tree.near = {0: {2}, 2: {0, 1}, 1: {2}}
    assert root(tree, PLACES, KNOWN).parents == {1: 0}


def test_a_text_of_which_much_is_lost_is_no_root():
    """Others were made from a text that they have whole."""
    assert root(path("aaa?????", "bbbaaaaa"), PLACES, KNOWN).root != 0


def test_everything_hangs_from_the_starts():
    """Every node but the starts has one parent, nearer to a start than itself."""
    parents, order = outwards(path("aa", "ab", "bb", "ba"), [1])
    assert (parents, order) == ({0: 1, 2: 1, 3: 2}, [1, 0, 2, 3])
