"""Which states of the source did no capture show, though copies were taken from them?

A text that has part of the author's changes between two captured states and not the others was
taken between them. One such text alone may be mixed of both; several that were made each for
itself, with the same part of the changes, had it from a state that nobody captured. If it is one
stretch of the text that they have from another state, they may still be mixed alike, unless they
are as many as the captured states have copies.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, permutations
from types import MappingProxyType

from provenance.lineage.source.captures import Captures
from provenance.lineage.testimony.witnesses import Witness
from provenance.lineage.variation.places import PAIR, Collated, Variation
from provenance.lineage.vectors import Vector, agree


def unseen(
    collated: Collated,
    found: Captures,
    heads: Sequence[Vector],
    vectors: Mapping[str, Vector],
) -> list[list[Witness]]:
    """Groups of copies, each of a state between two of those whose readings are `heads`, in time.

    `vectors` gives the readings of every copy at the places that divide states.
    """
    groups: dict[Vector, list[Witness]] = {}
    copies = 0
    for witness in collated.family.members:
        vector = vectors[witness.id]
        if not witness.main or witness.id in found.taken:
            continue
        copies += vector in heads
        if _between(vector, heads):
            groups.setdefault(vector, []).append(witness)
    several = [
        group
        for vector, group in sorted(groups.items())
        if len(group) >= PAIR and (len(group) * len(heads) >= copies or not _of_two(vector, heads))
    ]
    apart = [independent(group, collated.substance, found) for group in several]
    return [group for group in apart if len(group) >= PAIR]


def _between(vector: Vector, heads: Sequence[Vector]) -> bool:
    """Whether a text has some of the changes from one state to the next, and nothing else."""
    if None in vector or any(agree(vector, head) for head in heads):
        return False
    return any(
        all(own in (was, now) for own, was, now in zip(vector, one, other, strict=True))
        for one, other in pairwise(heads)
    )


def _of_two(vector: Vector, heads: Sequence[Vector]) -> bool:
    """Whether a text reads one captured state but for one stretch, which it has from another."""
    return any(_in_one_stretch(vector, one, other) for one, other in permutations(heads, 2))


def _in_one_stretch(vector: Vector, one: Vector, other: Vector) -> bool:
    apart = [at for at, (own, was) in enumerate(zip(vector, one, strict=True)) if own != was]
    stretch = slice(min(apart, default=0), max(apart, default=-1) + 1)
    return vector[stretch] == other[stretch]


def independent(
    group: Sequence[Witness],
    places: Iterable[Variation],
    found: Captures,
    usual: Mapping[Variation, int] = MappingProxyType({}),
) -> list[Witness]:
    """Those of the texts, the best first, that share no slip with one another.

    A slip is a reading that no capture has, and that is not `usual` among them; who share one were
    not made each for itself.
    """
    slips: dict[str, set[tuple[int, int]]] = {witness.id: set() for witness in group}
    for number, place in enumerate(places):
        captured = place.holders(found.dated)
        for witness in group:
            reading = place.reading_of(witness)
            if reading not in {None, usual.get(place)} and not captured[reading]:
                slips[witness.id].add((number, reading))
    chosen: list[Witness] = []
    for witness in sorted(group, key=lambda w: (len(slips[w.id]), w.rank)):
        if all(slips[witness.id].isdisjoint(slips[one.id]) for one in chosen):
            chosen.append(witness)
    return chosen
