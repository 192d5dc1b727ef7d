"""How a place of the lineage is shown: its readings, who has each, and where long ones part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from provenance.diffing import Edit, Op, compare
from provenance.models import Decision, Subject
from provenance.services.overruling import Judged
from provenance.web.present.edition import Witness, by_siglum, witnesses_of
from provenance.web.present.lineage import Graph
from provenance.web.present.verdict_log import VerdictShown, show_verdict

SHORT = 160
"""Characters up to which a reading is shown whole: two lines. Places of free copies hold whole
paragraphs, in as many wordings as there are texts: one page of 60 of them was 500,000 pixels."""

MOST_READINGS = 6
"""Readings shown of a place that stands among others."""

MOST_WITNESSES = 12
"""Witnesses of one reading that are named where a place stands among others."""

LEAST_SPARED = 0.5
"""Share of a long reading that telling it by its differences must spare, or it is shown whole."""


@dataclass(frozen=True, slots=True)
class Parting:
    """Words of the first reading, and what another has for them; empty if it leaves them out."""

    first: str
    own: str


@dataclass(frozen=True, slots=True)
class ReadingShown:
    """One wording at a place; `mine` where the row's own child has it.

    A long one that is not the first is told by its `partings` from the first alone.
    """

    text: str
    partings: tuple[Parting, ...]
    witnesses: tuple[Witness, ...]
    more_witnesses: int
    mine: bool


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """One place that a row rests on; `more` readings are shown where it stands alone.

    `before` and `after` are the words around it in one text, in its language.
    """

    id: str
    readings: tuple[ReadingShown, ...]
    more: int
    dismissed: bool
    verdict: VerdictShown | None
    before: str = ""
    after: str = ""
    language: str = "und"


def show_place(  # noqa: PLR0913 - a row has two ends
    graph: Graph,
    judged: Judged,
    name: str,
    node: str = "",
    parent: str = "",
    *,
    alone: bool = False,
) -> PlaceShown:
    """Show one place: the readings of `node` and its parent first, then those that most have."""
    place = graph.places[name]
    standing = judged.on(Subject.PLACE, name)
    readings = sorted(
        place["readings"],
        key=lambda row: (
            node not in row["witnesses"],
            parent not in row["witnesses"],
            -len(row["witnesses"]),
        ),
    )
    shown = readings if alone else readings[:MOST_READINGS]
    return PlaceShown(
        id=name,
        readings=tuple(_reading(row, shown[0]["text"], node, alone=alone) for row in shown),
        more=len(readings) - len(shown),
        dismissed=standing.verdict is not None and standing.verdict.decision == Decision.REJECTED,
        verdict=show_verdict(standing.verdict, graph) if standing.verdict else None,
    )


def _reading(row: Mapping[str, Any], first: str, node: str, *, alone: bool) -> ReadingShown:
    names = sorted(row["witnesses"], key=by_siglum)
    named = names if alone else names[:MOST_WITNESSES]
    return ReadingShown(
        text=row["text"],
        partings=partings_of(first, row["text"]),
        witnesses=witnesses_of(named),
        more_witnesses=len(names) - len(named),
        mine=node in row["witnesses"],
    )


def partings_of(first: str, other: str) -> tuple[Parting, ...]:
    """Tell a long reading by where it parts from the first; nothing if it is better shown whole.

    >>> sea = "The sea was calm. " * 9
    >>> partings_of(sea, sea.replace("calm", "rough", 1))
    (Parting(first='calm', own='rough'),)
    >>> partings_of("calm", "rough")
    ()
    """
    if first == other or min(len(first), len(other)) <= SHORT:
        return ()
    edits = compare(first, other).edits
    found = [_parting(edits, at, first, other) for at in range(len(edits))]
    partings = tuple(one for one in found if one is not None)
    told = sum(len(one.first) + len(one.own) for one in partings)
    return partings if told < LEAST_SPARED * len(other) else ()


def _parting(edits: Sequence[Edit], at: int, first: str, other: str) -> Parting | None:
    edit = edits[at]
    if edit.op is Op.EQUAL:
        return None
    here, own = first[edit.older.slice].strip(), other[edit.newer.slice].strip()
    if here:
        return Parting(here, own)
    before = first[: edit.older.start].split()[-1:]
    after = first[edit.older.start :].split()[:1]
    if before:
        return Parting(before[0], f"{before[0]} {own}")
    return Parting(" ".join(after), " ".join([own, *after]))


def parting_places(graph: Graph, one: str, other: str) -> list[str]:
    """Name the places at which a text reads otherwise than another one, or than most if none.

    A place tells nothing of a text that does not reach it.
    """
    found = []
    for name, place in graph.places.items():
        readings = [set(row["witnesses"]) for row in place["readings"]]
        own = next((names for names in readings if one in names), None)
        if own is None:
            continue
        if other:
            parts = other not in own and any(other in names for names in readings)
        else:
            parts = len(own) < max(map(len, readings))
        if parts:
            found.append(name)
    return found
