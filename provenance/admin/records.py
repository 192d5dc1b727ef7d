"""Links, logs and computed answers in the admin: to look at, and little else."""

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from provenance.admin.forms import ReasonForm
from provenance.admin.staff import StaffAdmin, person, posted
from provenance.models import (
    AlignmentCorrection,
    Analysis,
    Capture,
    Correction,
    Job,
    ShareLink,
    State,
)
from provenance.services import analyses, share


@admin.register(ShareLink)
class ShareLinkAdmin(StaffAdmin):
    """Share links, without their secret: to look at and to revoke."""

    fields = (
        "article",
        "older",
        "newer",
        "view",
        "analysis",
        "state",
        "created_by",
        "created_at",
        "expires_at",
        "revoked_at",
        "revoked_by",
        "revoked_reason",
    )
    list_display = ("__str__", "view", "state", "created_by", "created_at", "expires_at")
    list_select_related = ("article", "older__article", "newer__article", "created_by")
    deeds = (("revoke", "Revoke"),)

    def allows(self, deed: str, obj: ShareLink) -> bool:
        """Revoke once."""
        return obj.revoked_at is None

    def view_revoke(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """End the link, with a reason."""
        link = get_object_or_404(ShareLink, pk=pk)
        form = ReasonForm(posted(request))
        if form.is_valid():
            share.revoke(link=link, by=person(request), reason=form.cleaned_data["reason"])
            return self._done(request, link, f"Revoked: {form.cleaned_data['reason']}")
        return self._ask(request, link, form, f"Revoke {link}", "It will answer no one any more.")


@admin.register(Capture)
class CaptureAdmin(StaffAdmin):
    """The acts that brought the variants, to look at."""

    list_display = ("variant", "source_url", "fetched_at", "fetcher")
    list_select_related = ("variant__article",)


@admin.register(Correction)
class CorrectionAdmin(StaffAdmin):
    """The log of corrections, to look at."""

    list_display = ("at", "by", "article", "variant", "field", "old", "new", "reason")
    list_select_related = ("by", "article", "variant__article")


@admin.register(AlignmentCorrection)
class AlignmentCorrectionAdmin(StaffAdmin):
    """The log of what was said of alignments, to look at."""

    list_display = ("at", "by", "article", "kind", "undoes", "reason")
    list_select_related = ("by", "article", "undoes")


@admin.register(Analysis)
class AnalysisAdmin(StaffAdmin):
    """What was computed, to look at."""

    fields = ("kind", "key", "engine", "options", "summary", "created_at")
    list_display = ("kind", "key", "engine", "created_at")
    list_filter = ("kind",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Analysis]:
        """Leave the answers themselves in the database: they hold whole texts."""
        return super().get_queryset(request).defer("result")


@admin.register(Job)
class JobAdmin(StaffAdmin):
    """What is being computed in the background."""

    list_display = ("kind", "article", "state", "progress", "says", "created_at", "finished_at")
    list_filter = ("state", "kind")
    list_select_related = ("article",)
    deeds = (("retry", "Try again"),)

    def allows(self, deed: str, obj: Job) -> bool:
        """Try again what failed."""
        return obj.state == State.FAILED

    def view_retry(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Enqueue a failed job again."""
        job = get_object_or_404(Job, pk=pk)
        if request.method == "POST":
            analyses.retry(job=job)
            return self._done(request, job, "Waiting to be tried again.")
        return self._ask(request, job, forms.Form(), f"Try {job} again", job.says)
