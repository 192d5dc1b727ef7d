"""Where does one more text belong, told at once from a lineage that was told without it?

The text is laid against the fullest of the family alone and read at the places that are known, so
that it costs one alignment however many texts there are. What it has and nobody else has is
counted; whether it shows a revision of its own only the whole family can tell.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from provenance.lineage.copying.known import Known, bases, letters_of, told_of
from provenance.lineage.evidence import MOST, quote_both
from provenance.lineage.graph import Derivation, Evidence, Lineage, Relation, Undecided
from provenance.lineage.listing import listed
from provenance.lineage.relation import EXCERPT_SHARE
from provenance.lineage.source.labels import called
from provenance.lineage.testimony.families import families
from provenance.lineage.testimony.noise import stands_for
from provenance.lineage.testimony.witnesses import Witness, span_of, witnesses
from provenance.lineage.testimony.wordings import worded
from provenance.lineage.variation.alignment import Alignment, align
from provenance.lineage.variation.places import PAIR
from provenance.lineage.variation.tree_values import UNKNOWN, Readings, distances_from
from provenance.text.document import Document
from provenance.text.spans import Span

MENDED = 6
"""Readings that a text shares with another, to each of that one's own that it lacks, from which it
may be its copy: scribes mend slips. If it lacks more, both had one exemplar."""

OTHER_WORDS = "Its words are not those of any text here, as far as can be told at once."
ALL_ALIKE = "The texts known so far differ nowhere, so that nothing tells one from another."
OUT_OF_REACH = "It reaches none of the places at which the texts differ."


@dataclass(frozen=True, slots=True)
class Placement:
    """The row of a text, and `where` it has which reading, by number, of the known places."""

    row: Derivation | Undecided
    where: tuple[tuple[str, int, Span], ...] = ()


def place(
    name: str, document: Document, known: Lineage, beside: Mapping[str, Document]
) -> Placement:
    """Place a text by its readings; `beside` has the documents of the variants of `bases`.

    The row has no confidence: none was counted for what is told at once.
    """
    mains = [w for w in witnesses({name: document}, {}) if w.main and w.words]
    fullest = bases(known)
    for base in (w for one in fullest for w in _of(one, beside)):
        if mains and len(families([base, mains[0]])) == 1:
            return _Placing(mains[0], base, known).told()
    return Placement(Undecided(name, (), None, OTHER_WORDS if fullest else ALL_ALIKE))


def _of(name: str, beside: Mapping[str, Document]) -> list[Witness]:
    """The witness of this name, if its document is at hand."""
    variant = name.partition("#")[0]
    held = {variant: beside[variant]} if variant in beside else {}
    return [witness for witness in witnesses(held, {}) if witness.id == name]


@dataclass(frozen=True, slots=True)
class _Read:
    """What a text reads at the known places, where, and in how many places it alone does."""

    own: Readings
    where: tuple[tuple[str, int, Span], ...]
    alone: int


def _read(new: Witness, base: Witness, laid: Alignment, lineage: Lineage, known: Known) -> _Read:
    """Read a text that is laid against the fullest at the places of a lineage."""
    own = np.full(len(lineage.places), UNKNOWN, dtype=np.int16)
    where, runs, alone = [], [], 0
    plain = known.table[known.names.index(base.id)].tolist()
    for at, one in enumerate(lineage.places):
        stands = next((span for name, span in one.where if name == base.id), None)
        if stands is None:
            continue
        runs.append(_run(base, stands))
        if laid.silent(*runs[-1]):
            continue
        reading, span = _reading(new, _ranges(laid, runs[-1]), known.letters[at])
        if reading is None and _is_noise(new, base, runs[-1], laid.own_range(*runs[-1])):
            reading = plain[at]
        if reading is None:
            alone += 1
        else:
            own[at] = reading
            where.append((one.id, reading, span))
    elsewhere = (c for c in laid.edits if not any(_touch(c.base, run) for run in runs))
    alone += sum(not _is_noise(new, base, c.base, c.own) for c in elsewhere)
    return _Read(own, tuple(where), alone)


def _reading(
    new: Witness, ranges: Iterable[tuple[int, int]], letters: Mapping[str, int]
) -> tuple[int | None, Span]:
    """The first reading that is known, and where it stands; else all that may stand there."""
    spans = [span_of(new, words) for words in ranges]
    held = ((letters.get(letters_of(new.document.text[span.slice])), span) for span in spans)
    return next(((at, span) for at, span in held if at is not None), (None, spans[0]))


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _is_noise(new: Witness, base: Witness, run: tuple[int, int], own: tuple[int, int]) -> bool:
    """Whether a text reads there as the fullest does, but for noise."""
    two = (
        worded(base.keys[slice(*run)], [(base, run)]),
        worded(new.keys[slice(*own)], [(new, own)]),
    )
    return len(set(stands_for(two))) == 1


def _run(base: Witness, span: Span) -> tuple[int, int]:
    """The words of a text that stand in a range of it."""
    starts, ends = base.words.starts, base.words.ends
    if span.start == span.end:
        at = bisect_right(ends, span.start)
        return at, at
    return bisect_left(starts, span.start), bisect_left(starts, span.end)


def _ranges(laid: Alignment, run: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The words that stand for a run, with what is put in at its ends, at one of them, at none."""
    start, end = run
    firsts = laid.own_at(start, after=False), laid.own_at(start)
    lasts = laid.own_at(end), laid.own_at(end, after=False)
    for first, last in dict.fromkeys((first, last) for first in firsts for last in lasts):
        if first <= last:
            yield first, last


class _Placing:
    """A text among the nodes of a lineage, by what it reads."""

    def __init__(self, new: Witness, base: Witness, lineage: Lineage) -> None:
        self._new = new
        self._lineage = lineage
        self._known = told_of(lineage, base.id)
        laid = align(base, new)
        self._read = _read(new, base, laid, lineage, self._known)
        held = laid.covers[1] - laid.covers[0]
        short = not new.truncated and held < EXCERPT_SHARE * len(base.words)
        self._relation: Relation = "excerpt" if short else "copy"

    def told(self) -> Placement:
        """Tell what stands nearest; of equals a revision, then a lost text."""
        known, own = self._known, self._read.own
        if not (own != UNKNOWN).any():
            return self._open((), OUT_OF_REACH)
        apart = distances_from(known.table, own, np.ones(len(own)))
        apart[(known.table == UNKNOWN).all(axis=1)] = np.inf
        best = np.flatnonzero(apart == apart.min()).tolist()
        node, differs = best[0], int(apart[best[0]]) + self._read.alone
        if not known.revisions:
            return self._nearest(node, differs)
        if differs and known.each_its_own:
            return self._of_its_own(node, differs)
        alike = [other for other in best if other < known.revisions]
        if len(alike) >= PAIR:
            return self._between(alike)
        return self._under(node, differs)

    def _under(self, node: int, differs: int) -> Placement:
        """Hang the text from a node, from what that came from, or leave open from which."""
        known = self._known
        above = known.parent.get(node)
        if known.is_text(node) and above is not None:
            shared, lacking = self._counted(node, above)
            if shared and lacking > max(1, shared // MENDED):
                return self._beside(node, above)
            if not shared:
                node, above = above, known.parent.get(above)
        elif known.is_lost(node) and above is not None and not differs:
            node, above = above, known.parent.get(above)
        if node in known.fits:
            return self._between(known.fits[node])
        row = Derivation(
            child=self._new.id,
            parent=known.names[node],
            relation=self._relation,
            evidence=(
                *self._shared(node, self._rival(node, above)),
                self._differing(node, differs),
            ),
        )
        return Placement(row, self._read.where)

    def _counted(self, node: int, above: int) -> tuple[int, int]:
        """How many of the readings that a node has and its parent has not this text has, or not."""
        own, theirs, before = self._read.own, self._known.table[node], self._known.table[above]
        told = (own != UNKNOWN) & (theirs != UNKNOWN) & (before != UNKNOWN) & (theirs != before)
        return int((told & (own == theirs)).sum()), int((told & (own != theirs)).sum())

    def _rival(self, node: int, above: int | None) -> int | None:
        """What the text would be of if not of this: the next revision, the one before, or any."""
        known = self._known
        if node >= known.revisions:
            return above
        told = enumerate(self._lineage.revisions)
        later = (at for at, revision in told if revision.after == known.names[node])
        others = (*later, *(() if above is None else (above,)), *range(known.revisions))
        return next((other for other in others if other != node), None)

    def _shared(self, node: int, rival: int | None) -> list[Evidence]:
        """The readings by which the text goes with one node and not with another."""
        if rival is None:
            return []
        theirs, other = self._known.table[node], self._known.table[rival]
        told = (self._read.own == theirs) & (other != theirs) & (other != UNKNOWN)
        said = []
        for at in np.flatnonzero(told & (theirs != UNKNOWN)).tolist()[:MOST]:
            one = self._lineage.places[at]
            mine, its = quote_both(*(one.readings[int(row[at])].text for row in (theirs, other)))
            says = (
                f"It reads {mine} with {self._called(node)}, where {self._called(rival)} has {its}."
            )
            said.append(Evidence("reading", says, one.id))
        return said

    def _differing(self, node: int, differs: int) -> Evidence:
        many, alone = _count(differs) if differs else "no place", self._read.alone
        says = f"It differs from {self._called(node)} in {many}"
        if alone:
            says += f"; in {alone:,} of them nobody else reads as it does"
        return Evidence("order", f"{says}.")

    def _nearest(self, node: int, differs: int) -> Placement:
        """Of copies of copies it takes all to tell who came from whom."""
        why = (
            f"It stands nearest to {self._called(node)}, from which it differs in "
            f"{_count(differs)}. No revisions are known here: which of two texts was made from "
            "the other, or both from a third, is told of all texts together."
        )
        return self._open((node,), why)

    def _of_its_own(self, node: int, differs: int) -> Placement:
        why = (
            "Nearly every text here is a version of its own. This one stands nearest to "
            f"{self._called(node)}, from which it differs in {_count(differs)}."
        )
        return self._open((node,), why)

    def _between(self, alike: Sequence[int]) -> Placement:
        named = listed([*map(self._called, alike)])
        return self._open(
            alike, f"It agrees with {named} alike: it has no place that tells them apart."
        )

    def _beside(self, node: int, above: int) -> Placement:
        shared, lacking = self._counted(node, above)
        why = (
            f"It has {_count(shared, 'reading')} of {self._called(node)} that "
            f"{self._called(above)} does not have, and lacks {lacking:,} more: both may have come "
            "from a copy that nobody holds."
        )
        return self._open((node, above), why)

    def _open(self, between: Sequence[int], why: str) -> Placement:
        names = tuple(self._known.names[node] for node in between)
        row = Undecided(self._new.id, names, self._relation if names else None, why)
        return Placement(row, self._read.where)

    def _called(self, node: int) -> str:
        """A node as a sentence names it."""
        name = self._known.names[node]
        if node < self._known.revisions:
            return called(self._lineage.revisions[node].label)
        return f"the lost copy {name}" if self._known.is_lost(node) else name


def _count(number: int, noun: str = "place") -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
