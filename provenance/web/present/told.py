"""Where does one text come from? In short, for the page that it is read on."""

from provenance.models import Article
from provenance.services import trace, verdicts
from provenance.services.trace import BeingTraced
from provenance.web.present.lineage import Graph
from provenance.web.present.verdicts import RowShown, show_row


def tell_source(article: Article, siglum: str) -> RowShown | BeingTraced | None:
    """Give the row of one variant as far as it is known, or how far the work is that tells it.

    None where the last known lineage does not have the variant, or names nothing as its source.
    """
    traced = trace.lineage_of(article)
    pending = traced if isinstance(traced, BeingTraced) else None
    known = traced.known if isinstance(traced, BeingTraced) else traced
    if known is None:
        return pending
    left, judged = verdicts.judged_lineage(article, known.result)
    row = show_row(Graph(known.result), Graph(left), judged, [], siglum)
    return row if row.holds else pending
