"""Who said that something found is otherwise, when and why."""

from django.db import models
from django.db.models import Q

from provenance.models.articles import Article
from provenance.models.immutable import Logged
from provenance.models.variants import Variant

CORRECTABLE = ("title", "source_url", "fetched", "published", "language", "fetcher", "label")
"""What is known of a variant and can be said to be otherwise."""

SECTION = "section"
"""The field under which the role of one section is corrected: `role start-end`."""


class Correction(Logged):
    """One statement laid over what was found of a variant, or over an article's title.

    What is in force is the last statement about a field. An empty
    `new` says that nothing is known.
    """

    variant = models.ForeignKey(
        Variant, on_delete=models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    field = models.CharField(
        max_length=20, choices=[(name, name) for name in (*CORRECTABLE, SECTION)]
    )
    old = models.TextField(blank=True)
    new = models.TextField(blank=True)
    reason = models.TextField(blank=True)

    class Meta(Logged.Meta):
        constraints = (
            models.CheckConstraint(
                condition=Q(variant__isnull=False, article__isnull=True)
                | Q(variant__isnull=True, article__isnull=False, field="title"),
                name="correction_is_of_one_thing",
            ),
        )

    def __str__(self) -> str:
        """Say what became what."""
        return f"{self.field}: {self.old or 'nothing'} → {self.new or 'nothing'}"
