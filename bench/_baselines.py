# ruff: noqa: PLR2004 - small numbers of a measurement
"""What do nearest neighbour, neighbour joining and maximum parsimony say of the same family?

All three are given the same: the texts' words, laid against the longest text. Trees are rooted at
the earliest dated text, or else in the middle of the longest path; a text at no distance from an
inner node is that node. How the tree of parsimony is sought is told in bench/_parsimony.py.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Indel


@dataclass(slots=True)
class Tree:
    """Nodes by number, the texts first; `parents[i]` is -1 for the root."""

    parents: list[int]
    leaves: int


def rows(texts: Sequence[Sequence[str]]) -> np.ndarray:
    """Lay every text against the longest: a column for each word and each gap that differs."""
    base = max(texts, key=lambda words: (len(words), words))
    codes: dict[tuple[str, ...], int] = {}
    table = np.zeros((len(texts), 2 * len(base) + 1), dtype=np.int32)
    for at, words in enumerate(texts):
        own, last_base, last_own = [()] * (2 * len(base) + 1), 0, 0
        blocks = Indel.opcodes(base, words).as_matching_blocks()
        for block in blocks:
            held = words[last_own : block.b]
            if held and block.a > last_base:
                own[2 * last_base + 1] = tuple(held)
            elif held:
                own[2 * last_base] = tuple(held)
            for word in range(block.a, block.a + block.size):
                own[2 * word + 1] = (base[word],)
            last_base, last_own = block.a + block.size, block.b + block.size
        table[at] = [codes.setdefault(reading, len(codes)) for reading in own]
    return table[:, (table != table[0]).any(axis=0)]


def distances(table: np.ndarray) -> np.ndarray:
    """Count the columns at which two texts differ."""
    return np.stack([(table != row).sum(axis=1) for row in table]).astype(float)


def nearest(table: np.ndarray, root: int | None) -> Tree:
    """Join nearest neighbours to one tree (Prim 1957)."""
    apart = distances(table)
    np.fill_diagonal(apart, np.inf)
    first = root if root is not None else int(_middle(apart))
    count = len(apart)
    parents, inside = [-1] * count, {first}
    best = {at: first for at in range(count) if at != first}
    while best:
        at = min(best, key=lambda one: (apart[one][best[one]], one))
        parents[at] = best.pop(at)
        inside.add(at)
        for other in best:
            if apart[other][at] < apart[other][best[other]]:
                best[other] = at
    return Tree(parents, count)


def _middle(apart: np.ndarray) -> int:
    finite = np.where(np.isinf(apart), 0, apart)
    return int(finite.sum(axis=1).argmin())


def neighbour_joining(apart: np.ndarray) -> list[tuple[int, int, float]]:
    """Saitou and Nei 1987: the edges of an unrooted tree with their lengths."""
    apart = apart.copy()
    nodes, edges, count = list(range(len(apart))), [], len(apart)
    while len(nodes) > 2:
        size = len(nodes)
        sums = apart.sum(axis=1)
        q = (size - 2) * apart - sums[:, None] - sums[None, :]
        np.fill_diagonal(q, np.inf)
        i, j = sorted(divmod(int(q.argmin()), size))
        to_i = apart[i, j] / 2 + (sums[i] - sums[j]) / (2 * (size - 2))
        edges += [(count, nodes[i], to_i), (count, nodes[j], apart[i, j] - to_i)]
        new = (apart[i] + apart[j] - apart[i, j]) / 2
        keep = [at for at in range(size) if at not in {i, j}]
        grown = np.zeros((size - 1, size - 1))
        grown[:-1, :-1] = apart[np.ix_(keep, keep)]
        grown[-1, :-1] = grown[:-1, -1] = new[keep]
        apart, nodes = grown, [nodes[at] for at in keep] + [count]
        count += 1
    if len(nodes) == 2:
        edges.append((nodes[1], nodes[0], float(apart[0, 1])))
    return edges


Neighbours = dict[int, set[int]]


def neighbours(edges: Sequence[tuple[int, int, float]]) -> Neighbours:
    """Give each node those it is joined with."""
    near: Neighbours = {}
    for one, other, _ in edges:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    return near


def _order(near: Neighbours, root: int) -> list[tuple[int, int]]:
    order, wait = [], [(root, -1)]
    while wait:
        at, parent = wait.pop()
        order.append((at, parent))
        wait += [(other, at) for other in sorted(near[at]) if other != parent]
    return order


def _fitch(near: Neighbours, table: np.ndarray) -> dict[int, np.ndarray]:
    """Give the readings that each node may have (Fitch 1971), as bits, 62 a column at most."""
    bits = _bits(table)
    root = max(near)
    sets: dict[int, np.ndarray] = {}
    order = _order(near, root)
    for at, _parent in reversed(order):
        below = [sets[other] for other in near[at] if other in sets]
        if at < len(table):
            below.append(bits[at])
        held = below[0]
        for other in below[1:]:
            both = held & other
            held = np.where(both == 0, held | other, both)
        sets[at] = held
    return sets


_KNOWN: dict[int, np.ndarray] = {}


def _bits(table: np.ndarray) -> np.ndarray:
    if id(table) not in _KNOWN:
        _KNOWN.clear()
        columns = [np.unique(column, return_inverse=True)[1] % 62 for column in table.T]
        _KNOWN[id(table)] = np.left_shift(np.int64(1), np.stack(columns, axis=1).astype(np.int64))
    return _KNOWN[id(table)]


def rooted(near: Neighbours, table: np.ndarray, root: int | None) -> Tree:
    """Contract edges without a change, root the tree, and give it as parents."""
    leaves = len(table)
    start = root if root is not None else _middle_of_path(near, leaves)
    into = _contracted(near, table)
    merged: Neighbours = {}
    for one in near:
        for other in near[one]:
            a, b = _find(into, one), _find(into, other)
            if a != b:
                merged.setdefault(a, set()).add(b)
    home = _find(into, start)
    numbers = {at: at for at in range(leaves)}
    for at in sorted(merged):
        numbers.setdefault(at, len(numbers))
    parents = [-1] * len(numbers)
    for at, parent in _order(merged, home) if merged else ():
        parents[numbers[at]] = numbers[parent] if parent >= 0 else -1
    return Tree(parents, leaves)


def _contracted(near: Neighbours, table: np.ndarray) -> dict[int, int]:
    """Give the node that each becomes one with, since it reads the same; a leaf stays itself."""
    sets = _fitch(near, table)
    chosen: dict[int, np.ndarray] = {}
    into = {at: at for at in near}
    for at, parent in _order(near, max(near)):
        own = sets[at]
        if parent >= 0:
            both = own & chosen[parent]
            own = np.where(both != 0, both, own)
        chosen[at] = own & -own
        if parent >= 0 and (chosen[at] == chosen[parent]).all():
            low, high = sorted((_find(into, at), _find(into, parent)))
            if high >= len(table):
                into[high] = low
    return into


def _find(into: Mapping[int, int], at: int) -> int:
    while into[at] != at:
        at = into[at]
    return at


def _middle_of_path(near: Neighbours, leaves: int) -> int:
    def far(root: int) -> list[int]:
        up: dict[int, int] = dict.fromkeys((root,), -1)
        deep = {root: 0}
        for at, parent in _order(near, root):
            if parent >= 0:
                up[at], deep[at] = parent, deep[parent] + 1
        end = max((at for at in deep if at < leaves), key=lambda at: (deep[at], -at))
        path = [end]
        while up[path[-1]] >= 0:
            path.append(up[path[-1]])
        return path

    path = far(far(min(near))[0])
    return path[len(path) // 2]


def path_lengths(pairs: Sequence[tuple[int, int]], count: int) -> np.ndarray:
    """Edges between any two of so many nodes, infinite where there is no way."""
    apart = np.full((count, count), np.inf)
    np.fill_diagonal(apart, 0)
    near: dict[int, list[int]] = {}
    for one, other in pairs:
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
    for start in range(count):
        wait = [start]
        for at in wait:
            for other in near.get(at, ()):
                if np.isinf(apart[start, other]):
                    apart[start, other] = apart[start, at] + 1
                    wait.append(other)
    return apart


def sign_agreement(true: np.ndarray, told: np.ndarray) -> float:
    """One less half the difference of the signs of distances, over all triples of texts.

    Roos and Heikkilä 2009, "Evaluating methods for computer-assisted stemmatology using
    artificial benchmark data sets": is B nearer to A than C is, in both stemmata?
    """
    count = len(true)
    true, told = (np.where(np.isinf(t), 1e9, t) for t in (true, told))
    total = 0.0
    for at in range(count):
        others = [other for other in range(count) if other != at]
        signs = [np.sign(t[at, others][:, None] - t[at, others][None, :]) for t in (true, told)]
        total += float((1 - np.abs(signs[0] - signs[1]) / 2).sum()) - len(others)
    return total / max(1, count * (count - 1) * (count - 2))
