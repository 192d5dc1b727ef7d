"""How all texts of an article read, place by place; and what people say of the alignment."""

import re

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from provenance.export.collation import FORMATS
from provenance.models import Alignment, AlignmentCorrection, Article
from provenance.services import align
from provenance.services.align import Aligned
from provenance.services.analyses import Pending
from provenance.services.collate import Chosen, choose, collate_texts
from provenance.services.collation_export import answer_of
from provenance.services.refusals import Refused
from provenance.web.answering import waiting_for
from provenance.web.collation_forms import ALIGN_FORMS, AlignForm, UndoForm, align_forms
from provenance.web.finding import asker, find_article, find_own_article
from provenance.web.numbers import number_of
from provenance.web.present.collation import MANNERS, Asked, Edition
from provenance.web.present.collation_alignment import rows_around
from provenance.web.present.collation_chooser import say_left_out, say_other_words, show_chooser
from provenance.web.present.collation_heat import draw_heat, page_with
from provenance.web.present.collation_log import show_log
from provenance.web.present.collation_places import SORTS, list_moved, list_places, show_place
from provenance.web.refusing import said_at

PLACE = re.compile(r"([A-Za-z]{1,8})-(\d{1,9})")
KINDS = {"": "all kinds"} | {manner.value: name for manner, name in MANNERS.items()}


def asked_of(request: HttpRequest) -> Asked:
    """Read from the address which texts the reader chose, and what to see of them."""
    given = request.GET
    return Asked(
        names=tuple(dict.fromkeys(name[:60] for name in given.getlist("with")))[:1000],
        everything=given.get("texts") == "all",
        language=given.get("language", "")[:20],
        base=given.get("base", "")[:60],
        as_found=given.get("corrections") == "off",
        kind=given.get("kind", "") if given.get("kind") in KINDS else "",
        witness=given.get("witness", "")[:60],
        sort=given.get("sort", "") if given.get("sort") in SORTS else "",
        page=number_of(request, "page", 1),
        least=number_of(request, "least", 0),
    )


class Opened:
    """A collation as somebody asked for it: what is collated, or how far it is.

    Unless they are named or all are asked for, texts in the words of the base are collated; where
    `holding` is none of these, those in its words.
    """

    def __init__(self, request: HttpRequest, article: Article, holding: str = "") -> None:
        self.request = request
        self.article = article
        self.asked = asked_of(request)
        self.chosen = self._choose(self.asked.base)
        if holding and holding not in {text.siglum for text in self.chosen.texts}:
            self.chosen = self._choose(holding)
        self.log = align.log_of(article)
        self.pending: Pending | None = None
        self.aligned: Aligned | None = None
        if len(self.chosen.texts) > 1:
            collated = collate_texts(self.chosen)
            if isinstance(collated, Pending):
                self.pending = collated
            elif self.asked.as_found:
                self.aligned = align.as_found(collated)
            else:
                self.aligned = align.align(collated, self.log)

    def _choose(self, base: str) -> Chosen:
        asked = self.asked
        near = None if asked.everything else (base,)
        return choose(self.article, names=asked.names, language=asked.language, kin_to=near)

    def need(self) -> Aligned:
        """Give the collation; raises Refused where too few texts are chosen for one."""
        if self.aligned is None:
            raise Refused("A collation lays two or more texts beside each other; choose two.")
        return self.aligned

    @property
    def context(self) -> dict[str, object]:
        """What each page of the collation shows."""
        said = [row for row in self.log if row.kind != Alignment.UNDONE]
        return {
            "article": self.article,
            "asked": self.asked,
            "chosen": self.chosen,
            "editable": self.article.editable_by(self.request.user),
            "said": sum(not align.was_undone(row) for row in said),
            "aligned": self.aligned,
        }


@require_safe
def collation(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one text of an article, shaded by how many others differ."""
    opened = Opened(request, find_article(request, slug))
    if opened.pending:
        return waiting_for(request, opened.pending)
    context = opened.context
    context["left_out"] = say_left_out(opened.chosen)
    context["other_words"] = say_other_words(opened.chosen, opened.asked)
    if opened.aligned is not None:
        edition = Edition(opened.aligned, opened.asked.base)
        context["edition"] = edition
        context["chooser"] = show_chooser(opened.chosen, edition)
        context["map"] = draw_heat(edition, opened.asked.page, least=opened.asked.least)
    else:
        context["chooser"] = show_chooser(opened.chosen)
    few = opened.aligned is None and len(opened.chosen.candidates) > 1
    return render(request, "collations/collation.html", context, status=422 if few else 200)


@require_safe
def places(request: HttpRequest, slug: str) -> HttpResponse:
    """List the places in which the texts differ."""
    opened = Opened(request, find_article(request, slug))
    if opened.pending:
        return waiting_for(request, opened.pending)
    edition = Edition(opened.need(), opened.asked.base)
    listed = list_places(edition, opened.asked)
    context = opened.context | {
        "edition": edition,
        "listed": listed,
        "moved": list_moved(edition),
        "kinds": KINDS,
        "sorts": SORTS,
    }
    return render(request, "collations/places.html", context)


@require_safe
def place(request: HttpRequest, slug: str, place: str) -> HttpResponse:
    """Open one place across all texts."""
    opened = Opened(request, find_article(request, slug), _holding(place))
    if opened.pending:
        return waiting_for(request, opened.pending)
    return _show(opened, place)


def _holding(place: str) -> str:
    named = PLACE.fullmatch(place)
    return named[1].upper() if named else ""


def _show(opened: Opened, place: str, refused: AlignForm | None = None) -> HttpResponse:
    edition = Edition(opened.need(), opened.asked.base)
    row = _row_of(edition, place)
    shown = show_place(edition, row)
    context = opened.context | {"edition": edition, "shown": shown, "place": place}
    context["map_page"] = page_with(edition, row)
    if context["editable"] and not opened.asked.as_found:
        context["around"] = rows_around(edition, row)
        context["forms"] = align_forms(edition, row, refused)
        context["refused"] = refused
    status = 422 if refused else 200
    return render(opened.request, "collations/place.html", context, status=status)


def _row_of(edition: Edition, place: str) -> int:
    named = PLACE.fullmatch(place)
    row = edition.row_of(named[1].upper(), int(named[2])) if named else None
    if row is None:
        raise Http404("None of the texts collated here has anything at this place.")
    return row


@login_required
@require_POST
def correct(request: HttpRequest, slug: str, place: str, kind: str) -> HttpResponse:
    """Log what somebody says of the alignment at a place."""
    opened = Opened(request, find_own_article(request, slug), _holding(place))
    if opened.pending:
        return waiting_for(request, opened.pending)
    aligned = opened.need()
    edition = Edition(aligned, opened.asked.base)
    form = ALIGN_FORMS[kind](request.POST, edition=edition, row=_row_of(edition, place))
    if form.is_valid():
        with said_at(form):
            align.correct(
                aligned=aligned,
                kind=form.kind,
                said=form.said(aligned),
                reason=form.why,
                by=asker(request),
            )
            address = reverse("collation-place", args=[slug, place])
            return redirect(f"{address}{opened.asked.query}#alignment")
    return _show(opened, place, form)


@require_safe
def corrections(request: HttpRequest, slug: str) -> HttpResponse:
    """Show all that was said of the article's alignments, and whether it holds."""
    return _show_log(Opened(request, find_article(request, slug)))


def _show_log(opened: Opened, undoing: UndoForm | None = None, number: int = 0) -> HttpResponse:
    if opened.pending:
        return waiting_for(opened.request, opened.pending)
    context = opened.context
    context["log"] = show_log(opened.log, opened.aligned, opened.article, undoing, number)
    status = 422 if undoing else 200
    return render(opened.request, "collations/corrections.html", context, status=status)


@login_required
@require_POST
def undo(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """Take back what was said of an alignment."""
    opened = Opened(request, find_own_article(request, slug))
    said = get_object_or_404(AlignmentCorrection, article=opened.article, pk=int(number))
    form = UndoForm(request.POST, auto_id=f"id_{number}_%s")
    if form.is_valid():
        with said_at(form):
            align.undo(correction=said, reason=form.cleaned_data["reason"], by=asker(request))
            address = reverse("collation-corrections", args=[slug])
            return redirect(f"{address}{opened.asked.query}#said-{number}")
    return _show_log(opened, form, int(number))


@require_http_methods(["GET", "HEAD"])
def download(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Give the collation as a file, as the command `collate` writes it."""
    opened = Opened(request, find_article(request, slug))
    if opened.pending:
        return waiting_for(request, opened.pending)
    said = FORMATS[form](answer_of(opened.need()))
    suffix, kind = KINDS_OF_FILE[form]
    response = HttpResponse(
        said.encode("utf-8", "surrogatepass"), content_type=f"{kind}; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{slug}-collation.{suffix}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


KINDS_OF_FILE = {
    "json": ("json", "application/json"),
    "csv": ("csv", "text/csv"),
    "tei": ("xml", "application/tei+xml"),
    "text": ("txt", "text/plain"),
}
"""The ending of each form's file, and its media type."""
