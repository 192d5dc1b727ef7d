"""Which text came from which? Every variant gets one row: a derivation, or why it can't be told."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from provenance.lineage import evidence
from provenance.lineage.copies import lost_nodes, with_copies
from provenance.lineage.copying.descent import Descent, descend
from provenance.lineage.directed import directed_row
from provenance.lineage.drift.drifted import drifted_facts
from provenance.lineage.forest import forest
from provenance.lineage.found import Found, revision_id
from provenance.lineage.graph import Derivation, Lineage, Place, Revision, Undecided
from provenance.lineage.progress import tell
from provenance.lineage.rows import family_rows, revision_rows
from provenance.lineage.shown import doubts, is_fetched
from provenance.lineage.source.captures import captures
from provenance.lineage.source.claims import claims, without_doubted
from provenance.lineage.source.for_good import with_changes
from provenance.lineage.source.revisions import states
from provenance.lineage.source.stated import Stated, settled
from provenance.lineage.source.states import State
from provenance.lineage.source.untouched import as_published
from provenance.lineage.strangers import across_languages, renders, stranger_rows, wordless
from provenance.lineage.testimony.compilations import parted
from provenance.lineage.testimony.directions import changes, directing
from provenance.lineage.testimony.editions import by_one_clock, comparable, with_editions
from provenance.lineage.testimony.families import Family, containment, families, in_order
from provenance.lineage.testimony.put_back import with_put_back
from provenance.lineage.testimony.struck import Change
from provenance.lineage.testimony.witnesses import Witness, by_content, witnesses
from provenance.lineage.variation.places import MANY, PAIR, collate_family
from provenance.lineage.variation.tree_values import UNKNOWN, Mask
from provenance.lineage.weighing.characters import tabulated
from provenance.text.document import Document, Role

QUOTED_SHARE = 0.3
"""Share of its runs of words that a text has from the source, if it is held to quote from it.

A disclaimer that many licences print alike makes up to a quarter of a short one.
"""


def trace(
    documents: Mapping[str, Document],
    meta: Mapping[str, Mapping[str, str]],
    stated: Sequence[Stated] = (),
) -> Lineage:
    """Tell the lineage of the documents; `meta` gives, per name, what is known of it.

    What is `stated` of who came from whom is taken as given; the rest is inferred around it.

    The answer depends on contents, dates and sources alone, never on names or their order, but
    for the names in it.

    Raises ValueError with a sentence where `meta` holds a date that is none.
    """
    everyone = with_editions(witnesses(documents, meta))
    acts = directing(everyone)
    known = [witness for witness in everyone if witness not in acts]
    told, compiled = _families(known)
    groups = [group for group in told if group.base.words]
    if not groups:
        return Lineage((), (), (), (), tuple(wordless(witness) for witness in known))
    source = _source(groups)
    known = comparable(known, source.members)
    apart = [group for group in groups if group is not source and _of_its_own(group, source)]
    alone = [group for group in groups if group is not source and _of_one_wording(group, source)]
    others = {member.id for group in (*apart, *alone) for member in group.members}
    inside = {member.id for member in source.members}
    outside = [
        w for w in known if w.id not in inside | others and w.language == source.base.language
    ]
    found, descent = _family(source, outside, stated, [c for act in acts for c in changes(act)])
    tell("tree", len(descent.order), len(known))
    across = across_languages(found)
    apart += [g for g in alone if g not in apart and not renders(g.base, across)]
    others = {member.id for group in apart for member in group.members}
    strangers = stranger_rows([w for w in known if w.id not in others], found, across, compiled)
    bills = [group for group in _families(acts)[0] if len({w.keys for w in group.members}) >= PAIR]
    apart += bills
    others = {member.id for group in bills for member in group.members}
    directed = [directed_row(act, found) for act in acts if act.id not in others]
    rows = [*_rows(found, descent), *strangers, *directed]
    first = replace(_lineage(found, descent, rows), drift=drifted_facts(known, found, rows, across))
    return forest([first, *(_alone(group, stated) for group in apart)], {w.id for w in everyone})


def _families(known: Sequence[Witness]) -> tuple[list[Family], dict[str, tuple[Witness, ...]]]:
    """The families, each dated by what can be compared, with what stood in their place.

    With them, for the ids of those that merely hold several works, the fullest text of each.
    """
    apart: list[tuple[Witness, ...]] = []
    compiled: dict[str, tuple[Witness, ...]] = {}
    for one in families(known):
        parts, held = parted(one.members)
        apart += parts
        compiled |= held
    told = [tuple(as_published(by_one_clock(part))) for part in apart]
    return in_order(with_put_back(told)), compiled


def _family(
    family: Family,
    outside: Sequence[Witness],
    stated: Sequence[Stated],
    directed: Sequence[Change] = (),
) -> tuple[Found, Descent]:
    """A family laid out and hung up; those outside may quote it, or have `directed` changes."""
    laid = collate_family(family, outside)
    tell("places", len(laid.substance), len(laid.substance))
    fetched = captures(laid, directed)
    collated = with_changes(laid, fetched)
    claimed = claims(collated, fetched, stated)
    if claimed:
        fetched = without_doubted(fetched, claimed)
        collated = with_changes(laid, fetched)
    named = settled(states(collated, fetched, stated, directed), stated)
    open_ = frozenset(w.id for w, _ in (*named.open, *named.mixed))
    labels = [state.label for state in named.states]
    tell("revisions", len(labels), len(labels), labels)
    descent = descend(collated, named.states, open_, fetched.taken, stated)
    ids = evidence.place_ids(collated)
    whole = with_copies(named, descent)
    found = Found(
        collated,
        whole,
        ids,
        claimed,
        is_fetched(collated, whole, fetched),
        doubts(collated, whole, fetched),
    )
    return found, descent


def _of_its_own(family: Family, source: Family) -> bool:
    """Whether the texts of a family are published versions of another work than the source.

    What shares too little wording with the source may render it in other words, but for works
    that each have several versions with a date of their own.
    """
    versions = {w.keys for w in family.members if w.published and w.when is not None}
    return len(versions) >= PAIR and family.base.language == source.base.language


def _of_one_wording(family: Family, source: Family) -> bool:
    """Whether a family holds several texts that do not quote the source at length."""
    several = len({w.keys for w in family.members if w.main}) >= PAIR
    own = several and any(_own_wording(member) for member in family.members)
    if not own or family.base.language != source.base.language:
        return False
    return containment(family.base, source.base) < QUOTED_SHARE


def _alone(family: Family, stated: Sequence[Stated]) -> Lineage:
    found, descent = _family(family, (), stated)
    return _lineage(found, descent, _rows(found, descent))


def _rows(found: Found, descent: Descent) -> list[Derivation | Undecided]:
    return [*family_rows(found, descent), *revision_rows(found)]


def _lineage(found: Found, descent: Descent, rows: Sequence[Derivation | Undecided]) -> Lineage:
    return Lineage(
        revisions=_revisions(found, descent),
        lost=lost_nodes(descent),
        places=_places(found),
        derivations=tuple(row for row in rows if isinstance(row, Derivation)),
        undecided=tuple(row for row in rows if isinstance(row, Undecided)),
    )


def _places(found: Found) -> tuple[Place, ...]:
    """Every place; of a very large family those that divide no states are told in brief."""
    large = len(found.collated.family.members) > MANY
    vectors = [state.vector for state in found.states.states]
    dividing = {
        variation.base
        for at, variation in enumerate(found.states.dividing)
        if len({vector[at] for vector in vectors} - {None}) > 1
    }
    return tuple(
        v.as_place(number, brief=large and v.base not in dividing)
        for number, v in enumerate(found.collated.substance, start=1)
    )


def _source(groups: Sequence[Family]) -> Family:
    """The family that holds the source's own wording; translations never do."""
    own = [f for f in groups if any(_own_wording(member) for member in f.members)]
    return (own or list(groups))[0]


def _own_wording(witness: Witness) -> bool:
    role = witness.sections[0].role
    return role is not Role.TRANSLATION and role is not Role.SUMMARY


def _revisions(found: Found, descent: Descent) -> tuple[Revision, ...]:
    told = found.states.states
    return tuple(
        Revision(
            id=revision_id(at),
            label=state.label,
            marker=state.marker,
            after=None if state.after is None else revision_id(state.after),
            held_by=by_content(_holding(state, exact, found)),
            witnesses=by_content(state.members),
        )
        for at, (state, exact) in enumerate(zip(told, _exact(told, descent), strict=True))
    )


def _exact(told: Sequence[State], descent: Descent) -> list[Mask]:
    """Who of those who show each state reads as it does wherever anybody of them testifies."""
    if not told:
        return []
    same = [np.ones(len(state.members), dtype=bool) for state in told]
    rows = [
        descent.columns[0].place.ground.rows_of(s.members) if descent.columns else () for s in told
    ]
    for start, everybody in tabulated(descent.columns):
        for at, vector in enumerate(descent.read):
            table, own = everybody[rows[at]], vector[start : start + everybody.shape[1]]
            unsaid = (table == UNKNOWN).all(axis=0)
            open_ = (own == UNKNOWN) & (table != UNKNOWN)
            same[at] &= ((table == own) | open_ | unsaid).all(axis=1)
    return same


def _holding(state: State, exact: Mask, found: Found) -> list[Witness]:
    """Who has the revision's text from end to end, with no deviation of their own.

    Where nobody who shows the revision can testify, nobody need; a published version may begin and
    end in its own words.
    """
    end = len(found.collated.family.base.words)
    authored = state.sure is not None or bool(state.between)
    return [
        w
        for w, holds in zip(state.members, exact.tolist(), strict=True)
        if holds
        and not w.truncated
        and w not in found.collated.quoting
        and (authored or w.published or found.collated.alignments_of(w)[0].covers == (0, end))
    ]
