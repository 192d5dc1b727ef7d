"""Of which words does each text of a lineage consist, the states of the source among them?"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from provenance.lineage.graph import Lineage, Place, Revision
from provenance.lineage.origins.said import Said, said_by, spoilt, words_of
from provenance.lineage.testimony.witnesses import Witness, fold, witnesses
from provenance.text.document import Document
from provenance.text.spans import Span

WHOLE = 0.9
"""A witness with fewer words than this share of the fullest is not taken for a whole state."""

MARKED = 12
"""Witnesses of a state that are asked which marks of editing it had."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text: where each stands in its variant, and the form that is compared.

    `around` are the indexes of those that were put around the work: furniture, notes of editors.
    """

    ranges: tuple[Span, ...]
    keys: tuple[str, ...]
    around: frozenset[int]
    language: str


class Texts:
    """Gives the words of variants, of their sections and of the states of the source."""

    def __init__(self, lineage: Lineage, documents: Mapping[str, Document]) -> None:
        self._lineage = lineage
        self._documents = documents
        self._witnesses: dict[str, dict[str, Witness]] = {}
        self._revisions = {revision.id: revision for revision in lineage.revisions}
        self._said: dict[str, Said] = {}
        self._templates: dict[str, Witness | None] = {}
        self._read: dict[tuple[str, str], int] = {}

    def is_variant(self, node: str) -> bool:
        """Whether the node is a whole variant."""
        return node in self._documents

    def witness(self, node: str) -> Witness | None:
        """The witness of a variant or a section; None for a text without words."""
        name = node if node in self._documents else node.rsplit("#", 1)[0]
        if name not in self._witnesses:
            own = witnesses({name: self._documents[name]}, {})
            self._witnesses[name] = {witness.id: witness for witness in own}
        return self._witnesses[name].get(node)

    def variant(self, name: str) -> Words:
        """Every word of a variant but those of sections with a descent of their own."""
        document = self._documents[name]
        main = self.witness(name)
        own = frozenset(self.said(main).starts) if main else frozenset()
        apart = {start for section in self.sections(name) for start in self.said(section).starts}
        ranges: list[Span] = []
        keys: list[str] = []
        around: set[int] = set()
        for span, key in words_of(document.text, document.sections):
            if span.start in apart:
                continue
            if span.start not in own:
                around.add(len(ranges))
            ranges.append(span)
            keys.append(key)
        return Words(tuple(ranges), tuple(keys), frozenset(around), document.language)

    def sections(self, name: str) -> list[Witness]:
        """The sections of a variant that came to it by a way of their own."""
        self.witness(name)
        return [witness for witness in self._witnesses[name].values() if not witness.main]

    def section(self, node: str) -> Words:
        """The words of one section."""
        found = self.witness(node)
        if found is None:
            return Words((), (), frozenset(), "und")
        said = self.said(found)
        return Words(said.ranges, said.keys, frozenset(), found.language)

    def said(self, witness: Witness) -> Said:
        """All that a witness says, its marks of editing with it."""
        if witness.id not in self._said:
            self._said[witness.id] = said_by(witness)
        return self._said[witness.id]

    def revision(self, node: str) -> Words:
        """The words of a state of the source: a witness of it, mended where it deviates."""
        witness = self._template(node)
        if witness is None:
            return Words((), (), frozenset(), "und")
        said = self.said(witness)
        known = self._marks(self._revisions[node])
        foreign = {at for mark, held in said.marks.items() if mark not in known for at in held}
        keys: list[str] = []
        done = 0

        def copy(end: int) -> None:
            keys.extend(said.keys[at] for at in range(done, end) if at not in foreign)

        for place, span in self._places_of(witness):
            reading = self._reading(node, place)
            if reading is None or witness.id in place.readings[reading].witnesses:
                continue
            start = bisect_left(said.starts, span.start)
            if start >= done:
                copy(start)
                keys += self._wording(place, reading, node)
                done = bisect_left(said.starts, span.end)
        copy(len(said.keys))
        return Words((), tuple(keys), frozenset(), witness.language)

    def _marks(self, revision: Revision) -> frozenset[frozenset[str]]:
        """The marks of editing that a state had: those that half of its whole witnesses have."""
        found = self._witnesses_of(revision.held_by or revision.witnesses)
        asked = ([w for w in found if not w.truncated] or found)[:MARKED]
        counts = Counter(mark for w in asked if w.markers for mark in self.said(w).marks)
        return frozenset(mark for mark, count in counts.items() if 2 * count >= len(asked))

    def _witnesses_of(self, names: Iterable[str]) -> list[Witness]:
        return [w for name in names if (w := self.witness(name)) is not None and w.words]

    def _template(self, node: str) -> Witness | None:
        """The witness that shows a state best, of another state where none shows it whole."""
        if node not in self._templates:
            revision = self._revisions[node]
            found = self._whole(revision)
            if found is None and revision.after is not None:
                found = self._template(revision.after)
            self._templates[node] = found or self._fullest
        return self._templates[node]

    def _whole(self, revision: Revision) -> Witness | None:
        """The witness that deviates least, one with sound letters if there is any."""
        held = self._witnesses_of(revision.held_by)
        if held and not all(map(spoilt, held)):
            found = held
        else:
            least = WHOLE * len(self._fullest.words) if self._fullest else 0
            found = held + [
                w
                for w in self._witnesses_of(revision.witnesses)
                if not w.truncated and (w.id in self._dated or len(w.words) >= least)
            ]
        found.sort(key=lambda w: (spoilt(w), self._deviations(revision, w), w.rank))
        likely = found[:MARKED]
        if any(witness.markers for witness in likely):
            marks = self._marks(revision)
            likely.sort(key=lambda w: (spoilt(w), len(marks.difference(self.said(w).marks))))
        return next(iter(likely), None)

    def _deviations(self, revision: Revision, witness: Witness) -> int:
        return sum(
            (reading := self._reading(revision.id, place)) is not None
            and witness.id not in place.readings[reading].witnesses
            for place, _ in self._places_of(witness)
        )

    @cached_property
    def _fullest(self) -> Witness | None:
        names = [name for r in self._lineage.revisions for name in r.held_by or r.witnesses]
        found = [w for name in names if (w := self.witness(name)) is not None and w.main]
        return min(found, key=lambda w: (w.truncated, w.rank), default=None)

    def _places_of(self, witness: Witness) -> list[tuple[Place, Span]]:
        return self._places.get(witness.id, [])

    @cached_property
    def _places(self) -> dict[str, list[tuple[Place, Span]]]:
        """For each witness the places it testifies to, in the order of its text."""
        found: dict[str, list[tuple[Place, Span]]] = {}
        for place in self._lineage.places:
            for name, span in place.where:
                found.setdefault(name, []).append((place, span))
        for held in found.values():
            held.sort(key=lambda pair: (pair[1].start, -pair[1].end))
        return found

    @cached_property
    def _dated(self) -> frozenset[str]:
        """Witnesses that are known to have existed at some moment: captures show what was there."""
        return frozenset(
            row.child
            for row in self._lineage.derivations
            if any(reason.kind == "date" for reason in row.evidence)
        )

    @cached_property
    def _telling(self) -> frozenset[str]:
        """Ids of the places by which states of the source are told apart."""
        return frozenset(
            reason.place
            for row in self._lineage.derivations
            if row.child in self._revisions
            for reason in row.evidence
            if reason.place is not None
        )

    def _reading(self, node: str, place: Place) -> int | None:
        """What a state reads at a place: as its holder, its witnesses, its line or most do."""
        asked = (node, place.id)
        if asked not in self._read:
            self._read[asked] = self._asked(self._revisions[node], place)
        return None if self._read[asked] == len(place.readings) else self._read[asked]

    def _asked(self, revision: Revision, place: Place) -> int:
        for names in (revision.held_by, revision.witnesses):
            among = set(names)
            counts = [len(among.intersection(r.witnesses)) for r in place.readings]
            most = max(counts, default=0)
            best = [at for at, count in enumerate(counts) if count and count == most]
            if len(best) == 1:
                having = place.readings[best[0]].witnesses
                sure = most > 1 or names is revision.held_by or place.id in self._telling
                if sure or len(having) > 1 or not self._dated.isdisjoint(having):
                    return best[0]
        if revision.after is not None:
            before = self._reading(revision.after, place)
            return len(place.readings) if before is None else before
        sizes = [len(reading.witnesses) for reading in place.readings]
        return sizes.index(max(sizes)) if sizes else 0

    def _wording(self, place: Place, reading: int, node: str) -> Sequence[str]:
        """The words of a reading, as a witness of the state has them if one does."""
        members = set(self._revisions[node].witnesses)
        where = dict(place.where)
        names = [name for name in place.readings[reading].witnesses if name in where]
        giver = next((name for name in names if name in members), names[0] if names else None)
        witness = None if giver is None else self.witness(giver)
        if giver is None or witness is None:
            words = map(fold, place.readings[reading].text.split())
            return [word for word in words if word]
        said = self.said(witness)
        start, end = (bisect_left(said.starts, at) for at in (where[giver].start, where[giver].end))
        return said.keys[start:end]
