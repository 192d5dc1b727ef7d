"""Which texts share their wording, however each scribe spells it?"""

from dataclasses import replace

import pytest

from provenance.lineage.testimony.families import families
from provenance.lineage.testimony.sounds import sound_of
from provenance.lineage.testimony.witnesses import witnesses
from provenance.text import read

SETTLED = (
    "The king came down to the water at night and asked the ferryman for a boat. The ferryman "
    "would not take his gold, but he took his word, and they rowed until the bells could no "
    "longer be heard. On the other side stood a house without doors, and in the house a child "
    "who knew the names of all that had crossed before. You will pay, said the child, with what "
    "you find first when you come home."
)
LOOSE = (
    "Thee kyng kam doun to the vater at nyght and axed the feryman for a bote. The feriman "
    "volde not tak hys golde, butt he toke hys worde, and thei roued untyl the belles coulde no "
    "lengre be herd. On the othyr syde stoode a hous wythoute dores, and yn the hous a chyld "
    "who kneu the nams of al that hadde crosed before. Ye wyl pai, seyde the chyld, wyth what "
    "ye fynde fyrst whan ye cum hom."
)
RETOLD = (
    "One night a king went to the river, where he begged a boatman to carry him over. Gold was "
    "refused; a promise was accepted instead, and their oars dipped till no bell reached them. "
    "A doorless house waited on the far bank, where somebody small recited everyone who ever "
    "made that passage. Your price, it told him, is whatever meets your eyes when you return."
)


def sizes(texts, **dated):
    documents = {name: read(text.encode(), name=name) for name, text in texts.items()}
    meta = {name: {"fetched": day} for name, day in dated.items()}
    found = witnesses(documents, meta)
    return sorted(len(family.members) for family in families(found))


def test_one_text_in_two_spellings_is_one_family():
    """Hardly a run of five words is spelt alike in both."""
    assert sizes({"settled": SETTLED, "loose": LOOSE}) == [2]


def test_a_story_told_in_other_words_is_another_family():
    """It says the same; no copy sounds like that."""
    assert sizes({"settled": SETTLED, "loose": LOOSE, "retold": RETOLD}) == [1, 2]


def test_dated_texts_are_compared_as_they_are_spelt():
    """Who dates texts by the day spells as everybody does."""
    texts = {"settled": SETTLED, "loose": LOOSE}
    assert sizes(texts, settled="2024-01-01", loose="2024-02-01") == [1, 1]


def test_a_text_taken_for_another_language_stays_with_its_copies():
    """Old spelling misleads whoever guesses languages; the words are the same."""
    english = read(SETTLED.encode(), name="one")
    dutch = replace(english, sections=tuple(replace(s, language="nl") for s in english.sections))
    documents = {"one": english, "two": dutch}
    found = witnesses(documents, {})
    assert sorted(witness.language for witness in found) == ["en", "nl"]
    assert [len(family.members) for family in families(found)] == [2]


@pytest.mark.parametrize(
    "spellings",
    [
        ("neighbour", "neyghbor"),
        ("Wahrheit", "warhait"),
        ("þing", "thyng"),
        ("niȝt", "nyght"),
        ("хлѣбъ", "хлеб"),
        ("ἦλθε", "ηλθαι"),
    ],
)
def test_spellings_of_one_word_sound_alike(spellings):
    """In Latin, Cyrillic and Greek script."""
    assert len(set(map(sound_of, spellings))) == 1


@pytest.mark.parametrize("words", [("bell", "ball gown"), ("1,100", "1,000"), ("鐘", "鈴")])
def test_other_words_and_numbers_sound_otherwise(words):
    """A number is no spelling of another."""
    assert len(set(map(sound_of, words))) == 2


def test_headlines_that_share_half_of_their_words_are_one_family():
    """One changed word breaks every run of five; another subject has the little words alone."""
    texts = {
        "first": "Ferry pier to close, board says",
        "second": "Old ferry pier to close in spring, harbour board says",
        "other": "Bread to cost more in spring",
    }
    assert sizes(texts) == [1, 2]


def test_a_short_text_is_no_kin_of_a_long_one_by_single_words():
    """Any long text has the words of a short one somewhere."""
    assert sizes({"long": SETTLED, "short": "The child and the king crossed the water"}) == [1, 1]
