"""Which marker of editing stands beside which reading?"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from provenance.lineage.memory import once
from provenance.lineage.testimony.witnesses import span_of
from provenance.lineage.testimony.wordings import Wording
from provenance.lineage.variation.alignment import Alignment
from provenance.lineage.variation.regions import Region
from provenance.lineage.variation.tree_values import Mask
from provenance.text.document import Marker
from provenance.text.spans import Span

NEAR_MARKER = 160
"""Code points around a reading in which a marker speaks of it: about a sentence."""


@dataclass(frozen=True, slots=True)
class _Beside:
    """A marker of one witness, and the base's word that it stands beside.

    `reach` are the first and the last border between the base's words that a reading may end or
    begin at, for the marker to be near it.
    """

    base: int
    at: int
    marker: Marker
    reach: tuple[int, int]


class Marked:
    """The markers of all witnesses, by where they stand beside the base's words."""

    def __init__(self, alignments: Sequence[Alignment]) -> None:
        self._alignments = tuple(alignments)
        found: list[_Beside] = []
        for at, alignment in enumerate(alignments):
            starts = alignment.witness.words.starts
            for marker in alignment.witness.markers:
                own = bisect_left(starts, marker.range.start)
                base = alignment.base_at(own)
                found.append(_Beside(base, at, marker, _reach(alignment, marker)))
        self._found = sorted(found, key=lambda one: (one.base, one.at))
        self._starts = [one.base for one in self._found]
        self._at = np.array([one.at for one in self._found], dtype=np.int64)
        reach = np.array([one.reach for one in self._found], dtype=np.int64)
        self._from, self._to = reach.reshape(-1, 2).T

    def beside(
        self, region: Region, wordings: Sequence[Wording], silent: Mask
    ) -> tuple[Marker | None, ...]:
        """For each reading the best marker beside it, if some other reading has no such one."""
        near = list(self._near(region, silent))
        if not near:
            return (None,) * len(wordings)
        who = [self._alignments[one.at] for one in near]
        return once(
            ("marks", region.base),
            [*wordings, None, *who, *(one.marker for one in near)],
            lambda: _best(self._beside(region, wordings, near)),
        )

    def _beside(
        self, region: Region, wordings: Sequence[Wording], among: Sequence[_Beside]
    ) -> list[list[Marker]]:
        """For each reading the markers beside it, of those that say the same the first."""
        near: list[list[Marker]] = [[] for _ in wordings]
        numbers = {one.words: at for at, one in enumerate(wordings)}
        plain = numbers.get(self._alignments[0].witness.keys[slice(*region.base)])
        seen: set[tuple[int | None, str, bool]] = set()
        for one in among:
            alignment = self._alignments[one.at]
            says = _stem(one.marker), one.marker.number is None
            if one.at not in region.own and (plain, *says) in seen:
                continue
            own = region.own.get(one.at) or alignment.own_range(*region.base)
            reading = numbers.get(alignment.witness.keys[slice(*own)])
            alike = reading, *says
            if reading is None or alike in seen:
                continue
            if _is_near(one.marker, span_of(alignment.witness, own)):
                seen.add(alike)
                near[reading].append(one.marker)
        return near

    def _near(self, region: Region, silent: Mask) -> Iterator[_Beside]:
        """Those of the markers that may speak of a region, by one who reads something there."""
        first = bisect_left(self._starts, region.base[0] - NEAR_MARKER)
        last = bisect_right(self._starts, region.base[1] + NEAR_MARKER)
        if first == last:
            return
        at = self._at[first:last]
        deviating = np.zeros(len(silent), dtype=bool)
        deviating[region.own.at] = True
        reached = (self._from[first:last] <= region.base[1]) & (
            region.base[0] <= self._to[first:last]
        )
        for number in np.flatnonzero(deviating[at] | (reached & ~silent[at])).tolist():
            yield self._found[first + number]


def _best(near: Sequence[Sequence[Marker]]) -> tuple[Marker | None, ...]:
    """Of the markers beside each reading the best, if some other reading has no such one."""
    stems = [{_stem(marker) for marker in markers} for markers in near]
    best: list[Marker | None] = []
    for markers in near:
        telling = [m for m in markers if any(_stem(m) not in others for others in stems)]
        numbered = [marker for marker in telling if marker.number is not None]
        best.append(next(iter(numbered or telling), None))
    return tuple(best)


def _reach(alignment: Alignment, marker: Marker) -> tuple[int, int]:
    """The borders of the base beyond which no reading of a witness is near its marker.

    A marker speaks of a few sentences, and there may be one in each of thousands of witnesses.
    """
    words = alignment.witness.words
    first = bisect_left(words.ends, marker.range.start - NEAR_MARKER)
    last = bisect_right(words.starts, marker.range.end + NEAR_MARKER)
    borders = range(alignment.covers[1] + 1)
    return (
        bisect_left(borders, first, key=alignment.own_at),
        bisect_right(borders, last, key=alignment.own_at),
    )


def _stem(marker: Marker) -> str:
    """A marker's label without its number: "edited" and "edited 1" say the same."""
    return marker.label.split()[0]


def _is_near(marker: Marker, span: Span) -> bool:
    return (
        marker.range.end >= span.start - NEAR_MARKER
        and marker.range.start <= span.end + NEAR_MARKER
    )
