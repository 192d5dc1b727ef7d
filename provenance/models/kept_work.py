"""Finished work on single texts of an article, kept so that one more text need not redo it."""

from django.db import models

from provenance.models.articles import Article


class KeptWork(models.Model):
    """What was made of one text by one version of the engine; derived, so it may be thrown away.

    `key` names the text, the work and all else that it depends on. Rows belong to one article and
    are shared with no other, so that they go when it goes.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="kept_work")
    key = models.CharField(max_length=64)
    engine = models.CharField(max_length=200)
    values = models.BinaryField()

    class Meta:
        verbose_name_plural = "kept work"
        constraints = (
            models.UniqueConstraint(fields=("article", "key"), name="kept_work_once_an_article"),
        )

    def __str__(self) -> str:
        """Name it by the first letters of its key."""
        return self.key[:12]
