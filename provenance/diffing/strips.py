"""The flat form of runs while they are found and tidied: numbers alone, as there are so many."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from provenance.diffing.edits import Difference

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]


class Strip(NamedTuple):
    """A stretch of both texts; `equal` ones hold the same tokens, though they may differ."""

    older: int
    older_end: int
    newer: int
    newer_end: int
    equal: bool = True
    differs: tuple[Difference, ...] = ()

    def at(self, side: int) -> tuple[int, int]:
        """Give where it stands on side 0, the older, or 1."""
        return (self.newer, self.newer_end) if side else (self.older, self.older_end)

    @property
    def identical(self) -> bool:
        """Whether both sides hold the same characters."""
        return self.equal and not self.differs

    def joined(self, after: "Strip") -> "Strip":
        """This strip and the one after it as one; unlike ones are no longer equal."""
        alike = self.equal and after.equal and self.differs == after.differs
        return Strip(
            self.older,
            after.older_end,
            self.newer,
            after.newer_end,
            equal=alike,
            differs=self.differs if alike else (),
        )


class Passage(NamedTuple):
    """A stretch of the older text that stands at another place in the newer, strips between."""

    older: int
    older_end: int
    newer: int
    newer_end: int
    inner: list[Strip]


def with_gaps(matches: Iterable[Strip], length_older: int, length_newer: int) -> list[Strip]:
    """Put a strip of edits wherever matches leave a gap, and join neighbours of a kind."""
    strips: list[Strip] = []
    end_older = end_newer = 0
    start_older, start_newer, kind = 0, 0, None
    end = Strip(length_older, length_older, length_newer, length_newer)
    for match in [*matches, end]:
        at_older, until_older, at_newer, until_newer, _, differs = match
        if end_older < at_older or end_newer < at_newer:
            if kind is not None:
                strips.append(Strip(start_older, end_older, start_newer, end_newer, differs=kind))
                kind = None
            add_strip(strips, Strip(end_older, at_older, end_newer, at_newer, equal=False))
        if at_older < until_older or at_newer < until_newer:
            if kind is not None and kind != differs:
                strips.append(Strip(start_older, end_older, start_newer, end_newer, differs=kind))
                kind = None
            if kind is None:
                start_older, start_newer, kind = at_older, at_newer, differs
        end_older, end_newer = until_older, until_newer
    if kind is not None:
        strips.append(Strip(start_older, end_older, start_newer, end_newer, differs=kind))
    return strips


def gapped(
    same: "Sequence[Numbers]", others: Sequence[Strip], length_older: int, length_newer: int
) -> list[Strip]:
    """Do what `with_gaps` does for very many matches, given in any order.

    Rows of `same` are the corners of matches that hold the same characters.
    """
    import numpy as np  # noqa: PLC0415 - short texts need none

    kinds = [(), *sorted({other.differs for other in others} - {()})]
    number = {differs: at for at, differs in enumerate(kinds)}
    rest = np.array([(*other[:4], number[other.differs]) for other in others], np.int64)
    rows = np.concatenate([np.pad(np.concatenate(same), ((0, 0), (0, 1))), rest.reshape(-1, 5)])
    rows = rows[rows[:, 1] > rows[:, 0]]
    rows = rows[np.argsort(rows[:, 0])]
    starts, ends, kind = rows[:, 0:4:2], rows[:, 1:4:2], rows[:, 4]
    parts = (starts[1:] != ends[:-1]).any(axis=1) | (kind[1:] != kind[:-1])
    first = np.flatnonzero(np.append(True, parts))
    last = np.append(first[1:], len(rows)) - 1
    whole = np.full((2 * len(first) + 1, 5), -1)
    whole[1::2, 0:4:2], whole[1::2, 1:4:2], whole[1::2, 4] = starts[first], ends[last], kind[first]
    whole[2::2, 0:4:2], whole[:-2:2, 1:4:2] = ends[last], starts[first]
    whole[0, 0:4:2], whole[-1, 1:4:2] = 0, (length_older, length_newer)
    whole = whole[(whole[:, 0:4:2] < whole[:, 1:4:2]).any(axis=1)]
    columns = whole[:, :4].T.tolist()
    equal, differs = (whole[:, 4] >= 0).tolist(), [kinds[max(at, 0)] for at in whole[:, 4].tolist()]
    return list(map(Strip._make, zip(*columns, equal, differs, strict=True)))


def add_strip(strips: list[Strip], strip: Strip) -> None:
    """Append `strip`, or lengthen the last strip by it if both are of a kind."""
    if strips and strips[-1][4:] == strip[4:]:
        strips[-1] = strips[-1].joined(strip)
    else:
        strips.append(strip)
