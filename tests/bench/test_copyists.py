"""Copyists at a desk: what of a made tradition is a reading, and what is lost of a copy."""

import random
from dataclasses import replace

from bench import _traditions_copyists as desks
from bench._traditions_modes import family
from bench._traditions_prose import Text, fresh, restart

EXACT = desks.Copyist(
    rate=0.0, spells=(), forms=(("on", "upon"),), firmly=1.0, points=0.0, mends=1.0, wide=0
)


def text(words: str) -> Text:
    restart()
    return tuple(fresh(word) for word in words.split())


def test_the_same_word_in_the_same_place_is_one_reading_whoever_wrote_it():
    base = text("the house stands on the hill")
    desk = desks.Desk(random.Random(1), base)

    one, other = desk.reading(base[1], "horse"), desk.reading(base[1], "horse")

    assert one.number == other.number != base[1].number


def test_nonsense_that_is_put_right_is_the_word_that_it_was():
    base = text("the house stands on the hill")
    desk = desks.Desk(random.Random(1), base)
    slip = desk.reading(base[1], "hoxse")

    mended = [
        desk.copy((base[0], replace(slip, ends=" "), *base[2:]), EXACT, wide=10)[1].number
        for _ in range(20)
    ]

    assert mended.count(base[1].number) > 10


def test_an_older_form_of_a_word_is_no_reading_of_its_own():
    base = text("The house stands On, the hill")

    copied = desks.Desk(random.Random(1), base).copy(base, EXACT, wide=10)

    assert [token.word for token in copied] == ["The", "house", "stands", "Upon,", "the", "hill"]
    assert [token.number for token in copied] == [token.number for token in base]


def test_a_seed_gives_one_tradition_again():
    one, other = family("copyists", 3, 20), family("copyists", 3, 20)

    assert one.files == other.files
    assert {*one.nodes} == {*other.nodes}
