"""Do two sets of readings agree wherever both are known?"""

from collections.abc import Sequence

Vector = tuple[int | None, ...]
"""A reading for each place that divides states, None where it is not known."""


def agree(one: Vector, other: Vector) -> bool:
    """Whether nothing that is known of both differs.

    >>> agree((1, None, 0), (1, 2, None)), agree((1, 0), (0, 0))
    (True, False)
    """
    return all(a == b for a, b in zip(one, other, strict=True) if a is not None and b is not None)


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
    return sum(a != b for a, b in zip(one, other, strict=True) if a is not None and b is not None)
