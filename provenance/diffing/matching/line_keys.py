"""How are lines told apart? By a few of their bytes first, by all of them where that won't do."""

from typing import NamedTuple

import numpy as np

from provenance.diffing.flat.arrays import Codes, Flags, Numbers
from provenance.diffing.flat.tokens import prints_of
from provenance.diffing.flat.units import Units
from provenance.text.spans import Span

_EIGHT = 8

KEYED = 3 * _EIGHT
"""Bytes up to which a line's key is made of all of them."""

_BASES = 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, 0xC2B2AE3D27D4EB4F

PAIR = 2
"""Hashes alike of which one stands on either side, if once on each."""


class Lines(NamedTuple):
    """The lines of a span: a key of each, the unit where each begins, and the end of all.

    Lines alike have keys alike; of longer ones with keys alike a few may be unlike.
    """

    side: Units
    keys: Numbers
    begins: Numbers

    def ends(self) -> Numbers:
        """Give where each line ends, its line feed left out."""
        ends = self.begins[1:] - 1
        ends[-1:] += 1
        return ends


def lines_of(side: Units, span: Span) -> Lines:
    """Give the lines in a span of one text."""
    start, end = side.at(np.array(span)).tolist()
    first, last = np.searchsorted(side.feeds, (start, end))
    begins = np.concatenate(([start], side.feeds[first:last] + 1, [end]))
    lines = Lines(side, np.empty(0, np.int64), begins)
    if side.codes.itemsize > 1:
        ends = lines.ends()
        return lines._replace(keys=prints_of(side.codes, begins[:-1], ends, ends)[0].view("i8"))
    return lines._replace(keys=_keys(lines))


def _keys(lines: Lines) -> Numbers:
    """Make keys of the length of each line and of what it begins and ends with and has amid."""
    side, starts, ends = lines.side, lines.begins[:-1], lines.ends()
    sizes = ends - starts
    few = sizes < _EIGHT
    begun = side.eights(starts)
    begun <<= (np.clip(_EIGHT - sizes, 0, _EIGHT - 1) << 3).view(np.uint64)
    begun *= (sizes > 0).view(np.uint8)
    found = begun * np.uint64(_BASES[0])
    for base, at in zip(_BASES[1:], (starts + (sizes - _EIGHT) // 2, ends - _EIGHT), strict=True):
        found ^= found >> np.uint64(32)
        found += np.where(few, begun, side.eights(at))
        found *= np.uint64(base)
    found += sizes.astype(np.uint64)
    found ^= found >> np.uint64(29)
    found *= np.uint64(_BASES[0])
    found ^= found >> np.uint64(32)
    return found.view(np.int64)


def once_on_both_sides(older: Lines, newer: Lines, shortest: int) -> tuple[Numbers, Numbers]:
    """Give the places of the lines that stand once on either side, in older's order.

    Looked at are lines of more than `shortest` units, their line feeds counted. Nearly all have a
    place for themselves in a table of the last bits of their keys; only others are sorted. Keys
    that more than one long line of a side has are made of all bytes of the line here, the last
    bits left as they are.
    """
    asked = [np.flatnonzero(np.diff(lines.begins) > shortest) for lines in (older, newer)]
    keys = [lines.keys[at] for lines, at in zip((older, newer), asked, strict=True)]
    size = 1 << sum(map(len, keys)).bit_length() + 1
    several, crowded, weak = (np.zeros(size, np.bool_) for _ in range(3))
    places, met, besides = [], [], []
    for lines, at, mine in zip((older, newer), asked, keys, strict=True):
        place = mine & (size - 1)
        numbers = np.arange(len(place), dtype=np.int32)
        last = np.full(size, -1, np.int32)
        last[place] = numbers
        there = last[place]
        beside = np.flatnonzero(there != numbers)
        several[place[beside]] = True
        twice = beside[mine[there[beside]] == mine[beside]]
        weak[place[twice[_are_long(lines, at[twice])]]] = True
        places.append(place)
        met.append(last)
        besides.append(beside)
    for lines, at, mine, place in zip((older, newer), asked, keys, places, strict=True):
        inside = np.flatnonzero(weak[place])
        inside = inside[_are_long(lines, at[inside])]
        _make_sure(lines, at[inside], size)
        mine[inside] = lines.keys[at[inside]]
    for mine, place, last, beside in zip(keys, places, met, besides, strict=True):
        unlike = mine[last[place[beside]]] != mine[beside]
        crowded[place[beside[unlike]]] = True
    there = met[1][places[0]]
    here = np.flatnonzero((there >= 0) & ~several[places[0]])
    here = here[keys[0][here] == keys[1][there[here]]]
    facing = np.full(len(keys[0]), -1)
    facing[here] = there[here]
    left, right = (np.flatnonzero(crowded[place]) for place in places)
    here, there = _once_by_order(keys[0][left], keys[1][right])
    facing[left[here]] = right[there]
    here = np.flatnonzero(facing >= 0)
    return asked[0][here], asked[1][facing[here]]


def _are_long(lines: Lines, at: Numbers) -> Flags:
    """Tell which lines have more bytes than a key is made of."""
    found: Flags = lines.begins[at + 1] - lines.begins[at] > KEYED
    return found & (lines.side.codes.itemsize == 1)


def _make_sure(lines: Lines, at: Numbers, size: int) -> None:
    """Make the keys of some lines of all their bytes, but for the last bits."""
    if not len(at):
        return
    starts, ends = lines.begins[at], lines.ends()[at]
    said: Codes = np.frombuffer(b"".join(lines.side.pieces(starts, ends)), np.dtype("u1"))
    stops = np.cumsum(ends - starts)
    prints = prints_of(said, stops - (ends - starts), stops, stops)[0].view(np.int64)
    lines.keys[at] = (prints & -size) | (lines.keys[at] & (size - 1))


def _once_by_order(older: Numbers, newer: Numbers) -> tuple[Numbers, Numbers]:
    """Do the same for the few that share their place with another."""
    hashes = np.concatenate((older, newer))
    order = np.argsort(hashes)
    ordered = hashes[order]
    starts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])
    pairs = starts[np.diff(np.append(starts, len(ordered))) == PAIR]
    pair = np.sort(np.stack((order[pairs], order[pairs + 1])), axis=0)
    here, there = pair[0], pair[1] - len(older)
    both = (here < len(older)) & (there >= 0)
    return here[both], there[both]
