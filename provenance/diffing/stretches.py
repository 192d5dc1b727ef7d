"""Where was something changed that may have gone elsewhere?

A stretch is a run of changes with the stray common words between them: the comparison may have
kept a few words of a passage that went elsewhere.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from provenance.diffing.strips import Strip

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
    r"[.!?…。！？\n](?:(?<=[。！？])|(?<=[.!?…])[\"'”’»)\]]*\s+|(?<=\n)\s*\n)"
)


Range = tuple[int, int]


class Stretch(NamedTuple):
    """Neighbouring strips, and the length of the longest change on either side."""

    strips: list[Strip]
    longest: tuple[int, int]


def changed_stretches(strips: Sequence[Strip], older: str, newer: str) -> list[Stretch]:
    """Part `strips` at what is too long to be a stray, and give what was changed between.

    The rest of a sentence at the end of what is too long may be a stray, and so may its first
    words at the beginning. Left out is where too little was changed to hold a move.
    """
    least = LEAST if older.isascii() and newer.isascii() else LEAST_DENSE
    found: list[Stretch] = []
    first = longest = longest_newer = 0
    for at, (start, end, other, other_end, equal, _) in enumerate(strips):
        length, length_newer = end - start, other_end - other
        if not equal:
            longest = max(longest, length)
            longest_newer = max(longest_newer, length_newer)
        elif length > STRAY or length_newer > STRAY:
            if longest >= least or longest_newer >= least:
                inside = _with_its_ends(strips, first, at, older)
                found.append(Stretch(inside, (longest, longest_newer)))
            first, longest, longest_newer = at + 1, 0, 0
    if longest >= least or longest_newer >= least:
        inside = _with_its_ends(strips, first, len(strips), older)
        found.append(Stretch(inside, (longest, longest_newer)))
    return found


class Stretches:
    """The stretches of one side, 0 the older, that are long enough to hold a move."""

    def __init__(self, text: str, side: int, stretches: Iterable[Stretch]) -> None:
        self.text = text
        self.strips: dict[int, Sequence[Strip]] = {}
        self.ranges: dict[int, Range] = {}
        self._side = side
        plain = text.isascii()
        for number, (strips, longest) in enumerate(stretches):
            if longest[side] >= LEAST_DENSE:
                first, last = strips[0], strips[-1]
                start, end = (first[2], last[3]) if side else (first[0], last[1])
                if plain and end - start <= LONG:
                    held = longest[side] >= LEAST
                else:
                    said = text[start:end]
                    held = not said.isascii() or (longest[side] >= LEAST and _is_prose(said))
                if held:
                    self.strips[number] = strips
                    self.ranges[number] = start, end

    def spans(self, *, equal: bool) -> list[Range]:
        """Give where what was kept stands in the stretches, or what was changed."""
        held = self.strips.values()
        if self._side:
            return [
                (start, end)
                for strips in held
                for _, _, start, end, same, _ in strips
                if same == equal and start < end
            ]
        return [
            (start, end)
            for strips in held
            for start, end, _, _, same, _ in strips
            if same == equal and start < end
        ]


def _is_prose(said: str) -> bool:
    return len(said) <= LONG or len(said.split(None, FEW)) > FEW


def _with_its_ends(strips: Sequence[Strip], first: int, end: int, older: str) -> list[Strip]:
    stretch = list(strips[first:end])
    if first and (words := _last_words(strips[first - 1], older)):
        stretch.insert(0, words)
    if end < len(strips) and (words := _first_words(strips[end], older)):
        stretch.append(words)
    return stretch


def _first_words(strip: Strip, older: str) -> Strip | None:
    """Give the rest of a sentence that `strip` begins with, if it is short."""
    start = strip[0]
    end = SENTENCE_END.search(older, start, start + MOST_AFTER)
    return _part(strip, 0, end.end() - start) if end and not strip[5] else None


def _last_words(strip: Strip, older: str) -> Strip | None:
    """Give the first words of a sentence that `strip` ends with, if they are few."""
    begin, end, *_, differs = strip
    found = SENTENCE_END.search(older, max(begin, end - MOST_BEFORE), end)
    if not found or differs:
        return None
    while after := SENTENCE_END.search(older, found.end(), end):
        found = after
    return _part(strip, found.end() - begin, end - begin) if found.end() < end else None


def _part(strip: Strip, start: int, end: int) -> Strip:
    older, newer = strip.older, strip.newer
    return Strip(older + start, older + end, newer + start, newer + end)
