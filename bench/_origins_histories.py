# ruff: noqa: PLR2004 - shares and sizes of what is made up
"""Histories of one article in which it is known who wrote each word, and what became of it.

Words, phrases, sentences and paragraphs are rewritten, added, deleted and moved; edits are
reverted in whole and in part, some at another place; branches part and are merged. Every word has
a number from the moment at which it was written. It is of the kind *restored* if a text between
the one that introduced it and the one asked about lacks it, *moved* if its passage changed place
on the way, *merged* if it came from a branch that was merged, and *plain* otherwise.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bench._traditions_prose import (
    Text,
    Token,
    article,
    fresh,
    paragraph_spans,
    restart,
    sentence_spans,
)

KINDS = ("plain", "restored", "moved", "merged")


@dataclass(slots=True)
class State:
    """One text of a history, and the indexes of those it was made from, the main one first."""

    text: Text
    parents: tuple[int, ...]
    moved: frozenset[int] = frozenset()


@dataclass(slots=True)
class History:
    """All states in the order in which they were written."""

    states: list[State] = field(default_factory=list)

    def line(self, at: int) -> list[int]:
        """The state and all that it came from, in the order in which they were written."""
        found, waiting = {at}, [at]
        while waiting:
            for parent in self.states[waiting.pop()].parents:
                if parent not in found:
                    found.add(parent)
                    waiting.append(parent)
        return sorted(found)

    def truth(self, at: int) -> list[tuple[int, str]]:
        """For each word of a state, the state that introduced it and of which kind it is."""
        line = self.line(at)
        numbers = {i: {token.number for token in self.states[i].text} for i in line}
        moved = frozenset[int]().union(*(self.states[i].moved for i in line))
        trunk = set(self._trunk(at))
        said = []
        for token in self.states[at].text:
            number = token.number
            first = next(i for i in line if number in numbers[i])
            kind = "plain"
            if number in moved:
                kind = "moved"
            if any(
                number not in numbers[i] and number in numbers[at]
                for i in trunk
                if i > first and first in self.line(i)
            ):
                kind = "restored"
            if first not in trunk:
                kind = "merged"
            said.append((first, kind))
        return said

    def _trunk(self, at: int) -> Iterator[int]:
        while True:
            yield at
            if not self.states[at].parents:
                return
            at = self.states[at].parents[0]


class Writer:
    """Grows one history."""

    def __init__(self, seed: str, words: int, revisions: int, *, branches: bool) -> None:
        restart()
        self._pick = random.Random(seed)
        first, self._pool = article(self._pick, words)
        self._revisions = revisions
        self._branches = branches
        self.history = History([State(first, ())])

    def write(self) -> History:
        """Grow it to its full length."""
        head = 0
        while len(self.history.states) < self._revisions:
            left = self._revisions - len(self.history.states)
            if self._branches and left > 6 and self._pick.random() < 0.15:
                head = self._branch(head)
            else:
                head = self._next(head)
        return self.history

    def _next(self, head: int, within: frozenset[int] | None = None) -> int:
        text, moved = self.history.states[head].text, frozenset[int]()
        if within is None and head and self._pick.random() < 0.12:
            line = self.history.line(head)[:-1]
            return self._add(self.history.states[self._pick.choice(line)].text, (head,), moved)
        for _ in range(self._pick.randint(1, 4)):
            text, came = self._edited(text, head, within)
            moved |= came
        return self._add(text, (head,), moved)

    def _add(self, text: Text, parents: tuple[int, ...], moved: frozenset[int]) -> int:
        self.history.states.append(State(text, parents, moved))
        return len(self.history.states) - 1

    def _branch(self, head: int) -> int:
        """Part in two, edit either some paragraphs of the text, and merge."""
        base = self.history.states[head].text
        spans = paragraph_spans(base)
        ours = frozenset(self._pick.sample(range(len(spans)), len(spans) // 2))
        mine = {base[at].number for i in ours for at in range(*spans[i])}
        one = other = head
        for _ in range(self._pick.randint(1, 3)):
            one = self._next(one, frozenset(mine))
        for _ in range(self._pick.randint(1, 2)):
            other = self._next(other, frozenset(t.number for t in base) - mine)
        merged = _merge(base, self.history.states[one].text, self.history.states[other].text, mine)
        return self._add(merged, (one, other), frozenset())

    def _edited(
        self, text: Text, head: int, within: frozenset[int] | None
    ) -> tuple[Text, frozenset[int]]:
        acts = [
            self._words,
            self._words,
            self._phrase,
            self._insert,
            self._rewrite,
            self._replace,
            self._delete,
        ]
        if within is None:
            acts += [self._move, self._move, self._paragraph]
            if head:
                acts += [self._restore, self._restore]
        return self._pick.choice(acts)(text, head, within)

    def _sentence(self, text: Text, within: frozenset[int] | None) -> tuple[int, int] | None:
        spans = [
            (a, b)
            for a, b in sentence_spans(text)
            if b - a > 4 and (within is None or all(t.number in within for t in text[a:b]))
        ]
        return self._pick.choice(spans) if spans else None

    def _new(self, count: int | None = None) -> list[Token]:
        words = next(self._pool).split()
        if count is None:
            return [fresh(word) for word in words]
        start = self._pick.randrange(max(1, len(words) - count))
        return [fresh(word) for word in words[start : start + count]]

    def _words(
        self, text: Text, _head: int, within: frozenset[int] | None
    ) -> tuple[Text, frozenset[int]]:
        """One to three words become others."""
        span = self._sentence(text, within)
        if span is None:
            return text, frozenset()
        size = self._pick.randint(1, 3)
        at = self._pick.randrange(span[0], max(span[0] + 1, span[1] - size))
        return _put(
            text, at, min(at + size, span[1]), self._new(self._pick.randint(1, 3))
        ), frozenset()

    def _phrase(
        self, text: Text, _head: int, within: frozenset[int] | None
    ) -> tuple[Text, frozenset[int]]:
        """Some words are added in a sentence."""
        span = self._sentence(text, within)
        if span is None:
            return text, frozenset()
        at = self._pick.randrange(*span)
        return _put(text, at, at, self._new(self._pick.randint(1, 8))), frozenset()

    def _insert(
        self, text: Text, _head: int, within: frozenset[int] | None
    ) -> tuple[Text, frozenset[int]]:
        span = self._sentence(text, within)
        if span is None:
            return text, frozenset()
        return _put(text, span[0], span[0], self._new()), frozenset()

    def _rewrite(
        self, text: Text, _head: int, within: frozenset[int] | None
    ) -> tuple[Text, frozenset[int]]:
        """A sentence keeps some of its words."""
        span = self._sentence(text, within)
        if span is None:
            return text, frozenset()
        words: list[Token] = []
        at = span[0]
        while at < span[1]:
            size = self._pick.randint(2, 6)
            if self._pick.random() < 0.5:
                words += text[at : at + min(size, span[1] - at)]
            else:
                words += self._new(self._pick.randint(1, 4))
            at += size
        return _put(text, *span, words), frozenset()

    def _replace(
        self, text: Text, _head: int, within: frozenset[int] | None
    ) -> tuple[Text, frozenset[int]]:
        span = self._sentence(text, within)
        return (text if span is None else _put(text, *span, self._new())), frozenset()

    def _delete(
        self, text: Text, _head: int, within: frozenset[int] | None
    ) -> tuple[Text, frozenset[int]]:
        span = self._sentence(text, within)
        if span is None:
            return text, frozenset()
        start, end = span
        if self._pick.random() < 0.5:
            start = self._pick.randrange(start, end)
            end = min(end, start + self._pick.randint(1, 5))
        return _put(text, start, end, []), frozenset()

    def _paragraph(
        self, text: Text, _head: int, _within: frozenset[int] | None
    ) -> tuple[Text, frozenset[int]]:
        spans = paragraph_spans(text)
        span = self._pick.choice(spans)
        if self._pick.random() < 0.4 and len(spans) > 4:
            return text[: span[0]] + text[span[1] :], frozenset()
        words = [token for _ in range(self._pick.randint(1, 4)) for token in self._new()]
        words[-1] = replace(words[-1], ends="\n\n")
        return (*text[: span[0]], *words, *text[span[0] :]), frozenset()

    def _move(
        self, text: Text, _head: int, _within: frozenset[int] | None
    ) -> tuple[Text, frozenset[int]]:
        """A sentence or a paragraph goes elsewhere, sometimes with a word changed in it."""
        spans = sentence_spans(text) if self._pick.random() < 0.5 else paragraph_spans(text)
        spans = [span for span in spans if span[1] - span[0] > 6]
        start, end = self._pick.choice(spans)
        passage, rest = list(text[start:end]), text[:start] + text[end:]
        if self._pick.random() < 0.3:
            at = self._pick.randrange(len(passage))
            passage[at : at + 1] = self._new(1)
        ends = text[end - 1].ends
        passage[-1] = replace(passage[-1], ends=ends)
        places = [a for a, _ in (sentence_spans(rest) if ends == " " else paragraph_spans(rest))]
        at = self._pick.choice(places)
        moved = frozenset(token.number for token in passage) if at != start else frozenset[int]()
        return (*rest[:at], *passage, *rest[at:]), moved

    def _restore(
        self, text: Text, head: int, _within: frozenset[int] | None
    ) -> tuple[Text, frozenset[int]]:
        """A sentence of an older text comes back, at its place or elsewhere, or a part of it."""
        held = {token.number for token in text}
        older = self.history.states[self._pick.choice(self.history.line(head)[:-1])].text
        gone = [
            (a, b)
            for a, b in sentence_spans(older)
            if b - a > 4 and any(token.number not in held for token in older[a:b])
        ]
        if not gone:
            return text, frozenset()
        a, b = self._pick.choice(gone)
        sentence = older[a:b]
        rest = [at for at, token in enumerate(text) if token.number in {t.number for t in sentence}]
        if rest and rest[-1] - rest[0] < 2 * len(sentence):
            return _put(text, rest[0], rest[-1] + 1, list(sentence)), frozenset()
        before = [at for at, token in enumerate(text) if token.number == older[a - 1].number]
        place = before[0] + 1 if before and a else self._pick.choice(sentence_spans(text))[0]
        words = [t for t in sentence if t.number not in held]
        return _put(text, place, place, words), frozenset()


def _put(text: Text, start: int, end: int, words: list[Token]) -> Text:
    """The text with these words for those from `start` to `end`; what ended them ends the new."""
    ends = next((t.ends for t in text[start:end] if t.ends != " "), " ")
    held = {token.number for token in (*text[:start], *text[end:])}
    words = [replace(token, ends=" ") for token in words if token.number not in held]
    before = list(text[:start])
    if words:
        words[-1] = replace(words[-1], ends=ends)
    elif ends != " " and before:
        before[-1] = replace(before[-1], ends=ends)
    return (*before, *words, *text[end:])


def _merge(base: Text, one: Text, other: Text, mine: set[int]) -> Text:
    """The paragraphs that one branch edited as it has them, the others as the other has them."""

    def of(text: Text) -> dict[int, list[Token]]:
        """Each paragraph of the base as the text has it, by where it begins in the base."""
        starts = [base[a].number for a, _ in paragraph_spans(base)]
        home = {t.number: i for i, (a, b) in enumerate(paragraph_spans(base)) for t in base[a:b]}
        found: dict[int, list[Token]] = {i: [] for i in range(len(starts))}
        at = 0
        for a, b in paragraph_spans(text):
            known = [home[t.number] for t in text[a:b] if t.number in home]
            at = Counter(known).most_common(1)[0][0] if known else at
            found[at] += text[a:b]
        return found

    ours, theirs = of(one), of(other)
    merged: list[Token] = []
    for i, (a, _) in enumerate(paragraph_spans(base)):
        merged += (ours if base[a].number in mine else theirs)[i]
    seen: set[int] = set()
    return tuple(t for t in merged if not (t.number in seen or seen.add(t.number)))
