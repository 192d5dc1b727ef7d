"""Where do the witnesses of one wording differ, who reads what there, and is it substance?

The places of variation of a family are found by laying every member against the longest one and
joining overlapping changes (a star alignment); what differs only in typography, or as an artefact
of observation, is told from substance.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from provenance.lineage.alignment import QUOTE, Alignment, align, quoted
from provenance.lineage.families import SHINGLE, Family, shingles
from provenance.lineage.graph import Place, Reading
from provenance.lineage.noise import Wording, stands_for, wording
from provenance.lineage.witnesses import Witness, by_content
from provenance.text.document import Marker
from provenance.text.spans import Span

JOIN = 5
"""Changes with no more than this many unchanged words between them are one place."""

NEAR_MARKER = 160
"""Code points around a reading in which a marker speaks of it: about a sentence."""

QUOTED_WORDS = 5
"""A reading of fewer words may stand in a quoting text by chance."""

PAIR = 2
"""Readings that it takes for a difference."""


@dataclass(frozen=True)
class Variation:
    """A place of variation, for the engine: `readings[i]` are the witnesses of wording `i`.

    `stands_for[i]` is the reading that `i` is but for noise, itself where it is of substance.
    `marks` gives, for a reading with a marker of editing beside it, that marker.
    """

    base: tuple[int, int]
    wordings: tuple[Wording, ...]
    readings: tuple[tuple[Witness, ...], ...]
    stands_for: tuple[int, ...]
    spans: tuple[tuple[Witness, Span], ...]
    marks: tuple[Marker | None, ...]

    @property
    def size(self) -> int:
        """How many words the longest reading has."""
        return max(len(wording.words) for wording in self.wordings)

    @property
    def is_substance(self) -> bool:
        """Whether anything but noise differs here."""
        return len(set(self.stands_for)) > 1

    @cached_property
    def voices(self) -> tuple[tuple[Witness, ...], ...]:
        """For each reading, who has it but for noise; nobody where it stands for another."""
        return tuple(
            tuple(
                witness
                for other, among in enumerate(self.readings)
                if self.stands_for[other] == at
                for witness in among
            )
            for at in range(len(self.readings))
        )

    def reading_of(self, witness: Witness) -> int | None:
        """The index of this witness's reading but for noise, None where it can't testify."""
        return self._reading_by_id.get(witness.id)

    @cached_property
    def _reading_by_id(self) -> dict[str, int]:
        return {
            witness.id: self.stands_for[at]
            for at, among in enumerate(self.readings)
            for witness in among
        }

    def text(self, at: int) -> str:
        """A reading as it stands in one of its witnesses."""
        return self.wordings[at].text

    def as_place(self, number: int) -> Place:
        """The place for the answer."""
        return Place(
            id=f"p{number}",
            readings=tuple(
                Reading(wording.text, by_content(among))
                for wording, among in zip(self.wordings, self.readings, strict=True)
            ),
            where=tuple((witness.id, span) for witness, span in self.spans),
        )


@dataclass(frozen=True)
class Collated:
    """A family laid out: the alignment of each member to the base, and the places found.

    `quoting` are texts of other wording that quote passages of this one; a quoted passage testifies
    for as far as it goes.
    """

    family: Family
    quoting: tuple[Witness, ...]
    alignments: tuple[Alignment, ...]
    variations: tuple[Variation, ...]

    @property
    def witnesses(self) -> tuple[Witness, ...]:
        """Everyone who testifies, in whole or in part."""
        return (*self.family.members, *self.quoting)

    @cached_property
    def substance(self) -> tuple[Variation, ...]:
        """The places where the wording itself differs."""
        return tuple(v for v in self.variations if v.is_substance)

    def alignments_of(self, witness: Witness) -> tuple[Alignment, ...]:
        """How this witness lies against the base: once, or once for each passage it quotes."""
        return self._alignments_by_id.get(witness.id, ())

    @cached_property
    def _alignments_by_id(self) -> dict[str, tuple[Alignment, ...]]:
        found: dict[str, tuple[Alignment, ...]] = {}
        for alignment in self.alignments:
            found[alignment.witness.id] = (*found.get(alignment.witness.id, ()), alignment)
        return found


def collate_family(family: Family, strangers: Sequence[Witness] = ()) -> Collated:
    """Find every place where members of the family differ, in the order of the base's text.

    `strangers` are witnesses of other wording; those who quote the family testify too.
    """
    alignments = [align(family.base, member) for member in family.members]
    quoting = []
    wording = frozenset(shingles(family.base)) if strangers else frozenset()
    for stranger in strangers:
        shared = sum(shingle in wording for shingle in shingles(stranger))
        passages = quoted(family.base, stranger) if shared > QUOTE - SHINGLE else []
        if passages:
            quoting.append(stranger)
            alignments += passages
    found = [_variation(region, alignments) for region in _regions(alignments)]
    told = tuple(_with_quoted(v, quoting) for v in found if len(v.readings) > 1)
    return Collated(family, tuple(quoting), tuple(alignments), told)


def _with_quoted(variation: Variation, quoting: Sequence[Witness]) -> Variation:
    """The place with those who quote one of its readings word for word, if just one."""
    readings, spans = list(variation.readings), list(variation.spans)
    for witness in quoting:
        if variation.reading_of(witness) is not None:
            continue
        hits = [(at, _find(w.words, witness)) for at, w in enumerate(variation.wordings)]
        sure = [(at, own) for at, own in hits if own]
        if len(sure) == 1:
            at, own = sure[0]
            readings[at] += (witness,)
            spans.append((witness, _span(witness, own)))
    return replace(variation, readings=tuple(readings), spans=tuple(spans))


def _find(words: tuple[str, ...], witness: Witness) -> tuple[int, int] | None:
    """Where the words stand in a row in the witness, if they are enough to be no chance."""
    size = len(words)
    if size < QUOTED_WORDS:
        return None
    starts = range(len(witness.keys) - size + 1)
    return next(((at, at + size) for at in starts if witness.keys[at : at + size] == words), None)


def _regions(alignments: Sequence[Alignment]) -> list[tuple[int, int]]:
    """Stretches of the base, in order and apart from each other, that hold all changes."""
    changes = sorted(change.base for alignment in alignments for change in alignment.edits)
    regions: list[tuple[int, int]] = []
    for start, end in changes:
        if regions and start <= regions[-1][1] + JOIN:
            regions[-1] = regions[-1][0], max(end, regions[-1][1])
        else:
            regions.append((start, end))
    return regions


def _variation(region: tuple[int, int], alignments: Sequence[Alignment]) -> Variation:
    groups: dict[tuple[str, ...], list[tuple[Witness, Span]]] = {}
    for alignment in alignments:
        own = alignment.reading(*region)
        if own is not None:
            witness = alignment.witness
            groups.setdefault(witness.keys[slice(*own)], []).append((witness, _span(witness, own)))
    ranked = sorted(groups, key=lambda words: (-len(groups[words]), words))
    wordings = tuple(wording(words, groups[words]) for words in ranked)
    return Variation(
        base=region,
        wordings=wordings,
        readings=tuple(tuple(witness for witness, _ in groups[words]) for words in ranked),
        stands_for=stands_for(wordings),
        spans=tuple(pair for words in ranked for pair in groups[words]),
        marks=_marks([groups[words] for words in ranked]),
    )


def _span(witness: Witness, own: tuple[int, int]) -> Span:
    """Where the words stand in the variant's text; an empty reading stands where it would be."""
    start, end = own
    if start < end:
        return Span(witness.words[start].range.start, witness.words[end - 1].range.end)
    at = witness.words[start - 1].range.end if start else 0
    return Span(at, at)


def _marks(groups: Sequence[Sequence[tuple[Witness, Span]]]) -> tuple[Marker | None, ...]:
    """For each reading the best marker beside it, if some other reading has no such one there."""
    near = [[m for w, span in group for m in _near(w, span)] for group in groups]
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


def _near(witness: Witness, span: Span) -> list[Marker]:
    return [
        marker
        for marker in witness.markers
        if marker.range.end >= span.start - NEAR_MARKER
        and marker.range.start <= span.end + NEAR_MARKER
    ]
