"""What does every text read at every place, as a table of numbers?

The table of thousands of texts is made some columns at a time, and its rows are packed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from provenance.lineage.testimony.witnesses import Witness
from provenance.lineage.variation.ground import Rows as Numbers
from provenance.lineage.variation.packed import Rows, held
from provenance.lineage.variation.places import Variation
from provenance.lineage.variation.tree_values import UNKNOWN, Readings, Weights
from provenance.lineage.weighing.characters import AT_ONCE, Character, tabulated, weight

HOLE = 12
"""Words of a run from which one text that lacks it may have lost it when it had been copied."""

WIDE = 8
"""Words that columns side by side may cover as one."""

Group = Sequence[Character]
"""Columns side by side that are told as one, or one alone."""


@dataclass(frozen=True)
class Characters:
    """Witnesses, and the columns at which they may differ."""

    witnesses: tuple[Witness, ...]
    places: tuple[Character, ...]
    weights: Weights


def characters(
    witnesses: Sequence[Witness], found: Sequence[Character], states: Sequence[Readings]
) -> tuple[Characters, Rows]:
    """Tabulate what states and texts read but for noise, a row each.

    `states` are what each state reads at every column. Where there is none, texts say nothing where
    they alone lack a long run: leaves may be lost after a text was copied, so nothing speaks
    against it as a parent.
    """
    places: list[Character] = []

    def blocks() -> Iterator[Readings]:
        start = 0
        for some in _some(_side_by_side(found)):
            own = [one for group in some for one in group]
            table = _table(witnesses, own, [row[start : start + len(own)] for row in states])
            start += len(own)
            told, table = _together(some, table)
            places.extend(told)
            yield table

    columns = sum(1 for _ in _side_by_side(found))
    rows = held(blocks(), len(states) + len(witnesses), columns)
    weights = np.array([weight(one) for one in places], dtype=np.float64)
    return Characters(tuple(witnesses), tuple(places), weights), rows


def _side_by_side(found: Sequence[Character]) -> Iterator[Group]:
    """Columns side by side at which words come in or fall out.

    Of words that change places no column alone tells: one lacks them, another has them.
    """
    group: list[Character] = []
    for one in found:
        if group and not (_beside(group[-1], one) and _width((*group, one)) <= WIDE):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _some(groups: Iterator[Group]) -> Iterator[list[Group]]:
    """So many groups of columns as are told of all texts at once."""
    numbered = enumerate(groups)
    for _, some in groupby(numbered, lambda one: one[0] // AT_ONCE):
        yield [group for _, group in some]


def _table(
    witnesses: Sequence[Witness], found: Sequence[Character], states: Sequence[Readings]
) -> Readings:
    """What states and texts read at some columns."""
    rows = found[0].place.ground.rows_of(witnesses)
    table = np.hstack([everybody[rows] for _, everybody in tabulated(found)])
    if states:
        return np.vstack([*states, table])
    for at, one in enumerate(found):
        for reading in _holes(one):
            (lacking,) = np.nonzero(table[:, at] == reading)
            if len(lacking) == 1:
                table[lacking, at] = UNKNOWN
    return table


def _holes(column: Character) -> list[int]:
    """The readings of a column that lack a long run."""
    if max(map(len, column.wordings)) < HOLE:
        return []
    return [at for at, words in enumerate(column.wordings) if not words]


def _together(groups: Sequence[Group], table: Readings) -> tuple[list[Character], Readings]:
    """Columns side by side as one, and the table of them."""
    places: list[Character] = []
    firsts = np.cumsum([0, *(len(group) for group in groups[:-1])])
    told = table.take(firsts, axis=1)
    for number, (group, first) in enumerate(zip(groups, firsts.tolist(), strict=True)):
        if len(group) == 1:
            places.append(group[0])
            continue
        own = table[:, first : first + len(group)]
        known = (own != UNKNOWN).all(axis=1)
        readings, numbers = _numbered(own[known])
        wordings = tuple(
            tuple(w for one, at in zip(group, reading, strict=True) for w in one.wordings[at])
            for reading in readings
        )
        of = tuple(range(len(wordings)))
        joined = tuple(group), readings
        places.append(Character(group[0].place, wordings, of, None, joined))
        told[:, number] = UNKNOWN
        told[known, number] = numbers
    return places, told


def _numbered(rows: Readings) -> tuple[tuple[tuple[int, ...], ...], Numbers]:
    """What rows of readings there are, in order, and for each row which of these it is.

    >>> _numbered(np.array([[1, 0], [0, 2], [1, 0]]))
    (((0, 2), (1, 0)), array([1, 0, 1]))
    """
    found: list[tuple[int, ...]] = [()]
    numbers = np.zeros(len(rows), dtype=np.int64)
    for column in rows.T:
        size = int(column.max(initial=0)) + 1
        pairs = numbers * size + column
        held = np.bincount(pairs) > 0
        found = [(*found[at // size], at % size) for at in np.flatnonzero(held).tolist()]
        numbers = (np.cumsum(held) - 1)[pairs]
    return tuple(found), numbers


def _width(among: Group) -> int:
    return sum(max(map(len, one.wordings)) for one in among)


def _beside(one: Character, other: Character) -> bool:
    if one.place is other.place or other.place.base[0] != one.place.base[1]:
        return False
    ends = one.part is None or one.part.base[1] == max(map(len, _words(one.place)))
    begins = other.part is None or other.part.base[0] == 0
    loose = any(not words for words in (*one.wordings, *other.wordings))
    long = max(map(len, (*one.wordings, *other.wordings))) > WIDE
    return ends and begins and loose and not long


def _words(place: Variation) -> Iterator[tuple[str, ...]]:
    return (place.wordings[at].words for at in set(place.stands_for))
