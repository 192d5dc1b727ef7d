"""Which texts were taken from the source itself, and which are copies by other hands?"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from provenance.lineage.source.authored import authored
from provenance.lineage.source.restless import of_the_page
from provenance.lineage.testimony.addresses import address
from provenance.lineage.testimony.likeness import MOST, Likeness
from provenance.lineage.testimony.struck import Change
from provenance.lineage.testimony.ways import Way, way_of
from provenance.lineage.testimony.witnesses import Witness, fold_typography
from provenance.lineage.variation.places import PAIR, Collated, Variation
from provenance.lineage.variation.tree_values import UNKNOWN, Mask, Readings
from provenance.text.mangled import mended

ALIKE = 0.3
"""Share of texts with a twin word for word above which a family was fetched, not copied by hand."""

FEWEST = 3
"""Different texts that it takes to speak of copies of copies."""

SUCCESSIVE = 0.6
"""Share of dated captures that differ from the one before, above which each is a state."""

PUBLISHED = 2
"""Dated texts that make a succession, if each was published as it stands."""

MANY_FETCHED = 8
"""The same among fetched texts: of fewer, each with noise of its own, nearly all differ."""


@dataclass(frozen=True, slots=True)
class Captures:
    """Ids of one witness a variant, and of what was taken from the source: all, and the dated.

    Among the dated is a first version that names no day where all others name theirs.

    `successive` tells that the dated texts are versions that follow each other, rather than
    several fetches of few versions; `authored` that undated ones are. `astray` are those whose
    dates were found to be wrong.
    """

    mains: frozenset[str]
    taken: frozenset[str]
    dated: frozenset[str]
    successive: bool
    astray: frozenset[str] = frozenset()
    authored: bool = False


def captures(collated: Collated, directed: Sequence[Change] = ()) -> Captures:
    """Tell what was taken from the source, to which other texts may have `directed` changes.

    Where addresses are declared, the source's is the one that most texts declare; where every
    text declares another, none is. Where none is declared, all that is dated was taken from it; so
    were all versions of an author.
    """
    members = [w for w in collated.witnesses if w.main and w not in collated.quoting]
    quoting = [w for w in collated.quoting if w.main]
    addresses = Counter(address(w.source_url) for w in members if w.source_url)
    versions = authored(collated, directed)
    if versions:
        taken = frozenset(w.id for w in members)
    elif not addresses:
        taken = frozenset(w.id for w in (*_dated(members), *_unnoted(members)))
    else:
        source = min(addresses, key=lambda one: (-addresses[one], one))
        told = addresses[source] > 1 or len(addresses) == 1
        everyone = members + quoting
        taken = frozenset(w.id for w in everyone if told and address(w.source_url) == source)
    dated = [w for w in _dated(members) if w.id in taken]
    mains = {w.variant: w.id for w in sorted(collated.witnesses, key=lambda w: not w.main)[::-1]}
    return Captures(
        frozenset(mains.values()),
        taken,
        frozenset(w.id for w in (*dated, *_unnoted(members)) if w.id in taken),
        _successive(dated, collated),
        authored=versions,
    )


def _dated(members: Sequence[Witness]) -> list[Witness]:
    return [w for w in members if w.when is not None]


def _unnoted(members: Sequence[Witness]) -> list[Witness]:
    """The one version that names no day where all others are dated by what they say, if one does.

    Nobody notes in a first version when it was changed; so the earliest of the others is its next.
    """
    dated, silent = _dated(members), [w for w in members if w.when is None]
    if len(dated) < PUBLISHED or len(silent) != 1 or silent[0].truncated:
        return []
    if not all(w.edition for w in dated) or len(members) > MOST:
        return []
    in_time = sorted(dated, key=lambda w: (w.when is None, w.when, w.rank))
    alike = Likeness([*silent, *in_time])
    nearest = max(range(1, len(members)), key=lambda at: (alike(0, at), -at))
    return silent if in_time[nearest - 1].when == in_time[0].when else []


def _successive(dated: Sequence[Witness], collated: Collated) -> bool:
    """Whether nearly every dated text differs from the one before it.

    What was fetched has to differ from all before it, and for good: wrong dates make the fetches of
    few versions come and go, and a page's links differ at each. What was published differs also by
    its order, or by signs, below its heading.
    """
    order = sorted(dated, key=lambda w: (w.when is None, w.when, w.rank))
    published = all(w.published for w in order)
    if len(order) < (PUBLISHED if published else MANY_FETCHED):
        return False
    frame = of_the_page(collated, frozenset(w.id for w in order))
    steady = [place for place in collated.substance if place.base not in frame]
    columns = [held for held in _held(order, steady) if _parts(held)]
    table = np.stack(columns, axis=1) if columns else np.zeros((len(order), 0), dtype=np.int16)
    below = [None if w.truncated or not published else signs(w, w.heading_end) for w in order]
    if not published:
        return sum(_lasting(order, table)) >= SUCCESSIVE * (len(order) - PAIR)
    changes = sum(
        bool(_differ(table[at], table[at - 1 : at]).all())
        or (None not in pair and len(set(pair)) > 1)
        for at, pair in enumerate(pairwise(below), start=1)
    )
    return changes >= SUCCESSIVE * (len(order) - 1)


def _lasting(order: Sequence[Witness], table: Readings) -> Iterator[bool]:
    """Whether each text differs from all before it by something that a later one has.

    Each is held against those of its own way of fetching, and has some before and after it. What
    one branch has anew the next text of another may lack.
    """
    own: dict[Way, list[int]] = {}
    for at, witness in enumerate(order):
        own.setdefault(way_of(witness), []).append(at)
    for ats in own.values():
        for number, at in enumerate(ats[1:-1], start=1):
            stays = (table[ats[number + 1 :]] == table[at]).any(axis=0)
            kept = np.where(stays, table[at], UNKNOWN)
            yield bool(_differ(kept, table[ats[:number]]).all())


def signs(witness: Witness, start: int = 0) -> str:
    """All of a text, from some sign on, but white space and typography, its letters mended."""
    text = witness.document.text
    said = "".join(text[max(start, s.range.start) : s.range.end] for s in witness.sections)
    sound, _ = mended(said) or (said, None)
    return "".join(fold_typography(sound).split())


def _parts(held: Readings) -> bool:
    """Whether texts differ at a place."""
    known = held[held != UNKNOWN]
    return bool((known != known[:1]).any())


def _differ(one: Readings, others: Readings) -> Mask:
    """Whether a text is known to differ from each of the others."""
    return np.asarray(((others != one) & (others != UNKNOWN) & (one != UNKNOWN)).any(axis=1))


def _held(witnesses: Sequence[Witness], places: Sequence[Variation]) -> Iterator[Readings]:
    """What each of these texts reads, place by place."""
    rows = places[0].ground.rows_of(witnesses) if places else ()
    return (place.column[rows] for place in places)


def copied_by_hand(collated: Collated) -> bool:
    """Whether nothing speaks of a source with states: no date, address or marker, and no twins.

    Texts copied by hand hardly ever agree to the word; texts that were fetched do.
    """
    members = collated.family.members
    places = collated.substance
    known = any(w.when or w.source_url or w.markers or not w.main for w in members)
    if known or collated.quoting or not places or len({w.keys for w in members}) < FEWEST:
        return False
    vectors = Counter(map(bytes, np.stack(list(_held(members, places)), axis=1)))
    twins = sum(count for count in vectors.values() if count > 1)
    return len(vectors) >= FEWEST and twins <= ALIKE * len(members)
