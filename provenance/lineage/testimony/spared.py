"""Which work on a single text is not done again when another text joins its family?

How a text lies against the longest of its family, and which facts it tells otherwise than the
revisions do, depends on that text and on them alone. Whoever keeps such work gives a store; the
answer is the same with and without one.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from typing import Generic, Protocol, TypeVar

from provenance.lineage.memory import once
from provenance.text.scoped import scoped

AT_ONCE = 50
"""Pieces of work after which they are kept: a process that is killed loses no more."""

One = TypeVar("One")
Made = TypeVar("Made")


class Store(Protocol):
    """Where finished work is kept, by a key of all that it depends on."""

    def get(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """What is kept under these keys."""

    def put(self, rows: Mapping[str, bytes]) -> None:
        """Keep these, each whole or not at all."""


@dataclass(frozen=True, slots=True)
class _Kept:
    store: Store
    engine: str


_kept: ContextVar[_Kept | None] = ContextVar("spared_work", default=None)


def kept_in(store: Store, *, engine: str) -> AbstractContextManager[None]:
    """Keep the work done inside, and spare what is kept; `engine` names the code that does it."""
    return scoped(_kept, _Kept(store, engine))


@dataclass(frozen=True, slots=True)
class Work(Generic[One, Made]):
    """What is done on one text: `kind` names it, `on` is what it depends on besides the text.

    `pack` writes down what was made, and `unpack` gives it back equal.
    """

    kind: str
    on: str
    make: Callable[[One], Made]
    pack: Callable[[Made], bytes]
    unpack: Callable[[One, bytes], Made]


def each(
    work: Work[One, Made], texts: Sequence[One], digest: Callable[[One], str]
) -> Iterator[Made]:
    """Give what is made of each text, in order, made only where it is not kept.

    `digest` names all of a text that the work depends on.
    """
    kept = _kept.get()
    if kept is None:
        yield from map(work.make, texts)
        return
    keys = [key_of(kept.engine, work.kind, work.on, digest(text)) for text in texts]
    known = kept.store.get(list(dict.fromkeys(keys)))
    fresh: dict[str, bytes] = {}
    for number, (text, key) in enumerate(zip(texts, keys, strict=True), start=1):
        packed = known.get(key)
        made = once((work.kind, work.on), (text,), partial(_made, work, text, packed))
        if packed is None:
            fresh[key] = work.pack(made)
        if len(fresh) >= AT_ONCE or (fresh and number == len(texts)):
            kept.store.put(fresh)
            fresh = {}
        yield made


def _made(work: Work[One, Made], text: One, packed: bytes | None) -> Made:
    return work.make(text) if packed is None else work.unpack(text, packed)


def key_of(*parts: str) -> str:
    """One key for all that a piece of work depends on.

    >>> key_of("a", "bc") == key_of("ab", "c")
    False
    """
    digest = hashlib.sha256()
    for part in parts:
        whole = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(whole))
        digest.update(whole)
    return digest.hexdigest()
