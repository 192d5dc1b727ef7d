"""By which hashes are two texts known? What they share is encoded once."""

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from provenance.diffing.edits import Edit, Op
from provenance.diffing.flat.units import CODE

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

AT_ONCE = 1 << 15
"""Characters encoded at once: a million words as a whole take half as long again."""


def sha256_of(text: str) -> str:
    """Give the SHA-256 of a text in UTF-8; half a surrogate pair is encoded like a character."""
    digest = hashlib.sha256()
    _feed(text, 0, len(text), digest)
    return digest.hexdigest()


def sha256_of_both(older: str, newer: str, edits: Sequence[Edit]) -> tuple[str, str]:
    """Give the same of two texts whose edits are known: a shared beginning is hashed once."""
    head = edits[0].older.end if edits and _is_same(edits[0]) else 0
    tail = edits[-1].older.length if len(edits) > 1 and _is_same(edits[-1]) else 0
    begun = hashlib.sha256()
    _feed(older, 0, head, begun)
    first, second = begun, begun.copy()
    _feed(older, head, len(older) - tail, first)
    _feed(newer, head, len(newer) - tail, second)
    _feed(older, len(older) - tail, len(older), first, second)
    return first.hexdigest(), second.hexdigest()


def _is_same(edit: Edit) -> bool:
    return edit.op is Op.EQUAL and not edit.differs


def _feed(text: str, start: int, stop: int, *digests: "Hash") -> None:
    for at in range(start, stop, AT_ONCE):
        piece = text[at : min(at + AT_ONCE, stop)].encode(*CODE)
        for digest in digests:
            digest.update(piece)
