import textwrap

import pytest

from provenance.text import Span, read
from provenance.text.blocks import split_blocks
from provenance.text.passages import split_sentences

PROSE = "The pilot came aboard at nine, and the ship went up the river with the flood behind her, past the mill and the lamp. Nobody spoke. "


def said(document):
    return [document.text[passage.slice] for passage in document.passages]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "He met Dr. Ames of the U.S. Navy. They talked.",
            ["He met Dr. Ames of the U.S. Navy.", "They talked."],
        ),
        (
            "We went to Z.ai, and to 01.ai. It rained.",
            ["We went to Z.ai, and to 01.ai.", "It rained."],
        ),
        ("Use tools, e.g. A or B. Then stop.", ["Use tools, e.g. A or B.", "Then stop."]),
        ("She lives in the U.S. The house is old.", ["She lives in the U.S.", "The house is old."]),
        ("J. R. Smith came. So did I.", ["J. R. Smith came.", "So did I."]),
        ("It cost $3.2 million. Why?", ["It cost $3.2 million.", "Why?"]),
        ("着いた。帰った。", ["着いた。", "帰った。"]),
        ("他说：“走吧。”我们走了。", ["他说：“走吧。”", "我们走了。"]),
        ("El Sr. Gómez llegó. Se fue.", ["El Sr. Gómez llegó.", "Se fue."]),
        ("1. The first thing. 2. The second.", ["1. The first thing.", "2. The second."]),
    ],
)
def test_sentences_end_where_people_end_them(text, sentences):
    assert [text[one.slice] for one in split_sentences(text, Span(0, len(text)), "en")] == sentences


def test_lines_are_paragraphs():
    assert said(read(b"First one. Second one.\n\n  Next.  \nLast.\n", name="a.txt")) == [
        "First one. Second one.",
        "Next.",
        "Last.",
    ]


def test_a_text_on_one_line_gives_sentences():
    text = PROSE * 8
    assert said(read(text.encode(), name="a.txt")) == [
        one + "."
        for one in text.strip().rstrip(".").replace(". ", ".|").replace(".|", "|").split("|")
    ]


def test_a_long_paragraph_among_others_stays_whole():
    paragraphs = [(PROSE * 7).strip(), "Short one.", "Another one.", "A third."]
    assert said(read("\n".join(paragraphs).encode(), name="a.txt")) == paragraphs


@pytest.mark.parametrize("width", [60, 72, 80])
def test_lines_wrapped_by_hand_are_joined(width):
    paragraphs = [(PROSE * 3).strip(), (PROSE * 2).strip(), (PROSE * 4).strip()]
    text = "\n\n".join(textwrap.fill(one, width) for one in paragraphs)
    assert [" ".join(one.split()) for one in said(read(text.encode(), name="a.txt"))] == paragraphs


def test_verse_is_not_joined():
    verse = [
        "I kept the lamp, I kept the rope,",
        "I kept the tally on the door,",
        "And every boat that left the slope",
        "Came back with less than went before",
        "The river keeps no books at all,",
        "It does not share, it does not save",
    ]
    assert said(read("\n".join(verse).encode(), name="a.txt")) == verse


def test_blocks_cover_the_text():
    text = "\n\na\n\n  b  \r\nc"
    blocks = split_blocks(text)
    assert "".join(text[block.range.slice] for block in blocks) == text
    assert [block.text for block in blocks] == ["a", "b", "c"]
