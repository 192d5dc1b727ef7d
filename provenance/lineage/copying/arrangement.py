"""A rooted tree of copies that can be changed, and what it costs as it stands."""

from collections.abc import Iterable, Mapping, MutableSequence, Sequence
from dataclasses import dataclass, field

import numpy as np

from provenance.lineage.variation.packed import some_columns
from provenance.lineage.variation.tree_values import UNKNOWN, Readings
from provenance.lineage.weighing.costs import IMPOSSIBLE, Costly, Prices

PRICE = (1.2, 6.0)
"""What a lost copy costs at least and at most, in readings; the least beside states of a source,
where reprints are made one from another."""

OF_USUAL = 0.3
"""The same, as a share of what a copy usually differs by from the one it was made from."""


@dataclass
class Arrangement:
    """A rooted tree that can be changed; nodes below `fixed` stay where they are, as roots.

    Nodes from `texts` on are lost; `bare` are texts that are no ancestor of any other; `taken` is
    the stretch that a text has from a further source, with that source. `own` is what the texts
    themselves testify.
    """

    costs: Prices
    vectors: MutableSequence[Readings]
    texts: int
    fixed: int
    bare: frozenset[int]
    parents: dict[int, int]
    roots: list[int]
    price: float = PRICE[0]
    own: Sequence[Readings] = field(default_factory=list)
    taken: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    kids: dict[int, list[int]] = field(default_factory=dict)
    dirty: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Count children, and keep apart what texts say from what they are held to have said."""
        self.own = self.own or self.vectors[: self.texts]
        self.vectors = self.vectors[:]
        self.kids = {node: [] for node in (*self.roots, *self.parents)}
        for child, parent in self.parents.items():
            self.kids[parent].append(child)
        if self.fixed:
            self.price = PRICE[0]
            return
        usual = [self.cost(parent, child) for child, parent in self.parents.items()]
        self.price = min(PRICE[1], max(PRICE[0], OF_USUAL * float(np.median(usual or [0.0]))))

    def cost(self, one: int, other: int) -> float:
        """What it costs to come from one node to another."""
        return float(self.costs.along(self.vectors[one], self.says(other)))

    def says(self, node: int) -> Readings:
        """What a node says of its parent: not what it took from elsewhere.

        Where a text can't testify, others under it tell what it is likely to have read.
        """
        if node >= self.texts:
            return self.vectors[node]
        source = self.kids[node] and node not in self.bare
        return self.less_taken(node, self.vectors[node] if source else self.own[node])

    def less_taken(self, node: int, read: Readings) -> Readings:
        """What a node that reads so says of its parent."""
        if node not in self.taken:
            return read
        said = read.copy()
        said[slice(*self.taken[node][:2])] = UNKNOWN
        return said

    def total(self) -> float:
        """What the whole tree costs."""
        lost = sum(node >= self.texts for node in self.kids)
        return sum(self.cost(p, c) for c, p in self.parents.items()) + self.price * lost

    def below(self, node: int) -> set[int]:
        """A node and all that descend from it."""
        found = [node]
        for at in found:
            found += self.kids[at]
        return set(found)

    def hang(self, child: int, parent: int) -> None:
        """Put a node under another."""
        self.parents[child] = parent
        self.kids[parent].append(child)
        self.dirty |= {child, parent}

    def cut(self, child: int) -> int:
        """Take a node from its parent."""
        parent = self.parents.pop(child)
        self.kids[parent].remove(child)
        self.dirty |= {child, parent}
        return parent

    def put_between(self, parent: int, child: int, vector: Readings) -> int:
        """Put a new lost copy in the middle of an edge."""
        node = self.new(vector)
        self.cut(child)
        self.hang(node, parent)
        self.hang(child, node)
        return node

    def new(self, vector: Readings) -> int:
        """Make a lost copy, for the time being without a place."""
        node = len(self.vectors)
        self.vectors.append(vector)
        self.kids[node] = []
        return node

    def dissolve(self, node: int) -> None:
        """Take a lost copy with one child out, or one with none."""
        kids = list(self.kids[node])
        for child in kids:
            self.cut(child)
        if node in self.parents:
            parent = self.cut(node)
            for child in kids:
                self.hang(child, parent)
        else:
            self.roots[self.roots.index(node)] = kids[0]
        del self.kids[node]
        self.dirty.discard(node)


def settle(tree: Arrangement, nodes: Iterable[int]) -> None:
    """Give lost copies at each place the reading that costs least beside what is around them."""
    for node in nodes:
        if node not in tree.kids or node in tree.bare:
            continue
        fixed = tree.own[node] if node < tree.texts else None
        if fixed is not None and (fixed != UNKNOWN).all():
            continue
        up = [tree.parents[node]] if node in tree.parents else []
        beside = _Beside(tree, [node, *up, *tree.kids[node]], 1 + len(up))
        best = tree.vectors[node].copy()
        if fixed is not None:
            best = np.where(fixed == UNKNOWN, best, fixed)
        for start, options in some_columns(beside, range(len(beside))):
            told = (options == options[0]).all(axis=0)
            if fixed is not None:
                told |= fixed[start : start + len(told)] != UNKNOWN
            columns = np.flatnonzero(~told)
            if len(columns):
                price = tree.costs.of(start + columns).between(options[:, columns], len(up))
                best[start + columns] = cheapest(options[:, columns], price)
        tree.vectors[node] = best.astype(np.int16)


@dataclass(frozen=True, slots=True)
class _Beside(Sequence[Readings]):
    """What some nodes read, and those from `below` on say of their parent."""

    tree: Arrangement
    nodes: Sequence[int]
    below: int

    def __len__(self) -> int:
        return len(self.nodes)

    def __getitem__(self, at: int) -> Readings:  # type: ignore[override]  # no slices
        node = self.nodes[at]
        return self.tree.says(node) if at >= self.below else self.tree.vectors[node]


def cheapest(options: Readings, price: Costly) -> Readings:
    """Of these readings, column by column, the first that costs least."""
    price = np.where(options == UNKNOWN, IMPOSSIBLE, price)
    return np.asarray(np.take_along_axis(options, price.argmin(axis=0)[None, :], axis=0)[0])


def near(parents: Mapping[int, int], nodes: Iterable[int]) -> dict[int, set[int]]:
    """The edges of a rooted tree, whichever way they run."""
    found: dict[int, set[int]] = {node: set() for node in nodes}
    for child, parent in parents.items():
        found[child].add(parent)
        found[parent].add(child)
    return found
