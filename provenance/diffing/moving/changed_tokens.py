"""Of which tokens is what was changed on one side made? All are found at once, in flat arrays."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from provenance.diffing.flat.arrays import Codes, Flags, Numbers, Prints, Small
from provenance.diffing.flat.cuts import first_cut, is_cut, last_cut
from provenance.diffing.flat.grams import ranks
from provenance.diffing.flat.tokens import Pieces, signs_at
from provenance.diffing.moving.stretches import Range, Stretches

SPARSE_BITS, MOST_IN_TABLES = 2, 1 << 18
"""Places for each token in the table that numbers them, as a power of two, and tokens up to which
tables are faster than sorting and take no more memory than there is to spare."""

_CLOSERS = "\"'”’»)]」』）"
_ENDS = ".!?…。！？"
_DENSE_ENDS = "。！？"


class Tokens(NamedTuple):
    """Where tokens stand, their stretches (-1 of a gap), prints, and which end a sentence.

    `kinds` is 1 of a token. A gap after a stretch is a token of nothing with the kind 0. A run of
    whole sentences is a token whose kind is the run's own below 0, from -1 down.
    """

    starts: Small
    ends: Small
    stretch: Small
    kinds: Small
    prints: Prints
    closing: Flags


class _Parts(NamedTuple):
    """Ranges to split, wider where their ends are no sure cuts, and the token that follows each."""

    start: Numbers
    end: Numbers
    wide: Numbers
    wide_end: Numbers
    stretch: Numbers
    after: Numbers
    after_end: Numbers
    run: Numbers


def tokens_of(stretches: Stretches, runs: Sequence[Range]) -> Tokens:
    """Split what lies in the stretches; each of `runs` counts as one token."""
    parts = _parts(stretches, runs)
    pieces = Pieces(stretches.text, parts.wide, parts.wide_end)
    counts = np.diff(pieces.bounds)
    of = np.repeat(np.arange(len(parts.start)), counts)
    starts, stops = pieces.starts + pieces.shift[of], pieces.stops + pieces.shift[of]
    held = (starts >= parts.start[of]) & (stops <= parts.end[of])
    stretch = parts.stretch[of].astype(np.int32)
    closing = _closing(pieces)
    closing[np.flatnonzero(np.append(of[1:] != of[:-1], True)[: len(of)])] = True
    prints, ends = pieces.prints, pieces.bounds[1:]
    del pieces
    specials = np.arange(len(of), len(of) + len(parts.start))
    order = np.insert(np.arange(len(of)), ends, specials)
    order = order[np.append(held, np.ones(len(specials), np.bool_))[order]]
    none = np.zeros(len(specials), np.int64)
    return Tokens(
        np.append(starts, parts.after)[order].astype(np.int32),
        np.append(stops, parts.after_end)[order].astype(np.int32),
        np.append(stretch, np.where(parts.run == 0, -1, parts.stretch))[order].astype(np.int32),
        np.append(np.ones(len(of), np.int32), parts.run.astype(np.int32))[order],
        np.append(prints, none.astype(np.uint64))[order],
        np.append(closing, none == 0)[order],
    )


def numbered(older: Tokens, newer: Tokens) -> tuple[Numbers, Numbers]:
    """Number the tokens of both sides, the same for the same; gaps are 0, runs below."""
    ids = _numbers_of(np.concatenate((older.prints, newer.prints))) + 1
    kinds = np.concatenate((older.kinds, newer.kinds))
    numbers = np.where(kinds > 0, ids, kinds)
    return numbers[: len(older.prints)], numbers[len(older.prints) :]


def _numbers_of(prints: Prints) -> Numbers:
    """Number the prints, the same for the same: by their place in a table, if they are not many."""
    if len(prints) > MOST_IN_TABLES:
        return ranks(prints)
    bits = len(prints).bit_length() + SPARSE_BITS
    places = (prints >> np.uint64(64 - bits)).view(np.int64)
    last = np.zeros(1 << bits, np.int32)
    last[places] = np.arange(len(prints), dtype=np.int32)
    unlike = np.flatnonzero(prints[last[places]] != prints)
    places[unlike] = len(last) + ranks(prints[unlike])
    return places


def _parts(stretches: Stretches, runs: Sequence[Range]) -> _Parts:
    """Give what is to be split: what lies between the runs of each stretch, and its end."""
    ranges = np.stack((stretches.starts, stretches.ends), axis=1)
    taken = np.array(runs, np.int64).reshape(-1, 2)
    number = np.argsort(taken[:, 0], kind="stable")
    taken = taken[number]
    of = np.searchsorted(ranges[:, 0], taken[:, 0], side="right") - 1
    own = np.arange(len(ranges))
    owner = np.append(of, own)
    starts = np.append(taken[:, 1], ranges[:, 0])
    starts = starts[np.lexsort((starts, owner))]
    ends = np.append(taken[:, 0], ranges[:, 1])
    order = np.lexsort((ends, owner))
    ends = ends[order]
    wide, wide_end = starts.copy(), ends.copy()
    text = stretches.text
    filled = starts < ends
    for at in np.flatnonzero(filled & ~_plain_cuts(text, starts)).tolist():
        start = int(starts[at])
        if not is_cut(text, start):
            wide[at] = last_cut(text, 0, start)
    for at in np.flatnonzero(filled & ~_plain_cuts(text, ends)).tolist():
        end = int(ends[at])
        if not is_cut(text, end):
            wide_end[at] = first_cut(text, end, len(text))
    return _Parts(
        starts,
        ends,
        wide,
        wide_end,
        stretches.numbers[owner[order]],
        ends,
        np.append(taken[:, 1], ranges[:, 1])[order],
        np.append(-1 - number, np.zeros(len(ranges), np.int64))[order],
    )


def _plain_cuts(text: str, places: Numbers) -> Flags:
    """Tell where a word plainly begins, as mostly."""
    signs, before = signs_at(text, places)
    plain: Flags = (signs >= ord("!")) & (signs <= ord("z")) & (text[0] > " ")
    plain &= (before == ord(" ")) | (before == ord("\n"))
    return plain


def _closing(pieces: Pieces) -> Flags:
    """Tell which tokens end a sentence, closing quotes and brackets included."""
    codes, starts, ends, stops = pieces.codes, pieces.starts, pieces.ends, pieces.stops
    count = len(starts)
    lines = np.flatnonzero(codes == ord("\n"))
    feeds = np.searchsorted(lines, stops) - np.searchsorted(lines, starts)
    first = codes[starts]
    closers = (ends - starts == 1) & _any_of(first, _CLOSERS)
    closers[pieces.bounds[:-1][pieces.bounds[:-1] < count]] = False
    core = np.maximum.accumulate(np.where(closers, 0, np.arange(count)))
    last = codes[ends - 1][core]
    ended = _any_of(last, _DENSE_ENDS) | (_any_of(last, _ENDS) & (ends < stops))
    likely = _any_of(first, _ENDS + _CLOSERS) | (feeds > 0)
    found: Flags = (feeds > 1) | (likely & ended)
    return found


def _any_of(codes: Codes, signs: str) -> Flags:
    return np.isin(codes, np.array([ord(sign) for sign in signs], np.uint32))
