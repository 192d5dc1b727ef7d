"""The bench knows a lost copy by what was copied from it, whatever an answer calls it."""

from bench._traditions_family import Truth
from bench._traditions_score import Told, score

TRUE = {"a": "copy2", "b": "copy2", "c": "copy3", "d": "copy3", "copy2": "copy1", "copy3": "copy1"}
TOLD = {"a": "x2", "b": "x2", "c": "x3", "d": "x3", "x2": "x1", "x3": "x1"}


def right(told: dict[str, str]) -> int:
    truth = Truth(TRUE, {}, (), ("a", "b", "c", "d"), frozenset(TRUE))
    return score(truth, Told(told)).counts["right"]


def test_a_lost_copy_of_which_only_lost_ones_were_made_is_known_by_these():
    assert right(TOLD) == len(TRUE)


def test_what_hangs_from_another_lost_copy_is_not_right():
    assert right(TOLD | {"b": "x3"}) == len(TRUE) - 1
