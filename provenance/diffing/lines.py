"""Which whole lines do two long texts share, in order? Told by their hashes, all at once."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from provenance.diffing.chains import heaviest_chain
from provenance.diffing.cuts import first_cut, is_cut, last_cut
from provenance.diffing.flat_tokens import SPACE, classes_of, codes_of, prints_of, signs_at
from provenance.text.spans import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Flags = NDArray[np.bool_]

WINDOW = 48
"""Characters of a line's end in which its last word mostly begins."""

BRIDGED = 3
"""Equal lines between two shared runs that are looked for as such."""

REORDERED = 8
"""Texts are in another order if more than one in so many characters is in pieces they share.

Unrelated manuals share one in 250, a text with its paragraphs reversed all.
"""


class Shared(NamedTuple):
    """Runs of lines that two texts share: a row is where each begins and ends in both.

    Those out of order are told only of texts in another order.
    """

    in_order: "Numbers"
    crossing: "Numbers"


def shared_lines(older: str, newer: str, in_older: Span, in_newer: Span, shortest: int) -> Shared:
    """Find runs of whole lines that both spans have, each made of whole tokens.

    Lines of `shortest` characters or more lead to their like if they stand once on either side;
    the heaviest run of them that keeps its order is taken, and equal lines beside them.
    """
    import numpy as np  # noqa: PLC0415 - short texts need none

    hashes, starts = zip(
        *(_lines(text, span) for text, span in ((older, in_older), (newer, in_newer))), strict=True
    )
    here, there = _once_on_both_sides(hashes[0], hashes[1])
    long = starts[0][here + 1] - starts[0][here] > shortest
    here, there = here[long], there[long]
    none = np.zeros((0, 4), np.int64)
    if not len(here):
        return Shared(none, none)
    kept = _rising(here, there, starts[0])
    in_order = _bridged(here[kept], there[kept], hashes[0], hashes[1])

    def told(here: "Numbers", there: "Numbers") -> "Numbers":
        first = np.flatnonzero(np.append(True, (np.diff(here) != 1) | (np.diff(there) != 1)))
        last = np.append(first[1:], len(here)) - 1
        begin, other = starts[0][here[first]], starts[1][there[first]]
        end = np.minimum(starts[0][here[last] + 1], in_newer.end - other + begin)
        runs = np.stack((begin, end, other, end - begin + other), axis=1)
        return _of_whole_tokens(older, newer, runs, (in_older, in_newer))

    sizes = starts[0][here + 1] - starts[0][here]
    if not reordered(int(sizes.sum()), int(sizes[kept].sum()), in_older.length):
        return Shared(told(*in_order), none)
    beside = _beside(here[~kept], there[~kept], hashes, in_order)
    return Shared(told(*in_order), told(*beside))


def gaps_between(runs: "Numbers", older: Span, newer: Span) -> "Numbers":
    """Give what lies between runs on both sides; no gap has an empty side."""
    import numpy as np  # noqa: PLC0415 - short texts need none

    ends = np.insert(runs[:, 1::2], 0, (older.start, newer.start), axis=0)
    starts = np.append(runs[:, ::2], [(older.end, newer.end)], axis=0)
    held = (starts > ends).all(axis=1)
    return np.stack((ends[held, 0], starts[held, 0], ends[held, 1], starts[held, 1]), axis=1)


def left_by(
    in_order: "Numbers", crossing: "Numbers", side: int, span: Span
) -> Iterable[tuple[int, int]]:
    """Give what no run of lines holds of `span`, on side 0, the older, or 1."""
    import numpy as np  # noqa: PLC0415 - short texts need none

    runs = np.concatenate((in_order, crossing))[:, 2 * side : 2 * side + 2]
    runs = runs[np.argsort(runs[:, 0])]
    return zip([span.start, *runs[:, 1].tolist()], [*runs[:, 0].tolist(), span.end], strict=True)


def reordered(shared: int, in_order: int, length: int) -> bool:
    """Whether most of what both texts have once, and that is much, is out of order."""
    return shared > 2 * in_order and shared * REORDERED > length


def _lines(text: str, span: Span) -> tuple["Numbers", "Numbers"]:
    """Give the hash of each line and where it begins, and the end of the last."""
    import numpy as np  # noqa: PLC0415 - short texts need none

    codes = codes_of(text[span.slice])
    feeds = np.flatnonzero(codes == ord("\n"))
    ends = np.append(feeds, len(codes))
    hashes = prints_of(codes, np.append(0, feeds + 1), ends, ends)[0].view(np.int64)
    return hashes, span.start + np.concatenate(([0], feeds + 1, [len(codes)]))


def _once_on_both_sides(older: "Numbers", newer: "Numbers") -> tuple["Numbers", "Numbers"]:
    """Give the places of the hashes that stand once on either side, in older's order.

    Most stand alone in a table of their last bits; only the others are sorted.
    """
    import numpy as np  # noqa: PLC0415 - short texts need none

    size = 1 << (len(older) + len(newer)).bit_length() + 1
    at, place = older & (size - 1), newer & (size - 1)
    crowded = np.zeros(size, np.bool_)
    met, met_there = (np.full(size, -1, np.int32) for _ in range(2))
    for held, found in ((at, met), (place, met_there)):
        numbers = np.arange(len(held), dtype=np.int32)
        found[held] = numbers
        crowded[held[found[held] != numbers]] = True
    there = met_there[at]
    crowd = crowded[at]
    here = np.flatnonzero((there >= 0) & ~crowd)
    here = here[older[here] == newer[there[here]]]
    facing = np.full(len(older), -1)
    facing[here] = there[here]
    left = np.flatnonzero(crowd & (there >= 0))
    right = np.flatnonzero(crowded[place] & (met[place] >= 0))
    here, there = _once_by_order(older[left], newer[right])
    facing[left[here]] = right[there]
    here = np.flatnonzero(facing >= 0)
    return here, facing[here]


def _once_by_order(older: "Numbers", newer: "Numbers") -> tuple["Numbers", "Numbers"]:
    """Do the same for the few that share their place with another."""
    import numpy as np  # noqa: PLC0415 - short texts need none

    hashes = np.concatenate((older, newer))
    order = np.argsort(hashes, kind="stable")
    ordered = hashes[order]
    starts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])
    pairs = starts[np.diff(np.append(starts, len(ordered))) == 2]  # noqa: PLR2004 - a count that says itself
    here, there = order[pairs], order[pairs + 1] - len(older)
    both = (here < len(older)) & (there >= 0)
    return here[both], there[both]


def _rising(here: "Numbers", there: "Numbers", starts: "Numbers") -> "Flags":
    """Tell which pairs are of the heaviest run that rises on both sides.

    Pairs that follow each other on both sides are chosen together: there are few such groups.
    """
    import numpy as np  # noqa: PLC0415 - short texts need none

    rank = np.argsort(np.argsort(there))
    first = np.flatnonzero(np.append(True, np.diff(rank) != 1))
    if len(first) == 1:
        return np.ones(len(here), np.bool_)
    weights = np.add.reduceat(starts[here + 1] - starts[here], first)
    places = np.argsort(np.argsort(rank[first]))
    chain = heaviest_chain(list(enumerate(places.tolist())), weights.tolist(), len(places))
    kept = np.zeros(len(first), np.bool_)
    kept[[group for group, _ in chain]] = True
    found: Flags = np.repeat(kept, np.diff(np.append(first, len(here))))
    return found


def _bridged(
    here: "Numbers", there: "Numbers", older: "Numbers", newer: "Numbers"
) -> tuple["Numbers", "Numbers"]:
    """Add the few lines between two pairs, or beside one, that are equal on both sides."""
    import numpy as np  # noqa: PLC0415 - short texts need none

    for step in [1, -1] * BRIDGED:
        at, place = here + step, there + step
        inside = (at >= 0) & (at < len(older)) & (place >= 0) & (place < len(newer))
        free = np.append(here[1:] != at[:-1], True) & np.append(there[1:] != place[:-1], True)
        if step < 0:
            free = np.append(True, here[:-1] != at[1:]) & np.append(True, there[:-1] != place[1:])
        held = np.flatnonzero(inside & free)
        held = held[older[at[held]] == newer[place[held]]]
        here = np.insert(here, held + (step > 0), at[held])
        there = np.insert(there, held + (step > 0), place[held])
    return here, there


def _beside(
    here: "Numbers",
    there: "Numbers",
    hashes: tuple["Numbers", ...],
    in_order: tuple["Numbers", "Numbers"],
) -> tuple["Numbers", "Numbers"]:
    """Add the equal lines beside pairs that keep no order; each line goes to one pair."""
    import numpy as np  # noqa: PLC0415 - short texts need none

    older, newer = hashes
    facing = np.full(len(older), -1)
    taken = np.zeros(len(newer), np.bool_)
    for at, place in (in_order, (here, there)):
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
    older: str, newer: str, runs: "Numbers", spans: tuple[Span, Span]
) -> "Numbers":
    """Leave what is no whole token in both texts at either end of each run of lines."""
    import numpy as np  # noqa: PLC0415 - short texts need none

    sure = _plainly_begin(older, runs[:, :2]) & _plainly_begin(newer, runs[:, 2:])
    rows = runs.tolist()
    same = np.array(
        [newer.startswith(older[start:end], other) for start, end, other, _ in rows], np.bool_
    )
    unsure = np.array(
        [
            at
            for at in np.flatnonzero(same & sure[:, 0] & ~sure[:, 1]).tolist()
            if (end := rows[at][1]) < spans[0].end
            and (older[end].isspace() or newer[rows[at][3] : rows[at][3] + 1].isspace())
        ],
        np.int64,
    )
    ends = _last_plain_cuts(older, runs[unsure])
    runs[unsure, 3] += ends - runs[unsure, 1]
    runs[unsure, 1] = ends
    sure[unsure, 1] = ends < np.array(rows, np.int64)[unsure, 1]
    for at in np.flatnonzero(~sure.all(axis=1) & same).tolist():
        runs[at] = _cut(older, newer, rows[at], spans)
    return runs[same & (runs[:, 0] < runs[:, 1])]


def _last_plain_cuts(text: str, runs: "Numbers") -> "Numbers":
    """Give where the last word begins that each run holds, or its end where that is not plain."""
    import numpy as np  # noqa: PLC0415 - short texts need none

    ends = runs[:, 1].copy()
    plain = np.flatnonzero(ends - runs[:, 0] > WINDOW)
    said = "".join([text[end - WINDOW : end] for end in ends[plain].tolist()])
    if not len(plain) or not said.isascii():
        return ends
    white = (classes_of(codes_of(said)) == SPACE).reshape(-1, WINDOW)
    begins = white[:, :-1] & ~white[:, 1:]
    back = np.argmax(begins[:, ::-1], axis=1) + 1
    ends[plain] -= np.where(begins.any(axis=1), back, 0)
    return ends


def _plainly_begin(text: str, ends: "Numbers") -> "Flags":
    """Tell which ends of runs stand where lines plainly begin with words, as they mostly do."""
    import numpy as np  # noqa: PLC0415 - short texts need none

    if text[0].isspace():
        return np.zeros(ends.shape, np.bool_)
    signs, before = signs_at(text, ends.ravel())
    plain = (signs >= ord("!")) & (signs <= ord("z")) & (before == ord("\n"))
    found: Flags = plain.reshape(-1, 2)
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
