"""Which light equal runs go into the edits around them?"""

import re
from collections.abc import MutableSequence, Sequence
from heapq import heapify, heappop, heappush
from itertools import compress, islice
from operator import ne
from typing import NamedTuple

import numpy as np

from provenance.diffing.flat.columns import Columns, as_array
from provenance.diffing.flat.strips import Strip
from provenance.diffing.tidying.telling import Telling, may_tell
from provenance.diffing.tidying.weights import MANY, count_roughly, measured

LONGEST_ABSORBED = 120
"""Characters; about eight tokens with what they carry."""

FACTOR, LONE_FACTOR = 3, 1.5
"""A run goes if so many times its weight is no more than the lighter neighbour's; one word alone
goes sooner, unless it may be a name or ends a line."""

DENSE_FACTOR = 0.5
"""The same of a word alone, of two signs at most, where no spaces part words: it is hardly wider
than the gap that it makes. 1 leaves 247 hunks of 20,000 signs edited by 5%, this 242."""

LONE = 2
"""Words that are edited where one word goes: it stands on both sides."""

STOP_WORD = 1
"""What a run may weigh in any case: marks, or one stop word."""

MOST_ABSORBED = 0.07
"""Share of the words in edits that may be absorbed.

Unlimited it is 6 to 7% on re-translated texts and 14% on unrelated ones, of which little is left.
"""

FEW_ABSORBED = 8
"""Words that may always go, however small the edits."""

ENOUGH = FACTOR * 3 * LONGEST_ABSORBED + 8
"""No absorbed run weighs more than three for each character; a word cut at the end may weigh 8."""

_NUMBER = re.compile(r"\d|[〇零一二三四五六七八九十百千万萬億亿兆]{2}")
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff]{1,2}")
_KATAKANA = re.compile("[ァ-ヺ]{2}")
_PARAGRAPH = re.compile(r"[.!?:;…。！？”’\"')\]]\s*\n|\n\s*\n")
"""A line break after the end of a sentence, or several: others are where a line was full."""


Light = tuple[int, float, int]
"""How many words would be edited, what the edits around must weigh, and which stretch it is."""

Sides = tuple[MutableSequence[int], MutableSequence[int]]


class _Stretches(NamedTuple):
    """Where stretches of neighbouring runs of a kind begin and end, an edit and an equal in turn.

    `first` is the first run of each, and the count of all; `short` are the inner equal stretches
    that are no longer than what may be absorbed.
    """

    first: Sequence[int]
    starts: Sides
    ends: Sides
    begins_equal: bool
    short: list[int]


def absorbed(runs: Sequence[Strip], older: str, newer: str) -> Sequence[Strip]:
    """Give the runs that are left once the lightest equal ones went into the edits around them."""
    many = runs if isinstance(runs, Columns) else None
    folding = _Folding(_stretches(runs) if many is None else _many_stretches(many), older, newer)
    light = folding.light()
    if not light:
        return runs
    folding.fold(light)
    return folding.told(runs) if many is None else folding.told_of_many(many)


def _stretches(runs: Sequence[Strip]) -> _Stretches:
    start, end, other, stop, equal, _ = zip(*runs, strict=True)
    first = [0, *compress(range(1, len(runs)), map(ne, equal, islice(equal, 1, None))), len(runs)]
    starts, others = ([side[at] for at in first[:-1]] for side in (start, other))
    ends, stops = ([side[at - 1] for at in first[1:]] for side in (end, stop))
    short = [
        at
        for at in range(1, len(starts) - 1)
        if equal[first[at]]
        and ends[at] - starts[at] <= LONGEST_ABSORBED
        and stops[at] - others[at] <= LONGEST_ABSORBED
    ]
    return _Stretches(first, (starts, others), (ends, stops), equal[0], short)


def _many_stretches(runs: Columns) -> _Stretches:
    equal = runs.equal
    first = np.append(np.flatnonzero(np.append(True, equal[1:] != equal[:-1])), len(runs))
    older, newer = runs.older[first], runs.newer[first]
    short = equal[first[:-1]] & (np.diff(older) <= LONGEST_ABSORBED)
    short &= np.diff(newer) <= LONGEST_ABSORBED
    short[[0, -1]] = False
    bounds = as_array(older), as_array(newer)
    return _Stretches(
        first.tolist(),
        (bounds[0][:-1], bounds[1][:-1]),
        (bounds[0][1:], bounds[1][1:]),
        bool(equal[0]),
        np.flatnonzero(short).tolist(),
    )


def _numbers(start: int, stop: int) -> MutableSequence[int]:
    """Give the numbers from `start` to `stop`, very many in an array."""
    if stop - start < MANY:
        return list(range(start, stop))
    return as_array(np.arange(start, stop))


def _needed(words: int, weight: int, said: str) -> float:
    """Tell what the lighter of the edits around must weigh for a run to go."""
    if weight <= STOP_WORD:
        return 0
    if words > 1:
        return weight * FACTOR
    return weight * (DENSE_FACTOR if _DENSE.fullmatch(said) else LONE_FACTOR)


class _Folding:
    """Stretches of which light ones go into the edits around them."""

    def __init__(self, stretches: _Stretches, older: str, newer: str) -> None:
        self._texts = older, newer
        self._telling = Telling(newer)
        self._stretches = stretches
        self._starts, self._ends = stretches.starts, stretches.ends
        count = len(stretches.starts[0])
        self._weights: list[tuple[int, int]] = [(0, 0)] * count
        self._most = [0] * count
        self._tells: list[bool | None] = [None] * count
        self._before, self._after = _numbers(-1, count - 1), _numbers(1, count + 1)
        self._left = 0
        self._grown: set[int] = set()
        self._gone: list[int] = []

    def light(self) -> list[Light]:
        """Give what may go, weigh it and the edits, and count how many words may go."""
        (starts, other), (ends, stops) = self._starts, self._ends
        may_go = self._stretches.short
        if not may_go:
            return []
        beside = sorted({at + step for at in may_go for step in (-1, 1)})
        asked = [*beside, *may_go]
        here, there = (
            measured(text, [side[at] for at in asked], [end[at] for at in asked], enough=ENOUGH)
            for text, side, end in zip(self._texts, self._starts, self._ends, strict=True)
        )
        for at, older, newer in zip(asked, here.weights, there.weights, strict=True):
            self._weights[at] = older, newer
            self._most[at] = max(older, newer)
        count = len(beside)
        if count >= MANY:
            self._without_facts(beside)
        first = int(self._stretches.begins_equal)
        edited = sum(
            count_roughly(text, start[first::2], end[first::2])
            for text, start, end in zip(self._texts, self._starts, self._ends, strict=True)
        )
        self._left = max(FEW_ABSORBED, int(MOST_ABSORBED * edited))
        return [
            (
                2 * words,
                _needed(words, self._most[at], self._texts[0][starts[at] : ends[at]]),
                at,
            )
            for at, words, line, line_there in zip(
                may_go, here.words[count:], here.lines[count:], there.lines[count:], strict=True
            )
            if not (line and _PARAGRAPH.search(self._texts[0], starts[at], ends[at]))
            and not (line_there and _PARAGRAPH.search(self._texts[1], other[at], stops[at]))
        ]

    def _without_facts(self, edits: Sequence[int]) -> None:
        """Note of very many edits which plainly change no fact, as most do."""
        at = np.array(edits, np.int64)
        starts, ends = (
            (np.asarray(sides[0])[at].astype(np.int64), np.asarray(sides[1])[at].astype(np.int64))
            for sides in (self._starts, self._ends)
        )
        for edit in at[~may_tell(self._texts, starts, ends)].tolist():
            self._tells[edit] = False

    def fold(self, light: list[Light]) -> None:
        """Let what is light go into the edits around it; what lies beside is tried again."""
        waiting = self._first_round(light)
        while waiting:
            again: set[int] = set()
            for each in waiting:
                if self._goes(*each):
                    again |= self._fold(each)
            waiting = [each for each in waiting if each[2] in again and self._after[each[2]]]

    def told(self, runs: Sequence[Strip]) -> list[Strip]:
        """Give the runs that are left."""
        (starts, other), (ends, stops) = self._starts, self._ends
        first = self._stretches.first
        told: list[Strip] = []
        for at in compress(range(len(self._after)), self._after):
            if at in self._grown:
                told.append(Strip(starts[at], ends[at], other[at], stops[at], equal=False))
            else:
                told += runs[first[at] : first[at + 1]]
        return told

    def told_of_many(self, runs: Columns) -> Columns:
        """Do the same for runs in flat arrays: what is left out goes to the run before it."""
        left = np.ones(len(self._after), np.bool_)
        left[self._gone] = False
        kept = np.repeat(left, np.diff(self._stretches.first))
        return runs.only(kept)

    def _first_round(self, light: list[Light]) -> list[Light]:
        """Try all, the lightest first, and give those to try again.

        What outweighs the edits around it is looked at only where one of them grew.
        """
        known = {each[2]: each for each in light}
        waiting = [each for each in light if each[1] <= self._lighter(each[2])]
        met = {each[2] for each in waiting}
        heapify(waiting)
        again: set[int] = set()
        while waiting:
            each = heappop(waiting)
            if self._goes(*each):
                beside = self._fold(each)
                again |= beside
                for at in beside - met:
                    if at in known and known[at] > each:
                        heappush(waiting, known[at])
                        met.add(at)
        return [known[at] for at in sorted(again) if at in known and self._after[at]]

    def _lighter(self, at: int) -> int:
        """Weigh the lighter of the edits around a run."""
        before, after = self._most[self._before[at]], self._most[self._after[at]]
        return min(before, after)

    def _goes(self, words: int, needed: float, at: int) -> bool:
        return (
            words <= self._left
            and needed <= (lighter := self._lighter(at))
            and not self._stays(
                at, lone=words == LONE and needed > 0 and self._most[at] * FACTOR > lighter
            )
            and not self._told_by(self._before[at])
            and not self._told_by(self._after[at])
        )

    def _stays(self, at: int, *, lone: bool) -> bool:
        """Whether a run holds a number, or is a word alone that is wanted for what it is."""
        (starts, other), (ends, stops) = self._starts, self._ends
        here = self._texts[0][starts[at] : ends[at]]
        if _NUMBER.search(here):
            return True
        if not lone:
            return False
        there = self._texts[1][other[at] : stops[at]]
        return (
            here[:1].isupper()
            or "\n" in here
            or "\n" in there
            or _KATAKANA.search(here) is not None
        )

    def _told_by(self, at: int) -> bool:
        """Whether an edit is small and changes a fact."""
        told = self._tells[at]
        if told is None:
            older, newer = (
                (text, start[at], end[at])
                for text, start, end in zip(self._texts, self._starts, self._ends, strict=True)
            )
            told = self._tells[at] = self._telling.tells(older, newer)
        return told

    def _fold(self, light: Light) -> set[int]:
        """Make one edit of what is light and the edits around it; give what lies beside that."""
        words, _, at = light
        self._left -= words
        first, last = self._before[at], self._after[at]
        sides = zip(*(self._weights[each] for each in (first, at, last)), strict=True)
        older, newer = map(sum, sides)
        self._weights[first], self._most[first] = (older, newer), max(older, newer)
        self._tells[first] = False
        for ends in self._ends:
            ends[first] = ends[last]
        following = self._after[last]
        self._after[first] = following
        self._grown.add(first)
        self._after[at] = self._after[last] = 0
        self._gone += at, last
        if following < len(self._before):
            self._before[following] = first
        return {self._before[first], following}
