"""Where was something changed that may have gone elsewhere?

A stretch is a run of changes with the stray common words between them: the comparison may have
kept a few words of a passage that went elsewhere.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from provenance.diffing.flat.arrays import Numbers
from provenance.diffing.flat.columns import IDENTICAL, Columns
from provenance.diffing.flat.strips import Strip
from provenance.diffing.flat.tokens import spelled
from provenance.diffing.flat.units import are_ascii, joined
from provenance.text.ending_words import CLOSERS

STRAY = 40
"""Characters of the longest common run that a move may have left behind: six or seven words."""

LEAST = 32
"""Characters of the longest change in a stretch that a move may be in; fewer of signs that are
words."""

LEAST_DENSE = 8
LONG, FEW = 20_000, 4
"""Characters of a stretch that is no prose if it has no more words than so few between spaces."""

MOST_AFTER, MOST_BEFORE = 16, 24
"""Characters of the rest of a sentence, and of its first words; together no more than a stray."""

SENTENCE_END = re.compile(
    rf"[.!?…。！？\n](?:(?<=[。！？])|(?<=[.!?…])[{CLOSERS}]*\s+|(?<=\n)\s*\n)"
)


Range = tuple[int, int]

_APART = "\x00"
"""Stands between pieces of text that are searched at once; no end of a sentence crosses it."""


class Changes(NamedTuple):
    """Stretches of strips, from `first` to before `end`, with the words beside them.

    `before` and `after` are how many characters of the long strips on either side belong to the
    stretch, `longest` how many the longest change has on either side.
    """

    strips: Columns
    first: Numbers
    end: Numbers
    before: Numbers
    after: Numbers
    longest: tuple[Numbers, Numbers]


def may_hold_moves(strips: Iterable[Strip], older: str, newer: str) -> bool:
    """Whether enough was changed on either side: told before anything is put in flat arrays."""
    least, least_newer = (LEAST if text.isascii() else LEAST_DENSE for text in (older, newer))
    gone = came = False
    for start, end, other, other_end, equal, _ in strips:
        if not equal:
            gone = gone or end - start >= least
            came = came or other_end - other >= least_newer
    return gone and came


def changed_stretches(strips: Columns, older: str, newer: str) -> Changes:
    """Part `strips` at what is too long to be a stray, and give what was changed between.

    The rest of a sentence at the end of what is too long may be a stray, and so may its first
    words at the beginning. Left out is where too little was changed to hold a move.
    """
    least = LEAST if older.isascii() and newer.isascii() else LEAST_DENSE
    equal, sizes = strips.equal, strips.sizes
    parting = np.flatnonzero(equal & ((sizes[0] > STRAY) | (sizes[1] > STRAY)))
    first, end = np.append(0, parting + 1), np.append(parting, len(strips))
    first, end = first[first < end], end[first < end]
    changed = (np.where(equal, 0, size) for size in sizes)
    here, there = (np.maximum.reduceat(size, first) for size in changed)
    held = (here >= LEAST) | (there >= LEAST)
    if least < LEAST:
        odd = ~held & ((here >= least) | (there >= least))
        for text, bounds in ((older, strips.older), (newer, strips.newer)):
            starts, ends = bounds[first[odd]] - MOST_BEFORE, bounds[end[odd]] + MOST_BEFORE
            ascii_only = are_ascii(text, np.maximum(starts, 0), np.minimum(ends, len(text)))
            held[np.flatnonzero(odd)[~ascii_only]] = True
            odd &= ~held
    first, end = first[held], end[held]
    return Changes(
        strips,
        first,
        end,
        _first_words_before(strips, first, older),
        _last_words_after(strips, end, older),
        (here[held], there[held]),
    )


class Stretches:
    """The stretches of one side, 0 the older, that are long enough to hold a move.

    `numbers` are theirs among all, `starts` and `ends` where they stand.
    """

    def __init__(self, text: str, side: int, changes: Changes) -> None:
        self.text = text
        self._changes = changes
        self._bounds = changes.strips.newer if side else changes.strips.older
        starts = self._bounds[changes.first] - changes.before
        ends = self._bounds[changes.end] + changes.after
        longest = changes.longest[side]
        held = longest >= LEAST
        odd = longest >= LEAST_DENSE
        if text.isascii():
            odd &= ends - starts > LONG
        at = np.flatnonzero(odd)
        plain = at[are_ascii(text, starts[at], ends[at])]
        held[at] = True
        held[plain] = longest[plain] >= LEAST
        for one in plain[held[plain] & (ends - starts > LONG)[plain]].tolist():
            held[one] = len(text[starts[one] : ends[one]].split(None, FEW)) > FEW
        self.numbers = np.flatnonzero(held)
        self.starts, self.ends = starts[held], ends[held]

    def __len__(self) -> int:
        return len(self.numbers)

    def ranges(self) -> list[Range]:
        """Give where each of them stands."""
        return list(zip(self.starts.tolist(), self.ends.tolist(), strict=True))

    def changed(self) -> tuple[Numbers, Numbers]:
        """Give where what was changed begins and ends."""
        at = self._inside()
        at = at[~self._changes.strips.equal[at] & (self._bounds[at] < self._bounds[at + 1])]
        return self._bounds[at], self._bounds[at + 1]

    def kept(self) -> tuple[Numbers, Numbers]:
        """Give where what was kept begins and ends."""
        at = self._inside()
        at = at[self._changes.strips.equal[at]]
        first, end = (self._bounds[each[self.numbers]] for each in self._changes[1:3])
        starts = np.concatenate((self.starts, self._bounds[at], end))
        ends = np.concatenate((first, self._bounds[at + 1], self.ends))
        held = starts < ends
        starts, ends = starts[held], ends[held]
        order = np.argsort(starts)
        return starts[order], ends[order]

    def kept_in(self, number: int) -> list[Strip]:
        """Give the equal strips of one stretch."""
        strips, first, end, before, after, _ = self._changes
        start, stop = int(first[number]), int(end[number])
        found = [strip for strip in strips[start:stop] if strip.equal]
        if before[number]:
            older, newer, size = (
                int(each) for each in (strips.older[start], strips.newer[start], before[number])
            )
            found.insert(0, Strip(older - size, older, newer - size, newer))
        if after[number]:
            older, newer, size = (
                int(each) for each in (strips.older[stop], strips.newer[stop], after[number])
            )
            found.append(Strip(older, older + size, newer, newer + size))
        return found

    def _inside(self) -> Numbers:
        first, end = (each[self.numbers] for each in self._changes[1:3])
        return spelled(first, end)


def _last_words_after(strips: Columns, at: Numbers, older: str) -> Numbers:
    """Count the characters of the rest of a sentence that each strip begins with, if few."""
    found = np.zeros(len(at), np.int64)
    asked = np.flatnonzero(at < len(strips))
    asked = asked[strips.kinds[at[asked]] == IDENTICAL]
    starts = strips.older[at[asked]]
    within, ends = _sentence_ends(older, starts, starts + MOST_AFTER)
    found[asked[within[::-1]]] = ends[::-1]
    return found


def _first_words_before(strips: Columns, end: Numbers, older: str) -> Numbers:
    """Count the characters of the first words of a sentence before each strip, if few."""
    found = np.zeros(len(end), np.int64)
    asked = np.flatnonzero(end > 0)
    asked = asked[strips.kinds[end[asked] - 1] == IDENTICAL]
    stops = strips.older[end[asked]]
    starts = np.maximum(strips.older[end[asked] - 1], stops - MOST_BEFORE)
    within, ends = _sentence_ends(older, starts, stops)
    found[asked[within]] = (stops - starts)[within] - ends
    return found


def _sentence_ends(text: str, starts: Numbers, stops: Numbers) -> tuple[Numbers, Numbers]:
    """Give which ranges hold the end of a sentence, and how far from their beginning it is."""
    said = joined(text, starts, stops, _APART)
    ends = np.fromiter((match.end() for match in SENTENCE_END.finditer(said)), np.int64)
    begins = np.cumsum(np.append(0, stops - starts + 1))[:-1].astype(np.int64)
    within = np.searchsorted(begins, ends, side="right") - 1
    return within, ends - begins[within]
