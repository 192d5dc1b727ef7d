"""Where does each word of the base stand in another witness?"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from provenance.diffing.matching.words import INDEL, Aligner, Block
from provenance.lineage.testimony.ends import HEADING, beginning, ending
from provenance.lineage.testimony.witnesses import Witness
from provenance.lineage.variation.changes import Change, Changes, between, paired, slid
from provenance.lineage.variation.runs import Numbers
from provenance.lineage.variation.transposed import FIRM, transposed
from provenance.lineage.variation.tree_values import Mask

OMITTED = 6
"""Words of a run that is left out whole; what differs inside it is a place of its own."""

QUOTE = 25
"""Words of one passage that must agree before it is held to be quoted."""

QUOTE_GAP = 40
"""Words that may differ inside a quoted passage before it is held to be two."""

VERBATIM = 0.75
"""Share of its words that a quoted passage has from the text it quotes.

Passages of a re-translation happen to agree in up to half of theirs.
"""


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
    changes: Changes
    moved: tuple[Change, ...]
    agree: int

    def own_range(self, start: int, end: int) -> tuple[int, int]:
        """The witness's words that stand for base words `start` to `end`.

        A border inside a change is moved to where that change begins.
        """
        first = self.own_at(start)
        return first, max(first, self.own_until(start, end))

    def own_until(self, start: int, end: int) -> int:
        """Where the witness's words end that stand for base words `start` to `end`."""
        return self.own_at(end, after=start == end)

    def own_at(self, at: int, *, after: bool = True) -> int:
        """The word that stands there, `after` or before what is put in just there."""
        told = self.changes
        before = bisect_right(told.ends, at)
        if not after:
            while before and told.starts[before - 1] == told.ends[before - 1] == at:
                before -= 1
        inside = before < len(told) and told.starts[before] < at
        own = told.own_starts[before] if inside else at + self._shift(before)
        first, last = self.own
        return first if own < first else min(own, last)

    def _shift(self, before: int) -> int:
        """How much further on words stand in the witness that have so many changes before them."""
        if not before:
            return self.own[0] - self.covers[0]
        return self.changes.own_ends[before - 1] - self.changes.ends[before - 1]

    def base_at(self, own: int) -> int:
        """The word of the base beside this one of the witness's."""
        told = self.changes
        before = bisect_right(told.own_ends, own)
        if before < len(told) and told.own_starts[before] < own:
            return told.starts[before]
        return own - self._shift(before)

    def silent(self, start: int, end: int) -> bool:
        """Whether the witness can't testify for base words `start` to `end`."""
        if start < self.covers[0] or end > self.covers[1]:
            return True
        return bool(self.moved) and any(
            move.base[0] < max(end, start + 1) and start < move.base[1] for move in self.moved
        )

    @property
    def omissions(self) -> list[Change]:
        """The edits that leave out a long run and put nothing in its place."""
        edits = self.edits
        rows = edits.rows
        return [edits[at] for at in np.flatnonzero(omits(rows[:, :2], rows[:, 2:])).tolist()]

    @cached_property
    def held(self) -> int:
        """The words of the base that the witness has, a bit for each."""
        bits = _ones(*self.covers)
        for change in self.edits:
            bits &= ~_ones(*change.base)
        return bits

    @property
    def edits(self) -> Changes:
        """The changes that are no transposition."""
        if not self.moved:
            return self.changes
        taken = {move.base for move in self.moved}
        came = {move.own for move in self.moved}
        return Changes.of(c for c in self.changes if c.base not in taken and c.own not in came)


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
        return Alignment(other, (0, 0), (0, 0), Changes.of(()), (), 0)
    start = beginning(firm[0], base, other)
    stop = ending(blocks[blocks.index(firm[0]) :], firm[-1], base, other)
    inner = [b for b in blocks if b[0] >= start[0] and b[1] >= start[1] and b[0] < stop[0]]
    changes = slid(between(start, stop, inner), (start, stop[0]), base, other)
    changes, moved = transposed(base.keys, other.keys, changes)
    changes = paired(changes, moved, base.keys, other.keys)
    agree = sum(size for _, _, size in inner)
    covers, own = (start[0], stop[0]), (start[1], stop[1])
    return Alignment(other, covers, own, Changes.of(changes), moved, agree)


def omits(base: Numbers, own: Numbers) -> Mask:
    """Which of some changes leave out a long run and put nothing in its place."""
    start, end = base.T
    least = np.where(start >= HEADING, OMITTED, HEADING + 1)
    return np.asarray((own[:, 0] == own[:, 1]) & (end - start >= least))


def moved_passages(base: Witness, one: Alignment) -> list[Alignment]:
    """The passages that a text holds at another place, each as an alignment of its own."""
    other, found = one.witness, []
    for move in one.moved:
        (b0, b1), (o0, o1) = move.base, move.own
        blocks = Aligner(INDEL).align(base.keys[b0:b1], other.keys[o0:o1])
        run = [(b0 + at, o0 + to, size) for at, to, size in blocks]
        inner = slid(between((b0, o0), (b1, o1), run), ((b0, o0), b1), base, other)
        changes = Changes.of(paired(inner, (), base.keys, other.keys))
        agree = sum(size for _, _, size in run)
        found.append(Alignment(other, move.base, move.own, changes, (), agree))
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
    changes = Changes.of(between(start[:2], stop, run))
    agree = sum(size for _, _, size in run)
    return Alignment(other, (start[0], stop[0]), (start[1], stop[1]), changes, (), agree)
