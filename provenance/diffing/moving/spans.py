"""Which of the ranges that may have moved can be told as moves, and how far does each reach?"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate

from provenance.diffing.flat.columns import as_columns
from provenance.diffing.flat.phrases import SHORTEST, standing
from provenance.diffing.flat.strips import Strip
from provenance.diffing.flat.units import CODE, units_of
from provenance.diffing.granularity import Granularity
from provenance.diffing.moving.changed import Changed
from provenance.diffing.tidying.weights import weigh
from provenance.text.spans import Span

PROBE = 5
"""Words by which it is seen whether a passage also stands elsewhere."""

_APART = "\n\x00\n"
"""Stands between stretches that were kept; no word crosses it."""

LONGEST_PHRASE = 1_000
"""Characters above which a passage that stands elsewhere too is no phrase of the house."""


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
    spans: Iterable[tuple[Span, Span]], strips: Sequence[Strip], older: str, newer: str
) -> Iterator[tuple[Span, Span]]:
    """Leave out what also stands elsewhere unchanged."""
    found = [
        (both, _probes(older[both[0].slice]) | _probes(newer[both[1].slice]))
        if min(both[0].length, both[1].length) <= LONGEST_PHRASE
        else (both, {})
        for both in spans
    ]
    wanted = [
        {said for said, probe in probes.items() if len(said) >= SHORTEST or weigh(probe) > PROBE}
        for _, probes in found
    ]
    kept = _kept(strips, older, newer) if any(wanted) else b""
    stand = standing(kept, {said for each in wanted for said in each if len(said) >= SHORTEST})
    short = [{said for said in each if len(said) < SHORTEST} for each in wanted]
    stand |= standing(
        kept,
        {
            said
            for each, (_, probes) in zip(short, found, strict=True)
            if each and _mostly(stand, probes, each)
            for said in each
        },
    )
    for both, probes in found:
        if not stand or not _mostly(stand, probes):
            yield both


def _kept(strips: Sequence[Strip], older: str, newer: str) -> bytes:
    columns = as_columns(strips)
    units, _ = units_of(older, newer)
    long = columns.equal & (columns.sizes[0] > 4 * PROBE)
    return units.squeezed(columns.older[:-1][long], columns.older[1:][long], _APART)


def _probes(said: str) -> dict[bytes, str]:
    """Give some runs of words, as they are searched for and as they are said."""
    words = said.split()
    starts = range(0, max(1, len(words) - PROBE + 1), max(1, len(words) // 4))
    runs = (words[start : start + PROBE] for start in starts)
    return {"".join(run).encode(*CODE): " ".join(run) for run in runs}


def _mostly(
    stand: AbstractSet[bytes], probes: Mapping[bytes, str], too: AbstractSet[bytes] = frozenset()
) -> bool:
    """Whether two thirds of the probes that say something, and one at least, stand there.

    Those of `too` are taken to stand.
    """
    if not too and stand.isdisjoint(probes):
        return False
    heavy = [said for said, probe in probes.items() if weigh(probe) > PROBE]
    missing = sum(said not in stand and said not in too for said in heavy)
    return bool(heavy) and 3 * missing <= len(heavy)
