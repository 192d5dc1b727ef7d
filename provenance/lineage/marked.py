"""Which marker of editing stands beside which reading?"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from provenance.lineage.alignment import Alignment
from provenance.lineage.regions import Region
from provenance.lineage.witnesses import span_of
from provenance.text.document import Marker
from provenance.text.spans import Span

NEAR_MARKER = 160
"""Code points around a reading in which a marker speaks of it: about a sentence."""


class Marked:
    """The markers of all witnesses, by where they stand beside the base's words."""

    def __init__(self, alignments: Sequence[Alignment]) -> None:
        self._alignments = tuple(alignments)
        self._found: list[tuple[int, int, Marker]] = []
        for at, alignment in enumerate(alignments):
            starts = alignment.witness.words.starts
            for marker in alignment.witness.markers:
                own = bisect_left(starts, marker.range.start)
                self._found.append((alignment.base_at(own), at, marker))
        self._found.sort(key=lambda item: item[:2])
        self._starts = [item[0] for item in self._found]

    def beside(
        self, region: Region, ranked: Sequence[tuple[str, ...]], silent: frozenset[int]
    ) -> tuple[Marker | None, ...]:
        """For each reading the best marker beside it, if some other reading has no such one."""
        first = bisect_left(self._starts, region.base[0] - NEAR_MARKER)
        last = bisect_right(self._starts, region.base[1] + NEAR_MARKER)
        near: list[list[Marker]] = [[] for _ in ranked]
        numbers = {words: at for at, words in enumerate(ranked)}
        for _, at, marker in self._found[first:last]:
            alignment = self._alignments[at]
            if at in silent and at not in region.own:
                continue
            own = region.own.get(at) or alignment.own_range(*region.base)
            words = alignment.witness.keys[slice(*own)]
            if words in numbers and _is_near(marker, span_of(alignment.witness, own)):
                near[numbers[words]].append(marker)
        stems = [{_stem(marker) for marker in markers} for markers in near]
        best: list[Marker | None] = []
        for markers in near:
            telling = [m for m in markers if any(_stem(m) not in others for others in stems)]
            numbered = [marker for marker in telling if marker.number is not None]
            best.append(next(iter(numbered or telling), None))
        return tuple(best)


def _stem(marker: Marker) -> str:
    """A marker's label without its number: "edited" and "edited 1" say the same."""
    return marker.label.split()[0]


def _is_near(marker: Marker, span: Span) -> bool:
    return (
        marker.range.end >= span.start - NEAR_MARKER
        and marker.range.start <= span.end + NEAR_MARKER
    )
