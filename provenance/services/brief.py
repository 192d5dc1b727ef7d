"""What does a list say of a lineage, or of one that takes too long to be read for it?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from provenance.models import Decision

BY_MEANING = frozenset({"translation", "retranslation", "paraphrase", "summary"})
"""Relations of texts whose revision and facts take meaning to tell."""


@dataclass(frozen=True, slots=True)
class Brief:
    """The sum of a lineage: the labels of its states, and how many there are of what else.

    Where no states are told, as of copies by hand, `copied` texts derive from one another, all that
    are placed from the `ancestor`, if that is one.
    """

    states: tuple[str, ...]
    is_ordered: bool
    reworded: int
    drift: int
    undecided: int
    copied: int = 0
    ancestor: str = ""
    is_current: bool = True


def brief_of(lineage: Mapping[str, Any]) -> Brief:
    """Sum a lineage up."""
    variants = [row["id"] for row in lineage["variants"]]
    states = {row["id"]: row["label"] for row in lineage["revisions"]}
    told = [row for row in lineage["derivations"] if row["child"] in set(variants)]
    return Brief(
        states=tuple(states.values()),
        is_ordered=not any(row["child"] in states for row in lineage["undecided"]),
        reworded=sum(row["relation"] in BY_MEANING for row in told),
        drift=sum(one.get("verdict") != Decision.REJECTED for one in lineage.get("drift", ())),
        undecided=sum(row["child"] not in states for row in lineage["undecided"]),
        copied=0 if states else len(told),
        ancestor="" if states or not told else _ancestor(lineage),
    )


def _ancestor(lineage: Mapping[str, Any]) -> str:
    """Name the one text that all that are placed come from; empty where there are several."""
    placed = {row["child"] for row in (*lineage["derivations"], *lineage["undecided"])}
    held = [row["id"] for row in lineage["variants"] if row["id"] not in placed]
    lost = [row["kind"] for row in lineage["lost"] if row["id"] not in placed]
    names = [*held, *(f"a lost {kind}" for kind in lost)]
    return names[0] if len(names) == 1 else ""
