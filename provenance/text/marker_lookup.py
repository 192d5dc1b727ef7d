"""Which of the words for editing begins at a place of a text?

Most places begin with no letter that any of them begins with, so the words are kept by initial.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from provenance.text.marker_words import LABELS, PUBLISHED, SENTENCES, WEAK

_WORD_ENDS = r"(?![^\W\d_])"

_Patterns = dict[str, tuple[tuple[str, re.Pattern[str]], ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """Words of editing that stand from `start` to `end`, and their kind.

    A colon alone makes a marker of strong ones; of others it takes a date or a number.
    """

    kind: str
    start: int
    end: int
    strong: bool = True


def find_label(text: str, at: int) -> Found | None:
    """Find the longest label that begins at `at`.

    >>> find_label("Errata corrige: Bellini", 0)
    Found(kind='correction', start=0, end=14, strong=True)
    """
    strong, weak = _longest(_labels(), text, at), _longest(_weak(), text, at)
    if strong is None or (weak is not None and weak[1] > strong[1]):
        return Found(weak[0], at, weak[1], strong=False) if weak else None
    return Found(strong[0], at, strong[1])


def find_sentence(text: str, at: int) -> Found | None:
    """Find a news desk's sentence on its own editing that begins at `at`, as far as it is known."""
    found = _longest(_sentences(), text, at)
    return Found(found[0], at, found[1]) if found else None


def find_published(text: str, at: int) -> int | None:
    """Find where "Published" and its like end."""
    found = _longest(_published(), text, at)
    return found[1] if found else None


def _longest(patterns: _Patterns, text: str, at: int) -> tuple[str, int] | None:
    best: tuple[str, int] | None = None
    for kind, pattern in patterns.get(text[at : at + 1].casefold()[:1], ()):
        found = pattern.match(text, at)
        if found is not None and (best is None or found.end() > best[1]):
            best = kind, found.end()
    return best


@cache
def _labels() -> _Patterns:
    return _by_initial(((kind, word) for kind in LABELS for word in LABELS[kind]), _WORD_ENDS)


@cache
def _weak() -> _Patterns:
    return _by_initial(((kind, word) for kind in WEAK for word in WEAK[kind]), _WORD_ENDS)


@cache
def _sentences() -> _Patterns:
    return _by_initial(SENTENCES)


@cache
def _published() -> _Patterns:
    return _by_initial((("published", word) for word in PUBLISHED), _WORD_ENDS)


def _by_initial(said: Iterable[tuple[str, str]], ending: str = "") -> _Patterns:
    lists: dict[str, dict[str, list[str]]] = {}
    for kind, words in said:
        for initial in initials(words):
            lists.setdefault(initial, {}).setdefault(kind, []).append(words)
    return {
        initial: tuple((kind, _pattern(words, ending)) for kind, words in kinds.items())
        for initial, kinds in lists.items()
    }


def _pattern(words: Sequence[str], ending: str) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(longest_first)}){ending}", re.IGNORECASE)


def initials(fragment: str) -> frozenset[str]:
    """Give the letters that a match of `fragment` may begin with.

    It knows groups, alternatives, classes of letters and what may be missing, no more.

    >>> sorted(initials("(?:en )?una|[mn]ota"))
    ['e', 'm', 'n', 'u']
    """
    found: set[str] = set()
    for branch in _branches(fragment):
        rest = branch
        while rest:
            end = 0
            if rest.startswith("(?:"):
                end = _closing(rest)
                found |= initials(rest[3:end])
            elif rest.startswith("["):
                end = rest.index("]")
                found |= {letter.casefold() for letter in rest[1:end]}
            else:
                found.add(rest[0].casefold())
            rest = rest[end + 2 :] if rest[end + 1 : end + 2] == "?" else ""
    return frozenset(found)


def _branches(fragment: str) -> list[str]:
    """Cut a fragment at the bars that stand in no group."""
    cuts, depth, in_class = [-1], 0, False
    for at, sign in enumerate(fragment):
        in_class = sign == "[" or (in_class and sign != "]")
        depth += 0 if in_class else (sign == "(") - (sign == ")")
        if sign == "|" and not depth and not in_class:
            cuts.append(at)
    return [fragment[a + 1 : b] for a, b in pairwise([*cuts, len(fragment)])]


def _closing(fragment: str) -> int:
    """Where the group ends that the fragment begins with."""
    depth, in_class = 0, False
    for at, sign in enumerate(fragment):
        in_class = sign == "[" or (in_class and sign != "]")
        depth += 0 if in_class else (sign == "(") - (sign == ")")
        if not depth and not in_class:
            return at
    return len(fragment)
