"""Which signs around the words of a reading are quoted with them?"""

import pytest

from provenance import answers
from provenance.lineage.testimony.edges import with_signs
from provenance.text.spans import Span
from tests.lineage.texts import ARTICLE


@pytest.mark.parametrize(
    ("text", "words", "quoted"),
    [
        ("It paid £12 million for it.", "12 million", "£12 million"),
        ("It fell to -4 at night.", "4", "-4"),
        ("a half-4 whistle", "4", "4"),
        ("About 35% of them", "35", "35%"),
        ("Environ 35 % d’eux", "35", "35 %"),
        ("Rund 85.000 € im Jahr", "85.000", "85.000 €"),
        ("It has 35 £5 notes", "35", "35"),
        ("They came (about ninety) and went.", "about ninety", "(about ninety)"),
        ("They came (all of them, at noon) and went.", "at noon", "at noon"),
        ("He said “it is over” and left.", "said “it is over", "said “it is over”"),
        ('He said "it is over" and left.', "it is over", '"it is over"'),
        ("It rained. Nobody came. It stopped.", "Nobody came", "Nobody came."),
        ("It rained, nobody came. It stopped.", "nobody came", "nobody came"),
        ("Nobody paid 3.5 pounds.", "Nobody paid 3", "Nobody paid 3"),
        ("雨が降った。誰も来なかった。", "誰も来なかった", "誰も来なかった"),
    ],
)
def test_signs_that_belong_to_words_are_quoted_with_them(text, words, quoted):
    """A sign of money or share, a bracket that closes and a sentence's stop go with their words."""
    start = text.index(words)
    assert text[with_signs(text, Span(start, start + len(words))).slice] == quoted


def test_nothing_stays_nothing():
    """A reading without words has no signs."""
    assert with_signs("£5", Span(1, 1)) == Span(1, 1)


def test_a_place_names_the_money_that_its_texts_name():
    """What a place quotes is what stands in the text, currency and share included."""
    said = "The town paid {} for the bridge, and the {} of those who cross it every day were glad."
    files = {
        "a.txt": said.format("£12 million", "35%").encode(),
        "b.txt": said.format("£14 million", "40%").encode(),
    }
    places = answers.lineage(files)["places"]
    assert [sorted(one["text"] for one in place["readings"]) for place in places] == [
        ["£12", "£14"],
        ["35%", "40%"],
    ]
    texts = {name: raw.decode() for name, raw in files.items()}
    for place in places:
        for reading in place["readings"]:
            (name,) = reading["witnesses"]
            start, end = place["where"][name]
            assert texts[name][start:end] == reading["text"]


def test_a_note_is_quoted_with_the_marker_that_it_begins_with():
    """What an editor's note says is no reading without the words that make a note of it."""
    note = (
        "Correction, 9 March: an earlier version of this article said that nine ferries cross.\n\n"
    )
    files = {"a.txt": ARTICLE.encode(), "b.txt": f"{note}{ARTICLE}".encode()}
    (place,) = answers.lineage(files)["places"]
    assert {reading["text"] for reading in place["readings"]} == {"", note.strip()}
