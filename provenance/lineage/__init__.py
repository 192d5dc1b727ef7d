"""Variants in, their lineage out: places, revisions, derivations, with the evidence for each."""

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
from provenance.lineage.stemma import trace
from provenance.lineage.testimony.witnesses import section_id

__all__ = [
    "Derivation",
    "Evidence",
    "Lineage",
    "LostNode",
    "OtherParent",
    "Place",
    "Reading",
    "Revision",
    "Undecided",
    "section_id",
    "trace",
]
