"""Variants in the admin: to read, to correct, to withdraw."""

from django.contrib import admin
from django.db.models.functions import Length
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from provenance.admin.forms import CorrectionForm, ReasonForm
from provenance.admin.staff import LookOnly, StaffAdmin, person, posted
from provenance.models import Capture, Correction, Variant
from provenance.services import Refused, correct, withdraw
from provenance.services.read import document_of
from provenance.text.document import UnreadableError

LONGEST_SHOWN = 20_000
"""Characters of a text shown in the admin; the variant's own page shows all."""


class CaptureInline(LookOnly, admin.StackedInline[Capture, Variant]):
    """What came with a variant, to look at."""

    model = Capture
    fields = readonly_fields = ("source_url", "fetched_at", "published_at", "fetcher", "declared")


class CorrectionInline(LookOnly, admin.TabularInline[Correction, Variant]):
    """The log of what people said is otherwise, to look at."""

    model = Correction
    fields = readonly_fields = ("at", "by", "field", "old", "new", "reason")


@admin.register(Variant)
class VariantAdmin(StaffAdmin):
    """Variants: to read, to correct, to withdraw."""

    fields = (
        "article",
        "siglum",
        "filename",
        "sha256",
        "added_at",
        "added_by",
        "withdrawn_at",
        "withdrawn_reason",
        "text",
    )
    list_display = ("siglum", "article", "filename", "added_at", "withdrawn_at")
    list_select_related = ("article",)
    ordering = ("article__slug", Length("siglum"), "siglum")
    search_fields = ("article__title", "article__slug", "filename", "original__sha256")
    inlines = (CaptureInline, CorrectionInline)
    deeds = (("correct", "Correct"), ("withdraw", "Withdraw"))

    @admin.display(description="sha256")
    def sha256(self, variant: Variant) -> str:
        """Show the hash of its bytes, whole."""
        return variant.original_id

    @admin.display(description="text")
    def text(self, variant: Variant) -> str:
        """Show the text as it was read; it can't be edited."""
        if variant.is_withdrawn:
            return "Withdrawn."
        try:
            text = document_of(variant).text
        except (OSError, Refused, UnreadableError) as fault:
            return str(fault)
        return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"

    def allows(self, deed: str, obj: Variant) -> bool:
        """Leave tombstones alone."""
        return not obj.is_withdrawn

    def view_correct(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Lay a statement over what was found."""
        variant = get_object_or_404(Variant.objects.with_evidence(), pk=pk)
        form = CorrectionForm(posted(request))
        if form.is_valid():
            try:
                made = correct.correct(variant=variant, **form.cleaned_data, by=person(request))
                return self._done(request, variant, f"Corrected {made}.")
            except Refused as refusal:
                form.add_error(None, str(refusal))
        says = "What was found stays in the log; the analysis follows what you say here."
        return self._ask(request, variant, form, f"Correct {variant}", says)

    def view_withdraw(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Withdraw the variant, with a reason."""
        variant = get_object_or_404(Variant.objects.with_evidence(), pk=pk)
        form = ReasonForm(posted(request))
        if form.is_valid():
            try:
                withdraw.withdraw_variant(
                    variant=variant, reason=form.cleaned_data["reason"], by=person(request)
                )
                return self._done(request, variant, f"Withdrawn: {form.cleaned_data['reason']}")
            except Refused as refusal:
                form.add_error(None, str(refusal))
        says = "Its siglum, hash and your reason stay; its text shows no more. Can't be undone."
        return self._ask(request, variant, form, f"Withdraw {variant}", says)
