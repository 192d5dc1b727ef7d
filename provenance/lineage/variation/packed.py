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

PIECE = 512
"""Readings that are packed together: the larger a table, the fewer of its columns are looked at
at a time, and for each time all of every row would be unpacked."""

Pieces = tuple[bytes, ...]
"""A row of readings, packed a piece at a time."""

Rows = MutableSequence[Readings]
"""What each node reads, a row each."""


def packed(row: Readings) -> Pieces:
    """Pack a row of readings; `unpacked` gives it back."""
    plain = row.astype(np.int16, copy=False)
    return tuple(_piece(plain[at : at + PIECE]) for at in range(0, len(plain), PIECE))


def _piece(some: Readings) -> bytes:
    return zlib.compress(some.tobytes(), FAST)


@lru_cache(maxsize=UNPACKED)
def unpacked(row: Pieces) -> Readings:
    """Give a row that `packed` packed, which can't be changed.

    >>> unpacked(packed(np.array([0, 3, -1], dtype=np.int16))).tolist()
    [0, 3, -1]
    """
    return _joined(row)


def _joined(pieces: Pieces) -> Readings:
    return np.frombuffer(b"".join(map(zlib.decompress, pieces)), dtype=np.int16)


def kept(row: Readings) -> Callable[[], Readings]:
    """Hold a row until it is asked for, packed if it is long."""
    return partial(unpacked, packed(row)) if len(row) > SHORT else lambda: row


class Packed(MutableSequence[Readings]):
    """Rows that are packed, and unpacked as they are asked for."""

    def __init__(self, rows: Iterable[Pieces]) -> None:
        self._rows = list(rows)

    def columns(self, nodes: Sequence[int], start: int, stop: int) -> Readings:
        """What these nodes read at columns from the start of one piece to the end of another."""
        some = slice(start // PIECE, -(-stop // PIECE))
        return np.stack([_joined(self._rows[node][some]) for node in nodes])

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
    for block in _wide(blocks):
        for part, row in zip(parts, block, strict=True):
            part.append(_piece(row))
    return Packed(map(tuple, parts))


def _wide(blocks: Iterable[Readings]) -> Iterator[Readings]:
    """Blocks of columns as others that are a piece wide, but for the last."""
    some: list[Readings] = []
    for block in blocks:
        some.append(block)
        if sum(one.shape[1] for one in some) >= PIECE:
            joined = np.hstack(some)
            end = joined.shape[1] // PIECE * PIECE
            yield from np.split(joined[:, :end], range(PIECE, end, PIECE), axis=1)
            some = [joined[:, end:]]
    if some and some[-1].shape[1]:
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
    if isinstance(rows, Packed):
        wide = max(1, width // PIECE) * PIECE
        for start in range(0, end, wide):
            yield from _parts(rows.columns(nodes, start, start + wide), start, min(width, wide))
    else:
        for start in range(0, end, width):
            yield start, np.stack([rows[node][start : start + width] for node in nodes])


def _parts(table: Readings, first: int, width: int) -> Iterator[tuple[int, Readings]]:
    """A table some columns at a time, each part with its first column's number."""
    for start in range(0, table.shape[1], width):
        yield first + start, table[:, start : start + width]
