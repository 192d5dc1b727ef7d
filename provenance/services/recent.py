"""What was just made, and would take long to make again, is still here?

A long comparison of texts that are not stored comes a page at a time, and its texts with every
request for more; a collation of hundreds of texts is laid out for each of its pages. What they
have in common stays in the memory of this process alone, the last of it, for a while.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock, Timer
from typing import Generic, TypeVar

MOST = 2
"""Comparisons that stay: one of two texts of 6 MB with 35,000 edits takes 90 MB."""

MINUTES = 10
"""How long one stays after it was last asked for."""

Done = TypeVar("Done")


def key_of(parts: Iterable[bytes]) -> str:
    """Name what a comparison is made from.

    >>> key_of([b"ab", b"c"]) == key_of([b"a", b"bc"])
    False
    """
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


class Recent(Generic[Done]):
    """The last work done, by the name of what it was done on."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = Lock()
        self._done: OrderedDict[str, tuple[Done, Timer]] = OrderedDict()

    def get(self, key: str) -> Done | None:
        """Give what was done, None if it is not here any more."""
        with self._lock:
            found = self._done.pop(key, None)
            if found is not None:
                found[1].cancel()
        if found is not None:
            self.put(key, found[0])
        return None if found is None else found[0]

    def put(self, key: str, done: Done) -> None:
        """Hold what was done; the oldest goes where there are too many."""
        timer = Timer(60 * MINUTES, self.forget, [key])
        timer.daemon = True
        timer.start()
        with self._lock:
            gone = [self._done.pop(key, None)]
            self._done[key] = (done, timer)
            while len(self._done) > self._most:
                gone.append(self._done.popitem(last=False)[1])
        for held in gone:
            if held is not None:
                held[1].cancel()

    def forget(self, key: str = "") -> None:
        """Let one go, or all."""
        with self._lock:
            names = [key] if key else [*self._done]
            gone = [self._done.pop(name, None) for name in names]
        for held in gone:
            if held is not None:
                held[1].cancel()
