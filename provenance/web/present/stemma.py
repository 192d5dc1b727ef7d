"""Where each node and line of a stemma is drawn.

The revisions of the source make a spine; what derives from each hangs from it; what can't be told
hangs dotted from all its candidates. Drawn across for wide pages, down for narrow ones: the same
nodes, the same lines. Numbers are units of the drawing, one CSS pixel at its own size.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from provenance.web.present.lineage import Graph
from provenance.web.present.words import UNKNOWN_RELATION, relation_of

NARROW, WIDE = 312, 440
"""A column's least and greatest width."""
DRAWING = 936
"""The room for a drawing across on a wide page."""
ROW = 54
INDENT = 36
RADIUS = 15
SPINE = 30
SHORT = 46
"""Letters of a caption that fit a drawing down."""
FIRST_ROW = 112
LANE = 20
LETTER = 9.3
"""Width of a middling letter of the page's serif at 16 px; others are shares of it."""
NARROW_LETTERS, WIDE_LETTERS = frozenset(" .,;:'’iljtfrI()[]-"), frozenset("mwMW@—…")
WIDEST = 5
"""Columns beyond which a drawing across no longer fits a page; then it is drawn down only."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node in its place. `mark` stands in it; `name` and `note` beside it."""

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


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from parent to child; `kind` names its style."""

    path: str
    kind: str
    says: str


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
class _Drawing:
    graph: Graph
    about: Mapping[str, About]
    column: float = NARROW
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    placed: dict[str, tuple[float, float]] = field(default_factory=dict)

    def put(self, name: str, x: float, y: float, *, below: bool = False) -> None:
        """Place a node with its words beside it, or below to the right on the spine."""
        if name in self.placed:
            return
        self.placed[name] = (x, y)
        kind = kind_of(self.graph, name)
        about = self.about.get(name, About(name, "", name))
        siglum = self.graph.siglum_of(name)
        indent = (x - LANE - 14) % self.column
        letters = (self.column - indent - RADIUS - 36) / LETTER
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
            )
        )

    def line(self, path: str, kind: str, says: str = "") -> None:
        """Draw a line."""
        self.edges.append(Edge(path, kind.replace(" ", "-"), says))


def kind_of(graph: Graph, node: str) -> str:
    """Tell whether a node is a revision, a lost text, a variant or a section of one."""
    if node in graph.revisions:
        return "revision"
    if node in graph.lost:
        return "lost"
    return "section" if "#" in node else "variant"


def draw_across(graph: Graph, about: Mapping[str, About]) -> Stemma | None:
    """Draw with the spine across the top; None if it would be too wide to be read."""
    heads = [*graph.revisions]
    loose = [root for root in graph.roots() if root not in graph.revisions]
    columns = len(heads) + bool(loose)
    if not columns or columns > WIDEST:
        return None
    column = min(WIDE, max(NARROW, DRAWING // columns))
    drawing = _Drawing(graph, about, column)
    xs = {head: LANE + 14 + number * column for number, head in enumerate(heads)}
    deepest = SPINE + 50.0
    for head, x in xs.items():
        drawing.put(head, x, SPINE, below=True)
        bottom = _hang(drawing, head, x, FIRST_ROW)
        deepest = max(deepest, bottom)
    _draw_spine(drawing, across=True)
    y: float = FIRST_ROW
    for root in loose:
        x = LANE + 14 + len(heads) * column
        drawing.put(root, x + RADIUS, y)
        y = _hang(drawing, root, x + RADIUS, y + ROW)
        deepest = max(deepest, y)
    bottom = _hang_undecided_across(drawing, deepest, columns)
    _draw_others(drawing)
    return _finish(drawing, columns * column + LANE, bottom, across=True)


def draw_down(graph: Graph, about: Mapping[str, About]) -> Stemma:
    """Draw with the spine down the side."""
    drawing = _Drawing(graph, about)
    x, y = LANE + 14.0, 28.0
    loose = [root for root in graph.roots() if root not in graph.revisions]
    for head in graph.revisions:
        drawing.put(head, x, y)
        y = _hang(drawing, head, x, y + ROW) + 6
    _draw_spine(drawing, across=False)
    for root in loose:
        drawing.put(root, x + RADIUS, y)
        y = _hang(drawing, root, x + RADIUS, y + ROW)
    for between, children in _undecided(graph):
        y += 18
        says = _say_between(graph, between)
        if len(says) > SHORT:
            says = "undecided between those it hangs from"
        drawing.captions.append(Caption(LANE + 14, y - 8, says))
        y += 22
        first = y
        for child in children:
            _elbow(drawing, LANE - 12, first - 20, (x + RADIUS, y), "undecided", child)
            drawing.put(child, x + RADIUS, y)
            y = _hang(drawing, child, x + RADIUS, y + ROW)
        for parent in between:
            if parent in drawing.placed:
                px, py = drawing.placed[parent]
                left = LANE - 12
                path = (
                    f"M{px - 9:g},{py:g} H{left + 8:g} Q{left:g},{py:g} {left:g},{py + 8:g} "
                    f"V{first - 20:g}"
                )
                drawing.line(path, "undecided")
    _draw_others(drawing)
    return _finish(drawing, NARROW + LANE, y, across=False)


def _finish(drawing: _Drawing, width: float, bottom: float, *, across: bool) -> Stemma:
    kinds = dict.fromkeys(edge.kind for edge in drawing.edges)
    return Stemma(
        width=width,
        height=bottom - ROW / 2 + 12,
        nodes=tuple(drawing.nodes),
        edges=tuple(drawing.edges),
        captions=tuple(drawing.captions),
        legend=tuple(kinds),
        across=across,
    )


def _hang(drawing: _Drawing, parent: str, x: float, y: float) -> float:
    """Hang the children of a node under it, in rows; give the y of the next free row."""
    top = drawing.placed[parent][1]
    for child in drawing.graph.children(parent):
        if child in drawing.placed or child in drawing.graph.revisions:
            continue
        at = (x + INDENT, y)
        relation = drawing.graph.derivations[child]["relation"]
        start = top + (9 if parent in drawing.graph.revisions else RADIUS)
        _elbow(drawing, x, start, at, relation, child)
        drawing.put(child, *at)
        y = _hang(drawing, child, x + INDENT, y + ROW)
    return y


def _elbow(  # noqa: PLR0913, PLR0917 - a line has two ends and a look
    drawing: _Drawing, x: float, top: float, to: tuple[float, float], kind: str, child: str
) -> None:
    bend = 10
    path = (
        f"M{x:g},{top:g} V{to[1] - bend:g} Q{x:g},{to[1]:g} {x + bend:g},{to[1]:g} "
        f"H{to[0] - RADIUS:g}"
    )
    drawing.line(path, kind, drawing.about.get(child, About("", "", "")).says)


def _draw_spine(drawing: _Drawing, *, across: bool) -> None:
    revisions = drawing.graph.revisions
    names = list(revisions)
    for number, name in enumerate(names):
        row = drawing.graph.undecided.get(name)
        told = revisions[name]["after"]
        before = told or (row["between"][0] if row and row["between"] else None)
        if before not in drawing.placed:
            continue
        kind = "revision" if told else "undecided"
        (px, py), (x, y) = drawing.placed[before], drawing.placed[name]
        if names.index(before) == number - 1:
            path = f"M{px + 9:g},{py:g} H{x - 9:g}" if across else f"M{px:g},{py + 9:g} V{y - 9:g}"
        elif across:
            path = f"M{px:g},{py - 9:g} C{px:g},{py - 34:g} {x:g},{y - 34:g} {x:g},{y - 9:g}"
        else:
            path = f"M{px - 9:g},{py:g} C{px - 34:g},{py:g} {x - 34:g},{y:g} {x - 9:g},{y:g}"
        drawing.line(
            path, kind, f"“{revisions[name]['label']}” after “{revisions[before]['label']}”"
        )


def _undecided(graph: Graph) -> list[tuple[tuple[str, ...], list[str]]]:
    """Group what can't be told by what it can't be told between."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for node in graph.nodes:
        row = graph.undecided.get(node)
        if row is not None and node not in graph.revisions:
            between = [name for name in graph.nodes if name in set(row["between"])]
            groups.setdefault(tuple(between), []).append(node)
    return list(groups.items())


def _hang_undecided_across(drawing: _Drawing, y: float, columns: int) -> float:
    for number, (between, children) in enumerate(_undecided(drawing.graph)):
        y += 16
        drawing.captions.append(Caption(LANE + 24, y - 8, _say_between(drawing.graph, between)))
        lanes = [
            (drawing.placed[name][0] - LANE - number * 4, drawing.placed[name])
            for name in between
            if name in drawing.placed
        ]
        for lane, (px, py) in lanes:
            left = px - (9 if py == SPINE else RADIUS)
            path = f"M{left:g},{py:g} H{lane + 8:g} Q{lane:g},{py:g} {lane:g},{py + 8:g} V{y:g}"
            drawing.line(path, "undecided")
        slots = [LANE + 14 + slot * drawing.column for slot in range(columns)][
            : max(1, len(children))
        ]
        ends = [lane for lane, _ in lanes] + slots[: len(children)]
        if ends:
            drawing.line(f"M{min(ends):g},{y:g} H{max(ends):g}", "undecided")
        bottoms = [y + 40.0] * len(slots)
        for at, child in enumerate(children):
            slot = at % len(slots)
            to = (slots[slot] + INDENT, bottoms[slot])
            _elbow(drawing, slots[slot], y, to, "undecided", child)
            drawing.put(child, *to)
            bottoms[slot] = _hang(drawing, child, to[0], to[1] + ROW)
        y = max(bottoms)
    return y


def _draw_others(drawing: _Drawing) -> None:
    """Draw the further sources of mixed texts."""
    for child, row in drawing.graph.derivations.items():
        for other in row.get("also", ()):
            if child in drawing.placed and other["parent"] in drawing.placed:
                (px, py), (x, y) = drawing.placed[other["parent"]], drawing.placed[child]
                middle = (px + x) / 2
                path = (
                    f"M{px:g},{py + 10:g} C{middle:g},{py + 60:g} {x - 60:g},{y:g} "
                    f"{x - RADIUS:g},{y + 4:g}"
                )
                drawing.line(path, "also", f"{child} also draws on {other['parent']}")


def _say_between(graph: Graph, between: Sequence[str]) -> str:
    if not between:
        return "nothing tells what these derive from"
    names = [graph.label_of(name) for name in between]
    if len(names) == 1:
        return f"undecided, perhaps from {names[0]}"
    return f"undecided between {', '.join(names[:-1])} and {names[-1]}"


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
            return f"{head[: cut if cut > at // 2 else None].rstrip(' ,;:')}…"
    return text


def _width(letter: str) -> float:
    if letter >= "\u2e80":
        return 1.75
    if letter in NARROW_LETTERS:
        return 0.6
    return 1.45 if letter in WIDE_LETTERS else 1.3 if letter.isupper() else 1.0


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of the nested list that says the same as the drawing."""

    id: str
    kind: str
    target: str
    name: str
    relation: str
    evidence: tuple[str, ...]
    why: str
    children: tuple["Branch", ...]


def list_branches(graph: Graph, about: Mapping[str, About]) -> list[Branch]:
    """Give the stemma as a nested list: revisions with what hangs on them, then the undecided."""
    seen: set[str] = set()
    roots = [*graph.revisions, *(root for root in graph.roots() if root not in graph.revisions)]
    trees = [_branch(graph, about, root, seen) for root in roots if root not in seen]
    rest = [node for node in graph.nodes if node not in seen]
    return [*trees, *(_branch(graph, about, node, seen) for node in rest if node not in seen)]


def _branch(graph: Graph, about: Mapping[str, About], node: str, seen: set[str]) -> Branch:
    seen.add(node)
    row, open_row = graph.derivations.get(node), graph.undecided.get(node)
    children = tuple(_branches(graph, about, node, seen))
    relation = ""
    if row is not None:
        relation = relation_of(row["relation"])
    elif open_row is not None:
        relation = f"{relation_of(open_row['relation'])}, undecided"
        relation = relation.replace(f"{UNKNOWN_RELATION}, ", "")
    return Branch(
        id=node,
        kind=kind_of(graph, node),
        target=graph.siglum_of(node),
        name=about[node].name if node in about else node,
        relation=relation,
        evidence=tuple(reason["says"] for reason in row["evidence"]) if row else (),
        why=open_row["why"] if open_row else graph.lost.get(node, {}).get("why", ""),
        children=children,
    )


def _branches(
    graph: Graph, about: Mapping[str, About], node: str, seen: set[str]
) -> Iterator[Branch]:
    for child in graph.children(node):
        if child not in seen and child not in graph.revisions:
            yield _branch(graph, about, child, seen)
