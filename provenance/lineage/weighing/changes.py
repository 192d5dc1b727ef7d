"""What kinds of change lead from one wording to another, word by word and letter by letter?"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz.distance import OSA, Levenshtein

from provenance.lineage.variation.inside import pairs

SPELLING = 0.5
"""Difference of letters up to which a word is another spelling of the other."""

REMEMBERED = 1 << 17
"""Pairs of wordings of which it is remembered how they differ: 200 copies ask of 119,000."""

Kind = tuple[str, ...]
Words = tuple[str, ...]


def both_ways(kind: Kind) -> Kind:
    """A kind of change and its reverse, which are counted together."""
    if kind[0] in {"word", "letters"}:
        return (kind[0], *sorted(kind[1:]))
    return ("out",) if kind[0] in {"out", "in"} else kind


def kinds(one: Words, other: Words) -> Iterator[Kind]:
    """All that changes from one wording to another."""
    return (kind for kinds, _, _ in changes(one, other) for kind in kinds)


def spellings(one: Words, other: Words) -> frozenset[Kind]:
    """Which letters stand for which others between two wordings, whichever was first."""
    return frozenset(both_ways(kind) for kind in kinds(one, other) if kind[0] == "letters")


@lru_cache(maxsize=REMEMBERED)
def changes(one: Words, other: Words) -> tuple[tuple[tuple[Kind, ...], Words, Words], ...]:
    """The changes that lead from one wording to another, each with the words before and after."""
    if len(one) == len(other) > 1 and sorted(one) == sorted(other):
        return (((("order",),), one, other),)
    found: list[tuple[tuple[Kind, ...], Words, Words]] = []
    last, next_ = 0, 0
    for at, to in [*pairs(one, other), (len(one), len(other))]:
        was, now = one[last:at], other[next_:to]
        before, after = one[max(0, last - 1) : last], one[at : at + 1]
        around = (*before, *after)
        if was:
            found.append(((("out", *was),), (*before, *was, *after), around))
        if now:
            found.append(((("in", *now),), around, (*before, *now, *after)))
        if at < len(one) and to < len(other) and one[at] != other[to]:
            found.append((tuple(_word(one[at], other[to])), (one[at],), (other[to],)))
        last, next_ = at + 1, to + 1
    return tuple(found)


def _word(one: str, other: str) -> Iterable[Kind]:
    """A word for a word, or the letters for letters."""
    if Levenshtein.normalized_distance(one, other) > SPELLING:
        return [("word", one, other)]
    if _turned(one, other):
        return [("turned",)]
    found: dict[Kind, None] = {}
    for op in Levenshtein.opcodes(one, other):
        if op.tag == "equal":
            continue
        old, new = one[op.src_start : op.src_end], other[op.dest_start : op.dest_end]
        before = one[op.src_start - 1 : op.src_start]
        if before and (old or new) == before and not (old and new):
            old, new = before + old, before + new
        found["letters", old, new] = None
    return found


def _turned(one: str, other: str) -> bool:
    """Whether two letters side by side changed places, and nothing else."""
    return OSA.distance(one, other, score_cutoff=1) == 1 < Levenshtein.distance(one, other)
