"""What does the list of articles show of one, so that its reader sees at a glance what it tells?"""

from collections.abc import Mapping
from dataclasses import dataclass

from provenance.models import Decision
from provenance.text.document import Document
from provenance.web.present.edition import EditShown, RevisionShown, show_first_edit
from provenance.web.present.lineage import Graph
from provenance.web.present.words import count

RENDERED = frozenset({"translation", "retranslation", "paraphrase", "summary"})
"""Relations of texts in other words than their source."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What is known of one article: how many of what, and the first edit in words."""

    facts: tuple[str, ...]
    revision: RevisionShown | None
    edit: EditShown | None
    drifted: bool


def glance_at(graph: Graph, documents: Mapping[str, Document]) -> Glance:
    """Sum an article's lineage up."""
    first = show_first_edit(graph, documents)
    told = [graph.derivations.get(name, {}).get("relation") for name in graph.variants]
    facts = graph.result.get("drift", ())
    drift = [fact for fact in facts if fact.get("verdict") != Decision.REJECTED]
    counted = (
        (len(graph.revisions), "state of the source", "states of the source"),
        (sum(one in RENDERED for one in told), "text in other words", "texts in other words"),
        (len(drift), "drifted fact", ""),
        (len(graph.undecided), "undecided", "undecided"),
    )
    return Glance(
        facts=tuple(
            count(number, one, many).replace(" ", "\xa0", 1)
            for number, one, many in counted
            if number
        ),
        revision=first[0] if first else None,
        edit=first[1] if first else None,
        drifted=bool(drift),
    )
