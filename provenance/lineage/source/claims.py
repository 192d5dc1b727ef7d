"""Which of several texts that claim to be one fetch is as it was fetched?

One fetch of an address at one moment gives one text. Who alters a file and hands it in with the
lines at its head left in claims the fetch that the file was made by. What such texts read
otherwise than each other, and no other capture reads, shows no state of the source.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from provenance.lineage.source.captures import Captures
from provenance.lineage.source.dividing import dividing_places
from provenance.lineage.source.stated import Stated
from provenance.lineage.testimony.addresses import address
from provenance.lineage.testimony.witnesses import Witness
from provenance.lineage.variation.places import PAIR, Collated, Variation

SEVERAL = 2
"""Texts that claim one fetch from which they can't all be as they were fetched."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Texts that claim one fetch: the one that is believed, and those that read otherwise.

    It is `sure` if other captures have all that it reads otherwise than they do.
    """

    believed: Witness
    doubted: tuple[Witness, ...]
    sure: bool


def claims(collated: Collated, found: Captures, stated: Sequence[Stated] = ()) -> tuple[Claim, ...]:
    """The fetches that several texts claim of which some would show a state that no other shows.

    A text of which it is `stated` what it was made from is none of them.
    """
    known = {child for one in stated if not one.child.is_state for child in one.child.ids}
    alike: dict[tuple[object, str], list[Witness]] = {}
    for witness in collated.witnesses:
        moment = witness.when
        # A date alone is no moment: a page is fetched several times a day.
        exact = witness.fetched and moment is not None and moment.time() != time()
        if exact and witness.source_url and witness.id in found.dated - known:
            alike.setdefault((moment, address(witness.source_url)), []).append(witness)
    several = [own for own in alike.values() if len(own) >= SEVERAL]
    if not several:
        return ()
    places = dividing_places(collated, found, found.taken, found.dated)
    told = (_claim(own, places, found) for own in several)
    return tuple(claim for claim in told if claim is not None)


def without_doubted(found: Captures, told: Sequence[Claim]) -> Captures:
    """The captures less those texts that are not as they were fetched."""
    doubted = {witness.id for claim in told for witness in claim.doubted}
    return replace(found, taken=found.taken - doubted, dated=found.dated - doubted)


def _claim(own: Sequence[Witness], places: Sequence[Variation], found: Captures) -> Claim | None:
    """Who is believed among texts that claim one fetch, None if nothing tells them apart."""
    alone = dict.fromkeys((witness.id for witness in own), 0)
    unknown = dict(alone)
    parting: list[list[int | None]] = []
    for place in places:
        read = [place.reading_of(witness) for witness in own]
        captured = place.holders(found.dated)
        for witness, reading in zip(own, read, strict=True):
            unknown[witness.id] += reading is None
        if len(set(read) - {None}) < PAIR:
            continue
        parting.append(read)
        for witness, reading in zip(own, read, strict=True):
            if reading is not None and captured[reading] == read.count(reading):
                alone[witness.id] += 1
    if not any(alone.values()):
        return None
    believed = min(own, key=lambda w: (alone[w.id], unknown[w.id], w.rank))
    at = own.index(believed)
    sure = not alone[believed.id]
    doubted = tuple(
        witness
        for number, witness in enumerate(own)
        if (
            alone[witness.id]
            if sure
            else any(None not in {r[number], r[at]} and r[number] != r[at] for r in parting)
        )
    )
    return Claim(believed, doubted, sure) if doubted else None
