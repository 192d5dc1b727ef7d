"""A reading is shown as it is written, with what stands around it."""

import re
from types import SimpleNamespace

from provenance.lineage.testimony.words import Words
from provenance.lineage.weighing.characters import AROUND, FOLLOWING, Character
from provenance.text.spans import Span

LONG = "One two three four five six seven eight nine ten, eleven twelve thirteen fourteen fifteen."


def witness(text):
    """A text with its words."""
    found = list(re.finditer(r"\w+", text))
    keys = tuple(one[0].lower() for one in found)
    words = Words(keys, [one.start() for one in found], [one.end() for one in found])
    return SimpleNamespace(words=words, keys=keys, document=SimpleNamespace(text=text))


def column(*readings):
    """A place with readings, each a text and what it reads there."""
    stands = [(witness(text), Span(text.index(read), text.index(read))) for text, read in readings]
    held = tuple(SimpleNamespace(stands=[one]) for one in stands)
    wordings = tuple(tuple(read.lower().split()) for _, read in readings)
    place = SimpleNamespace(wordings=held, text=lambda at: readings[at][1])
    return Character(place, wordings, tuple(range(len(readings))))


def test_a_passage_is_what_is_written_around_a_reading():
    """Some words before it, and itself with some after it, with their marks and capitals."""
    passage = column((LONG, "nine")).passage(0)
    assert passage == (
        "One two three four five six seven eight",
        "nine ten, eleven twelve thirteen fourteen",
    )
    assert [len(part.split()) for part in passage] == [AROUND, 1 + FOLLOWING]


def test_at_an_end_of_a_text_a_passage_is_shorter():
    """Before the first word there is nothing, and after the last what ends the text."""
    assert column(("One day.\nIt rained.", "One")).passage(0) == ("", "One day. It rained.")
    assert column(("It rained.", "rained")).passage(0) == ("It", "rained.")


def test_a_passage_of_places_side_by_side_spans_them():
    """It begins where the first does, ends where the last does, and reads what both read."""
    first, last = column(("A dark night fell.", "dark")), column(("A dim night came.", "night"))
    both = Character(first.place, (("dark", "night"),), (0,), joined=((first, last), ((0, 0),)))
    assert both.passage(0) == ("A", "dark night came.")


def test_readings_part_at_the_first_of_places_told_as_one_where_they_differ():
    """Of two places side by side the one at which both differ is given, else the first."""
    first, last = column((LONG, "two"), (LONG, "six")), column((LONG, "four"), (LONG, "five"))
    readings = ((0, 0), (0, 1), (1, 1))
    both = Character(first.place, (("a",), ("b",), ("c",)), (0,), joined=((first, last), readings))
    assert both.parts_at(0, 1) is last.place
    assert both.parts_at(0, 2) is first.place
    assert both.parts_at(1, 1) is first.place
