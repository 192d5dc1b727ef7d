"""What languages write alike: numbers, names, signs."""

from provenance.lineage.across.exact import Exact, Side, exact, habits


def told(one, other, target, language="de", carried=None):
    return exact(Side(one, "en"), Side(other, "en"), Side(target, language), carried or {})


def test_grouping_and_magnitude_make_one_number():
    """2,600 and 2.600, ten million and 1000万 are the same number."""
    assert Side("2,600 copies", "en").numbers == Side("2.600 ejemplares", "es").numbers
    assert Side("10 million", "en").numbers == Side("1000万", "ja").numbers
    assert Side("3.5 metres", "en").numbers == Side("3,5 Meter", "de").numbers


def test_a_number_sides_with_its_wording():
    """The wording whose number the translation has is the one it renders."""
    assert told("in 1,800 copies", "in 2,600 copies", "in 2.600 Exemplaren").numbers < 0


def test_a_name_in_latin_letters_sides_with_its_wording():
    """A name that a Japanese sentence carries over as it is speaks for the wording with it."""
    found = told("Ask Moonshot for it.", "Ask Zhipu for it.", "Moonshotに聞く。", "ja")
    assert (found.hits, found.missing) == (1, -1)


def test_what_is_the_same_says_nothing():
    """Two equal wordings leave nothing to tell."""
    assert told("The bell.", "The bell.", "Die Glocke.") == Exact(0, 0, 0, 0)


def test_signs_that_a_translation_never_carries_over_count_for_nothing():
    """Where full stops are dropped throughout, a missing full stop is no witness."""
    pairs = [(Side("A bell.", "en"), Side("Eine Glocke", "de"))] * 20
    carried = habits(pairs)
    assert carried["end ."] == 0
    assert told("A bell.", "A bell", "Eine Glocke", carried=carried).signs == 0
    assert told("A bell.", "A bell", "Eine Glocke").signs < 0
