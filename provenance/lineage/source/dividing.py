"""Which places tell states of the source from each other, and which readings count there?"""

from collections.abc import Sequence

import numpy as np

from provenance.lineage.source.captures import Captures
from provenance.lineage.source.headlines import told_for_good
from provenance.lineage.source.restless import (
    at_edge,
    in_link,
    is_of_the_ways,
    is_passing,
    is_restless,
    is_transient,
    of_the_page,
)
from provenance.lineage.variation.places import PAIR, Collated, Variation
from provenance.lineage.variation.tree_values import UNKNOWN

SHARED = 2
"""Witnesses that must share each of two readings before the place divides states by itself."""

MANY_VOICES = 50
"""Texts of which not all but two are silent at a place."""

FEW = 3
"""Captures so few that each may show a form of its own of the same words."""


def dividing_places(
    collated: Collated, found: Captures, heard: frozenset[str], believed: frozenset[str]
) -> tuple[Variation, ...]:
    """The places that can tell states of the source from each other, but for what is the page's."""
    frame = of_the_page(collated, believed)
    steady = (v for v in collated.substance if v.base not in frame and not in_link(v))
    told = [v for v in steady if _divides(v, found, heard, believed)]
    if found.successive or not found.dated:
        return tuple(told)
    return tuple(v for v in told if told_for_good(v) or not _is_of_one_fetch(v, told, found))


def _is_of_one_fetch(variation: Variation, told: Sequence[Variation], found: Captures) -> bool:
    """Whether one capture alone has more or fewer words here than who has its other wordings.

    A copy of the state that it shows would have both; what is in one fetch alone is its page's.
    """
    column, dated = variation.column, variation.ground.among(found.dated)
    lone = [at for at, count in enumerate(variation.voiced) if count == 1]
    alone = dated[np.isin(column[dated], lone)]
    if len(alone) != 1 or any(variation.marks):
        return False
    kin = np.zeros(len(column), dtype=np.bool_)
    for other in told:
        own = other.column[alone[0]]
        if other is not variation and own != UNKNOWN and other.holders(found.dated)[own] == 1:
            kin |= other.column == own
    kin[dated] = False
    theirs = {*column[kin].tolist()} - {UNKNOWN}
    return any(_is_part(variation, column[alone[0]], at) for at in theirs)


def _is_part(variation: Variation, at: int, other: int) -> bool:
    """Whether one of two readings has all words of the other."""
    one, two = (set(variation.wordings[each].words) for each in (at, other))
    return one <= two or two <= one


def _divides(
    variation: Variation, found: Captures, heard: frozenset[str], believed: frozenset[str]
) -> bool:
    """Whether this place can tell states of the source from each other.

    Where captures have dates, those with `believed` ones tell; what copies by other hands share may
    be errors.
    """
    if told_for_good(variation):
        return True
    if not found.dated:
        several = sum(count >= SHARED for count in variation.holders(found.mains))
        return several >= PAIR or any(variation.marks) or _pair(variation)
    if len(_sure(variation, found, heard)) < PAIR and (
        often_fetched(found) or not _pair(variation)
    ):
        return False
    if found.successive:
        return not (at_edge(variation) and is_transient(variation, believed))
    passing = (is_transient, is_restless, is_passing, is_of_the_ways)
    return not any(passes(variation, believed) for passes in passing)


def vouched(variation: Variation, found: Captures, heard: frozenset[str]) -> frozenset[int]:
    """The readings that count at a place; where fewer than two are sure, every one does."""
    sure = _sure(variation, found, heard)
    return sure if len(sure) >= PAIR else frozenset(variation.stands_for)


def _sure(variation: Variation, found: Captures, heard: frozenset[str]) -> frozenset[int]:
    """The readings that may be the source's own; others are deviations of one copy.

    Where a marker tells that the author changed something, all that was taken from the source
    counts, but for an end that one text alone lacks. What most captures say nothing of takes two.
    """
    captured, marked = variation.holders(found.dated), any(variation.marks)
    speaking = variation.holders(heard) if marked else ()
    several = () if found.dated else variation.holders(found.mains)
    framed = often_fetched(found) and at_edge(variation)
    left_out = often_fetched(found) and 2 * sum(captured) < len(found.dated)
    needed = SHARED if left_out or (framed and not _one_reworded(variation, captured)) else 1
    return frozenset(
        at
        for at, wording in enumerate(variation.wordings)
        if captured[at] >= needed
        or (several and several[at] >= SHARED)
        or (marked and speaking[at] >= (SHARED if framed and not wording.words else 1))
    )


def often_fetched(found: Captures) -> bool:
    """Whether so many captures of few states have dates that no single one need be believed."""
    return len(found.dated) > FEW and not found.successive


def _one_reworded(variation: Variation, captured: Sequence[int]) -> bool:
    """Whether one capture alone has other words, where a page's frame would have more or fewer.

    What every capture has differently, such as a count of readers, is no author's wording.
    """
    lone = [at for at, count in enumerate(captured) if count == 1]
    held = [at for at, count in enumerate(captured) if count]
    if len(lone) != 1 or len(held) != PAIR:
        return False
    return not _is_part(variation, *held)


def _pair(variation: Variation) -> bool:
    """Whether there are two witnesses in all: then each reading may be a state."""
    everyone = len(variation.ground.alignments)
    return everyone <= MANY_VOICES and sum(variation.voiced) == PAIR
