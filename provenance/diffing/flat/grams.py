"""Which runs of so many tokens stand exactly once in either of two sequences?"""

import numpy as np
from numpy.typing import NDArray

from provenance.diffing.flat.arrays import Numbers
from provenance.diffing.flat.chains import Pair, unique_pairs

LONG = 10_000
"""Tokens on both sides from which flat arrays are faster than slices, and take a third of their
memory."""


def unique_grams(older: str, newer: str, size: int) -> list[Pair]:
    """Give where runs of `size` tokens stand that stand once on either side, in older's order.

    A token is one code point.

    >>> unique_grams("abcabd", "bdabc", 3)
    [(0, 2)]
    """
    if len(older) + len(newer) < LONG:
        return unique_pairs(_slices(older, size), _slices(newer, size))
    return _at_once(older, newer, size)


def _slices(tokens: str, size: int) -> list[str]:
    return [tokens[index : index + size] for index in range(len(tokens) - size + 1)]


def _at_once(older: str, newer: str, size: int) -> list[Pair]:
    if min(len(older), len(newer)) < size:
        return []
    codes = np.frombuffer((older + newer).encode("utf-32-le"), np.dtype("<u4")).astype(np.int64)
    ranks = _ranks(codes, size)
    first, second = ranks[: len(older) - size + 1], ranks[len(older) :]
    count = int(ranks.max()) + 1
    once = np.bincount(first, minlength=count) == 1
    once &= np.bincount(second, minlength=count) == 1
    places = np.zeros(count, np.int64)
    places[second] = np.arange(len(second))
    at = np.flatnonzero(once[first])
    return list(zip(at.tolist(), places[first[at]].tolist(), strict=True))


def _ranks(codes: Numbers, size: int) -> Numbers:
    """Number the runs of `size` tokens, the same for the same run, by the numbers of its halves."""
    if size == 1:
        return codes
    half = size // 2
    left = _ranks(codes, half)
    right = left if 2 * half == size else _ranks(codes, size - half)
    right = right[half:]
    keys = left[: len(right)] * (int(right.max()) + 1) + right
    del left, right
    return ranks(keys)


def ranks(keys: NDArray[np.integer]) -> Numbers:
    """Number `keys` by their order, the same for the same; takes little memory beside them."""
    order = np.argsort(keys)
    keys = keys[order]
    new = np.append(False, keys[1:] != keys[:-1])[: len(keys)]
    del keys
    numbers = np.empty(len(order), np.int64)
    numbers[order] = np.cumsum(new)
    return numbers
