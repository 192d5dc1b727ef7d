"""At which stretches of the base does anybody read differently, and who does?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np

from provenance.lineage.testimony.ends import HEADING
from provenance.lineage.variation.alignment import Alignment, omits
from provenance.lineage.variation.crowded import Stretch, parted
from provenance.lineage.variation.runs import NOBODY, Numbers, Range, Runs, Table, less, together

JOIN = 5
"""Stretches with no more unchanged words between them, where the same witnesses agree, are one."""


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """Words of the base, and the words of those who deviate there.

    `silent` are alignments that can't testify because they leave out a longer run.
    """

    base: Range
    own: Runs
    silent: Numbers


def regions(alignments: Sequence[Alignment]) -> list[Region]:
    """Stretches of the base, in order, each with those who deviate from it.

    Changes that overlap are one stretch. A long run left out whole is a stretch of its own, inside
    which those who leave it out say nothing; so one loss does not join all that differs in it.
    """
    every = Table.of([one.edits.rows for one in alignments])
    omitted = omits(every.base, every.own)
    segments = list(parted(_overlapping(every[~omitted]), alignments))
    found = [
        Region(base, _own(base, held, alignments), silent)
        for base, held, silent in _beside(segments, list(every[omitted].by_base()))
    ]
    found.sort(key=lambda region: region.base)
    return _joined(found, alignments)


def _reaches(alignment: Alignment, base: Range) -> bool:
    """Whether a text goes on to the end of a stretch that others made longer."""
    return alignment.covers[0] <= base[0] and base[1] <= alignment.covers[1]


def _overlapping(changes: Table) -> Iterator[Stretch]:
    """Changes that overlap, as one stretch each, with everyone's own."""
    first = last = 0
    start = end = -1
    for base, held in changes.by_base():
        if first < last and base[0] < end:
            end = max(end, base[1])
        else:
            if first < last:
                yield Stretch((start, end), changes[first:last], NOBODY)
            (start, end), first = base, last
        last += len(held)
    if first < last:
        yield Stretch((start, end), changes[first:last], NOBODY)


def _own(base: Range, held: Table, alignments: Sequence[Alignment]) -> Runs:
    """The words for a stretch of everyone who has these changes in it and reaches it.

    In a crowded stretch they may have changes beside these, which are places of their own.
    """
    first = held.first_of_each()
    own = first.own.copy()
    other = np.flatnonzero((first.base != base).any(axis=1)).tolist()
    kept = np.ones(len(first), dtype=np.bool_)
    for row in other:
        alignment = alignments[first.at[row]]
        kept[row] = _reaches(alignment, base)
        own[row] = alignment.own_range(*base)
    return Runs(first.at[kept], own[kept])


def _beside(
    segments: Sequence[Stretch], omitted: Sequence[tuple[Range, Table]]
) -> Iterator[tuple[Range, Table, Numbers]]:
    """The stretches beside what is left out: those who leave out more are silent in them."""
    active: list[tuple[int, int, Table]] = []
    exact = {segment.base for segment in segments}
    taken: set[Range] = set()
    number = 0
    for segment in segments:
        base = segment.base
        while number < len(omitted) and omitted[number][0][0] <= base[1]:
            (_, end), who = omitted[number]
            heappush(active, (end, number, who))
            number += 1
        while active and active[0][0] <= base[0]:
            heappop(active)
        silent, joined = [segment.silent], []
        for _, at, who in active:
            left = omitted[at][0]
            if base[0] <= left[0] and left[1] <= base[1]:
                joined.append(who)
                taken.add(left)
            elif left[0] < base[1] or left[0] < base[0]:
                silent.append(who.at)
        held = segment.held.along(*joined)
        yield base, held, less(together(silent), held.at)
    for left, who, mute in _nested(omitted):
        if left not in taken and left not in exact:
            yield left, who, mute


def _nested(omitted: Sequence[tuple[Range, Table]]) -> Iterator[tuple[Range, Table, Numbers]]:
    """What is left out, each with those who leave out a longer run that it is part of."""
    around: list[tuple[int, int, Numbers]] = []
    for number, (left, who) in enumerate(sorted(omitted, key=lambda one: (one[0][0], -one[0][1]))):
        while around and around[0][0] <= left[0]:
            heappop(around)
        longer = together([others for end, _, others in around if end >= left[1]])
        yield left, who, less(longer, who.at)
        heappush(around, (left[1], number, who.at))


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
    who, mute = set(first.own), set(first.silent.tolist())
    for region in others:
        theirs = region.own.keys()
        mute.update(region.silent.tolist())
        mute |= {at for at in who - theirs if alignments[at].silent(*region.base)}
        mute |= {at for at in theirs - who if alignments[at].silent(start, end)}
        who = (who | theirs) - mute
        end = region.base[1]
    own, last = {}, run[-1]
    for at in who:
        plain = alignments[at].own_range
        begins = first.own.get(at) or plain(*first.base)
        ends = last.own.get(at) or plain(*last.base)
        own[at] = begins[0], ends[1]
    return Region((start, end), Runs.of(own), np.array(sorted(mute), dtype=np.int32))


def _alike(one: Region, other: Region, alignments: Sequence[Alignment]) -> bool:
    """Whether the same deviate in the same groups, of those who testify at both."""
    both = np.intersect1d(one.own.at, other.own.at, assume_unique=True)
    apart = less(np.setxor1d(one.own.at, other.own.at, assume_unique=True), one.silent)
    for at in less(apart, other.silent).tolist():
        if not alignments[at].silent(*(other.base if at in one.own else one.base)):
            return False
    return len(both) > 0 and _groups(one, both, alignments) == _groups(other, both, alignments)


def _groups(region: Region, who: Numbers, alignments: Sequence[Alignment]) -> list[int]:
    """Of some who deviate in a region the number of what each reads, as it comes first."""
    found: dict[tuple[str, ...], int] = {}
    runs = region.own.words[region.own.at.searchsorted(who)].tolist()
    said = (
        alignments[at].witness.keys[start:end]
        for at, (start, end) in zip(who.tolist(), runs, strict=True)
    )
    return [found.setdefault(words, len(found)) for words in said]
