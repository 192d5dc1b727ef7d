"""Which text came from which state of the source, at one glance?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from provenance.models import Variant
from provenance.web.present.cards import say_relation
from provenance.web.present.drawing import CERTAIN
from provenance.web.present.edition import by_siglum
from provenance.web.present.lineage import Graph
from provenance.web.present.verdicts import say_confidence
from provenance.web.present.words import RELATIONS, say_day

MOST_NAMED = 12
"""Texts of one relation to one state that are named, as of the witnesses of a place."""

HARDLY_MORE = 3
"""More texts that are named all the same, if they are the last."""

PLURALS = {"copy": "copies", "summary": "summaries"}
"""What several of a relation are called, where it takes more than an s."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text in a row: what it is of what, and how sure that is, for who points at it."""

    siglum: str
    says: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The texts that are one thing to a state: its copies, its translations; `more` are unnamed."""

    name: str
    texts: tuple[Text, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Kin:
    """A state of the source with all that came from it; without an `id` what is undecided."""

    id: str
    label: str
    groups: tuple[Group, ...]
    seen: str = ""


def kin_of(graph: Graph, variants: Sequence[Variant]) -> list[Kin]:
    """Give each state with the texts that go back to it, then those of which that is open.

    Empty where no states are told, as of copies by hand.
    """
    if not graph.revisions:
        return []
    fetched = {one.siglum: one.effective.get("fetched", "") for one in variants}
    under: dict[str, list[str]] = {name: [] for name in graph.revisions}
    open_ones: list[str] = []
    for siglum in sorted(graph.variants, key=by_siglum):
        revision = graph.revision_of(siglum)
        (under[revision] if revision else open_ones).append(siglum)
    shown = [
        Kin(
            id=name,
            label=str(row["label"]),
            groups=_groups(graph, under[name]),
            seen=_first_seen(graph, name, fetched),
        )
        for name, row in graph.revisions.items()
    ]
    undecided = Kin("", "undecided", _groups(graph, open_ones))
    return [*shown, undecided] if open_ones else shown


def _groups(graph: Graph, sigla: Sequence[str]) -> tuple[Group, ...]:
    related: dict[str, list[Text]] = {}
    for siglum in sigla:
        row = graph.derivations.get(siglum) or graph.undecided.get(siglum) or {}
        sure = row.get("confidence")
        says = ", ".join(filter(None, (say_relation(graph, siglum), say_confidence(sure))))
        relation = row.get("relation") or ""
        related.setdefault(relation, []).append(Text(siglum, says, sure is None or sure >= CERTAIN))
    order = [*RELATIONS, ""]
    return tuple(_group(name, related[name]) for name in sorted(related, key=order.index))


def _group(relation: str, texts: Sequence[Text]) -> Group:
    name = RELATIONS.get(relation, "")
    if name and len(texts) > 1:
        name = PLURALS.get(relation, f"{name}s")
    named = len(texts) if len(texts) <= MOST_NAMED + HARDLY_MORE else MOST_NAMED
    return Group(name, tuple(texts[:named]), len(texts) - named)


def _first_seen(graph: Graph, revision: str, fetched: Mapping[str, str]) -> str:
    """Say when a state was first fetched by anyone whose copy is here."""
    days = [
        fetched.get(siglum, "")
        for siglum in graph.children(revision)
        if graph.derivations[siglum]["relation"] == "copy"
    ]
    first = min(filter(None, days), default="")
    return f"first fetched {say_day(first)}" if first else ""
