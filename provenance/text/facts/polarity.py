"""Does a sentence deny what another says, or leave open what the other states?"""

import re

from provenance.text.facts.polarity_words import Polarity, polarity
from provenance.text.spans import Span


def turned(
    source: str, source_language: str, variant: str, variant_language: str
) -> tuple[Span, Span] | None:
    """Where one sentence lost or gained a negation or a doubt on its way to the other.

    Gives the ranges that show it, in either sentence; the whole sentence stands for what is
    missing. Answers None in languages whose words for no and perhaps are not known.

    >>> said = turned("It may close.", "en", "Es wird schließen.", "de")
    >>> said is not None and "It may close."[said[0].slice]
    'may'
    """
    mine, theirs = polarity(source_language), polarity(variant_language)
    if mine is None or theirs is None:
        return None
    same = source_language == variant_language
    if source.split() == variant.split():
        return None
    return (
        _lost(source, mine, variant, theirs)
        or _swapped(_lost(variant, theirs, source, mine))
        or _settled(source, mine, variant, theirs, same=same)
        or _swapped(_opened(variant, theirs, source, mine, same=same))
    )


def _swapped(found: tuple[Span, Span] | None) -> tuple[Span, Span] | None:
    return None if found is None else (found[1], found[0])


def _lost(text: str, words: Polarity, other: str, others: Polarity) -> tuple[Span, Span] | None:
    """A plain negation here, and nothing there that could carry it."""
    denial = _first(words.denies, _without(words.harmless, text))
    if denial is None or others.may_deny.search(other) or others.denies.search(other):
        return None
    if _stands_in(text[denial.slice], other):
        return None
    return denial, _whole(other)


def _settled(
    text: str, words: Polarity, other: str, others: Polarity, *, same: bool
) -> tuple[Span, Span] | None:
    """A plain "perhaps" here, and nothing there that could stand for it."""
    doubt = _first(words.doubts, text) or (
        _first(re.compile(r"\bcould\b"), text) if not same and _asserts(other, others) else None
    )
    if doubt is None or _may_doubt(other, others) or _stands_in(text[doubt.slice], other):
        return None
    return doubt, _first(others.asserts, other) or _whole(other)


def _opened(
    text: str, words: Polarity, other: str, others: Polarity, *, same: bool
) -> tuple[Span, Span] | None:
    """A plain "perhaps" here where the other side asserts."""
    doubt = _first(words.doubts, text)
    if doubt is None or _may_doubt(other, others) or not (same or _asserts(other, others)):
        return None
    return doubt, _first(others.asserts, other) or _whole(other)


def _stands_in(word: str, other: str) -> bool:
    """Whether the other side has the very word, as a name or a line of code that was kept."""
    return re.search(rf"\b{re.escape(word)}\b", other, re.IGNORECASE) is not None


def _may_doubt(text: str, words: Polarity) -> bool:
    return bool(
        words.doubts.search(text)
        or words.may_doubt.search(_without(words.harmless, _without(words.asserts, text)))
    )


def _asserts(text: str, words: Polarity) -> bool:
    return bool(words.asserts.search(text))


def _without(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: "\0" * len(match[0]), text)


def _first(pattern: re.Pattern[str], text: str) -> Span | None:
    match = pattern.search(text)
    return Span(*match.span()) if match else None


def _whole(text: str) -> Span:
    start = len(text) - len(text.lstrip())
    return Span(start, len(text.rstrip()))
