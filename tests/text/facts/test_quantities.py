"""Numbers are read with their magnitudes and units, roughly where they are given roughly."""

import pytest

from provenance.text.facts import agree, quantities


def read(text, language):
    """What the one quantity of a text comes to: its ends and what it measures."""
    (found,) = quantities(text, language)
    return found.low, found.high, found.dimension


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("10 million", "en", (10e6, 10e6, None)),
        ("$10M+", "en", (10e6, 10e6, "money:USD")),
        ("two and a half million", "en", (2.5e6, 2.5e6, None)),
        ("three hundred and twelve", "en", (312, 312, None)),
        ("half a million", "en", (0.5e6, 0.5e6, None)),
        ("hundreds of millions", "en", (1e8, 1e9, None)),
        ("dozens", "en", (12, 100, None)),
        ("a third of it", "en", (1 / 3, 1 / 3, "ratio")),
        ("one in five", "en", (0.2, 0.2, "ratio")),
        ("1000 万", "ja", (1e7, 1e7, None)),
        ("1億2000万円", "ja", (1.2e8, 1.2e8, "money:JPY")),
        ("数十億ドル", "ja", (2e9, 1e10, "money:USD")),
        ("3割", "ja", (3, 3, "ratio")),
        ("四分之三", "zh", (0.75, 0.75, "ratio")),
        ("两百多万", "zh", (2e6, 3e6, None)),
        ("1.2万人", "zh", (12_000, 12_000, None)),
        ("两个半小时", "zh", (2.5, 2.5, "time")),
        ("1.500 millones de dólares", "es", (1.5e9, 1.5e9, "money:USD")),
        ("dos mil quinientos millones", "es", (2.5e9, 2.5e9, None)),
        ("dos billones", "es", (2e12, 2e12, None)),
        ("15 000 arbres", "fr", (15_000, 15_000, None)),
        ("quatre-vingt-douze", "fr", (92, 92, None)),
        ("une heure et demie", "fr", (1.5, 1.5, "time")),
        ("2,6 Milliarden", "de", (2.6e9, 2.6e9, None)),
        ("vierundzwanzig", "de", (24, 24, None)),
        ("Hunderttausende", "de", (1e5, 1e6, None)),
        ("сотни тысяч", "ru", (1e5, 1e6, None)),
    ],
)
def test_a_number_means_what_its_language_says(text, language, expected):
    """Magnitudes, groupings, collectives and fractions are each language's own."""
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [("the Brusk K3 kettle", "en"), ("GPT-4", "en"), ("version 2.0.1", "en"), ("01.ai", "en"),
     ("第三", "zh"), ("二つ目", "ja"), ("一般的な話", "ja"), ("the 2nd edition", "en")],
)  # fmt: skip  # a table
def test_names_and_ordinals_are_no_numbers(text, language):
    """Figures that are part of a name, versions and ordinals count nothing."""
    assert quantities(text, language) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("300 miles", "en"), ("480キロ", "ja"), True),
        (("45 miles", "en"), ("120公里", "zh"), False),
        (("104 °F", "en"), ("40 °C", "es"), True),
        (("30,000 feet", "en"), ("9 000 mètres", "fr"), True),
        (("30,000 feet", "en"), ("30 000 mètres", "fr"), False),
        (("11 pounds", "en"), ("fünf Kilo", "de"), True),
        (("a fifth of", "en"), ("两成", "zh"), True),
        (("about 1,250 people", "en"), ("1,200 people", "en"), True),
        (("1,250 people", "en"), ("1,300 people", "en"), False),
        (("hundreds of millions", "en"), ("数十億ドル", "ja"), False),
        (("Thousands", "en"), ("数千人", "zh"), True),
        (("90 minutes", "en"), ("une heure et demie", "fr"), True),
        (("two hours and forty minutes", "en"), ("160分", "ja"), True),
    ],
)
def test_numbers_agree_across_units_and_rounding(one, other, same):
    """A sensible conversion and a rounding agree; another magnitude or unit does not."""
    (mine,), (theirs,) = quantities(*one), quantities(*other)
    assert agree(mine, theirs) is same
    assert agree(theirs, mine) is same
