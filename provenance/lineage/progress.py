"""How far has a lineage come, and what is known of it so far? Told to whoever watches."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal

from provenance.text.scoped import scoped

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


def watched_by(watcher: Watcher) -> AbstractContextManager[None]:
    """Tell this watcher of every step taken inside."""
    return scoped(_watcher, watcher)


def tell(phase: Phase, done: int, whole: int, known: Sequence[str] = ()) -> None:
    """Tell whoever watches; the answer never depends on it."""
    watcher = _watcher.get()
    if watcher is not None:
        watcher(Step(phase, done, whole, tuple(known)))
