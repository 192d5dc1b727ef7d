"""Which of many phrases stand in a long text?"""

from collections.abc import Collection, Iterable

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
    by_key: dict[int, list[tuple[int, bytes]]] = {}
    for phrase in sorted(wanted - short):
        for shift in range(_KEY):
            key = int.from_bytes(phrase[shift : shift + _KEY], "little")
            by_key.setdefault(key, []).append((shift, phrase))
    for at, key in _places(text, by_key) if by_key else ():
        for shift, phrase in by_key.get(key, ()):
            if phrase not in found and at >= shift and text.startswith(phrase, at - shift):
                found.add(phrase)
    return found


def _places(text: bytes, keys: Collection[int]) -> Iterable[tuple[int, int]]:
    """Give where in `text` one of the keys may stand, and what stands there."""
    import numpy as np  # noqa: PLC0415 - short texts need none

    wanted = np.fromiter(keys, np.uint64, len(keys))
    shift = np.uint64(64 - _BITS)
    likely = np.zeros(1 << _BITS, np.bool_)
    likely[(wanted * np.uint64(_SPREAD)) >> shift] = True
    windows = np.frombuffer(text, np.dtype("<u8"), len(text) // _KEY)
    at = np.flatnonzero(likely[(windows * np.uint64(_SPREAD)) >> shift])
    return zip((at * _KEY).tolist(), windows[at].tolist(), strict=True)
