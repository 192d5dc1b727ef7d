"""Which rows, places and verdicts of a lineage does one page hold?

A family of 60 hand copies has 60 rows and 700 places, in as many wordings as there are texts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import QueryDict

from provenance.models import Subject
from provenance.services.overruling import Judged
from provenance.web.present.drawing import CERTAIN
from provenance.web.present.lineage import Graph
from provenance.web.present.lineage_places import parting_places

ROWS = 50
PLACES = 12
ENTRIES = 40
"""Rows, places and entries of the log on one page: a few screens of each."""

SHOWN = {
    "": "all rows",
    "undecided": "undecided",
    "unsure": "less than 80 in 100 sure",
    "judged": "judged by somebody",
    "doubted": "to be looked at again",
}
"""What rows can be asked for, and how that is said."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked to see of a lineage.

    `reads` is a text whose readings part from those of `against`, or of most; `place` a place that
    is to be shown alone, with all it has.
    """

    find: str = ""
    shown: str = ""
    reads: str = ""
    against: str = ""
    place: str = ""

    @classmethod
    def of(cls, given: QueryDict) -> "Asked":
        """Read it from an address; what there is not is left out."""
        shown = given.get("shown", "")
        return cls(
            find=given.get("find", "").strip()[:80],
            shown=shown if shown in SHOWN else "",
            reads=_siglum(given.get("reads", "")),
            against=_siglum(given.get("against", "")),
            place=given.get("place", "")[:12],
        )


def _siglum(text: str) -> str:
    name, mark, part = text.strip()[:60].partition("#")
    return f"{name.upper()}{mark}{part}"


def rows_asked(
    graph: Graph,
    shown: Graph,
    judged: Judged,
    asked: Asked,
    titles_of: Callable[[], Mapping[str, str]],
) -> list[str]:
    """Name the children of all rows that were asked for: `shown` is the answer people left."""
    rows = {*graph.derivations, *graph.undecided, *shown.derivations, *shown.undecided}
    names = [node for node in graph.nodes if node in rows and _fits(graph, judged, asked, node)]
    if asked.find:
        titles, sought = titles_of(), asked.find.casefold()
        names = [
            node
            for node in names
            if sought == graph.siglum_of(node).casefold()
            or sought in graph.label_of(node).casefold()
            or sought in titles.get(graph.siglum_of(node), "").casefold()
        ]
    return names


def _fits(graph: Graph, judged: Judged, asked: Asked, node: str) -> bool:
    if asked.shown == "undecided":
        return node in graph.undecided
    if asked.shown == "unsure":
        confidence = graph.derivations.get(node, {}).get("confidence")
        return confidence is not None and confidence < CERTAIN
    standing = judged.on(Subject.DERIVATION, node)
    if asked.shown == "judged":
        return standing.verdict is not None
    return bool(standing.doubt) or asked.shown != "doubted"


def places_asked(graph: Graph, asked: Asked) -> list[str]:
    """Name the places that were asked for."""
    if asked.place in graph.places:
        return [asked.place]
    if asked.reads:
        return parting_places(graph, asked.reads, asked.against)
    return list(graph.places)
