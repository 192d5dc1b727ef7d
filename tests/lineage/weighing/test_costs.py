"""A change costs as much as it is rare in the tradition itself."""

from itertools import product

import numpy as np

from provenance.lineage.confidence import MENDED
from provenance.lineage.weighing.characters import Character
from provenance.lineage.weighing.costs import costs, even
from provenance.lineage.weighing.polarity import habits
from tests.lineage.matrices import rows

TEXT = ("time", "mild", "wine", "river", "castle", "night", "fire", "bind", "gold", "stone") * 6
HABIT = [(word, word.replace("i", "y")) for word in ("time", "mild", "wine", "fire", "bind")]
EACH = ("baaaa", "abaaa", "aabaa", "aaaba", "aaaab")


def column(*words):
    wordings = tuple(tuple(word.split()) for word in words)
    return Character(None, wordings, tuple(range(len(wordings))))


def priced(found, edges):
    known = habits([TEXT])
    return costs(found, edges, TEXT, known)


def cost(table, at, one=0, other=1):
    size = int(table.sizes[at])
    return float(table.table[int(table.starts[at]) + (one + 1) * size + other + 1])


def test_a_spelling_that_everybody_changes_costs_little():
    """Where `i` and `y` are exchanged in every other copy, a word for a word costs much more."""
    found = [*(column(*pair) for pair in HABIT), column("castle", "garden")]
    edges = [tuple(rows("aaaaaa", "bbbbba")), tuple(rows("bbbbba", "aaaaaa"))] * 4
    table = priced(found, edges)
    assert cost(table, 0) < 0.5 * cost(table, 5)


def test_what_one_copyist_spells_by_habit_costs_less_than_the_same_slip_of_many():
    """Five words that one copy spells with `y` are one habit; one each in five copies are five."""
    found = [column(*pair) for pair in HABIT]
    same = tuple(rows("aaaaa", "aaaaa"))
    once = priced(found, [tuple(rows("aaaaa", "bbbbb")), *[same] * 9])
    often = priced(found, [*(tuple(rows("aaaaa", row)) for row in EACH), *[same] * 5])
    assert cost(once, 0) < cost(often, 0)


def test_words_put_in_cost_more_than_words_left_out():
    """What fell out is hardly ever put back."""
    table = priced([column("the old bell rang", "the bell rang")], [])
    assert cost(table, 0, 1, 0) > cost(table, 0, 0, 1)


def test_nothing_costs_nothing():
    """The same reading, or one that can't be told, is no change."""
    table = priced([column("a", "b")] * 3, [])
    one, other = rows("a?b", "ab?")
    assert np.asarray(table.each(one, other)).tolist() == [0.0, 0.0, 0.0]


def test_mending_a_slip_makes_no_other_change_cheap():
    """Who mends a slip and changes another word beside it pays for that word as well."""
    found = [column("bind the wxne", "bind the wine"), column("bind the wxne", "cold the wine")]
    table = priced(found, [])
    assert cost(table, 1) > 2 * cost(table, 0)


def test_letters_that_changed_places_are_one_kind_of_slip():
    """Where copyists turn letters round in other words, it costs less in this one."""
    found = [column("castle", "catsle"), column("stone", "sotne"), column("river", "rievr")]
    rare = priced(found, [tuple(rows("aaa", "aaa"))] * 4)
    usual = priced(found, [tuple(rows("aaa", "abb"))] * 4)
    assert cost(usual, 0) < cost(rare, 0)


def test_letters_for_letters_cost_no_more_than_a_word_for_a_word():
    """Who writes one word of the text in place of another made one change, however spelt."""
    table = priced([column("stone", "sound"), column("stone", "castle")], [])
    assert cost(table, 0) <= cost(table, 1)


def test_where_changes_cost_the_same_a_middle_is_priced_by_counting():
    """Of whatever the ends of an edge and the node read, it costs what the best middle does."""
    up, down, own = (
        np.array(one)[:, None] for one in zip(*product(range(-1, 3), repeat=3), strict=True)
    )
    up, down, own = (one.astype(np.int16) for one in (up, down, own))
    priced = even(np.array([0.6]))
    for row in range(len(up)):
        ends = up[row : row + 1], down[row : row + 1]
        assert priced.amid(*ends, own[row]) == priced.middles(*ends, own[row])[0]


def test_mends_cost_less_where_copyists_are_seen_to_mend():
    """Where half of the slips are put right by the next copyist, that one was tells little."""
    found = [
        column(word, word[0] + "q" + word[1:]) for word in ("river", "castle", "night", "gold")
    ]
    known = habits([TEXT] * 9)
    first, slipped = rows("aaaa", "bbbb")
    mended = [(first, slipped, first), (first, slipped, slipped)] * 20
    kept = [(first, slipped, slipped)] * 40
    edges = [(first, first)] * 40

    often, never = (costs(found, edges, TEXT, known, lines) for lines in (mended, kept))

    assert cost(often, 0, 1, 0) < cost(never, 0, 1, 0)
    assert cost(often, 0, 0, 1) == cost(never, 0, 0, 1)
    assert often.mended > MENDED > never.mended
