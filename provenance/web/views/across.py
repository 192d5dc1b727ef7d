"""Two variants in two languages, side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from provenance.services import across
from provenance.services.analyses import Pending
from provenance.web.answering import waiting_for
from provenance.web.finding import find_article, find_pair
from provenance.web.numbers import number_of
from provenance.web.present.across import show_across
from provenance.web.present.words import name_language


@require_safe
def compare(request: HttpRequest, slug: str, pair: str) -> HttpResponse:
    """Show which sentences of the newer variant render which of the older one."""
    article = find_article(request, slug)
    older, newer = find_pair(article, pair)
    crossed = across.cross(older=older, newer=newer)
    if isinstance(crossed, Pending):
        return waiting_for(request, crossed)
    shown = show_across(crossed.result, number_of(request, "page", 1))
    context = {
        "article": article,
        "older": older,
        "newer": newer,
        "older_name": name_language(shown.languages[0]),
        "newer_name": name_language(shown.languages[1]),
        "pair": f"{older.siglum}..{newer.siglum}",
        "shown": shown,
    }
    return render(request, "comparisons/across.html", context)
