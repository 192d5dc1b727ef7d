"""Who said that an alignment is otherwise than the engine has it, when and why."""

from django.db import models
from django.db.models import Q

from provenance.models.articles import Article
from provenance.models.fields import ExactJSONField
from provenance.models.immutable import Logged


class Alignment(models.TextChoices):
    """What somebody said of an alignment."""

    MOVED = "moved", "moved"
    JOINED = "joined", "joined"
    PARTED = "parted", "parted"
    ALIKE = "alike", "the same reading"
    UNLIKE = "unlike", "another reading"
    UNDONE = "undone", "taken back"


class AlignmentCorrection(Logged):
    """One statement laid over every collation of an article.

    `said` names words by variant, range and quotation, never by the rows of one answer, so that
    it is found again in the next. A statement that `undoes` another takes it back.
    """

    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, related_name="alignment_corrections"
    )
    kind = models.CharField(max_length=8, choices=Alignment.choices)
    said = ExactJSONField(default=dict)
    undoes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_by"
    )
    reason = models.TextField()

    class Meta(Logged.Meta):
        constraints = (
            models.CheckConstraint(
                condition=Q(kind="undone", undoes__isnull=False)
                | (~Q(kind="undone") & Q(undoes__isnull=True)),
                name="only_what_is_taken_back_undoes",
            ),
        )

    def __str__(self) -> str:
        """Name it by its kind and number."""
        return f"alignment {self.kind} {self.pk}"
