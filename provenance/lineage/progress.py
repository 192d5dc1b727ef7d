"""How far has a lineage come, and what is known of it so far? Told to whoever watches."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal

Phase = Literal["aligning", "places", "revisions", "tree", "evidence", "facts"]


@dataclass(frozen=True, slots=True)
class Step:
    """So much of a phase is done; `known` names what it has found."""

    phase: Phase
    done: int
    whole: int
    known: tuple[str, ...] = ()


Watcher = Callable[[Step], None]

_watcher: ContextVar[Watcher | None] = ContextVar("lineage_watcher", default=None)


@contextmanager
def watched_by(watcher: Watcher) -> Iterator[None]:
    """Tell this watcher of every step taken inside."""
    token = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(token)


def tell(phase: Phase, done: int, whole: int, known: Sequence[str] = ()) -> None:
    """Tell whoever watches; the answer never depends on it."""
    watcher = _watcher.get()
    if watcher is not None:
        watcher(Step(phase, done, whole, tuple(known)))
