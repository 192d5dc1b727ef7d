"""What does the lineage become, if somebody who knows says who was made from whom?

Statements are taken as given, like dates: they order the states, say which state a text shows,
from where a tree of copies is to be read, and what hangs from what. All else is inferred around
them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from provenance.lineage.source.branches import Step
from provenance.lineage.source.order import Order, grown
from provenance.lineage.source.states import State, States
from provenance.lineage.source.undated import line_of
from provenance.lineage.variation.tree_values import Tree
from provenance.lineage.weighing.rooting import Rooted, outwards

ALIKE = 0.5
"""Share of the witnesses by which a state is named that it must have to be the one meant."""


@dataclass(frozen=True, slots=True)
class Node:
    """A text, by its id; or a state of the source, by the ids of its witnesses."""

    ids: tuple[str, ...]
    is_state: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """That one was made from the other; or, where it does not hold, that it was not."""

    child: Node
    parent: Node
    holds: bool = True


def ordered(order: Order, drafts: Sequence[State], stated: Iterable[Stated]) -> Order:
    """Put the states in the order that is stated; others stay where they were, or are inferred.

    Where no order was known, one statement gives the root from which the states are grown.
    """
    said = [(one, _state(one.child, drafts), _state(one.parent, drafts)) for one in stated]
    links = [(one.holds, a, b) for one, a, b in said if a is not None and b is not None and a != b]
    if not links:
        return order
    given = [(child, parent) for holds, child, parent in links if holds]
    if not order.known and given:
        order = grown(drafts, _root(order.sequence, given))
    steps = list(order.steps)
    for holds, child, parent in links:
        if holds:
            _come_after(steps, child, parent)
        elif steps[child].after == parent:
            steps[child] = Step(steps[parent].after)
    sequence: list[int] = []
    waiting = list(order.sequence)
    while waiting:
        ready = [at for at in waiting if steps[at].after is None or steps[at].after in sequence]
        sequence.append(ready[0])
        waiting.remove(ready[0])
    return Order(tuple(sequence), tuple(steps), known=order.known)


def _root(sequence: Sequence[int], given: Sequence[tuple[int, int]]) -> int:
    """The first state that others are said to come after, and that comes after none."""
    children, parents = {child for child, _ in given}, {parent for _, parent in given}
    return next((at for at in sequence if at in parents - children), sequence[0])


def _come_after(steps: list[Step], child: int, parent: int) -> None:
    """Let a state come after another, which takes its place if it came after it so far."""
    line, node = [], steps[parent].after
    while node is not None:
        line.append(node)
        node = steps[node].after
    if child in line:
        steps[parent] = Step(steps[child].after)
    steps[child] = Step(parent)


def settled(named: States, stated: Iterable[Stated]) -> States:
    """Let texts show the states that they are said to be copies of, and not those denied."""
    for one in stated:
        state = _state(one.parent, named.states)
        if not one.child.is_state and state is not None:
            named = (_placed if one.holds else _displaced)(named, one.child.ids[0], state)
    return named


def _placed(named: States, text: str, at: int) -> States:
    everyone = {w.id: w for state in named.states for w in state.members}
    everyone |= {w.id: w for w, _ in (*named.open, *named.mixed)}
    home = next((n for n, s in enumerate(named.states) if text in {w.id for w in s.members}), None)
    if text not in everyone or home == at:
        return named
    if home is not None and len(named.states[home].members) == 1:
        return named
    told = list(named.states)
    if home is not None:
        left = tuple(w for w in told[home].members if w.id != text)
        told[home] = replace(told[home], members=left)
    joined = sorted((*told[at].members, everyone[text]), key=lambda w: w.rank)
    told[at] = replace(told[at], members=tuple(joined))
    return replace(
        named,
        states=tuple(told),
        open=tuple(row for row in named.open if row[0].id != text),
        mixed=tuple(row for row in named.mixed if row[0].id != text),
    )


def _displaced(named: States, text: str, at: int) -> States:
    found = []
    for witness, fits in named.open:
        left = tuple(other for other in fits if other != at)
        if witness.id == text and len(left) == 1:
            return _placed(named, text, left[0])
        found.append((witness, left if witness.id == text and left else fits))
    return replace(named, open=tuple(found))


def rerooted(rooted: Rooted, nodes: Mapping[str, int], stated: Iterable[Stated]) -> Rooted:
    """Read a tree from the likeliest root under which what is stated holds."""
    share = dict(rooted.share)
    for child, parent in _pairs(nodes, stated, holds=True):
        allowed = _reached(rooted.tree, parent, child)
        held = {node: value for node, value in share.items() if node in allowed}
        share = held or share
    total = sum(share.values())
    if not total or len(share) == len(rooted.share):
        return rooted
    best = max(sorted(share), key=lambda node: share[node])
    parents, order = outwards(rooted.tree, [best])
    shares = {node: value / total for node, value in share.items()}
    return Rooted(rooted.tree, best, parents, tuple(order), shares)


def rehung(
    tree: Tree,
    starts: Sequence[int],
    nodes: Mapping[str, int],
    states: Sequence[State],
    stated: Iterable[Stated],
) -> set[int]:
    """Hang texts from what they are said to come from; give those of which it is stated.

    What hung from such a text goes along. A text that is denied its parent hangs from whatever
    near that parent it differs least from. Nothing is hung from what comes from it.
    """
    told: set[int] = set()
    for one in stated:
        child = None if one.child.is_state else nodes.get(one.child.ids[0])
        parent = _state(one.parent, states) if one.parent.is_state else nodes.get(one.parent.ids[0])
        if child is None or parent is None:
            continue
        parents, order = outwards(tree, starts)
        if child not in parents:
            continue
        if not one.holds:
            target = _next_best(tree, parents, child, parent, range(len(states)))
            if parents[child] == parent and target is not None:
                _hang(tree, parents, child, target)
            continue
        if parents[child] == parent or parent not in order:
            told |= {child} if parents[child] == parent else set()
            continue
        if child not in line_of(parent, parents):
            _hang(tree, parents, child, parent)
            told.add(child)
    return told


def _hang(tree: Tree, parents: Mapping[int, int], child: int, parent: int) -> None:
    old = parents[child]
    tree.part(child, old)
    tree.link(child, parent)
    if old >= tree.texts and len(tree.near[old]) <= 2:  # noqa: PLR2004 - a lost text of one descendant tells nothing
        ends = sorted(tree.near[old])
        for end in ends:
            tree.part(old, end)
        if len(ends) > 1:
            tree.link(*ends)
        del tree.near[old]


def _next_best(
    tree: Tree, parents: Mapping[int, int], child: int, denied: int, states: Iterable[int]
) -> int | None:
    near = [parents[denied]] if denied in parents else []
    near += [node for node in sorted(tree.near[denied]) if parents.get(node) == denied]
    near += [node for node in states if node not in near]
    fit = [node for node in near if node not in {child, denied}]
    fit = [node for node in fit if child not in line_of(node, parents)]
    return min(fit, key=lambda node: (tree.apart(node, child), near.index(node)), default=None)


def _reached(tree: Tree, start: int, around: int) -> set[int]:
    """The nodes that can be reached without passing through one of them."""
    found, waiting = {start}, [start]
    while waiting:
        for node in tree.near[waiting.pop()]:
            if node != around and node not in found:
                found.add(node)
                waiting.append(node)
    return found


def _pairs(
    nodes: Mapping[str, int], stated: Iterable[Stated], *, holds: bool
) -> list[tuple[int, int]]:
    texts = [s for s in stated if s.holds == holds and not s.child.is_state | s.parent.is_state]
    pairs = [(nodes.get(s.child.ids[0]), nodes.get(s.parent.ids[0])) for s in texts]
    return [(a, b) for a, b in pairs if a is not None and b is not None and a != b]


def _state(node: Node, states: Sequence[State]) -> int | None:
    """The state that a statement names; None where none, or two as likely, fit."""
    if not node.is_state:
        return None
    members = [{w.id for w in state.members} for state in states]
    named = set(node.ids) & set().union(*members)
    shares = [len(held & named) / len(held | named) for held in members if held | named]
    best = max(shares, default=0.0)
    return shares.index(best) if best >= ALIKE and shares.count(best) == 1 else None
