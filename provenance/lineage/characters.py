"""What does every text read at every place, as a table of numbers?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from provenance.lineage.places import Variation
from provenance.lineage.tree_values import UNKNOWN, Readings, Weights
from provenance.lineage.witnesses import Witness

SLIGHT = 0.6
"""Weight of a place where no reading has more than one short word: such changes come twice."""

SHORT = 3
"""Letters of a short word."""


@dataclass(frozen=True)
class Characters:
    """A row for each witness, a column for each place; a reading's number, or UNKNOWN."""

    witnesses: tuple[Witness, ...]
    places: tuple[Variation, ...]
    table: Readings
    weights: Weights


def characters(witnesses: Sequence[Witness], places: Sequence[Variation]) -> Characters:
    """Tabulate the readings but for noise."""
    rows = {witness.id: at for at, witness in enumerate(witnesses)}
    table = np.full((len(witnesses), len(places)), UNKNOWN, dtype=np.int16)
    for column, place in enumerate(places):
        if place.plain is not None:
            table[:, column] = place.stands_for[place.plain]
        for name, reading in place.told.items():
            if name in rows:
                table[rows[name], column] = UNKNOWN if reading is None else reading
    for name, at in rows.items():
        for column, place in enumerate(places):
            if place.plain is None or name not in place.ground.numbers:
                reading = place.reading_of(witnesses[at])
                table[at, column] = UNKNOWN if reading is None else reading
            else:
                break
    weights = np.array([_weight(place) for place in places], dtype=np.float64)
    return Characters(tuple(witnesses), tuple(places), table, weights)


def _weight(place: Variation) -> float:
    slight = all(
        len(one.words) <= 1 and all(len(word) <= SHORT for word in one.words)
        for one in place.wordings
    )
    return SLIGHT if slight else 1.0
