"""What people hold against, or with, what the lineage says: logged, and kept beside it."""

from django.db import models

from provenance.models.articles import Article
from provenance.models.fields import ExactJSONField
from provenance.models.immutable import Logged


class Subject(models.TextChoices):
    """What a verdict is about."""

    DERIVATION = "derivation", "what a text came from"
    REVISION = "revision", "what a revision is called"
    PLACE = "place", "a place of variation"
    DRIFT = "drift", "a fact that drifted"


class Decision(models.TextChoices):
    """What somebody decided."""

    CONFIRMED = "confirmed", "confirmed"
    REJECTED = "rejected", "rejected"
    REPLACED = "replaced", "replaced"
    NOTED = "noted", "noted"
    LIFTED = "lifted", "taken back"


class Verdict(Logged):
    """One statement about an answer of the lineage.

    `about` names what is judged by its content, not by the ids of one answer (`r1`, `p3`), so that
    it is found again in the next one. `said` is what the engine answered when it was judged;
    `instead` is what somebody puts in its place. What is in force is the last statement about a
    thing that is no mere note; one that is lifted leaves the engine's answer alone.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="verdicts")
    subject = models.CharField(max_length=12, choices=Subject.choices)
    about = ExactJSONField()
    decision = models.CharField(max_length=12, choices=Decision.choices)
    said = ExactJSONField(default=dict)
    instead = ExactJSONField(default=dict)
    note = models.TextField(blank=True, default="")

    def __str__(self) -> str:
        """Say what was decided about what kind of thing."""
        return f"{self.subject} {self.decision}"
