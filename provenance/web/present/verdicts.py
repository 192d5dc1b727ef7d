"""One row of the lineage, its evidence, and what people hold of it, ready to be shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from provenance.models import Subject, Verdict
from provenance.services.overruling import Judged
from provenance.web.present.cards import TELLING, say_beside, say_relation
from provenance.web.present.lineage import Graph
from provenance.web.present.lineage_places import PlaceShown, show_place
from provenance.web.present.verdict_log import VerdictShown, show_verdict
from provenance.web.present.words import set_apart, with_places

SURE = ((0.95, "all but certain"), (0.8, "likely"), (0.6, "more likely than not"), (0.0, "a guess"))


@dataclass(frozen=True, slots=True)
class ReasonShown:
    """One reason, its words with the language they are in where it is the text's own."""

    words: tuple[tuple[str, str], ...]
    place: str
    is_sum: bool = False


@dataclass(frozen=True, slots=True)
class RowShown:
    """What the engine says of a child, and what stands beside it; `title` names its text.

    `follows` is what it says of it once it is told what people hold of other rows, if another.
    `state` is the state of the source that it goes back to by way of its parent. Where people left
    another answer than the engine's it is overruled: confidence, reasons and places are for that.
    """

    node: str
    address: str
    siglum: str
    name: str
    title: str
    engine: str
    confidence: str
    undecided: tuple[tuple[str, str], ...]
    evidence: tuple[ReasonShown, ...]
    places: tuple[PlaceShown, ...]
    verdict: VerdictShown | None
    doubt: str
    notes: tuple[VerdictShown, ...]
    log: tuple[VerdictShown, ...]
    is_told: bool
    holds: str
    follows: str = ""
    beside: str = ""
    state: str = ""
    is_overruled: bool = False

    @property
    def telling(self) -> list[ReasonShown]:
        """The reasons to give first: the sum of the places that tell, and readings at places."""
        return sorted(self.evidence, key=lambda reason: not (reason.place or reason.is_sum))


def address_of(node: str) -> str:
    """Write a node as a part of an address.

    >>> address_of("C#leaked instruction"), node_at("C~leaked_instruction")
    ('C~leaked_instruction', 'C#leaked instruction')
    """
    return node.replace("#", "~").replace(" ", "_")


def node_at(address: str) -> str:
    """Read what `address_of` wrote."""
    return address.replace("~", "#").replace("_", " ")


def say_confidence(confidence: float | None) -> str:
    r"""Say how sure the engine is, in a word and in a number that stays on one line.

    >>> say_confidence(0.97), say_confidence(None)
    ('all but certain (97\xa0in\xa0100)', '')
    """
    if confidence is None:
        return ""
    word = next(word for least, word in SURE if confidence >= least)
    return f"{word} ({confidence * 100:.0f}\xa0in\xa0100)"


def show_row(
    graph: Graph, shown: Graph, judged: Judged, log: Sequence[Verdict], node: str
) -> RowShown:
    """Put one row together: `graph` is the engine's answer, `shown` that which people left."""
    row, open_row = graph.derivations.get(node), graph.undecided.get(node)
    standing = judged.on(Subject.DERIVATION, node)
    evidence = tuple(row["evidence"]) if row else ()
    names = dict.fromkeys(reason["place"] for reason in evidence if reason.get("place"))
    if open_row is not None:
        names = dict.fromkeys(_telling(graph, open_row))
    language = graph.variants.get(graph.siglum_of(node), {}).get("language", "und")
    return RowShown(
        node=node,
        address=address_of(node),
        siglum=graph.siglum_of(node),
        name=graph.title_of(node),
        title="",
        engine=say_relation(graph, node),
        confidence=say_confidence(row.get("confidence") if row else None),
        undecided=with_places(open_row["why"], names) if open_row else (),
        evidence=tuple(
            ReasonShown(
                tuple(set_apart(reason["says"], language)),
                reason.get("place", ""),
                is_sum=TELLING in reason["says"],
            )
            for reason in evidence
        ),
        places=tuple(
            show_place(graph, judged, name, node, row["parent"] if row else "")
            for name in names
            if name in graph.places
        ),
        verdict=show_verdict(standing.verdict, graph) if standing.verdict else None,
        doubt=standing.doubt,
        notes=tuple(show_verdict(note, graph) for note in standing.notes),
        log=tuple(show_verdict(verdict, graph) for verdict in reversed(log)),
        is_told=row is not None,
        holds=say_relation(shown, node),
        follows=_follows(shown, node),
        beside=say_beside(graph, node),
        state=_state(shown, node),
        is_overruled=_is_overruled(shown, node),
    )


def _follows(shown: Graph, node: str) -> str:
    row = shown.derivations.get(node) or shown.undecided.get(node) or {}
    return say_relation(shown, node) if row.get("steered") else ""


def _is_overruled(shown: Graph, node: str) -> bool:
    row = shown.derivations.get(node) or shown.undecided.get(node) or {}
    engine = row.get("engine")
    ends = ("parent", "relation", "between")
    return engine is not None and any(row.get(end) != engine.get(end) for end in ends)


def _state(shown: Graph, node: str) -> str:
    row, revision = shown.derivations.get(node), shown.revision_of(node)
    direct = row is None or row["parent"] in shown.revisions
    return "" if direct or not revision else shown.label_of(revision)


def _telling(graph: Graph, row: Mapping[str, Any]) -> list[str]:
    """Name the places at which the states a child may come from differ."""
    between = [name for name in row["between"] if name in graph.revisions]
    return [
        place
        for place in graph.places
        if len({reading["text"] for name in between if (reading := graph.reading_of(name, place))})
        > 1
    ]
