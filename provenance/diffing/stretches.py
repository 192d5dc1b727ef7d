"""Of which tokens is what was changed on one side made?

A stretch is a run of changes with the stray common words between them: the comparison may have
kept a few words of a passage that went elsewhere. Between two stretches stands a gap, a token of
nothing that equals no other.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise, starmap

from provenance.diffing.cuts import first_cut, is_cut, last_cut
from provenance.diffing.edits import Edit, Op
from provenance.diffing.tidy import weigh
from provenance.text.spans import Span
from provenance.text.tokens import split_words

STRAY = 40
"""Characters of the longest common run that a move may have left behind: six or seven words."""

LEAST = 32
"""Characters of the longest change in a stretch that a move may be in; fewer of signs that are
words."""

LEAST_DENSE = 8
MOST_AFTER, MOST_BEFORE = 16, 24
"""Characters of the rest of a sentence, and of its first words; together no more than a stray."""

SEVERAL = 4
"""Kept tokens in a row that end a sentence's claim to what lies beyond them."""

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+|[。！？]|\n\s*\n")
_CLOSER = frozenset("\"'”’»)]」』）")
_END = frozenset(".!?…。！？")
_MARKS = _END | _CLOSER
_DENSE_END = frozenset("。！？")


@dataclass(slots=True)
class Changed:
    """The tokens of one side's changes, and where their stretches and sentences begin.

    `gap` is what stands for the gap after a stretch; it must be no token of either side.
    """

    text: str
    gap: str
    tokens: list[Span] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    stretch: list[int] = field(default_factory=list)
    changes: list[Span] = field(default_factory=list)
    strays: dict[int, list[tuple[Edit, int]]] = field(default_factory=dict)
    _weights: dict[str, int] = field(default_factory=dict)
    _kept: list[int] = field(default_factory=lambda: [0])
    _starts: list[int] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)

    def is_gap(self, at: int) -> bool:
        """Whether no token stands at `at`."""
        return not self.tokens[at].length

    def kept_between(self, start: int, end: int) -> int:
        """Count the tokens from `start` to `end` that the comparison kept."""
        return self._kept[end] - self._kept[start] if start < end else 0

    def sentence_start(self, at: int) -> int:
        """Give the token that begins the sentence of `at`."""
        return self._starts[at]

    def sentence_end(self, at: int) -> int:
        """Give the token after the sentence of `at`."""
        return self._ends[at]

    def free_back(self, at: int, start: int) -> int:
        """Give the first token from `start` to `at` from where on no several in a row were kept."""
        while at > start and self.kept_between(max(start, at - SEVERAL), at) < SEVERAL:
            at -= 1
        return at

    def free_ahead(self, end: int, last: int) -> int:
        """Give the last token from `end` to `last` up to which no several in a row were kept."""
        while end < last and self.kept_between(end, min(last, end + SEVERAL)) < SEVERAL:
            end += 1
        return end

    def in_one_change(self, span: Span) -> bool:
        """Whether `span` lies wholly in one change."""
        at = bisect_right(self.changes, (span.start, len(self.text) + 1)) - 1
        return at >= 0 and self.changes[at].holds(span)

    def add(self, number: int, edits: list[Edit], spans: list[Span]) -> None:
        """Add the tokens of a stretch of `edits`, which stand at `spans` here, and a gap."""
        whole = Span(spans[0].start, spans[-1].end)
        if max(end - start for start, end in spans) < LEAST_DENSE:
            return
        pairs = list(zip(edits, spans, strict=True))
        changes = [span for edit, span in pairs if edit.op is not Op.EQUAL and span.length]
        longest = max((change.length for change in changes), default=0)
        if longest < LEAST_DENSE or longest < self._least(whole):
            return
        kept = [span for edit, span in pairs if edit.op is Op.EQUAL]
        self.changes += changes
        self.strays[number] = [
            (edit, weigh(self.text[span.slice])) for edit, span in pairs if edit.op is Op.EQUAL
        ]
        first = len(self.tokens)
        tokens = _tokens(self.text, whole)
        said = [self.text[start:end] for start, end in tokens]
        self.tokens += tokens
        self.keys += [each.strip() or self.gap for each in said]
        self.stretch += [number] * len(tokens)
        self._kept += self._kept_so_far(tokens, kept)
        self._mark_sentences(first, said)
        self._put_gap(whole.end)

    def _put_gap(self, at: int) -> None:
        self.tokens.append(Span(at, at))
        self.keys.append(self.gap)
        self.stretch.append(-1)
        self._kept.append(self._kept[-1] + 1)
        self._starts.append(len(self.tokens) - 1)
        self._ends.append(len(self.tokens))

    def _kept_so_far(self, tokens: list[Span], kept: list[Span]) -> list[int]:
        count = self._kept[-1]
        if not kept:
            return [count] * len(tokens)
        sums, at = [], 0
        for token in tokens:
            while at < len(kept) and kept[at].end <= token.start:
                at += 1
            count += at < len(kept) and kept[at].start < token.end
            sums.append(count)
        return sums

    def _least(self, whole: Span) -> int:
        return LEAST if self.text[whole.slice].isascii() else LEAST_DENSE

    def weight(self, at: int) -> int:
        """Weigh the token at `at`."""
        key = self.keys[at]
        weight = self._weights.get(key)
        if weight is None:
            weight = self._weights[key] = weigh(key)
        return weight

    def _mark_sentences(self, first: int, said: list[str]) -> None:
        """Note for each token from `first` on where its sentence begins and ends."""
        start = first
        likely = [at for at, each in enumerate(said) if each[0] in _MARKS or "\n" in each]
        ends = [first + at + 1 for at in likely if self._ends_sentence(first + at, said[at])]
        for end in sorted({*ends, first + len(said)}):
            self._starts += [start] * (end - start)
            self._ends += [end] * (end - start)
            start = end

    def _ends_sentence(self, at: int, said: str) -> bool:
        if said.count("\n") > 1:
            return True
        core = self.keys[at]
        while core in _CLOSER and at:
            at -= 1
            core = self.keys[at]
        return core[-1:] in _END and (core[-1:] in _DENSE_END or said[-1:].isspace())


def changed_stretches(edits: Sequence[Edit], older: str) -> Iterator[list[Edit]]:
    """Part `edits` at what is too long to be a stray, and give what was changed between.

    The rest of a sentence at the end of what is too long may be a stray, and so may its first
    words at the beginning.
    """
    stretch: list[Edit] = []
    before: Edit | None = None
    for edit in edits:
        if edit.op is not Op.EQUAL or max(edit.older.length, edit.newer.length) <= STRAY:
            if not stretch and before is not None:
                stretch += _last_words(before, older)
            stretch.append(edit)
            continue
        if stretch:
            yield [*stretch, *_first_words(edit, older)]
        stretch, before = [], edit
    if stretch:
        yield stretch


def _first_words(edit: Edit, older: str) -> Iterator[Edit]:
    """Give the rest of a sentence that `edit` begins with, if it is short."""
    said = older[edit.older.start : edit.older.start + MOST_AFTER]
    end = _SENTENCE_END.search(said)
    if end and not edit.differs:
        yield _part(edit, 0, end.end())


def _last_words(edit: Edit, older: str) -> Iterator[Edit]:
    """Give the first words of a sentence that `edit` ends with, if they are few."""
    start = max(edit.older.start, edit.older.end - MOST_BEFORE)
    ends = [match.end() for match in _SENTENCE_END.finditer(older, start, edit.older.end)]
    if ends and start + 1 < edit.older.end and not edit.differs:
        at = ends[-1] - edit.older.start
        if at < edit.older.length:
            yield _part(edit, at, edit.older.length)


def _part(edit: Edit, start: int, end: int) -> Edit:
    return Edit(
        Op.EQUAL,
        Span(edit.older.start + start, edit.older.start + end),
        Span(edit.newer.start + start, edit.newer.start + end),
    )


def _tokens(text: str, span: Span) -> list[Span]:
    """Give the tokens of `text` that lie in `span`, cut as in the whole text."""
    start = span.start if is_cut(text, span.start) else last_cut(text, 0, span.start)
    end = span.end if is_cut(text, span.end) else first_cut(text, span.end, len(text))
    cuts = list(accumulate(map(len, split_words(text[start:end])), initial=start))
    low, high = bisect_left(cuts, span.start), bisect_right(cuts, span.end)
    return list(starmap(Span, pairwise(cuts[low:high])))
