"""The edits that strips stand for, the sides put back in their places."""

from collections.abc import Iterable

from provenance.diffing.edits import Edit, Op
from provenance.diffing.strips import Strip
from provenance.text.spans import Span


def edits_of(strips: Iterable[Strip], *, swapped: bool) -> tuple[Edit, ...]:
    """Give the edits that the strips stand for."""
    edits = []
    for older, older_end, newer, newer_end, equal, differs in strips:
        first, second = Span(older, older_end), Span(newer, newer_end)
        if equal:
            op = Op.EQUAL
        elif older == older_end:
            op = Op.DELETE if swapped else Op.INSERT
        elif newer == newer_end:
            op = Op.INSERT if swapped else Op.DELETE
        else:
            op = Op.REPLACE
        edits.append(
            Edit(op, second, first, differs) if swapped else Edit(op, first, second, differs)
        )
    return tuple(edits)


def mirrored(edit: Edit) -> Edit:
    """Give the same edit seen from the other side."""
    op = edit.op if edit.op is Op.EQUAL else op_between(edit.newer, edit.older)
    return Edit(op, edit.newer, edit.older, edit.differs)


def op_between(older: Span, newer: Span) -> Op:
    """Name the edit that turns what stands at `older` into what stands at `newer`."""
    if not older.length:
        return Op.INSERT
    return Op.REPLACE if newer.length else Op.DELETE
