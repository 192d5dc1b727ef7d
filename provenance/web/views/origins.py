"""One variant to read with the origin of each of its words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from provenance.services import read
from provenance.services.analyses import Pending
from provenance.services.origins import origins_of
from provenance.web.answering import waiting_for
from provenance.web.finding import find_article, find_variant
from provenance.web.numbers import number_of
from provenance.web.present.cards import name_of
from provenance.web.present.origins import Edition


@require_safe
def origins(request: HttpRequest, slug: str, siglum: str) -> HttpResponse:
    """Show a variant's text, every word with what introduced it, or those of one origin."""
    article = find_article(request, slug)
    found = find_variant(article, siglum)
    traced = origins_of(article, found)
    if isinstance(traced, Pending):
        return waiting_for(request, traced)
    document = read.document_of(found)
    edition = Edition(document, traced, found.siglum, request.GET.get("origin", "")[:80])
    context = {
        "article": article,
        "variant": found,
        "siblings": article.variants.standing().in_order().values_list("siglum", flat=True),
        "document": document,
        "name": name_of(found),
        "shown": edition.page(number_of(request, "page", 1)),
    }
    return render(request, "variants/origins.html", context)
