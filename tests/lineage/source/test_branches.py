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
