"""What lineage does an answer tell that was kept?"""

from collections.abc import Mapping
from typing import Any

from provenance.lineage.graph import (
    Derivation,
    Evidence,
    Lineage,
    LostNode,
    OtherParent,
    Place,
    Reading,
    Revision,
    Undecided,
)
from provenance.text.spans import Span


def lineage_of(answer: Mapping[str, Any]) -> Lineage:
    """The lineage that an answer of schema `provenance.lineage/1` was made from.

    Raises KeyError where the answer is of another shape.
    """
    return Lineage(
        revisions=tuple(
            Revision(
                row["id"],
                row["label"],
                row["marker"],
                row["after"],
                tuple(row["held_by"]),
                tuple(row["witnesses"]),
            )
            for row in answer["revisions"]
        ),
        lost=tuple(LostNode(row["id"], row["kind"], row["why"]) for row in answer["lost"]),
        places=tuple(map(_place, answer["places"])),
        derivations=tuple(map(_derivation, answer["derivations"])),
        undecided=tuple(
            Undecided(row["child"], tuple(row["between"]), row["relation"], row["why"])
            for row in answer["undecided"]
        ),
    )


def _place(row: Mapping[str, Any]) -> Place:
    return Place(
        id=row["id"],
        readings=tuple(Reading(one["text"], tuple(one["witnesses"])) for one in row["readings"]),
        where=tuple((witness, Span(*span)) for witness, span in row.get("where", {}).items()),
    )


def _derivation(row: Mapping[str, Any]) -> Derivation:
    return Derivation(
        child=row["child"],
        parent=row["parent"],
        relation=row["relation"],
        evidence=tuple(
            Evidence(one["kind"], one["says"], one.get("place")) for one in row["evidence"]
        ),
        confidence=row["confidence"],
        also=tuple(OtherParent(one["parent"], one["share"]) for one in row["also"]),
    )
