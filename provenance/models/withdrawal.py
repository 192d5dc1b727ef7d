"""What stays of something that was taken back: a tombstone with its reason."""

from django.conf import settings
from django.db import models


class Withdrawable(models.Model):
    """Something people can take back, for a reason, without its traces being lost."""

    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_reason = models.TextField(blank=True, default="", editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    class Meta:
        abstract = True

    @property
    def is_withdrawn(self) -> bool:
        """Whether only the tombstone is left."""
        return self.withdrawn_at is not None
