"""The rows of texts that claim one fetch and can't all be as they were fetched."""

from dataclasses import replace

from provenance.lineage.confidence import confidence
from provenance.lineage.days import say_moment
from provenance.lineage.evidence import quote_both
from provenance.lineage.found import Found
from provenance.lineage.graph import Derivation, Evidence, Undecided
from provenance.lineage.listing import listed
from provenance.lineage.source.claims import Claim
from provenance.lineage.testimony.witnesses import Witness

Row = Derivation | Undecided


def claimed_row(witness: Witness, claim: Claim, row: Row, found: Found) -> Row:
    """The row of a text, given the one that its readings alone tell.

    Who is believed keeps it. Who is doubted was made from who is believed, or from another of the
    doubted; where nothing tells whom to believe, all of that is open.
    """
    if not claim.sure:
        return _open(witness, claim, row, found)
    if witness == claim.believed:
        return row
    own = {one.id for one in claim.doubted}
    parent = row.parent if isinstance(row, Derivation) and row.parent in own else claim.believed.id
    says = (
        f"{_shared(claim, claim.believed)}{_apart(witness, claim.believed, found)}, and no other "
        "capture reads as it does: it was made from that text, and took over when that was fetched."
    )
    told = Evidence("declared", says)
    if isinstance(row, Derivation):
        return replace(row, parent=parent, evidence=(told, *row.evidence))
    sure = confidence("from a state", 0.0)
    return Derivation(witness.id, parent, row.relation or "copy", (told,), sure)


def _open(witness: Witness, claim: Claim, row: Row, found: Found) -> Undecided:
    others = [w for w in (claim.believed, *claim.doubted) if w != witness]
    near = (row.parent,) if isinstance(row, Derivation) else row.between
    theirs = tuple(w.id for w in others)
    first, second = (near, theirs) if witness == claim.believed else (theirs, near)
    why = (
        f"{_shared(claim, *others)}{_apart(witness, others[0], found)}, and no other capture tells "
        "which was fetched so. Another one of that time would."
    )
    between = tuple(dict.fromkeys((*first, *second)))
    return Undecided(witness.id, between, row.relation, why)


def _shared(claim: Claim, *others: Witness) -> str:
    moment = claim.believed.when
    at = f" of {say_moment(moment)}" if moment else ""
    names = listed([other.id for other in others])
    return f"It claims the fetch{at}, as {names} {'does' if len(others) == 1 else 'do'}"


def _apart(witness: Witness, other: Witness, found: Found) -> str:
    """Where a text parts from another that claims the same fetch, as the end of a sentence."""
    for place in found.collated.substance:
        own, its = place.reading_of(witness), place.reading_of(other)
        if own is not None and its is not None and own != its:
            mine, theirs = quote_both(place.text(own), place.text(its))
            return f", but reads {mine} where {other.id} has {theirs}"
    return ", but has other signs"
