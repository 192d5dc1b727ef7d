"""What changed is said in words and placed on the bar where it lies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance import answers
from provenance.web.present.changes import BAR_WIDTH, list_changes, mark_bar, say_counts
from provenance.web.present.letters import mark_letters
from provenance.web.present.quiet import only_differs


@pytest.mark.parametrize(
    ("older", "newer", "says"),
    [
        ("A red fox ran.", "A fox ran.", "1 word taken out"),
        ("A fox ran.", "A quick red fox ran.", "2 words added"),
        ("It cost 1,800 crowns.", "It cost 2,600 crowns.", "1 word replaced"),
        ("It ended.", "It ended!", "punctuation changed"),
        ("A fox ran.", "A Fox ran.", "case changed"),
        ("One, two.", "One – two.", "punctuation changed"),
    ],
)
def test_each_change_says_what_it_did(older, newer, says):
    assert [change.says for change in list_changes(answers.diff(older, newer))] == [says]


def test_changes_are_numbered_in_order_under_the_ids_of_the_answer():
    older = "Red ships came in. The harbour stood full of mud. Nobody rang the bell again."
    newer = older.replace("Red", "Blue").replace("mud", "fish").replace("again", "twice")
    changes = list_changes(answers.diff(older, newer))
    assert [(one.id, one.number) for one in changes] == [("e1", 1), ("e3", 2), ("e5", 3)]


def test_a_change_that_lost_one_passage_and_got_another_says_both():
    """What stays is heavier than what moves, so that each passage moves past it."""
    stays = [
        f"The {name} stood where it had always stood, beside the harbour wall and the slip."
        for name in ("bell", "crane", "clock", "pump", "gate", "lamp")
    ]
    flood = "In the year of the flood the whole council walked to the upper town by candlelight."
    grain = "Nine merchants from the northern valleys sold their grain before winter came."
    older = "\n\n".join([flood, *stays[:3], grain, *stays[3:]])
    newer = "\n\n".join([*stays[:3], flood, *stays[3:], grain])
    assert [change.says for change in list_changes(answers.diff(older, newer))] == [
        "moved away",
        "moved away, other words moved here",
        "moved here",
    ]


def test_a_paragraph_split_or_joined_is_a_change_of_its_own_said_in_words():
    first, second = (f"The {name} stood beside the old slip for years." for name in ("bell", "tar"))
    split, joined = f"{first}\n\n{second}", f"{first} {second}"
    for older, newer, says, op in (
        (joined, split, "paragraph split", "split"),
        (split, joined, "paragraphs joined", "join"),
    ):
        diff = answers.diff(older, newer)
        changes = list_changes(diff)
        assert [(one.id, one.says, one.op, one.look) for one in changes] == [
            ("b1", says, op, "break")
        ]
        assert f"1 paragraph {'split' if op == 'split' else 'joined to the one before'}" in (
            say_counts(diff, changes)
        )


@pytest.mark.parametrize(
    ("older", "newer", "only"),
    [
        ("The ", "the ", ("case",)),
        ('"', "“", ("typography",)),
        ("oﬃce", "office", ("typography",)),
        ("cafe\u0301", "caf\u00e9", ("typography",)),
        ("", ", ", ("punctuation",)),
        ('He said, "no."', "he said, “no.”", ("typography", "case")),
        ("no", "not", ()),
        ("1000", "10000", ()),
    ],
)
def test_a_change_of_no_word_is_told_from_one_of_words(older, newer, only):
    assert only_differs(older, newer) == only
    assert only_differs(newer, older) == only


@pytest.mark.parametrize(
    ("older", "newer", "says"),
    [
        ("A fox.", "A fox.", "The two texts are the same."),
        (
            "A fox ran.",
            "A  fox ran.",
            "No word differs; only white space or characters that are not compared do.",
        ),
        ("A fox ran.", "A red fox ran.", "1 change: 1 word added; 86% of the words are the same."),
        (
            "A fox ran, and slept.",
            "A fox ran and slept.",
            "1 change, of punctuation alone: no word; 100% of the words are the same.",
        ),
        (
            "The fox ran. Nobody saw it go.",
            "the fox ran. Nobody saw her go.",
            "2 changes, 1 of them of case alone: 2 words added and 2 words taken out; "
            "71% of the words are the same.",
        ),
    ],
)
def test_the_counts_are_a_sentence(older, newer, says):
    diff = answers.diff(older, newer)
    assert say_counts(diff, list_changes(diff)) == says


def test_marks_lie_inside_the_bar_in_order_and_near_ones_share_one():
    older = " ".join(f"word{number}" for number in range(2000))
    newer = older.replace("word7 ", "x ").replace("word9 ", "y ").replace("word1500 ", "z ")
    marks = mark_bar(list_changes(answers.diff(older, newer)))
    assert [mark.says.split(":")[0] for mark in marks] == [
        "Changes 1 to 2, from the first of them on",
        "Change 3",
    ]
    ticks = [tick for mark in marks for tick in mark.ticks]
    assert len(ticks) == 2
    assert all(0 <= tick.x <= tick.x + tick.width <= BAR_WIDTH for tick in ticks)


@pytest.mark.parametrize(
    ("older", "newer", "marked"),
    [
        ("1000", "10000", ((("1000", False),), (("1000", False), ("0", True)))),
        (
            "cafe\u0301s",
            "cafes",
            (
                (("caf", False), ("e\u0301", True), ("s", False)),
                (("caf", False), ("e", True), ("s", False)),
            ),
        ),
        (
            "two words",
            "two swords",
            (
                (("two", False), (" ", False), ("words", False)),
                (("two", False), (" ", False), ("s", True), ("words", False)),
            ),
        ),
        ("night falls", "day falls", ((), ())),
        (
            "colour of the centre",
            "color of the center",
            (
                (
                    ("colo", False),
                    ("u", True),
                    ("r", False),
                    (" ", False),
                    ("of", False),
                    (" ", False),
                    ("the", False),
                    (" ", False),
                    ("cent", False),
                    ("re", True),
                ),
                (
                    ("color", False),
                    (" ", False),
                    ("of", False),
                    (" ", False),
                    ("the", False),
                    (" ", False),
                    ("cent", False),
                    ("er", True),
                ),
            ),
        ),
        (
            "one two three four five six seven eight nine",
            "ones two three four five six seven eight nine",
            ((), ()),
        ),
        ("same", "same", ((), ())),
    ],
)
def test_changed_letters_are_marked_inside_a_few_words_and_never_inside_a_letter(
    older, newer, marked
):
    assert mark_letters(older, newer) == marked


@given(st.text("aé\u0301 \n港x", max_size=12), st.text("aé\u0301 \n港x", max_size=12))
def test_marked_letters_hold_the_words_exactly(older, newer):
    for text, parts in zip((older, newer), mark_letters(older, newer), strict=True):
        assert not parts or "".join(part for part, _ in parts) == text.rstrip()
