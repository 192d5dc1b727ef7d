"""What a lineage says, looked up by node: parents, children, rows and witnesses."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from provenance.lineage.source.labels import called

EMPTY: Mapping[str, Any] = {
    "variants": [],
    "revisions": [],
    "lost": [],
    "places": [],
    "derivations": [],
    "undecided": [],
}
"""An answer that says nothing yet."""


@dataclass(frozen=True)
class Graph:
    """One answer of contract `provenance.lineage/1` with its rows by child."""

    result: Mapping[str, Any]

    @cached_property
    def revisions(self) -> dict[str, Mapping[str, Any]]:
        """The revisions by id, in the answer's order; of two with one label the later has a number.

        Two may be marked with the same words, or get one name as the engine comes to tell more.
        """
        seen: Counter[str] = Counter()
        found = {}
        for row in self.result["revisions"]:
            seen[row["label"]] += 1
            number = seen[row["label"]]
            told = {**row, "label": f"{row['label']} ({number})"} if number > 1 else row
            found[row["id"]] = told
        return found

    @cached_property
    def lost(self) -> dict[str, Mapping[str, Any]]:
        """The lost nodes by id."""
        return {row["id"]: row for row in self.result["lost"]}

    @cached_property
    def derivations(self) -> dict[str, Mapping[str, Any]]:
        """The derivations by child."""
        return {row["child"]: row for row in self.result["derivations"]}

    @cached_property
    def undecided(self) -> dict[str, Mapping[str, Any]]:
        """The rows that could not be told, by child."""
        return {row["child"]: row for row in self.result["undecided"]}

    @cached_property
    def variants(self) -> dict[str, Mapping[str, Any]]:
        """The variants by siglum."""
        return {row["id"]: row for row in self.result["variants"]}

    @cached_property
    def places(self) -> dict[str, Mapping[str, Any]]:
        """The places by id."""
        return {row["id"]: row for row in self.result["places"]}

    def siglum_of(self, node: str) -> str:
        """Give the variant a node is or is a section of; empty for revisions and lost nodes."""
        name = node.split("#", maxsplit=1)[0]
        return name if name in self.variants else ""

    def label_of(self, node: str) -> str:
        """Name a node for a person: a revision by its label, a section by what it is.

        The names of variants are their sigla; of several lost texts each has a number, as in the
        evidence.
        """
        if node in self.revisions:
            return called(self.revisions[node]["label"])
        if node in self.lost:
            kind = self.lost[node]["kind"]
            return f"the lost {kind} {node}" if len(self.lost) > 1 else f"a lost {kind}"
        name, _, section = node.partition("#")
        return f"the {section.replace('-', ' ')} in {name}" if section else name

    def title_of(self, node: str) -> str:
        """Name a node where it stands alone: a revision by its bare label."""
        revision = self.revisions.get(node)
        return str(revision["label"]) if revision else self.label_of(node)

    def revision_of(self, node: str) -> str:
        """Follow a node's parents up to the first revision; empty if there is none."""
        seen: set[str] = set()
        while node and node not in seen:
            if node in self.revisions:
                return node
            seen.add(node)
            row = self.derivations.get(node)
            node = row["parent"] if row else ""
        return ""

    def reading_of(self, revision: str, place: str) -> Mapping[str, Any] | None:
        """What a revision reads at a place: as those who hold it whole, else as most witnesses do.

        Copies of one bad copy are witnesses too, and may be the most.
        """
        row = self.revisions[revision]
        readings: Sequence[Mapping[str, Any]] = self.places[place]["readings"]
        for nodes in (set(row["held_by"]), set(row["witnesses"])):
            counts = [len(nodes.intersection(reading["witnesses"])) for reading in readings]
            if most := max(counts, default=0):
                return readings[counts.index(most)]
        return None

    def roots(self) -> list[str]:
        """Give the nodes that hang on nothing that was told, revisions first."""
        parented = {
            child
            for child, row in self.derivations.items()
            if row["parent"] in self.nodes and child != row["parent"]
        }
        return [node for node in self.nodes if node not in parented and node not in self.undecided]

    @cached_property
    def nodes(self) -> Sequence[str]:
        """Every node once: revisions, lost nodes, variants, then sections that have rows."""
        rows = [*self.derivations, *self.undecided]
        parents = [row["parent"] for row in self.derivations.values()]
        sections = [node for node in (*rows, *parents) if "#" in node]
        order = sorted(self.variants, key=lambda name: (len(name), name))
        return list(dict.fromkeys([*self.revisions, *self.lost, *order, *sorted(sections)]))

    def children(self, node: str) -> list[str]:
        """Give what was derived from a node, in the order of the nodes."""
        return self._hanging.get(node, [])

    @cached_property
    def _hanging(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for child in self.nodes:
            row = self.derivations.get(child)
            if row is not None:
                found.setdefault(row["parent"], []).append(child)
        return found
