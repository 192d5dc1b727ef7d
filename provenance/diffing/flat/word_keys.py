"""Which of very many words are of a few known ones? The letters of each are one number."""

from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.diffing.flat.arrays import Classes, Codes, Numbers, Prints


LETTERS = 8
"""Letters by which a word is known: as many as a number holds."""

_LAST_LATIN = 0xFF
_SPREAD = 0x9E3779B97F4A7C15
_BITS = 14
"""Of 500 known words one other word in thirty is looked up with them."""


class Vocabulary:
    """Words of Latin-1 known by their first letters, large and small ones the same."""

    def __init__(self, words: Collection[str]) -> None:
        import numpy as np  # noqa: PLC0415 - short texts need none

        keys = {int.from_bytes(word[:LETTERS].encode("latin-1"), "little") for word in words}
        self._keys = np.array(sorted(keys), np.uint64)
        self._likely = np.zeros(1 << _BITS, np.bool_)
        self._likely[_places(self._keys)] = True

    def among(self, codes: "Codes", begins: "Numbers", lengths: "Numbers") -> "Numbers":
        """Give which of the words that begin at `begins` have the first letters of a known one."""
        import numpy as np  # noqa: PLC0415 - short texts need none

        small, masks = _small_letters(), _masks()
        padded = np.zeros(len(codes) + LETTERS, np.uint8)
        small.take(codes, out=padded[: len(codes)], mode="clip")
        words = np.ndarray(len(codes) + 1, np.dtype("<u8"), padded, 0, (1,))
        keys = words[begins] & masks.take(lengths, mode="clip")
        at = np.flatnonzero(self._likely.take(_places(keys)))
        keys = keys[at]
        known = self._keys
        found: Numbers = at[known.take(np.searchsorted(known, keys), mode="clip") == keys]
        return found


def _places(keys: "Prints") -> "Numbers":
    import numpy as np  # noqa: PLC0415 - short texts need none

    return ((keys * np.uint64(_SPREAD)) >> np.uint64(64 - _BITS)).view(np.int64)


@cache
def _small_letters() -> "Classes":
    """Give the small letter of each sign of Latin-1, where it is of Latin-1 itself."""
    import numpy as np  # noqa: PLC0415 - short texts need none

    return np.array([_small(code) for code in range(_LAST_LATIN + 1)], np.uint8)


@cache
def _masks() -> "Prints":
    import numpy as np  # noqa: PLC0415 - short texts need none

    return np.array([(1 << 8 * size) - 1 for size in range(LETTERS + 1)], np.uint64)


def _small(code: int) -> int:
    small = chr(code).lower()
    return ord(small) if len(small) == 1 and ord(small) < _LAST_LATIN else _LAST_LATIN
