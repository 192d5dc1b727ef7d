"""Where a text that was just added belongs in the lineage, as soon as that can be told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from provenance.lineage.source.labels import called
from provenance.models import Article
from provenance.services import trace
from provenance.services.placing import placed_at_once
from provenance.services.trace import BeingTraced
from provenance.web.present.cards import say_relation
from provenance.web.present.edition import by_siglum
from provenance.web.present.lineage import Graph
from provenance.web.present.verdicts import address_of
from provenance.web.present.words import count, with_places

NAMED = 3
"""Places that a sentence names; of more it says how many."""

OPEN = 12
"""Texts that are listed at once."""

WORDS = 40
"""Letters of a wording that stand in the sentence."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A wording that a text has at a place, and two texts to compare there: at `at` of the newer.

    The place has a page only once the whole lineage is told; the comparison is there before that.
    """

    place: str
    words: str
    pair: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """One new text: what it is of what, and by which places that is told.

    `says` comes in parts, each with the place that it names if it names one; it ends where the
    `quotes` follow; `then` goes on.
    """

    siglum: str
    address: str
    relation: str
    says: tuple[tuple[str, str], ...]
    quotes: tuple[Quote, ...] = ()
    more: str = ""
    then: str = ""


@dataclass(frozen=True, slots=True)
class Placing:
    """Where new texts belong, and how far the work is that tells it or tells more of it.

    Of many texts those after the first screen are `folded`. What is told `at_once`, by the last
    lineage, is told of the first screen alone. A text that `is_alone` belongs nowhere yet.
    """

    sigla: tuple[str, ...]
    placed: tuple[Placed, ...]
    pending: BeingTraced | None = None
    at_once: bool = False
    is_alone: bool = False

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
    if len(graph.variants) == 1:
        return Placing(names, (), is_alone=True)
    rows = {**graph.derivations, **graph.undecided}
    placed = tuple(_place(graph, name) for name in names if name in rows)
    return Placing(names, placed, pending, at_once=not known.is_current)


def _place(graph: Graph, siglum: str) -> Placed:
    address, relation = address_of(siglum), say_relation(graph, siglum)
    row = graph.derivations.get(siglum)
    if row is None:
        why = with_places(str(graph.undecided[siglum]["why"]), graph.places)
        return Placed(siglum, address, relation, why)
    later = [one for one in graph.revisions.values() if one["after"] == row["parent"]]
    wordings = _wordings(graph, row, siglum, later[:1])
    if later and not wordings:
        later, wordings = [], _wordings(graph, row, siglum, [])
    if not wordings:
        says = str(row["evidence"][0]["says"]) if row["evidence"] else ""
        return Placed(siglum, address, relation, with_places(says, graph.places))
    further = len(wordings) - NAMED
    keeps = (
        f"It keeps the wording before {called(later[0]['label'])}:"
        if later
        else f"It reads as in {graph.label_of(row['parent'])}:"
    )
    return Placed(
        siglum,
        address,
        relation,
        says=((keeps, ""),),
        quotes=tuple(
            _quote(graph, siglum, place, words, later[:1])
            for words, place in [*wordings.items()][:NAMED]
        ),
        more=f"and so in {count(further, 'more place')}" if further > 0 else "",
        then="So it was taken before that." if later else "",
    )


def _quote(
    graph: Graph, siglum: str, place: str, words: str, later: Sequence[Mapping[str, Any]]
) -> Quote:
    """Set a text beside one that reads otherwise there: of the later state, if there is one."""
    one = graph.places[place]
    others = [
        row["witnesses"]
        for row in one["readings"]
        if siglum not in map(graph.siglum_of, row["witnesses"])
    ]
    if later:
        others = [[node for node in row if node in later[0]["witnesses"]] for row in others]
    most: Sequence[str] = max(others, key=len, default=())
    other = min((node for node in most if node in graph.variants), key=by_siglum, default="")
    older, newer = (siglum, other) if later else (other, siglum)
    if not other or newer not in one["where"]:
        return Quote(place, words)
    return Quote(place, words, f"{older}..{newer}", one["where"][newer][0])


def _wordings(
    graph: Graph, row: Mapping[str, Any], siglum: str, later: Sequence[Mapping[str, Any]]
) -> dict[str, str]:
    """The wordings that tell what a text is of, each with its place; of `later`, what it lacks.

    A wording that the later state has as well tells nothing of which of the two it is, and so does
    one that its own state has not.
    """
    found: dict[str, str] = {}
    lacks: dict[str, str] = {}
    state = row["parent"]
    for reason in row["evidence"]:
        place = reason.get("place")
        if reason["kind"] != "reading" or place not in graph.places:
            continue
        own = _words_of(_own_reading(graph, place, siglum))
        theirs = [_words_of(graph.reading_of(one["id"], place)) for one in later]
        if any(text is None or text == own for text in theirs):
            continue
        if own:
            if state in graph.revisions and own != _words_of(graph.reading_of(state, place)):
                continue
            found.setdefault(_quoted(own), place)
        elif later:
            lacks.setdefault(f"not yet {_quoted(theirs[0] or '')}", place)
        elif own is None:
            lacks.setdefault(f"at {place}", place)
        else:
            other = next(one["text"] for one in graph.places[place]["readings"] if one["text"])
            lacks.setdefault(f"not {_quoted(' '.join(other.split()))}", place)
    return found | lacks


def _own_reading(graph: Graph, place: str, siglum: str) -> Mapping[str, Any] | None:
    """The reading that a text, or a section of it, has at a place."""
    readings: Sequence[Mapping[str, Any]] = graph.places[place]["readings"]
    held = (one for one in readings if siglum in map(graph.siglum_of, one["witnesses"]))
    return next(held, None)


def _words_of(reading: Mapping[str, Any] | None) -> str | None:
    return None if reading is None else " ".join(reading["text"].split())


def _quoted(text: str) -> str:
    cut = text[:WORDS].rsplit(" ", 1)[0] if len(text) > WORDS else text
    return f"“{cut}{'…' if cut != text else ''}”"
