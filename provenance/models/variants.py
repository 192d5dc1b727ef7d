"""What was captured of an article: which bytes, under which siglum, brought by which capture."""

import re
import unicodedata
from datetime import UTC, date, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NoReturn, Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from django.urls import reverse

from provenance.models.articles import Article
from provenance.models.fields import ExactJSONField
from provenance.models.immutable import Immutable, ImmutableError, ImmutableQuerySet, never_delete
from provenance.models.originals import Original
from provenance.models.withdrawal import Withdrawable

FIELDS = ("title", "source_url", "published", "fetched", "fetcher", "language", "author", "label")
"""What is known of a variant's capture: found in it, entered with it, or corrected."""

FIXED = frozenset({"article_id", "siglum", "original_id", "filename", "added_at", "added_by_id"})
"""The columns of a variant that never change once it is stored."""


class VariantQuerySet(models.QuerySet["Variant"]):
    """Variants, in their article's order."""

    def of(self, article: Article) -> Self:
        """Keep those of one article."""
        return self.filter(article=article)

    def standing(self) -> Self:
        """Leave out withdrawn variants."""
        return self.filter(withdrawn_at=None, article__withdrawn_at=None)

    def in_order(self) -> Self:
        """Put them in the order of arrival: A to Z, AA, AB and so on."""
        return self.order_by(Length("siglum"), "siglum")

    def with_evidence(self) -> Self:
        """Fetch along what `effective` needs, whatever the number of rows."""
        return self.select_related("article", "original", "capture").prefetch_related("corrections")

    def delete(self) -> NoReturn:
        """Refuse: variants are withdrawn."""
        never_delete(self.model())


class Variant(Withdrawable):
    """One captured text of an article."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="variants")
    siglum = models.CharField(max_length=8)
    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="variants")
    filename = models.CharField(max_length=255, blank=True, default="")
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    objects = VariantQuerySet.as_manager()

    if TYPE_CHECKING:
        capture: "Capture"

    class Meta:
        ordering = (Length("siglum"), "siglum")
        constraints = (
            models.UniqueConstraint(
                fields=("article", "siglum"), name="siglum_is_unique_in_article"
            ),
            models.UniqueConstraint(
                fields=("article", "original"), name="bytes_are_once_in_article"
            ),
        )

    def __str__(self) -> str:
        """Name it by its siglum."""
        return self.siglum

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any, **kwargs: Any) -> Self:
        """Read a row, and remember what must not change of it."""
        instance = super().from_db(db, field_names, values, **kwargs)
        instance.__dict__["_stored"] = dict(zip(field_names, values, strict=True))
        return instance

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row; raises ImmutableError if what was captured would change."""
        stored: dict[str, object] = getattr(self, "_stored", {})
        if any(name in stored and getattr(self, name) != stored[name] for name in FIXED):
            message = "A variant is never changed; withdraw it, or lay a correction over it."
            raise ImmutableError(message)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: a variant is withdrawn."""
        never_delete(self)

    def get_absolute_url(self) -> str:
        """Give its page's address."""
        return reverse("variant", args=[self.article.slug, self.siglum])

    @property
    def is_withdrawn(self) -> bool:
        """Whether only the tombstone is left, of it or of its whole article."""
        return self.withdrawn_at is not None or self.article.is_withdrawn

    @property
    def suffix(self) -> str:
        """The ending of its file's name, a hint on its format."""
        return PurePath(self.filename).suffix.lower()

    @property
    def label(self) -> str:
        """What people call it, if they do."""
        return self.effective.get("label", "")

    @property
    def found(self) -> dict[str, str]:
        """What the capture gave: entered by its uploader, else declared in the text itself."""
        return self.capture.found

    @property
    def effective(self) -> dict[str, str]:
        """What was found, under what was corrected since; unknown and blanked fields are absent."""
        values = dict(self.found)
        for correction in sorted(self.corrections.all(), key=lambda row: row.pk):
            values[correction.field] = correction.new
        return {name: values[name] for name in FIELDS if values.get(name)}


class Capture(Immutable):
    """The act that brought a variant: when, from where, by which fetcher.

    `declared` is what the text says of itself, kept verbatim; `entered` is what the uploader
    filled in. Where both speak, what was entered counts. Values that are no date or no web address
    stay in `declared` and count for nothing.
    """

    variant = models.OneToOneField(Variant, on_delete=models.PROTECT, related_name="capture")
    source_url = models.TextField(blank=True, default="")
    fetched_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    fetcher = models.TextField(blank=True, default="")
    declared = ExactJSONField(default=dict)
    entered = ExactJSONField(default=dict)

    objects = ImmutableQuerySet.as_manager()

    def __str__(self) -> str:
        """Say where from and when."""
        return f"{self.source_url or 'unknown source'}, {self.fetched_at or 'unknown date'}"

    @property
    def found(self) -> dict[str, str]:
        """What the capture gave, as far as it is a value of its kind."""
        return found_fields(declared=self.declared, entered=self.entered)


def found_fields(*, declared: dict[str, str], entered: dict[str, str]) -> dict[str, str]:
    """Put together what was entered and what the text declares, leaving out unusable values."""
    found: dict[str, str] = {}
    for name in FIELDS:
        for value in (entered.get(name, ""), declared.get(name, "")):
            if value.strip() and fault_of(name, value) is None:
                found[name] = value.strip()
                break
    return found


WEB_ADDRESS = re.compile(r"https?://[^\s/?#]+[^\s]*", re.IGNORECASE)
LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*")
LONGEST = {"title": 500, "label": 200, "fetcher": 200, "author": 500, "source_url": 2000}
"""The longest value of a field, in characters; longer ones are mistakes, not names."""


def fault_of(field: str, value: str) -> str | None:
    """Say in a sentence what is wrong with `value` for `field`; None if nothing is.

    >>> fault_of("fetched", "2026-02-30")
    "The fetched date '2026-02-30' is no date; write it like 2026-03-14 or 2026-03-14T09:30:00Z."
    >>> fault_of("source_url", "javascript:alert(1)")
    "The source address 'javascript:alert(1)' must begin with http:// or https://."
    """
    value = value.strip()
    longest = LONGEST.get(field, 200)
    fault = None
    if len(value) > longest:
        fault = f"The {spoken(field)} is longer than {longest} characters; shorten it."
    elif any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in value):
        fault = f"The {spoken(field)} holds a control character; leave it out."
    elif value and field in {"fetched", "published"} and moment_of(value) is None:
        fault = (
            f"The {spoken(field)} {value!r} is no date; "
            "write it like 2026-03-14 or 2026-03-14T09:30:00Z."
        )
    elif value and field == "source_url" and not WEB_ADDRESS.fullmatch(value):
        fault = f"The source address {value!r} must begin with http:// or https://."
    elif value and field == "language" and not LANGUAGE.fullmatch(value):
        fault = f"The language {value!r} is no language code; write it like en, ja or zh-Hant."
    return fault


def spoken(field: str) -> str:
    """Name a field as a person would.

    >>> spoken("source_url"), spoken("fetched"), spoken("label")
    ('source address', 'fetched date', 'label')
    """
    names = {
        "source_url": "source address",
        "fetched": "fetched date",
        "published": "published date",
    }
    return names.get(field, field)


def moment_of(value: str) -> datetime | None:
    """Read an ISO 8601 date or time; without a zone it is taken as UTC; None if it is neither.

    >>> moment_of("2026-03-14").isoformat(), moment_of("yesterday")
    ('2026-03-14T00:00:00+00:00', None)
    """
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            day = date.fromisoformat(value)
            return datetime(day.year, day.month, day.day, tzinfo=UTC)
        if not re.match(r"\d{4}-\d{2}-\d{2}[T ]\d{2}", value):
            return None
        moment = datetime.fromisoformat(value)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
