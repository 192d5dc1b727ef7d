"""What does a change of wording cost, in a tree of copies? As much as scribes here make it rarely.

Where everybody spells `i` or `y` as he likes, that two texts spell alike tells little; where nobody
else does, it tells much. So every kind of change (letters for letters, a word for a word, words
left out, words put in) is counted along a first tree, against the chances that there were to make
it, and costs the logarithm of its rarity.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from provenance.lineage.variation.tree_values import UNKNOWN, Readings
from provenance.lineage.weighing.characters import Character
from provenance.lineage.weighing.polarity import Habits
from provenance.lineage.weighing.rarity import Line, Rarity

NATS = 8.0
"""Natural logarithms of rarity that make one reading's worth."""

LEAST = 0.1
DEAREST = 2.0
"""What a change costs at least and at most, in readings."""

CROWD = 16
"""Readings of a column beyond which they are counted instead of compared, each with each."""

IMPOSSIBLE = np.float32(1e6)
"""What it costs to read what nobody knows."""

Costly = npt.NDArray[np.float32]


class Prices(ABC):
    """What it costs to come from one reading to another, for each column."""

    mended: float = 0.0
    """Share of slips that are mended by who copies them, where it was counted."""

    @abstractmethod
    def each(self, one: Readings, other: Readings) -> Costly:
        """The cost of each change from `one` to `other`, column by column."""

    @abstractmethod
    def of(self, columns: npt.NDArray[np.int64]) -> "Prices":
        """The same for some of the columns."""

    def along(self, one: Readings, other: Readings) -> Costly:
        """The cost of all changes from `one` to `other`; rows of readings give as many sums."""
        return np.asarray(self.each(one, other).sum(axis=-1))

    def middles(self, up: Readings, down: Readings, own: Readings) -> tuple[Costly, Readings]:
        """What it costs more that a node hangs from the middle of each edge, and what that reads.

        It costs nothing where the node reads as an end of the edge does; who knows the columns in
        which it does not may ask for these alone.
        """
        mine, along = np.broadcast_to(own, up.shape), self.each(up, down)
        choices = np.stack(
            [
                along + self.each(up, mine),
                along + self.each(down, mine),
                self.each(up, mine) + self.each(mine, down),
            ]
        )
        unknown = np.stack([up, down, mine]) == UNKNOWN
        choices = np.where(unknown, IMPOSSIBLE, choices)
        pick = choices.argmin(axis=0)
        least = np.where(unknown.all(axis=0), 0, choices.min(axis=0))
        vectors = np.choose(pick, [up, down, mine]).astype(np.int16)
        return least.sum(axis=1) - along.sum(axis=1), vectors

    def amid(self, up: Readings, down: Readings, own: Readings) -> Costly:
        """What it costs more that a node hangs from the middle of each edge."""
        return self.middles(up, down, own)[0]

    def between(self, options: Readings, above: int) -> Costly:
        """What each reading of a node costs beside those of the nodes around it.

        After the first row so many are of what is above the node; the others are of what is below.
        """
        price = np.zeros(options.shape, dtype=np.float32)
        for row in options[1 : 1 + above]:
            price += self.each(np.broadcast_to(row, options.shape), options)
        for row in options[1 + above :]:
            price += self.each(options, np.broadcast_to(row, options.shape))
        return price


@dataclass(frozen=True)
class Costs(Prices):
    """The same as one flat table."""

    table: Costly
    starts: npt.NDArray[np.int64]
    sizes: npt.NDArray[np.int64]
    mended: float

    def each(self, one: Readings, other: Readings) -> Costly:
        """The cost of each change from `one` to `other`, column by column."""
        at = self.starts + (one.astype(np.int64) + 1) * self.sizes + other + 1
        return self.table[at]

    def of(self, columns: npt.NDArray[np.int64]) -> "Costs":
        """The same for some of the columns."""
        return Costs(self.table, self.starts[columns], self.sizes[columns], self.mended)

    def weights(self) -> npt.NDArray[np.float64]:
        """What a change usually costs at each column."""
        found = []
        for start, size in zip(self.starts.tolist(), self.sizes.tolist(), strict=True):
            held = self.table[start : start + size * size]
            known = held[held > 0]
            found.append(float(known.mean()) if len(known) else 1.0)
        return np.array(found, dtype=np.float64)


def costs(
    found: Sequence[Character],
    edges: Sequence[tuple[Readings, Readings]],
    words: Sequence[str],
    habits: Habits,
    lines: Iterable[Line] = (),
) -> Costs:
    """Count the changes along the edges of a tree, and tell what each costs.

    `words` are those of one text, in which chances to make a change are counted; `lines` those by
    which it is told how many slips that a copyist made are mended by the next.
    """
    rarity = Rarity(found, edges, words, habits, lines)
    sizes = np.array([len(column.wordings) + 1 for column in found], dtype=np.int64)
    starts = np.concatenate([[0], np.cumsum(sizes**2)[:-1]]) if len(found) else sizes
    table = np.zeros(int((sizes**2).sum()), dtype=np.float32)
    for start, size, column in zip(starts.tolist(), sizes.tolist(), found, strict=True):
        for old, new in _told(column):
            nats = rarity.of(column.wordings[old], column.wordings[new])
            cost = max(LEAST, min(DEAREST, nats / NATS))
            table[start + (old + 1) * size + new + 1] = cost
    return Costs(table, np.asarray(starts, dtype=np.int64), sizes, rarity.mended)


@dataclass(frozen=True)
class Even(Prices):
    """Costs where every change at a column costs the same: of thousands of readings no table."""

    weights: Costly

    def each(self, one: Readings, other: Readings) -> Costly:
        """The cost of each change from `one` to `other`, column by column."""
        differs = (one != other) & (one != UNKNOWN) & (other != UNKNOWN)
        return np.where(differs, self.weights, np.float32(0))

    def of(self, columns: npt.NDArray[np.int64]) -> "Even":
        """The same for some of the columns."""
        return Even(self.weights[columns])

    def amid(self, up: Readings, down: Readings, own: Readings) -> Costly:
        """What it costs more that a node hangs from the middle of each edge.

        It is one change wherever neither end reads as the node does, if any end is known.
        """
        known = (own != UNKNOWN) & ((up != UNKNOWN) | (down != UNKNOWN))
        changed = known & (own != up) & (own != down)
        return np.asarray(np.where(changed, self.weights, np.float32(0)).sum(axis=-1))

    def between(self, options: Readings, above: int) -> Costly:  # noqa: ARG002 - either way costs the same
        """What each reading of a node costs beside those of the nodes around it, by counting."""
        price = np.zeros(options.shape, dtype=np.float32)
        if len(options) <= CROWD:
            known = (options[1:] != UNKNOWN).sum(axis=0)
            alike = np.stack([(options[1:] == row).sum(axis=0) for row in options])
            others = np.where(options == UNKNOWN, 0, known - alike)
            return (others * self.weights).astype(np.float32)
        for at, column in enumerate(options.T):
            held = np.bincount(column[1:] + 1, minlength=int(column[0]) + 2)
            others = int(held[1:].sum()) - held[column + 1]
            price[:, at] = np.where(column == UNKNOWN, 0, others) * self.weights[at]
        return price


def even(weights: npt.NDArray[np.float64]) -> Even:
    """Costs where every change at a column costs the same."""
    return Even(weights.astype(np.float32))


def _told(column: Character) -> Iterator[tuple[int, int]]:
    """All ways from one reading of a column to another."""
    known = sorted(set(column.of) - {UNKNOWN})
    return ((one, other) for one in known for other in known if one != other)
