"""Where each node and line of a stemma is drawn.

The revisions of the source make a spine; what derives from each hangs from it; what can't be told
hangs dotted from all its candidates. Drawn across for wide pages, down for narrow ones: the same
nodes, the same lines. Numbers are units of the drawing, one CSS pixel at its own size.
"""

from collections.abc import Collection, Mapping, Sequence

from provenance.lineage.source.labels import called
from provenance.web.present.drawing import (
    LANE,
    NARROW,
    RADIUS,
    WIDE,
    About,
    Caption,
    Drawing,
    Stemma,
)
from provenance.web.present.folding import Cluster, Stretch, fold_open, fold_spine, group_open
from provenance.web.present.lettering import NOTE, width_of
from provenance.web.present.lineage import Graph
from provenance.web.present.words import spell

FEW = 2
"""States between which a caption names each; of all there are, if more, it says just that."""

DRAWING = 936
"""The room for a drawing across on a wide page."""
ROW = 62
INDENT = 36
SPINE = 30
FIRST_ROW = 132
LEAST_INDENT = 22
"""The least step to the right: a circle stands clear of the line it hangs from."""
RAIL, BEND = 14, 8
"""Where the line runs down to wordings of unknown order, one for all, and how round it turns."""
WIDEST = 4
"""Columns beyond which words in a drawing across are too small, since it is scaled to the page;
then it is drawn down only."""
LEAST_COLUMN = 276
"""The width of one of so many columns: their words are shown at 85% of their size."""


def draw_across(
    graph: Graph, about: Mapping[str, About], opened: Collection[str] = ()
) -> Stemma | None:
    """Draw with the spine across the top; None if it would be too wide to be read."""
    heads = [*graph.revisions]
    loose = [root for root in graph.roots() if root not in graph.revisions]
    columns = len(heads) + bool(loose)
    if not columns or columns > WIDEST:
        return None
    column = min(WIDE, max(LEAST_COLUMN, DRAWING // columns)) if columns > 1 else DRAWING
    drawing = Drawing(graph, about, column, opened)
    xs = {head: LANE + 14 + number * column for number, head in enumerate(heads)}
    first = FIRST_ROW if heads else SPINE
    deepest = first - 52.0
    for head, x in xs.items():
        drawing.put(head, x, SPINE, below=True)
        bottom = _hang(drawing, head, x, first)
        deepest = max(deepest, bottom)
    _draw_spine(drawing, across=True)
    y: float = first
    for root in loose:
        x = LANE + 14 + len(heads) * column
        y = _put(drawing, root, x + RADIUS, y)
        deepest = max(deepest, y)
    bottom = _hang_undecided_across(drawing, deepest, columns)
    _draw_others(drawing)
    return _finish(drawing, columns * column + LANE, bottom, across=True)


def draw_down(
    graph: Graph,
    about: Mapping[str, About],
    opened: Collection[str] = (),
    *,
    width: float = NARROW,
) -> Stemma:
    """Draw with the spine down the side, words no further than `width`."""
    drawing = Drawing(graph, about, width, opened)
    x, y = LANE + 14.0, 28.0
    loose = [root for root in graph.roots() if root not in graph.revisions]
    for head in fold_spine(graph, opened):
        y = _put(drawing, head, x, y) + 6
    _draw_spine(drawing, across=False)
    for root in loose:
        y = _put(drawing, root, x + RADIUS, y)
    for between, children in group_open(graph):
        y += 18
        says = _say_between(graph, between)
        if width_of(says) * NOTE > drawing.room(LANE + 14):
            says = "undecided between those it hangs from"
        drawing.captions.append(Caption(LANE + 14, y - 8, says))
        y += 32
        first = y
        for child in fold_open(graph, between, children, opened):
            name = child if isinstance(child, str) else ""
            to = (x + RADIUS, y + drawing.spare(child, x + RADIUS))
            _elbow(drawing, LANE - 12, first - 20, to, "undecided", name)
            y = _put(drawing, child, x + RADIUS, y)
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
    return _finish(drawing, width + LANE, y, across=False)


def _finish(drawing: Drawing, width: float, bottom: float, *, across: bool) -> Stemma:
    kinds = dict.fromkeys(edge.kind for edge in drawing.edges)
    return Stemma(
        width=max(width, drawing.reach),
        height=bottom - ROW / 2 + 12,
        nodes=tuple(drawing.nodes),
        edges=tuple(drawing.edges),
        captions=tuple(drawing.captions),
        legend=tuple(kinds),
        across=across,
    )


def _hang(drawing: Drawing, parent: str, x: float, y: float, depth: int = 0) -> float:
    """Hang the children of a node under it, in rows; give the y of the next free row."""
    top = drawing.placed[parent][1]
    start = top + (9 if parent in drawing.graph.revisions else RADIUS)
    step = max(LEAST_INDENT, INDENT - 4 * depth)
    for child in drawing.hanging.get(parent, ()):
        if child in drawing.placed or child in drawing.graph.revisions:
            continue
        at = (x + step, y + drawing.spare(child, x + step))
        if isinstance(child, Cluster):
            _elbow(drawing, x, start, at, child.relation, "")
        else:
            relation = drawing.graph.derivations[child]["relation"]
            _elbow(drawing, x, start, at, relation, child)
        y = _put(drawing, child, x + step, y, depth + 1)
    return y


def _put(
    drawing: Drawing, node: str | Cluster | Stretch, x: float, y: float, depth: int = 0
) -> float:
    """Place a node in the row at y, and under it what hangs from it; give the next free row."""
    spare = drawing.spare(node, x)
    if isinstance(node, Stretch):
        drawing.put_stretch(node, x, y + spare)
        return y + 2 * spare + ROW
    if isinstance(node, Cluster):
        drawing.put_cluster(node, x, y + spare)
        return y + 2 * spare + ROW
    drawing.put(node, x, y + spare)
    return _hang(drawing, node, x, y + 2 * spare + ROW, depth)


def _elbow(  # noqa: PLR0913, PLR0917 - a line has two ends and a look
    drawing: Drawing, x: float, top: float, to: tuple[float, float], kind: str, child: str
) -> None:
    bend = 10
    path = (
        f"M{x:g},{top:g} V{to[1] - bend:g} Q{x:g},{to[1]:g} {x + bend:g},{to[1]:g} "
        f"H{to[0] - RADIUS:g}"
    )
    drawing.line(path, kind, drawing.about.get(child, About("", "", "")).says, child)


def _draw_spine(drawing: Drawing, *, across: bool) -> None:
    revisions = drawing.graph.revisions
    within = drawing.within
    heads = dict.fromkeys(within.get(name, name) for name in revisions)
    places = {head: number for number, head in enumerate(heads)}
    drawn = set()
    for name in revisions:
        row = drawing.graph.undecided.get(name)
        told = revisions[name]["after"]
        before = told or (row["between"][0] if row and row["between"] else None)
        if before not in drawing.placed:
            continue
        ends = within.get(before, before), within.get(name, name)
        if ends[0] == ends[1] or ends in drawn:
            continue
        drawn.add(ends)
        kind = "revision" if told else "undecided"
        (px, py), (x, y) = drawing.placed[before], drawing.placed[name]
        if not told and not across:
            path = (
                f"M{px - 9:g},{py:g} H{RAIL + BEND} Q{RAIL},{py:g} {RAIL},{py + BEND:g} "
                f"V{y - BEND:g} Q{RAIL},{y:g} {RAIL + BEND},{y:g} H{x - 9:g}"
            )
        elif places[ends[1]] == places[ends[0]] + 1:
            path = f"M{px + 9:g},{py:g} H{x - 9:g}" if across else f"M{px:g},{py + 9:g} V{y - 9:g}"
        elif across:
            path = f"M{px:g},{py - 9:g} C{px:g},{py - 34:g} {x:g},{y - 34:g} {x:g},{y - 9:g}"
        else:
            path = f"M{px - 9:g},{py:g} C{px - 34:g},{py:g} {x - 34:g},{y:g} {x - 9:g},{y:g}"
        one, other = (called(revisions[node]["label"]) for node in (name, before))
        says = f"{one} after {other}" if told else f"Which of {one} and {other} came first is open"
        drawing.line(path, kind, says, ends[1])


def _hang_undecided_across(drawing: Drawing, y: float, columns: int) -> float:
    for number, (between, children) in enumerate(group_open(drawing.graph)):
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
        shown = fold_open(drawing.graph, between, children, drawing.opened)
        slots = [LANE + 14 + slot * drawing.column for slot in range(columns)][: len(shown)]
        ends = [*(lane for lane, _ in lanes), *slots]
        if ends:
            drawing.line(f"M{min(ends):g},{y:g} H{max(ends):g}", "undecided")
        bottoms = [y + 40.0] * len(slots)
        for at, child in enumerate(shown):
            slot = at % len(slots)
            right = slots[slot] + INDENT
            to = (right, bottoms[slot] + drawing.spare(child, right))
            name = child if isinstance(child, str) else ""
            _elbow(drawing, slots[slot], y, to, "undecided", name)
            bottoms[slot] = _put(drawing, child, right, bottoms[slot])
        y = max(bottoms)
    return y


def _draw_others(drawing: Drawing) -> None:
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
                drawing.line(path, "also", f"{child} also draws on {other['parent']}", child)


def _say_between(graph: Graph, between: Sequence[str]) -> str:
    if not between:
        return "nothing tells what these derive from"
    if len(between) > FEW and set(between) == set(graph.revisions):
        return f"undecided between all {spell(len(between), 'state')}"
    names = [graph.label_of(name) for name in between]
    if len(names) == 1:
        return f"undecided, perhaps from {names[0]}"
    return f"undecided between {', '.join(names[:-1])} and {names[-1]}"
