"""Which text came from which? Every variant gets one row: a derivation, or why it can't be told."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from provenance.lineage import evidence
from provenance.lineage.drifted import drifted_facts
from provenance.lineage.families import Family, families
from provenance.lineage.found import Found, revision_id
from provenance.lineage.graph import (
    Derivation,
    Evidence,
    Lineage,
    OtherParent,
    Relation,
    Revision,
    Undecided,
)
from provenance.lineage.places import PAIR, collate_family
from provenance.lineage.revisions import states
from provenance.lineage.states import State
from provenance.lineage.strangers import stranger_rows, wordless
from provenance.lineage.witnesses import Witness, by_content, witnesses
from provenance.text.document import Document, Role

EXCERPT_SHARE = 0.6
"""A whole text that holds less of the article than this is an excerpt of it, not a copy."""

REWORDED = 0.1
"""A text with more of its words in readings of its own than this was reworded."""


def trace(documents: Mapping[str, Document], meta: Mapping[str, Mapping[str, str]]) -> Lineage:
    """Tell the lineage of the documents; `meta` gives, per name, what is known of it.

    The answer depends on contents, dates and sources alone, never on names or their order, but
    for the names in it.

    Raises ValueError with a sentence where `meta` holds a date that is none.
    """
    known = witnesses(documents, meta)
    groups = families([witness for witness in known if witness.words])
    if not groups:
        return Lineage((), (), (), (), tuple(wordless(witness) for witness in known))
    source = _source(groups)
    inside = set(map(id, source.members))
    outside = [w for w in known if id(w) not in inside and w.language == source.base.language]
    collated = collate_family(source, outside)
    found = Found(collated, states(collated), evidence.place_ids(collated))
    rows = [*_family_rows(found), *_revision_rows(found), *stranger_rows(known, found)]
    return Lineage(
        revisions=_revisions(found),
        lost=(),
        places=tuple(v.as_place(n) for n, v in enumerate(collated.substance, start=1)),
        derivations=tuple(row for row in rows if isinstance(row, Derivation)),
        undecided=tuple(row for row in rows if isinstance(row, Undecided)),
        drift=drifted_facts(known, found, rows),
    )


def _source(groups: Sequence[Family]) -> Family:
    """The family that holds the source's own wording; translations never do."""
    own = [f for f in groups if any(_own_wording(member) for member in f.members)]
    return (own or list(groups))[0]


def _own_wording(witness: Witness) -> bool:
    role = witness.sections[0].role
    return role is not Role.TRANSLATION and role is not Role.SUMMARY


def _revisions(found: Found) -> tuple[Revision, ...]:
    return tuple(
        Revision(
            id=revision_id(at),
            label=state.label,
            marker=state.marker,
            after=None if state.after is None else revision_id(state.after),
            held_by=by_content(w for w in state.members if _holds_whole(w, state, found)),
            witnesses=by_content(state.members),
        )
        for at, state in enumerate(found.states.states)
    )


def _holds_whole(witness: Witness, state: State, found: Found) -> bool:
    """Whether a variant has the revision's text from end to end, with no deviation of its own."""
    if witness.truncated or witness in found.collated.quoting:
        return False
    for variation in found.collated.substance:
        own = variation.reading_of(witness)
        fellows = [variation.reading_of(other) for other in state.members]
        held = [at for at in fellows if at is not None]
        if own is None or (held and held.count(own) * 2 < len(held)):
            return False
    covers = found.collated.alignments_of(witness)[0].covers
    return covers == (0, len(found.collated.family.base.words))


def _family_rows(found: Found) -> list[Derivation | Undecided]:
    """The rows of those who share the source's wording, in the order of their contents."""
    rows: dict[str, Derivation | Undecided] = {}
    for at, state in enumerate(found.states.states):
        rows |= {w.id: _witness_row(w, at, found) for w in state.members}
    for witness, (main, *others) in found.states.mixed:
        also = tuple(OtherParent(revision_id(at), _share(witness, at, found)) for at in others)
        rows[witness.id] = replace(_witness_row(witness, main, found), also=also)
    for witness, fits in found.states.open:
        rows[witness.id] = Undecided(
            child=witness.id,
            between=found.likeliest(fits),
            relation=_relation(witness, found),
            why=_why_open(witness, fits, found),
        )
    return [rows[witness.id] for witness in found.collated.witnesses]


def _share(witness: Witness, other: int, found: Found) -> float:
    """Of the places that divide states, the share at which a mixed text follows `other`."""
    vector = found.states.states[other].vector
    own = [v.reading_of(witness) for v in found.states.dividing]
    known = [(a, b) for a, b in zip(own, vector, strict=True) if a is not None]
    return round(sum(a == b for a, b in known) / max(1, len(known)), 2)


def _witness_row(witness: Witness, at: int, found: Found) -> Derivation:
    state = found.states.states[at]
    near = [s for i, s in enumerate(found.states.states) if i == state.after or s.after == at]
    others = near or [s for s in found.states.states if s is not state]
    alignments = found.collated.alignments_of(witness)
    said: list[Evidence] = [
        *evidence.readings(witness, others, found.states, found.ids),
        *evidence.marker(witness, found.states, found.ids),
        *evidence.dated(witness),
        *evidence.declared(witness),
        *evidence.truncation(witness, alignments, found.collated.family.base),
        *evidence.siblings(witness, state.members, found.collated),
        evidence.agreement(witness, alignments),
    ]
    return Derivation(witness.id, revision_id(at), _relation(witness, found), tuple(said))


def _relation(witness: Witness, found: Found) -> Relation:
    if witness in found.collated.quoting:
        return "quotation"
    dividing = {variation.base for variation in found.states.dividing}
    own = sum(
        len(variation.wordings[reading].words)
        for variation in found.collated.substance
        if variation.base not in dividing
        for reading in [variation.reading_of(witness)]
        if reading is not None and len(variation.voices[reading]) == 1
    )
    if own > REWORDED * max(1, len(witness.words)) and len(found.collated.family.members) > PAIR:
        return "paraphrase"
    covers = found.collated.alignments_of(witness)[0].covers
    held = covers[1] - covers[0]
    if not witness.truncated and held < EXCERPT_SHARE * len(found.collated.family.base.words):
        return "excerpt"
    return "copy"


def _why_open(witness: Witness, fits: Sequence[int], found: Found) -> str:
    labels = " and ".join(f"“{found.states.states[at].label}”" for at in fits)
    telling = [found.ids[v.base] for v in found.states.dividing if v.reading_of(witness) is None]
    ends = "It breaks off" if witness.truncated else "It leaves out what stands"
    return f"{ends} where {labels} differ; its reading of {', '.join(telling[:4])} would have told."


def _revision_rows(found: Found) -> list[Derivation | Undecided]:
    """How each state of the source came out of the one before."""
    rows: list[Derivation | Undecided] = []
    everyone = found.states.states
    for at, state in enumerate(everyone):
        if state.after is not None:
            said = _change(state, everyone[state.after], found)
            rows.append(Derivation(revision_id(at), revision_id(state.after), "revision", said))
        elif at:
            others = tuple(revision_id(i) for i in range(len(everyone)) if i != at)
            why = (
                "No marker, date or declared source tells which wording came first; "
                "the date of one capture on either side would."
            )
            rows.append(Undecided(revision_id(at), others, "revision", why))
    return rows


def _change(state: State, before: State, found: Found) -> tuple[Evidence, ...]:
    said: list[Evidence] = []
    for variation, was, now in zip(found.states.dividing, before.vector, state.vector, strict=True):
        if was is None or now is None or was == now:
            continue
        place = found.ids[variation.base]
        says = (
            f"{evidence.quote(variation.text(was))} became {evidence.quote(variation.text(now))}."
        )
        said.append(Evidence("reading", says, place))
        mark = variation.marks[now]
        if mark:
            says = f"The later wording carries the marker “{mark.label}”."
            said.append(Evidence("marker", says, place))
    if before.seen and state.seen and before.seen < state.seen:
        says = (
            f"The earlier wording was first seen on {before.seen.date().isoformat()}, "
            f"the later on {state.seen.date().isoformat()}."
        )
        said.append(Evidence("date", says))
    return tuple(said) or (
        Evidence("order", f"It differs least from “{before.label}” of all known states."),
    )
