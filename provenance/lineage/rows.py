"""Each text of the source's own wording gets one row, and so does each state of the source."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from provenance.lineage import evidence
from provenance.lineage.claimed import claimed_row
from provenance.lineage.confidence import Kind, confidence
from provenance.lineage.copies import copy_row, lost_rows, ties
from provenance.lineage.copying.descent import Descent
from provenance.lineage.days import say_days
from provenance.lineage.found import Found, revision_id
from provenance.lineage.graph import Derivation, Evidence, OtherParent, Undecided
from provenance.lineage.listing import listed
from provenance.lineage.progress import tell
from provenance.lineage.relation import Relations
from provenance.lineage.source.labels import called
from provenance.lineage.source.states import State
from provenance.lineage.testimony.witnesses import Witness
from provenance.lineage.variation.places import PAIR
from provenance.lineage.vectors import Held

Row = Derivation | Undecided


def family_rows(found: Found, descent: Descent) -> list[Row]:
    """The rows of those who share the source's wording, in the order of their contents."""
    rows: dict[str, Row | None] = {}
    for child, row in _each(found, descent):
        rows[child] = row
        tell("evidence", len(rows), len(found.collated.witnesses))
    for claim in found.claims:
        for witness in (claim.believed, *claim.doubted):
            row = rows[witness.id]
            rows[witness.id] = row and claimed_row(witness, claim, row, found)
    told = [rows[w.id] for w in found.collated.witnesses]
    return [*(row for row in told if row is not None), *lost_rows(found, descent)]


def _each(found: Found, descent: Descent) -> Iterator[tuple[str, Row | None]]:
    """The row of each text, if it has one; the last that is told of a text holds."""
    relations = Relations(found)
    held = Held([state.vector for state in found.states.states])
    for at, state in enumerate(found.states.states):
        for witness in state.members:
            if witness.id not in descent.nodes:
                yield witness.id, _capture_row(witness, at, held, relations, found)
    for witness, (main, *others) in found.states.mixed:
        also = tuple(OtherParent(revision_id(at), _share(witness, at, found)) for at in others)
        row = _capture_row(witness, main, held, relations, found)
        yield witness.id, replace(row, also=also, confidence=None)
    for witness, fits in found.states.open:
        yield witness.id, _open(witness, fits, relations, found)
    for witness in descent.chars.witnesses:
        node = descent.nodes[witness.id]
        tied = ties(node, descent)
        if tied:
            alike = [descent.parents[node], *tied]
            yield witness.id, _open(witness, alike, relations, found)
        else:
            said = _known(witness, descent.parents.get(node), found)
            yield witness.id, copy_row(witness, relations.of(witness), found, descent, said)


def _open(witness: Witness, fits: Sequence[int], relations: Relations, found: Found) -> Undecided:
    return Undecided(
        child=witness.id,
        between=found.likeliest(fits),
        relation=relations.of(witness),
        why=_why_open(witness, fits, found),
    )


def _known(witness: Witness, parent: int | None, found: Found) -> list[Evidence]:
    """What is known of a copy besides its readings."""
    alignments = found.collated.alignments_of(witness)
    states = found.states.states
    fellows = states[parent].members if parent is not None and parent < len(states) else ()
    near = _neighbours(parent, found) if fellows and parent is not None else ()
    return [
        *evidence.readings(witness, near, found.states, found.ids),
        *evidence.marker(witness, found.states, found.ids),
        *evidence.dated(witness),
        *evidence.declared(witness),
        *evidence.truncation(witness, alignments, found.collated.family.base),
        *evidence.siblings(witness, fellows, found.collated),
        evidence.agreement(witness, alignments),
    ]


def _neighbours(at: int, found: Found) -> list[State]:
    """The states beside one, or all others where it has none beside it."""
    states = found.states.states
    near = [s for i, s in enumerate(states) if i == states[at].after or s.after == at]
    return near or [s for s in states if s is not states[at]]


def _share(witness: Witness, other: int, found: Found) -> float:
    """Of the places that divide states, the share at which a mixed text follows `other`."""
    vector = found.states.states[other].vector
    own = [v.reading_of(witness) for v in found.states.dividing]
    known = [(a, b) for a, b in zip(own, vector, strict=True) if a is not None]
    return round(sum(a == b for a, b in known) / max(1, len(known)), 2)


def _capture_row(
    witness: Witness, at: int, held: Held, relations: Relations, found: Found
) -> Derivation:
    apart = held.differences(tuple(place.reading_of(witness) for place in found.states.dividing))
    others = (apart[other] for other in held.rivals(at))
    margin = min(others, default=apart[at] + 1) - apart[at]
    undated: tuple[Kind, ...] = ("capture, undated",) if witness.when is None else ()
    return Derivation(
        child=witness.id,
        parent=revision_id(at),
        relation=relations.of(witness),
        evidence=(
            *_known(witness, at, found),
            *_doubts(witness, at, found),
            *_doubts_of(at, found),
        ),
        confidence=min(
            confidence(kind, margin)
            for kind in ("capture", *found.doubts[at], *(undated if found.fetched else ()))
        ),
    )


def _doubts_of(at: int, found: Found) -> list[Evidence]:
    """That few texts show a state, or that they differ at what is held to be the page's."""
    shown = [len(state.members) for state in found.states.states]
    doubts, said = found.doubts[at], []
    if shown[at] <= PAIR and not {"capture, alone", "capture, one of two"}.isdisjoint(doubts):
        who = "It alone shows" if shown[at] == 1 else "Two texts alone show"
        said.append(
            f"{who} this wording, of {sum(shown):,}: it may have come about as the page was "
            "fetched. Another fetch of that time would tell."
        )
    if "capture, among others" in doubts:
        said.append(
            "Those that show this wording part into groups elsewhere. That is held to be the "
            "page's doing, but may hide an edit."
        )
    return [Evidence("order", says) for says in said]


def _doubts(witness: Witness, at: int, found: Found) -> list[Evidence]:
    """Where a text's date contradicts its readings."""
    states = found.states.states
    seen = states[at].seen
    if witness.when is not None and witness.id in states[at].astray and seen is not None:
        own, first = say_days(witness.when, seen)
        says = (
            f"Its date, {own}, is earlier than that of any other capture of this wording "
            f"({first}), and others show older wordings between: its date is wrong."
        )
        return [Evidence("date", says)]
    later = [s.seen for s in states if s.after == at and s.seen is not None]
    if witness.when is None or witness.edition or not later or witness.when < min(later):
        return []
    own, newer = say_days(witness.when, min(later))
    says = (
        f"Its date, {own}, is later than that of the next wording ({newer}), yet it has the "
        "older one: it was kept or served late, or its date is wrong."
    )
    return [Evidence("date", says)]


def _why_open(witness: Witness, fits: Sequence[int], found: Found) -> str:
    labels = listed([called(found.states.states[at].label) for at in fits])
    telling = [found.ids[v.base] for v in found.states.dividing if v.reading_of(witness) is None]
    if not telling:
        return f"Its readings fit {labels} alike; its date would have told."
    ends = "It breaks off" if witness.truncated else "It leaves out what stands"
    return f"{ends} where {labels} differ; its reading of {listed(telling)} would have told."


def revision_rows(found: Found) -> list[Row]:
    """How each state of the source came out of the one before."""
    rows: list[Row] = []
    everyone = found.states.states
    for at, state in enumerate(everyone):
        if state.between:
            rows.append(_open_version(at, state, found))
        elif state.after is not None:
            said = _change(state, everyone[state.after], found)
            also = tuple(OtherParent(revision_id(other), share) for other, share in state.also)
            marked = sum(reason.kind == "marker" for reason in said)
            in_time = _in_time(state, everyone[state.after])
            margin = 2.0 * marked + 2.0 * in_time if in_time >= 0 else 0.0
            sure = round(confidence("revision", margin) if state.sure is None else state.sure, 2)
            doubts = (*found.doubts[state.after], *found.doubts[at])
            sure = min(sure, *(confidence(kind, margin) for kind in doubts), 1.0)
            rows.append(
                Derivation(revision_id(at), revision_id(state.after), "revision", said, sure, also)
            )
        elif at and state.sure is None:
            others = tuple(revision_id(i) for i in range(len(everyone)) if i != at)
            why = (
                "No marker, date or declared source tells which wording came first; "
                "the date of one capture on either side would."
            )
            rows.append(Undecided(revision_id(at), others, "revision", why))
    return rows


def _in_time(state: State, before: State) -> int:
    """Whether first dates say that a state came after another: 1, 0 if unknown, -1 if before it."""
    if state.seen is None or before.seen is None:
        return 0
    return 1 if before.seen <= state.seen else -1


def _open_version(at: int, state: State, found: Found) -> Undecided:
    """A version of which it is open what it came from, though not what stands next to it."""
    between = tuple(map(revision_id, state.between))
    beside = listed([called(found.states.states[other].label) for other in state.between])
    why = (
        f"It shares most with {beside}, but no date or marker, and no later year in the texts, "
        "tells which was made from which. The date of one of them would tell."
    )
    if all(found.states.states[near].seen for near in (at, *state.between)):
        why = f"Of those before it, it shares most with {beside}."
    return Undecided(revision_id(at), between, "revision", f"{why} {state.says}".strip())


def _became(was: str, now: str) -> str:
    """What became of a wording, as a sentence."""
    if not was.strip():
        return f"{evidence.quote(now)} was added."
    if not now.strip():
        return f"{evidence.quote(was)} was dropped."
    one, other = evidence.quote_both(was, now)
    return f"{one} became {other}."


def _change(state: State, before: State, found: Found) -> tuple[Evidence, ...]:
    said: list[Evidence] = []
    columns = zip(found.states.dividing, before.vector, state.vector, strict=True)
    changed = [
        (variation, was, now)
        for variation, was, now in columns
        if was is not None and now is not None and was != now
    ]
    marked = [variation.marks[now] is not None for variation, _, now in changed]
    told = evidence.telling(marked, [variation.size for variation, _, _ in changed])
    for variation, was, now in (changed[at] for at in told):
        place = found.ids[variation.base]
        older, newer = variation.text_in(before.members, was), variation.text_in(state.members, now)
        said.append(Evidence("reading", _became(older, newer), place))
        mark = variation.marks[now]
        if mark:
            says = f"The later wording carries the marker “{mark.label}”."
            said.append(Evidence("marker", says, place))
    if len(told) < len(changed):
        more = len(changed) - len(told)
        says = f"It differs at {more:,} more {'place' if more == 1 else 'places'}."
        said.append(Evidence("order", says))
    if before.seen and state.seen and _in_time(state, before) < 0:
        own, older = say_days(state.seen, before.seen)
        says = (
            f"Dates speak against it: it was first seen on {own}, the wording before it on {older}."
        )
        said.append(Evidence("date", says))
    elif before.seen and state.seen and before.seen < state.seen:
        if before.edition and state.edition:
            says = (
                f"The earlier wording calls itself “{before.edition}”, the later “{state.edition}”."
            )
            said.append(Evidence("declared", says))
        else:
            one, other = say_days(before.seen, state.seen)
            says = f"The earlier wording was first seen on {one}, the later on {other}."
            said.append(Evidence("date", says))
    if state.says:
        said.append(Evidence("order", state.says))
    return tuple(said) or (
        Evidence("order", f"Of all known states it differs least from {called(before.label)}."),
    )
