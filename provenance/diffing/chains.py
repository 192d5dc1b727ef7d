"""Which of the pieces that two texts share keep their order? The heaviest increasing chain."""

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from itertools import accumulate, pairwise

Pair = tuple[int, int]


def unique_pairs(older: Sequence[Hashable], newer: Sequence[Hashable]) -> list[Pair]:
    """Give the indices of each piece that stands exactly once on either side, in older's order.

    >>> unique_pairs("abcad", "dbc")
    [(1, 1), (2, 2), (4, 0)]
    """
    last_newer = dict(zip(newer, range(len(newer)), strict=True))
    last_older = dict(zip(older, range(len(older)), strict=True))
    if last_older.keys().isdisjoint(last_newer):
        return []
    first_older, first_newer = _firsts(older, last_older), _firsts(newer, last_newer)
    shared = filter(last_newer.__contains__, last_older)
    return [
        (index, there)
        for piece in shared
        if first_older[piece] == (index := last_older[piece])
        and first_newer[piece] == (there := last_newer[piece])
    ]


def longest_chain(pairs: list[Pair]) -> list[Pair]:
    """Give the longest run of pairs that rises on both sides (patience sorting).

    `pairs` rise in their first member.

    >>> longest_chain([(0, 5), (1, 1), (2, 2), (3, 0)])
    [(1, 1), (2, 2)]
    """
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(place)
            ends.append(index)
        else:
            tails[length] = place
            ends[length] = index
    return _walk_back(pairs, before, ends[-1]) if ends else []


def heaviest_chain(pairs: list[Pair], weights: Sequence[int], size: int) -> list[Pair]:
    """Give the run of pairs that rises on both sides and weighs most.

    `pairs` rise in their first member, `weights` go with them, second members are below `size`.
    A tree of running maxima makes it n log n (Fenwick 1994).

    >>> heaviest_chain([(0, 2), (1, 0), (2, 1)], [9, 2, 3], 3)
    [(0, 2)]
    """
    if all(first[1] < second[1] for first, second in pairwise(pairs)):
        return pairs
    best = [(0, -1)] * (size + 1)
    before: list[int] = []
    top = (0, -1)
    for index, ((_, place), weight) in enumerate(zip(pairs, weights, strict=True)):
        found = (0, -1)
        node = place
        while node > 0:
            found = max(found, best[node])
            node -= node & -node
        before.append(found[1])
        mine = (found[0] + weight, index)
        top = max(top, mine)
        node = place + 1
        while node <= size:
            best[node] = max(best[node], mine)
            node += node & -node
    return _walk_back(pairs, before, top[1])


def offsets_of(pieces: Sequence[str], start: int = 0) -> list[int]:
    """Give where each piece begins if the first begins at `start`, and the end of the last."""
    return list(accumulate(map(len, pieces), initial=start))


def _firsts(pieces: Sequence[Hashable], lasts: dict[Hashable, int]) -> dict[Hashable, int]:
    """Give where each piece stands first, given where each stands last."""
    if len(lasts) == len(pieces):
        return lasts
    return dict(zip(reversed(pieces), range(len(pieces) - 1, -1, -1), strict=True))


def _walk_back(pairs: list[Pair], before: list[int], last: int) -> list[Pair]:
    chain: list[Pair] = []
    while last >= 0:
        chain.append(pairs[last])
        last = before[last]
    chain.reverse()
    return chain
