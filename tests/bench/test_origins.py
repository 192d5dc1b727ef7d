"""The bench counts who introduced a word as far as anybody can know."""

from bench._traditions_family import Family, Node
from bench._traditions_prose import fresh
from bench.origins import _truth

FIRST = tuple(fresh(word) for word in ("the", "bell", "was", "rung"))
LATER = (*FIRST, fresh("twice"))


def grown(*, shown: bool) -> Family:
    """Give a source in two states and a copy of the second one."""
    family = Family("mixture")
    family.add(Node("state1", "state", FIRST, shown=shown))
    family.add(Node("state2", "state", LATER, (("state1", 1.0),)))
    family.add(Node("copy", "copy", LATER, (("state2", 1.0),), name="copy.txt"))
    return family


def introduced(family: Family) -> list[tuple[str, str]]:
    truth = _truth(family, "copy.txt", frozenset({"state1", "state2", "copy.txt"}))
    return [(first, next_shown) for _, first, next_shown in truth]


def test_a_word_of_a_state_that_nothing_shows_counts_as_of_the_next_one_too():
    assert introduced(grown(shown=False)) == [("state1", "state2")] * 4 + [("state2", "state2")]


def test_a_word_of_a_state_that_shows_is_of_that_one_alone():
    assert introduced(grown(shown=True)) == [("state1", "state1")] * 4 + [("state2", "state2")]
