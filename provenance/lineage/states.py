"""Which witnesses show the source in one state?

A state is a set of readings that travel together: readings shared by several witnesses, marked by
the author as edited, or told apart by the dates of two captures of the source. A reading that one
undated witness has alone is a deviation of that copy and no state of the source.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from provenance.lineage.places import PAIR, Collated, Variation
from provenance.lineage.witnesses import Witness, fold_typography

SHARED = 2
"""Witnesses that must share each of two readings before the place divides states by itself."""

UNSEEN = re.compile(r"[\s*•·\-‐-―_#>|]+")
"""White space, bullets, dashes and marks of Markdown: fetchers add and lose them."""

Vector = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class State:
    """One state of the source: who has it, and its reading at every dividing place.

    `after` is the index of the state it came out of, None for the first or where nothing tells.
    """

    members: tuple[Witness, ...]
    vector: Vector
    label: str = ""
    marker: str | None = None
    after: int | None = None

    @property
    def seen(self) -> datetime | None:
        """The first moment at which one of its witnesses is known to have existed."""
        return min((w.when for w in self.members if w.when is not None), default=None)


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


def group(collated: Collated) -> Grouping:
    """Put witnesses that agree wherever both testify together."""
    members = collated.witnesses
    captures = _captures(members)
    dividing = tuple(v for v in collated.substance if _divides(v, captures))
    vouched = [_vouched(variation, captures) for variation in dividing]
    vectors = {w.id: _vector(w, dividing, vouched) for w in members}
    groups, late, mixed = _grouped(members, vectors, captures)
    groups = [part for whole in groups for part in _by_surface(whole, captures)]
    fitting = [(w, _fits(vectors[w.id], groups, vectors)) for w in late]
    return Grouping(
        states=tuple(State(tuple(part), _of(part, vectors)) for part in groups),
        dividing=dividing,
        open=tuple((w, tuple(fits)) for w, fits in fitting),
        mixed=tuple((w, tuple(_sources(vectors[w.id], groups, vectors))) for w in mixed),
    )


def _captures(members: Sequence[Witness]) -> frozenset[str]:
    """Ids of the dated witnesses that were taken from the source itself.

    Where sources are declared, that is the address most of them declare.
    """
    dated = [w for w in members if w.main and w.when is not None]
    addresses = Counter(_address(w.source_url) for w in dated if w.source_url)
    if not addresses:
        return frozenset(w.id for w in dated)
    source = min(addresses, key=lambda address: (-addresses[address], address))
    return frozenset(w.id for w in dated if _address(w.source_url) == source)


def _address(url: str) -> str:
    bare = re.sub(r"^https?://(www\.)?", "", url.strip().casefold())
    return re.split(r"[?#]", bare)[0].rstrip("/")


def _divides(variation: Variation, captures: frozenset[str]) -> bool:
    """Whether this place can tell states of the source from each other."""
    shared = sum(len({w.variant for w in among}) >= SHARED for among in variation.voices)
    captured = sum(any(w.id in captures for w in among) for among in variation.voices)
    if _transient(variation, captures):
        return False
    return max(shared, captured) >= PAIR or any(variation.marks) or _pair(variation)


def _vouched(variation: Variation, captures: frozenset[str]) -> frozenset[int]:
    """The readings that may be the source's own; others are deviations of one copy.

    Where that leaves fewer than two, every reading counts.
    """
    sure = frozenset(
        at
        for at, among in enumerate(variation.voices)
        if len({w.variant for w in among}) >= SHARED
        or variation.marks[at]
        or any(w.id in captures for w in among)
    )
    return sure if len(sure) >= PAIR else frozenset(variation.stands_for)


def _vector(
    witness: Witness, dividing: Sequence[Variation], vouched: Sequence[frozenset[int]]
) -> Vector:
    readings = [variation.reading_of(witness) for variation in dividing]
    return tuple(at if at in sure else None for at, sure in zip(readings, vouched, strict=True))


def _transient(variation: Variation, captures: frozenset[str]) -> bool:
    """Whether one capture alone has, or lacks, what those before and after it agree on.

    So look a button that was taken along and a passage that was lost on the way: an author who
    adds something and takes it back between two captures is rarer than either.
    """
    dated = [[w.when for w in among if w.id in captures and w.when] for among in variation.voices]
    if sum(map(bool, dated)) != PAIR or not any(len(moments) == 1 for moments in dated):
        return False
    (alone,), others = sorted(filter(None, dated), key=len)
    words = [set(w.words) for w, moments in zip(variation.wordings, dated, strict=True) if moments]
    return min(others) < alone < max(others) and (words[0] <= words[1] or words[1] <= words[0])


def _pair(variation: Variation) -> bool:
    """Whether there are two witnesses in all: then each reading may be a state."""
    return sum(len(among) for among in variation.voices) == PAIR


def _grouped(
    members: Sequence[Witness], vectors: dict[str, Vector], captures: frozenset[str]
) -> tuple[list[list[Witness]], list[Witness], list[Witness]]:
    """The groups, those that fit several of them, and those mixed of two; best informed first."""

    def by_testimony(witness: Witness) -> tuple[int, bool, tuple[int, tuple[str, ...], str, str]]:
        unknown = sum(at is None for at in vectors[witness.id])
        return unknown, witness.id not in captures, witness.rank

    support = Counter(vectors[w.id] for w in members)
    groups: list[list[Witness]] = []
    late: list[Witness] = []
    mixed: list[Witness] = []
    for witness in sorted(members, key=by_testimony):
        vector = vectors[witness.id]
        fits = _fits(vector, groups, vectors)
        alone = witness.id not in captures and support[vector] == 1
        if len(fits) == 1:
            groups[fits[0]].append(witness)
        elif fits:
            late.append(witness)
        elif alone and _mixture(vector, groups, vectors):
            mixed.append(witness)
        else:
            groups.append([witness])
    for witness in list(late):
        fits = _fits(vectors[witness.id], groups, vectors)
        if len(fits) == 1:
            groups[fits[0]].append(witness)
            late.remove(witness)
    return groups, late, mixed


def _by_surface(whole: list[Witness], captures: frozenset[str]) -> list[list[Witness]]:
    """Part captures with the same words whose case or punctuation the author changed.

    Every other member stays with the first of them.
    """
    parts: dict[str, list[Witness]] = {}
    keys = next((w.keys for w in whole if w.id in captures), ())
    rest = []
    for witness in whole:
        if witness.id in captures and witness.keys == keys and not witness.truncated:
            parts.setdefault(_surface(witness), []).append(witness)
        else:
            rest.append(witness)
    if len(parts) < PAIR:
        return [whole]
    first, *others = parts.values()
    return [first + rest, *others]


def _surface(witness: Witness) -> str:
    """All that a reader sees of a text but white space, bullets and typography."""
    text = "".join(witness.document.text[section.range.slice] for section in witness.sections)
    return UNSEEN.sub("", fold_typography(text))


def _fits(
    vector: Vector, groups: Sequence[Sequence[Witness]], vectors: dict[str, Vector]
) -> list[int]:
    return [at for at, whole in enumerate(groups) if _agree(vector, _of(whole, vectors))]


def _of(whole: Sequence[Witness], vectors: dict[str, Vector]) -> Vector:
    return _merged([vectors[witness.id] for witness in whole])


def _merged(vectors: Sequence[Vector]) -> Vector:
    return tuple(
        next((at for at in column if at is not None), None) for column in zip(*vectors, strict=True)
    )


def _agree(one: Vector, other: Vector) -> bool:
    return all(a == b for a, b in zip(one, other, strict=True) if a is not None and b is not None)


def _mixture(
    vector: Vector, groups: Sequence[Sequence[Witness]], vectors: dict[str, Vector]
) -> bool:
    """Whether every reading stands in one of two states already known, so none is new."""
    known = [_of(whole, vectors) for whole in groups if len(whole) >= SHARED]
    return len(known) >= PAIR and all(
        at is None or any(state[i] == at for state in known) for i, at in enumerate(vector)
    )


def _sources(
    vector: Vector, groups: Sequence[Sequence[Witness]], vectors: dict[str, Vector]
) -> list[int]:
    def agreement(at: int) -> int:
        state = _of(groups[at], vectors)
        return sum(a == b for a, b in zip(vector, state, strict=True) if a is not None)

    return sorted(range(len(groups)), key=lambda at: (-agreement(at), at))[:2]
