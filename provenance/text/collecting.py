"""How is the collector of cycles kept from looking at a million values that are in no cycle?"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

SELDOM = (5_000, 1_000, 1_000)
"""When young, older and all values are looked through: a lineage of 1,000 captures took an eighth
of its time for that, and makes no cycles. Others in the process may, so it does not stop.

Older ones are looked through after five million: one more text makes half a million, most of which
are gone when it is told, and to look through them took a twentieth of its time.
"""


MANY_MADE = 50_000
"""Objects that were made from which they are counted among the old ones at once: to look through
them takes the collector one part in a hundred of the comparison, and it finds nothing."""


class _Pace:
    """How often the collector runs, which is one number for all threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._inside = 0
        self._usual = gc.get_threshold()

    def slow(self) -> None:
        with self._lock:
            if not self._inside:
                self._usual = gc.get_threshold()
                gc.set_threshold(*SELDOM)
            self._inside += 1

    def resume(self) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                gc.set_threshold(*self._usual)


_pace = _Pace()


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Let the collector run seldom inside, and as it did before once nobody is inside any more."""
    _pace.slow()
    try:
        yield
    finally:
        _pace.resume()


@contextmanager
def without_collecting() -> Iterator[None]:
    """Let the collector of cycles rest: a fifth of the time goes to it, and no cycles are made."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > MANY_MADE and not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()
        gc.enable()
