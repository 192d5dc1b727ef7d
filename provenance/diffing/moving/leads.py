"""Which tokens of what was deleted lead to the same tokens in what was inserted?

A lead is a run of one to three tokens that stands once on either side; leads whose next tokens
are leads too run on. A lead by itself leads nowhere: two that follow each other within reach, or
more tokens than one, make a cluster. All leads are found and paired at once in flat arrays.
"""

from typing import NamedTuple

import numpy as np

from provenance.diffing.flat.arrays import Flags, Numbers
from provenance.diffing.matching.words import (
    FIRST_CODE,
    LAST_CODE,
    ONLY_NEWER,
    ONLY_OLDER,
    SURROGATE_COUNT,
    SURROGATES,
)
from provenance.diffing.moving.changed import Changed
from provenance.diffing.moving.changed_tokens import MOST_IN_TABLES

GRAMS = (1, 2, 3)
"""Tokens that lead to a passage; of 15 words of which 40% were edited some two triples are left."""

REACH = 24
"""Tokens that two leads of one passage may lie apart."""

ACTIVE = 8
"""Passages looked back at for one that a lead continues."""

LOOKED_BACK = 2 * ACTIVE
"""Leads looked back at for one that may belong to the same passage."""

MOST_KEPT_BETWEEN = 2
"""Tokens that the comparison kept between two leads of one passage."""


_CODE_BITS = LAST_CODE.bit_length()
_SPREAD = 0xD6E8FEB86659FD93

SPARSE_BITS = 3
"""Places for each run of tokens where it is marked as met, as a power of two."""


class Block(NamedTuple):
    """Tokens of the one side that are those of the other."""

    first: int
    first_end: int
    second: int
    second_end: int
    leads: int = 0

    @property
    def size(self) -> int:
        """How many tokens both sides have."""
        return self.first_end - self.first + self.second_end - self.second


def shared_codes(first: Numbers, second: Numbers) -> tuple[Numbers, Numbers]:
    """Number the tokens that both sides have, from 1 on; all others are 0.

    Beyond the million that Unicode has codes for, words count as no one else's.
    """
    runs = int(max(0, -first.min(initial=0)))
    words = int(max(first.max(initial=0), second.max(initial=0)))
    seen = [np.zeros(runs + words + 1, np.bool_) for _ in range(2)]
    for numbers, mine in zip((first, second), seen, strict=True):
        mine[numbers + runs] = True
    both = seen[0] & seen[1]
    both[runs] = False
    dense = np.cumsum(both, dtype=np.int32)
    dense *= both
    dense[dense > LAST_CODE - FIRST_CODE - SURROGATE_COUNT] = 0
    return dense[first + runs].astype(np.int64), dense[second + runs].astype(np.int64)


def as_text(codes: Numbers, only: str) -> str:
    """Write each number as one code point, 0 as `only`."""
    points = codes + FIRST_CODE
    points[points >= SURROGATES] += SURROGATE_COUNT
    points[codes == 0] = ord(only)
    return points.astype(np.dtype("<u4")).tobytes().decode("utf-32-le")


class Leads:
    """The leads between the changes of two sides."""

    def __init__(self, first: Changed, second: Changed) -> None:
        self._first, self._second = first, second
        self._codes = shared_codes(first.numbers, second.numbers)

    @property
    def older(self) -> str:
        """The older side's tokens, a code point each."""
        return as_text(self._codes[0], ONLY_OLDER)

    @property
    def newer(self) -> str:
        """The newer side's tokens, a code point each."""
        return as_text(self._codes[1], ONLY_NEWER)

    def clusters(self) -> list[Block]:
        """Gather leads that follow each other on both sides."""
        leads = self._runs()
        near = self._near(leads)
        done = [Block(*lead) for lead in leads[~near & (leads[:, 4] > 1)].tolist()]
        active: list[Block] = []
        for lead in leads[near].tolist():
            self._gather(Block(*lead), active)
            if len(active) > ACTIVE:
                done.append(active.pop(0))
        return [block for block in [*done, *active] if block.leads > 1]

    def _runs(self) -> Numbers:
        """Give a row for each run of leads: where it stands on both sides, how many they are."""
        older, newer = self._codes
        sizes, places = np.zeros(len(older), np.int64), np.zeros(len(older), np.int64)
        for size in GRAMS:
            at, there = _once_on_both_sides(older, newer, size)
            if size == 1:
                heavy = [self._first.weight(index) > 1 for index in at.tolist()]
                at, there = at[heavy], there[heavy]
            sizes[at], places[at] = size, there
        at = np.flatnonzero(sizes)
        there, sizes = places[at], sizes[at]
        starts = np.flatnonzero(
            np.append(True, (np.diff(at) != 1) | (np.diff(there) != 1))[: len(at)]
        )
        last = np.append(starts[1:], len(at))[: len(starts)] - 1
        count = last - starts + 1
        first, second = at[starts], there[starts]
        first_end, second_end = at[last] + sizes[last], there[last] + sizes[last]
        whole = np.asarray(self._first.whole)
        leads = np.where(count == 1, sizes[last], count) + whole[at[last] + 1] - whole[first]
        return np.stack((first, first_end, second, second_end, leads), axis=1)

    @staticmethod
    def _near(leads: Numbers) -> Flags:
        """Tell which leads may continue another."""
        near = np.zeros(len(leads), np.bool_)
        first, first_end, second, second_end, _ = leads.T
        for back in range(1, min(LOOKED_BACK, len(leads) - 1) + 1):
            apart = first[back:] - first_end[:-back]
            apart_there = second[back:] - second_end[:-back]
            follow = (
                (apart <= REACH)
                & (apart_there <= REACH)
                & (second[back:] > second[:-back])
                & (np.abs(apart - apart_there) <= REACH // 2)
            )
            near[back:] |= follow
            near[:-back] |= follow
        return near

    def _gather(self, lead: Block, active: list[Block]) -> None:
        """Let the last of the active blocks that `lead` continues go on with it."""
        for index in range(len(active) - 1, -1, -1):
            block = active[index]
            if self._continues(block, lead.first, lead.second):
                active.pop(index)
                lead = Block(
                    block.first,
                    max(block.first_end, lead.first_end),
                    block.second,
                    max(block.second_end, lead.second_end),
                    block.leads + lead.leads,
                )
                break
        active.append(lead)

    def _continues(self, block: Block, at: int, there: int) -> bool:
        first, second = self._first, self._second
        return (
            block.first < at <= block.first_end + REACH
            and block.second < there <= block.second_end + REACH
            and abs((at - block.first_end) - (there - block.second_end)) <= REACH // 2
            and first.stretch[at] == first.stretch[block.first]
            and second.stretch[there] == second.stretch[block.second]
            and first.kept_between(block.first_end, at) <= MOST_KEPT_BETWEEN
            and second.kept_between(block.second_end, there) <= MOST_KEPT_BETWEEN
            and not first.whole_between(block.first_end, at)
            and not second.whole_between(block.second_end, there)
        )


def _once_on_both_sides(older: Numbers, newer: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """Give where runs of `size` tokens stand that stand once on either side."""
    if size == 1:
        return _words_once(older, newer)
    if len(older) + len(newer) <= MOST_IN_TABLES:
        first, second = _on_both_sides(_grams(older, size), _grams(newer, size))
        (left, at), (right, there) = _once(*first), _once(*second)
    else:
        (left, at), (right, there) = _once(*_grams(older, size)), _once(*_grams(newer, size))
    _, in_left, in_right = np.intersect1d(left, right, assume_unique=True, return_indices=True)
    return at[in_left], there[in_right]


def _words_once(older: Numbers, newer: Numbers) -> tuple[Numbers, Numbers]:
    """Do the same for single tokens, whose numbers have no gaps."""
    count = int(max(older.max(initial=0), newer.max(initial=0))) + 1
    once = np.bincount(older, minlength=count) == 1
    once &= np.bincount(newer, minlength=count) == 1
    once[0] = False
    at, there = np.flatnonzero(once[older]), np.flatnonzero(once[newer])
    facing = np.zeros(count, np.int64)
    facing[newer[there]] = there
    return at, facing[older[at]]


def _on_both_sides(
    older: tuple[Numbers, Numbers], newer: tuple[Numbers, Numbers]
) -> list[tuple[Numbers, Numbers]]:
    """Leave the numbers that only one side has, but for a few that look alike."""
    bits = (len(older[0]) + len(newer[0])).bit_length() + SPARSE_BITS
    spread, shift = np.uint64(_SPREAD), np.uint64(64 - bits)
    places = [(keys.view(np.uint64) * spread >> shift).view(np.int64) for keys, _ in (older, newer)]
    met = np.zeros((2, 1 << bits), np.bool_)
    for mine, each in zip(met, places, strict=True):
        mine[each] = True
    found = []
    for (keys, where), each, theirs in zip((older, newer), places, met[::-1], strict=True):
        both = theirs[each]
        found.append((keys[both], where[both]))
    return found


def _once(keys: Numbers, where: Numbers) -> tuple[Numbers, Numbers]:
    """Give the numbers that stand once, rising, and where."""
    order = np.argsort(keys)
    keys = keys[order]
    new = np.append(True, keys[1:] != keys[:-1])[: len(keys)]
    alone = new & np.append(new[1:], True)[: len(keys)]
    return keys[alone], where[order[alone]]


def _grams(codes: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """Give a number for each run of `size` tokens that both sides may have, and where it is."""
    count = max(0, len(codes) - size + 1)
    keys, held = np.zeros(count, np.int64), np.ones(count, np.bool_)
    for offset in range(size):
        part = codes[offset : offset + count]
        keys = (keys << _CODE_BITS) + part
        held &= part > 0
    where = np.flatnonzero(held)
    return keys[where], where
