"""What the search looks through: titles and texts, cut into words that every database splits alike.

The index over these rows is made by migration 0002, per database: FTS5 on SQLite, a generated
`tsvector` with a GIN index on PostgreSQL.
"""

from django.db import models

from provenance.models.articles import Article
from provenance.models.variants import Variant


class SearchEntry(models.Model):
    """A title, or a stretch of one variant's text, with its words as the index wants them.

    `text` is what an excerpt is cut from; `words` are the folded words joined by single spaces.
    Derived: may be thrown away and made again.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="+")
    variant = models.ForeignKey(
        Variant, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField()
    words = models.TextField()

    class Meta:
        verbose_name_plural = "search entries"

    def __str__(self) -> str:
        """Name it by its row."""
        return f"search entry {self.pk}"
