"""How well do the fetches of a page show each of its states?

What a page shows by itself may pass for an edit, and an edit for what a page shows by itself. The
first is likelier of a state that few fetches show, the second of one whose fetches part
into groups elsewhere too.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from provenance.lineage.confidence import Kind
from provenance.lineage.source.captures import Captures
from provenance.lineage.source.states import States
from provenance.lineage.testimony.witnesses import Witness
from provenance.lineage.variation.places import Collated, Variation
from provenance.lineage.variation.tree_values import UNKNOWN

OFTEN = 5
"""Texts that show one state from which another that few show is doubtful."""

HARDLY: Mapping[int, Kind] = {
    1: "capture, alone",
    2: "capture, one of two",
    3: "capture, one of few",
    4: "capture, one of few",
}
"""Of what kind the rows are of so many texts that show a state.

Half of all tell one more, and so does a mark of editing.
"""

SEVERAL = 2
"""Readings, each of so many texts of a state, from which these differ by more than chance."""


def doubts(collated: Collated, named: States, found: Captures) -> tuple[tuple[Kind, ...], ...]:
    """For each state of what kinds, beside a capture's, the rows are of those that show it."""
    states, again = named.states, is_fetched(collated, named, found)
    shown = [len(state.members) for state in states]
    few = len(states) > 1 and (again or max(shown) >= OFTEN)
    differ = _differing(named, _of_the_page(collated, named)) if again else [False] * len(states)
    every: tuple[Kind, ...] = ("capture, as published",) if _untouched(collated, found) else ()
    told: list[tuple[Kind, ...]] = []
    for state, count, varied in zip(states, shown, differ, strict=True):
        most = 2 * count >= sum(shown)
        hardly = HARDLY.get(count + most + (state.marker is not None)) if few else None
        also: tuple[Kind, ...] = ("capture, among others",) if varied else ()
        told.append((*every, *also, *((hardly,) if hardly else ())))
    return tuple(told)


def is_fetched(collated: Collated, named: States, found: Captures) -> bool:
    """Whether the source is known by fetches of a page, rather than by versions of a text.

    Versions that were fetched differ at no place that is held to be a page's.
    """
    dated = _dated(collated, found)
    if not dated or all(w.published for w in dated):
        return False
    return not found.successive or bool(_of_the_page(collated, named))


def _untouched(collated: Collated, found: Captures) -> bool:
    """Whether all that tells of the source's versions is fetches that show no trace of fetching."""
    dated = _dated(collated, found)
    return bool(dated) and all(w.published and w.fetched for w in dated)


def _dated(collated: Collated, found: Captures) -> list[Witness]:
    return [w for w in collated.family.members if w.id in found.dated]


def _of_the_page(collated: Collated, named: States) -> list[Variation]:
    """The places that divide no states."""
    told = {place.base for place in named.dividing}
    return [place for place in collated.substance if place.base not in told]


def _differing(named: States, places: Sequence[Variation]) -> list[bool]:
    """For each state whether its texts differ at one of these places."""
    states = named.states
    found = np.zeros(len(states), dtype=np.bool_)
    members = [witness for state in states for witness in state.members]
    own = np.repeat(np.arange(len(states)), [len(state.members) for state in states])
    rows = places[0].ground.rows_of(members) if places else ()
    for place in places:
        held = place.column[rows]
        known = held != UNKNOWN
        size = len(place.wordings)
        pairs, counts = np.unique(own[known] * size + held[known], return_counts=True)
        several = np.bincount(pairs[counts >= SEVERAL] // size, minlength=len(states))
        found |= several >= SEVERAL
        if found.all():
            break
    return list(found.tolist())
