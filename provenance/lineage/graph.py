"""The values a lineage is made of: places, revisions, derivations, and what could not be told."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from provenance.text.spans import Span

Relation = Literal[
    "revision",
    "copy",
    "excerpt",
    "translation",
    "retranslation",
    "paraphrase",
    "summary",
    "quotation",
]
EvidenceKind = Literal[
    "reading", "marker", "date", "declared", "truncation", "language", "order", "unique text"
]


@dataclass(frozen=True, slots=True)
class Reading:
    """One wording at a place, and who has it (node ids: `name` or `name#role`)."""

    text: str
    witnesses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the text where witnesses differ in substance.

    `where` gives, for each witness that covers the place, its range in that variant's text.
    """

    id: str
    readings: tuple[Reading, ...]
    where: Sequence[tuple[str, Span]] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of the source text in time, held whole by `held_by`, witnessed by `witnesses`."""

    id: str
    label: str
    marker: str | None
    after: str | None
    held_by: tuple[str, ...]
    witnesses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LostNode:
    """An inferred text that no one holds and that is no state of the source."""

    id: str
    kind: Literal["copy", "translation"]
    why: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason, in a sentence for a person; `place` names the place it rests on, if it does."""

    kind: EvidenceKind
    says: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class OtherParent:
    """A further source of a mixed text, and the share of the text it gave (0 to 1)."""

    parent: str
    share: float


@dataclass(frozen=True, slots=True)
class Derivation:
    """`child` was derived from `parent`; `confidence` is None until it is calibrated."""

    child: str
    parent: str
    relation: Relation
    evidence: tuple[Evidence, ...]
    confidence: float | None = None
    also: tuple[OtherParent, ...] = ()


@dataclass(frozen=True, slots=True)
class Undecided:
    """A child whose parent can't be told; `between` holds the likeliest first."""

    child: str
    between: tuple[str, ...]
    relation: Relation | None
    why: str


@dataclass(frozen=True, slots=True)
class DriftedFact:
    """A fact that a text tells otherwise than its source; `range` is where it says so."""

    variant: str
    kind: Literal["number", "name", "date", "quotation", "negation"]
    source: str
    says: str
    range: Span
    source_language: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """The whole answer; ids and orders come from content, never from names."""

    revisions: tuple[Revision, ...]
    lost: tuple[LostNode, ...]
    places: tuple[Place, ...]
    derivations: tuple[Derivation, ...]
    undecided: tuple[Undecided, ...]
    drift: tuple[DriftedFact, ...] = ()
