"""What differs between fetches of a page since the page shows it, and not since an author wrote it?

Counts, dates of today, links to other pieces and boxes change from one fetch to the next; what an
author wrote stays for some of them, even if he returns to it. What was published is all the
author's.
"""

from collections.abc import Sequence
from functools import partial

import numpy as np

from provenance.lineage.memory import once
from provenance.lineage.source.headlines import told_for_good
from provenance.lineage.testimony.ago import LINE
from provenance.lineage.testimony.wordings import LOOKED_AT, Wording, in_heading
from provenance.lineage.variation.ground import Rows
from provenance.lineage.variation.places import PAIR, Collated, Variation
from provenance.lineage.variation.regions import JOIN
from provenance.lineage.variation.tree_values import UNKNOWN, Mask, Readings
from provenance.text.furniture import leads_on
from provenance.text.spans import lines_of

RETURNS = 3
"""Times that a reading must come to be one that comes and goes."""

ROTATING = 2
"""Returns to any older reading of which one may be due to an author, or to a wrong date."""

COUNTING = 4
"""Readings that differ in numbers alone from which they are no author's, if hardly one stays."""

SENTENCE = 4
"""Words from which what is read is more than a figure or a name that is brought up to date."""

EDGE = 30
"""Words from an end of the text within which a page's buttons and notices come and go."""


def at_edge(variation: Variation) -> bool:
    """Whether the place is so near to either end of the text that a page's frame may reach it."""
    return variation.base[0] < EDGE or at_end(variation)


def at_end(variation: Variation) -> bool:
    """Whether the place is so near to where the text ends."""
    return variation.base[1] > len(variation.ground.alignments[0].witness.words) - EDGE


def is_transient(variation: Variation, captures: frozenset[str]) -> bool:
    """Whether captures have, or lack, each alone, what those before and after it agree on.

    So look a button that was taken along and a passage that was lost on the way: an author who
    adds something and takes it back between two captures is rarer than either.
    """
    counts = variation.holders(captures)
    told = [at for at, count in enumerate(counts) if count]
    if len(told) != PAIR:
        return False
    one, other = (set(variation.wordings[at].words) for at in told)
    if not (one <= other or other <= one):
        return False
    moments, held = _shown(variation, captures)
    lone = held == min(told, key=lambda at: counts[at])
    others = moments[~lone]
    apart = not (lone[1:] & lone[:-1]).any()
    inside = others.min() < moments[lone][0] and moments[lone][-1] < others.max()
    return bool(apart and inside and 2 * lone.sum() < len(held))


def is_restless(variation: Variation, captures: frozenset[str]) -> bool:
    """Whether a reading comes and goes from one capture to the next."""
    if sum(map(bool, variation.holders(captures))) < PAIR:
        return False
    comings, counts = _comings(_shown(variation, captures)[1])
    return bool(((comings >= RETURNS) & (counts < PAIR * comings)).any())


def is_passing(variation: Variation, captures: frozenset[str]) -> bool:
    """Whether the place lies in a passage that is left out as often as not while it lasts.

    A link to another piece, or a box of them, stands in some fetches and not in others.
    """
    ground, (start, end, *_) = variation.ground, variation.base
    without = np.zeros(len(ground.rows) + 1, dtype=np.bool_)
    without[ground.row_of[variation.silent & ~ground.silent((start, end))]] = True
    if not without.any():
        return False
    rows, moments = ground.in_time(captures)
    shown = variation.column[rows] != UNKNOWN
    if not shown.any():
        return False
    first, last = moments[shown].min(), moments[shown].max()
    lacking = without[rows] & ~shown & (first < moments) & (moments < last)
    return bool(lacking.sum() >= shown.sum())


def in_link(variation: Variation) -> bool:
    """Whether most of what is read is of the words of links to other pieces, in whatever text."""
    said = [
        once("in link", (one,), partial(_in_link, one)) for one in variation.wordings if one.words
    ]
    return 2 * sum(said) > len(said)


def _in_link(wording: Wording) -> bool:
    held = wording.stands[:LOOKED_AT]
    return all(leads_on(witness.document.text, span) for witness, span in held)


def is_of_the_ways(variation: Variation, captures: frozenset[str]) -> bool:
    """Whether the ways of fetching tell who reads what, and time tells nothing.

    Each way shows one thing, some way was taken more than once, and what is read comes back, or
    stands above the text, or one way leaves out what another takes along.
    """
    above = any(map(in_heading, variation.wordings)) or _is_left_out(variation)
    if not above and not _returns(variation, captures):
        return False
    ground = variation.ground
    rows, _ = ground.in_time(captures)
    first = np.array([at for at, *_ in ground.numbers.values()], dtype=np.int64)
    held = variation.column[rows]
    told = {*zip(ground.ways[first[rows]].tolist(), held.tolist(), strict=True)}
    known = [pair for pair in told if pair[1] != UNKNOWN]
    several = len({way for way, _ in known})
    return 1 < several == len(known) < int((held != UNKNOWN).sum())


def _is_left_out(variation: Variation) -> bool:
    """Whether some have no words where others have some, near the head or on lines of their own."""
    said = [one for one in variation.wordings if one.words]
    if len(said) == len(variation.wordings) or any(variation.marks):
        return False
    return variation.base[0] < EDGE or all(map(_is_on_own_lines, said))


def _is_on_own_lines(wording: Wording) -> bool:
    """Whether no other words stand on the lines on which a reading does."""
    witness, span = wording.stands[0]
    text, lines = witness.document.text, lines_of(witness.document.text, span)
    return not any(map(str.isalnum, text[lines.start : span.start] + text[span.end : lines.end]))


def of_the_page(collated: Collated, captures: frozenset[str]) -> frozenset[tuple[int, ...]]:
    """The places, by where they stand, at which readings take turns or count on, as a page's do.

    What comes back beside such a place is part of it: lines that take turns share a word by
    chance. None of it is in what was published as it stands.
    """
    places = collated.substance
    if not places or collated.alignments[0].witness.published:
        return frozenset()
    frames = places[0].ground.frames
    if captures not in frames:
        frames[captures] = _frame(places, captures)
    return frames[captures]


def _frame(places: Sequence[Variation], captures: frozenset[str]) -> frozenset[tuple[int, ...]]:
    fleeting = [place.base for place in places if _is_fleeting(place, captures)]
    turning = [*fleeting, *(place.base for place in places if _turns(place, captures))]
    return frozenset(
        place.base
        for place in places
        if place.base in turning
        or (any(_beside(place.base, one) for one in turning) and _returns(place, captures))
        or (any(_beside(place.base, one, 0) for one in fleeting) and not _lasts(place, captures))
    )


def _is_fleeting(variation: Variation, captures: frozenset[str]) -> bool:
    """Whether one thing after the other is read, most of them in no two captures of a way."""
    if told_for_good(variation):
        return False
    if sum(map(bool, variation.holders(captures))) <= PAIR or variation.size < SENTENCE:
        return False
    changed = _within_ways(variation, captures)
    return len(changed) >= PAIR and 3 * int(changed.sum()) >= 2 * len(changed)


def _lasts(variation: Variation, captures: frozenset[str]) -> bool:
    """Whether every reading is in two captures or more."""
    return told_for_good(variation) or all(count != 1 for count in variation.holders(captures))


def _within_ways(variation: Variation, captures: frozenset[str]) -> Mask:
    """Of each two captures that a way gave one after the other, whether they read differently.

    Ways that show one thing throughout are left out.
    """
    ground = variation.ground
    rows, moments = ground.in_time(captures)
    known = variation.column[rows] != UNKNOWN
    rows, moments = rows[known], moments[known]
    first = np.array([at for at, *_ in ground.numbers.values()], dtype=np.int64)
    ways, held = ground.ways[first[rows]], variation.column[rows]
    order = np.lexsort((held, moments, ways))
    ways, held = ways[order], held[order]
    changed = (ways[1:] == ways[:-1]) & (held[1:] != held[:-1])
    several = np.isin(ways[1:], ways[1:][changed])
    return np.asarray(changed[several & (ways[1:] == ways[:-1])])


def _beside(one: tuple[int, ...], other: tuple[int, ...], apart: int = JOIN) -> bool:
    return one[0] <= other[1] + apart and other[0] <= one[1] + apart


def _turns(variation: Variation, captures: frozenset[str]) -> bool:
    if sum(map(bool, variation.holders(captures))) <= PAIR:
        return False
    _, held = _shown(variation, captures)
    comings, counts = _comings(held)
    turns, several = int(comings.sum()), int((counts > 0).sum())
    often = turns - several >= ROTATING or (comings.max() >= RETURNS and at_end(variation))
    if several > PAIR and often and len(held) < PAIR * turns:
        return True
    return (
        several >= COUNTING
        and 2 * len(held) < (PAIR + 1) * turns
        and (at_edge(variation) or _on_short_lines(variation))
        and _counts(variation, np.flatnonzero(counts).tolist())
    )


def _returns(variation: Variation, captures: frozenset[str]) -> bool:
    comings, counts = _comings(_shown(variation, captures)[1])
    return int(comings.sum()) > int((counts > 0).sum())


def _comings(held: Readings) -> tuple[Rows, Rows]:
    """For each reading, how often it comes, and how many captures have it."""
    begins = np.append(held[:1] != UNKNOWN, held[1:] != held[:-1])
    counts = np.bincount(held, minlength=1)
    return np.bincount(held[begins], minlength=len(counts)), counts


def _counts(variation: Variation, told: list[int]) -> bool:
    """Whether the readings differ in numbers, but for names of months and the like."""
    words = (variation.wordings[at].words for at in told)
    bare = {tuple(word for word in own if not any(map(str.isdigit, word))) for own in words}
    return len(bare) <= max(1, len(told) // COUNTING)


def _on_short_lines(variation: Variation) -> bool:
    stands = [stand for one in variation.wordings for stand in one.stands[:1]]
    texts = ((witness.document.text, span) for witness, span in stands)
    return any(len(text[lines_of(text, span).slice].split()) <= LINE for text, span in texts)


def _shown(variation: Variation, captures: frozenset[str]) -> tuple[Rows, Readings]:
    """In order of time, the moments of those captures that testify, and what they read."""
    rows, moments = variation.ground.in_time(captures)
    held = variation.column[rows]
    known = held != UNKNOWN
    order = np.lexsort((held[known], moments[known]))
    return moments[known][order], held[known][order]
