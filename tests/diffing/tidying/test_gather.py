"""A short run goes to a longer one that it stands beside as well, and two edits become one."""

import pytest

from provenance.diffing.flat.columns import as_columns
from provenance.diffing.flat.strips import Strip
from provenance.diffing.tidying.gather import gathered
from tests.diffing.test_prose import told

Runs = list[Strip]

PARTED = [
    Strip(0, 3, 0, 3),
    Strip(3, 5, 3, 5, equal=False),
    Strip(5, 9, 5, 9),
    Strip(9, 9, 9, 15, equal=False),
    Strip(9, 19, 15, 25),
]
TO_THE_NEXT = (
    "so a the cat sat on",
    "so b the c the cat sat on",
    PARTED,
    [Strip(0, 3, 0, 3), Strip(3, 5, 3, 11, equal=False), Strip(5, 19, 11, 25)],
)
TO_THE_LAST = (
    "cats sat the a.",
    "cats sat the c the b.",
    [
        Strip(0, 9, 0, 9),
        Strip(9, 9, 9, 15, equal=False),
        Strip(9, 13, 15, 19),
        Strip(13, 14, 19, 20, equal=False),
        Strip(14, 15, 20, 21),
    ],
    [Strip(0, 13, 0, 13), Strip(13, 14, 13, 20, equal=False), Strip(14, 15, 20, 21)],
)
INSIDE_A_WORD = ("so a the cat sat on", "so b the bathe cat sat on", PARTED, None)


@pytest.mark.parametrize(
    ("older", "newer", "runs", "expected"), [TO_THE_NEXT, TO_THE_LAST, INSIDE_A_WORD]
)
def test_a_run_is_kept_beside_the_longer_one_and_no_word_is_cut(
    older: str, newer: str, runs: Runs, expected: Runs | None
) -> None:
    assert list(gathered(runs, older, newer)) == (expected or runs)
    assert list(gathered(as_columns(runs), older, newer)) == (expected or runs)


def test_a_number_that_was_cut_is_replaced_in_one_piece() -> None:
    older = "如果您需要详细信息，请参见表9.24.配置工具的列表和说明。"
    newer = "如果您需要详细信息，请参见表9或者24.24.配置工具的列表和说明。"
    marked = "如果您需要详细信息，请参见表[-9.24-]{+9或者24.24+}.配置工具的列表和说明。"
    assert told(older, newer) == marked
