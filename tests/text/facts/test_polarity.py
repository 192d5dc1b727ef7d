"""A negation or a doubt that was lost or gained is seen; idioms that deny nothing are not."""

import pytest

from provenance.text.facts.polarity import turned


def words(source, variant, language):
    """The words that show the turn on both sides, None where nothing turned."""
    found = turned(source, "en", variant, language)
    return None if found is None else (source[found[0].slice], variant[found[1].slice])


@pytest.mark.parametrize(
    ("source", "variant", "language", "expected"),
    [
        ("The bell may be heard.", "Man wird die Glocke hören.", "de", ("may", "wird")),
        ("It did not rain.", "Llovió.", "es", ("not", "Llovió.")),
        ("It rained.", "雨は降らなかった。", "ja", ("It rained.", "なかった。")),
        ("The lake could freeze.", "湖将会结冰。", "zh", ("could", "将会")),
        ("None of them came.", "Alle kamen.", "de", ("None", "Alle kamen.")),
    ],
)
def test_a_turn_is_shown_on_both_sides(source, variant, language, expected):
    """The word that says it on one side, the sentence or what asserts it on the other."""
    assert words(source, variant, language) == expected


@pytest.mark.parametrize(
    ("source", "variant", "language"),
    [
        ("Not only the bell rang.", "Auch die Glocke läutete.", "de"),
        ("You may enter.", "Entren.", "es"),
        ("It stayed closed until noon.", "昼まで開かなかった。", "ja"),
        ("The bell hangs high.", "鐘は高いところにあるかもしれない。", "ja"),
        ("The hall is empty.", "大厅里没有人。", "zh"),
        ("Nobody came.", "無人だった。", "ja"),
        ("We must go.", "行かなければならない。", "ja"),
        ("It is not far.", "C'est tout près.", "fr"),
        ("Use never or always.", "Verwenden Sie never oder always.", "de"),
        ("It gives back None after an hour.", "Es gibt nach einer Stunde etwas zurück.", "de"),
        ("The value `None` ends it.", "Der leere Wert beendet es.", "de"),
        ("None is returned after an hour.", "Es wird der leere Wert geliefert.", "de"),
    ],
)
def test_what_says_the_same_has_not_turned(source, variant, language):
    """Idioms, antonyms, permissions and words kept as they are turn nothing."""
    assert words(source, variant, language) is None


def test_languages_without_words_for_no_tell_nothing():
    """Where the words for no and perhaps are not known, nothing is said."""
    assert turned("It did not rain.", "en", "비가 왔다.", "ko") is None
