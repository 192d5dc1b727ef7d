"""Where do collated texts differ, in what manner, and who testifies there?

A text testifies from the first to the last of its own words, and where it has a passage at another
place. What was put around it (front matter, furniture) and places before and after it say nothing
of how it reads: an excerpt lacks what it does not reach, and only what it leaves out in between is
an omission.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from provenance.diffing.collating.collation import Collation, Row
from provenance.text.spans import Span

OMITS = -1
"""Stands for a reading where a text has nothing, though it has words before and after."""


class Manner(StrEnum):
    """In what the texts differ at a place."""

    SUBSTANCE = "substance"
    TYPOGRAPHY = "typography"
    OBSERVATION = "observation"


@dataclass(frozen=True, slots=True)
class Variation:
    """One row in which texts differ.

    `reads` has, for each text, the number of its reading, OMITS, or None where it says nothing;
    `lacking` are those that do not reach this place.
    """

    row: int
    manner: Manner
    reads: tuple[int | None, ...]
    lacking: frozenset[int]

    def differing(self, base: int) -> frozenset[int]:
        """Give the texts that read otherwise than `base`; none where it says nothing."""
        own = self.reads[base]
        if own is None:
            return frozenset()
        return frozenset(
            text for text, read in enumerate(self.reads) if read is not None and read != own
        )

    @property
    def testifying(self) -> int:
        """How many texts say how they read here."""
        return sum(read is not None for read in self.reads)


def find_variations(collation: Collation, own: Sequence[Sequence[Span]]) -> tuple[Variation, ...]:
    """Give the rows in which texts differ; `own` are the ranges of each work's own words.

    They come in the order of the text, but for what was put around the work: that comes last.

    >>> from provenance.diffing.collating.collation import collate
    >>> texts = ["The red hen sat.", "The hen Sat."]
    >>> found = find_variations(collate(texts), [[Span(0, 16)], [Span(0, 12)]])
    >>> [(place.row, place.manner.value, place.reads) for place in found]
    [(1, 'substance', (0, -1)), (3, 'typography', (0, 0))]
    """
    columns = zip(*(row.cells for row in collation.rows), strict=True)
    told = [_Own(ranges).told(cells) for ranges, cells in zip(own, columns, strict=False)]
    reaching = _reaching(list(map(_reach, told)), len(collation.rows))
    elsewhere = find_elsewhere(collation)
    rows = zip(collation.rows, zip(*told, strict=True), reaching, strict=True)
    found = (
        _variation(at, row, spoken, here | elsewhere.get(at, frozenset()))
        for at, (row, spoken, here) in enumerate(rows)
    )
    places = [each for each in found if each is not None]
    return tuple(sorted(places, key=lambda each: each.manner is Manner.OBSERVATION))


def find_elsewhere(collation: Collation) -> dict[int, frozenset[int]]:
    """Give, by row, the texts that have what stands there at another place."""
    found: dict[int, set[int]] = {}
    for moved in collation.transpositions:
        for place in moved.places:
            others = {text for one in moved.places if one != place for text in one.witnesses}
            for row in range(place.start, place.end):
                found.setdefault(row, set()).update(others)
    return {row: frozenset(texts) for row, texts in found.items()}


def _reaching(reach: Sequence[range], rows: int) -> Iterator[frozenset[int]]:
    """Give, row by row, the texts that reach it; made anew only where one begins or ends."""
    changed = {edge for span in reach for edge in (span.start, span.stop)}
    here: frozenset[int] = frozenset()
    for at in range(rows):
        if at in changed:
            here = frozenset(text for text, span in enumerate(reach) if at in span)
        yield here


class _Own:
    """Ranges of one text, sorted and disjoint."""

    def __init__(self, ranges: Sequence[Span]) -> None:
        self._ranges = sorted(ranges)
        self._starts = [span.start for span in self._ranges]
        self._ends = [span.end for span in self._ranges]

    def told(self, cells: Sequence[Span | None]) -> list[bool]:
        """Tell for each cell of the text whether it is of its own words."""
        held = [cell for cell in cells if cell is not None]
        if len(self._ranges) == 1 and held:
            whole = Span(min(held).start, max(cell.end for cell in held))
            if self._ranges[0].holds(whole):
                return [cell is not None for cell in cells]
        return [cell is not None and self.has(cell) for cell in cells]

    def has(self, cell: Span) -> bool:
        """Tell whether half of the cell or more lies in the ranges."""
        first = bisect_right(self._starts, cell[0]) - 1
        if first >= 0 and cell[1] <= self._ends[first]:
            return True
        held = 0
        for span in self._ranges[max(0, first) :]:
            if span.start >= cell.end:
                break
            held += span.overlap(cell)
        return 2 * held >= cell.length


def _reach(spoken: Sequence[bool]) -> range:
    if True not in spoken:
        return range(0)
    return range(spoken.index(True), len(spoken) - spoken[::-1].index(True))


def _variation(
    at: int, row: Row, spoken: Sequence[bool], reaching: frozenset[int]
) -> Variation | None:
    reads = tuple(
        row.readings[text] if own else (OMITS if text in reaching else None)
        for text, own in enumerate(spoken)
    )
    said = {read for read in reads if read is not None}
    manner: Manner | None = None
    if not any(spoken):
        if len(set(row.forms)) > 1:
            manner = Manner.OBSERVATION
        reads = (None,) * len(reads)
    elif len(said) > 1:
        manner = Manner.SUBSTANCE
    elif len({form for form, own in zip(row.forms, spoken, strict=True) if own}) > 1:
        manner = Manner.TYPOGRAPHY
    if manner is None:
        return None
    return Variation(at, manner, reads, frozenset(range(len(reads))) - reaching)
