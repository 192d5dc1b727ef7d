"""Where does each word of the base stand in another witness?"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import Indel

from provenance.diffing.words import INDEL, Aligner, Block
from provenance.lineage.ends import HEADING, beginning, begins_sentence, ending
from provenance.lineage.witnesses import Witness

FIRM = 4
"""Words in a row that must agree before a text is held to have begun, or still to go on."""

OMITTED = 6
"""Words of a run that is left out whole; what differs inside it is a place of its own."""

PAIRED = 12
"""A change of more words than this on either side is no word for another, but a rewording."""

NEAR = 0.5
"""Words as alike as this, by their letters, stand for each other inside a change."""

QUOTE = 25
"""Words of one passage that must agree before it is held to be quoted."""

QUOTE_GAP = 40
"""Words that may differ inside a quoted passage before it is held to be two."""

VERBATIM = 0.75
"""Share of its words that a quoted passage has from the text it quotes.

Passages of a re-translation happen to agree in up to half of theirs.
"""

MOVED = 8
"""A passage of fewer words than this that stands elsewhere is no transposition."""

MOVED_ALIKE = 0.9
"""Share of its words that a passage keeps where it is held to be moved."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words `base` of the base (half-open indexes) that the witness reads as its words `own`."""

    base: tuple[int, int]
    own: tuple[int, int]


@dataclass(frozen=True)
class Alignment:
    """A witness laid against the base: what it covers of it, and where it reads differently.

    `covers` are half-open word indexes of the base; outside them the witness can't testify, nor
    where it holds a passage at another place (`moved`). `agree` counts the words that both share
    in order.
    """

    witness: Witness
    covers: tuple[int, int]
    own: tuple[int, int]
    changes: tuple[Change, ...]
    moved: tuple[Change, ...]
    agree: int

    def own_range(self, start: int, end: int) -> tuple[int, int]:
        """The witness's words that stand for base words `start` to `end`.

        A border inside a change is moved to where that change begins.
        """
        first = self.own_at(start)
        return first, max(first, self.own_at(end, after=start == end))

    def own_at(self, at: int, *, after: bool = True) -> int:
        """The word that stands there, `after` or before what is put in just there."""
        ends, starts, owns, shifts = self._borders
        before = bisect_right(ends, at)
        if not after:
            while before and starts[before - 1] == ends[before - 1] == at:
                before -= 1
        inside = before < len(starts) and starts[before] < at
        own = owns[before] if inside else at + shifts[before]
        first, last = self.own
        return first if own < first else min(own, last)

    def base_at(self, own: int) -> int:
        """The word of the base beside this one of the witness's."""
        before = bisect_right(self._own_ends, own)
        shift = self.covers[0] - self.own[0]
        if before:
            change = self.changes[before - 1]
            shift = change.base[1] - change.own[1]
        if before < len(self.changes) and self.changes[before].own[0] < own:
            return self.changes[before].base[0]
        return own + shift

    @cached_property
    def _own_ends(self) -> tuple[int, ...]:
        return tuple(change.own[1] for change in self.changes)

    @cached_property
    def _borders(self) -> tuple[list[int], list[int], list[int], list[int]]:
        """Where changes end, begin, begin in the witness, and the shift before, between and after.

        It is asked of every place.
        """
        return (
            [change.base[1] for change in self.changes],
            [change.base[0] for change in self.changes],
            [change.own[0] for change in self.changes],
            [
                self.own[0] - self.covers[0],
                *(change.own[1] - change.base[1] for change in self.changes),
            ],
        )

    def silent(self, start: int, end: int) -> bool:
        """Whether the witness can't testify for base words `start` to `end`."""
        if start < self.covers[0] or end > self.covers[1]:
            return True
        return any(
            move.base[0] < max(end, start + 1) and start < move.base[1] for move in self.moved
        )

    @cached_property
    def omissions(self) -> tuple[Change, ...]:
        """The edits that leave out a long run and put nothing in its place."""
        return tuple(change for change in self.edits if _omits(change))

    @cached_property
    def held(self) -> int:
        """The words of the base that the witness has, a bit for each."""
        bits = _ones(*self.covers)
        for change in self.edits:
            bits &= ~_ones(*change.base)
        return bits

    @cached_property
    def edits(self) -> tuple[Change, ...]:
        """The changes that are no transposition."""
        taken = {move.base for move in self.moved}
        came = {move.own for move in self.moved}
        return tuple(c for c in self.changes if c.base not in taken and c.own not in came)


def _ones(start: int, end: int) -> int:
    return ((1 << (end - start)) - 1) << start


def align(base: Witness, other: Witness) -> Alignment:
    """Lay `other` against `base`, word by word.

    What `other` lacks before its first and after its last agreeing words is not held against it
    where it is truncated, an excerpt, or lacks a heading; moved passages are told from changes.
    """
    blocks = _blocks(base, other)
    firm = [block for block in blocks if block[2] >= FIRM] or blocks
    if not firm:
        return Alignment(other, (0, 0), (0, 0), (), (), 0)
    start = beginning(firm[0], base, other)
    stop = ending(blocks, firm[-1], base, other)
    inner = [b for b in blocks if b[0] >= start[0] and b[1] >= start[1] and b[0] < stop[0]]
    changes = _slid(_changes(start, stop, inner), stop[0], base, other)
    moved = _transposed(base.keys, other.keys, changes)
    changes = _paired(changes, moved, base.keys, other.keys)
    agree = sum(size for _, _, size in inner)
    return Alignment(other, (start[0], stop[0]), (start[1], stop[1]), changes, moved, agree)


def _omits(change: Change) -> bool:
    length = change.base[1] - change.base[0]
    return change.own[0] == change.own[1] and length >= OMITTED and change.base[0] >= HEADING


def _paired(
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


def _blocks(base: Witness, other: Witness) -> list[Block]:
    return Aligner(INDEL).align(base.keys, other.keys)


def quoted(base: Witness, other: Witness) -> list[Alignment]:
    """The passages of the base that `other` quotes, each as an alignment of its own."""
    runs: list[list[Block]] = []
    for block in _blocks(base, other):
        last = runs[-1][-1] if runs else None
        if last and max(block[0] - last[0] - last[2], block[1] - last[1] - last[2]) <= QUOTE_GAP:
            runs[-1].append(block)
        else:
            runs.append([block])
    passages = [_between(run, other) for run in map(_firm_ends, runs) if run]
    return [passage for passage in passages if _is_quotation(passage)]


def _is_quotation(passage: Alignment) -> bool:
    length = max(side[1] - side[0] for side in (passage.covers, passage.own))
    return passage.agree >= QUOTE and passage.agree >= VERBATIM * length


def _firm_ends(run: list[Block]) -> list[Block]:
    """The run from its first to its last block that cannot be chance."""
    firm = [at for at, block in enumerate(run) if block[2] >= FIRM]
    return run[firm[0] : firm[-1] + 1] if firm else []


def _between(run: Sequence[Block], other: Witness) -> Alignment:
    start, last = run[0], run[-1]
    stop = (last[0] + last[2], last[1] + last[2])
    changes = _changes(start[:2], stop, run)
    agree = sum(size for _, _, size in run)
    return Alignment(other, (start[0], stop[0]), (start[1], stop[1]), changes, (), agree)


def _changes(
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


def _slid(changes: Sequence[Change], end: int, base: Witness, other: Witness) -> tuple[Change, ...]:
    """The same changes, additions and losses slid to where they begin a sentence, if they can.

    "A. The B. The C" less "The B." is also less "B. The": the first is what happened. Of "to to"
    either word may be the one too many: everybody's is the first.
    """
    slid: list[Change] = []
    for at, change in enumerate(changes):
        before = slid[-1].base[1] if slid else change.base[0] - min(change.base[0], change.own[0])
        after = changes[at + 1].base[0] if at + 1 < len(changes) else end
        slid.append(_slid_in(change, base, other, (change.base[0] - before, after)))
    return tuple(slid)


def _slid_in(change: Change, base: Witness, other: Witness, room: tuple[int, int]) -> Change:
    """The change slid inside the words around it that agree: so many before it, and up to one."""
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
    by = next(begins, -back)
    return Change((base_from + by, base_to + by), (own_from + by, own_to + by))


def _transposed(
    base: Sequence[str], own: Sequence[str], changes: Sequence[Change]
) -> tuple[Change, ...]:
    """Passages that left one place of the base and came to another in the witness."""
    gone = [change for change in changes if change.base[1] - change.base[0] >= MOVED]
    come = [change for change in changes if change.own[1] - change.own[0] >= MOVED]
    moved: list[Change] = []
    for left in gone:
        words = set(base[slice(*left.base)])
        for came in come:
            there = set(own[slice(*came.own)])
            taken = any(move.base == left.base or move.own == came.own for move in moved)
            alike = len(words & there) >= MOVED_ALIKE * max(len(words), len(there))
            if left is not came and alike and not taken:
                moved.append(Change(left.base, came.own))
    return tuple(moved)
