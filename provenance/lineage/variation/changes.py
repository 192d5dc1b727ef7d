"""What does a text read otherwise, change by change, once its words are laid against another's?

The words that agree leave it open where a change begins, and what stands for what inside it; that
is settled here, alike for all texts, so that those who read the same are seen to.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
from rapidfuzz.distance import Indel

from provenance.diffing.matching.words import Block
from provenance.lineage.testimony.ends import HEADING, begins_sentence
from provenance.lineage.testimony.witnesses import Witness
from provenance.lineage.variation.runs import Numbers

PAIRED = 12
"""A change of more words than this on either side is no word for another, but a rewording."""

NEAR = 0.5
"""Words as alike as this, by their letters, stand for each other inside a change."""

BOTH = (True, True)
"""A change that takes words out and puts others in."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words `base` of the base (half-open indexes) that the witness reads as its words `own`."""

    base: tuple[int, int]
    own: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Changes(Sequence[Change]):
    """Changes in the order of the text, kept as numbers; each is made when it is asked for.

    `starts` and `ends` are word indexes of the base, `own_starts` and `own_ends` of the witness,
    one of each for a change.
    """

    starts: "array[int]"
    ends: "array[int]"
    own_starts: "array[int]"
    own_ends: "array[int]"

    @classmethod
    def of(cls, changes: Iterable[Change]) -> "Changes":
        """These changes."""
        rows = [(*one.base, *one.own) for one in changes]
        return cls.told_by(np.array(rows, dtype=np.int32).reshape(-1, 4))

    @classmethod
    def told_by(cls, rows: Numbers) -> "Changes":
        """Changes that are given by four numbers each, as `rows` gives them."""
        return cls(*(array("i", column.tobytes()) for column in rows.astype(np.intc).T))

    @property
    def rows(self) -> Numbers:
        """Four numbers for each change, `base` and `own`; shape (n, 4)."""
        columns = (self.starts, self.ends, self.own_starts, self.own_ends)
        return np.array(columns, dtype=np.int32).reshape(4, -1).T

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, at: int) -> Change: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Change, ...]: ...
    def __getitem__(self, at: int | slice) -> Change | tuple[Change, ...]:
        if isinstance(at, slice):
            return tuple(self[i] for i in range(*at.indices(len(self))))
        return Change((self.starts[at], self.ends[at]), (self.own_starts[at], self.own_ends[at]))

    def __iter__(self) -> Iterator[Change]:
        base = zip(self.starts, self.ends, strict=True)
        return map(Change, base, zip(self.own_starts, self.own_ends, strict=True))


def between(
    start: tuple[int, int], stop: tuple[int, int], blocks: Sequence[Block]
) -> tuple[Change, ...]:
    """What lies between the blocks, from `start` to `stop`."""
    changes = []
    at_base, at_own = start
    for base_from, own_from, size in [*blocks, (*stop, 0)]:
        if base_from > at_base or own_from > at_own:
            changes.append(Change((at_base, base_from), (at_own, own_from)))
        at_base, at_own = base_from + size, own_from + size
    return tuple(changes)


def slid(
    changes: Sequence[Change],
    within: tuple[tuple[int, int], int],
    base: Witness,
    other: Witness,
) -> tuple[Change, ...]:
    """The same changes, additions and losses slid to where they begin a sentence, if they can.

    `within` is where the texts begin to be laid against each other, and the base's word after it.

    "A. The B. The C" less "The B." is also less "B. The": the first is what happened. Of "to to"
    either word may be the one too many: everybody's is the first. What can be slid to the end of
    another addition or loss is one with it: that a word of what was left out also comes next is
    chance, and who leaves out a passage leaves it out whole.
    """
    start, end = within
    found: list[Change] = []
    for at, change in enumerate(changes):
        own, after = change, changes[at + 1].base[0] if at + 1 < len(changes) else end
        while True:
            last = found[-1] if found else Change((start[0], start[0]), (start[1], start[1]))
            room = min(own.base[0] - last.base[1], own.own[0] - last.own[1])
            meets = bool(found) and _side(last) == _side(own) != BOTH
            own = _slid_in(own, base, other, (room, after), meets=meets)
            if not found or last.base[1] != own.base[0]:
                break
            own = Change((last.base[0], own.base[1]), (last.own[0], own.own[1]))
            found.pop()
        found.append(own)
    return tuple(found)


def _side(change: Change) -> tuple[bool, bool]:
    """Whether a change takes words out, and whether it puts words in."""
    return change.base[0] < change.base[1], change.own[0] < change.own[1]


def _slid_in(
    change: Change, base: Witness, other: Witness, room: tuple[int, int], *, meets: bool
) -> Change:
    """The change slid inside the words around it that agree: so many before it, and up to one.

    It is slid to the change before it where it `meets` that.
    """
    (base_from, base_to), (own_from, own_to) = change.base, change.own
    if (base_to > base_from) == (own_to > own_from):
        return change
    side, at, end = (base, base_from, base_to) if base_to > base_from else (other, own_from, own_to)
    keys, back, on = side.keys, 0, 0
    while back < room[0] and keys[at - back - 1] == keys[end - back - 1]:
        back += 1
    while base_to + on < room[1] and keys[at + on] == keys[end + on]:
        on += 1
    begins = (by for by in range(-back, on + 1) if begins_sentence(side, at + by))
    by = -back if meets and back == room[0] else next(begins, -back)
    return Change((base_from + by, base_to + by), (own_from + by, own_to + by))


def paired(
    changes: Sequence[Change],
    moved: Sequence[Change],
    base: Sequence[str],
    own: Sequence[str],
) -> tuple[Change, ...]:
    """The changes with short ones parted, where a word plainly stands for a word."""
    kept = {move.base for move in moved}, {move.own for move in moved}
    parts: list[Change] = []
    for change in changes:
        heading = min(change.base[0], change.own[0]) < HEADING
        if heading or change.base in kept[0] or change.own in kept[1]:
            parts.append(change)
        else:
            parts += pairs_of(change, base, own)
    return tuple(parts)


def pairs_of(change: Change, base: Sequence[str], own: Sequence[str]) -> list[Change]:
    """One change as several, where words of either side stand for each other.

    As many words for as many are taken one by one; else words alike in letters are paired, and
    what stands between is left together.
    """
    (b0, b1), (o0, o1) = change.base, change.own
    m, n = b1 - b0, o1 - o0
    if not m or not n or m == n == 1 or max(m, n) > PAIRED:
        return [change]
    if m == n:
        return [Change((b0 + at, b0 + at + 1), (o0 + at, o0 + at + 1)) for at in range(m)]
    found: list[Change] = []
    at_base, at_own = b0, o0
    for at, to in [*_likest(base[b0:b1], own[o0:o1]), (m, n)]:
        if b0 + at > at_base or o0 + to > at_own:
            found.append(Change((at_base, b0 + at), (at_own, o0 + to)))
        if at < m:
            found.append(Change((b0 + at, b0 + at + 1), (o0 + to, o0 + to + 1)))
        at_base, at_own = b0 + at + 1, o0 + to + 1
    return found


def _likest(older: Sequence[str], newer: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs, in order, whose likeness in letters sums up to most."""
    m, n = len(older), len(newer)
    best = [[0.0] * (n + 1) for _ in range(m + 1)]
    alike = [[Indel.normalized_similarity(one, other) for other in newer] for one in older]
    for i in range(m - 1, -1, -1):
        for j in range(n - 1, -1, -1):
            paired = best[i + 1][j + 1] + alike[i][j] if alike[i][j] >= NEAR else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    found, i, j = [], 0, 0
    while i < m and j < n and best[i][j]:
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            found.append((i, j))
            i, j = i + 1, j + 1
    return found
