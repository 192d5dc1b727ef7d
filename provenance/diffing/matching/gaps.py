"""Which tokens do the many gaps between anchors share? All gaps are aligned at once.

What both sides of a gap begin and end with is set aside, and what shares no token is done: both
in flat arrays. Only the gaps that are left are aligned one by one, by the numbers of their tokens.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from provenance.diffing.flat.arrays import Flags, Numbers, Prints
from provenance.diffing.flat.tokens import DIGIT, LOW_LINE, NOT_PLAIN, Pieces, spelled
from provenance.diffing.matching.words import (
    FIRST_CODE,
    LONGEST_MARKS,
    SMALL,
    SURROGATE_COUNT,
    SURROGATES,
    Aligner,
    Block,
    match_by_indel,
    words_first,
)

MANY = 20_000
"""Characters of all gaps from which they are worth the arrays."""

FEW_TOKENS, LEAST_LOPSIDED, MOST_LOPSIDED = 64, 1 << 18, 1 << 22
"""Tokens of the shorter side up to which so many cells are aligned like few: a word of the
processor holds them, and beside a block that moved there mostly stand no more."""

_SPREAD = 0xD6E8FEB86659FD93

CODE_BITS = 20
"""First bits of a token's print by which it is known in its gap: as many as code points have."""

SPARSE_BITS, MOST_BITS = 5, 24
"""Places for each token where it is marked as met, and for all at most, as powers of two."""


class Matched(NamedTuple):
    """Corners of what the gaps share, a row each, and which gaps are left.

    Rows of `same` hold the same characters; those of `alike` may differ in white space.
    """

    same: Numbers
    alike: Numbers
    left: Flags


def match_gaps(older: str, newer: str, gaps: Numbers, aligner: Aligner) -> Matched:
    """Find what each of `gaps` shares: rows of older, older end, newer and newer end.

    Each side of a gap begins where a token begins and holds something. Left are gaps that
    begin with white space and those too large to be aligned at once.
    """
    first = Pieces(older, gaps[:, 0], gaps[:, 1])
    second = Pieces(newer, gaps[:, 2], gaps[:, 3])
    left = first.blank | second.blank
    starts, there = first.bounds[:-1], second.bounds[:-1]
    sizes, others = np.diff(first.bounds), np.diff(second.bounds)
    heads, tails = _ends_alike(first, second)
    middle = np.stack((starts + heads, starts + sizes - tails), axis=1)
    facing = np.stack((there + heads, there + others - tails), axis=1)
    cells = (sizes - heads - tails) * (others - heads - tails)
    shorter = np.minimum(sizes - heads - tails, others - heads - tails)
    lopsided = (shorter <= FEW_TOKENS) & (cells >= LEAST_LOPSIDED) & (cells <= MOST_LOPSIDED)
    left |= (cells > SMALL) & ~lopsided
    inner = np.flatnonzero((cells > 0) & ~left)
    if not aligner.takes(int(cells[inner].sum())):
        left[inner], inner = True, inner[:0]
    inner = inner[_share(first.prints, second.prints, middle[inner], facing[inner])]
    blocks, of = _aligned(first, second, middle[inner], facing[inner])
    done = np.flatnonzero(~left)
    rows = np.concatenate(
        (
            np.stack((starts[done], there[done], heads[done], done), axis=1),
            np.column_stack((blocks, inner[of])),
            np.stack((middle[done, 1], facing[done, 1], tails[done], done), axis=1),
        )
    )
    rows = rows[rows[:, 2] > 0]
    rows = rows[np.argsort(rows[:, 0], kind="stable")]
    return _told(first, second, rows, left)


def _ends_alike(first: Pieces, second: Pieces) -> tuple[Numbers, Numbers]:
    """Count the tokens that both sides of each gap begin and end with, up to white space."""
    starts, ends = first.bounds[:-1], first.bounds[1:]
    there, others = second.bounds[:-1], second.bounds[1:]
    shorter = np.minimum(ends - starts, others - there)
    heads = _alike(first, second, (starts, there), shorter, 1)
    cut = _cut(first, starts + heads, ends) & _cut(second, there + heads, others)
    numbers = np.arange(len(first.cuts))
    back = np.maximum.accumulate(np.where(first.cuts, numbers + 1, 0))
    at = np.maximum(back[np.maximum(starts + heads, 2) - 2], starts)
    heads = np.where(cut | (heads == 0), heads, at - starts)
    tails = _alike(first, second, (ends - 1, others - 1), shorter - heads, -1)
    begin, place = ends - tails, others - tails
    cut = _cut(first, begin, starts) & _cut(second, place, there)
    ahead = np.minimum.accumulate(np.where(first.cuts, numbers + 1, len(numbers))[::-1])[::-1]
    at = np.minimum(ahead[np.minimum(begin, len(numbers) - 1)], ends)
    return heads, np.where(cut | (tails == 0), tails, ends - at)


def _cut(side: Pieces, at: Numbers, end: Numbers) -> Flags:
    """Tell which tokens white space stands before; `end` is the end of a piece."""
    cut: Flags = (at == end) | side.cuts[at - 1]
    return cut


def _alike(
    first: Pieces,
    second: Pieces,
    starts: tuple[Numbers, Numbers],
    most: Numbers,
    step: int,
) -> Numbers:
    """Count the tokens that are alike from `starts` on, up to `most` of each."""
    stops = np.cumsum(most)
    begins = stops - most
    within = np.arange(int(most.sum())) - np.repeat(begins, most)
    within *= step
    older, newer = (np.repeat(start, most) + within for start in starts)
    unlike = np.flatnonzero(first.literal_prints[older] != second.literal_prints[newer])
    at = np.append(unlike, len(within))[np.searchsorted(unlike, begins)]
    found: Numbers = np.minimum(at, stops) - begins
    return found


def _share(older: Prints, newer: Prints, first: Numbers, second: Numbers) -> Flags:
    """Tell which of the ranges of tokens of the one side share any with their like.

    A few that share none are told, too: a token is known by the first bits of its print.
    """
    places, owners = [], []
    bits = min(MOST_BITS, int((second[:, 1] - second[:, 0]).sum()).bit_length() + SPARSE_BITS)
    for prints, ranges in ((older, first), (newer, second)):
        sizes = ranges[:, 1] - ranges[:, 0]
        owner = np.repeat(np.arange(len(ranges)), sizes)
        owners.append(owner)
        keys = prints[spelled(ranges[:, 0], ranges[:, 1])] ^ (
            owner.astype(np.uint64) * np.uint64(_SPREAD)
        )
        places.append(keys >> np.uint64(64 - bits))
    likely = np.zeros(1 << bits, np.bool_)
    likely[places[1]] = True
    found = np.zeros(len(first), np.bool_)
    found[owners[0][likely[places[0]]]] = True
    return found


def _aligned(
    first: Pieces, second: Pieces, middle: Numbers, facing: Numbers
) -> tuple[Numbers, Numbers]:
    """Align the ranges of tokens one by one; give the blocks and which ranges they are of."""
    within, within_there = (spelled(each[:, 0], each[:, 1]) for each in (middle, facing))
    here, there = _as_text(first.prints[within]), _as_text(second.prints[within_there])
    kinds = first.kinds[within]
    words = (kinds >= DIGIT).tolist()
    marks = set(_as_text(first.prints[within[(kinds > NOT_PLAIN) & (kinds < LOW_LINE)]]))
    found: list[Block] = []
    counts: list[int] = []
    begin = place = 0
    for (start, end), (other, other_end) in zip(middle.tolist(), facing.tolist(), strict=True):
        known, begin = begin, begin + end - start
        known_there, place = place, place + other_end - other
        said, facing_said = here[known:begin], there[known_there:place]
        blocks = match_by_indel(said, facing_said)
        if (end - start) * (other_end - other) <= SMALL and _words_may_match(
            blocks, words[known:begin], said, facing_said, marks
        ):
            blocks = words_first(
                blocks, _cores(first, start, end), _cores(second, other, other_end)
            )
        found += [(start + at, other + facing_at, size) for at, facing_at, size in blocks]
        counts.append(len(blocks))
    return (
        np.array(found, np.int64).reshape(-1, 3),
        np.repeat(np.arange(len(counts)), counts),
    )


def _words_may_match(
    blocks: list[Block], words: list[bool], older: str, newer: str, marks: set[str]
) -> bool:
    """Tell whether both sides have a word between two blocks where only marks were matched."""
    at = other = 0
    only_marks = False
    for start, there, size in (*blocks, (len(older), len(newer), 0)):
        if 0 < size <= LONGEST_MARKS and True not in words[start : start + size]:
            only_marks = True
            continue
        if only_marks:
            both = set(older[at:start]).intersection(newer[other:there])
            if not both <= marks:
                return True
            only_marks = False
        at, other = start + size, there + size
    return False


def _as_text(prints: Prints) -> str:
    """Write each print as one code point by its first bits: what is told alike is compared."""
    codes = (prints >> np.uint64(64 - CODE_BITS)).astype("<u4") + np.uint32(FIRST_CODE)
    codes[codes >= SURROGATES] += SURROGATE_COUNT
    return codes.tobytes().decode("utf-32-le")


def _cores(side: Pieces, start: int, end: int) -> Sequence[str]:
    text = side.text
    starts, ends = side.starts[start:end].tolist(), side.ends[start:end].tolist()
    return [text[at:stop] for at, stop in zip(starts, ends, strict=True)]


def _told(first: Pieces, second: Pieces, rows: Numbers, left: Flags) -> Matched:
    """Give runs of tokens as places in the texts, their characters compared."""
    here, there, sizes, of = rows.T
    corners = np.stack(
        (
            first.starts[here],
            first.stops[here + sizes - 1],
            second.starts[there],
            second.stops[there + sizes - 1],
        ),
        axis=1,
    )
    older, newer = first.text, second.text
    same = np.fromiter(
        (
            older[start:end] == newer[other:other_end]
            for start, end, other, other_end in corners.tolist()
        ),
        np.bool_,
        len(corners),
    )
    for at in np.flatnonzero(~same).tolist():
        start, place, size, gap = rows[at].tolist()
        if _cores(first, start, start + size) != _cores(second, place, place + size):
            left[gap] = True
    corners[:, :2] += first.shift[of][:, None]
    corners[:, 2:] += second.shift[of][:, None]
    done = ~left[of]
    return Matched(corners[same & done], corners[~same & done], left)
