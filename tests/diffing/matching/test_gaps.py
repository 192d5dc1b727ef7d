"""Many gaps are aligned at once, each as it would be alone."""

import numpy as np

from provenance.diffing.matching.gaps import match_gaps
from provenance.diffing.matching.words import INDEL, Aligner

Told = tuple[list[tuple[str, str]], list[tuple[str, str]], list[bool]]


def told(*gaps: tuple[str, str]) -> Told:
    older, newer = "".join(one for one, _ in gaps), "".join(other for _, other in gaps)
    ends = np.cumsum([(len(one), len(other)) for one, other in gaps], axis=0)
    begins = np.concatenate((np.zeros((1, 2), np.int64), ends[:-1]))
    corners = np.stack((begins[:, 0], ends[:, 0], begins[:, 1], ends[:, 1]), axis=1)
    found = match_gaps(older, newer, corners, Aligner(INDEL))
    same, alike = (
        [(older[start:end], newer[other:stop]) for start, end, other, stop in rows.tolist()]
        for rows in (found.same, found.alike)
    )
    assert all(one == other for one, other in same)
    return same, alike, found.left.tolist()


def kept(older: str, newer: str) -> list[str]:
    return [one for one, _ in told((older, newer))[0]]


def test_what_both_sides_begin_and_end_with_is_kept() -> None:
    assert kept("a red fox ran ", "a blue fox ran ") == ["a ", "fox ran "]


def test_what_shares_nothing_is_left_to_be_an_edit() -> None:
    assert told(("so we went ", "now they came "), ("end", "start")) == ([], [], [False, False])


def test_words_inside_are_matched_rather_than_marks() -> None:
    assert told(("red, so blue ", "green so, grey "))[1] == [("so ", "so")]


def test_a_run_that_stands_beside_the_next_one_as_well_is_kept_there() -> None:
    older, newer = "now it ran on and on ", "then it slept, and it ran on and on "
    assert kept(older, newer) == ["it ran on and on "]


def test_what_differs_in_white_space_is_told_apart() -> None:
    assert told(("so it was not ", "then it\nwas now ")) == ([], [("it was ", "it\nwas ")], [False])


def test_gaps_of_scripts_without_spaces_are_aligned_by_their_words() -> None:
    assert kept("東京に行く。", "京都に行く。") == ["に行く。"]


def test_gaps_that_begin_with_white_space_are_left() -> None:
    assert told(("a fox ran ", "a dog ran "), (" so", "so "))[2] == [False, True]
