"""How titles and texts come into the search index, and out of it again."""

import re
from collections.abc import Iterator

from provenance.models import Article, SearchEntry, Variant
from provenance.services.words import index_words
from provenance.text.document import Document

CHUNK = 50_000
"""Characters of one entry. PostgreSQL takes 1 MB of words a row; 50,000 letters outside the first
plane, each indexed alone and in pairs, come to 600 kB."""
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""What PostgreSQL's text can't hold, and no excerpt needs."""


def index_article(*, article: Article) -> None:
    """Make the article findable by its title."""
    SearchEntry.objects.filter(article=article, variant=None).delete()
    SearchEntry.objects.create(
        article=article, text=article.title, words=" ".join(index_words(article.title))
    )


def index_variant(*, variant: Variant, document: Document) -> None:
    """Make the variant findable by its title, its label and every word of its text."""
    SearchEntry.objects.filter(variant=variant).delete()
    effective = variant.effective
    title = " · ".join(effective[name] for name in ("title", "label") if effective.get(name))
    texts = [title, *_chunks(document.text)] if title else list(_chunks(document.text))
    SearchEntry.objects.bulk_create(
        [
            SearchEntry(
                article_id=variant.article_id,
                variant=variant,
                text=UNSTORABLE.sub(" ", text),
                words=" ".join(index_words(text, document.language)),
            )
            for text in texts
        ]
    )


def drop_variant(*, variant: Variant) -> None:
    """Take the variant out of the index."""
    SearchEntry.objects.filter(variant=variant).delete()


def drop_article(*, article: Article) -> None:
    """Take the article and all its variants out of the index."""
    SearchEntry.objects.filter(article=article).delete()


def _chunks(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = start + CHUNK
        if end < len(text):
            end = max(text.rfind(mark, start, end) + 1 for mark in ("\n", ". ", "。", " "))
            end = end if end > start else start + CHUNK
        yield text[start:end]
        start = end
