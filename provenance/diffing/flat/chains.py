"""Which of the pieces that two texts share keep their order? The heaviest increasing chain."""

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from provenance.text.spans import Span

Pair = tuple[int, int]
Held = tuple[int, int, int]
"""So much of the older from here is so much of the newer from there: (older, newer, length)."""


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
    A tree of running maxima makes it n log n (Fenwick 1994); each maximum is one number, a weight
    and below it the index of the pair that has it.

    >>> heaviest_chain([(0, 2), (1, 0), (2, 1)], [9, 2, 3], 3)
    [(0, 2)]
    """
    if all(first[1] < second[1] for first, second in pairwise(pairs)):
        return pairs
    bits = len(pairs).bit_length()
    places = (1 << bits) - 1
    best = [0] * (size + 1)
    before: list[int] = []
    top = 0
    for index, ((_, place), weight) in enumerate(zip(pairs, weights, strict=True), 1):
        found = 0
        node = place
        while node > 0:
            found = max(found, best[node])
            node &= node - 1
        before.append((found & places) - 1)
        mine = (((found >> bits) + weight) << bits) | index
        top = max(top, mine)
        node = place + 1
        while node <= size:
            best[node] = max(best[node], mine)
            node += node & -node
    return _walk_back(pairs, before, (top & places) - 1)


def settled(blocks: Iterable[Held], older: Span, newer: Span) -> list[Held]:
    """Drop the blocks that cost more than they hold; they lie in `older` and `newer`.

    What stands so far from its neighbours' diagonal that reaching it and coming back skips more
    than it is long keeps its surroundings from a better alignment: a phrase that two texts share
    by chance, or a line whose true fellow is wrapped otherwise. `blocks` rise on both sides.

    >>> settled([(0, 0, 40), (50, 300, 9), (320, 320, 80)], Span(0, 400), Span(0, 400))
    [(0, 0, 40), (320, 320, 80)]
    """
    start, end = newer.start - older.start, newer.end - older.end
    groups = [_Group(start, start, 0, [])]
    for block in blocks:
        off = block[1] - block[0]
        _add(groups, _Group(off, off, block[2], [block]))
    _add(groups, _Group(end, end, 0, []))
    return [block for group in groups for block in group.blocks]


@dataclass(slots=True)
class _Group:
    """Blocks near one diagonal, the diagonals of the first and the last, and what they hold."""

    first: int
    last: int
    weight: int
    blocks: list[Held]


def _add(groups: list[_Group], group: _Group) -> None:
    """Append `group`, dropping the last ones where they aren't worth the way to them and back."""
    while groups[-1].blocks:
        before = groups[-1]
        step = abs(group.first - before.last)
        if step <= min(before.weight, group.weight):
            before.last = group.last
            before.weight += group.weight
            before.blocks += group.blocks
            return
        start = groups[-2].last
        detour = abs(before.first - start) + step - abs(group.first - start)
        if before.weight >= detour:
            break
        groups.pop()
    groups.append(group)


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
