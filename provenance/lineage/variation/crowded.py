"""Which changes of a crowded stretch are places of their own?

Changes that overlap are one place, so that whoever reads anything there is compared with everybody
else. Among thousands of texts that chain goes on from sentence to sentence, until nearly every text
has a wording of its own for half an article, and what they share tells nothing. So what several
texts changed alike is a place of its own there.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from provenance.lineage.variation.alignment import OMITTED, Alignment
from provenance.lineage.variation.runs import Numbers, Range, Table, less, together

CROWD = 300
"""Texts beyond which a stretch may be crowded."""

WIDE = 12
"""Words beyond which it is: a change of so many is a rewording, and others lie inside it."""

SEVERAL = 2
"""Undated texts that must have a change alike for it to be a place."""


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """Words of the base, the changes of all who deviate there, and who can't testify there."""

    base: Range
    held: Table
    silent: Numbers


def parted(found: Iterable[Stretch], alignments: Sequence[Alignment]) -> Iterator[Stretch]:
    """The stretches, those that are crowded taken apart, in the order of the base.

    Who changed a few words inside a longer change of others reads there as the base does. Who
    changed a longer run inside, or over a border of it, or has it inside, says nothing there.
    """
    for one in found:
        if len(alignments) <= CROWD or one.base[1] - one.base[0] <= WIDE:
            yield one
        else:
            yield from _apart(one, alignments)


def _apart(stretch: Stretch, alignments: Sequence[Alignment]) -> Iterator[Stretch]:
    groups = dict(stretch.held.by_base())
    ranges = list(groups)
    who = {base: np.unique(held.at) for base, held in groups.items()}
    told = [
        base
        for base in ranges
        if len(who[base]) >= SEVERAL or any(alignments[at].witness.when for at in who[base])
    ]
    reached: list[Range] = []
    number = 0
    for base in told:
        while number < len(ranges) and ranges[number][0] < max(base[1], base[0] + 1):
            reached.append(ranges[number])
            number += 1
        reached = [one for one in reached if one[1] >= base[0]]
        mute = together([who[one] for one in reached if one != base and _hides(one, base)])
        yield Stretch(base, groups[base], less(mute, who[base]))


def _hides(one: Range, base: Range) -> bool:
    """Whether a change overlaps a stretch and is more than a few words inside it."""
    overlap = one[0] < base[1] and base[0] < one[1]
    inside = base[0] <= one[0] and one[1] <= base[1]
    return overlap and not (inside and one[1] - one[0] < OMITTED)
