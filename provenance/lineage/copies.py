"""The rows of copies: each from a state, from another copy, or from one that is lost."""

from collections.abc import Sequence
from dataclasses import replace

from provenance.lineage.confidence import DIRECTED, Kind, confidence
from provenance.lineage.copying.descent import Descent
from provenance.lineage.evidence import MOST, quote, quote_both
from provenance.lineage.found import Found
from provenance.lineage.graph import (
    Derivation,
    Evidence,
    LostNode,
    OtherParent,
    Relation,
    Undecided,
)
from provenance.lineage.source.labels import called
from provenance.lineage.source.states import States
from provenance.lineage.testimony.witnesses import Witness

LIKELY = 0.95
"""Likelihood of a direction below which the other one is worth naming."""

EITHER_WAY = 0.5
"""Likelihood that of two texts which read alike one was made from the other, as it is told.

So it was with 30 of 60 on seeds 0 to 49, 110 to 149 and 300 to 339 of captures.
"""

TELLING = 0.4
"""Log odds of a direction from which on a reading speaks for it."""

NAMED = 3
"""Texts named in a sentence; more are counted."""


def with_copies(named: States, descent: Descent) -> States:
    """The states with all copies that go back to them among their witnesses."""
    if not named.states:
        return named
    home = {
        witness.id: descent.state_of(node)
        for witness in descent.chars.witnesses
        for node in [descent.nodes[witness.id]]
    }
    tied = {w.id for w in descent.chars.witnesses if ties(descent.nodes[w.id], descent)}
    added: dict[int, list[Witness]] = {}
    for witness in descent.chars.witnesses:
        at = home[witness.id]
        if at is not None and witness.id not in tied:
            added.setdefault(at, []).append(witness)
    told = [
        replace(
            state,
            members=tuple(
                sorted(
                    [w for w in state.members if w.id not in home] + added.get(at, []),
                    key=lambda w: w.rank,
                )
            ),
        )
        for at, state in enumerate(named.states)
    ]
    return replace(named, states=tuple(told))


def lost_nodes(descent: Descent) -> tuple[LostNode, ...]:
    """The lost copies, with the reason to believe in each."""
    return tuple(
        LostNode(name, "copy", _why_lost(node, descent)) for node, name in descent.lost.items()
    )


def _why_lost(node: int, descent: Descent) -> str:
    below = [descent.name(child) for child in descent.children.get(node, ())]
    parent = descent.parents.get(node)
    if parent is None:
        return (
            f"{_listed(below)} each have readings that cannot have come from the other, so they go "
            "back to a text that nobody holds."
        )
    shared = descent.differing(parent, node)
    return (
        f"{_listed(below)} share {_count(len(shared), 'reading')} that {descent.name(parent)} does "
        "not have, yet none of them was made from another."
    )


def _listed(names: Sequence[str]) -> str:
    if len(names) > NAMED:
        return f"{', '.join(names[:NAMED])} and {len(names) - NAMED} more"
    return " and ".join(names)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def ties(node: int, descent: Descent) -> list[int]:
    """Other states that a copy fits as well as what it is told from."""
    parent = descent.parents.get(node)
    if parent is None or parent >= descent.states:
        return []
    cost = descent.from_states(node)
    own = cost[parent] - sum(given.saved for given in descent.given.get(node, ()))
    rivals = [at for at, one in enumerate(cost) if one <= own and at != parent]
    return [rival for _, rival in descent.ranked(node, rivals)]


def copy_row(
    witness: Witness, relation: Relation, found: Found, descent: Descent, said: Sequence[Evidence]
) -> Derivation | Undecided | None:
    """The row of a copy; `said` is what is known of it besides its readings. A root has none."""
    node = descent.nodes[witness.id]
    parent = descent.parents.get(node)
    if parent is None:
        return _open_root(witness, node, descent)
    if descent.sure[node] < (LIKELY if _open_above(parent, descent) else DIRECTED):
        return _open_direction(witness, node, relation, descent)
    also = tuple(OtherParent(descent.name(g.node), g.share) for g in descent.given.get(node, ()))
    shared = [*_shared(node, found, descent), *_way(node, found, descent)]
    return Derivation(
        child=witness.id,
        parent=descent.name(parent),
        relation=relation,
        evidence=_told([*shared, *_taken(node, found, descent)], said),
        confidence=_confidence(node, descent),
        also=also,
    )


def _told(shared: Sequence[Evidence], said: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """What is said of a copy, of one place once."""
    places = {one.place for one in shared if one.kind == "reading"}
    return (*shared, *(one for one in said if one.kind != "reading" or one.place not in places))


def lost_rows(found: Found, descent: Descent) -> list[Derivation]:
    """What each lost copy was made from."""
    return [
        Derivation(
            child=name,
            parent=descent.name(descent.parents[node]),
            relation="copy",
            evidence=(*_shared(node, found, descent), *_way(node, found, descent))
            or (Evidence("order", "Nothing nearer to the texts under it is known."),),
            confidence=_confidence(node, descent),
        )
        for node, name in descent.lost.items()
        if node in descent.parents
    ]


def _confidence(node: int, descent: Descent) -> float:
    parent = descent.parents[node]
    if descent.states and _twins(node, descent):
        return EITHER_WAY
    if parent < descent.states:
        return confidence("from a state", descent.margin(node))
    lost: Kind = "from a lost text"
    held: Kind = "from a text"
    if descent.states:
        lost, held = "from a lost text, beside states", "from a text, beside states"
    elif descent.mended:
        lost = "from a lost text, often mended"
    elif descent.careful:
        lost, held = "from a lost text, carefully copied", "from a text, carefully copied"
    kind = lost if parent in descent.lost else held
    return confidence(kind, descent.margin(node), descent.sure[node])


def _twins(node: int, descent: Descent) -> list[str]:
    """The texts beside a text, above it or below, that read as it does from end to end."""
    beside = (descent.parents[node], *descent.children.get(node, ()))
    held = range(descent.states, descent.tree.texts)
    whole = [other for other in beside if other in held and other not in descent.arranged.bare]
    if node not in held or node in descent.arranged.bare:
        return []
    return [descent.name(other) for other in whole if not descent.apart(node, other)]


def _shared(node: int, found: Found, descent: Descent) -> list[Evidence]:
    """The readings by which a copy goes with its parent, and not with what that was made from."""
    parent = descent.parents[node]
    other = descent.parents.get(parent)
    if other is None:
        other = descent.rivals.nearest(node)
    said: list[Evidence] = []
    if other is not None:
        own, seen = descent.tree.vectors[node], set()
        for place in descent.differing(parent, other):
            id_ = _id(place, parent, other, found, descent)
            if len(said) == MOST:
                break
            if (
                id_ in seen
                or own[place] != descent.tree.vectors[parent][place]
                or not _testifies(node, place, descent)
            ):
                continue
            seen.add(id_)
            mine, theirs = quote_both(descent.wording(node, place), descent.wording(other, place))
            says = (
                f"It reads {mine} with {_called(parent, found, descent)}, "
                f"where {_called(other, found, descent)} has {theirs}."
            )
            said.append(Evidence("reading", says, id_))
    own_count = descent.apart(parent, node)
    if node < descent.tree.texts:
        many = _count(own_count, "place") if own_count else "no place"
        says = f"It differs from {_called(parent, found, descent)} in {many}."
        twins = _twins(node, descent) if descent.states else []
        if twins:
            says += f" It reads as {_listed(twins)}: which was made from which is open."
        return [*said[:MOST], Evidence("order", says)]
    return said[:MOST]


def _testifies(node: int, place: int, descent: Descent) -> bool:
    """Whether a text has the very words that it is counted with at a place; a lost one has."""
    if not descent.states <= node < descent.tree.texts:
        return True
    reading = int(descent.tree.vectors[node][place])
    return descent.chars.places[place].stands_in(descent.witness(node), reading)


def _called(node: int, found: Found, descent: Descent) -> str:
    """A node as a sentence names it."""
    if node < descent.states:
        return called(found.states.states[node].label)
    if node in descent.lost:
        return f"the lost copy {descent.name(node)}"
    return descent.name(node)


def _way(node: int, found: Found, descent: Descent) -> list[Evidence]:
    """What tells that the root is the older one of it and a text that was made out of it."""
    parent = descent.parents[node]
    if parent in descent.parents:
        return []
    differ = set(descent.differing(parent, node))
    odds = {at: odd for at, odd in descent.shown.get(node, {}).items() if at in differ}
    rather = [at for at, odd in odds.items() if odd >= TELLING]
    less = sum(odd <= -TELLING for odd in odds.values())
    if not rather:
        return []
    plainest = max(rather, key=lambda at: (odds[at], -at))
    was, now = (descent.wording(one, plainest) for one in (parent, node))
    older, newer = quote_both(was, now)
    if not now:
        likelier = f"{older} fell out rather than came in"
    elif not was:
        likelier = f"{newer} came in rather than fell out"
    else:
        likelier = f"{older} became {newer} rather than the reverse"
    speak = "1 place speaks" if len(rather) == 1 else f"{len(rather):,} places speak"
    against = f", {less:,} for the reverse" if less else ""
    whole = "; the tree as a whole decides" if less >= len(rather) else ""
    says = (
        f"Of what differs, {speak} for {_called(parent, found, descent)} as the older text"
        f"{against}{whole}; most plainly, {likelier}."
    )
    return [Evidence("order", says, _id(plainest, parent, node, found, descent))]


def _taken(node: int, found: Found, descent: Descent) -> list[Evidence]:
    """The readings that came from another line."""
    said = []
    for given in descent.given.get(node, ()):
        first = given.places[0]
        says = (
            f"In {_count(len(given.places), 'place')} that stand together it goes with "
            f"{_called(given.node, found, descent)} instead, first with "
            f"{quote(descent.wording(node, first))}: that stretch was taken from there."
        )
        place = _id(first, node, descent.parents[node], found, descent)
        said.append(Evidence("reading", says, place))
    return said


def _id(place: int, one: int, other: int, found: Found, descent: Descent) -> str:
    """The place at which two nodes part; the first such of those that are told as one."""
    reads = (int(descent.tree.vectors[node][place]) for node in (one, other))
    return found.ids[descent.chars.places[place].parts_at(*reads).base]


def _open_direction(witness: Witness, node: int, relation: Relation, descent: Descent) -> Undecided:
    near = [descent.parents[node], *descent.children.get(node, ())]
    between = sorted(near, key=lambda n: (-_root_side(node, n, descent), near.index(n)))
    names = tuple(descent.name(n) for n in between)
    why = (
        f"It stands next to {_listed(names)}, but no reading tells for certain which was made from "
        "which: no date, marker or plain error shows the way. The date of one of them would tell."
    )
    return Undecided(witness.id, names, relation, why)


def _root_side(node: int, neighbour: int, descent: Descent) -> float:
    """How likely it is that the oldest text lies beyond this neighbour."""
    if descent.parents.get(node) == neighbour:
        return descent.sure[node]
    return 1 - descent.sure[neighbour]


def _open_root(witness: Witness, node: int, descent: Descent) -> Undecided | None:
    """A root of which it is not sure that it is one gets a row that says so.

    It is sure neither if one text under it may be the older, nor if one of several may be.
    """
    below = sorted(descent.children.get(node, []), key=lambda n: (descent.sure[n], n))
    doubtful = [child for child in below if descent.sure[child] < DIRECTED]
    if _first_open(node, descent):
        doubtful = [child for child in below if descent.sure[child] < LIKELY] or below[:1]
    if not doubtful:
        return None
    return _open_direction_of_root(witness, doubtful, descent)


def _open_above(parent: int, descent: Descent) -> bool:
    """Whether a lost copy is the root and may as well not be; it has no row that could say so."""
    root = parent in descent.lost and parent not in descent.parents
    return root and _first_open(parent, descent)


def _first_open(root: int, descent: Descent) -> bool:
    """Whether another text than the root may as well be the oldest."""
    likely = 1 - sum(1 - descent.sure[child] for child in descent.children.get(root, []))
    return likely < (DIRECTED if descent.even else 1)


def _open_direction_of_root(
    witness: Witness, doubtful: Sequence[int], descent: Descent
) -> Undecided:
    names = tuple(descent.name(n) for n in doubtful)
    why = (
        f"It may be the oldest of these texts, or have been made from {_listed(names)}: direction "
        "is open, since no date, marker or plain error tells. The date of one of them would tell."
    )
    return Undecided(witness.id, names, None, why)
