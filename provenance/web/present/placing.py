"""Where a text that was just added belongs in the lineage, as soon as that can be told."""

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.models import Article
from provenance.services import trace
from provenance.services.placing import placed_at_once
from provenance.services.trace import BeingTraced
from provenance.web.present.cards import say_relation
from provenance.web.present.lineage import Graph, quote_label
from provenance.web.present.verdicts import address_of
from provenance.web.present.words import count, with_places

NAMED = 3
"""Places that a sentence names; of more it says how many."""

OPEN = 12
"""Texts that are listed at once."""

WORDS = 40
"""Letters of a wording that stand in the sentence."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One new text: what it is of what, and by which places that is told.

    `says` comes in parts, each with the place that it names if it names one; it ends where the
    `places` follow, each with its name and its wording; `then` goes on.
    """

    siglum: str
    address: str
    relation: str
    says: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, str], ...] = ()
    more: str = ""
    then: str = ""


@dataclass(frozen=True, slots=True)
class Placing:
    """Where new texts belong, and how far the work is that tells it or tells more of it.

    Of many texts those after the first screen are `folded`. What is told `at_once`, by the last
    lineage, is told of the first screen alone.
    """

    sigla: tuple[str, ...]
    placed: tuple[Placed, ...]
    pending: BeingTraced | None = None
    at_once: bool = False

    @property
    def open(self) -> tuple[Placed, ...]:
        """Those that are shown at once."""
        return self.placed[:OPEN]

    @property
    def folded(self) -> tuple[Placed, ...]:
        """The others."""
        return self.placed[OPEN:]


def place_new(article: Article, sigla: Sequence[str]) -> Placing:
    """Place new variants: at once in a small article, by their words alone where that is all yet.

    While a large lineage is being traced they are placed by what they read at the places of the
    last one, if there is one.
    """
    names = tuple(sigla)
    if not names:
        return Placing((), ())
    traced = trace.lineage_of(article)
    pending = traced if isinstance(traced, BeingTraced) else None
    known = traced.known if isinstance(traced, BeingTraced) else traced
    if known is None:
        return Placing(names, (), pending)
    told = known.result if known.is_current else placed_at_once(article, known, names[:OPEN])
    graph = Graph(told)
    rows = {**graph.derivations, **graph.undecided}
    placed = tuple(_place(graph, name) for name in names if name in rows)
    return Placing(names, placed, pending, at_once=not known.is_current)


def _place(graph: Graph, siglum: str) -> Placed:
    address, relation = address_of(siglum), say_relation(graph, siglum)
    row = graph.derivations.get(siglum)
    if row is None:
        why = with_places(str(graph.undecided[siglum]["why"]), graph.places)
        return Placed(siglum, address, relation, why)
    wordings: dict[str, str] = {}
    for reason in row["evidence"]:
        if reason["kind"] == "reading" and reason.get("place") in graph.places:
            wordings.setdefault(_wording(graph, reason["place"], siglum), reason["place"])
    if not wordings:
        says = str(row["evidence"][0]["says"]) if row["evidence"] else ""
        return Placed(siglum, address, relation, with_places(says, graph.places))
    further = len(wordings) - NAMED
    later = [one for one in graph.revisions.values() if one["after"] == row["parent"]]
    keeps = (
        f"It keeps the wording before {quote_label(later[0]['label'])}:"
        if later
        else f"It has the wording of {graph.label_of(row['parent'])}:"
    )
    return Placed(
        siglum,
        address,
        relation,
        says=((keeps, ""),),
        places=tuple((place, words) for words, place in [*wordings.items()][:NAMED]),
        more=f"and {count(further, 'place')} more" if further > 0 else "",
        then="So it was taken before that." if later else "",
    )


def _wording(graph: Graph, place: str, siglum: str) -> str:
    """Give the beginning of what a text, or a part of it, has at a place."""
    for reading in graph.places[place]["readings"]:
        if any(graph.siglum_of(node) == siglum for node in reading["witnesses"]):
            text = " ".join(reading["text"].split())
            cut = text[:WORDS].rsplit(" ", 1)[0] if len(text) > WORDS else text
            return f"“{cut}{'…' if cut != text else ''}”" if text else "nothing"
    return "its wording"
