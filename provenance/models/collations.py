"""Who said that an alignment is otherwise than the engine has it, when and why."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from provenance.models.articles import Article
from provenance.models.fields import ExactJSONField
from provenance.models.immutable import Immutable, ImmutableQuerySet


class Alignment(models.TextChoices):
    """What somebody said of an alignment."""

    MOVED = "moved", "moved"
    JOINED = "joined", "joined"
    PARTED = "parted", "parted"
    ALIKE = "alike", "the same reading"
    UNLIKE = "unlike", "another reading"
    UNDONE = "undone", "taken back"


class AlignmentCorrection(Immutable):
    """One statement laid over every collation of an article; the log is only ever added to.

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
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    objects = ImmutableQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
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
