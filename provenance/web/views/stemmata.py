"""The lineage as a file for the tools that draw graphs and keep provenance."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from provenance.export.stemma import FORMATS
from provenance.services import trace
from provenance.services.analyses import Pending
from provenance.services.verdicts import judged_lineage
from provenance.web.answering import waiting_for
from provenance.web.finding import find_article
from provenance.web.present.lineage import Graph


@require_safe
def download(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Give the lineage, as people left it, in one of the formats that the command prints.

    Of two revisions with one name the later is numbered, as it is on the pages.
    """
    article = find_article(request, slug)
    traced = trace.lineage_of(article)
    if isinstance(traced, Pending):
        return waiting_for(request, traced)
    answer, _ = judged_lineage(article, traced.result)
    answer = {**answer, "revisions": list(Graph(answer).revisions.values())}
    format_ = FORMATS[form]
    response = HttpResponse(format_.write(answer), content_type=format_.media)
    name = f"{article.slug}-lineage.{format_.suffix}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
