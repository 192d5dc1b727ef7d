"""Which facts drifted on the way, ready to be shown: both wordings, and what people hold of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from provenance.models import Decision
from provenance.services.anchors import drift_name
from provenance.web.present.lineage import Graph

KINDS = {
    "number": "a number",
    "name": "a name",
    "date": "a date",
    "quotation": "a quotation",
    "negation": "a negation or a certainty",
}

SENTENCE = 3
"""Times the letters of a word of denial or doubt from which on what stands beside it is a sentence
without one."""


@dataclass(frozen=True, slots=True)
class DriftShown:
    """One fact that a variant tells otherwise than its source; `name` is what a verdict names."""

    name: str
    siglum: str
    kind: str
    source: str
    says: str
    language: str
    source_language: str
    at: int
    accepted: bool
    dismissed: bool

    @property
    def added(self) -> bool:
        """Whether the source lacks what the variant says; all of its sentence stands for that."""
        return self._is_word(self.says, self.source)

    @property
    def left_out(self) -> bool:
        """Whether the variant lacks what the source says; all of its sentence stands for that."""
        return self._is_word(self.source, self.says)

    def _is_word(self, one: str, other: str) -> bool:
        return self.kind == KINDS["negation"] and SENTENCE * len(one) < len(other)


def show_drift(graph: Graph, languages: Mapping[str, str]) -> list[DriftShown]:
    """Give the drifted facts in the answer's order, those that were dismissed last.

    `languages` gives the language of each variant by its siglum.
    """
    shown = [
        DriftShown(
            name=drift_name(row),
            siglum=graph.siglum_of(row["variant"]) or row["variant"],
            kind=KINDS.get(row["kind"], row["kind"]),
            source=row["source"].strip(),
            says=row["says"].strip(),
            language=languages.get(graph.siglum_of(row["variant"]), "und"),
            source_language=row.get("source_language", "und"),
            at=row["range"][0],
            accepted=row.get("verdict") == Decision.CONFIRMED,
            dismissed=row.get("verdict") == Decision.REJECTED,
        )
        for row in graph.result.get("drift", ())
    ]
    return sorted(shown, key=lambda one: one.dismissed)
