"""Which facts drifted on the way, ready to be shown: both wordings, and what people hold of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from provenance.models import Decision
from provenance.services.anchors import drift_name
from provenance.web.present.edition import Witness, witnesses_of
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
    """One fact that variants tell otherwise than their source; `names` are what a verdict names."""

    kind: str
    source: str
    says: str
    language: str
    source_language: str
    accepted: bool
    dismissed: bool
    names: tuple[str, ...] = ()
    witnesses: tuple[Witness, ...] = ()

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

    What several variants have alike is one fact. `languages` gives the language of each by siglum.
    """
    alike: dict[DriftShown, list[Mapping[str, Any]]] = {}
    for row in graph.result.get("drift", ()):
        alike.setdefault(_fact(row, graph, languages), []).append(row)
    shown = [
        replace(
            fact,
            names=tuple(dict.fromkeys(map(drift_name, rows))),
            witnesses=witnesses_of(
                {graph.siglum_of(row["variant"]) or row["variant"] for row in rows}
            ),
        )
        for fact, rows in alike.items()
    ]
    return sorted(shown, key=lambda one: one.dismissed)


def _fact(row: Mapping[str, Any], graph: Graph, languages: Mapping[str, str]) -> DriftShown:
    return DriftShown(
        kind=KINDS.get(row["kind"], row["kind"]),
        source=row["source"].strip(),
        says=row["says"].strip(),
        language=languages.get(graph.siglum_of(row["variant"]), "und"),
        source_language=row.get("source_language", "und"),
        accepted=row.get("verdict") == Decision.CONFIRMED,
        dismissed=row.get("verdict") == Decision.REJECTED,
    )
