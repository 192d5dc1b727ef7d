"""Of which tokens is what was changed on one side made? All are found at once, in flat arrays."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from provenance.diffing.cuts import first_cut, is_cut, last_cut
from provenance.diffing.flat_tokens import Pieces
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


class _Part(NamedTuple):
    """A range to split, wider where its ends are no sure cuts, and the token that follows it."""

    start: int
    end: int
    wide: int
    wide_end: int
    stretch: int
    after: int
    after_end: int
    run: int


def tokens_of(stretches: Stretches, runs: Sequence[Range]) -> Tokens:
    """Split what lies in the stretches; each of `runs` counts as one token."""
    import numpy as np  # noqa: PLC0415 - where nothing was changed it is not needed

    parts = list(_parts(stretches, runs))
    start, end, wide, wide_end, stretch, after, after_end, run = (
        np.array(parts, np.int64).reshape(-1, len(_Part._fields)).T
    )
    pieces = Pieces(stretches.text, zip(wide.tolist(), wide_end.tolist(), strict=True), wide)
    closing = _closing(pieces)
    counts = np.diff(pieces.bounds)
    of = np.repeat(np.arange(len(parts)), counts)
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
        (pieces.prints, np.zeros(len(parts), np.uint64)),
        (closing, np.ones(len(parts), np.bool_)),
        (held, np.ones(len(parts), np.bool_)),
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


def _parts(stretches: Stretches, runs: Sequence[Range]) -> Iterator[_Part]:
    """Give what is to be split: what lies between the runs of each stretch, and its end."""
    waiting = sorted((start, end, -number) for number, (start, end) in enumerate(runs, 1))[::-1]
    text = stretches.text
    for number, (start, end) in stretches.ranges.items():
        at = start
        while waiting and waiting[-1][0] < end:
            run_start, run_end, run = waiting.pop()
            yield _part(text, at, run_start, number, (run_start, run_end, run))
            at = run_end
        yield _part(text, at, end, number, (end, end, 0))


def _part(text: str, start: int, end: int, stretch: int, after: tuple[int, int, int]) -> _Part:
    wide, wide_end = start, end
    if start < end:
        if not _plain_cut(text, start) and not is_cut(text, start):
            wide = last_cut(text, 0, start)
        if not _plain_cut(text, end) and not is_cut(text, end):
            wide_end = first_cut(text, end, len(text))
    return _Part(start, end, wide, wide_end, stretch, *after)


def _plain_cut(text: str, at: int) -> bool:
    """Whether a word plainly begins there, as mostly."""
    return text[at - 1 : at] in {" ", "\n"} and "!" <= text[at : at + 1] <= "z" and text[0] > " "


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
