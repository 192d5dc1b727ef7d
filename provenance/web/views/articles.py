"""The list of articles, one article, and making one."""

from collections.abc import Iterable, Iterator

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from provenance.models import Article, Variant
from provenance.services import analyses, read, search, steering, trace, verdicts
from provenance.services.addresses import address_for
from provenance.services.analyses import Pending
from provenance.services.failures import failures_of
from provenance.services.glance import known_lineage
from provenance.services.ingest import create_article
from provenance.services.refusals import NotYet
from provenance.services.similarity import MOST_TEXTS
from provenance.services.withdraw import withdraw_article
from provenance.text import Document
from provenance.web.answering import page_or_fragment, posted
from provenance.web.finding import asker, find_article, find_own_article
from provenance.web.forms import ArticleForm, WithdrawForm
from provenance.web.present.article import quoted_sigla, show_article
from provenance.web.present.glance import Glance, glance_at
from provenance.web.present.lineage import EMPTY, Graph
from provenance.web.present.matrix import make_matrix
from provenance.web.present.so_far import known_so_far
from provenance.web.refusing import said_at

GLANCED = 5
"""Articles of the list whose first edit is shown in words: two screens."""

SUMMED = 25
"""Articles of the list whose lineage is summed up, with the glanced ones: each takes 3 queries."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the articles that the asker may see listed, or where the words asked for stand."""
    query = request.GET.get("q", "").strip()
    articles = Article.objects.listed_for(request.user).standing().with_counts().newest_first()
    context = {
        "query": query,
        "hits": search.search(query=query, user=request.user) if query else [],
        "entries": [] if query else list(_entries(articles)),
    }
    return page_or_fragment(request, "articles/list.html", "articles/_found.html", context)


def _entries(articles: Iterable[Article]) -> Iterator[tuple[Article, Glance | None]]:
    """Give each article of a list, the first ones with what is known of their lineage."""
    for number, article in enumerate(articles):
        summed = number < SUMMED
        known = known_lineage(article, in_words=number < GLANCED) if summed else None
        yield article, glance_at(known) if known else None


MOST_PAIRED = 40
"""Texts of which the page holds how alike every two are: the table of 151 had 1.3 of 1.8 MB."""


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one article: the edits in words, the stemma, the revisions, the variants."""
    found = find_article(request, slug)
    variants = list(Variant.objects.of(found).in_order().with_evidence())
    standing = [variant for variant in variants if not variant.is_withdrawn]
    editable = found.editable_by(request.user)
    context: dict[str, object] = {
        "article": found,
        "editable": editable,
        "variants": standing,
    }
    if standing:
        traced = trace.lineage_of(found)
        pending = traced if isinstance(traced, Pending) else None
        known = traced.known if isinstance(traced, Pending) else traced
        log = verdicts.verdicts_of(found)
        graph = Graph(EMPTY)
        if known:
            left, judged = verdicts.judged_lineage(found, known.result, log)
            graph, context["doubted"] = Graph(left), judged.doubted
        context["steering"] = steering.being_steered(found) if log and not pending else None
        context["pending"] = pending
        summaries = read.summaries_of(standing)
        context["so_far"] = known_so_far(summaries.values()) if pending else None
        context["shown"] = show_article(
            variants,
            summaries,
            _documents(standing, graph),
            graph,
            request.GET,
        )
        context["wide"] = request.GET.get("alike") == "all"
        context["too_many"] = len(standing) > MOST_TEXTS
        context["offered"] = MOST_PAIRED < len(standing) <= MOST_TEXTS and not context["wide"]
        if context["wide"] or len(standing) <= MOST_PAIRED:
            similarity = trace.similarity_of(found)
            context["matrix"] = make_matrix(similarity)
            context["measuring"] = not similarity.is_known
    context["failures"] = failures_of(found) if editable else []
    return page_or_fragment(request, "articles/article.html", "articles/_analysis.html", context)


def _documents(standing: list[Variant], graph: Graph) -> dict[str, Document]:
    wanted = quoted_sigla(graph)
    try:
        return read.documents_of([one for one in standing if one.siglum in wanted])
    except NotYet:
        return {}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make an article."""
    form = ArticleForm(request.POST if posted(request) else None)
    if form.is_valid():
        with said_at(form):
            by, asked = asker(request), form.asked
            slug = address_for(title=asked["title"], chosen=asked["slug"], by=by)
            made = create_article(by=by, **asked | {"slug": slug})
            return redirect("upload", made.slug)
    return render(request, "articles/new.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_POST
def retry(request: HttpRequest, slug: str) -> HttpResponse:
    """Have what failed of an article's analysis tried again."""
    found = find_own_article(request, slug)
    for job in failures_of(found):
        analyses.retry(job=job)
    return redirect("article", slug)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """Withdraw an article with all its variants."""
    found = find_own_article(request, slug)
    form = WithdrawForm(request.POST if posted(request) else None)
    if form.is_valid():
        withdraw_article(article=found, reason=form.cleaned_data["reason"], by=asker(request))
        return redirect("home")
    return render(
        request,
        "articles/withdraw.html",
        {"article": found, "form": form},
        status=422 if form.errors else 200,
    )
