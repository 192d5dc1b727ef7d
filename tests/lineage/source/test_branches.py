"""Which versions came out of which, where lines part and join."""

from tests.lineage.source.test_states import captured
from tests.lineage.texts import ARTICLE, changed

ONE = (("nine times", "seven times"), ("Nobody rings it", "Nobody now rings it"))
TWO = (("ten past six", "noon"), ("the last boat", "the only boat"))
DROPPED = "Three members want a signal on a pole; "


def also(answer, child):
    """What else a revision was made from."""
    (row,) = [row for row in answer["derivations"] if row["child"] == child]
    return row["parent"], [other["parent"] for other in row["also"]]


def test_a_version_with_the_changes_of_two_lines_is_a_merge():
    """What goes on from one line and has what another changed names both."""
    one, two = changed(ARTICLE, *ONE), changed(ARTICLE, *TWO)
    both = changed(one, *TWO)
    answer = captured(ARTICLE, one, two, both, by="published")
    assert also(answer, "r2") == ("r0", [])
    assert also(answer, "r3") == ("r2", ["r1"])


def test_to_take_back_an_addition_merges_nothing():
    """A line that never had what a version leaves out gave that version nothing."""
    one, two = changed(ARTICLE, *ONE), changed(ARTICLE, *TWO)
    less = changed(two, (DROPPED, ""), ("green with salt", "white with salt"))
    back = changed(less, ("two would", DROPPED + "two would"))
    answer = captured(ARTICLE, one, two, less, back, by="published")
    assert [also(answer, f"r{at}")[1] for at in (2, 3, 4)] == [[], [], []]


def test_a_line_of_a_step_or_two_is_less_sure_than_a_long_one():
    """Who takes back what the other changed writes like two lines, as long as both are young."""
    edits = [
        (word, f"un{word}") for word in ("members", "boat", "signal", "harbour", "salt", "pole")
    ]
    lines, texts = [ARTICLE, ARTICLE], [ARTICLE]
    for number, edit in enumerate(edits):
        lines[number % 2] = changed(lines[number % 2], edit)
        texts.append(lines[number % 2])
    answer = captured(*texts, by="published")
    told = [(row["parent"], row["confidence"]) for row in answer["derivations"]][-6:]
    assert told == [("r0", 0.97), ("r0", 0.8), ("r1", 0.8), ("r2", 0.8), ("r3", 0.97), ("r4", 0.97)]
