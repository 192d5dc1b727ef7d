"""In which order did the states of the source follow each other?"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from provenance.lineage.places import Variation
from provenance.lineage.states import State, Vector


@dataclass(frozen=True, slots=True)
class Order:
    """Indexes of states, the first first, and for each state the one it came out of.

    `known` is false where neither a marker nor a date tells; `after` then holds nothing.
    """

    sequence: tuple[int, ...]
    after: tuple[int | None, ...]
    known: bool


def order_states(drafts: Sequence[State], dividing: Sequence[Variation]) -> Order:
    """Order the states by markers and dates.

    Dated states follow each other in time; others grow out of the state they differ from least
    (a minimum spanning tree), from the root that markers and dates point to.
    """
    count = len(drafts)
    if count == 1:
        return Order((0,), (None,), known=True)
    earlier = {
        (a, b): _earlier(drafts[a], drafts[b], dividing)
        for a in range(count)
        for b in range(count)
        if a != b
    }
    dates = [draft.seen for draft in drafts]
    if all(dates) and len(set(dates)) == count:
        sequence = sorted(range(count), key=lambda at: (dates[at] is None, dates[at]))
        if all(earlier[a, b] >= 0 for a, b in combinations(sequence, 2)):
            return Order(tuple(sequence), _chain(sequence), known=True)
    if not any(earlier.values()):
        by_rank = sorted(range(count), key=lambda at: drafts[at].members[0].rank)
        return Order(tuple(by_rank), (None,) * count, known=False)
    score = [sum(earlier[a, b] for b in range(count) if b != a) for a in range(count)]
    return _grown(drafts, max(range(count), key=lambda at: (score[at], -at)))


def _grown(drafts: Sequence[State], root: int) -> Order:
    """Each state out of the one it differs from least, from the root outwards."""
    import networkx as nx  # noqa: PLC0415 - a fifth of a second that most answers do not need

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(drafts)))
    for a, b in combinations(range(len(drafts)), 2):
        graph.add_edge(a, b, weight=_distance(drafts[a].vector, drafts[b].vector))
    tree = nx.minimum_spanning_tree(graph)
    after: list[int | None] = [None] * len(drafts)
    sequence = [root]
    for parent, child in nx.bfs_edges(tree, root, sort_neighbors=sorted):
        after[child] = parent
        sequence.append(child)
    return Order(tuple(sequence), tuple(after), known=True)


def _chain(sequence: Sequence[int]) -> tuple[int | None, ...]:
    after: list[int | None] = [None] * len(sequence)
    for before, at in pairwise(sequence):
        after[at] = before
    return tuple(after)


def _distance(one: Vector, other: Vector) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def _earlier(one: State, other: State, dividing: Sequence[Variation]) -> int:
    """1 if `one` is the earlier state, -1 if `other` is, 0 where nothing tells."""
    said = 0
    for variation, a, b in zip(dividing, one.vector, other.vector, strict=True):
        if a is None or b is None or a == b:
            continue
        marks = variation.marks[a], variation.marks[b]
        if bool(marks[0]) != bool(marks[1]):
            said += 1 if marks[1] else -1
        elif marks[0] and marks[1] and marks[0].number and marks[1].number:
            said += 1 if marks[0].number < marks[1].number else -1
    if said:
        return 1 if said > 0 else -1
    if one.seen and other.seen and one.seen != other.seen:
        return 1 if one.seen < other.seen else -1
    return 0
