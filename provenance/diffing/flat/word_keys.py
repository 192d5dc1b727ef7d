"""Which of very many words are of a few known ones? The letters of each are one number."""

from collections.abc import Collection

import numpy as np

from provenance.diffing.flat.arrays import Codes, Numbers, Prints

LETTERS = 8
"""Letters by which a word is known: as many as a number holds."""

_LAST_LATIN = 0xFF
_SPREAD = 0x9E3779B97F4A7C15
_BITS = 14
"""Of 500 known words one other word in thirty is looked up with them."""


class Vocabulary:
    """Words of Latin-1 known by their first letters, large and small ones the same."""

    def __init__(self, words: Collection[str]) -> None:
        keys = {int.from_bytes(word[:LETTERS].encode("latin-1"), "little") for word in words}
        self._keys = np.array(sorted(keys), np.uint64)
        self._likely = np.zeros(1 << _BITS, np.bool_)
        self._likely[_places(self._keys)] = True

    def among(self, codes: Codes, begins: Numbers, lengths: Numbers) -> Numbers:
        """Give which of the words that begin at `begins` have the first letters of a known one."""
        padded = np.zeros(len(codes) + LETTERS, np.uint8)
        _SMALL_LETTERS.take(codes, out=padded[: len(codes)], mode="clip")
        words = np.ndarray(len(codes) + 1, np.dtype("<u8"), padded, 0, (1,))
        keys = words[begins] & _MASKS.take(lengths, mode="clip")
        at = np.flatnonzero(self._likely.take(_places(keys)))
        keys = keys[at]
        known = self._keys
        found: Numbers = at[known.take(np.searchsorted(known, keys), mode="clip") == keys]
        return found


def _places(keys: Prints) -> Numbers:
    return ((keys * np.uint64(_SPREAD)) >> np.uint64(64 - _BITS)).view(np.int64)


def _small(code: int) -> int:
    """Give the small letter of a sign of Latin-1, where it is of Latin-1 itself."""
    small = chr(code).lower()
    return ord(small) if len(small) == 1 and ord(small) < _LAST_LATIN else _LAST_LATIN


_SMALL_LETTERS = np.array([_small(code) for code in range(_LAST_LATIN + 1)], np.uint8)
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(LETTERS + 1)], np.uint64)
"""What leaves so many first letters of a number that holds all."""
