"""Where a text that was just added belongs in the lineage, if that can be told at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.models import Article
from provenance.services import trace
from provenance.services.analyses import Pending
from provenance.services.ingest import Outcome
from provenance.web.present.cards import say_relation
from provenance.web.present.lineage import Graph, quote_label
from provenance.web.present.verdicts import address_of
from provenance.web.present.words import count, join

NAMED = 3
"""Places that a sentence names; of more it says how many."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One new text: what it is of what, and by which places that is told."""

    siglum: str
    address: str
    relation: str
    says: str


def place_new(article: Article, outcomes: Sequence[Outcome]) -> list[Placed]:
    """Place the new variants; an empty list while the lineage is being traced."""
    new = [outcome.siglum for outcome in outcomes if outcome.status == "created"]
    traced = trace.lineage_of(article) if new else None
    if traced is None or isinstance(traced, Pending):
        return []
    graph = Graph(traced.result)
    return [
        Placed(siglum, address_of(siglum), say_relation(graph, siglum), say_places(graph, siglum))
        for siglum in new
        if siglum in graph.derivations or siglum in graph.undecided
    ]


def say_places(graph: Graph, siglum: str) -> str:
    """Say which wordings put a text where it stands, and before which edit that is."""
    row = graph.derivations.get(siglum)
    if row is None:
        return str(graph.undecided[siglum]["why"])
    places = [
        reason["place"]
        for reason in row["evidence"]
        if reason["kind"] == "reading" and reason.get("place")
    ]
    later = [one for one in graph.revisions.values() if one["after"] == row["parent"]]
    if not places:
        return str(row["evidence"][0]["says"]) if row["evidence"] else ""
    where = join(places) if len(places) <= NAMED else count(len(places), "place")
    if later:
        before = quote_label(later[0]["label"])
        return f"It keeps the wording before {before} at {where}, so it was taken before that."
    return f"It has the wording of {graph.label_of(row['parent'])} at {where}."
