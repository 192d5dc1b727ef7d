"""Which of many phrases stand in a long text?"""

from collections.abc import Collection, Iterable

FEW = 20
"""Phrases up to which each is looked for alone: one pass for all takes as long."""

_KEY = 8
"""Bytes that a phrase begins with, compared as one number."""

_SPREAD = 0x9E3779B97F4A7C15
_BITS = 16
CODE = ("utf-8", "surrogatepass")
_WHITE = bytes(code for code in range(128) if chr(code).isspace())
_WIDE = "\xa0\u3000"


def squeezed(text: str) -> bytes:
    r"""Give `text` without white space: phrases stand in it wherever lines were wrapped.

    >>> squeezed("so it\nwas")
    b'soitwas'
    """
    for sign in _WIDE:
        if not text.isascii() and sign in text:
            text = text.replace(sign, " ")
    return text.encode(*CODE).translate(None, _WHITE)


def standing(text: bytes, phrases: Collection[bytes]) -> set[bytes]:
    """Give the phrases that stand in `text`.

    >>> sorted(standing(b"soitwas", [b"itwas", b"itis"]))
    [b'itwas']
    """
    wanted = set(phrases)
    if len(wanted) <= FEW:
        return {phrase for phrase in wanted if phrase in text}
    short = {phrase for phrase in wanted if len(phrase) < _KEY}
    found = {phrase for phrase in short if phrase in text}
    by_key: dict[int, list[bytes]] = {}
    for phrase in sorted(wanted - short):
        by_key.setdefault(int.from_bytes(phrase[:_KEY], "little"), []).append(phrase)
    for at, key in _places(text, by_key):
        found.update(phrase for phrase in by_key[key] if text.startswith(phrase, at))
    return found


def _places(text: bytes, keys: Collection[int]) -> Iterable[tuple[int, int]]:
    """Give where one of the keys stands in `text`, and which."""
    import numpy as np  # noqa: PLC0415 - short texts need none

    wanted = np.array(sorted(keys), np.uint64)
    shift = np.uint64(64 - _BITS)
    likely = np.zeros(1 << _BITS, np.bool_)
    likely[(wanted * np.uint64(_SPREAD)) >> shift] = True
    for start in range(min(_KEY, len(text) - _KEY + 1)):
        count = (len(text) - start) // _KEY
        windows = np.frombuffer(text, np.dtype("<u8"), count, start)
        at = np.flatnonzero(likely[(windows * np.uint64(_SPREAD)) >> shift])
        at = at[np.isin(windows[at], wanted)]
        yield from zip((at * _KEY + start).tolist(), windows[at].tolist(), strict=True)
