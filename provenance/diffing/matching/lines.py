"""Which whole lines do two long texts share, in order? Told by their hashes, all at once."""

from collections.abc import Iterable
from operator import eq
from typing import NamedTuple

import numpy as np

from provenance.diffing.flat.arrays import Codes, Flags, Numbers
from provenance.diffing.flat.chains import heaviest_chain
from provenance.diffing.flat.cuts import first_cut, is_cut, last_cut
from provenance.diffing.flat.tokens import SPACE, classes_of, spelled
from provenance.diffing.flat.units import ASCII, Units, units_of
from provenance.diffing.matching.line_keys import Lines, lines_of, once_on_both_sides
from provenance.text.spans import Span

WINDOW = 48
"""Characters of a line's end in which its last word mostly begins."""

BRIDGED = 3
"""Equal lines between two shared runs that are looked for as such."""

REORDERED = 8
"""Texts are in another order if more than one in so many characters is in pieces they share.

Unrelated manuals share one in 250, a text with its paragraphs reversed all.
"""


class Groups(NamedTuple):
    """Pairs of lines that follow each other: the first and last here, and the first there."""

    first: Numbers
    last: Numbers
    other: Numbers


class Shared(NamedTuple):
    """Runs of lines that two texts share: a row is where each begins and ends in both.

    Those out of order are told only of texts in another order.
    """

    in_order: Numbers
    crossing: Numbers


def shared_lines(older: str, newer: str, in_older: Span, in_newer: Span, shortest: int) -> Shared:
    """Find runs of whole lines that both spans have, each made of whole tokens.

    Lines of `shortest` characters or more lead to their like if they stand once on either side;
    the heaviest run of them that keeps its order is taken, and equal lines beside them.
    """
    sides = units_of(older, newer)
    first, second = map(lines_of, sides, (in_older, in_newer))
    here, there = once_on_both_sides(first, second, shortest)
    starts = sides[0].places(first.begins)
    long = starts[here + 1] - starts[here] > shortest
    here, there = here[long], there[long]
    none = np.zeros((0, 4), np.int64)
    if not len(here):
        return Shared(none, none)
    sizes = starts[here + 1] - starts[here]
    kept = heaviest_rising(there, sizes)
    in_order = _bridged(here[kept], there[kept], first.keys, second.keys)

    def told(groups: "Groups") -> Numbers:
        runs = _corners(_alike(groups, first, second), first, second)
        return _of_whole_tokens(older, newer, runs, (in_older, in_newer), sides)

    if not reordered(int(sizes.sum()), int(sizes[kept].sum()), in_older.length):
        return Shared(told(in_order), none)
    beside = _beside(here[~kept], there[~kept], (first.keys, second.keys), in_order)
    return Shared(told(in_order), told(_grouped(*beside)))


def gaps_between(runs: Numbers, older: Span, newer: Span) -> Numbers:
    """Give what lies between runs on both sides; no gap has an empty side."""
    ends = np.insert(runs[:, 1::2], 0, (older.start, newer.start), axis=0)
    starts = np.append(runs[:, ::2], [(older.end, newer.end)], axis=0)
    held = (starts > ends).all(axis=1)
    return np.stack((ends[held, 0], starts[held, 0], ends[held, 1], starts[held, 1]), axis=1)


def left_by(
    in_order: Numbers, crossing: Numbers, side: int, span: Span
) -> Iterable[tuple[int, int]]:
    """Give what no run of lines holds of `span`, on side 0, the older, or 1."""
    runs = np.concatenate((in_order, crossing))[:, 2 * side : 2 * side + 2]
    runs = runs[np.argsort(runs[:, 0])]
    return zip([span.start, *runs[:, 1].tolist()], [*runs[:, 0].tolist(), span.end], strict=True)


def reordered(shared: int, in_order: int, length: int) -> bool:
    """Whether most of what both texts have once, and that is much, is out of order."""
    return shared > 2 * in_order and shared * REORDERED > length


def heaviest_rising(there: Numbers, weights: Numbers) -> Flags:
    """Tell which of these places are of the heaviest run that rises; no two are the same.

    Those that follow each other are chosen together: there are few such groups.
    """
    rank = np.argsort(np.argsort(there))
    first = np.flatnonzero(np.append(True, np.diff(rank) != 1))
    if len(first) == 1:
        return np.ones(len(there), np.bool_)
    sums = np.add.reduceat(weights, first)
    places = np.argsort(np.argsort(rank[first]))
    chain = heaviest_chain(list(enumerate(places.tolist())), sums.tolist(), len(places))
    kept = np.zeros(len(first), np.bool_)
    kept[[group for group, _ in chain]] = True
    found: Flags = np.repeat(kept, np.diff(np.append(first, len(there))))
    return found


def _grouped(here: Numbers, there: Numbers) -> Groups:
    """Gather the pairs that follow each other on both sides."""
    apart = (here[1:] != here[:-1] + 1) | (there[1:] != there[:-1] + 1)
    first = np.append(0, np.flatnonzero(apart) + 1)
    last = np.append(first[1:], len(here)) - 1
    return Groups(here[first], here[last], there[first])


def _corners(groups: Groups, older: Lines, newer: Lines) -> Numbers:
    """Give where each group begins and ends on both sides, in units."""
    begin, other = older.begins[groups.first], newer.begins[groups.other]
    end = np.minimum(older.begins[groups.last + 1], newer.begins[-1] - other + begin)
    return np.stack((begin, end, other, end - begin + other), axis=1)


def _alike(groups: Groups, older: Lines, newer: Lines) -> Groups:
    """Part the groups at lines that are unlike though their keys are alike."""
    runs = _corners(groups, older, newer)
    pieces = older.side.pieces(*runs[:, :2].T)
    same = newer.side.stand(pieces, runs[:, 2])
    if same.all():
        return groups
    first, last, other = (side[~same] for side in groups)
    here, there = spelled(first, last + 1), spelled(other, other + last - first + 1)
    lines = (
        lines.side.pieces(lines.begins[at], lines.ends()[at])
        for lines, at in ((older, here), (newer, there))
    )
    held = np.fromiter(map(eq, *lines), np.bool_, len(here))
    if not held.any():
        return Groups(*(side[same] for side in groups))
    parts = _grouped(here[held], there[held])
    order = np.argsort(np.append(groups.first[same], parts.first))
    return Groups(
        *(np.append(side[same], part)[order] for side, part in zip(groups, parts, strict=True))
    )


def _bridged(here: Numbers, there: Numbers, older: Numbers, newer: Numbers) -> Groups:
    """Gather pairs, with the few lines between two groups, or beside one, that are equal."""
    first, last, other = _grouped(here, there)
    for step in [1, -1] * BRIDGED:
        shift = other - first
        at = (last if step > 0 else first) + step
        place = at + shift
        held = (at >= 0) & (at < len(older)) & (place >= 0) & (place < len(newer))
        if step > 0:
            held[:-1] &= (first[1:] != at[:-1]) & (other[1:] != place[:-1])
        else:
            held[1:] &= (last[:-1] != at[1:]) & ((last + shift)[:-1] != place[1:])
        grown = np.flatnonzero(held)
        grown = grown[older[at[grown]] == newer[place[grown]]]
        if step > 0:
            last[grown] += 1
        else:
            first[grown] -= 1
            other[grown] -= 1
    joined = (first[1:] == last[:-1] + 1) & (other[1:] - first[1:] == (other - first)[:-1])
    begins = np.append(True, ~joined)
    return Groups(first[begins], last[np.append(~joined, True)], other[begins])


def _beside(
    here: Numbers,
    there: Numbers,
    hashes: tuple[Numbers, ...],
    in_order: Groups,
) -> tuple[Numbers, Numbers]:
    """Add the equal lines beside pairs that keep no order; each line goes to one pair."""
    older, newer = hashes
    facing = np.full(len(older), -1)
    taken = np.zeros(len(newer), np.bool_)
    sizes = in_order.last - in_order.first + 1
    taken_older = spelled(in_order.first, in_order.last + 1)
    taken_newer = spelled(in_order.other, in_order.other + sizes)
    for at, place in ((taken_older, taken_newer), (here, there)):
        facing[at], taken[place] = place, True
    for step in [1, -1] * BRIDGED:
        at, place = here + step, there + step
        held = (at >= 0) & (at < len(older)) & (place >= 0) & (place < len(newer))
        at, place = at[held], place[held]
        held = (facing[at] < 0) & ~taken[place] & (older[at] == newer[place])
        place, first = np.unique(place[held], return_index=True)
        at = at[held][first]
        facing[at], taken[place] = place, True
        here, there = np.append(here, at), np.append(there, place)
    here = np.sort(here)
    return here, facing[here]


def _of_whole_tokens(
    older: str, newer: str, runs: Numbers, spans: tuple[Span, Span], sides: tuple[Units, Units]
) -> Numbers:
    """Leave what is no whole token in both texts at either end of each run of lines.

    `runs` are units of `sides`; given are places in the texts.
    """
    (low, high), (other_low, _) = (
        side.at(np.array(span)).tolist() for side, span in zip(sides, spans, strict=True)
    )
    if older[0].isspace() or newer[0].isspace():
        sure = np.zeros((len(runs), 2), np.bool_)
    else:
        empty = _empty_first_lines(sides[0].codes, runs)
        empty &= (runs[:, 0] > low) & (runs[:, 2] > other_low)
        runs[empty, 0] += 1
        runs[empty, 2] += 1
        sure = _plainly_begin(sides[0], runs[:, :2]) & _plainly_begin(sides[1], runs[:, 2:])
    at = np.flatnonzero(sure[:, 0] & ~sure[:, 1] & (runs[:, 1] < high))
    at = at[_before_white(sides[0], runs[at, 1]) | _before_white(sides[1], runs[at, 3])]
    cut = _last_plain_cuts(sides[0].codes, runs[at])
    sure[at, 1] = cut < runs[at, 1]
    runs[at, 3] += cut - runs[at, 1]
    runs[at, 1] = cut
    for side, corners in zip(sides, (runs[:, :2], runs[:, 2:]), strict=True):
        corners[:] = side.places(corners)
    for one in np.flatnonzero(~sure.all(axis=1)).tolist():
        runs[one] = _cut(older, newer, runs[one].tolist(), spans)
    return runs[runs[:, 0] < runs[:, 1]]


def _empty_first_lines(codes: Codes, runs: Numbers) -> Flags:
    """Tell which runs begin with an empty line and then a line that plainly begins a word."""
    start = runs[:, 0]
    after = codes.take(start + 1, mode="clip")
    found: Flags = (codes[start] == ord("\n")) & _plain(after) & (runs[:, 1] > start + 1)
    return found


def _before_white(side: Units, ends: Numbers) -> Flags:
    """Tell which ends of runs plain white space follows."""
    signs = side.codes.take(ends, mode="clip")
    found: Flags = (ends < len(side.codes)) & (signs < ASCII) & (classes_of(signs) == SPACE)
    return found


def _last_plain_cuts(codes: Codes, runs: Numbers) -> Numbers:
    """Give where the last word begins that each run holds, or its end where that is not plain."""
    ends = runs[:, 1].copy()
    plain = np.flatnonzero(ends - runs[:, 0] > WINDOW)
    said = codes[ends[plain][:, None] + np.arange(-WINDOW, 0)]
    white = classes_of(said) == SPACE
    begins = white[:, :-1] & ~white[:, 1:]
    back = np.argmax(begins[:, ::-1], axis=1) + 1
    sure = begins.any(axis=1) & (said < ASCII).all(axis=1)
    ends[plain] -= np.where(sure, back, 0)
    return ends


def _plainly_begin(side: Units, ends: Numbers) -> Flags:
    """Tell which ends of runs stand where lines plainly begin with words, as they mostly do."""
    inside = (ends > 0) & (ends < len(side.codes))
    at = np.where(inside, ends, 0)
    found: Flags = inside & _plain(side.codes[at]) & (side.codes[at - 1] == ord("\n"))
    return found


def _plain(signs: Codes) -> Flags:
    found: Flags = (signs >= ord("!")) & (signs <= ord("z"))
    return found


def _cut(older: str, newer: str, run: list[int], spans: tuple[Span, Span]) -> list[int]:
    """Shorten a run to where tokens begin in both texts; it may be empty then."""
    start, end, other, _ = run
    shift = other - start
    if (start, other) != (spans[0].start, spans[1].start):
        while start < end and not _both_cut(older, newer, start, start + shift):
            start = first_cut(older, start, end)
    if (end, end + shift) != (spans[0].end, spans[1].end):
        while start < end and not _both_cut(older, newer, end, end + shift):
            end = last_cut(older, start, end)
    return [start, end, start + shift, end + shift]


def _both_cut(older: str, newer: str, at: int, there: int) -> bool:
    return is_cut(older, at) and is_cut(newer, there)
