"""How does every member of a family lie against its longest one?

Laying one text takes a millisecond, so it is spared where it was done before (`spared`): all that
it depends on is the two texts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

import numpy as np

from provenance.lineage.memory import once
from provenance.lineage.progress import tell
from provenance.lineage.testimony.families import Family
from provenance.lineage.testimony.spared import Work, each
from provenance.lineage.testimony.witnesses import Witness
from provenance.lineage.variation.alignment import Alignment, align, moved_passages
from provenance.lineage.variation.changes import Change, Changes

MOST = 2
"""Twice as many as hold passages elsewhere than the longest text, and it is the one that does."""

HEAD = 6
"""Numbers before those of the changes: covers, own, agree, and how many changes there are."""

PACKED = np.dtype("<i4")
"""Numbers as they are kept, on whatever machine."""


def in_usual_order(family: Family) -> tuple[Family, list[Alignment]]:
    """The family laid against its longest text, or against the longest that agrees with most.

    Where most hold passages elsewhere than the longest text, it is that one which moved them; what
    breaks off inside such a passage, or lacks it, could not be told from what was rewritten. After
    the members come the passages that some of them hold elsewhere.
    """
    alignments = laid(family)
    others = [one.witness for one in alignments if one.moved]
    if MOST * len(others) > len(alignments):
        first = next((w for w in others if not w.truncated), others[0])
        family = Family((first, *(w for w in family.members if w is not first)))
        alignments = laid(family)
    elsewhere = [part for one in alignments if one.moved for part in _moved(family.base, one)]
    return family, _parted([*alignments, *elsewhere])


def _moved(base: Witness, one: Alignment) -> list[Alignment]:
    return once("moved", (base, one), partial(moved_passages, base, one))


def _parted(alignments: Sequence[Alignment]) -> list[Alignment]:
    """The alignments, their long losses parted where another's loss begins or ends with them.

    Who leaves out a passage and a footnote's number after it, or the next sentence as well, leaves
    out the passage like those who keep what follows.
    """
    losses = [one.omissions for one in alignments]
    left_out = {change.base for lost in losses for change in lost}
    from_, to = _borders(left_out), _borders((end, start) for start, end in left_out)
    found = []
    for one, lost in zip(alignments, losses, strict=True):
        told = ((c, _inside(c, from_[c.base[0]] | to[c.base[1]])) for c in lost)
        cuts = tuple((change, borders) for change, borders in told if borders)
        make = partial(_cut, one, dict(cuts))
        found.append(once(("parted", cuts), (one,), make) if cuts else one)
    return found


def _borders(runs: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    """For each border, the other borders of runs that it begins or ends."""
    found: dict[int, set[int]] = defaultdict(set)
    for one, other in runs:
        found[one].add(other)
    return found


def _inside(change: Change, borders: Iterable[int]) -> tuple[int, ...]:
    """Those of some borders between words of the base that are inside a change, in order."""
    first, last = change.base
    return tuple(sorted(at for at in borders if first < at < last))


def _cut(one: Alignment, borders: Mapping[Change, Sequence[int]]) -> Alignment:
    """An alignment with losses parted at these words of the base."""
    changes = (part for change in one.changes for part in _cut_at(change, borders.get(change, ())))
    return replace(one, changes=Changes.of(changes))


def _cut_at(change: Change, borders: Sequence[int]) -> list[Change]:
    """A loss as several, parted at these words of the base."""
    ends = [change.base[0], *borders, change.base[1]]
    return [Change(run, change.own) for run in pairwise(ends)]


def laid(family: Family) -> list[Alignment]:
    """The alignment of each member to the family's base, in their order."""
    whole = len(family.members)
    found = []
    for alignment in _laid(family):
        found.append(alignment)
        tell("aligning", len(found), whole)
    return found


def _laid(family: Family) -> Iterator[Alignment]:
    base = family.base
    work = Work("alignment", base.digest, lambda member: align(base, member), pack, unpack)
    return each(work, family.members, lambda member: member.digest)


def pack(alignment: Alignment) -> bytes:
    """An alignment as little-endian numbers of four bytes; `unpack` gives it back equal."""
    changes, moved = alignment.changes.rows, Changes.of(alignment.moved).rows
    numbers = [*alignment.covers, *alignment.own, alignment.agree, len(changes)]
    return np.concatenate([numbers, changes.ravel(), moved.ravel()]).astype(PACKED).tobytes()


def unpack(witness: Witness, packed: bytes) -> Alignment:
    """The alignment of a witness that `pack` wrote."""
    numbers = np.frombuffer(packed, dtype=PACKED)
    base_from, base_to, own_from, own_to, agree, count = numbers[:HEAD].tolist()
    rows = numbers[HEAD:].reshape(-1, 4)
    return Alignment(
        witness=witness,
        covers=(base_from, base_to),
        own=(own_from, own_to),
        changes=Changes.told_by(rows[:count]),
        moved=tuple(Changes.told_by(rows[count:])),
        agree=agree,
    )
