"""How numbers, dates and names are said to a person."""

import re
from collections.abc import Container, Sequence
from datetime import date, datetime
from urllib.parse import urlsplit

from provenance.text.names_of_languages import name_language

RELATIONS = {
    "revision": "revision",
    "copy": "copy",
    "excerpt": "excerpt",
    "translation": "translation",
    "retranslation": "re-translation",
    "paraphrase": "paraphrase",
    "summary": "summary",
    "quotation": "quotation",
}

EASTERN = re.compile(
    "((?:[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
    "[\\w·、。，]*)+)"
)
"""Runs that begin with a letter or sign of China, Japan or Korea; digits inside belong to them."""

QUOTED_OR_PLACE = re.compile(r"(“[^”]*”|\bp\d+\b)")

UNKNOWN_RELATION = "relation open"

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "sd"})

NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

__all__ = [
    "count",
    "direction_of",
    "host_of",
    "join",
    "name_language",
    "percent",
    "relation_of",
    "say_day",
    "set_apart",
    "spell",
    "with_places",
]


def count(number: int, noun: str, plural: str = "") -> str:
    """Say how many of something there are.

    >>> count(1, "word"), count(1204, "word"), count(2, "copy", "copies")
    ('1 word', '1,204 words', '2 copies')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def spell(number: int, noun: str, plural: str = "") -> str:
    """Say how many in words up to nine, as running text does.

    >>> spell(2, "state"), spell(12, "state"), spell(0, "copy", "copies")
    ('two states', '12 states', 'no copies')
    """
    if number >= len(NUMBER_WORDS):
        return count(number, noun, plural)
    return f"{NUMBER_WORDS[number]} {noun if number == 1 else plural or noun + 's'}"


def percent(share: float) -> str:
    """Say a share without rounding a difference away.

    >>> percent(0.974), percent(0.9996), percent(1), percent(0.001), percent(0)
    ('97%', '99.9%', '100%', '0.1%', '0%')
    """
    if 0 < share < 1:
        if share > 0.99:  # noqa: PLR2004 - a count that says itself
            return f"{min(99.9, share * 100):.1f}%"
        if share < 0.01:  # noqa: PLR2004 - a count that says itself
            return f"{max(0.1, share * 100):.1f}%"
    return f"{share * 100:.0f}%"


def join(parts: Sequence[str], last: str = "and") -> str:
    """Put names in a row as a sentence does.

    >>> join(["A"]), join(["A", "B", "C"]), join(["r0", "r1"], "or")
    ('A', 'A, B and C', 'r0 or r1')
    """
    if len(parts) <= 1:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def relation_of(relation: str | None) -> str:
    """Name a relation; None is one that could not be told.

    >>> relation_of("retranslation"), relation_of(None)
    ('re-translation', 'relation open')
    """
    return RELATIONS.get(relation, relation) if relation else UNKNOWN_RELATION


def say_day(value: str) -> str:
    """Say an ISO date or time as a day; what is neither stands for itself.

    >>> say_day("2026-05-09"), say_day("2026-03-06T07:45:00Z"), say_day("in May")
    ('9 May 2026', '6 March 2026', 'in May')
    """
    try:
        moment = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    except ValueError:
        return value
    return f"{moment.day} {moment:%B %Y}"


def host_of(address: str) -> str:
    """Name the site of a web address.

    >>> host_of("https://www.example.org/a/b?c")
    'example.org'
    """
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        host = ""
    return host.removeprefix("www.") or address


def set_apart(says: str, language: str) -> list[tuple[str, str]]:
    """Cut a sentence into parts, each with its language: Han, kana and hangul are the text's own.

    >>> set_apart("It says “潮位表”, nearer “tide”.", "zh")
    [('It says “', ''), ('潮位表', 'zh'), ('”, nearer “tide”.', '')]
    """
    parts = EASTERN.split(says)
    return [(part, language if at % 2 else "") for at, part in enumerate(parts) if part]


def with_places(says: str, places: Container[str]) -> tuple[tuple[str, str], ...]:
    """Cut a sentence into parts, each with the place that it names; empty for all other words.

    >>> with_places("It quotes “p1” and neither reading of p1.", {"p1"})
    (('It quotes “p1” and neither reading of ', ''), ('p1', 'p1'), ('.', ''))
    """
    parts: list[tuple[str, str]] = [("", "")]
    for piece in QUOTED_OR_PLACE.split(says):
        if piece in places:
            parts += [(piece, piece), ("", "")]
        else:
            parts[-1] = (parts[-1][0] + piece, "")
    return tuple(part for part in parts if part[0])


def direction_of(language: str) -> str:
    """Give the direction a language is written in, for `dir`; auto where it is unknown."""
    if language in RIGHT_TO_LEFT:
        return "rtl"
    return "auto" if language in {"", "und"} else "ltr"
