"""Of which tokens is what was changed on one side made? All are found at once, in flat arrays."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from provenance.diffing.cuts import first_cut, is_cut, last_cut
from provenance.diffing.flat_tokens import Pieces, signs_at
from provenance.diffing.stretches import Range, Stretches

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Flags = NDArray[np.bool_]
    Prints = NDArray[np.uint64]

_CLOSERS = "\"'”’»)]」』）"
_ENDS = ".!?…。！？"
_DENSE_ENDS = "。！？"


class Tokens(NamedTuple):
    """Where tokens stand, their stretches (-1 of a gap), prints, and which end a sentence.

    `kinds` is 1 of a token. A gap after a stretch is a token of nothing with the kind 0. A run of
    whole sentences is a token whose kind is the run's own below 0, from -1 down.
    """

    starts: "Numbers"
    ends: "Numbers"
    stretch: "Numbers"
    kinds: "Numbers"
    prints: "Prints"
    closing: "Flags"


class _Parts(NamedTuple):
    """Ranges to split, wider where their ends are no sure cuts, and the token that follows each."""

    start: "Numbers"
    end: "Numbers"
    wide: "Numbers"
    wide_end: "Numbers"
    stretch: "Numbers"
    after: "Numbers"
    after_end: "Numbers"
    run: "Numbers"


def tokens_of(stretches: Stretches, runs: Sequence[Range]) -> Tokens:
    """Split what lies in the stretches; each of `runs` counts as one token."""
    import numpy as np  # noqa: PLC0415 - where nothing was changed it is not needed

    parts = _parts(stretches, runs)
    start, end, wide, wide_end, stretch, after, after_end, run = parts
    pieces = Pieces(stretches.text, zip(wide.tolist(), wide_end.tolist(), strict=True), wide)
    closing = _closing(pieces)
    counts = np.diff(pieces.bounds)
    of = np.repeat(np.arange(len(start)), counts)
    starts, stops = pieces.starts + pieces.shift[of], pieces.stops + pieces.shift[of]
    held = (starts >= start[of]) & (stops <= end[of])
    last = np.flatnonzero(np.append(of[1:] != of[:-1], True)[: len(of)])
    closing[last] = True
    special = pieces.bounds[1:]
    ones = np.ones(len(of), np.int64)
    columns = (
        (starts, after),
        (stops, after_end),
        (stretch[of], np.where(run == 0, -1, stretch)),
        (ones, run),
        (pieces.prints, np.zeros(len(start), np.uint64)),
        (closing, np.ones(len(start), np.bool_)),
        (held, np.ones(len(start), np.bool_)),
    )
    *found, held = (np.insert(column, special, more) for column, more in columns)
    return Tokens(*(column[held] for column in found))


def numbered(older: Tokens, newer: Tokens) -> tuple["Numbers", "Numbers"]:
    """Number the tokens of both sides, the same for the same; gaps are 0, runs below."""
    import numpy as np  # noqa: PLC0415 - where nothing was changed it is not needed

    prints = np.concatenate((older.prints, newer.prints))
    kinds = np.concatenate((older.kinds, newer.kinds))
    ids = np.unique(prints, return_inverse=True)[1] + 1
    numbers = np.where(kinds > 0, ids, kinds)
    return numbers[: len(older.prints)], numbers[len(older.prints) :]


def _parts(stretches: Stretches, runs: Sequence[Range]) -> _Parts:
    """Give what is to be split: what lies between the runs of each stretch, and its end."""
    import numpy as np  # noqa: PLC0415 - where nothing was changed it is not needed

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


def _plain_cuts(text: str, places: "Numbers") -> "Flags":
    """Tell where a word plainly begins, as mostly."""
    signs, before = signs_at(text, places)
    plain: Flags = (signs >= ord("!")) & (signs <= ord("z")) & (text[0] > " ")
    plain &= (before == ord(" ")) | (before == ord("\n"))
    return plain


def _closing(pieces: Pieces) -> "Flags":
    """Tell which tokens end a sentence, closing quotes and brackets included."""
    import numpy as np  # noqa: PLC0415 - where nothing was changed it is not needed

    codes, starts, ends, stops = pieces.codes, pieces.starts, pieces.ends, pieces.stops
    count = len(starts)
    lines = np.append(0, np.cumsum(codes == ord("\n")))
    feeds = lines[stops] - lines[starts]
    first = codes[starts]
    closers = (ends - starts == 1) & _any_of(first, _CLOSERS)
    closers[pieces.bounds[:-1][pieces.bounds[:-1] < count]] = False
    core = np.maximum.accumulate(np.where(closers, 0, np.arange(count)))
    last = codes[ends - 1][core]
    ended = _any_of(last, _DENSE_ENDS) | (_any_of(last, _ENDS) & (ends < stops))
    likely = _any_of(first, _ENDS + _CLOSERS) | (feeds > 0)
    found: Flags = (feeds > 1) | (likely & ended)
    return found


def _any_of(codes: "NDArray[np.uint32]", signs: str) -> "Flags":
    import numpy as np  # noqa: PLC0415 - where nothing was changed it is not needed

    return np.isin(codes, np.array([ord(sign) for sign in signs], np.uint32))
