"""How many words stayed, came and went?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenance.diffing.edits import Edit, Op
from provenance.text.spans import Span
from provenance.text.tokens import count_words, is_word, tokenise


@dataclass(frozen=True, slots=True)
class Counts:
    """Words by fate; each side's words are those equal and those deleted or inserted."""

    equal: int
    deleted: int
    inserted: int

    @property
    def older(self) -> int:
        """The older text's words."""
        return self.equal + self.deleted

    @property
    def newer(self) -> int:
        """The newer text's words."""
        return self.equal + self.inserted

    @property
    def similarity(self) -> float:
        """The share of all words that both texts have (Dice 1945); 1 of two texts without."""
        words = self.older + self.newer
        return 2 * self.equal / words if words else 1.0


def count_edits(edits: Sequence[Edit], older: str, newer: str) -> Counts:
    """Count the words in `edits` that hold whole words."""
    equal = deleted = inserted = 0
    for edit in edits:
        if edit.op is Op.EQUAL:
            equal += count_words(older[edit.older.slice])
        else:
            deleted += count_words(older[edit.older.slice])
            inserted += count_words(newer[edit.newer.slice])
    return Counts(equal, deleted, inserted)


def count_letters(edits: Sequence[Edit], older: str, newer: str) -> Counts:
    """Count the words of edits that may cut words: one is equal if all its characters are."""
    kept_older, all_older = _kept_words(older, [(edit.op, edit.older) for edit in edits])
    kept_newer, all_newer = _kept_words(newer, [(edit.op, edit.newer) for edit in edits])
    equal = min(kept_older, kept_newer)
    return Counts(equal, all_older - equal, all_newer - equal)


def _kept_words(text: str, parts: Iterable[tuple[Op, Span]]) -> tuple[int, int]:
    """Count the words that begin in `parts`, and those of them that lie in equal parts wholly."""
    parts = list(parts)
    marks = [0] * (len(text) + 1)
    for op, span in parts:
        if span.length:
            marks[span.start : span.end] = [1 if op is Op.EQUAL else 2] * span.length
    kept = total = 0
    for token in tokenise(text):
        if not is_word(token.literal) or not marks[token.start]:
            continue
        total += 1
        core = len(token.literal.rstrip())
        kept += all(mark == 1 for mark in marks[token.start : token.start + core])
    return kept, total
