"""What does a text show as struck out, and what as put in its place?

A bill that was reported shows what it changes: struck out words in brackets or in a mark of their
own, words put in underlined, in bold type or in capitals. Its next version has the one no more, and
the version before it had not the other.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from provenance.lineage.memory import once
from provenance.lineage.testimony.witnesses import Witness
from provenance.text.spans import Span

Phrase = tuple[str, ...]

TWICE = 2
"""Bracketed words with others put in behind them, from which brackets show what is struck out."""

QUARTER = 0.25
"""Share of the bracketed words that have to have such: notes and references have none."""

STRUCK = re.compile(
    r"~~(?! )(?P<said>[^~\n]+)~~|<(?P<tag>s|del|strike)>(?P<tagged>.+?)</(?P=tag)>"
    r"|\[-(?P<diffed>.+?)-\]",
    re.DOTALL,
)
BRACKETED = re.compile(r"\[(?P<said>(?!-)(?=[^\]\n]*[a-z]{2})[^\[\]\n]+)\](?!\()")
PUT_IN = tuple(
    re.compile(pattern)
    for pattern in (
        r"<(?P<tag>ins|u)>(?P<said>.+?)</(?P=tag)>",
        r"\{\+(?P<said>.+?)\+\}",
        r"(?<!\w)_(?!_)(?P<said>[^_\n]*\w[^_\n]*)_(?!\w)",
        r"\*\*(?P<said>[^*\n]+)\*\*",
        r"(?P<said>\b(?:A )?[A-Z]{2,}\b(?:[\W\d]{1,3}\b[A-Z]+\b)*)",
    )
)
"""Each way to show what is put in. A text shows it in the one that follows what is struck out."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words that go and words that come in their place; either may be none."""

    went: Phrase
    came: Phrase


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of a text with its marks, and without them."""

    outer: Span
    inner: Span


@dataclass(frozen=True, slots=True)
class _Shown:
    struck: tuple[_Mark, ...]
    put_in: Mapping[int, _Mark]
    """By where they begin."""


def standing(text: Witness) -> Phrase:
    """The words of a text but for those that it shows as struck out, and for its marks."""
    told = _shown_by(text)
    if not told.struck:
        return text.keys
    left = [mark.outer for mark in told.struck]
    for mark in told.put_in.values():
        left.append(Span(mark.outer.start, mark.inner.start))
        left.append(Span(mark.inner.end, mark.outer.end))
    left.sort()
    starts = [span.start for span in left]
    return tuple(
        _bare(key)
        for key, at, end in zip(text.keys, text.words.starts, text.words.ends, strict=True)
        for last in [bisect_right(starts, at) - 1]
        if last < 0 or end > left[last].end
    )


def shows_changes(text: Witness) -> bool:
    """Whether a text shows anything as struck out."""
    return bool(_shown_by(text).struck)


def shown(text: Witness) -> list[Change]:
    """What a text shows as changed."""
    told = _shown_by(text)
    pairs = [(old, _behind(old, told.put_in)) for old in told.struck]
    joined = {new for _, new in pairs}
    found = [Change(said(text, a.inner), said(text, b.inner) if b else ()) for a, b in pairs]
    alone = (new for _, new in sorted(told.put_in.items()) if new not in joined)
    return found + [Change((), said(text, new.inner)) for new in alone]


def said(text: Witness, span: Span) -> Phrase:
    """The words of a text that begin in a stretch of it, or a mark before them does."""
    starts = text.words.starts
    first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
    if first and text.words[first - 1].range.end > span.start:
        first -= 1
    return tuple(map(_bare, text.keys[first:last]))


def _bare(key: str) -> str:
    """A word without the underlining that a word break leaves with it."""
    return key.strip("_")


def _shown_by(text: Witness) -> _Shown:
    return once("shown as changed", (text.document,), partial(_shown, text.document.text))


def _shown(text: str) -> _Shown:
    struck = list(_marks(STRUCK, text))
    ways = [{mark.outer.start: mark for mark in _marks(pattern, text)} for pattern in PUT_IN]
    bracketed = list(_marks(BRACKETED, text))
    beside = sum(any(_behind(old, way) for way in ways) for old in bracketed)
    if beside >= max(TWICE, QUARTER * len(bracketed)):
        struck = sorted([*struck, *bracketed], key=lambda mark: mark.outer)
    told = [way for way in ways if any(_behind(old, way) for old in struck)]
    put_in = {start: mark for way in told for start, mark in way.items()}
    return _Shown(tuple(struck), put_in)


def _marks(pattern: re.Pattern[str], text: str) -> Iterator[_Mark]:
    for match in pattern.finditer(text):
        inner = next(
            match.span(name) for name, held in match.groupdict().items() if held and name != "tag"
        )
        yield _Mark(Span(*match.span()), Span(*inner))


def _behind(old: _Mark, put_in: Mapping[int, _Mark]) -> _Mark | None:
    """What is put in right behind what is struck out, or a space behind it."""
    return put_in.get(old.outer.end) or put_in.get(old.outer.end + 1)


def votes(changes: Sequence[Change], one: Sequence[bool], other: Sequence[bool]) -> int:
    """How many more changes led from one text to another than back.

    Of each text it is told what it has: for each change what went, then what came.
    """
    said = 0
    for at, change in enumerate(changes):
        was, became = one[2 * at : 2 * at + 2], other[2 * at : 2 * at + 2]
        older, newer = (bool(change.went), False), (False, bool(change.came))
        said += tuple(was) == older and tuple(became) == newer
        said -= tuple(was) == newer and tuple(became) == older
    return said
