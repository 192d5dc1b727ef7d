"""Where the words of a text stand in another."""

import pytest

from provenance.lineage.alignment import Change, align
from provenance.lineage.witnesses import Witness, witnesses
from provenance.text import read
from tests.lineage.texts import ARTICLE, changed


def witness(text: str) -> Witness:
    """The one witness that a text is."""
    (found,) = witnesses({"a.txt": read(text.encode(), name="a.txt")}, {})
    return found


@pytest.mark.parametrize("near", [("nine times a day", "nine times a week"), ("", "")])
def test_of_a_word_written_twice_the_first_is_too_much(near):
    """Whatever else differs, everybody who has a word once lacks the same one of two."""
    twice = witness(changed(ARTICLE, ("the same bell", "the same same bell")))
    once = witness(changed(ARTICLE, near))
    at = twice.keys.index("same")
    assert Change((at, at + 1), (at, at)) in align(twice, once).changes
    assert Change((at, at), (at, at + 1)) in align(once, twice).changes


def test_an_added_sentence_begins_where_a_sentence_does():
    """Words that agree at both ends of an addition are counted to the sentence they begin."""
    added = "The bell-keeper waits. "
    longer = witness(changed(ARTICLE, ("The bell-keeper, Ada", added + "The bell-keeper, Ada")))
    at = longer.keys.index("waits") - 3
    assert align(witness(ARTICLE), longer).changes == (Change((at, at), (at, at + 4)),)
