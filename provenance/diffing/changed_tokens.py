"""Of which tokens is what was changed on one side made? All are split at once, into flat arrays."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from provenance.diffing.cuts import first_cut, is_cut, last_cut
from provenance.diffing.stretches import Range, Stretches
from provenance.text.tokens import split_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int32]
    Flags = NDArray[np.bool_]

_CLOSER = frozenset("\"'”’»)]」』）")
_END = frozenset(".!?…。！？")
_MARKS = _END | _CLOSER
_DENSE_END = frozenset("。！？")
_APART = "\n\x00\n"
"""Follows each part that is split; no token crosses it."""


class Words(dict[str, int]):
    """Numbers words from 1 on as they come.

    >>> words = Words()
    >>> words["so"], words["it"], words["so"]
    (1, 2, 1)
    """

    def __missing__(self, word: str) -> int:
        """Give a new word the next number."""
        number = self[word] = len(self) + 1
        return number


class Tokens(NamedTuple):
    """Where tokens stand, their stretches (-1 of a gap), numbers, and which end a sentence.

    A gap after a stretch is a token of nothing with the number 0. A run of whole sentences is a
    token whose number is the run's own below 0, from -1 down.
    """

    starts: "Numbers"
    ends: "Numbers"
    stretch: "Numbers"
    numbers: "Numbers"
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


def tokens_of(stretches: Stretches, runs: Sequence[Range], words: Words) -> Tokens:
    """Split what lies in the stretches; each of `runs` counts as one token."""
    import numpy as np  # noqa: PLC0415 - where nothing was changed it is not needed

    parts = list(_parts(stretches, runs))
    text = stretches.text
    literals = split_words("".join([text[part.wide : part.wide_end] + _APART for part in parts]))
    count = len(literals)
    lengths = np.fromiter(map(len, literals), np.int32, count)
    numbers = np.fromiter(map(words.__getitem__, map(str.strip, literals)), np.int32, count)
    closing = np.zeros(count, np.bool_)
    closing[_closing(literals)] = True
    del literals
    start, end, wide, wide_end, stretch, after, after_end, run = (
        np.array(parts, np.int32).reshape(-1, len(_Part._fields)).T
    )
    sizes = wide_end - wide + len(_APART)
    begins = np.cumsum(sizes) - sizes
    stops = np.cumsum(lengths)
    special = np.searchsorted(stops, begins + sizes - len(_APART) + 1, side="right")
    first = np.concatenate(([0], special + 1))[:-1]
    of = np.zeros(count, np.int32)
    of[first[1:]] = 1
    of = np.cumsum(of)
    starts = stops - lengths + (wide - begins)[of]
    starts[first] = wide
    stops = np.minimum(stops + (wide - begins)[of], wide_end[of])
    held = (starts >= start[of]) & (stops <= end[of])
    held[special] = True
    starts[special], stops[special] = after, after_end
    numbers[special] = run
    closing[special] = True
    closing[special[special > 0] - 1] = True
    owner = stretch[of]
    owner[special[run == 0]] = -1
    return Tokens(starts[held], stops[held], owner[held], numbers[held], closing[held])


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
        if not is_cut(text, start):
            wide = last_cut(text, 0, start)
        if not is_cut(text, end):
            wide_end = first_cut(text, end, len(text))
    return _Part(start, end, wide, wide_end, stretch, *after)


def _closing(literals: list[str]) -> list[int]:
    """Give which tokens end a sentence, closing quotes and brackets included."""
    likely = [at for at, said in enumerate(literals) if said[0] in _MARKS or "\n" in said]
    return [at for at in likely if _closes(literals, at)]


def _closes(literals: list[str], at: int) -> bool:
    said = literals[at]
    if said.count("\n") > 1:
        return True
    core = said.strip()
    while core in _CLOSER and at:
        at -= 1
        core = literals[at].strip()
    return core[-1:] in _END and (core[-1:] in _DENSE_END or said[-1:].isspace())
