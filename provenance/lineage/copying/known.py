"""What does each node of a known lineage read at the places that it tells of?

A revision reads what most of those who hold it do, and a lost text what most of those do that stand
next to it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from provenance.lineage.copying.near import commonest
from provenance.lineage.graph import Lineage, Place
from provenance.lineage.testimony.witnesses import fold_typography
from provenance.lineage.variation.places import FEW, MANY, PAIR
from provenance.lineage.variation.tree_values import UNKNOWN, Readings

MOST_BASES = 3
"""Families of a lineage of which the fullest text is named."""


def bases(known: Lineage) -> tuple[str, ...]:
    """Name the fullest text of each family: it stands at all places, with most letters there."""
    stands: dict[str, set[int]] = {}
    letters: dict[str, int] = {}
    for at, place in enumerate(known.places):
        for reading in place.readings:
            for name in reading.witnesses:
                stands.setdefault(name, set()).add(at)
                letters[name] = letters.get(name, 0) + len(reading.text)
    found: list[str] = []
    while stands and len(found) < MOST_BASES:
        best = max(stands, key=lambda name: (len(stands[name]), letters[name], name))
        found.append(best)
        told = stands[best]
        stands = {name: held for name, held in stands.items() if held.isdisjoint(told)}
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Known:
    """The nodes of a lineage, revisions first, then lost texts, then those that are held.

    `table` has the reading of each node at each place, by number; readings that differ in no letter
    have one number, which `letters` gives for each place. Above each node stands its `parent`; of
    a text that may be of several revisions it is told in `fits` which.
    """

    names: tuple[str, ...]
    revisions: int
    lost: int
    table: Readings
    letters: tuple[dict[str, int], ...]
    parent: dict[int, int]
    fits: dict[int, tuple[int, ...]]

    def is_lost(self, node: int) -> bool:
        """Whether nobody holds the node, which is no revision."""
        return self.revisions <= node < self.revisions + self.lost

    def is_text(self, node: int) -> bool:
        """Whether somebody holds the node, which is no revision."""
        return node >= self.revisions + self.lost

    @property
    def each_its_own(self) -> bool:
        """Whether there are more revisions than half the texts: each text is likely to be one."""
        return PAIR * self.revisions > len(self.names) - self.revisions - self.lost


def told_of(known: Lineage, base: str) -> Known:
    """Read a lineage; `base` is the fullest text of the family that is asked about.

    In very large families who reads as the base does is not named at every place.
    """
    revisions = [revision.id for revision in known.revisions]
    lost = [node.id for node in known.lost]
    held = (name for place in known.places for one in place.readings for name in one.witnesses)
    rows = [row.child for row in known.derivations] + [row.child for row in known.undecided]
    names = tuple(dict.fromkeys([*revisions, *lost, *rows, base, *held]))
    at = {name: number for number, name in enumerate(names)}
    table = np.full((len(names), len(known.places)), UNKNOWN, dtype=np.int16)
    letters = tuple(_numbered(place) for place in known.places)
    texts = table[len(revisions) + len(lost) :]
    for number, place in enumerate(known.places):
        for reading in place.readings:
            among = [at[name] for name in reading.witnesses]
            table[among, number] = letters[number][letters_of(reading.text)]
        plain = table[at[base], number]
        column = texts[:, number]
        if len(column) > MANY and plain != UNKNOWN and (column == plain).sum() <= FEW:
            column[column == UNKNOWN] = plain
    for revision in known.revisions:
        holding = revision.held_by or revision.witnesses
        table[at[revision.id]] = _most(table, (at[name] for name in holding if name in at))
    parent = {at[row.child]: at[row.parent] for row in known.derivations if row.parent in at}
    _tell_lost(table, parent, range(len(revisions), len(revisions) + len(lost)))
    fits = {
        at[row.child]: tuple(at[name] for name in row.between)
        for row in known.undecided
        if row.between and set(revisions).issuperset(row.between)
    }
    return Known(names, len(revisions), len(lost), table, letters, parent, fits)


def letters_of(text: str) -> str:
    """What of a wording is compared where words may be broken or set otherwise.

    >>> letters_of("the “re-told” One"), letters_of("—")
    ('theretoldone', '')
    """
    return "".join(filter(str.isalnum, fold_typography(text).casefold()))


def _numbered(place: Place) -> dict[str, int]:
    """The number of each reading of a place by its letters."""
    found: dict[str, int] = {}
    for number, reading in enumerate(place.readings):
        found.setdefault(letters_of(reading.text), number)
    return found


def _tell_lost(table: Readings, parent: dict[int, int], lost: Sequence[int]) -> None:
    """Give lost texts the readings of most that stand next to them, the lowest first."""
    below: dict[int, list[int]] = {}
    for child, above in parent.items():
        below.setdefault(above, []).append(child)
    for node in _lowest_first(lost, below):
        near = [*below.get(node, ()), *(parent[node] for _ in range(node in parent))]
        table[node] = _most(table, near)


def _lowest_first(nodes: Sequence[int], below: dict[int, list[int]]) -> list[int]:
    """These nodes so that each stands after those below it."""
    found: list[int] = []
    waiting = list(nodes)
    among = frozenset(nodes)
    seen: set[int] = set()
    while waiting:
        node = waiting[-1]
        before = [child for child in below.get(node, ()) if child in among and child not in seen]
        seen.add(node)
        waiting += before
        if not before:
            waiting.pop()
            found.append(node)
    return list(dict.fromkeys(found))


def _most(table: Readings, nodes: Iterable[int]) -> Readings:
    """What most of these nodes read at each place, UNKNOWN where none testifies."""
    rows = table[list(nodes)]
    known = (rows != UNKNOWN).any(axis=0)
    most = [
        commonest(column) if one else UNKNOWN for column, one in zip(rows.T, known, strict=True)
    ]
    return np.array(most, dtype=np.int16)
