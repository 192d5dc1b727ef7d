"""Of very many texts, which are worth comparing with which?

Those that share readings which few have (an inverted index of what departs from the state a text
goes back to). The tree is then spanned over these pairs alone, so that its cost grows with the
number of texts and not with its square.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from heapq import heappop, heappush

import numpy as np
import numpy.typing as npt

from provenance.lineage.variation.ground import Rows
from provenance.lineage.variation.packed import some_columns, some_rows
from provenance.lineage.variation.tree_values import (
    UNKNOWN,
    Readings,
    Tree,
    Weights,
    distances_from,
)

Numbers = npt.NDArray[np.int32]
Places = npt.NDArray[np.int16]

SLACK = 1e-6
"""What sums of the same weights in another order may differ by, and more."""

CROWD = 64
"""Texts that share a reading beyond which it leads nowhere."""

STRETCH = 256
"""Places side by side that are looked at together."""

READING_BITS = 16
"""Bits of the number of a reading."""

NEAREST = 8
"""Texts with most rare readings in common that a text is compared with."""


def span_near(tree: Tree, nodes: Sequence[int], centre: int) -> None:
    """Join each node to the nearest of those it was compared with (Prim 1957, by a heap)."""
    starts = list(range(tree.fixed)) or [centre]
    apart = np.concatenate(
        [
            np.stack([distances_from(table, tree.vectors[at], tree.weights) for at in starts])
            for table in some_rows(tree.vectors, nodes)
        ],
        axis=1,
    )
    home = apart.argmin(axis=0)
    near: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for at, node in enumerate(nodes):
        if node not in starts:
            near[starts[int(home[at])]].append((float(apart[home[at], at]), node))
    for one, other in _pairs(tree, nodes, [starts[int(at)] for at in home]):
        length = tree.apart(one, other)
        near[one].append((length, other))
        near[other].append((length, one))
    heap: list[tuple[float, int, int]] = []
    joined = set(starts)
    for start in starts:
        for length, node in near[start]:
            heappush(heap, (length, start, node))
    while heap:
        _, one, other = heappop(heap)
        if other in joined:
            continue
        joined.add(other)
        tree.link(one, other)
        for length, node in near[other]:
            if node not in joined:
                heappush(heap, (length, other, node))


class Hosts:
    """Nodes from which others may hang; which is the nearest is asked thousands of times.

    Of nodes that read the same the first stands for all. A row is held by what it reads otherwise
    than most do, in stretches of places. A text that reads a place as most do is as far from all
    who read otherwise there as they are from most, which is told beforehand of each stretch; and
    of a stretch where it is silent nothing is asked.
    """

    def __init__(self, tree: Tree, nodes: Iterable[int]) -> None:
        alike: dict[bytes, int] = {}
        for node in nodes:
            alike.setdefault(sha256(tree.vectors[node].tobytes()).digest(), node)
        self._nodes = list(alike.values())
        self._weights = tree.weights
        self._rows = tree.vectors
        self._most = np.zeros(len(tree.weights), dtype=np.int16)
        self._stretches: list[_Stretch] = []
        for start, table in some_columns(self._rows, self._nodes, of=STRETCH):
            for at in range(0, table.shape[1], STRETCH):
                self._stretches.append(self._stretch(start + at, table[:, at : at + STRETCH]))

    def nearest(self, own: Readings) -> int:
        """The node that is known to differ least from these readings; of equals the first."""
        told = np.where(own == UNKNOWN, 0.0, self._weights)
        apart = told * ((own != self._most) & (self._most != UNKNOWN))
        rough = np.full(len(self._nodes), apart.sum())
        for stretch in self._stretches:
            here = slice(stretch.start, stretch.start + STRETCH)
            if told[here].any():
                rough += stretch.apart + self._more(stretch, own[here], told[here], apart[here])
        near = np.flatnonzero(rough <= rough.min() + SLACK)
        nodes = [self._nodes[at] for at in near.tolist()]
        exact = [
            distances_from(table, own, self._weights) for table in some_rows(self._rows, nodes)
        ]
        return nodes[int(np.concatenate(exact).argmin())]

    def _stretch(self, start: int, table: Readings) -> "_Stretch":
        most = np.array([_usual(column) for column in table.T], dtype=np.int16)
        self._most[start : start + STRETCH] = most
        otherwise = table != most
        row, place = np.nonzero(otherwise)
        read = table[otherwise]
        weights = self._weights[start + place] * (read != UNKNOWN)
        apart = np.bincount(row, weights, minlength=len(table)).astype(np.float64)
        return _Stretch(start, row.astype(np.int32), place.astype(np.int16), read, apart)

    def _more(self, stretch: "_Stretch", own: Readings, told: Weights, apart: Weights) -> Weights:
        """What it is more where one does not read as most do than it would be if it did."""
        here = slice(stretch.start, stretch.start + STRETCH)
        plain = (own == self._most[here]) & (own != UNKNOWN)
        (at,) = np.nonzero(~plain[stretch.place])
        place, read = stretch.place[at], stretch.read[at]
        known = read != UNKNOWN
        differs = told[place] * ((read != own[place]) & known) - apart[place]
        usual = self._weights[here][place] * known
        more = np.bincount(stretch.row[at], differs - usual, minlength=len(self._nodes))
        return more.astype(np.float64)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What rows read otherwise than most do at some places: the row, the place, the reading.

    `apart` is how far each row is from what most read there.
    """

    start: int
    row: Numbers
    place: Places
    read: Readings
    apart: Weights


def commonest(column: Readings) -> int:
    """What most of those read who testify at a place, the first where nobody does."""
    known = column[column != UNKNOWN]
    return int(np.bincount(known).argmax()) if len(known) else 0


def _usual(column: Readings) -> int:
    """What most read at a place, UNKNOWN where most say nothing."""
    return int(np.bincount(column + 1).argmax()) - 1


def _pairs(tree: Tree, nodes: Sequence[int], homes: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of texts that share rare readings."""
    items = [
        _items(tree.vectors[node], tree.vectors[home])
        for node, home in zip(nodes, homes, strict=True)
    ]
    among = np.concatenate(items)
    owner = np.repeat(np.arange(len(nodes), dtype=np.int32), [len(own) for own in items])
    order = np.argsort(among, kind="stable")
    among, owner = among[order], owner[order]
    found: set[tuple[int, int]] = set()
    for row, own in enumerate(items):
        first, last = among.searchsorted(own), among.searchsorted(own, "right")
        few = last - first <= CROWD
        runs = zip(first[few].tolist(), last[few].tolist(), strict=True)
        shared = np.bincount(np.concatenate([owner[:0], *(owner[a:b] for a, b in runs)]))
        shared[row : row + 1] = 0
        (others,) = np.nonzero(shared)
        best = others[np.argsort(-shared[others], kind="stable")[:NEAREST]]
        found.update((min(pair), max(pair)) for pair in ((row, other) for other in best.tolist()))
    return sorted((nodes[one], nodes[other]) for one, other in found)


def _items(own: Readings, other: Readings) -> Rows:
    """What one is known to read otherwise than another, a number for each place and reading."""
    (at,) = np.nonzero((own != other) & (own != UNKNOWN) & (other != UNKNOWN))
    return (at << READING_BITS) + own[at]
