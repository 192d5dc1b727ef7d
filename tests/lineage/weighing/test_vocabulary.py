"""A vocabulary of many languages tells words from slips."""

from provenance.lineage.weighing.polarity import habits
from provenance.lineage.weighing.vocabulary import likelihoods

ENGLISH = [
    "the",
    "message",
    "of",
    "the",
    "town",
    "was",
    "about",
    "an",
    "older",
    "house",
    "near",
    "the",
    "great",
    "water",
]
INVENTED = ["kraissata", "lillouvat", "mittenkin", "sesse", "vuollaksi", "noddeista", "quattemme"]


def test_a_slip_is_less_likely_than_its_word():
    """Letters dropped, doubled or exchanged make what is no word of any language."""
    words = ["message", "mesage", "house", "hosue", "great", "greeat"]
    told = likelihoods(ENGLISH, words)
    pairs = zip(words[::2], words[1::2], strict=True)
    assert [told[word] > told[slip] + 2 for word, slip in pairs] == [True] * 3


def test_a_language_that_is_not_known_tells_nothing():
    """Of a text most words of which are none that are known, no word is judged."""
    assert likelihoods(INVENTED, ["sesse", "sese"]) == {}
    assert likelihoods([], ["message"]) == {}


def test_numbers_and_codes_are_not_judged():
    """Only what is letters alone is a word or none."""
    assert set(likelihoods(ENGLISH, ["1984", "write_char", "town"])) == {"town"}


def test_a_word_beside_a_slip_is_the_older_though_the_family_has_both_once():
    """Who sees words of the language tells slips that those who see the family alone cannot."""
    known = habits([[*ENGLISH, "thus"], [*ENGLISH, "tuhs"]])
    assert known.versed.favours(("thus",), ("tuhs",)) > known.favours(("thus",), ("tuhs",)) >= 0


def test_a_word_for_a_word_tells_little():
    """Of two words of the language, that one comes up less often is a weak reason."""
    known = habits([4 * [*ENGLISH, "this", "hosue"]]).versed
    assert 0 < known.favours(("the",), ("this",)) < known.favours(("house",), ("hosue",))
