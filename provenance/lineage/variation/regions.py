"""At which stretches of the base does anybody read differently, and who does?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from provenance.lineage.testimony.ends import HEADING
from provenance.lineage.variation.alignment import Alignment
from provenance.lineage.variation.changes import Change
from provenance.lineage.variation.crowded import Stretch, parted

JOIN = 5
"""Stretches with no more unchanged words between them, where the same witnesses agree, are one."""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Region:
    """Words of the base, and the words of those who deviate there, by the alignment's number.

    `silent` are alignments that can't testify because they leave out a longer run.
    """

    base: Range
    own: dict[int, Range]
    silent: frozenset[int]


def regions(alignments: Sequence[Alignment]) -> list[Region]:
    """Stretches of the base, in order, each with those who deviate from it.

    Changes that overlap are one stretch. A long run left out whole is a stretch of its own, inside
    which those who leave it out say nothing; so one loss does not join all that differs in it.
    """
    changes: dict[Range, list[tuple[int, Change]]] = defaultdict(list)
    omitted: dict[Range, dict[int, Change]] = defaultdict(dict)
    for at, alignment in enumerate(alignments):
        for change in alignment.omissions:
            omitted[change.base][at] = change
        for change in alignment.kept:
            changes[change.base].append((at, change))
    segments = list(parted(_overlapping(changes), alignments))
    found = [
        Region(base, _own(base, who, alignments), silent)
        for base, who, silent in _beside(segments, dict(sorted(omitted.items())))
    ]
    found.sort(key=lambda region: region.base)
    return _joined(found, alignments)


def _reaches(alignment: Alignment, base: Range) -> bool:
    """Whether a text goes on to the end of a stretch that others made longer."""
    return alignment.covers[0] <= base[0] and base[1] <= alignment.covers[1]


def _overlapping(changes: Mapping[Range, Sequence[tuple[int, Change]]]) -> Iterator[Stretch]:
    """Changes that overlap, as one stretch each, with everyone's own."""
    start = end = -1
    held: dict[int, list[Change]] = {}
    for base in sorted(changes):
        if held and base[0] < end:
            end = max(end, base[1])
        else:
            if held:
                yield Stretch((start, end), held)
            (start, end), held = base, {}
        for at, change in changes[base]:
            held.setdefault(at, []).append(change)
    if held:
        yield Stretch((start, end), held)


def _own(
    base: Range, held: Mapping[int, Sequence[Change]], alignments: Sequence[Alignment]
) -> dict[int, Range]:
    """The words for a stretch of everyone who has these changes in it, in order, and reaches it.

    In a crowded stretch they may have changes beside these, which are places of their own.
    """
    found = {}
    for at, changes in held.items():
        if changes[0].base == base:
            found[at] = changes[0].own
        elif _reaches(alignments[at], base):
            found[at] = alignments[at].own_range(*base)
    return found


def _beside(
    segments: Sequence[Stretch], omitted: dict[Range, dict[int, Change]]
) -> Iterator[tuple[Range, Mapping[int, Sequence[Change]], frozenset[int]]]:
    """The stretches beside what is left out: those who leave out more are silent in them."""
    waiting = list(omitted.items())
    active: list[tuple[int, int, dict[int, Change]]] = []
    exact = {segment.base for segment in segments}
    taken: set[Range] = set()
    number = 0
    for segment in segments:
        base, held = segment.base, segment.held
        while number < len(waiting) and waiting[number][0][0] <= base[1]:
            (_, end), who = waiting[number]
            heappush(active, (end, number, who))
            number += 1
        while active and active[0][0] <= base[0]:
            heappop(active)
        silent: set[int] = set()
        joined: dict[int, list[Change]] = {}
        for _, at, who in active:
            left = waiting[at][0]
            if base[0] <= left[0] and left[1] <= base[1]:
                for one, change in who.items():
                    joined.setdefault(one, []).append(change)
                taken.add(left)
            elif left[0] < base[1] or left[0] < base[0]:
                silent.update(who.keys() - held.keys())
        held = _with(held, joined)
        mute = segment.silent | silent if silent else segment.silent
        yield base, held, mute.difference(held) if mute & held.keys() else mute
    for left, who, mute in _nested(waiting):
        if left not in taken and left not in exact:
            yield left, {at: [change] for at, change in who.items()}, mute


def _with(
    held: dict[int, list[Change]], more: Mapping[int, Sequence[Change]]
) -> dict[int, list[Change]]:
    """Everyone's changes and some more, in the order of the base."""
    if not more:
        return held
    every = {at: [*held.get(at, ()), *more.get(at, ())] for at in {**held, **more}}
    return {at: sorted(own, key=lambda one: one.base) for at, own in every.items()}


def _nested(
    omitted: Sequence[tuple[Range, dict[int, Change]]],
) -> Iterator[tuple[Range, dict[int, Change], frozenset[int]]]:
    """What is left out, each with those who leave out a longer run that it is part of."""
    around: list[tuple[int, int, frozenset[int]]] = []
    for number, (left, who) in enumerate(sorted(omitted, key=lambda one: (one[0][0], -one[0][1]))):
        while around and around[0][0] <= left[0]:
            heappop(around)
        longer = (others for end, _, others in around if end >= left[1])
        yield left, who, frozenset().union(*longer) - who.keys()
        heappush(around, (left[1], number, frozenset(who)))


def _joined(found: Sequence[Region], alignments: Sequence[Alignment]) -> list[Region]:
    """Neighbouring stretches at which the same witnesses agree, and those of a heading, as one.

    What begins beside a heading, after its last word, is none of it.
    """
    joined: list[list[Region]] = []
    for region in found:
        last = joined[-1] if joined else []
        beside = last and last[-1].base[1] <= region.base[0] <= last[-1].base[1] + JOIN
        if beside and _in_heading(last[0].base) and _in_heading(region.base):
            last.append(region)
        elif beside and _alike(last[0], region, alignments):
            joined[-1] = [_whole([*last, region], alignments)]
        else:
            joined.append([region])
    return [_whole(run, alignments) for run in joined]


def _in_heading(base: Range) -> bool:
    """Whether a stretch may be a heading's: a longer one is text that comes right after it."""
    return base[0] < HEADING and base[1] - base[0] <= HEADING


def _whole(run: Sequence[Region], alignments: Sequence[Alignment]) -> Region:
    """Neighbouring stretches as one, in which those are silent who are so in a part of it."""
    first, *others = run
    if not others:
        return first
    start, end = first.base
    who, mute = set(first.own), set(first.silent)
    for region in others:
        theirs = region.own.keys()
        mute |= region.silent
        mute |= {at for at in who - theirs if alignments[at].silent(*region.base)}
        mute |= {at for at in theirs - who if alignments[at].silent(start, end)}
        who = (who | theirs) - mute
        end = region.base[1]
    own = {}
    for at in sorted(who):
        plain, last = alignments[at].own_range, run[-1]
        begins = first.own[at] if at in first.own else plain(*first.base)
        ends = last.own[at] if at in last.own else plain(*last.base)
        own[at] = begins[0], ends[1]
    return Region((start, end), own, frozenset(mute))


def _alike(one: Region, other: Region, alignments: Sequence[Alignment]) -> bool:
    """Whether the same deviate in the same groups, of those who testify at both."""
    mute = one.silent | other.silent
    apart = {
        at
        for at in set(one.own) ^ set(other.own)
        if at not in mute
        and not alignments[at].silent(*(other.base if at in one.own else one.base))
    }
    both = set(one.own) & set(other.own)
    if apart or not both:
        return False
    groups = (_groups(one, alignments, both), _groups(other, alignments, both))
    return groups[0] == groups[1]


def _groups(
    region: Region, alignments: Sequence[Alignment], who: set[int]
) -> frozenset[frozenset[int]]:
    found: dict[tuple[str, ...], set[int]] = {}
    for at in who:
        found.setdefault(alignments[at].witness.keys[slice(*region.own[at])], set()).add(at)
    return frozenset(map(frozenset, found.values()))
