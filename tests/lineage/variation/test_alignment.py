"""Where the words of a text stand in another."""

import pytest

from provenance.lineage.testimony.families import families
from provenance.lineage.testimony.witnesses import Witness, witnesses
from provenance.lineage.variation.alignment import align, moved_passages
from provenance.lineage.variation.changes import Change
from provenance.lineage.variation.laying import in_usual_order
from provenance.text import read
from tests.lineage.texts import ARTICLE, PARAGRAPHS, changed


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
    assert tuple(align(witness(ARTICLE), longer).changes) == (Change((at, at), (at, at + 4)),)


def test_a_sentence_left_out_is_left_out_whole():
    """Though the next one begins with a word of it, and a number of a footnote stands there."""
    added = "This year the board asked nobody but this board about this. "
    longer = witness(changed(ARTICLE, ("The bell-keeper, Ada", f"{added}This bell-keeper, Ada")))
    shorter = witness(changed(ARTICLE, ("The bell-keeper, Ada", "This bell-keeper, Ada")))
    at = longer.keys.index("year") - 1
    assert tuple(align(longer, shorter).changes) == (Change((at, at + 11), (at, at)),)


@pytest.mark.parametrize(
    "end", ["What the town", "What the town Read more Privacy policy", "Every gull flew off before"]
)
def test_a_text_that_ends_inside_a_sentence_was_cut(end):
    """Whatever of a page's foot follows it, and if nobody else has that sentence."""
    before, _ = ARTICLE.split("What the town")
    cut = align(witness(ARTICLE), witness(before + end))
    assert cut.covers[1] < len(witness(ARTICLE).words)
    assert not cut.changes


def test_a_passage_that_stands_elsewhere_testifies_there():
    first, second, third, fourth, fifth = PARAGRAPHS
    moved = witness("\n\n".join((first, fourth.replace("Three", "Four"), second, third, fifth)))
    whole = align(witness(ARTICLE), moved)
    (passage,) = moved_passages(witness(ARTICLE), whole)
    at, own = witness(ARTICLE).keys.index("three"), moved.keys.index("four")
    assert not whole.edits
    assert tuple(passage.changes) == (Change((at, at + 1), (own, own + 1)),)


def test_a_passage_is_found_beside_what_came_with_it():
    first, second, third, fourth, fifth = PARAGRAPHS
    new = "The new boat, which the county paid for in the end, has neither a bell nor a crew."
    moved = witness("\n\n".join((first, f"{fourth} {new}", second, third, fifth)))
    whole = align(witness(ARTICLE), moved)
    (edit,) = whole.edits
    assert (len(whole.moved), edit.own[1] - edit.own[0]) == (1, len(new.split()))


def test_a_family_is_laid_against_a_text_in_the_order_that_most_have():
    """One copy is the longest, and it alone begins with the fourth paragraph."""
    first, second, third, fourth, fifth = PARAGRAPHS
    longest = "\n\n".join((fourth, first, second, third, f"{fifth} So it goes on."))
    texts = {"a": longest, "b": ARTICLE, "c": changed(ARTICLE, ("nine times", "ten times"))}
    found = {name: read(text.encode(), name=name) for name, text in texts.items()}
    (group,) = families(witnesses(found, {}))
    assert group.base.id == "a"
    kept, alignments = in_usual_order(group)
    assert kept.base.id == "b"
    assert [one.witness.id for one in alignments if one.moved] == ["a"]


def test_a_text_that_agrees_by_chance_before_its_first_sure_words_ends_after_it_begins():
    """A few words scribbled over a page stand, in part, far down in a longer version of it."""
    shouted = "so there you are nobody reads this and nobody ever will"
    page = ARTICLE.replace("At ten past six", f"{shouted}\n\nAt ten past six")
    laid = align(witness(page), witness(f"The town is so the bell {shouted}"))
    assert laid.covers[0] <= laid.covers[1]
    assert laid.own[0] <= laid.own[1]
