"""How is a lineage kept as plain lists and dicts, and told from them again?"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def answer_of(found: Lineage) -> dict[str, Any]:
    """What an answer of schema `provenance.lineage/1` says of descent and drift, as JSON has it.

    `lineage_of` gives the lineage back, but for its drift.
    """
    return {
        "revisions": [_plain(revision) for revision in found.revisions],
        "lost": [_plain(node) for node in found.lost],
        "places": [
            {
                "id": place.id,
                "readings": [_plain(reading) for reading in place.readings],
                "where": {witness: list(span) for witness, span in place.where},
            }
            for place in found.places
        ],
        "derivations": [_row(row) for row in found.derivations],
        "undecided": [_plain(row) for row in found.undecided],
        "drift": [_plain(fact) for fact in found.drift],
    }


def _row(row: Derivation) -> dict[str, Any]:
    """A row whose reasons leave out the places that they do not have."""
    said = _plain(row)
    said["evidence"] = [
        {key: held for key, held in reason.items() if held is not None}
        for reason in said["evidence"]
    ]
    return said


def _plain(value: "DataclassInstance") -> dict[str, Any]:
    """A value's fields, with lists for tuples."""
    return {name: _listed(getattr(value, name)) for name in _fields_of(type(value))}


def _listed(held: object) -> object:
    if not isinstance(held, tuple):
        return held
    return [_plain(one) if is_dataclass(one) and not isinstance(one, type) else one for one in held]


@cache
def _fields_of(kind: "type[DataclassInstance]") -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


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
