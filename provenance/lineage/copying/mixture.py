"""Did a text take a stretch from another line than its parent's?

Kin share readings all over; what was taken from elsewhere comes en bloc. So the stretch is looked
for in which a text comes more cheaply from another node than from its parent (the run of places of
greatest sum: Kadane's), and outside which it does not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from provenance.lineage.copying.arrangement import Arrangement, settle
from provenance.lineage.variation.tree_values import UNKNOWN, Readings
from provenance.lineage.weighing.characters import Character

TAKEN = 3.0
"""Readings that a second source has to save."""

FROM_STATE = 1.5
"""The same of a state of the source: nobody puts an author's change back by chance."""

SAME = 0.5
"""Readings by which two ways to mix a text of the same two sources may differ and cost the same."""

NEARER = 1e-3
"""What a reading elsewhere counts: of sources that give the same, the nearest is told."""

ROUNDED = 1e-2
"""More than sums of the same numbers in another order differ by."""

MOST_NODES = 300
"""Nodes of a tree beyond which only states of the source are looked at as further sources."""

MAINS = 8
"""Nodes looked at as a text's main source, those it differs least from."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a further source gave: its node, the share of the text, and the places that show it.

    `saved` is by how much the text comes more cheaply from both sources than from the main one.
    """

    node: int
    share: float
    places: tuple[int, ...]
    saved: float = 0.0


@dataclass(frozen=True, slots=True)
class Mixed:
    """A text told from two sources: the columns from `start` to `stop` come from `other`."""

    main: int
    other: int
    start: int
    stop: int
    cost: float
    saved: float


def two_sources(
    tree: Arrangement, node: int, main: int | None, gone: int | None = None
) -> Mixed | None:
    """The two nodes from which a text comes most cheaply, one of them in one stretch alone."""
    inside = tree.below(node) | {gone}
    nodes = sorted(tree.kids) if len(tree.kids) <= MOST_NODES else _states(tree, node)
    hosts = [at for at in nodes if at not in inside and at not in tree.bare]
    if len(hosts) < 2 or (main is not None and main not in hosts):  # noqa: PLR2004 - says itself
        return None
    table = np.stack([tree.vectors[at] for at in hosts])
    each = tree.costs.each(table, tree.own[node])
    total = each.sum(axis=1)
    mains = (
        [hosts.index(main)]
        if main is not None
        else [int(at) for at in np.argsort(total, kind="stable")[:MAINS]]
    )
    least = each.min(axis=0)
    hosts_fixed = np.array([host < tree.fixed for host in hosts])
    best: Mixed | None = None
    for at in mains:
        if float((each[at] - least).sum()) < FROM_STATE:
            continue
        saves = each[at] - each
        enough = np.where((hosts_fixed & hosts_fixed[at]), FROM_STATE, TAKEN)
        able = np.flatnonzero(np.maximum(saves, 0).sum(axis=1) >= enough - ROUNDED)
        if not len(able):
            continue
        saved, start, stop = _greatest(saves[able])
        firm = np.where(saved >= enough[able], saved - NEARER * total[able], -np.inf)
        most = int(firm.argmax())
        cost = float(total[at] - saved[most])
        if np.isfinite(firm[most]) and (best is None or cost < best.cost):
            best = Mixed(
                hosts[at],
                hosts[able[most]],
                int(start[most]),
                int(stop[most]),
                cost,
                float(saved[most]),
            )
    return best


def _states(tree: Arrangement, node: int) -> list[int]:
    return sorted({*range(tree.fixed), tree.parents[node]})


def turn_round(tree: Arrangement, order: Sequence[int], places: Sequence[Character]) -> None:
    """Hang what is mixed of two states from the one that likelier gave most of it.

    How much two states differ somewhere says nothing of how much of the text either gave: one
    sentence that an author added costs as much as many small changes.
    """
    end = max((place.at[1] for place in places), default=0)
    for child in order:
        parent = tree.parents.get(child, tree.fixed)
        if child >= tree.texts or parent >= tree.fixed:
            continue
        one = two_sources(tree, child, parent)
        if one is None or one.other >= tree.fixed:
            continue
        other = two_sources(tree, child, one.other)
        if other is None or other.other != parent or other.cost > one.cost + SAME:
            continue
        if other.cost < one.cost - SAME or _ways(tree, child, other, places, end) > _ways(
            tree, child, one, places, end
        ):
            tree.cut(child)
            tree.hang(child, other.main)
            settle(tree, (child,))


def _ways(
    tree: Arrangement, child: int, mixed: Mixed, places: Sequence[Character], end: int
) -> int:
    """In how many ways a stretch of up to half of the text may give what a second source gave.

    It begins and ends between what shows it and the nearest readings that the main source gave.
    """
    own, up, theirs = tree.own[child], tree.vectors[mixed.main], tree.vectors[mixed.other]
    known = (own != UNKNOWN) & (up != theirs) & (up != UNKNOWN) & (theirs != UNKNOWN)
    taken = np.flatnonzero(known & (own == theirs))
    taken = taken[(taken >= mixed.start) & (taken < mixed.stop)]
    kept = np.flatnonzero(known & (own == up))
    if not len(taken):
        return 0
    first, last = places[taken[0]].at[0], places[taken[-1]].at[1]
    before = max((places[at].at[1] for at in kept[kept < taken[0]]), default=0)
    after = min((places[at].at[0] for at in kept[kept > taken[-1]]), default=end)
    starts = np.arange(min(before, first), first + 1)
    return int(np.clip(np.minimum(after, starts + end // 2) - last + 1, 0, None).sum())


def given_by_others(
    tree: Arrangement, order: Sequence[int], places: Sequence[Character]
) -> dict[int, tuple[Given, ...]]:
    """The further source of each text that has one; no line of descent leads back to itself."""
    if not places:
        return {}
    end = max(place.at[1] for place in places) or 1
    edges: dict[int, set[int]] = {child: {parent} for child, parent in tree.parents.items()}
    told: list[tuple[float, float, int, Mixed]] = []
    for child in order:
        if child in tree.parents and tree.fixed <= child < tree.texts:
            mixed = two_sources(tree, child, tree.parents[child])
            if mixed is not None:
                told.append((-mixed.saved, mixed.cost, child, mixed))
    found: dict[int, tuple[Given, ...]] = {}
    for _, _, child, mixed in sorted(told, key=lambda one: one[:3]):
        given = _given(tree, child, mixed, places, end)
        if given.places and not _leads_to(edges, mixed.other, child):
            found[child] = (given,)
            edges[child].add(mixed.other)
    return found


def _given(
    tree: Arrangement, child: int, mixed: Mixed, places: Sequence[Character], end: int
) -> Given:
    run = places[mixed.start : mixed.stop]
    words = max(one.at[1] for one in run) - min(one.at[0] for one in run)
    own, up, theirs = tree.own[child], tree.vectors[mixed.main], tree.vectors[mixed.other]
    shown = (own != UNKNOWN) & (own == theirs) & (theirs != up)
    telling = tuple(int(at) for at in np.flatnonzero(shown) if mixed.start <= at < mixed.stop)
    return Given(mixed.other, round(min(1.0, words / end), 2), telling, mixed.saved)


def _greatest(saves: Readings) -> tuple[Readings, Readings, Readings]:
    """Of each row the run of greatest sum: the sum, where it begins and where it ends.

    Columns in which no row has anything are left out, which changes no sum.
    """
    told = np.flatnonzero(saves.any(axis=0))
    borders = np.concatenate([[0], told + 1])
    sums = np.concatenate([np.zeros((len(saves), 1)), saves[:, told].cumsum(axis=1)], axis=1)
    lowest = np.minimum.accumulate(sums, axis=1)
    rise = sums - lowest
    stop = rise.argmax(axis=1)
    rows = np.arange(len(saves))
    before = np.where(np.arange(sums.shape[1])[None, :] <= stop[:, None], sums, np.inf)
    return rise[rows, stop], borders[before.argmin(axis=1)], borders[stop]


def _leads_to(edges: Mapping[int, set[int]], start: int, end: int) -> bool:
    """Whether a node goes back to another."""
    waiting, seen = [start], {start}
    while waiting:
        at = waiting.pop()
        if at == end:
            return True
        for up in edges.get(at, ()):
            if up not in seen:
                seen.add(up)
                waiting.append(up)
    return False
