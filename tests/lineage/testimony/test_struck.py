"""What a text shows as struck out is told from notes, references and lists in brackets."""

import pytest

from provenance.lineage.testimony.struck import Change, shown, standing
from provenance.lineage.testimony.witnesses import witnesses
from provenance.text import read


def told(text):
    """The text without what it shows as struck out, and the changes that it shows."""
    [witness] = witnesses({"bill": read(text.encode(), name="bill.txt")}, {})
    return " ".join(standing(witness)), shown(witness)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("[four] _five_", "[ten days] _a month_"),
        ("[four] FIVE", "[ten days] A MONTH"),
        ("[four] <u>five</u>", "[ten days] <u>a month</u>"),
        ("~~four~~ **five**", "~~ten days~~ **a month**"),
        ("<del>four</del><ins>five</ins>", "<del>ten days</del><ins>a month</ins>"),
        ("[-four-] {+five+}", "[-ten days-] {+a month+}"),
    ],
)
def test_what_stands_right_behind_struck_out_words_takes_their_place(one, other):
    text = f"A barrel holds {one} gallons and is returned within {other} to the store."
    assert told(text) == (
        "a barrel holds five gallons and is returned within a month to the store",
        [Change(("four",), ("five",)), Change(("ten", "days"), ("a", "month"))],
    )


@pytest.mark.parametrize(
    "text",
    [
        "- [x] API of the lamps\n- [x] USB in the tower\n- [ ] HTTP at the gate\n",
        "It burns oil [see note] and _whale_ oil [the first], or gas [the last].",
        "The [keeper](keeper.md) HAS a [boat](boat.md) TOO, says the board.",
        "[four] FIVE, said he [aside]; she [gravely], they [as one], all [at last], none [ever].",
    ],
)
def test_brackets_alone_strike_nothing_out(text):
    """Nor do they with what is put in behind them once, or behind few of them."""
    assert told(text)[1] == []
