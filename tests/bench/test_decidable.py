"""The bench counts only parents that something tells."""

from bench._traditions_family import Family, Node, truth_of
from bench._traditions_prose import Text, fresh

WORDS = ("the", "bell", "was", "rung", "at", "dawn", "on", "market", "days")
SOURCE = tuple(fresh(word) for word in WORDS)


def said_otherwise(text: Text, at: int, word: str) -> Text:
    return (*text[:at], fresh(word), *text[at + 1 :])


def copied(*, twin: bool, dates: bool = False) -> Family:
    """Give a first text, its copy, and a copy of that, word for word or with a slip of its own."""
    family, copy = Family("hand"), said_otherwise(SOURCE, 1, "ball")
    texts = [SOURCE, copy, copy if twin else said_otherwise(copy, 8, "day")]
    for at, text in enumerate(texts):
        made_from = ((f"t{at - 1}", 1.0),) if at else ()
        node = family.add(Node(f"t{at}", "copy", text, made_from, name=f"{at}.txt"))
        if dates:
            family.meta[str(node.name)] = {"published": f"2020-01-0{at + 1}"}
    return family


def test_a_copy_with_a_slip_of_its_own_is_decidable():
    assert truth_of(copied(twin=False)).decidable == {"1.txt", "2.txt"}


def test_of_twins_no_reading_tells_the_copy():
    assert "2.txt" not in truth_of(copied(twin=True)).decidable


def test_dates_tell_which_of_two_twins_is_the_copy():
    assert "2.txt" in truth_of(copied(twin=True, dates=True)).decidable
