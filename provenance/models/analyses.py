"""What was computed from content hashes, options and an engine version; and what is being."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models

from provenance.models.articles import Article
from provenance.models.fields import ExactJSONField
from provenance.models.immutable import Immutable, ImmutableError


class Kind(models.TextChoices):
    """Which question an analysis answers."""

    READING = "reading", "reading"
    DIFF = "diff", "diff"
    LINEAGE = "lineage", "lineage"
    SIMILARITY = "similarity", "similarity"
    COLLATION = "collation", "collation"
    ORIGINS = "origins", "origins"
    ACROSS = "across", "comparison across languages"


def key_of(*, kind: str, hashes: Sequence[str], options: Mapping[str, object], engine: str) -> str:
    """Name the answer that these inputs have: equal inputs, equal key, on every machine."""
    canonical = json.dumps(
        {"kind": kind, "hashes": list(hashes), "options": options, "engine": engine},
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


class AnalysisQuerySet(models.QuerySet["Analysis"]):
    """Computed answers: written once, deletable (they can be computed again), never changed."""

    def update(self, **kwargs: object) -> int:
        """Refuse."""
        message = "An analysis is never changed; another key makes another row."
        raise ImmutableError(message)


class Analysis(Immutable):
    """One computed answer, the same for ever under its key.

    `summary` holds the few facts that lists need, so that they need not load `result`.
    """

    kind = models.CharField(max_length=12, choices=Kind.choices)
    key = models.CharField(max_length=64, unique=True)
    engine = models.CharField(max_length=200)
    options = ExactJSONField(default=dict)
    summary = ExactJSONField(default=dict)
    result = ExactJSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AnalysisQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "analyses"
        ordering = ("-pk",)

    def __str__(self) -> str:
        """Name it by its kind and the first letters of its key."""
        return f"{self.kind} {self.key[:12]}"

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:  # type: ignore[override]  # Django's own signature
        """Throw the answer away, to be computed again; a share link protects it."""
        return models.Model.delete(self, *args, **kwargs)


class State(models.TextChoices):
    """How far a job has come."""

    PENDING = "pending", "waiting"
    RUNNING = "running", "running"
    DONE = "done", "done"
    FAILED = "failed", "failed"


class Job(models.Model):
    """An analysis that is being made in the background; at most one for a key."""

    key = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    article = models.ForeignKey(
        Article, on_delete=models.PROTECT, null=True, blank=True, related_name="jobs"
    )
    task = ExactJSONField(default=dict)
    task_id = models.CharField(max_length=64, blank=True, default="")
    state = models.CharField(max_length=8, choices=State.choices, default=State.PENDING)
    progress = models.PositiveSmallIntegerField(default=0, help_text="percent")
    says = models.TextField(blank=True, help_text="one sentence on how it stands")
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        """Name it by kind and state."""
        return f"{self.kind} {self.key[:12]}: {self.state}"
