"""Does a short run between two edits stand as well right beside a longer one?

A subsequence may match a word early, though it stands again beside the words that follow it: of
"9.24." and "9 or 24.24." it keeps the first stop. Where one of the two edits is a pure one that
may slide over all of the run, both are one edit of the same size.
"""

from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from provenance.diffing.flat.arrays import Flags, Numbers
from provenance.diffing.flat.columns import IDENTICAL, Columns
from provenance.diffing.flat.strips import Strip
from provenance.diffing.flat.units import at_hand
from provenance.text.tokens import split_words

SHORT = 40
"""Characters of such a run; few longer ones stand twice."""

LONGEST = 4_000
"""Characters of an edit that is slid."""

Side = tuple[str, int, int]


def gathered(runs: Sequence[Strip], older: str, newer: str) -> Sequence[Strip]:
    """Give the runs with those that part two edits without need put beside a longer one."""
    if isinstance(runs, Columns):
        return _many_gathered(runs, older, newer)
    likely = [
        at
        for at in range(2, len(runs) - 2)
        if runs[at].identical
        and runs[at].older_end - runs[at].older <= SHORT
        and not runs[at - 1].equal
        and not runs[at + 1].equal
    ]
    slides = _slides(runs, likely, older, newer) if likely else {}
    if not slides:
        return runs
    told = list(runs)
    for at, shift in reversed(slides.items()):
        before, edit, _, other, after = told[at - 2 : at + 3]
        first, last = (shift, 0) if shift > 0 else (0, shift)
        start, stop = edit.older + first, other.older_end + last
        begin, end = edit.newer + first, other.newer_end + last
        told[at - 2 : at + 3] = [
            before._replace(older_end=start, newer_end=begin),
            Strip(start, stop, begin, end, equal=False),
            after._replace(older=stop, newer=end),
        ]
    return told


def _many_gathered(runs: Columns, older: str, newer: str) -> Columns:
    """Do the same for runs in flat arrays."""
    equal, (sizes, others) = runs.equal, runs.sizes
    identical = runs.kinds == IDENTICAL
    inner = np.flatnonzero(identical & (sizes <= SHORT))
    inner = inner[(inner > 1) & (inner < len(runs) - 2)]
    inner = inner[~equal[inner - 1] & ~equal[inner + 1]]
    pure = (sizes == 0) | (others == 0)
    slid = [
        identical[inner + 2 * step] & (sizes[inner + 2 * step] > sizes[inner]) & pure[inner + step]
        for step in (-1, 1)
    ]
    inner = inner[slid[0] | slid[1]]
    inner = inner[_may_slide(runs, inner, older, newer)]
    slides = _slides(runs, inner.tolist(), older, newer)
    if not slides:
        return runs
    bounds = runs.older.copy(), runs.newer.copy()
    kept = np.ones(len(runs), np.bool_)
    for at, shift in slides.items():
        kept[at : at + 2] = False
        for side in bounds:
            side[at - 1 if shift > 0 else at + 2] += shift
    return Columns(*bounds, runs.kinds, runs.named).only(kept)


def _may_slide(runs: Columns, inner: Numbers, older: str, newer: str) -> Flags:
    """Tell of which runs an edit beside them begins and ends with the same sign as they do."""
    found = np.zeros(len(inner), np.bool_)
    for text, bounds, other in ((older, runs.older, runs.newer), (newer, runs.newer, runs.older)):
        units = at_hand(text)
        if units is None:
            return np.ones(len(inner), np.bool_)
        start, end = units.at(bounds[inner]), units.at(bounds[inner + 1])
        before, after = units.at(bounds[inner - 1]), units.at(bounds[inner + 2])
        size, codes = end - start, units.codes
        ahead = (codes[start] == codes[after - size]) & (codes[end - 1] == codes[after - 1])
        back = (codes[before] == codes[start]) & (codes[before + size - 1] == codes[end - 1])
        found |= ahead & (other[inner + 1] == other[inner + 2])
        found |= back & (other[inner - 1] == other[inner])
    return found


def _slides(runs: Sequence[Strip], likely: Sequence[int], older: str, newer: str) -> dict[int, int]:
    """Tell which of the runs an edit beside it slides over, and how far; no two share an edit."""
    found: dict[int, int] = {}
    last = -1
    for at in likely:
        if at <= last:
            continue
        shift = _slide(runs[at - 2 : at + 3], older, newer)
        if shift:
            found[at] = shift
            last = at + 2
    return found


def _slide(runs: Sequence[Strip], older: str, newer: str) -> int:
    """Give how far an edit slides over the run amid five, backwards if below 0, or 0."""
    before, edit, run, other, after = runs
    size = run.older_end - run.older
    if after.identical and size < after.older_end - after.older:
        for text, start, end in _pure(other, older, newer):
            if _stands(text, start - size, end, size, end - size):
                return -size
    if before.identical and size < before.older_end - before.older:
        for text, start, end in _pure(edit, older, newer):
            if _stands(text, start, end + size, size, start + size):
                return size
    return 0


def _pure(edit: Strip, older: str, newer: str) -> list[Side]:
    """Give the side on which an edit has something, if that is one."""
    if edit.older == edit.older_end:
        return [(newer, edit.newer, edit.newer_end)]
    if edit.newer == edit.newer_end:
        return [(older, edit.older, edit.older_end)]
    return []


def _stands(text: str, start: int, end: int, size: int, cut: int) -> bool:
    """Whether a stretch begins and ends with the same, and may be cut between two words."""
    if end - start > LONGEST or text[start] != text[end - size]:
        return False
    if text[start : start + size] != text[end - size : end]:
        return False
    return cut - start in accumulate(map(len, split_words(text[start:end])))
