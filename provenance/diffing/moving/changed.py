"""What is known of the tokens of one side's changes: their sentences, weights and neighbours."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from provenance.diffing.flat.arrays import Flags, Numbers, Small
from provenance.diffing.flat.columns import as_array
from provenance.diffing.flat.strips import Strip
from provenance.diffing.moving.changed_tokens import Tokens
from provenance.diffing.moving.stretches import Stretches
from provenance.diffing.tidying.weights import weigh
from provenance.text.spans import Span

SEVERAL = 4
"""Kept tokens in a row that end a sentence's claim to what lies beyond them."""

LONGEST_SENTENCE = 300
"""Tokens without the end of a sentence that are no sentence any more but a list, or signs."""

LETTERS = 6
"""Characters for each token that a run of whole sentences is taken to hold."""


class Changed:
    """The tokens of one side's changes; whole sentences found elsewhere count as one each run."""

    def __init__(self, stretches: Stretches, tokens: Tokens, numbers: Numbers) -> None:
        self.text = stretches.text
        self._stretches = stretches
        self.numbers = numbers
        self.size = len(numbers)
        self.starts, self.ends = as_array(tokens.starts), as_array(tokens.ends)
        self.stretch = as_array(tokens.stretch)
        self._kind = as_array(tokens.kinds)
        self._gaps = np.flatnonzero(tokens.stretch < 0)
        kept = _met(tokens, *stretches.kept())
        self._kept = _summed(kept)
        sums = np.asarray(self._kept)
        self._several = as_array(
            np.flatnonzero(sums[SEVERAL:] - sums[:-SEVERAL] == SEVERAL) + SEVERAL
        )
        lengths = np.maximum(1, (tokens.ends - tokens.starts) // LETTERS)
        self.whole = _summed(np.where(tokens.kinds < 0, lengths, 0))
        sentences, sentence_ends = _sentences(tokens.closing)
        self._sentence, self._sentence_end = as_array(sentences), as_array(sentence_ends)

    def is_gap(self, at: int) -> bool:
        """Whether no token stands at `at`."""
        return self._kind[at] == 0

    def bounds_of_stretches(self, at: Sequence[int]) -> tuple[list[int], list[int]]:
        """Give the first token of the stretch of each of `at`, and the gap that ends it."""
        found = np.searchsorted(self._gaps, np.array(at, np.int64))
        return np.append(0, self._gaps + 1)[found].tolist(), self._gaps[found].tolist()

    def kept_between(self, start: int, end: int) -> int:
        """Count the tokens from `start` to `end` that the comparison kept, and gaps."""
        return self._kept[end] - self._kept[start] if start < end else 0

    def whole_between(self, start: int, end: int) -> int:
        """Estimate the tokens in the runs of whole sentences from `start` to `end`."""
        return self.whole[end] - self.whole[start] if start < end else 0

    def sentence_start(self, at: int) -> int:
        """Give the token that begins the sentence of `at`."""
        return self._sentence[at]

    def sentence_end(self, at: int) -> int:
        """Give the token after the sentence of `at`."""
        return self._sentence_end[at]

    def free_back(self, at: int, start: int) -> int:
        """Give the first token from `start` to `at` from where on no several in a row were kept."""
        found = bisect_right(self._several, at) - 1
        last = self._several[found] if found >= 0 else 0
        return last if last >= start + SEVERAL else start

    def free_ahead(self, end: int, last: int) -> int:
        """Give the last token from `end` to `last` up to which no several in a row were kept."""
        found = bisect_left(self._several, end + SEVERAL)
        first = self._several[found] if found < len(self._several) else last + 1
        return first - SEVERAL if first <= last else last

    def in_one_change(self, span: Span) -> bool:
        """Whether `span` lies wholly in one change."""
        starts, ends = self._changes
        at = int(starts.searchsorted(span.start, side="right")) - 1
        return at >= 0 and span.end <= int(ends[at])

    def kept_in(self, stretch: int) -> list[Strip]:
        """Give the strips that the comparison kept in a stretch."""
        return self._stretches.kept_in(stretch)

    @cached_property
    def _changes(self) -> tuple[Numbers, Numbers]:
        return self._stretches.changed()

    def span(self, start: int, end: int) -> Span:
        """Give where the tokens from `start` to `end` stand."""
        return Span(self.starts[start], self.ends[end - 1])

    def weight(self, at: int) -> int:
        """Weigh the token at `at`; a run of whole sentences weighs its characters."""
        start, end = self.starts[at], self.ends[at]
        if self._kind[at] < 0:
            return end - start
        return weigh(self.text[start:end].strip())


def _sentences(closing: Flags) -> tuple[Small, Small]:
    """Give the bounds of each token's sentence; tokens of one too long stand for themselves."""

    def bounds_of(closing: Flags) -> Small:
        ends = np.append(np.flatnonzero(closing[:-1]) + 1, len(closing))
        return np.append(0, ends).astype(np.int32)

    bounds = bounds_of(closing)
    sizes = np.diff(bounds)
    bounds = bounds_of(closing | np.repeat(sizes > LONGEST_SENTENCE, sizes))
    sizes = np.diff(bounds)
    return np.repeat(bounds[:-1], sizes), np.repeat(bounds[1:], sizes)


def _met(tokens: Tokens, starts: Numbers, ends: Numbers) -> Flags:
    """Tell which tokens lie in what was kept; gaps are taken to, runs of sentences not."""
    met: Flags = tokens.kinds == 0
    if len(starts):
        at = np.searchsorted(ends, tokens.starts, side="right")
        begins = np.append(starts, np.iinfo(np.int64).max)[at]
        met |= (begins < tokens.ends) & (tokens.kinds > 0)
    return met


def _summed(counts: Small | Flags) -> "array[int]":
    return as_array(np.append(0, np.cumsum(counts)))
