"""Which comparison somebody was sent, and whether the link still opens."""

import secrets
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from provenance.models.analyses import Analysis
from provenance.models.articles import Article
from provenance.models.immutable import never_delete
from provenance.models.variants import Variant

TOKEN_BYTES = 32


def make_token() -> str:
    """Make an address that can't be guessed: 256 bits of the system's randomness."""
    return secrets.token_urlsafe(TOKEN_BYTES)


class View(models.TextChoices):
    """How a comparison is shown."""

    SIDE = "side", "side by side"
    INLINE = "inline", "inline"
    CHANGES = "changes", "changes only"


class LinkState(models.TextChoices):
    """Whether a share link opens, and why not."""

    OPEN = "open", "open"
    EXPIRED = "expired", "expired"
    REVOKED = "revoked", "revoked"
    WITHDRAWN = "withdrawn", "withdrawn"


class ShareLink(models.Model):
    """A link that shows one pinned comparison, in one view, to whoever has it."""

    token = models.CharField(max_length=64, unique=True, default=make_token, editable=False)
    analysis = models.ForeignKey(Analysis, on_delete=models.PROTECT, related_name="links")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="links")
    older = models.ForeignKey(Variant, on_delete=models.PROTECT, related_name="+")
    newer = models.ForeignKey(Variant, on_delete=models.PROTECT, related_name="+")
    view = models.CharField(max_length=8, choices=View.choices, default=View.SIDE)
    names = models.JSONField(default=dict, blank=True, editable=False)
    """What the article and its two texts were called, and the languages these were taken for, when
    the link was made; empty for links from before that was kept, which show what they are now."""
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    revoked_reason = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        """Say what it shows, without its secret."""
        return f"{self.article.slug} {self.older.siglum}..{self.newer.siglum}"

    def get_absolute_url(self) -> str:
        """Give the link's address."""
        return reverse("shared", args=[self.token])

    @property
    def state(self) -> LinkState:
        """Whether the link opens now; what was withdrawn outweighs what was revoked or expired."""
        if self.article.is_withdrawn or self.older.is_withdrawn or self.newer.is_withdrawn:
            return LinkState.WITHDRAWN
        if self.revoked_at is not None:
            return LinkState.REVOKED
        if self.expires_at is not None and self.expires_at <= timezone.now():
            return LinkState.EXPIRED
        return LinkState.OPEN

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: a link is revoked."""
        never_delete(self)
