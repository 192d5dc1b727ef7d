"""Which state of the source stood before the first capture, or after the last one?

Several copies, made each for itself, that have a sentence which no capture has, and otherwise read
as the first captured state does, have it from a state that nobody captured: a copyist who adds a
sentence of his own hands it down along with his slips. So with the last state.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from provenance.lineage.source.captures import Captures
from provenance.lineage.source.handed_down import is_slip
from provenance.lineage.source.restless import at_edge
from provenance.lineage.source.states import Grouping, State
from provenance.lineage.source.unseen import independent
from provenance.lineage.testimony.witnesses import Witness
from provenance.lineage.variation.places import PAIR, Collated, Variation
from provenance.lineage.vectors import Vector, agree

RUN = 3
"""Words in a row by which it is told whether a passage stands in a text."""

NEW = 6
"""Such runs of a reading that no capture has, from which on it is no copyist's own.

Of 70 families of mixtures (seeds 0 to 9, 20 to 49, 200 to 229) four have copies that share one and
no slips: all four had lost the state that these were made from.
"""

MOST = 3
"""Readings looked at, those that most copies share."""


@dataclass(frozen=True, slots=True)
class _Uncaptured:
    """What may be a state that no capture showed: its copies, and how they read.

    `fits` is the captured state that it is like elsewhere; `places` gives what it reads where all
    captures read otherwise, and what they read.
    """

    members: tuple[Witness, ...]
    fits: State
    places: Mapping[Variation, tuple[int, int]] = field(default_factory=dict)


def with_uncaptured(collated: Collated, found: Captures, grouping: Grouping) -> Grouping:
    """The states, with one before the first captured one and one after the last, if copies tell.

    Of one captured state alone nothing tells whether another came before it or after it. A state
    that only dated copies show is no captured one.
    """
    captured = [s for s in grouping.states if any(w.id in found.taken for w in s.members)]
    heads = sorted((s for s in captured if s.seen), key=lambda s: (s.seen is None, s.seen))
    if found.successive or len(heads) < PAIR:
        return grouping
    told = list(_uncaptured(collated, found, grouping, heads))
    more = sorted({place for one in told for place in one.places}, key=lambda place: place.base)
    usual = {place: was for one in told for place, (_, was) in one.places.items()}
    states = [replace(s, vector=(*s.vector, *(usual[p] for p in more))) for s in grouping.states]
    for one in told:
        own = (one.places.get(place, (usual[place],))[0] for place in more)
        states.append(State(one.members, (*one.fits.vector, *own), astray=one.fits.astray))
    return replace(grouping, states=tuple(states), dividing=(*grouping.dividing, *more))


def _uncaptured(
    collated: Collated, found: Captures, grouping: Grouping, heads: Sequence[State]
) -> Iterator[_Uncaptured]:
    """The likeliest one at either end of time."""
    known = [{head.vector[at] for head in heads} for at in range(len(grouping.dividing))]
    taken = {w.id for state in grouping.states for w in state.members} | found.taken
    copies = [w for w in collated.family.members if w.main and w.id not in taken]
    vectors = {w.id: _read(w, grouping.dividing, known) for w in copies}
    captured = _captured(heads, found)
    for end in (heads[0], heads[-1]):
        others = [head for head in heads if head is not end]
        own = [
            w
            for w in copies
            if agree(vectors[w.id], end.vector)
            and not any(agree(vectors[w.id], other.vector) for other in others)
        ]
        shared = sorted(
            _shared(collated, found, own),
            key=lambda one: (-len(one[1]), one[0].base, one[0].wordings[one[2]].words),
        )
        new = (
            group
            for place, group, reading in shared
            if _is_new(place.wordings[reading].words, group[0], captured)
        )
        groups = (_together(group, end, collated, found) for group in islice(new, MOST))
        best = max(groups, key=lambda one: len(one.members), default=_Uncaptured((), end))
        if len(best.members) >= PAIR:
            yield best


def _read(
    witness: Witness, dividing: Sequence[Variation], known: Sequence[set[int | None]]
) -> Vector:
    read = [place.reading_of(witness) for place in dividing]
    return tuple(at if at in held else None for at, held in zip(read, known, strict=True))


def _captured(heads: Sequence[State], found: Captures) -> Counter[tuple[str, ...]]:
    """How often each run of words stands in the captured text that has it most often."""
    most: Counter[tuple[str, ...]] = Counter()
    for head in heads:
        fullest = max((w for w in head.members if w.id in found.taken), key=lambda w: len(w.words))
        most |= Counter(_runs(fullest.keys))
    return most


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _shared(
    collated: Collated, found: Captures, copies: Sequence[Witness]
) -> Iterator[tuple[Variation, list[Witness], int]]:
    """The long readings that several copies have where all captures have another."""
    names = frozenset(w.id for w in copies)
    for place in collated.substance:
        usual = _usual(place, found)
        if usual is None or place.size < NEW or at_edge(place):
            continue
        held = place.holders(names)
        for reading in sorted(set(place.stands_for) - {usual}):
            if held[reading] >= PAIR:
                yield place, [w for w in copies if place.reading_of(w) == reading], reading


def _usual(place: Variation, found: Captures) -> int | None:
    """What all captures read at a place, None if they differ or say nothing."""
    held = [at for at, count in enumerate(place.holders(found.taken)) if count]
    return held[0] if len(held) == 1 else None


def _is_new(
    words: Sequence[str], witness: Witness, captured: Mapping[tuple[str, ...], int]
) -> bool:
    """Whether a text has words oftener than any capture, so that they were not moved to there."""
    held = Counter(_runs(witness.keys))
    return sum(held[run] > captured.get(run, 0) for run in _runs(words)) >= NEW


def _together(
    group: Sequence[Witness], fits: State, collated: Collated, found: Captures
) -> _Uncaptured:
    """Those of a group of copies that were made each for itself, and what most of it reads."""
    names = frozenset(w.id for w in group)
    usual: dict[Variation, int] = {}
    own: dict[Variation, tuple[int, int]] = {}
    for place in collated.substance:
        held, captured = place.holders(names), _usual(place, found)
        most = max(range(len(held)), key=lambda at: (held[at], -at))
        if most == captured or PAIR * held[most] <= sum(held):
            continue
        if captured is None:
            if not any(place.holders(found.taken)):
                usual[place] = most
        elif not is_slip(place.wordings[captured].words, place.wordings[most].words):
            usual[place] = most
            own[place] = (most, captured)
    return _Uncaptured(tuple(independent(group, collated.substance, found, usual)), fits, own)
