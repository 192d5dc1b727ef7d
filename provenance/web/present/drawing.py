"""What is drawn of a stemma: nodes with their words, lines, captions, and how they are named.

Numbers are units of the drawing, one CSS pixel at its own size.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from provenance.web.present.folding import Cluster, Stretch, fold
from provenance.web.present.lettering import BOLD, NOTE, set_lines, width_of
from provenance.web.present.lineage import Graph

NARROW, WIDE = 312, 440
"""A column's least and greatest width."""
RADIUS = 15
LANE = 20
LEAST = 120
"""Room that every name has, however far to the right it stands."""
LINE = 18
"""From one line of words to the next."""
ROW_LINES = 3
"""Lines beside a node that fill a row; with more, the row is taller."""
MOST_LINES = 4
"""Lines beside a node at most, one of them left for its note."""
CERTAIN = 0.8
"""Confidence from which a line is drawn whole; a less sure one is drawn thin."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words beside a node, of its name or of what is noted of it."""

    text: str
    kind: str
    y: float


@dataclass(frozen=True, slots=True)
class Node:
    """A node in its place. `mark` stands in it; `name` and `note` beside it, set in `lines`.

    `opens` names what a folded node unfolds, after what is open already; `line` the nodes it
    descends from and `places` those that prove it, both with spaces between.
    """

    id: str
    kind: str
    x: float
    y: float
    mark: str
    name: str
    note: str
    says: str
    target: str
    name_x: float
    lines: tuple[Line, ...]
    opens: tuple[str, ...] = ()
    line: str = ""
    places: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from parent to child; `kind` names its style, `sure` how sure it is, if known."""

    path: str
    kind: str
    says: str
    child: str = ""
    sure: str = ""


@dataclass(frozen=True, slots=True)
class Caption:
    """Words in the drawing that belong to no node."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Stemma:
    """A whole drawing."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    captions: tuple[Caption, ...]
    legend: tuple[str, ...]
    across: bool

    @property
    def is_deep(self) -> bool:
        """Whether its generations, or the names beside the last, reach beyond a narrow screen."""
        return self.width > NARROW + LANE

    @property
    def signs(self) -> tuple[str, ...]:
        """What a legend has to explain besides the kinds of lines."""
        kinds = {node.kind for node in self.nodes} | {edge.sure for edge in self.edges}
        return tuple(sign for sign in ("low", "section", "lost", "cluster") if sign in kinds)


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a node: a name and, in a few words, what it is."""

    name: str
    note: str
    says: str


@dataclass(slots=True)
class Drawing:
    """A stemma while it is being drawn: what is placed so far, and what hangs from each node.

    `within` names the stretch that a state of a long spine is folded into.
    """

    graph: Graph
    about: Mapping[str, About]
    column: float = NARROW
    opened: Collection[str] = ()
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    placed: dict[str, tuple[float, float]] = field(default_factory=dict)
    hanging: Mapping[str, Sequence[str | Cluster]] = field(default_factory=dict)
    within: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.hanging = fold(self.graph, self.opened)

    @property
    def reach(self) -> float:
        """The least width that shows every name."""
        return max(
            (
                node.name_x + width_of(line.text) * (NOTE if line.kind == "note" else BOLD)
                for node in self.nodes
                for line in node.lines
            ),
            default=0.0,
        )

    def room(self, x: float) -> float:
        """How much room there is for words that begin at `x`, before the next column."""
        return max(LEAST, self.column - (x - LANE - 14) % self.column - LANE - 8)

    def spare(self, node: str | Cluster | Stretch, x: float) -> float:
        """How much more than half a row a node needs, above and below, for its words."""
        words = self.about.get(node, About(node, "", "")) if isinstance(node, str) else node
        lines = len(self._words(words.name, words.note, x + RADIUS + 10, MOST_LINES))
        return max(0, lines - ROW_LINES) * LINE / 2

    def put_stretch(self, stretch: Stretch, x: float, y: float) -> None:
        """Place one node for many states, so that lines lead to it that would lead to one."""
        for state in stretch.states:
            self.placed[state] = (x, y)
            self.within[state] = stretch.id
        self.put_cluster(stretch, x, y, str(len(stretch.states)))

    def put_cluster(self, cluster: Cluster | Stretch, x: float, y: float, mark: str = "") -> None:
        """Place one node for many texts."""
        says = f"{cluster.name}: {cluster.note}. Open to see each."
        self.nodes.append(
            Node(
                id=cluster.id,
                kind="cluster",
                x=x,
                y=y,
                mark=mark or str(len(cluster.members)),
                name=cluster.name,
                note=cluster.note,
                says=says,
                target="",
                name_x=x + RADIUS + 10,
                lines=self._beside(cluster.name, cluster.note, x + RADIUS + 10, y),
                opens=(*sorted(self.opened), cluster.parent),
                line=self._line_of(cluster.parent),
            )
        )

    def put(self, name: str, x: float, y: float, *, below: bool = False) -> None:
        """Place a node with its words beside it, or below to the right on the spine."""
        if name in self.placed:
            return
        self.placed[name] = (x, y)
        kind = kind_of(self.graph, name)
        about = self.about.get(name, About(name, "", name))
        siglum = self.graph.siglum_of(name)
        name_x = x + (16 if below else RADIUS + 10)
        self.nodes.append(
            Node(
                id=name,
                kind=kind,
                x=x,
                y=y,
                mark=siglum if kind in {"variant", "section"} else "",
                name=about.name,
                note=about.note,
                says=about.says,
                target=siglum,
                name_x=name_x,
                lines=self._beside(about.name, about.note, name_x, y, below=below),
                line=self._line_of(name),
                places=" ".join(places_of(self.graph, name)),
            )
        )

    def _line_of(self, name: str) -> str:
        line = line_of(self.graph, name)
        return " ".join(dict.fromkeys(self.within.get(node, node) for node in line))

    def _beside(
        self, name: str, note: str, x: float, y: float, *, below: bool = False
    ) -> tuple[Line, ...]:
        """Set a name and a note in lines: in the middle of the row, or under the spine."""
        words = self._words(name, note, x, ROW_LINES if below else MOST_LINES)
        first = y + 27 if below else y + 5 - LINE * (len(words) - 1) / 2
        return tuple(
            Line(text, kind, first + LINE * number) for number, (text, kind) in enumerate(words)
        )

    def _words(self, name: str, note: str, x: float, most: int) -> list[tuple[str, str]]:
        room = self.room(x)
        names = set_lines(name, room / BOLD, most - 1)
        notes = set_lines(note, room / NOTE, most - len(names)) if note else ()
        return [*((text, "name") for text in names), *((text, "note") for text in notes)]

    def line(self, path: str, kind: str, says: str = "", child: str = "") -> None:
        """Draw a line."""
        row = self.graph.derivations.get(child, {})
        sure = sure_of(row.get("confidence")) if kind != "also" else ""
        kind = "verdict" if row.get("verdict") == "replaced" else kind.replace(" ", "-")
        self.edges.append(Edge(path, kind, says, child, sure))


def line_of(graph: Graph, node: str) -> list[str]:
    """Give the nodes a node descends from, itself first; of what can't be told, its candidates.

    The further sources of a mixed text end the list.
    """
    open_row = graph.undecided.get(node)
    if open_row is not None:
        return list(dict.fromkeys([node, *open_row["between"]]))
    line: list[str] = []
    also: list[str] = []
    while node and node not in line:
        line.append(node)
        row = graph.derivations.get(node, {})
        also += [other["parent"] for other in row.get("also", ())]
        node = row.get("parent", "")
    return list(dict.fromkeys([*line, *also]))


def places_of(graph: Graph, node: str) -> list[str]:
    """Give the places that prove a node's descent."""
    evidence = graph.derivations.get(node, {}).get("evidence", ())
    return list(dict.fromkeys(reason["place"] for reason in evidence if reason.get("place")))


def sure_of(confidence: float | None) -> str:
    """Name how sure a row is, for its line; empty where that was not measured.

    >>> sure_of(0.98), sure_of(0.7), sure_of(None)
    ('high', 'low', '')
    """
    if confidence is None:
        return ""
    return "high" if confidence >= CERTAIN else "low"


def kind_of(graph: Graph, node: str) -> str:
    """Tell whether a node is a revision, a lost text, a variant or a section of one."""
    if node in graph.revisions:
        return "revision"
    if node in graph.lost:
        return "lost"
    return "section" if "#" in node else "variant"
