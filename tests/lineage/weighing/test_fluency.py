"""A passage goes on likelier with what its writer meant than with a slip."""

from dataclasses import replace

import pytest

from provenance.lineage.memory import Memory, remembering
from provenance.lineage.weighing import fluency as module
from provenance.lineage.weighing.fluency import fluency, left_out
from provenance.lineage.weighing.polarity import ALONE, habits

BEFORE = "The committee met again in the afternoon to"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("discuss the new timetable.", "discus the new timetable."),
        ("discuss the new timetable.", "discuss the knew timetable."),
        ("hear what the ferry costs.", "here what the ferry costs."),
    ],
    ids=["letters", "the same sound", "before what it goes with"],
)
def test_what_a_writer_means_is_likelier_than_a_slip(right, wrong):
    """Also of words that each are known, and where only what comes later tells."""
    found = fluency([(BEFORE, right), (BEFORE, wrong)])
    assert found[BEFORE, right] > found[BEFORE, wrong] + 1


def test_a_passage_is_told_the_same_beside_others():
    """Passages are heard together, and none of them hears another."""
    some = [(BEFORE, "vote."), ("", "A much longer passage of seven words.")]
    together = fluency(some)
    assert [fluency([one])[one] for one in some] == [together[one] for one in some]


def test_what_was_asked_is_remembered():
    """The next answer of an article asks the model nothing that the one before asked."""
    memory, asked = Memory(), (BEFORE, "vote.")
    with remembering(memory):
        first = fluency([asked])
    with remembering(memory):
        assert fluency([]) == first


def test_what_is_left_out_is_given_back_and_not_read():
    """A page answers without the model, and knows that it would have been asked."""
    asked = BEFORE, "vote at once."
    with left_out() as unread:
        assert fluency([asked]) == {}
    assert list(unread) == [asked]
    assert asked in fluency([asked])


def test_without_the_model_nothing_is_told(monkeypatch):
    """The package may be missing."""
    monkeypatch.setattr(module, "_reader", lambda: None)
    assert fluency([(BEFORE, "vote.")]) == {}


@pytest.mark.parametrize("one", [("discuss",), ("discuss", "it")], ids=["letters", "a loss"])
def test_the_reading_with_which_a_passage_goes_on_likelier_is_older(one):
    """Swapping the sides changes the sign alone."""
    words = "the committee met in the afternoon to discuss it and to discus the ferry".split()
    bare, other = habits([words, words]).versed, ("discus",)
    likelier, less = (replace(bare, fluent={(other, one, ALONE): said}) for said in (-15.0, 15.0))
    assert likelier.favours(one, other) > less.favours(one, other)
    assert likelier.favours(one, other) == -likelier.favours(other, one)
