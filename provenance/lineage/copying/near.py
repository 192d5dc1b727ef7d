"""Of very many texts, which are worth comparing with which?

Those that share readings which few have (an inverted index of what departs from the state a text
goes back to). The tree is then spanned over these pairs alone, so that its cost grows with the
number of texts and not with its square.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
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
Bits = npt.NDArray[np.uint8]

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

    Of nodes that read the same the first stands for all. A node is held by what it reads otherwise
    than most do, and by where it is silent. How far each is from what most read is told beforehand
    of stretches of places; a text is as far from it but for places where the text is silent itself,
    or reads otherwise. Of a stretch where it is silent throughout nothing is asked.
    """

    def __init__(self, tree: Tree, nodes: Iterable[int]) -> None:
        alike: dict[bytes, int] = {}
        for node in nodes:
            alike.setdefault(sha256(tree.vectors[node].tobytes()).digest(), node)
        self._nodes = list(alike.values())
        self._weights = tree.weights
        self._most = np.zeros(len(tree.weights), dtype=np.int16)
        self._first = np.zeros(len(tree.weights) + 1, dtype=np.int64)
        self._apart: list[Weights] = []
        self._known: list[Bits] = []
        row = [np.zeros(0, dtype=np.int32)]
        read = [np.zeros(0, dtype=np.int16)]
        for first, table in some_columns(tree.vectors, self._nodes, of=STRETCH):
            for at in range(0, table.shape[1], STRETCH):
                start, here = first + at, table[:, at : at + STRETCH].T
                most = np.array([commonest(column) for column in here], dtype=np.int16)
                known = here != UNKNOWN
                otherwise = known & (here != most[:, None])
                stop = start + len(here)
                self._most[start:stop] = most
                self._first[start + 1 : stop + 1] = np.count_nonzero(otherwise, axis=1)
                self._apart.append(self._weights[start:stop] @ otherwise)
                self._known.append(np.packbits(known, axis=1))
                row.append(np.nonzero(otherwise)[1].astype(np.int32))
                read.append(here[otherwise])
        self._first = self._first.cumsum()
        self._row, self._read = np.concatenate(row), np.concatenate(read)

    def nearest(self, own: Readings) -> int:
        """The node that is known to differ least from these readings; of equals the first."""
        apart = self._apart_from(own)
        return self._nodes[int((apart <= apart.min() + SLACK).argmax())]

    def _apart_from(self, own: Readings) -> Weights:
        """By how much each node is known to differ from these readings."""
        told = own != UNKNOWN
        asked = np.zeros_like(told)
        apart = np.zeros(len(self._nodes))
        for at, stretch in enumerate(self._apart):
            start = at * STRETCH
            here = slice(start, start + STRETCH)
            if told[here].any():
                asked[here] = True
                apart += stretch
                (other,) = np.nonzero(told[here] & (own[here] != self._most[here]))
                known = np.unpackbits(self._known[at][other], axis=1, count=len(apart))
                apart += self._weights[start + other] @ known
        (odd,) = np.nonzero(asked & (own != self._most))
        many = self._first[odd + 1] - self._first[odd]
        held = np.repeat(self._first[odd] - many.cumsum() + many, many) + np.arange(many.sum())
        place = np.repeat(odd, many)
        less = self._weights[place] * (1.0 + (self._read[held] == own[place]))
        return apart - np.bincount(self._row[held], less, minlength=len(apart))


def commonest(column: Readings) -> int:
    """What most of those read who testify at a place, the first where nobody does."""
    known = column[column != UNKNOWN]
    return int(np.bincount(known).argmax()) if len(known) else 0


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
