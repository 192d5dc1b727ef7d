"""What stands in a GGUF file: what is told of a model, and tables of its weights.

Weights stay in the file until they are asked for. Of the ways to write them those are known that
small models come in: whole numbers of 4 or 8 bits in blocks with a scale, and plain floats.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

BLOCK = 32
"""Weights that share a scale."""

ALIGNED = 32
"""Bytes of which tables begin at a multiple."""

NUMBERS = "B b H h I i f ? . . Q q d".split()
"""How each kind of number is written; two are none."""

TEXT, LIST = 8, 9
FLOATS = 0
"""Kinds of tables: numbers as they are; or blocks, by kind: """

BLOCKS = {
    3: np.dtype([("scale", "<f2"), ("least", "<f2"), ("pairs", "u1", BLOCK // 2)]),
    8: np.dtype([("scale", "<f2"), ("each", "i1", BLOCK)]),
}


@dataclass(frozen=True)
class Table:
    """Where weights stand, and how they are written."""

    rows: int
    size: int
    kind: int
    start: int

    @property
    def wide(self) -> int:
        """Bytes of a row."""
        if self.kind == FLOATS:
            return 4 * self.size
        return self.size // BLOCK * BLOCKS[self.kind].itemsize

    @property
    def end(self) -> int:
        """The byte after its last."""
        return self.start + self.rows * self.wide


class Weights:
    """The tables of a file, by name; `told` is what it says of the model."""

    def __init__(self, path: Path) -> None:
        """Read what stands before the weights; raises ValueError for a file that is not whole."""
        try:
            self._data = np.memmap(path, dtype=np.uint8, mode="r")
            reader = _Reader(self._data)
            ends = max(table.end for table in reader.tables.values())
        except (ValueError, LookupError, struct.error) as fault:
            raise ValueError(f"{path} is none of the GGUF files that can be read.") from fault
        if ends > len(self._data):
            raise ValueError(f"{path} is {ends - len(self._data):,} bytes too short.")
        self.told: Mapping[str, Any] = reader.told
        self._tables = reader.tables

    def rows(self, name: str, first: int = 0, last: int | None = None) -> Floats:
        """Some rows of a table, or all."""
        table = self._tables[name]
        last = table.rows if last is None else min(last, table.rows)
        data = self._data[table.start + first * table.wide : table.start + last * table.wide]
        blocks = BLOCKS.get(table.kind)
        found = data.view("<f4") if blocks is None else _spread(data.view(blocks))
        return found.reshape(last - first, table.size)

    def __len__(self) -> int:
        """How many tables there are."""
        return len(self._tables)


def _spread(blocks: npt.NDArray[Any]) -> Floats:
    scale = blocks["scale"].astype(np.float32)[:, None]
    if "each" in (blocks.dtype.names or ()):
        return np.asarray(blocks["each"] * scale)
    pairs = blocks["pairs"]
    each = np.concatenate([pairs & 15, pairs >> 4], axis=1)
    return np.asarray(each * scale + blocks["least"].astype(np.float32)[:, None])


class _Reader:
    """Reads what stands before the weights."""

    def __init__(self, data: npt.NDArray[np.uint8]) -> None:
        self._data, self._at = data.data, 8
        tables, told = self._number("Q"), self._number("Q")
        self.told = {self._text(): self._value(self._number("I")) for _ in range(told)}
        found = [self._table() for _ in range(tables)]
        start = -(-self._at // ALIGNED) * ALIGNED
        self.tables = {
            name: Table(prod(sizes[1:]), sizes[0], kind, start + offset)
            for name, sizes, kind, offset in found
        }

    def _table(self) -> tuple[str, list[int], int, int]:
        name = self._text()
        sizes = [self._number("Q") for _ in range(self._number("I"))]
        return name, sizes, self._number("I"), self._number("Q")

    def _value(self, kind: int) -> Any:  # noqa: ANN401 - as many kinds as there are
        if kind == TEXT:
            return self._text()
        if kind == LIST:
            inner, count = self._number("I"), self._number("Q")
            return [self._value(inner) for _ in range(count)]
        return self._number(NUMBERS[kind])

    def _text(self) -> str:
        size = self._number("Q")
        self._at += size
        return bytes(self._data[self._at - size : self._at]).decode()

    def _number(self, kind: str) -> Any:  # noqa: ANN401 - whole numbers, floats and truths
        (found,) = struct.unpack_from("<" + kind, self._data, self._at)
        self._at += struct.calcsize("<" + kind)
        return found
