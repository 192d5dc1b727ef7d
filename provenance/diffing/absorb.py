"""Which light equal runs go into the edits around them?"""

import re
from heapq import heapify, heappop, heappush
from itertools import compress, islice
from operator import ne

from provenance.diffing.strips import Strip
from provenance.diffing.telling import Telling
from provenance.diffing.weights import measured

LONGEST_ABSORBED = 120
"""Characters; about eight tokens with what they carry."""

FACTOR = 3
"""A run goes if three times its weight is no more than the lighter neighbour's."""

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

_PARAGRAPH = re.compile(r"[.!?:;…。！？”’\"')\]]\s*\n|\n\s*\n")
"""A line break after the end of a sentence, or several: others are where a line was full."""


Light = tuple[int, int, int]
"""How many words would be edited, what they weigh, and which stretch it is."""


def absorbed(runs: list[Strip], older: str, newer: str) -> list[Strip]:
    """Give the runs that are left once the lightest equal ones went into the edits around them."""
    folding = _Folding(runs, older, newer)
    light = folding.light()
    return folding.without(light) if light else runs


class _Folding:
    """Stretches of neighbouring runs of a kind, an edit and what is equal in turn."""

    def __init__(self, runs: list[Strip], older: str, newer: str) -> None:
        self._runs = runs
        self._texts = older, newer
        self._telling = Telling(newer)
        start, end, other, stop, equal, _ = map(list, zip(*runs, strict=True))
        first = [0, *compress(range(1, len(runs)), map(ne, equal, islice(equal, 1, None)))]
        last = [*(at - 1 for at in first[1:]), len(runs) - 1]
        self._first, self._last = first, last
        self._single = len(first) == len(runs)
        if not self._single:
            start, other, equal = ([side[at] for at in first] for side in (start, other, equal))
            end, stop = ([side[at] for at in last] for side in (end, stop))
        self._starts, self._ends, self._equal = (start, other), (end, stop), equal
        self._weights: list[tuple[int, int]] = [(0, 0)] * len(first)
        self._tells: list[bool | None] = [None] * len(first)
        self._before = list(range(-1, len(first) - 1))
        self._after = list(range(1, len(first) + 1))
        self._left = 0
        self._grown: set[int] = set()

    def light(self) -> list[Light]:
        """Give what may go, weigh it and the edits, and count how many words may go."""
        (starts, other), (ends, stops) = self._starts, self._ends
        may_go = [
            at
            for at in range(1, len(self._equal) - 1)
            if self._equal[at]
            and ends[at] - starts[at] <= LONGEST_ABSORBED
            and stops[at] - other[at] <= LONGEST_ABSORBED
        ]
        if not may_go:
            return []
        edits = range(int(self._equal[0]), len(self._equal), 2)
        asked = [*edits, *may_go]
        here, there = (
            measured(text, [side[at] for at in asked], [end[at] for at in asked], enough=ENOUGH)
            for text, side, end in zip(self._texts, self._starts, self._ends, strict=True)
        )
        for at, older, newer in zip(asked, here.weights, there.weights, strict=True):
            self._weights[at] = older, newer
        count = len(edits)
        edited = sum(here.rough[:count]) + sum(there.rough[:count])
        self._left = max(FEW_ABSORBED, int(MOST_ABSORBED * edited))
        return [
            (2 * words, max(self._weights[at]), at)
            for at, words, line, line_there in zip(
                may_go, here.words[count:], here.lines[count:], there.lines[count:], strict=True
            )
            if not (line and _PARAGRAPH.search(self._texts[0], starts[at], ends[at]))
            and not (line_there and _PARAGRAPH.search(self._texts[1], other[at], stops[at]))
        ]

    def without(self, light: list[Light]) -> list[Strip]:
        """Give the runs that are left; what lies beside a fold is tried again."""
        waiting = self._first_round(light)
        while waiting:
            again: set[int] = set()
            for each in waiting:
                if self._goes(*each):
                    again |= self._fold(each)
            waiting = [each for each in waiting if each[2] in again and self._after[each[2]]]
        return self._told()

    def _first_round(self, light: list[Light]) -> list[Light]:
        """Try all, the lightest first, and give those to try again.

        What outweighs the edits around it is looked at only where one of them grew.
        """
        known = {each[2]: each for each in light}
        waiting = [each for each in light if self._is_light(each[1], each[2])]
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

    def _is_light(self, weight: int, at: int) -> bool:
        before, after = self._weights[self._before[at]], self._weights[self._after[at]]
        return weight <= STOP_WORD or FACTOR * weight <= min(max(before), max(after))

    def _goes(self, words: int, weight: int, at: int) -> bool:
        return (
            words <= self._left
            and self._is_light(weight, at)
            and not self._told_by(self._before[at])
            and not self._told_by(self._after[at])
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
        self._weights[first], self._tells[first] = (older, newer), False
        for ends in self._ends:
            ends[first] = ends[last]
        following = self._after[last]
        self._after[first] = following
        self._grown.add(first)
        self._after[at] = self._after[last] = 0
        if following < len(self._before):
            self._before[following] = first
        return {self._before[first], following}

    def _told(self) -> list[Strip]:
        (starts, other), (ends, stops) = self._starts, self._ends
        if self._single:
            told = self._runs.copy()
            for at in self._grown:
                if self._after[at]:
                    told[at] = Strip(starts[at], ends[at], other[at], stops[at], equal=False)
            return list(compress(told, self._after))
        told = []
        at = 0
        while at < len(self._after):
            first = self._first[at]
            if self._equal[at]:
                told += self._runs[first : self._last[at] + 1]
            elif (ends[at], stops[at]) == self._runs[first][1:4:2]:
                told.append(self._runs[first])
            else:
                told.append(Strip(starts[at], ends[at], other[at], stops[at], equal=False))
            at = self._after[at]
        return told
