"""How much of a text around a number must be quoted for it to be understood?"""

import re

from provenance.text.facts.moments import FUNCTION_WORDS
from provenance.text.language import is_cjk
from provenance.text.spans import Span
from provenance.text.tokens import is_word, split_words

_OF = frozenset({"of", "de", "d", "di", "von", "do", "del"})
_RATE_AFTER = re.compile(
    r"\s+(?:an?|per|each|every|al?|por|par|pro|im)\s+"
    r"(?:year|month|week|day|hour|night|minute|año|mes|semana|día|an|mois|semaine|jour|jahr|tag|monat|woche)\b",
    re.IGNORECASE,
)
_RATE_BEFORE = re.compile("(?:年間|毎年|每年|毎月|每月|毎日|每天|每日|每周|毎週)$")
_STOPS = re.compile("[とをはがにでもへのやか、。,，；;的了是在和与]")
LONGEST = 12
"""Letters of a noun in a script without spaces that are quoted with its number."""


def with_noun(text: str, span: Span, language: str) -> Span:
    """The range of a number with what it counts, and by what time.

    >>> text = "It took 25 million additions a year."
    >>> text[with_noun(text, Span(8, 18), "en").slice]
    '25 million additions a year'
    """
    if is_cjk(language):
        return _unspaced(text, span, language)
    end = span.end
    gap = len(text[end:]) - len(text[end:].lstrip(" \xa0"))
    if gap and (noun := _noun(text, end + gap)) is not None:
        end = noun
    if (rate := _RATE_AFTER.match(text, end)) is not None:
        end = rate.end()
    return Span(span.start, end)


_WORD = re.compile(r"[^\W\d_]+")


def _noun(text: str, at: int) -> int | None:
    """Where the noun that stands here ends, an "of" before it passed over."""
    word = _WORD.match(text, at)
    if word is None:
        return None
    if word[0].lower() in _OF:
        after = _WORD.match(text, word.end() + 1)
        if after is None or after[0].lower() in FUNCTION_WORDS:
            return None
        return after.end()
    return None if word[0].lower() in FUNCTION_WORDS else word.end()


def _unspaced(text: str, span: Span, language: str) -> Span:
    start, end = span
    if (rate := _RATE_BEFORE.search(text, max(0, start - 2), start)) is not None:
        start = rate.start()
    for word in split_words(text[end : end + LONGEST], language)[:2]:
        if not is_word(word) or _STOPS.match(word) or word != word.rstrip():
            break
        end += len(word)
        if len(word) > 1:
            break
    return Span(start, end)
