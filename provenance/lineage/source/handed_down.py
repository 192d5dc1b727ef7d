"""Which places show slips that copyists handed down, where nothing dates the texts?

Who copies a slip hands it down, so that several texts share it and it looks like a wording of the
source.
"""

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from provenance.lineage.variation.places import PAIR, Variation
from provenance.lineage.weighing.changes import SPELLING

FEWEST = 5
"""Places of slips, and more than of anything else, from which copies were made of copies. A single
place at which letters stand for others may be a name that its author put right."""


def without_slips(places: Sequence[Variation], mains: frozenset[str]) -> tuple[Variation, ...]:
    """The places less those at which all that several texts read is one wording and its slips."""
    slips = {at for at, place in enumerate(places) if _slipped(place, mains)}
    if len(slips) < FEWEST or PAIR * len(slips) <= len(places):
        return tuple(places)
    return tuple(place for at, place in enumerate(places) if at not in slips)


def _slipped(place: Variation, mains: frozenset[str]) -> bool:
    held = place.holders(mains)
    shared = [at for at, count in enumerate(held) if count >= PAIR]
    if len(shared) < PAIR or any(place.marks):
        return False
    usual = max(shared, key=lambda at: (held[at], -at))
    return all(
        is_slip(place.wordings[usual].words, place.wordings[at].words)
        for at in shared
        if at != usual
    )


def is_slip(was: Sequence[str], now: Sequence[str]) -> bool:
    """Whether a wording may be a slip for another: letters for letters, or a word more or less."""
    if Levenshtein.distance(was, now) != 1:
        return False
    if len(was) != len(now):
        return True
    ((old, new),) = ((a, b) for a, b in zip(was, now, strict=True) if a != b)
    return Levenshtein.normalized_distance(old, new) <= SPELLING
