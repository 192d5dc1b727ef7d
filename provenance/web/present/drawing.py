"""What is drawn of a stemma: nodes with their words, lines, captions, and how they are named.

Numbers are units of the drawing, one CSS pixel at its own size.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from provenance.web.present.folding import Cluster, fold
from provenance.web.present.lineage import Graph

NARROW, WIDE = 312, 440
"""A column's least and greatest width."""
RADIUS = 15
LANE = 20
LETTER = 9.3
"""Width of a middling letter of the page's serif at 16 px; others are shares of it."""
NARROW_LETTERS, WIDE_LETTERS = frozenset(" .,;:'’iljtfrI()[]-"), frozenset("mwMW@—…")
NAMES = 150
"""Room kept for the name of the rightmost node."""
CERTAIN = 0.8
"""Confidence from which a line is drawn whole; a less sure one is drawn thin."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node in its place. `mark` stands in it; `name` and `note` beside it.

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
    name_y: float
    note_y: float
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


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a node: a name and, in a few words, what it is."""

    name: str
    note: str
    says: str


@dataclass(slots=True)
class Drawing:
    """A stemma while it is being drawn: what is placed so far, and what hangs from each node."""

    graph: Graph
    about: Mapping[str, About]
    column: float = NARROW
    opened: Collection[str] = ()
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    placed: dict[str, tuple[float, float]] = field(default_factory=dict)
    hanging: Mapping[str, Sequence[str | Cluster]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.hanging = fold(self.graph, self.opened)

    @property
    def reach(self) -> float:
        """The least width that shows every name."""
        return max((node.name_x + NAMES for node in self.nodes), default=0.0)

    def letters(self, x: float) -> float:
        """How many letters fit beside a node before the next column."""
        indent = (x - LANE - 14) % self.column
        return (self.column - indent - RADIUS - 36) / LETTER

    def put_cluster(self, cluster: Cluster, x: float, y: float) -> None:
        """Place one node for many texts."""
        says = f"{cluster.name}: {cluster.note}. Open to see each."
        self.nodes.append(
            Node(
                id=cluster.id,
                kind="cluster",
                x=x,
                y=y,
                mark=str(len(cluster.members)),
                name=_fit(cluster.name, self.letters(x)),
                note=_fit(cluster.note, self.letters(x) * 1.2),
                says=says,
                target="",
                name_x=x + RADIUS + 10,
                name_y=y - 2,
                note_y=y + 16,
                opens=(*sorted(self.opened), cluster.parent),
                line=" ".join(line_of(self.graph, cluster.parent)),
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
        letters = self.letters(x)
        self.nodes.append(
            Node(
                id=name,
                kind=kind,
                x=x,
                y=y,
                mark=siglum if kind in {"variant", "section"} else "",
                name=_fit(about.name, letters),
                note=_fit(about.note, letters * 1.2),
                says=about.says,
                target=siglum,
                name_x=x + (16 if below else RADIUS + 10),
                name_y=y + (27 if below else -2),
                note_y=y + (46 if below else 16),
                line=" ".join(line_of(self.graph, name)),
                places=" ".join(places_of(self.graph, name)),
            )
        )

    def line(self, path: str, kind: str, says: str = "", child: str = "") -> None:
        """Draw a line."""
        row = self.graph.derivations.get(child, {})
        sure = sure_of(row.get("confidence")) if kind != "also" else ""
        kind = "verdict" if row.get("verdict") == "replaced" else kind.replace(" ", "-")
        self.edges.append(Edge(path, kind, says, child, sure))


def line_of(graph: Graph, node: str) -> list[str]:
    """Give the nodes a node descends from, itself first."""
    line: list[str] = []
    while node and node not in line:
        line.append(node)
        node = graph.derivations.get(node, {}).get("parent", "")
    return line


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


def _fit(text: str, letters: float) -> str:
    """Shorten a name to what fits, at a word if there is one.

    >>> _fit("The town that computed its own tides", 20)
    'The town that…'
    """
    width = 0.0
    for at, letter in enumerate(text):
        width += _width(letter)
        if width > letters:
            head = text[: max(1, at - 1)]
            cut = head.rfind(" ")
            return f"{head[: cut if cut > at // 2 else None].rstrip(' ,;:·')}…"
    return text


def _width(letter: str) -> float:
    if letter >= "\u2e80":
        return 1.75
    if letter in NARROW_LETTERS:
        return 0.6
    return 1.45 if letter in WIDE_LETTERS else 1.3 if letter.isupper() else 1.0
