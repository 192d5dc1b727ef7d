"""Where words stand: in titles and in the texts of all variants, of articles one may see listed.

The order is: titles before texts, then newer articles before older ones. Every word asked for must
stand in the same text (of a very long one, in the same part); the last may be the beginning of a
word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Case, Q, When
from django.db.models.expressions import RawSQL

from provenance.models import Article, Person, SearchEntry, Variant
from provenance.services.words import (
    LONGEST_WORD,
    UNSPACED,
    UNSPACED_LETTER,
    fold,
    query_words,
)

LONGEST_QUERY = 200
MOST_WORDS = 12
MOST_CANDIDATES = 400
MOST_HITS = 50
AROUND = 90
"""Characters shown on either side of the first match."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One text that holds the words; `parts` is an excerpt cut into what matches and what not."""

    article: Article
    variant: Variant | None
    title: str
    parts: tuple[tuple[str, bool], ...]


def search(*, query: str, user: Person) -> list[Hit]:
    """Give at most 50 hits that `user` may see listed, in two queries; withdrawn ones are out."""
    words = query_words(query[:LONGEST_QUERY])[:MOST_WORDS]
    if not words:
        return []
    candidates = (
        SearchEntry.objects.filter(pk__in=_matching(words))
        .filter(article__in=Article.objects.listed_for(user).standing())
        .filter(Q(variant=None) | Q(variant__withdrawn_at=None))
        .alias(is_text=Case(When(variant=None, then=0), default=1))
        .order_by("is_text", "-article__created_at", "-article_id", "variant_id", "pk")
        .values_list("pk", "article_id", "variant_id")
    )
    first: dict[tuple[int, int | None], int] = {}
    for pk, article, variant in candidates[:MOST_CANDIDATES]:
        first.setdefault((article, variant), pk)
    places = list(first)[: 2 * MOST_HITS]
    rows = SearchEntry.objects.select_related("article", "variant").in_bulk(
        [first[at] for at in places]
    )
    hits = []
    for at in places:
        row = rows[first[at]]
        parts = excerpt(row.text, words)
        if parts:
            hits.append(Hit(row.article, row.variant, row.article.title, parts))
    return hits[:MOST_HITS]


def excerpt(text: str, words: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    """Cut out what surrounds the first match; nothing if a run of letters isn't there whole.

    The last word may be the beginning of one; the whole of that is marked.

    >>> excerpt("The river meets the sea.", ["river", "sea"])
    (('The ', False), ('river', True), (' meets the ', False), ('sea', True), ('.', False))
    """
    folded = fold(text)
    if any(UNSPACED.fullmatch(word) and word not in folded for word in words):
        return ()
    pattern = re.compile("|".join(_pattern(word, last=word == words[-1]) for word in words))
    found = pattern.search(folded)
    at = found.start() if found else 0
    start, end = max(0, at - AROUND), min(len(text), at + 2 * AROUND)
    if start > 0:
        start = folded.find(" ", start, at) + 1 or start
    if end < len(text):
        end = max(folded.rfind(" ", at + AROUND, end), 0) or end
    parts: list[tuple[str, bool]] = [("…", False)] if start > 0 else []
    done = start
    for match in pattern.finditer(folded, start, end):
        parts += [(text[done : match.start()], False), (text[match.start() : match.end()], True)]
        done = match.end()
    parts.append((text[done:end] + ("…" if end < len(text) else ""), False))
    return tuple(part for part in parts if part[0])


def _pattern(word: str, *, last: bool) -> str:
    if UNSPACED.fullmatch(word):
        return re.escape(word)
    before = f"(?:(?<![^\\W_])|(?<={UNSPACED_LETTER}))"
    whole = f"(?:(?![^\\W_])|(?={UNSPACED_LETTER}))"
    after = r"[^\W_]*" if last or len(word) == LONGEST_WORD else whole
    return f"{before}{re.escape(word)}{after}"


def _matching(words: Sequence[str]) -> RawSQL:
    if connection.vendor == "postgresql":
        sql = "SELECT id FROM provenance_searchentry WHERE word_vector @@ %s::tsquery"
        asked = " & ".join(f"'{term}'{':*' if prefix else ''}" for term, prefix in _terms(words))
    else:
        sql = "SELECT rowid FROM provenance_searchindex WHERE provenance_searchindex MATCH %s"
        asked = " ".join(f'"{term}"{"*" if prefix else ""}' for term, prefix in _terms(words))
    return RawSQL(sql, [asked])  # noqa: S611 - a constant query; the words are its parameter


def _terms(words: Sequence[str]) -> Iterator[tuple[str, bool]]:
    for word in words:
        if not UNSPACED.fullmatch(word):
            yield word, word == words[-1]
        elif len(word) == 1:
            yield word, False
        else:
            yield from ((word[at : at + 2], False) for at in range(len(word) - 1))
