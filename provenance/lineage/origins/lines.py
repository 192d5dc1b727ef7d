"""From which texts may each text of a lineage have words, and whom has a lost one beside it?"""

from collections.abc import Iterator

from provenance.lineage.graph import Derivation, Lineage, Undecided

DIRECTED = frozenset({"translation", "retranslation", "summary", "quotation"})
"""Relations that can run one way only."""

FORK = 2


class Graph:
    """A lineage as origins are asked of it.

    `open` gives, for each text of a group in which nothing tells who was first, the others.
    """

    def __init__(self, lineage: Lineage) -> None:
        rows: list[Derivation | Undecided] = [*lineage.derivations, *lineage.undecided]
        self.rows = {row.child: row for row in rows}
        self.revisions = frozenset(revision.id for revision in lineage.revisions)
        self.lost = frozenset(node.id for node in lineage.lost)
        self._children: dict[str, list[str]] = {}
        for row in lineage.derivations:
            self._children.setdefault(row.parent, []).append(row.child)
        self.open = self._groups(lineage)

    def sources(self, node: str) -> tuple[str, ...]:
        """The texts that a node may have words from, the main one first."""
        row = self.rows.get(node)
        if row is None or node in self.open:
            return ()
        if isinstance(row, Undecided):
            return row.between
        return (row.parent, *(other.parent for other in row.also if other.parent != row.parent))

    def forks_in_two(self, node: str) -> bool:
        """Whether a lost text came from none that is known and two texts alone came from it."""
        return (
            node in self.lost
            and node not in self.rows
            and node not in self.open
            and len(self._children.get(node, ())) == FORK
        )

    def beside(self, node: str, child: str) -> list[str]:
        """The nearest texts that show which words of `child` the lost text `node` had.

        They are those that came from it by other ways, those that it came from, and those of which
        it is open which they did.
        """
        found: list[str] = []
        while True:
            for other in (*self._children.get(node, ()), *self.open.get(node, ())):
                if other != child:
                    found += self.nearest(other)
            row = self.rows.get(node)
            if not isinstance(row, Derivation) or row.relation in DIRECTED:
                return found
            node, child = row.parent, node
            if node not in self.lost:
                return [node, *found]

    def nearest(self, node: str) -> Iterator[str]:
        """The node, or the nearest texts below it if it is lost itself."""
        waiting = [node]
        while waiting:
            here = waiting.pop()
            if here in self.lost:
                waiting += reversed(self._children.get(here, []))
            else:
                yield here

    def _groups(self, lineage: Lineage) -> dict[str, tuple[str, ...]]:
        homes: dict[str, set[str]] = {}
        for row in lineage.undecided:
            for other in row.between:
                if self._either_way(row, other):
                    group = homes.get(row.child, {row.child}) | homes.get(other, {other})
                    homes |= dict.fromkeys(group, group)
        return {node: tuple(sorted(group - {node})) for node, group in homes.items()}

    def _either_way(self, row: Undecided, other: str) -> bool:
        """Whether it is open which of two texts came from the other."""
        if row.relation in DIRECTED or (row.child in self.revisions) != (other in self.revisions):
            return False
        back = self.rows.get(other)
        if isinstance(back, Derivation):
            return back.parent == row.child
        if isinstance(back, Undecided):
            return row.child in back.between
        return other in self.lost or (len(row.between) == 1 and row.relation is not None)
