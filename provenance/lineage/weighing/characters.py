"""At which columns do texts differ, and what do they read there?"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from provenance.lineage.memory import once
from provenance.lineage.testimony.noise import stands_for
from provenance.lineage.testimony.witnesses import Witness, span_of
from provenance.lineage.testimony.wordings import wording
from provenance.lineage.variation.inside import Part, parts
from provenance.lineage.variation.places import Variation
from provenance.lineage.variation.tree_values import UNKNOWN, Readings
from provenance.text.spans import Span

SLIGHT = 0.6
"""Weight of a place where no reading has more than one short word: such changes come twice."""

SHORT = 3
"""Letters of a short word."""

FEW = 2
"""Readings of a place up to which they are compared whole."""

MOST_WORDS = 20_000
"""Words of all readings of a place together beyond which they are compared whole."""


AROUND = 8
"""Words on either side of a reading that are looked at."""

FOLLOWING = 5
"""Words after a reading that belong to its passage; three more tell the same."""

AT_ONCE = 256
"""Columns that are told of all texts at once: of 10,000 they take 5 MB."""


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
    joined: tuple[tuple["Character", ...], tuple[tuple[int, ...], ...]] | None = None

    @property
    def at(self) -> tuple[int, int]:
        """Where it stands in the base; parts of one place stand in the order of their words."""
        last = self.joined[0][-1].place if self.joined else self.place
        return self.place.base[0], last.base[1]

    def parts_at(self, one: int, other: int) -> Variation:
        """The place where two readings part; the first of several that stand side by side.

        The first of all where they are one reading, or one of them is silent.
        """
        if not self.joined or UNKNOWN in {one, other}:
            return self.place
        beside, readings = self.joined
        own = zip(beside, readings[one], readings[other], strict=True)
        return next((each.place for each, mine, theirs in own if mine != theirs), self.place)

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
        if self.joined:
            beside, readings = self.joined
            said = (one.text(own) for one, own in zip(beside, readings[at], strict=True))
            return " ".join(filter(None, said))
        if self.part is None:
            return self.place.text(at)
        ((witness, span),) = _stands(self.place, *self.part.shown[at])
        return " ".join(witness.document.text[span.slice].split())

    def stands_in(self, witness: Witness, at: int) -> bool:
        """Whether the words of a reading stand in what a text itself reads at the place.

        Where three readings are told apart word by word, one may be counted with another whose
        words it lacks.
        """
        if self.joined:
            beside, readings = self.joined
            own = zip(beside, readings[at], strict=True)
            return all(one.stands_in(witness, reading) for one, reading in own)
        has = self.place.reading_of(witness)
        if (has, at) not in self._holding:
            self._holding[has, at] = self._holds(has, at)
        return self._holding[has, at]

    @cached_property
    def _holding(self) -> dict[tuple[int | None, int], bool]:
        return {}

    def _holds(self, has: int | None, at: int) -> bool:
        words = self.wordings[at]
        held = () if has is None else self.place.wordings[has].words
        size = len(words)
        return held == words or any(
            held[i : i + size] == words for i in range(len(held) - size + 1)
        )

    def around(self, at: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The words before a reading, and those after it, in one of its witnesses."""
        (first, start), (last, end) = self.ends(at)
        return first.keys[max(0, start - AROUND) : start], last.keys[end : end + AROUND]

    def passage(self, at: int) -> tuple[str, str]:
        """What is written before a reading, and the reading with what is written after it."""
        (first, start), (last, end) = self.ends(at)
        before = _written(first, max(0, start - AROUND), start)
        if first is last:
            return before, _written(first, start, end + FOLLOWING)
        return before, " ".join([self.text(at), _written(last, end, end + FOLLOWING)])

    def ends(self, at: int) -> tuple[tuple[Witness, int], tuple[Witness, int]]:
        """Where a reading begins and where it ends, each in one of its witnesses."""
        if self.joined:
            beside, readings = self.joined
            return beside[0].ends(readings[at][0])[0], beside[-1].ends(readings[at][-1])[1]
        reading, (first, _) = (at, (0, 0)) if self.part is None else self.part.shown[at]
        witness, span = self.place.wordings[reading].stands[0]
        start = bisect_left(witness.words.starts, span.start) + first
        return (witness, start), (witness, start + len(self.wordings[at]))


def _written(witness: Witness, start: int, end: int) -> str:
    """What a text has from one of its words to another, in a line."""
    starts = (*witness.words.starts[start : end + 1], len(witness.document.text))
    return " ".join(
        witness.document.text[starts[0] : starts[min(end - start, len(starts) - 1)]].split()
    )


def columns(places: Sequence[Variation]) -> tuple[Character, ...]:
    """The columns of a table: each place, or what differs inside it word by word."""
    return tuple(column for place in places for column in _columns(place))


def _columns(place: Variation) -> list[Character]:
    told = sorted(set(place.stands_for))
    words = [place.wordings[at].words for at in told]
    whole = Character(place, tuple(w.words for w in place.wordings), place.stands_for)
    if len(told) <= FEW or place.size <= 1 or sum(map(len, words)) > MOST_WORDS:
        return [whole]
    inside = once(("inside", place.stands_for), place.wordings, lambda: _inside(place, told))
    return [Character(place, part.wordings, of, part) for part, of in inside] or [whole]


def _inside(place: Variation, told: Sequence[int]) -> list[tuple[Part, tuple[int, ...]]]:
    """What differs inside a place but for noise, with what each of its readings is there."""
    found = []
    for part in parts([place.wordings[at].words for at in told]):
        number = {
            at: UNKNOWN if one is None else one for at, one in zip(told, part.of, strict=True)
        }
        shown = tuple((told[at], own) for at, own in part.shown)
        alike = stands_for(
            [
                wording(words, _stands(place, *own))
                for words, own in zip(part.wordings, shown, strict=True)
            ]
        )
        if len(set(alike)) == 1:
            continue
        of = tuple(
            UNKNOWN if one == UNKNOWN else alike[one]
            for one in (number[at] for at in place.stands_for)
        )
        found.append((Part(part.base, part.wordings, shown, part.of), of))
    return found


def tabulated(found: Sequence[Character]) -> Iterator[tuple[int, Readings]]:
    """What everybody reads at some columns at a time, with the number of the first of them.

    A row for each text of the ground, and the last for those that testify nowhere.
    """
    for start in range(0, len(found), AT_ONCE):
        some = found[start : start + AT_ONCE]
        table = _unknown(len(some[0].place.column), len(some))
        for at, one in enumerate(some):
            table[:, at] = np.array([*one.of, UNKNOWN], dtype=np.int16)[one.place.column]
        yield start, table


def _unknown(rows: int, columns_: int) -> Readings:
    return np.full((rows, columns_), UNKNOWN, dtype=np.int16)


def _stands(place: Variation, reading: int, own: tuple[int, int]) -> list[tuple[Witness, Span]]:
    """Where some words of a reading stand in one of its witnesses."""
    witness, span = place.wordings[reading].stands[0]
    start = bisect_left(witness.words.starts, span.start)
    return [(witness, span_of(witness, (start + own[0], start + own[1])))]


def weight(column: Character) -> float:
    """What a change at a column tells, against 1 for most."""
    slight = all(
        len(words) <= 1 and all(len(word) <= SHORT for word in words) for words in column.wordings
    )
    return SLIGHT if slight else 1.0
