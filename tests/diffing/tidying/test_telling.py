"""A changed number, name or negation keeps an edit of its own, whatever is rewritten around it."""

from itertools import accumulate

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.diffing import Op, compare
from provenance.diffing.tidying.telling import LONGEST, Telling, may_tell

PIECES = [
    "forty", "40", "no", "No", "Ann", "don't", "don’t", "not", "ever", "the ", "milliarden", "nessuno",
    "no_one", "é", "三", "不", "カナ", ", ", "\n", "thousandth", "x" * LONGEST,
]  # fmt: skip  # a table
sides = st.lists(st.sampled_from(PIECES), max_size=3).map("".join)


def changes(older: str, newer: str) -> list[tuple[str, str]]:
    return [
        (older[edit.older.slice].strip(), newer[edit.newer.slice].strip())
        for edit in compare(older, newer).edits
        if edit.op is not Op.EQUAL
    ]


@pytest.mark.parametrize(
    ("older", "newer", "change"),
    [
        ("There were 40 of the tall trees.", "There were 50 of the big shrubs.", ("40", "50")),
        (
            "It was signed in 1998, the archives say so plainly.",
            "It was signed in 1989, the librarians repeat it often.",
            ("1998", "1989"),
        ),
        (
            "It took seven, and everybody complained loudly.",
            "It took eleven, and nobody minded much afterwards.",
            ("seven", "eleven"),
        ),
        (
            "A letter to Marlowe, who rejected everything politely.",
            "A letter to Webster, who accepted the offering gladly.",
            ("Marlowe", "Webster"),
        ),
        (
            "They are not, the ministers explained, prepared.",
            "They are now, the officials announced, prepared.",
            ("not", "now"),
        ),
        (
            "Das Haus wird nicht, sagten Nachbarn später, verkauft.",
            "Das Haus wird jetzt, meinten Freunde später, verkauft.",
            ("nicht", "jetzt"),
        ),
        (
            "Je ne peux jamais, disent-ils souvent, partir.",
            "Je ne peux toujours, répètent-elles parfois, partir.",
            ("jamais", "toujours"),
        ),
        (
            "Los vecinos no, dijeron ellos ayer, pagan.",
            "Los vecinos sí, contaron otros luego, pagan.",
            ("no", "sí"),
        ),
        ("他们不，昨天专家说明，同意。", "他们都，今天记者报道，同意。", ("不", "都")),
    ],
)
def test_a_changed_fact_stands_alone(older: str, newer: str, change: tuple[str, str]) -> None:
    assert change in changes(older, newer)


def test_a_fact_that_both_sides_have_holds_nothing_apart() -> None:
    assert changes("red, green and heavy stones", "blue, yellow and heavy stones") == [
        ("red, green", "blue, yellow")
    ]


def test_a_capital_that_opens_a_sentence_is_no_name() -> None:
    older = "So it ended. Everybody, they insisted, went home."
    newer = "So it ended. Villagers, we imagined, went home."
    assert changes(older, newer) == [("Everybody, they insisted", "Villagers, we imagined")]


@given(st.lists(st.tuples(sides, sides), min_size=1, max_size=9))
def test_what_may_not_tell_among_many_edits_does_not(edits: list[tuple[str, str]]) -> None:
    said = ["".join(side) for side in zip(*edits, strict=True)]
    bounds = [list(accumulate(map(len, side), initial=0)) for side in zip(*edits, strict=True)]
    starts, ends = (
        tuple(np.array(side[part], np.int64) for side in bounds)
        for part in (slice(None, -1), slice(1, None))
    )
    may = may_tell((said[0], said[1]), (starts[0], starts[1]), (ends[0], ends[1]))
    corners = zip(*(side.tolist() for side in (*starts, *ends)), strict=True)
    for likely, (start, other, end, stop) in zip(may.tolist(), corners, strict=True):
        assert likely or not Telling(said[1]).tells((said[0], start, end), (said[1], other, stop))
