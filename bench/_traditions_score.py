# ruff: noqa: PLR2004 - small numbers of a measurement
"""How much of a family's true stemma does an answer have?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from bench._baselines import Tree, path_lengths, sign_agreement
from bench._traditions_family import Truth

SURE = 0.9
BINS = 10


@dataclass(slots=True)
class Told:
    """An answer, whoever gave it: parents by child, in the answer's own ids for what no file holds.

    `open` are the children it leaves undecided, with their likeliest parent if there is one.
    """

    parents: dict[str, str]
    open: dict[str, str | None] = field(default_factory=dict)
    others: dict[str, tuple[str, ...]] = field(default_factory=dict)
    confidence: dict[str, float] = field(default_factory=dict)
    states: tuple[str, ...] = ()


@dataclass(slots=True)
class Score:
    """Counts that can be added up over families; shares follow from them."""

    counts: Counter[str] = field(default_factory=Counter)
    signs: list[float] = field(default_factory=list)
    sure: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Take in another family's."""
        self.counts += other.counts
        self.signs += other.signs
        self.sure += other.sure

    def share(self, part: str, of: str) -> float:
        """One count as a share of another."""
        return self.counts[part] / self.counts[of] if self.counts[of] else float("nan")

    @property
    def error(self) -> float:
        """The expected calibration error in ten bins."""
        if not self.sure:
            return float("nan")
        total = 0.0
        for at in range(BINS):
            held = [x for x in self.sure if min(BINS - 1, int(x[0] * BINS)) == at]
            if held:
                said = sum(x[0] for x in held) / len(held)
                total += len(held) * abs(said - sum(x[1] for x in held) / len(held))
        return total / len(self.sure)

    @property
    def wrong_when_sure(self) -> float:
        """The share that is wrong of what is held with more than 0.9 confidence."""
        held = [right for confidence, right in self.sure if confidence > SURE]
        return held.count(False) / len(held) if held else float("nan")


def told_by_answer(answer: Mapping[str, Any]) -> Told:
    """Read a `provenance.lineage/1` answer, less lost nodes that hold up a single child."""
    told = Told(
        parents={row["child"]: row["parent"] for row in answer["derivations"]},
        open={row["child"]: next(iter(row["between"]), None) for row in answer["undecided"]},
        others={
            row["child"]: tuple(also["parent"] for also in row["also"])
            for row in answer["derivations"]
            if row["also"]
        },
        confidence={
            row["child"]: row["confidence"]
            for row in answer["derivations"]
            if row["confidence"] is not None
        },
        states=tuple(revision["id"] for revision in answer["revisions"]),
    )
    for node in answer["lost"]:
        below = [child for child, parent in told.parents.items() if parent == node["id"]]
        up = told.parents.get(node["id"])
        if len(below) == 1 and up is not None:
            told.parents[below[0]] = told.parents.pop(node["id"])
    return told


def told_by_tree(tree: Tree, names: Sequence[str]) -> Told:
    """Read a baseline's tree."""

    def name(at: int) -> str:
        return names[at] if at < tree.leaves else f"inner{at}"

    return Told({name(at): name(up) for at, up in enumerate(tree.parents) if up >= 0})


def outcomes(truth: Truth, told: Told) -> list[tuple[float, bool]]:
    """The confidence of each decidable row that has one, and whether it was right."""
    return score(truth, told).sure


def score(truth: Truth, told: Told) -> Score:
    """Hold an answer against the truth."""
    found = Score()
    into = matched(truth, told)
    here = found.counts
    for child, parent in truth.parents.items():
        mine = _told_name(child, truth, into)
        said = told.parents.get(mine) if mine else None
        right = said is not None and into.get(said, said) == parent
        here["children"] += 1
        here["edges"] += said is not None
        here["edges right"] += right
        here["links right"] += right or _other_way(child, parent, told, into)
        if child not in truth.decidable:
            continue
        here["decidable"] += 1
        here["right"] += right
        here["open"] += said is None
        here["decided"] += said is not None
        if said is not None and mine in told.confidence:
            found.sure.append((told.confidence[mine], right))
    here["states"] += len(truth.states)
    here["states told"] += len(told.states)
    here["states found"] += sum(into.get(state) in truth.states for state in told.states)
    for child, more in truth.others.items():
        mine = _told_name(child, truth, into)
        here["mixed"] += 1
        here["mixed found"] += bool(mine and set(told.others.get(mine, ())))
        here["mixed right"] += any(into.get(p, p) in more for p in told.others.get(mine or "", ()))
    here["mixed told"] += len(told.others)
    if len(truth.variants) > 2:
        found.signs.append(_signs(truth, told))
    return found


def _other_way(child: str, parent: str, told: Told, into: Mapping[str, str]) -> bool:
    named = {into.get(c, c): into.get(p, p) for c, p in told.parents.items()}
    return named.get(parent) == child


def _told_name(child: str, truth: Truth, into: Mapping[str, str]) -> str | None:
    if child in truth.variants:
        return child
    return next((mine for mine, true in into.items() if true == child), None)


def matched(truth: Truth, told: Told) -> dict[str, str]:
    """Which of the answer's unheld nodes is which of the truth's: those with most in common.

    Revisions are known by all that descend from them before another revision, lost copies by
    their children that a file holds, and those without any by their lost ones.
    """
    into = _alike(_under(told.parents, told.states), _under(truth.parents, truth.states))
    lost = frozenset({*told.parents.values()}) - set(told.states) - set(truth.variants)
    mine, true = _children(told.parents, lost), _children(truth.parents, truth.lost)
    found = _alike(
        {x: frozenset(below - lost) for x, below in mine.items()},
        {y: frozenset(below - truth.lost) for y, below in true.items()},
    )
    while found:
        into |= found
        matched = set(into.values())
        found = _alike(
            {
                x: frozenset(into[child] for child in below if child in into)
                for x, below in mine.items()
                if x not in into and below <= lost
            },
            {y: below for y, below in true.items() if y not in matched and below <= truth.lost},
        )
    return into


def _alike(
    mine: Mapping[str, frozenset[str]], true: Mapping[str, frozenset[str]]
) -> dict[str, str]:
    """Pair sets that have something in common, those first that have most."""
    shares = [
        (-len(a & b) / len(a | b), x, y) for x, a in mine.items() for y, b in true.items() if a & b
    ]
    into: dict[str, str] = {}
    for _, x, y in sorted(shares):
        if x not in into and y not in into.values():
            into[x] = y
    return into


def _under(parents: Mapping[str, str], states: Iterable[str]) -> dict[str, frozenset[str]]:
    known = set(states)
    held: dict[str, set[str]] = {state: set() for state in states}
    for child in parents:
        if child in known:
            continue
        at, seen = child, set()
        while at in parents and at not in known and at not in seen:
            seen.add(at)
            at = parents[at]
        if at in held:
            held[at].add(child)
    return {state: frozenset(below) for state, below in held.items()}


def _children(parents: Mapping[str, str], nodes: Iterable[str]) -> dict[str, frozenset[str]]:
    held: dict[str, set[str]] = {node: set() for node in nodes}
    for child, parent in parents.items():
        if parent in held:
            held[parent].add(child)
    return {node: frozenset(below) for node, below in held.items()}


def _signs(truth: Truth, told: Told) -> float:
    given = {**{c: p for c, p in told.open.items() if p}, **told.parents}
    tables = []
    for parents in (truth.parents, given):
        names = list(dict.fromkeys([*truth.variants, *parents, *parents.values()]))
        at = {name: number for number, name in enumerate(names)}
        apart = path_lengths([(at[c], at[p]) for c, p in parents.items()], len(names))
        size = len(truth.variants)
        tables.append(np.asarray(apart[:size, :size]))
    return sign_agreement(*tables)
