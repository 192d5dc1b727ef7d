"""Which lines are furniture: buttons, notices and lists that a site puts around its articles?

A line counts only when the whole of it is furniture. Precision comes first: words wrongly called
furniture would be left out of every comparison.
"""

import re
from functools import cache, lru_cache

from provenance.text.furniture_words import (
    AFTERWORD,
    CLOCK,
    CONSENT,
    CONSENT_ASKS,
    COPYRIGHT,
    INSIDE,
    LEADS_ON,
    LINE,
    LISTS,
    MORE_FROM,
    NUMBERS,
    PERHAPS,
    SURE,
)
from provenance.text.remembered import remembered
from provenance.text.spans import Span

LONGEST_LINE = 700
"""Longer paragraphs are never furniture as a whole; the longest cookie notice met had 600."""
SPOILT = re.compile(r"Â(?=[·\s])|â€¢")
"""Signs between labels, in a wrong encoding."""

_QUOTES = "“”\"'‘’«„「『‹"
_LONGEST_LABEL = 300
_LONGEST_IN_ROW = 100
_MOST_WORDS = 24
_PAIR = 2

_LINK = re.compile(r"!?\[([^\[\]\n]{0,200})\]\([^()\s]{0,400}\)")
_ITEM = re.compile(r"\s*(?:[*+•·‣◦–-]|\d{1,3}[.)])\s")
_NUMBERED = re.compile(r"[#*_\s]{0,8}\d{1,3}[.)、]\s")
_OUTER = re.compile(r"^[^\w©]+|[^\w)]+$")
_COUNT = re.compile(r"\s*[(（]?\s*\d[\d.,]*\s*[kKmM万]?\s*[)）]?$|^\d[\d.,]*\s*[kKmM]?\s+")
_PARTS = re.compile(r"\s*(?:[|｜·•∙⋅/›»→>＞\t\r\n、,]|\s{2,}|\s[-–—]\s)\s*")
_WORD = re.compile(r"\S+")

_LINK_LABEL = re.compile(rf"\b{LEADS_ON}\s?[:：]\s", re.IGNORECASE)
_LONGEST_LINK = 120
_ENDS = re.compile(r"\n|[.!?…](?=\s)")

_MOST_BEFORE, _MOST_AROUND = 80, 200


@cache
def _spaced() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(one.split()) for one in SURE | PERHAPS | LISTS)


@cache
def label_lengths() -> dict[str, tuple[int, ...]]:
    """Give, for each word that a label begins with, the lengths of such labels, longest first."""
    lengths: dict[str, set[int]] = {}
    for phrase in _spaced():
        lengths.setdefault(phrase[0], set()).add(len(phrase))
    return {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}


@lru_cache(maxsize=1 << 15)
def plain(line: str) -> str:
    """Give a line less markup, outer marks, counts and case: the form the phrases are kept in.

    >>> plain("**[Leave a comment](https://example.org/c)** →")
    'leave a comment'
    """
    bare = _LINK.sub(r"\1", line[: 2 * LONGEST_LINE])
    bare = SPOILT.sub(" ", bare.replace("â€™", "'"))
    bare = " ".join(bare.replace("’", "'").replace("*", "").replace("_", " ").split()).casefold()
    return _OUTER.sub("", bare).strip()


@remembered
def is_surely(line: str) -> bool:
    """Tell whether the whole line is furniture, wherever it stands.

    >>> is_surely("Share | Tweet | Email"), is_surely("Share of the market fell to a third.")
    (True, False)
    """
    if len(line) > LONGEST_LINE:
        return False
    said = plain(line)
    if not said or _NUMBERED.match(line) or (line.startswith("#") and " " not in said):
        return False
    without_count = _COUNT.sub("", said).strip()
    if said in SURE or without_count in SURE:
        return True
    return len(said) <= _LONGEST_LABEL and (_is_worded(said) or _is_row(line, said))


@remembered
def is_perhaps(line: str) -> bool:
    """Tell whether the line is furniture when it stands beside furniture."""
    said = plain(line)
    if not said:
        return False
    return (
        said in PERHAPS
        or _COUNT.sub("", said).strip() in PERHAPS
        or NUMBERS.fullmatch(said) is not None
        or CLOCK.fullmatch(said) is not None
        or is_consent(line)
        or is_copyright(line)
    )


def is_consent(line: str) -> bool:
    """Tell whether the line is a cookie notice: a site that speaks of itself and asks."""
    if line.lstrip()[:1] in _QUOTES:
        return False
    said = plain(line[:LONGEST_LINE])
    found = CONSENT.search(said[:240]) if len(line) <= LONGEST_LINE else None
    return (
        found is not None
        and found.start() <= _MOST_BEFORE
        and CONSENT_ASKS.search(said) is not None
    )


def is_copyright(line: str) -> bool:
    """Tell whether the line is a copyright notice: furniture under a page, text in a licence."""
    return len(line) <= _LONGEST_LABEL and COPYRIGHT.fullmatch(plain(line)) is not None


def leads_on(text: str, within: Span) -> bool:
    """Tell whether the range of `text` is of the words of a link, which a label stands before.

    >>> text = "It closed. Read more: Three slow days The bell rang."
    >>> leads_on(text, Span(22, 37)), leads_on(text, Span(3, 9))
    (True, False)
    """
    first = max(0, within.start - _LONGEST_LINK)
    label = None
    for label in _LINK_LABEL.finditer(text, first, within.end):  # noqa: B007 - the last one
        pass
    if label is None or text[within.start : label.start()].strip():
        return False
    return _ENDS.search(text, label.end(), within.end) is None


def opens_list(line: str) -> bool:
    """Tell whether the line is the heading of a list of other articles."""
    said = plain(line)
    return said in LISTS or MORE_FROM.fullmatch(said) is not None


def is_item(line: str) -> bool:
    """Tell whether the line is marked as an item of a list, or is a link and no more.

    >>> is_item("* [Three slow days](/a)"), is_item("[Three slow days](/a)"), is_item("Three days")
    (True, True, False)
    """
    return _ITEM.match(line) is not None or _LINK.fullmatch(line.strip()) is not None


def opens_comments(line: str) -> bool:
    """Tell whether the line is the heading that readers' comments stand under."""
    return AFTERWORD.fullmatch(plain(line)) is not None


def surely_opens_comments(line: str) -> bool:
    """Tell whether a heading of comments could head nothing else."""
    return " " in plain(line) or not plain(line).isascii()


def _is_worded(said: str) -> bool:
    """Whether the line as a whole is worded as only furniture is."""
    if LINE.fullmatch(said):
        return True
    found = INSIDE.search(said)
    return found is not None and found.start() <= _MOST_BEFORE and len(said) <= _MOST_AROUND


def _is_row(line: str, said: str) -> bool:
    """Whether the line is a row of at least two labels, one of them sure."""
    parts = [plain(part) for part in _PARTS.split(_LINK.sub(r" | \1 | ", line))]
    parts = [part for part in parts if part]
    named = [part for part in parts if NUMBERS.fullmatch(part) is None]
    if len(named) > 1 and all(_is_label(part) for part in parts):
        return any(part in SURE or _is_worded(part) for part in parts) or len(parts) > _PAIR
    if len(parts) > 1 and sum(_is_label(part) for part in parts) >= len(parts) - 1:
        sure = sum(part in SURE or _is_worded(part) for part in parts)
        return sure > 1 and all(len(part) <= _LONGEST_IN_ROW for part in parts)
    return _is_run_of_labels(said.split())


def _is_label(part: str) -> bool:
    return (
        part in SURE
        or part in PERHAPS
        or part in LISTS
        or NUMBERS.fullmatch(part) is not None
        or _is_worded(part)
        or COPYRIGHT.fullmatch(part) is not None
    )


def _is_run_of_labels(words: list[str]) -> bool:
    """Whether the words fall into at least two labels with nothing left over, one of them sure."""
    if not 1 < len(words) <= _MOST_WORDS:
        return False
    labels = _spaced()
    if words[0] not in label_lengths() and NUMBERS.fullmatch(words[0]) is None:
        return False
    best: list[tuple[int, int] | None] = [(0, 0)] + [None] * len(words)
    for end in range(1, len(words) + 1):
        for length in range(1, min(8, end) + 1):
            before = best[end - length]
            phrase = tuple(words[end - length : end])
            number = length == 1 and NUMBERS.fullmatch(phrase[0]) is not None
            if before is None or not (number or phrase in labels):
                continue
            sure = before[0] + (not number and " ".join(phrase) in SURE)
            option = (sure, before[1] + 1)
            best[end] = max(best[end] or option, option)
    return best[-1] is not None and best[-1][0] > 0 and best[-1][1] > 1
