"""One variant: to read, to download, to correct, to withdraw; and bringing more."""

from urllib.parse import quote

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from provenance.services import read
from provenance.services.correct import correct as correct_variant
from provenance.services.correct import correct_role
from provenance.services.ingest import add_variants
from provenance.services.withdraw import withdraw_variant
from provenance.web.answering import page_or_fragment, posted
from provenance.web.finding import asker, find_article, find_own_article, find_variant
from provenance.web.forms import MANY_FILES, CorrectForm, SentenceForm, UploadForm, WithdrawForm
from provenance.web.judging import RoleForm
from provenance.web.numbers import number_of
from provenance.web.present.cards import name_of
from provenance.web.present.corrected import show_corrections
from provenance.web.present.facts import cite, list_facts
from provenance.web.present.outcomes import show_outcomes
from provenance.web.present.placing import place_new
from provenance.web.present.reading import lay_out_reading
from provenance.web.present.told import tell_source
from provenance.web.refusing import said_at

CORRECTING, PLACING, WITHDRAWING = "id_correct_%s", "id_role_%s", "id_withdraw_%s"
"""Ids of the fields of the three forms on a variant's page, each of which asks for a reason."""


@require_safe
def variant(request: HttpRequest, slug: str, siglum: str) -> HttpResponse:
    """Show a variant's text, its sections labelled, and what is known of it."""
    return _show(request, slug, siglum)


def _show(request: HttpRequest, slug: str, siglum: str, **refused: SentenceForm) -> HttpResponse:
    article = find_article(request, slug)
    found = find_variant(article, siglum)
    document = read.document_of(found)
    parts, pages = lay_out_reading(document, number_of(request, "page", 1))
    page = min(max(number_of(request, "page", 1), 1), pages)
    address = request.build_absolute_uri(found.get_absolute_url())
    summary = read.summaries_of([found])[found.pk]
    context = {
        "article": article,
        "variant": found,
        "siblings": article.variants.standing().in_order().values_list("siglum", flat=True),
        "editable": article.editable_by(request.user),
        "document": document,
        "parts": parts,
        "page": page,
        "pages": pages,
        "name": name_of(found),
        "regrouped": any(one.regrouped for part in parts for one in part.paragraphs),
        "facts": list_facts(found, document, summary),
        "source": tell_source(article, found.siglum),
        "citation": cite(article, found, summary, address),
        "corrections": show_corrections(found.corrections.select_related("by"), document),
        "correcting": CorrectForm(auto_id=CORRECTING),
        "withdrawing": WithdrawForm(auto_id=WITHDRAWING),
        "placing": RoleForm(document=document, auto_id=PLACING),
        **refused,
    }
    return render(request, "variants/variant.html", context, status=422 if refused else 200)


@require_safe
def original(request: HttpRequest, slug: str, siglum: str) -> HttpResponse:
    """Give the bytes exactly as they came, as a download that no browser renders."""
    found = find_variant(find_article(request, slug), siglum)
    response = HttpResponse(found.original.read(), content_type="application/octet-stream")
    name = found.filename or f"{slug}-{found.siglum}.txt"
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@login_required
@require_POST
def correct(request: HttpRequest, slug: str, siglum: str) -> HttpResponse:
    """Lay a statement over what was found of a variant."""
    found = find_variant(find_own_article(request, slug), siglum)
    form = CorrectForm(request.POST, auto_id=CORRECTING)
    if form.is_valid():
        with said_at(form):
            correct_variant(variant=found, by=asker(request), **form.cleaned_data)
            return redirect(f"{found.get_absolute_url()}#corrections")
    return _show(request, slug, siglum, correcting=form)


@login_required
@require_POST
def role(request: HttpRequest, slug: str, siglum: str) -> HttpResponse:
    """Say that a section of a variant has another role than was found."""
    found = find_variant(find_own_article(request, slug), siglum)
    form = RoleForm(request.POST, document=read.document_of(found), auto_id=PLACING)
    if form.is_valid():
        with said_at(form):
            correct_role(variant=found, by=asker(request), **form.cleaned_data)
            return redirect(f"{found.get_absolute_url()}#corrections")
    return _show(request, slug, siglum, placing=form)


@login_required
@require_POST
def withdraw(request: HttpRequest, slug: str, siglum: str) -> HttpResponse:
    """Withdraw a variant."""
    found = find_variant(find_own_article(request, slug), siglum)
    form = WithdrawForm(request.POST, auto_id=WITHDRAWING)
    if form.is_valid():
        withdraw_variant(variant=found, reason=form.cleaned_data["reason"], by=asker(request))
        return redirect("article", slug)
    return _show(request, slug, siglum, withdrawing=form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, slug: str) -> HttpResponse:
    """Bring texts as variants of an article, and say what became of each."""
    article = find_own_article(request, slug)
    form = UploadForm(request.POST if posted(request) else None, request.FILES or None)
    context = {
        "article": article,
        "form": form,
        "address": reverse("article", args=[slug]),
        "most": settings.PROVENANCE_LARGEST_REQUEST,
    }
    if form.is_valid():
        outcomes = add_variants(
            article=article,
            items=form.uploads,
            by=asker(request),
            largest=settings.PROVENANCE_LARGEST_FILE,
        )
        shown = show_outcomes(outcomes)
        context |= {"shown": shown, "placing": place_new(article, shown.new)}
        status = 422 if shown.refused else 200
        return render(request, "variants/outcomes.html", context, status=status)
    return render(request, "variants/upload.html", context, status=422 if form.errors else 200)


@require_safe
def placed(request: HttpRequest, slug: str) -> HttpResponse:
    """Show where new variants belong, or how far that is known."""
    article = find_article(request, slug)
    known = article.variants.standing().filter(siglum__in=request.GET.getlist("of")[:MANY_FILES])
    sigla = known.in_order().values_list("siglum", flat=True)
    placing = place_new(article, list(sigla))
    context = {"article": article, "placing": placing}
    response = page_or_fragment(request, "variants/placed.html", "variants/_placed.html", context)
    if placing.pending and not placing.pending.failed:
        response["Refresh"] = "4"
    return response
