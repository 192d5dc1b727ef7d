"""Links to one pinned comparison: made, listed, revoked, opened."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from provenance.models import ShareLink
from provenance.services.analyses import Pending
from provenance.services.compare import compare_variants, options_of
from provenance.services.share import LinkGone, names_of, open_link, share_comparison, show_link
from provenance.services.share import revoke as revoke_link
from provenance.web.answering import page_or_fragment
from provenance.web.finding import asker, find_own_article, find_pair
from provenance.web.forms import ShareForm
from provenance.web.present.comparison import VIEWS, say_manner
from provenance.web.refusing import refuse
from provenance.web.views.comparisons import (
    asked_of,
    name_compared,
    options_asked,
    sent_to_wait,
    show_compared,
)


@login_required
@require_POST
def create(request: HttpRequest, slug: str, pair: str) -> HttpResponse:
    """Make a link to a comparison as it stands, and show it among the article's links."""
    article = find_own_article(request, slug)
    older, newer = find_pair(article, pair)
    form = ShareForm(request.POST)
    if not form.is_valid():
        return render(
            request, "shares/refused.html", {"article": article, "form": form}, status=422
        )
    compared = compare_variants(older=older, newer=newer, options=options_asked(request))
    if isinstance(compared, Pending):
        return sent_to_wait(request, compared)
    link = share_comparison(
        compared=compared,
        view=form.cleaned_data["view"],
        names=name_compared(compared),
        by=asker(request),
        expires_at=form.expires_at(),
    )
    return redirect(f"{reverse('share-list', args=[slug])}#link-{link.pk}")


@login_required
@require_safe
def links(request: HttpRequest, slug: str) -> HttpResponse:
    """List an article's links for those who may revoke them."""
    article = find_own_article(request, slug)
    rows = article.links.select_related(
        "analysis", "article", "older__article", "newer__article"
    ).defer("analysis__result")
    context = {
        "article": article,
        "links": [
            (
                link,
                request.build_absolute_uri(link.get_absolute_url()),
                say_manner(options_of(link.analysis)),
            )
            for link in rows
        ],
    }
    return render(request, "shares/links.html", context)


@login_required
@require_POST
def revoke(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """End a link."""
    article = find_own_article(request, slug)
    link = get_object_or_404(article.links, pk=number)
    revoke_link(link=link, by=asker(request))
    return redirect(f"{reverse('share-list', args=[slug])}#link-{link.pk}")


@require_safe
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """Open a link: one comparison, and nothing else of its article."""
    try:
        link = open_link(token)
    except ShareLink.DoesNotExist:
        raise Http404("There is no such link; check that it was copied whole.") from None
    except LinkGone as gone:
        says = f"{gone.says} Ask whoever sent you the link for another."
        response = refuse(request, HTTPStatus.GONE, says)
    else:
        compared = show_link(link)
        asked = asked_of(request, link.view, compared.options)
        names = names_of(link) or name_compared(compared)
        context = {
            "link": link,
            "title": names.title,
            "shown": show_compared(compared, asked, names),
            "views": VIEWS,
            "here": request.path,
            "address": request.build_absolute_uri(request.path),
        }
        response = page_or_fragment(
            request, "shares/shared.html", "comparisons/_comparison.html", context
        )
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "private, no-store"
    return response
