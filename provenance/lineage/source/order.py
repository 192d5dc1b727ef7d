"""In which order did the states of the source follow each other?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby, pairwise
from statistics import median_low

from provenance.lineage.source.branches import BRANCHED, Step, steps
from provenance.lineage.source.forms import (
    BLANKS,
    MOSTLY,
    ONE_FORM,
    blanks,
    filled_in,
    left_open,
)
from provenance.lineage.source.states import State
from provenance.lineage.testimony.addresses import address
from provenance.lineage.testimony.likeness import MOST, Likeness
from provenance.lineage.testimony.struck import shows_changes
from provenance.lineage.testimony.witnesses import Witness
from provenance.lineage.variation.places import Variation
from provenance.lineage.vectors import Vector, difference
from provenance.text.document import Marker

Marked = Mapping[int, Sequence[Marker | None]]
"""The marks of editing beside each reading of the places that have any, by the place's index."""

DISPUTED = 4
"""Of so many dated states one may be at odds with the marks of editing: a text may quote a mark."""

DAY = 24 * 60 * 60.0

RENAMED = 0.85
"""How sure it is that a version was made from another, if hardly more than names was changed."""

AT_ONCE = 0.9
"""The same where one of the two was published when others were: on one day, if no time is known.

Of 1,636 such steps of made histories, which nothing else made doubtful, 1,530 are right.
"""

SEVERAL = 3
"""Dates of one state from which the middle one tells more than the first: one may be false."""


@dataclass(frozen=True, slots=True)
class Order:
    """Indexes of states, the first first, and for each state how it came about.

    `known` is false where neither a marker nor a date tells; no state then came out of another.
    """

    sequence: tuple[int, ...]
    steps: tuple[Step, ...]
    known: bool


def order_states(
    drafts: Sequence[State], dividing: Sequence[Variation], *, versions: bool = False
) -> Order:
    """Order the states by markers and dates.

    Dated states follow each other in time; others grow out of the state they differ from least
    (a minimum spanning tree), from the root that markers and dates point to. Where each dated text
    is one of the `versions` of the source, they are held against each other directly. Dates of
    publication are believed whatever the marks say: a text may quote a mark.
    """
    count = len(drafts)
    if count <= 1:
        return Order(tuple(range(count)), (Step(None),) * count, known=True)
    moments = [_moment(draft) for draft in drafts]
    dated = [at for at in range(count) if moments[at] is not None]
    sequence = sorted(dated, key=lambda at: (moments[at] is None, moments[at]))
    marked = {place: v.marks for place, v in enumerate(dividing) if any(v.marks)}
    came = _came([drafts[at] for at in sequence], marked)
    earlier = {
        (a, b): _earlier(
            drafts[a], drafts[b], marked, came if moments[a] and moments[b] else frozenset()
        )
        for a in range(count)
        for b in range(count)
        if a != b
    }
    apart = versions or len({moments[at] for at in dated}) == len(dated)
    published = versions and all(w.published for at in dated for w in drafts[at].members if w.when)
    believed = sequence if published else _undisputed(sequence, drafts, earlier) if apart else []
    if len(believed) > 1:
        return _inserted(believed, drafts, earlier, dividing if versions else None)
    if not any(earlier.values()):
        by_rank = sorted(range(count), key=lambda at: drafts[at].members[0].rank)
        return Order(tuple(by_rank), (Step(None),) * count, known=False)
    score = [sum(earlier[a, b] for b in range(count) if b != a) for a in range(count)]
    return grown(drafts, max(range(count), key=lambda at: (score[at], -at)))


def _undisputed(
    sequence: Sequence[int], drafts: Sequence[State], earlier: Mapping[tuple[int, int], int]
) -> list[int]:
    """The dated states, in the order of time, less those that marks of editing put elsewhere.

    Of the states left the one most others speak against goes first, unless its wording is nearest
    to its neighbour in time: then the mark is what is out of place. None is left if more than one
    in `DISPUTED` would have to go: then it is the dates that can't be believed. Nor is any where a
    state's first date and its middle one put it at different places.
    """
    seen = [drafts[at].seen for at in sequence]
    if any(one and other and one > other for one, other in pairwise(seen)):
        return [] if any(earlier[pair] < 0 for pair in combinations(sequence, 2)) else [*sequence]
    left = list(sequence)
    at_home: set[int] = set()
    while len(sequence) >= DISPUTED * (len(sequence) - len(left) + len(at_home)):
        against = Counter(
            at
            for pair in combinations(left, 2)
            if earlier[pair] < 0 and at_home.isdisjoint(pair)
            for at in pair
        )
        if not against:
            return left
        worst = max(left, key=lambda at: (against[at], left.index(at)))
        place = left.index(worst)
        beside = {*left[max(0, place - 1) : place], *left[place + 1 : place + 2]}
        apart = {
            other: difference(drafts[worst].vector, drafts[other].vector)
            for other in left
            if other != worst
        }
        if min(apart.values()) == min(apart[other] for other in beside):
            at_home.add(worst)
        else:
            left.remove(worst)
    return []


def _moment(draft: State) -> float | None:
    """When a state was first seen; of several dates the middle one."""
    moments = [moment.timestamp() for moment in draft.moments]
    if not moments:
        return None
    return median_low(moments) if len(moments) >= SEVERAL else moments[0]


def _inserted(
    sequence: list[int],
    drafts: Sequence[State],
    earlier: dict[tuple[int, int], int],
    versions: Sequence[Variation] | None,
) -> Order:
    """Dated states in the order of time, with the others put where they differ least.

    `versions` are the places that divide them where each is a version.
    """
    alike = None
    if versions is not None and len(sequence) <= MOST:
        sequence = _of_one_moment(sequence, drafts)
        alike = Likeness([_fullest(drafts[at]) for at in sequence])
    told = steps([drafts[at].vector for at in sequence], alike)
    if alike is not None and versions is not None:
        told = _doubted(told, [drafts[at] for at in sequence])
        told = _of_forms(told, [drafts[at] for at in sequence], versions)
    found: dict[int, Step] = {
        at: Step(
            None if step.after is None else sequence[step.after],
            tuple((sequence[other], share) for other, share in step.also),
            step.sure,
            step.says,
            tuple(sequence[other] for other in step.between),
        )
        for at, step in zip(sequence, told, strict=True)
    }
    order = list(sequence)
    for at in range(len(drafts)):
        if at in found:
            continue
        own = drafts[at].vector
        near = min(
            order, key=lambda other: (difference(own, drafts[other].vector), order.index(other))
        )
        after = [n for n in order if found[n].after == near and _lies_between(own, drafts, near, n)]
        before = found[near].after
        if after:
            found[at] = Step(near)
            found[after[0]] = Step(at, found[after[0]].also)
            order.insert(order.index(after[0]), at)
        elif earlier[at, near] > 0 or (
            _lies_between(own, drafts, before, near)
            if before is not None
            else earlier[at, near] == 0 and near != order[-1]
        ):
            found[at] = Step(found[near].after)
            found[near] = Step(at, found[near].also)
            order.insert(order.index(near), at)
        else:
            found[at] = Step(near)
            order.append(at)
    return Order(tuple(order), tuple(found[at] for at in range(len(drafts))), known=True)


def _doubted(told: Sequence[Step], drafts: Sequence[State]) -> list[Step]:
    """The steps; of those from or to one of several versions of one moment less is said."""
    moments = [_moment(draft) for draft in drafts]
    count = Counter(moments)
    several = [
        count[moment] > 1 and not _fullest(draft).title
        for moment, draft in zip(moments, drafts, strict=True)
    ]
    return [
        replace(step, sure=min(step.sure or AT_ONCE, AT_ONCE))
        if step.after is not None and (several[at] or several[step.after])
        else step
        for at, step in enumerate(told)
    ]


def _of_forms(
    told: Sequence[Step], drafts: Sequence[State], places: Sequence[Variation]
) -> list[Step]:
    """The steps; that between two parties who each filled in one form is from the form, or open.

    Where there is one such step among others, or where the version before has more of its own than
    names, a name was changed throughout.
    """
    left = [
        frozenset[int]() if shows_changes(_fullest(draft)) else blanks(draft.vector, places)
        for draft in drafts
    ]
    filled = {
        at
        for at, step in enumerate(told)
        if step.after is not None
        and not left[step.after]
        and filled_in(drafts[at].vector, drafts[step.after].vector, places)
        and not _one_page(drafts[at], drafts[step.after])
    }
    several = len(filled) > 1 or len(drafts) == len(filled) + 1
    found = list(told)
    for at in range(len(told)):
        form = _form_of_both(at, told, drafts, left)
        if form is not None:
            found[at] = Step(form, sure=BRANCHED)
            filled.discard(at)
    for at in filled:
        step = told[at]
        bare = step.after in filled or told[step.after or 0].after is None
        if several and bare and step.after is not None:
            found[at] = Step(None, says=ONE_FORM, between=(step.after,))
        else:
            found[at] = replace(step, sure=min(step.sure or RENAMED, RENAMED))
    return found


def _form_of_both(
    at: int, told: Sequence[Step], drafts: Sequence[State], left: Sequence[frozenset[int]]
) -> int | None:
    """The form that a version and the one it seems made from filled in, most blanks otherwise."""
    after = told[at].after
    form = None if after is None else told[after].after
    while after is not None and form is not None:
        own, before, older = (drafts[n].vector for n in (at, after, form))
        both = [n for n in left[form] if own[n] is not None and before[n] is not None]
        anew = sum(own[n] != before[n] for n in both)
        if anew >= max(BLANKS, MOSTLY * len(both)) and all(
            left_open(older, drafts[n].vector, left[form] - left[n]) for n in (at, after)
        ):
            return form
        form = told[form].after
    return None


def _one_page(one: State, other: State) -> bool:
    """Whether both were published at one address."""
    places = [{address(w.source_url) for w in s.members if w.source_url} for s in (one, other)]
    return not places[0].isdisjoint(places[1])


def _of_one_moment(sequence: Sequence[int], drafts: Sequence[State]) -> list[int]:
    """The versions in time, those of one moment the liker to what came before the earlier.

    Those that are liker to what came after are the later. Where two works have one date, and one
    was made from the other, the author's own goes on from his last version. Versions of one title
    stay in the order of their numbers.
    """
    texts = [_fullest(drafts[at]) for at in sequence]
    moments = [
        _day(text) if text.edition else _moment(drafts[at])
        for at, text in zip(sequence, texts, strict=True)
    ]
    if len(set(moments)) == len(moments):
        return list(sequence)
    alike = Likeness(texts)

    def near(at: int, others: Iterable[int]) -> float:
        return max((alike(at, other) for other in others), default=0.0)

    told: list[int] = []
    for _, among in groupby(range(len(sequence)), key=lambda number: moments[number]):
        waiting = list(among)
        later = range(waiting[-1] + 1, len(sequence))
        while waiting:
            titles = [texts[at].title for at in waiting]
            first = [
                at for n, at in enumerate(waiting) if not titles[n] or titles[n] not in titles[:n]
            ]
            ahead = max(first, key=lambda at: (near(at, told) - near(at, later), -at))
            told.append(ahead)
            waiting.remove(ahead)
    return [sequence[at] for at in told]


def _day(text: Witness) -> float | None:
    """The day that a text itself says it is of."""
    return None if text.when is None else text.when.timestamp() // DAY * DAY


def _fullest(draft: State) -> Witness:
    """The longest of the dated texts of a state, one that does not break off if there is one."""
    return min((w for w in draft.members if w.when), key=lambda w: (w.truncated, w.rank))


def _lies_between(own: Vector, drafts: Sequence[State], older: int, newer: int) -> bool:
    """Whether a state has part of the changes that led from one state to the next."""
    one, other = drafts[older].vector, drafts[newer].vector
    return 0 < difference(own, other) < difference(one, other) and difference(
        one, own
    ) + difference(own, other) == difference(one, other)


def grown(drafts: Sequence[State], root: int) -> Order:
    """Each state out of the one it differs from least, from the root outwards (Prim 1957)."""
    found = [Step(None)] * len(drafts)
    order = [root]
    waiting = set(range(len(drafts))) - {root}
    while waiting:
        _, _, parent, child = min(
            (_distance(drafts[a].vector, drafts[b].vector), order.index(a), a, b)
            for a in order
            for b in waiting
        )
        found[child] = Step(parent)
        order.append(child)
        waiting.discard(child)
    return Order(tuple(order), tuple(found), known=True)


def _distance(one: Vector, other: Vector) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def _came(sequence: Sequence[State], marked: Marked) -> frozenset[int]:
    """The places at which dated states show a mark of editing come; it may go again later.

    `sequence` is in the order of time. A state has the mark of its reading if a witness of it
    does: a reading that stood there before the mark was made by something else.
    """
    found: set[int] = set()
    unmarked: set[int] = set()
    for state in sequence:
        for place, marks in marked.items():
            reading = state.vector[place]
            if reading is None:
                continue
            mark = marks[reading]
            if mark is None or not any(mark.label in _labels(w) for w in state.members):
                unmarked.add(place)
            elif place in unmarked:
                found.add(place)
    return frozenset(found)


def _labels(witness: Witness) -> frozenset[str]:
    return frozenset(marker.label for marker in witness.markers)


def _earlier(one: State, other: State, marked: Marked, came: frozenset[int]) -> int:
    """1 if `one` is the earlier state, -1 if `other` is, 0 where nothing tells.

    That a reading has no mark of editing where another has one tells nothing at places in `came`.
    """
    said = 0
    for place, marks in marked.items():
        a, b = one.vector[place], other.vector[place]
        if a is None or b is None or a == b:
            continue
        was, became = marks[a], marks[b]
        if bool(was) != bool(became):
            said += 0 if place in came else 1 if became else -1
        elif was and became and was.number and became.number:
            said += (was.number < became.number) - (was.number > became.number)
    if said:
        return 1 if said > 0 else -1
    if one.seen and other.seen and one.seen != other.seen:
        return 1 if one.seen < other.seen else -1
    return 0
