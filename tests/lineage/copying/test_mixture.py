"""A stretch in which a text leaves its parent and goes with another was taken from there."""

from provenance.lineage.copying.mixture import given_by_others, turn_round, two_sources
from provenance.lineage.copying.search import improve
from tests.lineage.matrices import arranged, columns

ONE, OTHER = "aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb"
MIXED = "aaaaaabbbbbaaaaa"


def given(texts, parents, order):
    tree = arranged(texts, parents)
    return given_by_others(tree, order, columns(len(texts[0])))


def test_a_stretch_from_another_line_is_named_with_its_share():
    """Five of sixteen places in a row that read with another text come from it."""
    found = given((ONE, OTHER, MIXED), {1: 0, 2: 0}, [0, 1, 2])
    assert {child: one for child, (one,) in found.items()}[2].node == 1
    assert found[2][0].places == (6, 7, 8, 9, 10)
    assert found[2][0].share == 0.31


def test_scattered_readings_in_common_are_no_stretch():
    """What a text shares with another here and there was not taken in a stretch."""
    assert 2 not in given((ONE, OTHER, "abaaabaaabaaabaa"), {1: 0, 2: 0}, [0, 1, 2])


def test_a_text_with_one_source_has_no_second():
    """Changes of its own are nobody's gift."""
    assert given((ONE, OTHER, "aaaaaacccccaaaaa"), {1: 0, 2: 0}, [0, 1, 2]) == {}


def test_nothing_is_taken_from_a_descendant():
    """A text that reads with its own copy in a stretch gave it, and did not take it."""
    assert two_sources(arranged((ONE, MIXED, OTHER), {1: 0, 2: 1}), 1, 0) is None


def test_of_two_sources_the_one_that_gave_more_is_the_parent():
    """A text that hangs from the giver of its stretch is hung from its main source."""
    tree = arranged((ONE, OTHER, MIXED), {1: 0, 2: 1})
    improve(tree)
    assert tree.parents[2] == 0


def test_a_text_of_two_sources_makes_no_lost_copy():
    """What a copy lacks in one stretch, where it reads with another line, needs no lost parent."""
    root, line, other = "a" * 32, "b" * 24 + "a" * 8, "a" * 24 + "c" * 8
    mixed = line[:20] + other[20:]
    tree = arranged((root, line, other, mixed), {1: 0, 2: 0, 3: 1})
    improve(tree)
    assert set(tree.kids) == {0, 1, 2, 3}
    assert (tree.parents[3], tree.taken[3][2]) == (1, 2)


def hung(text, *, state):
    """From which of two states a text that hangs from one is told in the end."""
    tree = arranged((ONE, OTHER, text), {2: state}, fixed=2)
    turn_round(tree, [0, 1, 2], columns(len(text)))
    return tree.parents[2]


def test_a_text_that_begins_and_ends_as_one_state_hangs_from_that():
    """One state may give more readings in a stretch than the other gave around it."""
    assert hung("aabbbbbbbbbbbbaa", state=1) == 0


def test_of_two_states_the_likelier_to_have_given_most_is_the_parent():
    """What one state gave ends anywhere in what nobody tells of, and is up to half of the text."""
    assert hung("aa?bb???????????", state=1) == 0
    assert hung("bbbbbbbbbbbbbbaa", state=0) == 1
