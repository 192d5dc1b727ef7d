"""What is usual in books tells which of two readings was written first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.lineage.weighing.phrases import UNKNOWN, phrases
from provenance.lineage.weighing.polarity import habits

TEXT = [
    "he",
    "sat",
    "at",
    "the",
    "end",
    "of",
    "the",
    "table",
    "and",
    "it",
    "was",
    "one",
    "of",
    "the",
    "best",
    "of",
    "them",
    "to",
    "the",
    "last",
]
INVENTED = ["kraissata", "lillouvat", "mittenkin", "sesse", "vuollaksi", "noddeista", "quattemme"]


def test_words_that_often_stand_together_are_more_usual_than_chance():
    """A pair counts by how often it stands in books, held against how often its words do."""
    known = phrases(TEXT, TEXT)
    assert known.usual(("end", "of")) > 1 > known.usual(("of",)) == 0 > known.usual(("of", "of"))


def test_of_a_word_that_no_book_has_nothing_is_told():
    """A name may be rare and right."""
    known = phrases(TEXT, [*TEXT, "lillouvat"])
    assert known.usual(("the", "lillouvat")) == 0.0


@pytest.mark.parametrize("text", [INVENTED, ()], ids=["another language", "no words"])
def test_nothing_is_told_of_other_languages(text):
    """Whose words are no English ones is not judged by English books."""
    assert phrases(text, ["end", "of"]) == UNKNOWN
    assert not UNKNOWN


@pytest.mark.parametrize(
    ("older", "newer", "around"),
    [
        (("of",), (), (("end",), ("the",))),
        (("one",), ("on",), (("was",), ("of",))),
        (("the", "best"), ("best", "the"), (("of",), ("of",))),
    ],
    ids=["a word fell out", "a word for another", "an order"],
)
def test_what_is_usual_is_the_older(older, newer, around):
    """Who sees what is written elsewhere tells more than who sees the family alone."""
    known = habits([[*TEXT, "on"]])
    assert known.versed.favours(older, newer, around) > known.favours(older, newer, around)


VERSED = habits([TEXT]).versed
WORDS = st.lists(st.sampled_from(TEXT), max_size=4).map(tuple)


@given(WORDS, WORDS, st.tuples(WORDS, WORDS))
def test_swapping_the_sides_changes_the_sign_alone(one, other, around):
    """What books say counts for both sides alike."""
    assert VERSED.favours(one, other, around) == -VERSED.favours(other, one, around)
