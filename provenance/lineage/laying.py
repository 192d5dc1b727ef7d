"""How does every member of a family lie against its longest one?

Laying one text takes a millisecond, so it is spared where it was done before (`spared`): all that
it depends on is the two texts.
"""

import sys
from array import array
from collections.abc import Iterable, Iterator

from provenance.lineage.alignment import Alignment, Change, align
from provenance.lineage.families import Family
from provenance.lineage.progress import tell
from provenance.lineage.spared import Work, each
from provenance.lineage.witnesses import Witness

HEAD = 7
"""Numbers before those of the changes: covers, own, agree, and how many changes there are."""


def laid(family: Family) -> list[Alignment]:
    """The alignment of each member to the family's base, in their order."""
    whole = len(family.members)
    found = []
    for alignment in _laid(family):
        found.append(alignment)
        tell("aligning", len(found), whole)
    return found


def _laid(family: Family) -> Iterator[Alignment]:
    base = family.base
    work = Work("alignment", base.digest, lambda member: align(base, member), pack, unpack)
    return each(work, family.members, lambda member: member.digest)


def pack(alignment: Alignment) -> bytes:
    """An alignment as little-endian numbers of four bytes; `unpack` gives it back equal."""
    changes, moved = alignment.changes, alignment.moved
    numbers = array("i", (*alignment.covers, *alignment.own, alignment.agree))
    numbers.extend((len(changes), len(moved)))
    for change in (*changes, *moved):
        numbers.extend((*change.base, *change.own))
    return _in_order(numbers).tobytes()


def unpack(witness: Witness, packed: bytes) -> Alignment:
    """The alignment of a witness that `pack` wrote."""
    numbers = array("i")
    numbers.frombytes(packed)
    it = _in_order(numbers).tolist()
    count = it[HEAD - 2]
    every = tuple(_changes(it[HEAD:]))
    return Alignment(
        witness=witness,
        covers=(it[0], it[1]),
        own=(it[2], it[3]),
        changes=every[:count],
        moved=every[count:],
        agree=it[4],
    )


def _changes(numbers: Iterable[int]) -> Iterator[Change]:
    four = iter(numbers)
    for b0, b1, o0, o1 in zip(four, four, four, four, strict=True):
        yield Change((b0, b1), (o0, o1))


def _in_order(numbers: "array[int]") -> "array[int]":
    """The numbers in the order of bytes that is kept, on whatever machine."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
