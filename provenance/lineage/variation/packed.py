"""How are tables of what thousands of texts read held without filling the memory?

Copyists who err at every fortieth word make 17,000 columns of 4,000 texts, and each table of them
140 MB. Most read what most read, and say nothing in long runs: packed, a row takes a twelfth.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator, MutableSequence, Sequence
from functools import lru_cache, partial
from itertools import islice
from typing import overload

import numpy as np

from provenance.lineage.variation.tree_values import Readings

FAST = 1
"""Of nine ways to pack the quickest: better ones save a fifth and take ten times as long."""

LOOSE = 16_000_000
"""Numbers of a table up to which it is held as it is: 32 MB."""

AT_ONCE = 4_000_000
"""Numbers of a table that are looked at together."""

SHORT = 2_000
"""Readings of a row up to which it is kept as it is, if it is asked for alone: to unpack them took
a twentieth of the time of one more of 1,000 texts."""

UNPACKED = 256
"""Rows that are not unpacked again, as they were asked for last."""

Rows = MutableSequence[Readings]
"""What each node reads, a row each."""


def packed(row: Readings) -> bytes:
    """Pack a row of readings; `unpacked` gives it back."""
    return zlib.compress(row.astype(np.int16, copy=False).tobytes(), FAST)


@lru_cache(maxsize=UNPACKED)
def unpacked(row: bytes) -> Readings:
    """Give a row that `packed` packed, which can't be changed.

    >>> unpacked(packed(np.array([0, 3, -1], dtype=np.int16))).tolist()
    [0, 3, -1]
    """
    return np.frombuffer(zlib.decompress(row), dtype=np.int16)


def kept(row: Readings) -> Callable[[], Readings]:
    """Hold a row until it is asked for, packed if it is long."""
    return partial(unpacked, packed(row)) if len(row) > SHORT else lambda: row


class Packed(MutableSequence[Readings]):
    """Rows that are packed, and unpacked as they are asked for."""

    def __init__(self, rows: Iterable[bytes]) -> None:
        self._rows = list(rows)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Readings: ...
    @overload
    def __getitem__(self, at: slice) -> "Packed": ...
    def __getitem__(self, at: int | slice) -> "Readings | Packed":
        if isinstance(at, slice):
            return Packed(self._rows[at])
        return unpacked(self._rows[at])

    @overload
    def __setitem__(self, at: int, row: Readings) -> None: ...
    @overload
    def __setitem__(self, at: slice, row: Iterable[Readings]) -> None: ...
    def __setitem__(self, at: int | slice, row: Readings | Iterable[Readings]) -> None:
        if isinstance(at, slice):
            self._rows[at] = map(packed, row)
        else:
            self._rows[at] = packed(np.asarray(row))

    def __delitem__(self, at: int | slice) -> None:
        del self._rows[at]

    def insert(self, at: int, row: Readings) -> None:
        """Put a row before another."""
        self._rows.insert(at, packed(row))


def held(blocks: Iterable[Readings], rows: int, columns: int) -> Rows:
    """Give the rows of a table that comes as blocks of columns side by side.

    >>> [row.tolist() for row in held([np.array([[1], [3]]), np.array([[2], [4]])], 2, 2)]
    [[1, 2], [3, 4]]
    """
    if rows * columns <= LOOSE:
        return list(np.hstack([np.zeros((rows, 0), dtype=np.int16), *blocks]))
    parts: list[list[bytes]] = [[] for _ in range(rows)]
    for block in _wide(blocks, max(1, LOOSE // rows)):
        for part, row in zip(parts, block, strict=True):
            part.append(packed(row))
    return Packed(
        packed(np.concatenate([unpacked.__wrapped__(one) for one in part])) for part in parts
    )


def _wide(blocks: Iterable[Readings], columns: int) -> Iterator[Readings]:
    """Blocks of so many columns and more as one."""
    some: list[Readings] = []
    for block in blocks:
        some.append(block)
        if sum(one.shape[1] for one in some) >= columns:
            yield np.hstack(some)
            some = []
    if some:
        yield np.hstack(some)


def some_rows(rows: Sequence[Readings], nodes: Iterable[int]) -> Iterator[Readings]:
    """Give what these nodes read, as a table of some of them at a time."""
    rest = iter(nodes)
    while some := list(islice(rest, max(1, AT_ONCE // max(1, len(rows[0]))))):
        yield np.stack([rows[node] for node in some])


def some_columns(
    rows: Sequence[Readings], nodes: Sequence[int], *, of: int = 1
) -> Iterator[tuple[int, Readings]]:
    """Give what these nodes read, as a table of some columns at a time with the first one's number.

    So many columns as are a multiple `of` some number.
    """
    end = len(rows[nodes[0]])
    width = max(1, AT_ONCE // (len(nodes) * of)) * of
    for start in range(0, end, width):
        yield start, np.stack([rows[node][start : start + width] for node in nodes])
