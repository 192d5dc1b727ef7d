"""How likely all readings are from each root, is the sum over all that lost texts may have read."""

from itertools import product
from math import exp, log, prod
from types import SimpleNamespace

import numpy as np
import pytest

from provenance.lineage.variation.tree_values import UNKNOWN, Tree
from provenance.lineage.weighing.odds import CHANGED, odds
from provenance.lineage.weighing.outward import outward
from provenance.lineage.weighing.polarity import ALONE, habits
from provenance.lineage.weighing.rooting import outwards
from tests.lineage.matrices import rows

WORDS = ("harbour", "harqbour", "ferry")
KNOWN = habits([("harbour", "ferry") * 4, ("harqbour",)])
PLACE = SimpleNamespace(wordings=tuple((word,) for word in WORDS), around=lambda _reading: ALONE)


def changes(old, new):
    """How likely one reading becomes another along an edge."""
    if old == new:
        return 1.0
    return 2 * CHANGED / (1 + exp(-KNOWN.favours(WORDS[old : old + 1], WORDS[new : new + 1])))


NOBODY = 1e-300
"""A share of copyists that makes no difference."""


def told(tree, places, known=KNOWN, otherwise=NOBODY):
    """What is told of a tree by what is known of the language, if no copyist errs otherwise."""
    return outward(tree, odds(tree, places, known), otherwise)


def star(*texts):
    """Texts around a lost one."""
    tree = Tree(rows(*texts, texts[0]), np.ones(len(texts[0])), len(texts))
    for at in range(len(texts)):
        tree.link(at, len(texts))
    return tree


def test_a_lost_text_may_have_read_anything():
    """Each reading of a lost text counts as it is likely."""
    texts = (0, 1, 2)
    found = told(star("a", "b", "c"), [PLACE])
    lost = sum(changes(x, 0) * changes(x, 1) * changes(x, 2) for x in texts) / 3
    first = sum(changes(0, x) * changes(x, 1) * changes(x, 2) for x in texts) / 3
    assert found.nodes[3] - found.nodes[0] == pytest.approx(log(lost) - log(first))


def test_a_root_on_an_edge_has_half_of_its_changes_on_either_side():
    """Either end may have gone on as the root was, or have changed."""
    tree = Tree(rows("a", "b"), np.ones(1), 2)
    tree.link(0, 1)
    two = SimpleNamespace(wordings=PLACE.wordings[:2], around=PLACE.around)
    found = told(tree, [two])
    ways = [changes(0, 1) / 2, changes(1, 0) / 2]
    assert found.edges[0, 1] - found.nodes[0] == pytest.approx(log(sum(ways) / changes(0, 1)))
    assert found.read[0, 1].tolist() == [0]


def test_a_reading_is_heard_among_the_words_around_either():
    """In a place of many differences what stands around is not the same for all readings."""
    around = ((("old",), ("bell",)), (("harbour",), ("bell",)))
    readings = (("harbour",), ())
    place = SimpleNamespace(wordings=readings, around=around.__getitem__)
    tree = Tree(rows("a", "b"), np.ones(1), 2)
    tree.link(0, 1)
    found = told(tree, [place]).nodes
    lost, twice = (KNOWN.favours(*readings, one) for one in around)
    assert lost > 0 > twice
    assert found[0] - found[1] == pytest.approx((lost + twice) / 2)


def summed(tree, root):
    """The sum over all that lost and silent texts may have read, one way of reading at a time."""
    parents, order = outwards(tree, [root])
    own = {node: int(tree.vectors[node][0]) for node in order if node < tree.texts}
    likely = 0.0
    for reads in product(sorted({*own.values()} - {UNKNOWN}), repeat=len(order)):
        read = dict(zip(order, reads, strict=True))
        if all(one in {UNKNOWN, read[node]} for node, one in own.items()):
            likely += prod(changes(read[up], read[child]) for child, up in parents.items())
    return log(likely)


@pytest.mark.parametrize("lost", ["aa", "ab"])
@pytest.mark.parametrize("texts", ["aabab", "aaaab", "ab?ab", "?aabb", "a?abc", "b?a?a", "abcab"])
def test_what_is_told_is_the_sum_over_all_ways_of_reading(texts, lost):
    """Wherever texts differ or are silent, and whatever lost ones are taken to have read."""
    tree = Tree(rows(*texts, *lost), np.ones(1), len(texts))
    for pair in ((0, 5), (1, 5), (5, 6), (2, 6), (6, 3), (3, 4)):
        tree.link(*pair)
    found = told(tree, [PLACE]).nodes
    each = {node: summed(tree, node) - summed(tree, 0) for node in tree.near}
    assert found == pytest.approx(each, abs=1e-5)


def test_all_columns_add_up():
    """Places that differ in how many readings they have are counted apart and summed."""
    one, two = star("a", "b", "c"), star("a", "b", "b")
    both = star("aa", "bb", "cb")
    sums = [told(tree, [PLACE]).nodes for tree in (one, two)]
    found = told(both, [PLACE, PLACE]).nodes
    assert found == pytest.approx({node: sums[0][node] + sums[1][node] for node in range(4)})


def chain(*texts):
    """Texts of which each is next to the one before it."""
    tree = Tree(rows(*texts), np.ones(1), len(texts))
    for at in range(1, len(texts)):
        tree.link(at - 1, at)
    return tree


def test_a_habit_of_spelling_tells_less_than_as_many_slips():
    """Who writes one letter for another at ten places does it by one habit, not ten times."""
    words = [f"{word}ing" for word in ("ferr", "row", "sail", "moor", "land", "wait", "walk")]
    known = habits([words * 3])
    places = [
        SimpleNamespace(wordings=((word,), (word.replace("i", "y"),)), around=PLACE.around)
        for word in words
    ]
    each = [told(chain("a", "b"), [place], known).nodes for place in places]
    all_ = told(chain("a" * len(words), "b" * len(words)), places, known).nodes
    assert 0 < all_[0] - all_[1] < sum(one[0] - one[1] for one in each)


def test_who_is_silent_says_nothing_against_others():
    """A slip is the later reading also if the text between says nothing there."""
    found = told(chain("a", "?", "b"), [PLACE]).nodes
    assert found[0] > found[1] > found[2]


def test_one_copyist_who_mends_speaks_with_one_voice():
    """However many of its readings look older, one copy tells against its source only so much."""
    many = 12
    slips, mended = chain("a" * many, "b" * many), [PLACE] * many
    plain = told(slips, mended).nodes
    doubted = told(slips, mended, otherwise=0.2).nodes
    most = plain[0] - plain[1]
    assert 0 < doubted[0] - doubted[1] < most
    against = told(slips, mended, otherwise=0.2)
    flat = against.edges[0, 1] - against.nodes[1]
    assert flat < log(1 / 0.2) + 1e-9 < told(slips, mended).edges[0, 1] - plain[1]
