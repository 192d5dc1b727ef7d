"""Where do the witnesses of one wording differ, who reads what there, and is it substance?

The places of variation of a family are found by laying every member against the longest one (a
star alignment); what differs only in typography, or as an artefact of observation, is told from
substance. Only those who deviate from the longest are kept, so that a place costs as much as is
told at it and not as much as the family is large.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np
import numpy.typing as npt

from provenance.lineage.graph import Place, Reading
from provenance.lineage.memory import each_once, once
from provenance.lineage.testimony.edges import quoted_span
from provenance.lineage.testimony.families import SHINGLE, Family, shingles
from provenance.lineage.testimony.noise import stands_for
from provenance.lineage.testimony.witnesses import Witness, span_of
from provenance.lineage.testimony.wordings import Wording, worded
from provenance.lineage.variation.alignment import QUOTE, Alignment, quoted
from provenance.lineage.variation.ground import Ground
from provenance.lineage.variation.laying import in_usual_order
from provenance.lineage.variation.marked import Marked
from provenance.lineage.variation.packed import kept
from provenance.lineage.variation.regions import Region, regions
from provenance.lineage.variation.runs import Range, Runs, Where
from provenance.lineage.variation.tree_values import UNKNOWN, Mask, Readings
from provenance.text.document import Marker
from provenance.text.spans import Span

QUOTED_WORDS = 5
"""A reading of fewer words may stand in a quoting text by chance."""

FEW = 4
"""Witnesses of the base's wording whose text is looked at to tell noise from substance."""

MANY = 300
"""Members of a family beyond which what one undated copy has alone is no place of the answer."""

PAIR = 2
"""Readings that it takes for a difference."""


@dataclass(frozen=True, eq=False)
class Variation:
    """A place of variation, for the engine: `readings[i]` are the witnesses of wording `i`.

    `deviants` are those of them who deviate from the base, by the number of their alignment, with
    their own words, and `reads` is the wording of each; all others read `plain`, but for those
    who can't testify, the `mute`: a bit for each alignment. `stands_for[i]` is the reading that `i`
    is but for noise, itself where it is of substance. `marks` gives, for a reading with a marker of
    editing beside it, that marker. `base` has a third number where all readings have the same
    words, written otherwise; `quoted` are those who quote a reading elsewhere.
    """

    base: tuple[int, ...]
    wordings: tuple[Wording, ...]
    ground: Ground
    deviants: Runs
    reads: Readings
    plain: int
    mute: npt.NDArray[np.uint8]
    stands_for: tuple[int, ...]
    marks: tuple[Marker | None, ...]
    quoted: tuple[tuple[int, Witness, Span], ...] = ()

    @property
    def silent(self) -> Mask:
        """Which alignments can't testify."""
        bits = np.unpackbits(self.mute, count=len(self.ground.alignments))
        return bits.astype(np.bool_)

    @property
    def readings(self) -> tuple[tuple[Witness, ...], ...]:
        """For each wording, who has it."""
        return tuple(map(self.having, range(len(self.wordings))))

    def having(self, reading: int) -> tuple[Witness, ...]:
        """Who has this wording."""
        alignments = self.ground.alignments
        quoting = (witness for at, witness, _ in self.quoted if at == reading)
        return (*(alignments[at].witness for at in self._numbers(reading)), *quoting)

    def _numbers(self, reading: int) -> list[int]:
        """The alignments of those who have a wording, but for those who quote it elsewhere."""
        if reading != self.plain:
            return list(self.deviants.at[self.reads == reading].tolist())
        plain = ~self.silent
        plain[self.deviants.at] = False
        return list(np.flatnonzero(plain).tolist())

    @cached_property
    def counts(self) -> tuple[int, ...]:
        """For each wording, how many have it."""
        found = np.bincount(self.reads, minlength=len(self.wordings))
        others = len(self.reads) + int(self.silent.sum())
        found[self.plain] = len(self.ground.alignments) - others
        for reading, _, _ in self.quoted:
            found[reading] += 1
        return tuple(found.tolist())

    def held_by(self, witness: Witness) -> tuple[tuple[int, Span], ...]:
        """The wordings that a text has, and where; more than one if it quotes several passages."""
        found: list[tuple[int, Span]] = []
        for at in self.ground.numbers.get(witness.id, ()):
            row = self.deviants.row(at)
            if row is None and not self._is_silent(at):
                own = self.ground.alignments[at].own_range(self.base[0], self.base[1])
                found.append((self.plain, span_of(witness, own)))
            elif row is not None and self.reads[row] != self.plain:
                found.append((int(self.reads[row]), span_of(witness, self.deviants[at])))
        found += [(at, span) for at, quoting, span in self.quoted if quoting.id == witness.id]
        return tuple(sorted(found, key=lambda held: held[0]))

    def exact(self, witnesses: Sequence[Witness]) -> Readings:
        """The last wording of those that `held_by` tells of each of some texts, or UNKNOWN."""
        said = np.full(len(self.ground.alignments), self.plain, dtype=np.int16)
        said[self.silent] = UNKNOWN
        said[self.deviants.at] = np.where(self.reads == self.plain, UNKNOWN, self.reads)
        quoting = {quoting.id: at for at, quoting, _ in self.quoted}
        numbers = self.ground.numbers
        return np.array(
            [
                max([quoting.get(one.id, UNKNOWN), *(said[at] for at in numbers.get(one.id, ()))])
                for one in witnesses
            ],
            dtype=np.int16,
        )

    def _is_silent(self, at: int) -> bool:
        return bool(self.mute[at >> 3] >> (7 - (at & 7)) & 1)

    def _held(self) -> list[list[tuple[Witness, Span]]]:
        """For each wording who has it, and where."""
        alignments = self.ground.alignments
        groups: list[list[tuple[Witness, Span]]] = [[] for _ in self.wordings]
        for reading, (at, own) in zip(self.reads.tolist(), self.deviants.pairs(), strict=True):
            groups[reading].append((alignments[at].witness, span_of(alignments[at].witness, own)))
        groups[self.plain] = [
            (one.witness, span_of(one.witness, one.own_range(*self.base[:2])))
            for one in (alignments[at] for at in self._numbers(self.plain))
        ]
        for reading, witness, span in self.quoted:
            groups[reading].append((witness, span))
        return groups

    def _held_in_brief(self) -> list[Sequence[tuple[Witness, Span]]]:
        """The same without quotations, and with but few of those who read as the base does."""
        return [
            wording.stands[:FEW] if at == self.plain else wording.stands
            for at, wording in enumerate(self.wordings)
        ]

    @property
    def size(self) -> int:
        """How many words the longest reading has."""
        return max(len(wording.words) for wording in self.wordings)

    @property
    def is_substance(self) -> bool:
        """Whether anything but noise differs here."""
        return len(set(self.stands_for)) > 1

    @cached_property
    def voiced(self) -> tuple[int, ...]:
        """For each reading, how many have it but for noise."""
        found = [0] * len(self.wordings)
        for home, count in zip(self.stands_for, self.counts, strict=True):
            found[home] += count
        return tuple(found)

    def reading_of(self, witness: Witness) -> int | None:
        """The index of this witness's reading but for noise, None where it can't testify."""
        reading: int = self.column.item(self.ground.rows.get(witness.id, -1))
        return None if reading == UNKNOWN else reading

    @property
    def column(self) -> Readings:
        """The reading of each text but for noise, UNKNOWN where it can't testify.

        One more stands after the last, for those that testify nowhere.
        """
        return self._column()

    @cached_property
    def _column(self) -> Callable[[], Readings]:
        ground = self.ground
        found = np.full(len(ground.rows) + 1, self.stands_for[self.plain], dtype=np.int16)
        mute = np.bincount(ground.row_of[self.silent], minlength=len(ground.rows))
        found[:-1][mute == ground.several] = UNKNOWN
        found[-1] = UNKNOWN
        order = np.argsort(self.reads, kind="stable")
        homes = np.array(self.stands_for, dtype=np.int16)
        found[ground.row_of[self.deviants.at[order]]] = homes[self.reads[order]]
        for at, witness, _ in self.quoted:
            found[ground.rows[witness.id]] = self.stands_for[at]
        return kept(found)

    def holders(self, among: frozenset[str]) -> tuple[int, ...]:
        """For each reading, how many of these witnesses have it but for noise; asked often."""
        if among not in self._holders:
            self._holders[among] = self._count(self.column[self.ground.among(among)])
        return self._holders[among]

    @cached_property
    def _holders(self) -> dict[frozenset[str], tuple[int, ...]]:
        return {}

    @cached_property
    def support(self) -> tuple[int, ...]:
        """For each reading, how many witnesses have it but for noise."""
        return self._count(self.column)

    def _count(self, held: Readings) -> tuple[int, ...]:
        return tuple(np.bincount(held + 1, minlength=len(self.wordings) + 1)[1:].tolist())

    def text(self, at: int) -> str:
        """A reading as it stands in one of its witnesses, with the signs that belong to it."""
        return self.wordings[at].quoted

    def text_in(self, witnesses: Iterable[Witness], reading: int) -> str:
        """A reading as some texts write it that have it, else as any text does.

        Who has a long part of a run that others leave out has it too, in words of its own; these
        are told where none of the texts has the very words.
        """
        own = ""
        for witness in witnesses:
            for at, span in self.held_by(witness):
                if self.stands_for[at] == reading:
                    said = self.text(at)
                    here = witness.document.text[quoted_span(witness, span).slice]
                    here = " ".join(here.split())
                    if at != self.plain or said in here:
                        return said
                    own = own or here
        return own or self.text(reading)

    def as_place(self, number: int, *, brief: bool = False) -> Place:
        """The place for the answer; a brief one names but a few who read as the base does."""
        if brief:
            readings, where = once(
                ("place", self.plain), self.wordings, lambda: self._named(self._held_in_brief())
            )
        else:
            readings, where = self._named(self._held())
        return Place(id=f"p{number}", readings=readings, where=where)

    def _named(
        self, held: Sequence[Sequence[tuple[Witness, Span]]]
    ) -> tuple[tuple[Reading, ...], Where]:
        """The readings with the names of those who have them, and where each of these does."""
        spans = each_once(("where", self.base), (one for had in held for one in had), quoted_span)
        return (
            tuple(
                Reading(wording.quoted, self.ground.in_order(w for w, _ in among))
                for wording, among in zip(self.wordings, held, strict=True)
            ),
            Where((w.id for had in held for w, _ in had), spans),
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
    family, alignments = in_usual_order(family)
    quoting = []
    wording = frozenset(shingles(family.base)) if strangers else frozenset()
    for stranger in strangers:
        shared = sum(shingle in wording for shingle in shingles(stranger))
        passages = quoted(family.base, stranger) if shared > QUOTE - SHINGLE else []
        if passages:
            quoting.append(stranger)
            alignments += passages
    ground = Ground(alignments)
    marks = Marked(ground.alignments)
    found = [_variation(region, ground, marks) for region in _told(regions(alignments), ground)]
    told = tuple(_with_quoted(v, quoting) for v in found if len(v.wordings) > 1)
    return Collated(family, tuple(quoting), tuple(alignments), told)


def _told(found: Sequence[Region], ground: Ground) -> Iterator[Region]:
    """All places; of a very large family those alone that can tell its members apart."""
    for region in found:
        dated = any(ground.alignments[at].witness.when for at in region.own)
        if dated or len(ground.alignments) <= MANY or len(region.own) >= PAIR:
            yield region


def _with_quoted(variation: Variation, quoting: Sequence[Witness]) -> Variation:
    """The place with those who quote one of its readings word for word, if just one."""
    found = []
    for witness in quoting:
        if variation.reading_of(witness) is not None:
            continue
        hits = [(at, _find(w.words, witness)) for at, w in enumerate(variation.wordings)]
        sure = [(at, own) for at, own in hits if own]
        if len(sure) == 1:
            at, own = sure[0]
            found.append((at, witness, span_of(witness, own)))
    return replace(variation, quoted=tuple(found)) if found else variation


def _find(words: tuple[str, ...], witness: Witness) -> tuple[int, int] | None:
    """Where the words stand in a row in the witness, if they are enough to be no chance."""
    size = len(words)
    if size < QUOTED_WORDS:
        return None
    starts = range(len(witness.keys) - size + 1)
    return next(((at, at + size) for at in starts if witness.keys[at : at + size] == words), None)


def _variation(region: Region, ground: Ground, marks: Marked) -> Variation:
    silent = ground.silent(region.base)
    silent[region.silent] = True
    mute = silent.copy()
    mute[region.own.at] = False
    plain = ground.alignments[0].witness.keys[slice(*region.base)]
    groups: dict[tuple[str, ...], list[tuple[int, Range]]] = {plain: []}
    for at, own in region.own.pairs():
        groups.setdefault(ground.alignments[at].witness.keys[slice(*own)], []).append((at, own))
    count = {words: len(held) for words, held in groups.items()}
    count[plain] += len(ground.alignments) - int(mute.sum()) - len(region.own)
    ranked = sorted(groups, key=lambda words: (-count[words], words))
    reads = {at: reading for reading, words in enumerate(ranked) for at, _ in groups[words]}
    groups[plain] = _with_plain(groups[plain], region, silent, ground)
    wordings = tuple(
        worded(words, [(ground.alignments[at].witness, own) for at, own in groups[words]])
        for words in ranked
    )
    return Variation(
        base=region.base,
        wordings=wordings,
        ground=ground,
        deviants=region.own,
        reads=np.array([reads[at] for at in region.own], dtype=np.int16),
        plain=ranked.index(plain),
        mute=np.packbits(mute),
        stands_for=once("noise", wordings, partial(stands_for, wordings)),
        marks=marks.beside(region, wordings, silent),
    )


def _with_plain(
    held: Sequence[tuple[int, Range]], region: Region, silent: Mask, ground: Ground
) -> list[tuple[int, Range]]:
    """Who deviates but in other words, and some who do not; the base where nobody is sure of it."""
    whole = ~silent
    whole[region.own.at] = False
    beside = np.flatnonzero(whole)[:FEW].tolist() or ([] if held else [0])
    plain = ((at, ground.alignments[at].own_range(*region.base)) for at in beside)
    return sorted([*held, *plain])
