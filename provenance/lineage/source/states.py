"""Which witnesses show the source in one state?

A state is a set of readings that travel together: readings shared by several witnesses, marked by
the author as edited, or told apart by the dates of two captures of the source. A reading that one
undated witness has alone is a deviation of that copy and no state of the source.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from provenance.lineage.source.authored import unbroken
from provenance.lineage.source.captures import Captures, copied_by_hand, signs
from provenance.lineage.source.dividing import SHARED, dividing_places, vouched
from provenance.lineage.source.handed_down import without_slips
from provenance.lineage.source.headlines import stands_above
from provenance.lineage.source.in_time import Successive
from provenance.lineage.source.unseen import unseen
from provenance.lineage.testimony.witnesses import Witness, fold_typography, pieces
from provenance.lineage.variation.places import PAIR, Collated, Variation
from provenance.lineage.vectors import Vector, agree, merged
from provenance.text.mangled import mended
from provenance.text.remembered import remembered

NUMBERS = " 0123456789"
"""Signs of the number at the end of a marker's label."""

UNSEEN = re.compile(r"[\s\d*•·\-‐-―_#>|]+")
"""White space, bullets, dashes, marks of Markdown and footnotes' numbers: fetchers add and lose
them. Other numbers are words, and are compared as such."""


@dataclass(frozen=True)
class State:
    """One state of the source: who has it, and its reading at every dividing place.

    `after` is the index of the state it came out of, None for the first or where nothing tells;
    `also` are others that were merged into it, with the share of its changes that each gave;
    `sure`, `says` and `between` are those of its `branches.Step`; `astray` are the ids of captures,
    its own or others', whose dates are wrong.
    """

    members: tuple[Witness, ...]
    vector: Vector
    label: str = ""
    marker: str | None = None
    after: int | None = None
    also: tuple[tuple[int, float], ...] = ()
    sure: float | None = None
    says: str = ""
    between: tuple[int, ...] = ()
    astray: frozenset[str] = frozenset()

    @cached_property
    def seen(self) -> datetime | None:
        """The first moment at which one of its witnesses is known to have existed."""
        return min(self.moments, default=None)

    @property
    def moments(self) -> list[datetime]:
        """The dates of its witnesses, in order, but for those that readings contradict."""
        return sorted(w.when for w in self.members if w.when and w.id not in self.astray)

    @property
    def edition(self) -> str:
        """What the first of its witnesses that says so calls its own version."""
        said = ((w.when, w.edition) for w in self.members if w.when is not None and w.edition)
        return min(said, default=(None, ""))[1]


@dataclass(frozen=True, slots=True)
class Grouping:
    """The states, in no order yet, and the witnesses that belong to none of them for certain.

    `open` are witnesses that fit several states, with the indexes of these; `mixed` those whose
    readings come from two states, the main one first.
    """

    states: tuple[State, ...]
    dividing: tuple[Variation, ...]
    open: tuple[tuple[Witness, tuple[int, ...]], ...]
    mixed: tuple[tuple[Witness, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class States(Grouping):
    """The same in order, each state named and with the one that it came after."""


def group(collated: Collated, found: Captures) -> Grouping:
    """Put witnesses that agree wherever both testify together.

    No state is claimed of texts that were copied by hand from each other.
    """
    if found.authored:
        return _versions(collated, found)
    if copied_by_hand(collated):
        return Grouping((), (), (), ())
    return _grouping(collated, found)


def _versions(collated: Collated, found: Captures) -> Grouping:
    """Each wording as a state of its own, and each return to one that is dated.

    What breaks off may be any that it fits; so may what quotes them, and it shows no state.
    """
    whole: dict[tuple[tuple[str, ...], int], list[Witness]] = {}
    ended = unbroken(collated.family.members)
    times = _times(ended)
    for witness in ended:
        whole.setdefault((witness.keys, times.get(witness.id, 0)), []).append(witness)
    cut = [witness for witness in collated.family.members if witness not in ended]
    everyone = replace(found, dated=found.taken, successive=True)
    groups = [part for one in whole.values() for part in _by_surface(one, everyone)]
    every = [frozenset(place.stands_for) for place in collated.substance]
    vectors = _vectors(collated.witnesses, collated.substance, every)
    heads = [_of(whole, vectors) for whole in groups]
    quoting = [(w, _fits(vectors[w.id], heads)) for w in collated.quoting]
    fitting = [(w, _fits(vectors[w.id], heads)) for w in cut]
    for witness, fits in fitting:
        if len(fits) == 1:
            groups[fits[0]].append(witness)
        elif not fits:
            groups.append([witness])
    states = tuple(_state(part, vectors, found) for part in groups)
    heads = [state.vector for state in states]
    return Grouping(
        states=states,
        dividing=collated.substance,
        open=tuple((w, tuple(fits)) for w, fits in (*fitting, *quoting) if len(fits) > 1),
        mixed=tuple(
            (w, tuple(fits or _sources(vectors[w.id], heads)))
            for w, fits in quoting
            if len(fits) <= 1
        ),
    )


def _times(members: Sequence[Witness]) -> dict[str, int]:
    """For each dated version how often other words had gone back to its own; by id."""
    dated = sorted((w for w in members if w.when), key=lambda w: (w.when is None, w.when, w.rank))
    times: Counter[tuple[str, ...]] = Counter()
    told: dict[str, int] = {}
    before: tuple[str, ...] | None = None
    for witness in dated:
        times[witness.keys] += witness.keys != before
        told[witness.id] = times[witness.keys] - 1
        before = witness.keys
    return told


def _grouping(collated: Collated, found: Captures) -> Grouping:
    """The same; dates tell which places divide, so these are told anew without wrong ones."""
    members = _speaking(collated, found) if found.dated else list(collated.witnesses)
    heard = frozenset(w.id for w in members)
    believed = found.dated - found.astray
    dividing = dividing_places(collated, found, heard, believed)
    if not found.dated:
        dividing = without_slips(dividing, found.mains)
    counting = [vouched(variation, found, heard) for variation in dividing]
    vectors = _vectors(members, dividing, counting)
    if found.dated:
        marked = [frozenset(i for i, m in enumerate(v.marks) if m) for v in dividing]
        told = Successive(members, vectors, found, _reaching(collated, dividing), marked)
        if told.astray != found.astray:
            return _grouping(collated, replace(found, astray=told.astray))
        groups, late = told.groups, told.late
        mixed = [w for w in told.mixed if w.id in found.taken or not w.main]
        copies = _vectors(collated.family.members, dividing, counting)
        shown = sorted((_state(whole, vectors, found) for whole in groups), key=_first)
        between = unseen(collated, found, [state.vector for state in shown], copies)
        groups, vectors = [*groups, *between], {**copies, **vectors}
    else:
        groups, late, mixed = _grouped(members, vectors, found.dated)
    if found.successive:
        groups = [part for whole in groups for part in _by_surface(whole, found)]
    states = tuple(_state(part, vectors, found) for part in groups)
    heads = [state.vector for state in states]
    fitting = [(w, _fits(vectors[w.id], heads)) for w in late]
    return Grouping(
        states=states,
        dividing=dividing,
        open=tuple((w, tuple(fits)) for w, fits in fitting),
        mixed=tuple((w, tuple(_sources(vectors[w.id], heads))) for w in mixed),
    )


def _state(whole: Sequence[Witness], vectors: dict[str, Vector], found: Captures) -> State:
    return State(tuple(whole), _of(whole, vectors), astray=found.astray)


def _first(state: State) -> tuple[float, tuple[int, tuple[str, ...], str, str]]:
    seen = float("inf") if state.seen is None else state.seen.timestamp()
    return seen, state.members[0].rank


def _speaking(collated: Collated, found: Captures) -> list[Witness]:
    """Who can show a state where captures have dates.

    That is what was taken from the source, quoted or printed beside a translation, and what
    carries a marker that no capture has. Whoever numbers his markers numbers all of a kind.
    """
    seen = {m.label for w in collated.witnesses if w.id in found.dated for m in w.markers}
    return [
        w
        for w in collated.witnesses
        if w.id in found.taken
        or not w.main
        or w in collated.quoting
        or any(seen.isdisjoint({m.label, m.label.rstrip(NUMBERS)}) for m in w.markers)
    ]


def _reaching(collated: Collated, dividing: Sequence[Variation]) -> frozenset[str]:
    """Who goes from the first place to the last, whatever passage between them they leave out."""
    below = [v for v in dividing if not stands_above(v)]
    first = min((v.base[0] for v in below), default=0)
    last = max((v.base[1] for v in below), default=0)
    return frozenset(
        one.witness.id
        for one in collated.alignments
        if one.covers[0] <= first and last <= one.covers[1]
    )


def _vectors(
    members: Sequence[Witness], dividing: Sequence[Variation], counting: Sequence[frozenset[int]]
) -> dict[str, Vector]:
    """What each text reads at every place, of the readings that count there."""
    rows = dividing[0].ground.rows_of(members) if dividing else ()
    columns = [
        [at if at in sure else None for at in variation.column[rows].tolist()]
        for variation, sure in zip(dividing, counting, strict=True)
    ]
    vectors = zip(*columns, strict=True) if columns else [()] * len(members)
    return {w.id: vector for w, vector in zip(members, vectors, strict=True)}


def _grouped(
    members: Sequence[Witness], vectors: dict[str, Vector], captures: frozenset[str]
) -> tuple[list[list[Witness]], list[Witness], list[Witness]]:
    """The groups, those that fit several of them, and those mixed of two; best informed first."""

    def by_testimony(witness: Witness) -> tuple[int, bool, tuple[int, tuple[str, ...], str, str]]:
        unknown = sum(at is None for at in vectors[witness.id])
        return unknown, witness.id not in captures, witness.rank

    support = Counter(vectors[w.id] for w in members)
    groups: list[list[Witness]] = []
    heads: list[Vector] = []
    late: list[Witness] = []
    mixed: list[Witness] = []

    def join(witness: Witness, at: int) -> None:
        groups[at].append(witness)
        heads[at] = merged([heads[at], vectors[witness.id]])

    for witness in sorted(members, key=by_testimony):
        vector = vectors[witness.id]
        fits = _fits(vector, heads)
        alone = witness.id not in captures and support[vector] == 1
        if len(fits) == 1:
            join(witness, fits[0])
        elif fits:
            late.append(witness)
        elif alone and _mixture(vector, groups, heads):
            mixed.append(witness)
        else:
            groups.append([witness])
            heads.append(vector)
    for witness in list(late):
        fits = _fits(vectors[witness.id], heads)
        if len(fits) == 1:
            join(witness, fits[0])
            late.remove(witness)
    return groups, late, mixed


def _by_surface(whole: list[Witness], found: Captures) -> list[list[Witness]]:
    """Part versions with the same words whose case or punctuation the author changed.

    Every other member stays with the first of them. Of versions that were published no sign was
    lost on the way.
    """
    parts: dict[str, list[Witness]] = {}
    keys = next((w.keys for w in whole if w.id in found.dated), ())
    rest = []
    for witness in whole:
        exact = found.successive and all(w.published for w in whole)
        if witness.id in found.dated and witness.keys == keys and (exact or not witness.truncated):
            parts.setdefault(signs(witness) if exact else _surface(witness), []).append(witness)
        else:
            rest.append(witness)
    if len(parts) < PAIR:
        return [whole]
    first, *others = parts.values()
    return [first + rest, *others]


def _surface(witness: Witness) -> str:
    """All that a reader sees of a text but white space, bullets and typography."""
    text, _ = mended(_text(witness)) or (_text(witness), ())
    return "".join(map(_seen, pieces(text)))


def _text(witness: Witness) -> str:
    return "".join(witness.document.text[section.range.slice] for section in witness.sections)


@remembered
def _seen(text: str) -> str:
    return UNSEEN.sub("", fold_typography(text))


def _fits(vector: Vector, heads: Sequence[Vector]) -> list[int]:
    return [at for at, head in enumerate(heads) if agree(vector, head)]


def _of(whole: Sequence[Witness], vectors: dict[str, Vector]) -> Vector:
    return merged([vectors[witness.id] for witness in whole])


def _mixture(vector: Vector, groups: Sequence[Sequence[Witness]], heads: Sequence[Vector]) -> bool:
    """Whether every reading stands in one of two states already known, so none is new."""
    known = [head for whole, head in zip(groups, heads, strict=True) if len(whole) >= SHARED]
    return len(known) >= PAIR and all(
        at is None or any(state[i] == at for state in known) for i, at in enumerate(vector)
    )


def _sources(vector: Vector, heads: Sequence[Vector]) -> list[int]:
    def agreement(at: int) -> int:
        return sum(a == b for a, b in zip(vector, heads[at], strict=True) if a is not None)

    return sorted(range(len(heads)), key=lambda at: (-agreement(at), at))[:2]
