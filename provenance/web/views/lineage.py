"""The lineage of an article row by row, and what people hold of each row."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from provenance.models import Article, Subject, Variant
from provenance.models.variants import VariantQuerySet
from provenance.services import anchors, steering, trace, verdicts
from provenance.services.analyses import Pending
from provenance.services.read import documents_of
from provenance.services.refusals import Refused
from provenance.services.verdicts import Ruling
from provenance.web.answering import posted, waiting_for
from provenance.web.finding import asker, find_article, find_own_article
from provenance.web.judging import DriftForm, JudgeForm, PlaceForm, RenameForm
from provenance.web.present.cards import name_of
from provenance.web.present.edition import witnesses_of
from provenance.web.present.lineage import Graph
from provenance.web.present.lineage_context import quoted_of, set_in_context
from provenance.web.present.lineage_list import (
    ENTRIES,
    PLACES,
    ROWS,
    SHOWN,
    Asked,
    places_asked,
    rows_asked,
)
from provenance.web.present.lineage_places import PlaceShown, show_place
from provenance.web.present.paging import cut
from provenance.web.present.verdict_log import show_verdict
from provenance.web.present.verdicts import RowShown, node_at, show_row
from provenance.web.refusing import said_at

MOST_NAMED = 40
"""Variants up to which a list of parents to choose from names them; of more it has their sigla."""


@require_safe
def lineage(request: HttpRequest, slug: str) -> HttpResponse:
    """Show every row of the lineage, what people hold of it, and the whole log."""
    article = find_article(request, slug)
    traced = trace.lineage_of(article)
    if isinstance(traced, Pending):
        return waiting_for(request, traced)
    log = verdicts.verdicts_of(article)
    left, judged = verdicts.judged_lineage(article, traced.result, log)
    graph, shown = Graph(traced.result), Graph(left)
    asked = Asked.of(request.GET)
    variants = Variant.objects.of(article)
    found = rows_asked(graph, shown, judged, asked, lambda: _titles(variants))
    rows = cut(found, ROWS, request.GET, "page")
    places = cut(places_asked(graph, asked), PLACES, request.GET, "places")
    entries = cut(log[::-1], ENTRIES, request.GET, "log")
    alone = asked.place in graph.places
    titles = _titles(variants.filter(siglum__in={graph.siglum_of(node) for node in rows.items}))
    context = {
        "article": article,
        "editable": article.editable_by(request.user),
        "steering": steering.being_steered(article) if log else None,
        "asked": asked,
        "alone": alone,
        "kinds": SHOWN,
        "doubted": () if asked.shown == "doubted" else judged.doubted,
        "row_page": rows,
        "rows": [_titled(show_row(graph, shown, judged, [], node), titles) for node in rows.items],
        "place_page": places,
        "places": _in_context(
            article, graph, [show_place(graph, judged, name, alone=alone) for name in places.items]
        ),
        "lost": [show_verdict(verdict, graph) for verdict in judged.lost],
        "log_page": entries,
        "log": [show_verdict(verdict, graph) for verdict in entries.items],
        "place_form": PlaceForm(),
    }
    return render(request, "lineage/lineage.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def row(request: HttpRequest, slug: str, node: str) -> HttpResponse:
    """Show one row with the readings that prove it; take what an editor holds of it."""
    if posted(request):
        return _judge(request, slug, node)
    return _show(request, find_article(request, slug), node_at(node))


@login_required
def _judge(request: HttpRequest, slug: str, node: str) -> HttpResponse:
    article, child = find_own_article(request, slug), node_at(node)
    traced = trace.lineage_of(article)
    graph = Graph(traced.result) if not isinstance(traced, Pending) else None
    if graph is None:
        return redirect("lineage-row", slug, node)
    titles = _titles_for(article, graph, child)
    form = JudgeForm(request.POST, graph=graph, child=child, titles=titles)
    if form.is_valid():
        with said_at(form):
            verdicts.judge_derivation(
                article=article, child=child, ruling=form.ruling, by=asker(request)
            )
            return redirect(f"{reverse('lineage-row', args=[slug, node])}#verdict")
    return _show(request, article, child, judging=form)


def _show(
    request: HttpRequest,
    article: Article,
    node: str,
    *,
    judging: JudgeForm | None = None,
    renaming: RenameForm | None = None,
) -> HttpResponse:
    traced = trace.lineage_of(article)
    if isinstance(traced, Pending):
        return waiting_for(request, traced)
    log = verdicts.verdicts_of(article)
    left, judged = verdicts.judged_lineage(article, traced.result, log)
    graph, shown = Graph(traced.result), Graph(left)
    known: Mapping[str, object] = {**graph.derivations, **graph.undecided, **graph.revisions}
    if node not in known:
        raise Http404("The lineage of this article has no such text or revision.")
    own = [
        verdict
        for verdict in log
        if verdict.subject in {Subject.DERIVATION, Subject.REVISION}
        and anchors.find_about(traced.result, verdict) == node
    ]
    titles = _titles_for(article, graph, node)
    refused = bool((judging and judging.errors) or (renaming and renaming.errors))
    row = show_row(graph, shown, judged, own, node)
    places = cut(row.places, PLACES, request.GET, "places")
    context = {
        "article": article,
        "editable": article.editable_by(request.user),
        "row": _titled(row, titles),
        "steering": steering.being_steered(article) if log else None,
        "places": places.showing(_in_context(article, graph, places.items, node)),
        "revision": shown.revisions.get(node),
        "witnesses": witnesses_of(shown.revisions.get(node, {}).get("witnesses", ())),
        "held_by": witnesses_of(shown.revisions.get(node, {}).get("held_by", ())),
        "form": judging
        or JudgeForm(graph=graph, child=node, titles=titles, may_lift=row.verdict is not None),
        "renaming": renaming or RenameForm(),
        "place_form": PlaceForm(),
        "has_row": any(
            node in rows for g in (graph, shown) for rows in (g.derivations, g.undecided)
        ),
    }
    return render(request, "lineage/row.html", context, status=422 if refused else 200)


def _in_context(
    article: Article, graph: Graph, places: Sequence[PlaceShown], node: str = ""
) -> list[PlaceShown]:
    quoted = quoted_of(graph, [place.id for place in places], node)
    sigla = {one.siglum for one in quoted.values()}
    variants = Variant.objects.of(article).filter(siglum__in=sigla).standing().with_evidence()
    return set_in_context(places, quoted, documents_of(variants))


def _titles_for(article: Article, graph: Graph, node: str) -> dict[str, str]:
    """Give the own names of a row's text and of those it may be said to come from, if not many."""
    few = list(graph.variants) if len(graph.variants) <= MOST_NAMED else ()
    return _titles(Variant.objects.of(article).filter(siglum__in={graph.siglum_of(node), *few}))


def _titles(variants: VariantQuerySet) -> dict[str, str]:
    return {one.siglum: name_of(one) for one in variants.standing().with_evidence()}


def _titled(row: RowShown, titles: Mapping[str, str]) -> RowShown:
    return replace(row, title=titles.get(row.siglum, ""))


@login_required
@require_POST
def rename(request: HttpRequest, slug: str, node: str) -> HttpResponse:
    """Give a revision another name."""
    article = find_own_article(request, slug)
    form = RenameForm(request.POST)
    if form.is_valid():
        with said_at(form):
            verdicts.rename_revision(
                article=article, revision=node, by=asker(request), **form.cleaned_data
            )
            return redirect("lineage-row", slug, node)
    return _show(request, article, node, renaming=form)


@login_required
@require_POST
def place(request: HttpRequest, slug: str, place: str) -> HttpResponse:
    """Log what an editor holds of a place of variation."""
    article = find_own_article(request, slug)
    form = PlaceForm(request.POST)
    if not form.is_valid():
        raise Refused("Choose what you hold of this place.")
    verdicts.judge_place(article=article, place=place, ruling=form.ruling, by=asker(request))
    return redirect(f"{reverse('lineage', args=[slug])}?place={place}#{place}")


@login_required
@require_POST
def drift(request: HttpRequest, slug: str) -> HttpResponse:
    """Log whether an editor accepts a drifted fact or dismisses it."""
    article = find_own_article(request, slug)
    form, names = DriftForm(request.POST), request.POST.getlist("name")
    if not form.is_valid() or not names:
        raise Refused("Accept the finding, dismiss it, or take back what you said of it.")
    verdicts.judge_drift(
        article=article,
        names=names,
        ruling=Ruling(form.cleaned_data["decision"]),
        by=asker(request),
    )
    return redirect(f"{reverse('article', args=[slug])}#drift-title")
