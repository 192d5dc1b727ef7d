"""What differs between two variants, or between two texts that are not kept."""

import json
import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from provenance.diffing import Edit, Op, patch_text
from provenance.export.unified import to_unified
from provenance.models import Article, Variant
from provenance.services.analyses import Pending
from provenance.services.compare import (
    DEFAULT,
    GRANULARITIES,
    IGNORABLE,
    UNCOUNTED,
    Compared,
    Options,
    compare_variants,
)
from provenance.services.read import summaries_of
from provenance.services.share import Names
from provenance.text import Span
from provenance.web.answering import page_or_fragment, posted, waiting_for
from provenance.web.comparing import CompareForm
from provenance.web.finding import find_article, find_pair
from provenance.web.forms import ChooseForm, ShareForm
from provenance.web.numbers import number_of
from provenance.web.present.cards import name_of
from provenance.web.present.comparison import (
    VIEWS,
    Asked,
    ComparisonShown,
    Rest,
    lay,
    show_comparison,
)
from provenance.web.present.report import comparison_page

FOLD = re.compile(r"f([0-9]{1,6})-[0-9]{1,9}")
"""The name of a fold, which begins with the page it stands on."""

PAGE = re.compile("[^0-9]")


def options_asked(request: HttpRequest) -> Options:
    """Read from the address or a form how to compare; what there is not is left out."""
    data = request.POST if posted(request) else request.GET
    granularity = data.get("granularity", "")
    wanted = [name for value in data.getlist("ignore") for name in value.split(",")]
    if data.get("noise") == "hidden":
        wanted.append("furniture")
    return Options.of(
        granularity if granularity in GRANULARITIES else DEFAULT.granularity,
        [name for name in wanted if name in IGNORABLE],
    )


def asked_of(request: HttpRequest, view: str = "side", pinned: Options | None = None) -> Asked:
    """Read from the address what the reader asked to see; what is `pinned` stays."""
    wanted = request.GET.get("view", view)
    options = options_asked(request)
    if pinned is not None:
        hidden = [name for name in options.ignore if name in UNCOUNTED]
        options = Options.of(pinned.granularity, [*pinned.ignore, *hidden])
    return Asked(
        view=wanted if wanted in VIEWS else view,
        page=number_of(request, "page", 1),
        unfolded=request.GET.get("open", "")[:16],
        at=number_of(request, "at", 0) if "at" in request.GET else None,
        to=request.GET.get("to", "")[:12],
        options=options,
        pinned=pinned,
    )


def name_compared(compared: Compared) -> Names:
    """Say what an article and two of its variants are called now."""
    older, newer = compared.older, compared.newer
    summaries = summaries_of([older, newer])
    return Names(
        title=older.article.title,
        labels=(name_of(older), name_of(newer)),
        languages=(summaries[older.pk].language, summaries[newer.pk].language),
    )


def show_compared(compared: Compared, asked: Asked, names: Names) -> ComparisonShown:
    """Lay a stored comparison out, with what its two variants are called."""
    laid = lay(compared.result, names.languages[1], at=asked.at)
    return show_comparison(compared.result, laid, asked, names)


def sent_to_wait(request: HttpRequest, pending: Pending) -> HttpResponse:
    """Say how a comparison stands that is being made; htmx is led to the page that waits."""
    if getattr(request, "htmx", False):
        response = HttpResponse()
        response["HX-Redirect"] = request.get_full_path()
        return response
    return waiting_for(request, pending)


@require_safe
def comparison(request: HttpRequest, slug: str, pair: str) -> HttpResponse:
    """Show what differs between two variants of an article."""
    article = find_article(request, slug)
    older, newer = find_pair(article, pair)
    if older.pk == newer.pk:
        return render(
            request, "comparisons/same.html", {"article": article, "variant": older}, status=404
        )
    proper = f"{older.siglum}..{newer.siglum}"
    if pair != proper:
        return redirect("comparison", slug, proper)
    asked = asked_of(request)
    compared = compare_variants(older=older, newer=newer, options=asked.options)
    if isinstance(compared, Pending):
        return sent_to_wait(request, compared)
    context = {
        "article": article,
        "older": older,
        "newer": newer,
        "shown": show_compared(compared, asked, name_compared(compared)),
        "views": VIEWS,
        "here": request.path,
        "swapped": reverse("comparison", args=[slug, f"{newer.siglum}..{older.siglum}"]),
        "editable": article.editable_by(request.user),
        "sharing": ShareForm(initial={"view": asked.view}),
        "address": request.build_absolute_uri(),
        "pair": proper,
    }
    return page_or_fragment(
        request, "comparisons/comparison.html", "comparisons/_comparison.html", context
    )


@require_safe
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """Go to the comparison of the two variants chosen in a form."""
    article = find_article(request, slug)
    form = ChooseForm(request.GET or None, sigla=_sigla(article))
    if form.is_valid():
        pair = f"{form.cleaned_data['older']}..{form.cleaned_data['newer']}"
        return redirect("comparison", slug, pair)
    context = {"article": article, "form": form}
    status = 422 if form.errors else 200
    return render(request, "comparisons/choose.html", context, status=status)


def _sigla(article: Article) -> list[str]:
    return list(Variant.objects.of(article).standing().in_order().values_list("siglum", flat=True))


@require_safe
def export(request: HttpRequest, slug: str, pair: str, form: str) -> HttpResponse:
    """Give a comparison as a file for programs."""
    older, newer = find_pair(find_article(request, slug), pair)
    compared = compare_variants(older=older, newer=newer, options=options_asked(request))
    if isinstance(compared, Pending):
        return sent_to_wait(request, compared)
    write, suffix, kind = EXPORTS[form]
    response = HttpResponse(
        write(compared).encode("utf-8", "surrogatepass"), content_type=f"{kind}; charset=utf-8"
    )
    name = f"{slug}-{older.siglum}-{newer.siglum}.{suffix}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _as_json(compared: Compared) -> str:
    return json.dumps(compared.result, ensure_ascii=False, indent=1)


def _as_patch(compared: Compared) -> str:
    older, newer = compared.result["older"]["text"], compared.result["newer"]["text"]
    edits = [
        Edit(Op(edit["op"]), Span(*edit["older"]), Span(*edit["newer"]))
        for edit in compared.result["edits"]
    ]
    return patch_text(edits, older, newer)


def _as_unified(compared: Compared) -> str:
    older, newer = compared.result["older"], compared.result["newer"]
    return to_unified(older["text"], newer["text"], names=(older["name"], newer["name"]))


def _as_html(compared: Compared) -> str:
    return comparison_page(compared.result)


EXPORTS = {
    "html": (_as_html, "html", "text/html"),
    "json": (_as_json, "json", "application/json"),
    "patch": (_as_patch, "patch.txt", "text/plain"),
    "unified": (_as_unified, "diff", "text/x-diff"),
}
"""How each form is written, the ending of its file's name, and its media type."""


@require_http_methods(["GET", "HEAD", "POST"])
def compare(request: HttpRequest) -> HttpResponse:
    """Compare two texts that somebody pastes or uploads; nothing of them is stored."""
    data = request.POST if posted(request) else None
    form = CompareForm(data, request.FILES or None, signed_in=request.user.is_authenticated)
    context: dict[str, object] = {"form": form, "views": VIEWS}
    if form.is_valid():
        context["shown"] = _show_pasted(request, form)
        if form.is_paged:
            context["here"] = request.path
            context["carried"] = form.carried
            context["left_aside"] = form.cleaned_data["ignore"]
    form.forget()
    page = "comparisons/compare.html"
    if form.errors:
        return render(request, page, context, status=422)
    return page_or_fragment(request, page, "comparisons/_comparison.html", context)


def _show_pasted(request: HttpRequest, form: CompareForm) -> ComparisonShown:
    """Show two texts that are not stored: whole, or a page of them where they are long."""
    fold = FOLD.fullmatch(request.POST.get("open", ""))
    asked = Asked(
        view=form.cleaned_data["view"] or "side",
        page=int(PAGE.sub("", fold[1] if fold else request.POST.get("page", ""))[:6] or 1),
        unfolded=fold[0] if fold else "",
        options=Options.of(
            form.cleaned_data["granularity"] or DEFAULT.granularity, form.cleaned_data["ignore"]
        ),
    )
    done = form.compare()
    names = Names("", form.labels, form.languages)
    rest = Rest.SENT if form.is_paged else Rest.NOTHING
    return show_comparison(done.result, done.laid, asked, names, rest)
