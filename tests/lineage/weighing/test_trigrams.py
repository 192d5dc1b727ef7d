"""A reading that follows from the words before it, and that they follow from, is the likelier."""

import pytest

from provenance.lineage.weighing.polarity import habits
from provenance.lineage.weighing.trigrams import MOST, rather

AROUND = ("one", "of"), ("most", "of", "us")


@pytest.mark.parametrize(
    ("right", "wrong", "around"),
    [
        (("of",), ("or",), (("pattern", "one"), ("the", "things"))),
        (("that",), ("the",), (("for", "a", "language"), ("is", "similar"))),
        (("whole",), ("where",), (("represent", "as", "a"), ("an", "original", "work"))),
        (("of",), (), (("the", "end"), ("the", "table"))),
        (("be", "done"), ("done", "be"), (("it", "can"), ("in", "a", "day"))),
    ],
    ids=["letters", "a word", "a misreading", "a loss", "an order"],
)
def test_what_goes_with_the_words_around_is_likelier(right, wrong, around):
    """What a copyist wrote by mistake hardly ever follows as well as what he had before him."""
    assert 1 < rather(right, wrong, around) <= MOST


def test_swapping_the_sides_changes_the_sign_alone():
    """Neither reading is asked in another way."""
    assert rather(("the",), ("these",), AROUND) == -rather(("these",), ("the",), AROUND)


@pytest.mark.parametrize("unknown", ["lillouvata", "sytsem", ""])
def test_of_a_word_that_the_model_lacks_nothing_is_told(unknown):
    """It may be a slip, and it may be a name."""
    assert rather(("the",), (unknown,), AROUND) == 0.0


def test_unknown_words_around_are_passed_over():
    """They tell nothing, and what stands beyond them is not taken to stand beside."""
    beyond = ("pattern", "one", "lillouvata"), ("the", "things")
    assert rather(("of",), ("or",), beyond) == rather(("of",), ("or",), ((), ("the", "things")))


def test_it_tells_which_was_first_in_english_alone():
    """Whose words are no English ones is not judged by what is said in English."""
    english = habits(["he sat at the end of the table and it was one of the best".split()])
    other = habits(["kraissata lillouvat of mittenkin sesse vuollaksi noddeista".split()])
    reading = ("of",), (), (("the", "end"), ("the", "table"))
    assert english.versed.favours(*reading) > english.favours(*reading)
    assert other.versed.favours(*reading) == other.favours(*reading)
