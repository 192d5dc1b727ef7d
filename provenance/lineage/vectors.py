"""Do two sets of readings agree wherever both are known?"""

from collections.abc import Iterator, Sequence
from itertools import compress
from operator import ne

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


def _unequal(one: Vector, other: Vector) -> Iterator[tuple[int | None, int | None]]:
    """What differs, known or not; large families ask millions of times."""
    return compress(zip(one, other, strict=True), map(ne, one, other))
