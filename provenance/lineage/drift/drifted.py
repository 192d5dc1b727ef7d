"""Which facts did the texts of a lineage tell otherwise than what they were made from?

Translations and rewordings are held against their source sentence by sentence, along the alignment
that dated them; those who share the source's wording are held against it where they deviate. What
the author changed is no drift: a finding must stand against the wording of every revision, and
what the only witness of a revision has alone may be its author's.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import pairwise

from rapidfuzz.distance import Indel

from provenance.lineage.across.alike import unmarked
from provenance.lineage.across.columns import Column, columns_of, facing
from provenance.lineage.across.dating import Laid
from provenance.lineage.across.translation import Source
from provenance.lineage.across.units import Unit, units_of
from provenance.lineage.drift.passages import Drift, Pair, Passage, drift
from provenance.lineage.found import Found
from provenance.lineage.graph import Derivation, DriftedFact, Undecided
from provenance.lineage.memory import once
from provenance.lineage.progress import tell
from provenance.lineage.testimony.spared import Work, each, key_of
from provenance.lineage.testimony.witnesses import Witness
from provenance.lineage.texts import revision_texts
from provenance.text.remembered import remembered
from provenance.text.spans import Span

RENDERS = frozenset({"translation", "retranslation", "paraphrase"})
"""Relations in which sentences stand for sentences; a summary leaves out and puts together."""

ALIGNED = 0.5
"""Likeness in meaning from which two aligned sentences are held to say the same."""

SAME_SENTENCE = 0.6
"""Share of words from which a sentence of a copy is an altered form of the source's."""

LONGEST = 3
"""Sentences on one side of an aligned pair above which it says too little what faces what."""


def drifted_facts(
    known: Sequence[Witness],
    found: Found,
    rows: Iterable[Derivation | Undecided],
    across: Source | None,
) -> tuple[DriftedFact, ...]:
    """The facts that drifted, text by text in the order of their contents.

    Without `across`, which asks what sentences mean, only those who share the source's wording
    are looked at.
    """
    relations = {row.child: row.relation for row in rows}
    sharing = {witness.id for witness in found.collated.witnesses}
    renders = [w for w in known if w.id not in sharing and relations.get(w.id) in RENDERS]
    language = found.collated.family.base.language
    alone = {s.members[0].id for s in found.states.states if len(s.members) == 1}
    copies = _facts_of_copies([w for w in known if w.id in sharing - alone], found)
    told: list[DriftedFact] = []
    for at, witness in enumerate(known):
        tell("facts", at, len(known))
        if witness.id in alone:
            continue
        if witness.id in sharing:
            told += next(copies)
        elif across is not None and witness in renders:
            laid = across.laid(witness)
            told += _facts(witness, language, _of_rendering(witness, laid, language))
    return tuple(told)


def _facts_of_copies(copies: Sequence[Witness], found: Found) -> Iterator[list[DriftedFact]]:
    """What each text that shares the source's wording tells otherwise, spared where it is kept."""
    if not copies:
        return iter(())
    language = found.collated.family.base.language
    texts = revision_texts(found, placed=False)
    states = columns_of([units_of(text.text, language) for text in texts])
    drifts = _Drifts()
    sentences: Work[Witness, _Altered] = Work(
        kind="sentences",
        on=_digest(states),
        make=lambda copy: _altered(copy, states),
        pack=_Altered.pack,
        unpack=_Altered.unpack,
    )
    work: Work[_Altered, list[DriftedFact]] = Work(
        kind="drift",
        on=language,
        make=lambda one: _facts(one.witness, language, drifts.of(one)),
        pack=_pack,
        unpack=lambda one, packed: _unpack(one.witness, language, packed),
    )
    altered = list(each(sentences, copies, lambda copy: copy.digest))
    return each(work, altered, lambda one: one.digest)


def _digest(states: Sequence[Column]) -> str:
    """All of the revisions' sentences that what a copy has otherwise depends on."""
    return key_of(json.dumps([[u and (u.literal, u.code) for u in one.units] for one in states]))


def _pack(facts: Sequence[DriftedFact]) -> bytes:
    rows = [(fact.kind, fact.source, fact.says, *fact.range) for fact in facts]
    return json.dumps(rows, separators=(",", ":")).encode()


def _unpack(witness: Witness, language: str, packed: bytes) -> list[DriftedFact]:
    return [
        DriftedFact(witness.id, kind, source, says, Span(start, end), language)
        for kind, source, says, start, end in json.loads(packed)
    ]


def _facts(witness: Witness, source_language: str, findings: Iterable[Drift]) -> list[DriftedFact]:
    """As the lineage tells them, a name that drifted throughout only once."""
    seen: set[tuple[object, ...]] = set()
    told = []
    for one in sorted(findings, key=lambda one: (one.range, one.kind)):
        keys: set[tuple[object, ...]] = {(one.kind, one.range)}
        if one.kind == "name":
            keys = set(zip(one.source.split(), one.says.split(), strict=False))
        if not keys <= seen:
            seen |= keys
            told.append(
                DriftedFact(
                    variant=witness.id,
                    kind=one.kind,
                    source=" ".join(one.source.split()),
                    says=one.says,
                    range=one.range,
                    source_language=source_language,
                )
            )
    return told


@dataclass(frozen=True)
class _Altered:
    """A copy's sentences that no revision has so, each with the revisions' wordings of it."""

    witness: Witness
    sentences: tuple[tuple[tuple[str, ...], Passage], ...]

    @cached_property
    def digest(self) -> str:
        """All that its drifted facts depend on."""
        return key_of(json.dumps(self._said))

    @property
    def _said(self) -> list[tuple[tuple[str, ...], str, str, int]]:
        return [(wordings, one.text, one.language, one.start) for wordings, one in self.sentences]

    def pack(self) -> bytes:
        """The sentences as they are kept; `unpack` gives them back equal."""
        return json.dumps(self._said, separators=(",", ":")).encode()

    @classmethod
    def unpack(cls, witness: Witness, packed: bytes) -> "_Altered":
        """The sentences of a text that `pack` wrote."""
        said = [
            (tuple(wordings), Passage(text, language, start))
            for wordings, text, language, start in json.loads(packed)
        ]
        return cls(witness, tuple(said))


def _altered(witness: Witness, states: Sequence[Column]) -> _Altered:
    """What a text that shares the source's wording has otherwise, sentence by sentence."""
    ranges = [section.range for section in witness.sections]
    told = partial(units_of, witness.document.text, witness.language, ranges)
    own = once("units", (witness,), told)
    found = []
    for column, unit in facing(states, own):
        if unit.code or unit.literal in column.literals:
            continue
        near = tuple(u.plain for u in column.readings if _is_form(u.plain, unit.plain))
        if near:
            found.append((near, _passage(witness, (unit,))))
    return _Altered(witness, tuple(found))


@remembered
def _is_form(one: str, other: str) -> bool:
    """Whether a sentence is an altered form of another."""
    return Indel.normalized_similarity(one.split(), other.split()) >= SAME_SENTENCE


def _of_rendering(witness: Witness, laid: Laid, language: str) -> Iterator[Drift]:
    """What a translation or a rewording tells otherwise than the sentences that it renders."""
    for at, bead in enumerate(laid.beads):
        if not bead.source or not bead.target or bead.score < ALIGNED:
            continue
        if max(len(bead.source), len(bead.target)) > LONGEST:
            continue
        units = tuple(laid.target[i] for i in bead.target)
        if any(unit.code for unit in units) or not _adjoin(units, witness.document.text):
            continue
        columns = [laid.columns[i] for i in bead.source]
        beside = (*laid.beads[max(0, at - 1) : at], *laid.beads[at + 1 : at + 2])
        whole = all(near.source and near.target for near in beside)
        wordings = dict.fromkeys(
            " ".join(u.plain for column in columns if (u := column.units[r]) is not None)
            for r in range(len(columns[0].units))
        )
        among = [wording for wording in wordings if wording]
        yield from _against_all(among, _passage(witness, units), language, whole=whole)


def _adjoin(units: Sequence[Unit], text: str) -> bool:
    return all(not text[a.range.end : b.range.start].strip() for a, b in pairwise(units))


def _passage(witness: Witness, units: Sequence[Unit]) -> Passage:
    span = Span(units[0].range.start, units[-1].range.end)
    return Passage(unmarked(witness)[span.slice], witness.language, span.start)


class _Drifts:
    """What drifted from some wordings in a sentence, told once of a sentence that many have."""

    def __init__(self) -> None:
        self._told: dict[tuple[object, ...], list[Drift]] = {}

    def of(self, altered: _Altered) -> Iterator[Drift]:
        """The findings in a copy's sentences, their ranges in its text."""
        for wordings, sentence in altered.sentences:
            asked = wordings, sentence.text, sentence.language
            if asked not in self._told:
                alone = replace(sentence, start=0)
                self._told[asked] = _against_all(wordings, alone, sentence.language)
            for one in self._told[asked]:
                start, end = one.range
                yield replace(one, range=Span(sentence.start + start, sentence.start + end))


def _against_all(
    wordings: Sequence[str], variant: Passage, language: str, *, whole: bool = True
) -> list[Drift]:
    """What stands against every wording: a fact that one revision tells alike has not drifted."""
    found: Sequence[Drift] | None = None
    for text in reversed(wordings):
        pair = Pair(Passage(text, language), variant, whole)
        against = once("drift", (), partial(drift, [pair]), pair)
        found = against if found is None else [one for one in found if _met(one, against)]
        if not found:
            break
    return list(found or ())


def _met(one: Drift, others: Iterable[Drift]) -> bool:
    """Whether what drifted from one wording has drifted from another as well."""
    return any(other.kind == one.kind and other.range.overlap(one.range) for other in others)
