"""How many words stayed, came and went?"""

import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenance.diffing.edits import Edit, Move, Op
from provenance.diffing.flat.word_count import count_many_words, count_words_in
from provenance.text.spans import Span
from provenance.text.tokens import is_word, tokenise

_EQUAL, _CHANGED, _MOVED = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Counts:
    """Words by fate; each side's words are those equal, those moved, those deleted or inserted."""

    equal: int
    deleted: int
    inserted: int
    moved: int = 0

    @property
    def older(self) -> int:
        """The older text's words."""
        return self.equal + self.moved + self.deleted

    @property
    def newer(self) -> int:
        """The newer text's words."""
        return self.equal + self.moved + self.inserted

    @property
    def similarity(self) -> float:
        """The share of all words that both texts have (Dice 1945); 1 of two texts without."""
        words = self.older + self.newer
        return 2 * (self.equal + self.moved) / words if words else 1.0


def count_edits(
    edits: Sequence[Edit], older: str, newer: str, moves: Sequence[Move] = ()
) -> Counts:
    """Count the words in `edits` that hold whole words and are parted at `moves`."""
    in_older, in_newer = Ranges(move.older for move in moves), Ranges(move.newer for move in moves)
    kept = [edit.older for edit in edits if edit.op is Op.EQUAL]
    gone: list[str] = []
    came: list[str] = []
    for edit in edits:
        if edit.op is Op.EQUAL:
            continue
        if not in_older.hold(edit.older):
            gone.append(older[edit.older.slice])
        if not in_newer.hold(edit.newer):
            came.append(newer[edit.newer.slice])
    equal = count_words_in(older, sorted(kept))
    deleted, inserted = (count_many_words("\n".join(said)) for said in (gone, came))
    if not moves:
        return Counts(equal, deleted, inserted)
    inner = count_edits([edit for move in moves for edit in move.edits], older, newer)
    return Counts(equal, deleted + inner.deleted, inserted + inner.inserted, inner.equal)


def count_letters(
    edits: Sequence[Edit], older: str, newer: str, moves: Sequence[Move] = ()
) -> Counts:
    """Count the words of edits that may cut words: one is equal if all its characters are."""
    inner = [edit for move in moves for edit in move.edits if edit.op is Op.EQUAL]
    equal_older, moved_older, all_older = _kept_words(
        older, [(edit.op, edit.older) for edit in edits], [edit.older for edit in inner]
    )
    equal_newer, moved_newer, all_newer = _kept_words(
        newer, [(edit.op, edit.newer) for edit in edits], [edit.newer for edit in inner]
    )
    equal, moved = min(equal_older, equal_newer), min(moved_older, moved_newer)
    return Counts(equal, all_older - equal - moved, all_newer - equal - moved, moved)


class Ranges:
    """Ranges of one text, none overlapping."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)

    def hold(self, span: Span) -> bool:
        """Whether one of them holds all of `span`, which is not empty."""
        if not self._spans:
            return False
        at = bisect_right(self._spans, (span.start, sys.maxsize)) - 1
        return at >= 0 and self._spans[at].holds(span)

    def touch(self, span: Span) -> bool:
        """Whether one of them shares a character with `span`, or holds its place if empty."""
        at = bisect_left(self._spans, (span.end, 0)) - 1
        return at >= 0 and self._spans[at].end > span.start


def _kept_words(
    text: str, parts: Iterable[tuple[Op, Span]], moved: Iterable[Span]
) -> tuple[int, int, int]:
    """Count the words that begin in `parts`: those that are equal, those that moved, and all."""
    marks = bytearray(len(text) + 1)
    for op, span in parts:
        marks[span.slice] = bytes([_EQUAL if op is Op.EQUAL else _CHANGED]) * span.length
    for span in moved:
        if marks[span.start]:
            marks[span.slice] = bytes([_MOVED]) * span.length
    found = Counter[int]()
    for token in tokenise(text):
        if is_word(token.literal) and marks[token.start]:
            fates = set(marks[token.start : token.start + len(token.literal.rstrip())])
            found[fates.pop() if len(fates) == 1 else _CHANGED] += 1
    return found[_EQUAL], found[_MOVED], found.total()
