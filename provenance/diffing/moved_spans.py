"""Which of the ranges that may have moved can be told as moves, and how far does each reach?"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from provenance.diffing.edits import Edit, Op
from provenance.diffing.granularity import Granularity
from provenance.diffing.stretches import Changed
from provenance.diffing.tidy import weigh
from provenance.text.spans import Span

PROBE = 5
"""Words by which it is seen whether a passage also stands elsewhere."""


def whole_pieces(
    spans: Iterable[tuple[Span, Span]], first: Changed, second: Changed, pieces: Granularity
) -> Iterator[tuple[Span, Span]]:
    """Round spans to whole pieces, and leave out those that don't fill them."""
    cuts = [
        list(accumulate(map(len, pieces.split(side.text)), initial=0)) for side in (first, second)
    ]
    for spans_of_both in spans:
        rounded = [
            Span(
                cut[bisect_right(cut, span.start) - 1],
                cut[bisect_left(cut, span.end)],
            )
            for cut, span in zip(cuts, spans_of_both, strict=True)
        ]
        if all(
            2 * span.length > whole.length and side.in_one_change(whole)
            for span, whole, side in zip(spans_of_both, rounded, (first, second), strict=True)
        ):
            yield rounded[0], rounded[1]


def apart(spans: Iterable[tuple[Span, Span]]) -> list[tuple[Span, Span]]:
    """Leave out what overlaps something longer: rounded to whole pieces, spans may meet."""
    kept: list[tuple[Span, Span]] = []
    for older, newer in sorted(spans, key=lambda both: (-both[0].length - both[1].length, both)):
        if not any(older.overlap(one) or newer.overlap(other) for one, other in kept):
            kept.append((older, newer))
    return kept


def without_phrases(
    spans: Iterable[tuple[Span, Span]], edits: Sequence[Edit], older: str, newer: str
) -> Iterator[tuple[Span, Span]]:
    """Leave out what also stands elsewhere unchanged."""
    spans = list(spans)
    if not spans:
        return
    kept = " ".join(
        " ".join(older[edit.older.slice].split())
        for edit in edits
        if edit.op is Op.EQUAL and edit.older.length > 4 * PROBE
    )
    for span_older, span_newer in spans:
        probes = [
            " ".join(words[start : start + PROBE])
            for words in (older[span_older.slice].split(), newer[span_newer.slice].split())
            for start in range(0, max(1, len(words) - PROBE + 1), max(1, len(words) // 4))
        ]
        probes = [probe for probe in probes if weigh(probe) > PROBE]
        found = sum(probe in kept for probe in probes)
        if not probes or 3 * found < 2 * len(probes):
            yield span_older, span_newer
