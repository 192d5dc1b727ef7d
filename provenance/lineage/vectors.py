"""Do two sets of readings agree wherever both are known?"""

from collections.abc import Iterator, Sequence
from itertools import compress
from operator import ne

import numpy as np

Vector = tuple[int | None, ...]
"""A reading for each place that divides states, None where it is not known."""


def agree(one: Vector, other: Vector) -> bool:
    """Whether nothing that is known of both differs.

    >>> agree((1, None, 0), (1, 2, None)), agree((1, 0), (0, 0))
    (True, False)
    """
    return all(a is None or b is None for a, b in _unequal(one, other))


def merged(vectors: Sequence[Vector]) -> Vector:
    """What is known of any of them, the first to know it telling.

    >>> merged([(1, None), (0, 2)])
    (1, 2)
    """
    return tuple(
        next((at for at in column if at is not None), None) for column in zip(*vectors, strict=True)
    )


def difference(one: Vector, other: Vector) -> int:
    """At how many places what is known of both differs."""
    return sum(a is not None and b is not None for a, b in _unequal(one, other))


class Held:
    """The readings of many texts or states, to hold those of one against them all at once."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        self.table = np.array([_numbers(vector) for vector in vectors], dtype=np.int32)
        numbers: dict[Vector, int] = {}
        kinds = [numbers.setdefault(vector, len(numbers)) for vector in vectors]
        self._kinds = np.array(kinds, dtype=np.int32)
        self._told = np.array([set(vector) != {None} for vector in vectors], dtype=np.bool_)

    def differences(self, own: Vector, first: int | None = None) -> list[int]:
        """At how many places what is known of one and of each differs; of the `first` so many.

        >>> Held([(1, None, 0), (2, 2, 2)]).differences((1, 0, None))
        [0, 2]
        """
        row, table = np.array(_numbers(own), dtype=np.int32), self.table[:first]
        differs = (table != row) & (table != _NOT_KNOWN) & (row != _NOT_KNOWN)
        return list(map(int, differs.sum(axis=1)))

    def rivals(self, at: int) -> list[int]:
        """Those of which anything is known, and which do not read as this one does.

        >>> Held([(1, 0), (1, 0), (2, 0), (None, None)]).rivals(0)
        [2]
        """
        return list(np.flatnonzero(self._told & (self._kinds != self._kinds[at])).tolist())


_NOT_KNOWN = -1


def _numbers(vector: Vector) -> list[int]:
    return [_NOT_KNOWN if reading is None else reading for reading in vector]


def _unequal(one: Vector, other: Vector) -> Iterator[tuple[int | None, int | None]]:
    """What differs, known or not; large families ask millions of times."""
    return compress(zip(one, other, strict=True), map(ne, one, other))
