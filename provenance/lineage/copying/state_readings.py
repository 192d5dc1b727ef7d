"""What does each state of the source read at every place, as its copies are held against it?"""

from collections.abc import Sequence

import numpy as np

from provenance.lineage.source.states import State
from provenance.lineage.variation.tree_values import UNKNOWN, Readings
from provenance.lineage.weighing.characters import Character, tabulated


def state_readings(states: Sequence[State], places: Sequence[Character]) -> list[Readings]:
    """What each state reads at every place: as most of its witnesses do, or as the one before.

    Where neither tells it read as the one that came out of it: no copy tells that better.
    """
    if not states:
        return []
    vectors = [np.full(len(places), UNKNOWN, dtype=np.int16) for _ in states]
    rows = [places[0].place.ground.rows_of(state.members) if places else () for state in states]
    for start, everybody in tabulated(places):
        here = slice(start, start + everybody.shape[1])
        for at, state in enumerate(states):
            before = (
                None if state.after is None or state.after >= at else vectors[state.after][here]
            )
            vectors[at][here] = _most(everybody[rows[at]], before, places[here])
    for at, state in reversed([*enumerate(states)]):
        if state.after is not None:
            older, newer = vectors[state.after], vectors[at]
            vectors[state.after] = np.where(older == UNKNOWN, newer, older)
    return vectors


def _most(table: Readings, before: Readings | None, places: Sequence[Character]) -> Readings:
    """What most of some witnesses read; looked at one by one only where they do not all agree."""
    most = table.max(axis=0, initial=UNKNOWN)
    alike = ((table == most) | (table == UNKNOWN)).all(axis=0)
    found = most if before is None else np.where(most == UNKNOWN, before, most)
    for at in np.flatnonzero(~alike).tolist():
        found[at] = _held(table[:, at], None if before is None else int(before[at]), places[at])
    return found


def _held(column: Readings, before: int | None, place: Character) -> int:
    known = column[column != UNKNOWN]
    if len(known):
        counts = np.bincount(known)
        best = int(counts.argmax())
        if counts[best] * 2 > len(known) or (counts[best] > 1 and before in {None, UNKNOWN}):
            return best
    if before is not None and before != UNKNOWN:
        return before
    if not len(known):
        return UNKNOWN
    return max((int(at) for at in known), key=lambda at: (place.support[at], -at))
