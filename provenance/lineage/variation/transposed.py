"""Which passages of the base does a text hold at another place?

What was put in here is compared with what fell out there: a passage that was moved may have lost
or gained a sentence, or stand beside one that came at the same time.
"""

from collections.abc import Sequence
from itertools import pairwise

from provenance.diffing.matching.words import INDEL, Aligner, Block
from provenance.lineage.variation.changes import Change

MOVED = 8
"""A passage of fewer words than this that stands elsewhere is no transposition."""

MOVED_ALIKE = 0.9
"""Share of its words that a passage keeps where it is held to be moved, all that it has new or lost
in one place left aside."""

BESIDE = 20
"""Words that must agree where not all that came or went is the passage."""

FIRM = 4
"""Words in a row that must agree before a passage is held to begin, or to go on."""


def transposed(
    base: Sequence[str], own: Sequence[str], changes: Sequence[Change]
) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """The changes, parted where a passage that was moved begins and ends; and these passages."""
    gone = [at for at, change in enumerate(changes) if _length(change.base) >= MOVED]
    come = [at for at, change in enumerate(changes) if _length(change.own) >= MOVED]
    words = {at: set(base[slice(*changes[at].base)]) for at in gone}
    there = {at: set(own[slice(*changes[at].own)]) for at in come}
    pairs = [
        (left, came)
        for left in gone
        for came in come
        if left != came and _may_be(words[left], there[came])
    ]
    found = [
        (left, came, _passage(base, own, changes[left], changes[came])) for left, came in pairs
    ]
    out: dict[int, tuple[int, int]] = {}
    into: dict[int, tuple[int, int]] = {}
    moved: list[Change] = []
    told = [(-agree, left, came, move) for left, came, (agree, move) in found if move is not None]
    for _, left, came, move in sorted(told, key=lambda one: one[:3]):
        if left not in out and came not in into:
            out[left], into[came] = move.base, move.own
            moved.append(move)
    if not moved:
        return tuple(changes), ()
    parts = [
        part
        for at, change in enumerate(changes)
        for part in _parted(change, out.get(at), into.get(at))
    ]
    return tuple(parts), tuple(sorted(moved, key=lambda move: move.base))


def _length(run: tuple[int, int]) -> int:
    return run[1] - run[0]


def _may_be(words: set[str], there: set[str]) -> bool:
    return len(words & there) >= MOVED_ALIKE * min(len(words), len(there))


def _passage(
    base: Sequence[str], own: Sequence[str], left: Change, came: Change
) -> tuple[int, Change | None]:
    """The passage that left one place and came to the other, and how many words of it agree."""
    (b0, b1), (o0, o1) = left.base, came.own
    blocks = Aligner(INDEL).align(base[b0:b1], own[o0:o1])
    firm = [at for at, (_, _, size) in enumerate(blocks) if size >= FIRM]
    if not firm:
        return 0, None
    run = blocks[firm[0] : firm[-1] + 1]
    agree = sum(size for _, _, size in run)
    whole = max(b1 - b0, o1 - o0)
    if agree >= MOVED and agree >= MOVED_ALIKE * whole:
        return agree, Change(left.base, came.own)
    first, last = run[0], run[-1]
    start, stop = (b0 + first[0], o0 + first[1]), (b0 + last[0] + last[2], o0 + last[1] + last[2])
    size = min(stop[0] - start[0], stop[1] - start[1])
    if agree < BESIDE or agree < MOVED_ALIKE * size or _gaps(run) > 1:
        return agree, None
    return agree, Change((start[0], stop[0]), (start[1], stop[1]))


def _gaps(run: Sequence[Block]) -> int:
    """Long stretches inside a passage that only one side has."""
    return sum(abs((two[0] - one[0]) - (two[1] - one[1])) >= MOVED for one, two in pairwise(run))


def _parted(
    change: Change, out: tuple[int, int] | None, into: tuple[int, int] | None
) -> list[Change]:
    """A change with the words of a moved passage, that left it or came into it, standing alone."""
    (b0, b1), (o0, o1) = change.base, change.own
    n0, n1 = into or (o1, o1)
    m0, m1 = out or (b1, b1)
    parts = (
        Change((b0, m0), (o0, n0)),
        Change((m0, m1), (n0, n0)),
        Change((m1, m1), (n0, n1)),
        Change((m1, b1), (n1, o1)),
    )
    return [part for part in parts if _length(part.base) or _length(part.own)]
