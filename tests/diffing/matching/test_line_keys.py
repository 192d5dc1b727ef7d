"""Lines that stand once on either side are found by keys as by the lines themselves."""

from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st

from provenance.diffing.flat.units import units_of
from provenance.diffing.matching.line_keys import KEYED, lines_of, once_on_both_sides
from provenance.text.spans import Span

SIDES = "The ferry left at ", " o'clock on the day before."
LINES = [
    "",
    "a",
    "end.",
    "The ferry left.",
    "東京に行く。",
    *(hour.join(SIDES) for hour in ("ten", "two", "six")),
]
written = st.lists(st.sampled_from(LINES), max_size=12)


@settings(max_examples=300)
@given(written, written)
@example(LINES[-3:], LINES[-1:])
def test_lines_that_stand_once_are_paired_though_keys_are_alike(
    older: list[str], newer: list[str]
) -> None:
    texts = ["\n".join(lines) for lines in (older or [""], newer or [""])]
    sides = units_of(*texts)
    lines = [lines_of(side, Span(0, len(text))) for side, text in zip(sides, texts, strict=True)]
    here, there = once_on_both_sides(*lines, -1)
    older, newer = (text.split("\n") for text in texts)
    pairs = list(zip(here.tolist(), there.tolist(), strict=True))
    counts, others = Counter(older), Counter(newer)
    once = [at for at, line in enumerate(older) if counts[line] == others[line] == 1]
    assert [pair for pair in pairs if older[pair[0]] == newer[pair[1]]] == [
        (at, newer.index(older[at])) for at in once
    ]
    assert all(len(older[at].encode()) > KEYED for at, other in pairs if older[at] != newer[other])
