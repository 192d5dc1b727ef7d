"""Tables too large to be held as they are read the same packed."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from provenance.lineage.variation import packed
from provenance.lineage.variation.packed import Packed, held, some_columns, some_rows

TABLES = st.tuples(st.integers(1, 5), st.integers(1, 7)).flatmap(
    lambda shape: arrays(np.int16, shape, elements=st.integers(-1, 40))
)


@given(TABLES, st.integers(1, 4))
def test_a_table_that_is_too_large_gives_the_rows_that_it_was_made_of(table, wide):
    """Blocks of columns side by side become rows, whether these are packed or not."""
    blocks = [table[:, start : start + wide] for start in range(0, table.shape[1], wide)]
    plain = held(blocks, *table.shape)
    large, packed.LOOSE = packed.LOOSE, len(table) * wide - 1
    try:
        small = held(blocks, *table.shape)
    finally:
        packed.LOOSE = large
    assert isinstance(plain, list)
    assert isinstance(small, Packed) or table.size <= len(table) * wide - 1
    assert [row.tolist() for row in plain] == table.tolist()
    assert [row.tolist() for row in small] == table.tolist()


def test_packed_rows_are_replaced_put_in_and_taken_out_as_those_of_a_list():
    """What a lost copy reads is told anew, and a new one comes after all."""
    rows = Packed([])
    rows += [np.array([at, -1], dtype=np.int16) for at in range(3)]
    part = rows[:2]
    rows[0] = np.array([9, 9], dtype=np.int16)
    rows[1:] = [np.array([8, 8], dtype=np.int16)]
    del part[1]
    assert [row.tolist() for row in rows] == [[9, 9], [8, 8]]
    assert [row.tolist() for row in part] == [[0, -1]]


@given(TABLES)
def test_parts_of_a_table_are_the_table_again(table):
    """Some rows at a time, or some columns, leave nothing out."""
    rows, nodes = list(table), range(len(table))
    every, packed.AT_ONCE = packed.AT_ONCE, 5
    try:
        by_rows = [row.tolist() for some in some_rows(rows, nodes) for row in some]
        by_columns = [
            column.tolist() for _, some in some_columns(rows, nodes, of=2) for column in some.T
        ]
    finally:
        packed.AT_ONCE = every
    assert by_rows == table.tolist()
    assert by_columns == table.T.tolist()


def test_some_columns_of_packed_rows_are_those_of_the_rows_as_they_are():
    """A row is packed in pieces, and parts of the table are no wider than what is looked at."""
    wide = 2 * packed.PIECE + 7
    table = np.arange(3 * wide, dtype=np.int16).reshape(3, wide) % 90 - 1
    every = packed.AT_ONCE
    found = []
    try:
        for packed.AT_ONCE in (2 * 300, 2 * 700, 2 * wide):
            rows = Packed(map(packed.packed, table))
            parts = list(some_columns(rows, [2, 0], of=4))
            assert all(part.size <= packed.AT_ONCE for _, part in parts)
            assert [start for start, _ in parts] == [
                sum(part.shape[1] for _, part in parts[:at]) for at in range(len(parts))
            ]
            found.append(np.hstack([part for _, part in parts]).tolist())
    finally:
        packed.AT_ONCE = every
    assert found == [table[[2, 0]].tolist()] * 3
