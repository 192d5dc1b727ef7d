"""The edits that strips stand for, the sides put back in their places."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import fields
from itertools import repeat

from provenance.diffing.edits import Edit, Op
from provenance.diffing.flat.columns import Columns
from provenance.diffing.flat.strips import Strip
from provenance.text.spans import Span

_FIELDS = tuple(field.name for field in fields(Edit))


def edits_of(strips: Sequence[Strip], *, swapped: bool) -> tuple[Edit, ...]:
    """Give the edits that the strips stand for.

    There may be very many, so their fields are set column by column, three times as fast.
    """
    if not strips:
        return ()
    kept, replaced = Op.EQUAL, Op.REPLACE
    came, went = (Op.DELETE, Op.INSERT) if swapped else (Op.INSERT, Op.DELETE)
    if isinstance(strips, Columns):
        first, second = _spans(strips.older.tolist()), _spans(strips.newer.tolist())
        gone, new = (size > 0 for size in strips.sizes)
        fates = (gone + 2 * new) * ~strips.equal
        ops = list(map((kept, went, came, replaced).__getitem__, fates.tolist()))
        differs = tuple(map(strips.named.__getitem__, strips.kinds.tolist()))
    else:
        older, older_end, newer, newer_end, _, differs = zip(*strips, strict=True)
        first = list(map(tuple.__new__, repeat(Span), zip(older, older_end, strict=True)))
        second = list(map(tuple.__new__, repeat(Span), zip(newer, newer_end, strict=True)))
        ops = [
            kept if same else came if start == end else went if other == stop else replaced
            for start, end, other, stop, same, _ in strips
        ]
    sides = (second, first) if swapped else (first, second)
    columns: tuple[Iterable[object], ...] = (ops, *sides, differs)
    edits = list(map(object.__new__, repeat(Edit, len(strips))))
    for name, values in zip(_FIELDS, columns, strict=True):
        deque(map(getattr(Edit, name).__set__, edits, values), maxlen=0)
    return tuple(edits)


def _spans(bounds: list[int]) -> list[Span]:
    both = zip(bounds, bounds[1:], strict=False)  # noqa: RUF007 - gives one tuple again and again
    return list(map(tuple.__new__, repeat(Span), both))


def mirrored(edit: Edit) -> Edit:
    """Give the same edit seen from the other side."""
    op = edit.op if edit.op is Op.EQUAL else op_between(edit.newer, edit.older)
    return Edit(op, edit.newer, edit.older, edit.differs)


def op_between(older: Span, newer: Span) -> Op:
    """Name the edit that turns what stands at `older` into what stands at `newer`."""
    if not older.length:
        return Op.INSERT
    return Op.REPLACE if newer.length else Op.DELETE
