"""The values a tree is made of: texts as rows of readings, edges between them, and distances."""

from collections.abc import Callable, MutableSequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

UNKNOWN = -1
"""The reading of a text that can't testify."""

WHOLE = 0.8
"""Share of the places of which a text must speak to stand inside the tree; others hang from it.

The places are those of which the text speaks that speaks of most.
"""

COMMON = 0.5
"""Share of the texts that speak of any one place; no text need speak of places of which fewer do.

Of the places of 5,000 texts a sixth lay inside passages that two or three of them alone have.
"""

SHARED = 1.0
"""Weight of readings by which a lost copy is inferred."""

AT_ONCE = 1000
"""Rows of a table that are compared at once: of thousands the numbers would fill the memory."""

Readings = npt.NDArray[np.int16]
Mask = npt.NDArray[np.bool_]
Weights = npt.NDArray[np.float64]


@dataclass
class Tree:
    """Nodes by number, each with its reading at every place; those from `texts` on are lost.

    `firm` tells how far it is from chance that neighbours share a reading which the text between
    them does not have: of a place, that text's reading, and theirs.

    The first `fixed` nodes stand as they are given: no lost copy comes between two of them. Of the
    `cut` it is known that nobody copied from them what they lack.
    """

    vectors: MutableSequence[Readings]
    weights: Weights
    texts: int
    fixed: int = 0
    least: float = SHARED
    firm: Callable[[int, int, int], float] = lambda _place, _hub, _shared: 1.0
    near: dict[int, set[int]] = field(default_factory=dict)
    cut: frozenset[int] = frozenset()

    def link(self, one: int, other: int) -> None:
        """Make an edge."""
        self.near.setdefault(one, set()).add(other)
        self.near.setdefault(other, set()).add(one)

    def part(self, one: int, other: int) -> None:
        """Take an edge away."""
        self.near[one].discard(other)
        self.near[other].discard(one)

    def apart(self, one: int, other: int) -> float:
        """The weight of the places at which two nodes are known to differ."""
        a, b = self.vectors[one], self.vectors[other]
        return float(self.weights[(a != b) & (a != UNKNOWN) & (b != UNKNOWN)].sum())

    def whole(self, node: int, share: float = WHOLE) -> bool:
        """Whether the node speaks of nearly all places."""
        if node in self.cut:
            return False
        return node >= self.texts or self.told[node] >= share * self._most

    @cached_property
    def told(self) -> tuple[int, ...]:
        """Of how many places each text speaks, but for those of which few do."""
        texts = self.vectors[: self.texts]
        voices = np.zeros(len(self.weights), dtype=np.int64)
        for row in texts:
            voices += row != UNKNOWN
        common = voices >= COMMON * voices.max(initial=0)
        return tuple(int(np.count_nonzero((row != UNKNOWN) & common)) for row in texts)

    @cached_property
    def _most(self) -> int:
        return max(told for node, told in enumerate(self.told) if node not in self.cut)


def distances_from(table: Readings, row: Readings, weights: Weights) -> Weights:
    """The weight of the places at which each row of a table is known to differ from one."""
    found = []
    for part in np.split(table, range(AT_ONCE, len(table), AT_ONCE)):
        differs = (part != row) & (part != UNKNOWN) & (row != UNKNOWN)
        found.append(differs @ weights)
    return np.concatenate(found)


def differing(own: Readings, other: Readings) -> list[tuple[int, int]]:
    """The places at which one is known to differ from another, each with what the one reads.

    >>> differing(np.array([2, 1, UNKNOWN, 1]), np.array([0, 1, 0, UNKNOWN]))
    [(0, 2)]
    """
    (at,) = np.nonzero((own != other) & (own != UNKNOWN) & (other != UNKNOWN))
    return list(zip(at.tolist(), own[at].tolist(), strict=True))
