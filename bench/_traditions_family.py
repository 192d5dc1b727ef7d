# ruff: noqa: PLR2004 - small numbers of a measurement
"""One artificial family: its texts, what is known of them, and the stemma it truly has."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bench._traditions_prose import Text

MARKS = ("(edited", "Correction:", "UPDATE")


@dataclass(slots=True)
class Node:
    """A text that there was: a state of the source or a copy.

    `parents` are those it was made from with their shares, the main one first. `name` is that of
    the file that holds it, if one does. A cut text and a fragment can't testify for what they
    lack; `shown` is false of a state by which nobody could know that it is one.
    """

    id: str
    kind: str
    text: Text
    parents: tuple[tuple[str, float], ...] = ()
    name: str | None = None
    partial: bool = False
    shown: bool = True


@dataclass(slots=True)
class Family:
    """The files with their meta data, and the truth.

    `linear` is true of dated successive texts, where each state comes after the one before it.
    """

    mode: str
    nodes: dict[str, Node] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    meta: dict[str, dict[str, str]] = field(default_factory=dict)
    linear: bool = False

    def add(self, node: Node) -> Node:
        """Take in a node."""
        self.nodes[node.id] = node
        return node


@dataclass(frozen=True, slots=True)
class Truth:
    """The stemma less what left no trace: unheld copies with one child or none, unseen states.

    `parents` gives every node its main parent, `others` its further ones, as far as it has a
    reading that they gave it and the main one did not. An unheld copy with one child hands on to it
    what it took from a further parent; where it was one itself, either end of the line on which it
    stood names it. `decidable` are the children for which a reading that they have parts their
    parent from every other node, and something them from it.
    """

    parents: Mapping[str, str]
    others: Mapping[str, tuple[str, ...]]
    states: tuple[str, ...]
    variants: tuple[str, ...]
    decidable: frozenset[str]

    @property
    def lost(self) -> frozenset[str]:
        """Nodes that are neither held by a file nor a state."""
        known = {*self.parents, *self.parents.values()}
        return frozenset(known - set(self.states) - set(self.variants))


def truth_of(family: Family) -> Truth:
    """Reduce the family's stemma to what could be known of it."""
    nodes = family.nodes
    parents = {node.id: node.parents[0][0] for node in nodes.values() if node.parents}
    others = {node.id: tuple(p for p, _ in node.parents[1:]) for node in nodes.values()}
    kept = dict(nodes)
    while True:
        children: dict[str, list[str]] = {}
        for child in kept:
            if child in parents:
                children.setdefault(parents[child], []).append(child)
        gone = next((n for n in reversed(list(kept.values())) if _traceless(n, children)), None)
        if gone is None:
            break
        del kept[gone.id]
        up = parents.pop(gone.id, None)
        below = children.get(gone.id, [])
        for child in below:
            others[child] += others[gone.id]
            if up is None:
                parents.pop(child)
            else:
                parents[child] = up
        beside = {*([up] if up else []), *below}
        for child, more in others.items():
            if gone.id in more:
                to = sorted(beside - {child, parents.get(child)})
                others[child] = (*(p for p in more if p != gone.id), *to)
    words = _words(family)
    for child in kept:
        others[child] = tuple(p for p in others[child] if _gave(p, child, parents, words, kept))
    named = {node.id: node.name or node.id for node in kept.values()}
    reduced = {named[child]: named[parent] for child, parent in parents.items() if child in kept}
    return Truth(
        parents=reduced,
        others={
            named[c]: tuple(named[p] for p in more)
            for c, more in others.items()
            if c in kept and more
        },
        states=tuple(node.id for node in kept.values() if node.kind == "state"),
        variants=tuple(sorted(node.name for node in kept.values() if node.name)),
        decidable=frozenset(_decidable(family, kept, parents, named, words)),
    )


def _traceless(node: Node, children: Mapping[str, list[str]]) -> bool:
    if node.name is not None:
        return False
    own = children.get(node.id, [])
    return not own if node.kind == "state" else len(own) < 2


def _words(family: Family) -> dict[str, frozenset[int]]:
    """The words of each node, marks of editions left out."""
    return {
        at: frozenset(t.number for t in node.text if not t.word.startswith(MARKS))
        for at, node in family.nodes.items()
    }


def _gave(
    other: str,
    child: str,
    parents: Mapping[str, str],
    words: Mapping[str, frozenset[int]],
    kept: Mapping[str, Node],
) -> bool:
    """Whether a further parent shows: two versions that agree in a stretch both gave it."""
    main, whole = parents.get(child), not kept[child].partial
    return (
        main is not None
        and kept[other].shown
        and _parted(words[child], words[other], words[main], whole=whole)
    )


def _decidable(
    family: Family,
    kept: Mapping[str, Node],
    parents: Mapping[str, str],
    named: Mapping[str, str],
    words: Mapping[str, frozenset[int]],
) -> list[str]:
    found = []
    for child, parent in parents.items():
        if child not in kept or not family.nodes[parent].shown or not kept[child].shown:
            continue
        if _twins(kept[child], family.nodes[parent], words, family.meta):
            continue
        have, source, whole = words[child], words[parent], not kept[child].partial
        rivals = [node for node in kept.values() if node.id not in {child, parent}]
        if (family.linear and kept[child].kind == "state") or all(
            _same_by_rule(node, kept[child], parent, words)
            or _parted(have, source, words[node.id], whole=whole)
            for node in rivals
        ):
            found.append(named[child])
    return found


def _twins(
    child: Node,
    parent: Node,
    words: Mapping[str, frozenset[int]],
    meta: Mapping[str, Mapping[str, str]],
) -> bool:
    """Whether the two read alike, so that each could be the other's copy, and no dates part them.

    A state is none of this: what reads as it does hangs from it by the rules of the answer.
    """
    dated = all(
        meta.get(node.name or "", {}).keys() & {"fetched", "published"} for node in (child, parent)
    )
    return parent.kind != "state" and words[child.id] == words[parent.id] and not dated


def _same_by_rule(
    rival: Node, child: Node, parent: str, words: Mapping[str, frozenset[int]]
) -> bool:
    """Whether not readings but the rules of the answer exclude a rival.

    What was fetched of a state hangs from the state and not from another fetch of it; and dates
    part a state from an earlier one to which it returns.
    """
    fetched = rival.kind == "capture" and rival.parents[0][0] == parent
    return fetched or (
        child.kind == "capture" and rival.kind == "state" and words[rival.id] == words[parent]
    )


def _parted(
    have: frozenset[int], source: frozenset[int], other: frozenset[int], *, whole: bool
) -> bool:
    """Whether the child has what its source has and the other lacks, or lacks what that has.

    A part of a text lacks things for no reason that tells.
    """
    return bool(have & (source - other)) or (whole and bool(other - source - have))
