"""What does every text read at every place, as a table of numbers?"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from provenance.lineage.inside import Part, parts
from provenance.lineage.places import Variation
from provenance.lineage.tree_values import UNKNOWN, Readings, Weights
from provenance.lineage.witnesses import Witness
from provenance.text.spans import Span

SLIGHT = 0.6
"""Weight of a place where no reading has more than one short word: such changes come twice."""

SHORT = 3
"""Letters of a short word."""

FEW = 2
"""Readings of a place up to which they are compared whole."""

MOST_WORDS = 20_000
"""Words of all readings of a place together beyond which they are compared whole."""


@dataclass(frozen=True)
class Character:
    """A column of the table: a place, or a part of one whose readings are long.

    `wordings` are the compared words of each reading; `of` gives, for each reading of the place,
    the one that it is here, or UNKNOWN.
    """

    place: Variation
    wordings: tuple[tuple[str, ...], ...]
    of: tuple[int, ...]
    part: Part | None = None

    @property
    def at(self) -> tuple[int, int]:
        """Where it stands in the base; parts of one place stand in the order of their words."""
        return self.place.base[0], self.place.base[1]

    @cached_property
    def support(self) -> tuple[int, ...]:
        """For each reading, how many witnesses have it."""
        counts = [0] * len(self.wordings)
        for reading, held in zip(self.of, self.place.support, strict=True):
            if reading != UNKNOWN:
                counts[reading] += held
        return tuple(counts)

    def text(self, at: int) -> str:
        """A reading as it stands in one of its witnesses."""
        if self.part is None:
            return self.place.text(at)
        reading, (first, end) = self.part.shown[at]
        if first == end:
            return ""
        witness, span = self.place.wordings[reading].stands[0]
        start = bisect_left(witness.words.starts, span.start)
        words = witness.words[start + first].range.start, witness.words[start + end - 1].range.end
        return " ".join(witness.document.text[Span(*words).slice].split())


@dataclass(frozen=True)
class Characters:
    """A row for each witness, a column for each character; a reading's number, or UNKNOWN."""

    witnesses: tuple[Witness, ...]
    places: tuple[Character, ...]
    table: Readings
    weights: Weights


def columns(places: Sequence[Variation]) -> tuple[Character, ...]:
    """The columns of a table: each place, or what differs inside it word by word."""
    return tuple(column for place in places for column in _columns(place))


def _columns(place: Variation) -> list[Character]:
    told = sorted(set(place.stands_for))
    words = [place.wordings[at].words for at in told]
    whole = Character(place, tuple(w.words for w in place.wordings), place.stands_for)
    if len(told) <= FEW or place.size <= 1 or sum(map(len, words)) > MOST_WORDS:
        return [whole]
    found = []
    for part in parts(words):
        number = {
            at: UNKNOWN if one is None else one for at, one in zip(told, part.of, strict=True)
        }
        shown = tuple((told[at], own) for at, own in part.shown)
        of = tuple(number[at] for at in place.stands_for)
        found.append(
            Character(place, part.wordings, of, Part(part.base, part.wordings, shown, part.of))
        )
    return found or [whole]


def characters(witnesses: Sequence[Witness], found: Sequence[Character]) -> Characters:
    """Tabulate the readings but for noise."""
    rows = {witness.id: at for at, witness in enumerate(witnesses)}
    table = np.full((len(witnesses), len(found)), UNKNOWN, dtype=np.int16)
    column = 0
    while column < len(found):
        place = found[column].place
        own = _of_place(place, witnesses, rows)
        while column < len(found) and found[column].place is place:
            into = np.array([*found[column].of, UNKNOWN], dtype=np.int16)
            table[:, column] = into[own]
            column += 1
    weights = np.array([_weight(one) for one in found], dtype=np.float64)
    return Characters(tuple(witnesses), tuple(found), table, weights)


def _of_place(place: Variation, witnesses: Sequence[Witness], rows: Mapping[str, int]) -> Readings:
    """The reading of each witness at a place, by its number or UNKNOWN, the last of all."""
    own = np.full(len(witnesses), UNKNOWN, dtype=np.int16)
    if place.plain is not None:
        own[:] = place.stands_for[place.plain]
    for name, reading in place.told.items():
        if name in rows:
            own[rows[name]] = UNKNOWN if reading is None else reading
    for name, at in rows.items():
        if place.plain is None or name not in place.ground.numbers:
            reading = place.reading_of(witnesses[at])
            own[at] = UNKNOWN if reading is None else reading
    return own


def _weight(column: Character) -> float:
    slight = all(
        len(words) <= 1 and all(len(word) <= SHORT for word in words) for words in column.wordings
    )
    return SLIGHT if slight else 1.0
