"""Which of many phrases stand in a long text?"""

from collections.abc import Collection, Sequence

import numpy as np

from provenance.diffing.flat.tokens import spelled

FEW, LONG = 4, 100_000
"""Phrases up to which each is looked for alone, and bytes of a text below which five times as many
are: one pass for all takes as long."""

_KEY = 8
"""Bytes compared as one number, at each eighth byte of a text."""

SHORTEST = 2 * _KEY - 1
"""Bytes of a phrase that holds such a number wherever it stands; shorter ones are searched for."""

_SPREAD = 0x9E3779B97F4A7C15
_BITS = 20


def standing(text: bytes, phrases: Collection[bytes]) -> set[bytes]:
    """Give the phrases that stand in `text`.

    >>> sorted(standing(b"soitwas", [b"itwas", b"itis"]))
    [b'itwas']
    """
    wanted = set(phrases)
    few = FEW if len(text) > LONG else 5 * FEW
    short = {phrase for phrase in wanted if len(phrase) < SHORTEST or len(wanted) <= few}
    found = {phrase for phrase in short if phrase in text}
    return found | _in_one_pass(text, sorted(wanted - short))


def _in_one_pass(text: bytes, phrases: Sequence[bytes]) -> set[bytes]:
    """Do the same by what each phrase has at one of its first bytes."""
    if not phrases:
        return set()
    kind, spread, shift = np.dtype("<u8"), np.uint64(_SPREAD), np.uint64(64 - _BITS)
    begun = b"".join([phrase[:SHORTEST] for phrase in phrases])
    keys = np.ndarray((len(phrases), _KEY), kind, begun, 0, (SHORTEST, 1))
    order = np.argsort(keys, axis=None, kind="stable")
    known = keys.ravel()[order]
    likely = np.zeros(1 << _BITS, np.bool_)
    likely[known * spread >> shift] = True
    windows = np.frombuffer(text, kind, len(text) // _KEY)
    at = np.flatnonzero(likely.take((windows * spread >> shift).view(np.int64)))
    first, last = (np.searchsorted(known, windows[at], side=side) for side in ("left", "right"))
    number, begin = np.divmod(order[spelled(first, last)], _KEY)
    begin = np.repeat(at * _KEY, last - first) - begin
    inside = (begin >= 0) & (begin <= len(text) - SHORTEST)
    number, begin = number[inside], begin[inside]
    every = np.ndarray(max(0, len(text) - _KEY + 1), kind, text, 0, (1,))
    alike = every[begin] == keys[number, 0]
    alike &= every[begin + _KEY - 1] == keys[number, _KEY - 1]
    pairs = zip(number[alike].tolist(), begin[alike].tolist(), strict=True)
    return {phrases[each] for each, place in pairs if text.startswith(phrases[each], place)}
