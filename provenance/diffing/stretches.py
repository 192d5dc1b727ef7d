"""Of which tokens is what was changed on one side made?

A stretch is a run of changes with the stray common words between them: the comparison may have
kept a few words of a passage that went elsewhere. Between two stretches stands a gap, a token of
nothing that equals no other.
"""

import re
from bisect import bisect_right
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

LEAST = 24
"""Characters of the least change that may be part of a move; fewer of signs that are words."""

LEAST_DENSE = 8
MOST_AFTER, MOST_BEFORE = 16, 24
"""Characters of the rest of a sentence, and of its first words; together no more than a stray."""

SEVERAL = 4
"""Kept tokens in a row that end a sentence's claim to what lies beyond them."""

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+|[。！？]|\n\s*\n")
_CLOSER = frozenset("\"'”’»)]」』）")
_END = frozenset(".!?…。！？")
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
    weights: list[int] = field(default_factory=list)
    stretch: list[int] = field(default_factory=list)
    changes: list[Span] = field(default_factory=list)
    strays: dict[int, list[tuple[Edit, int]]] = field(default_factory=dict)
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
        pairs = list(zip(edits, spans, strict=True))
        changes = [span for edit, span in pairs if edit.op is not Op.EQUAL and span.length]
        if max((change.length for change in changes), default=0) < self._least(whole):
            return
        kept = [span for edit, span in pairs if edit.op is Op.EQUAL]
        self.changes += changes
        self.strays[number] = [
            (edit, weigh(self.text[span.slice])) for edit, span in pairs if edit.op is Op.EQUAL
        ]
        first = len(self.tokens)
        for token in _tokens(self.text, whole):
            while kept and kept[0].end <= token.start:
                kept.pop(0)
            self._put(token, number, kept=bool(kept and kept[0].start < token.end))
        self._mark_sentences(first)
        self._put(Span(whole.end, whole.end), -1, kept=True)
        self._starts.append(len(self.tokens) - 1)
        self._ends.append(len(self.tokens))

    def _least(self, whole: Span) -> int:
        return LEAST if self.text[whole.slice].isascii() else LEAST_DENSE

    def _put(self, token: Span, stretch: int, *, kept: bool) -> None:
        said = self.text[token.slice]
        self.tokens.append(token)
        self.keys.append(said.strip() or self.gap)
        self.weights.append(weigh(said))
        self.stretch.append(stretch)
        self._kept.append(self._kept[-1] + kept)

    def _mark_sentences(self, first: int) -> None:
        """Note for each token from `first` on where its sentence begins and ends."""
        start = first
        for at in range(first, len(self.tokens)):
            last = at == len(self.tokens) - 1
            if last or self._ends_sentence(at):
                self._starts += [start] * (at + 1 - start)
                self._ends += [at + 1] * (at + 1 - start)
                start = at + 1

    def _ends_sentence(self, at: int) -> bool:
        said = self.text[self.tokens[at].slice]
        core = said.rstrip()
        if said[len(core) :].count("\n") > 1:
            return True
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


def _tokens(text: str, span: Span) -> Iterator[Span]:
    """Give the tokens of `text` that lie in `span`, cut as in the whole text."""
    start = span.start if is_cut(text, span.start) else last_cut(text, 0, span.start)
    end = span.end if is_cut(text, span.end) else first_cut(text, span.end, len(text))
    literals = split_words(text[start:end])
    for token in starmap(Span, pairwise(accumulate(map(len, literals), initial=start))):
        if span.holds(token):
            yield token
