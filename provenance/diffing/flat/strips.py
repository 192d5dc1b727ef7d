"""The flat form of runs while they are found and tidied: numbers alone, as there are so many."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from provenance.diffing.edits import Difference


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
    inner: Sequence[Strip]


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


def add_strip(strips: list[Strip], strip: Strip) -> None:
    """Append `strip`, or lengthen the last strip by it if both are of a kind."""
    if strips and strips[-1][4:] == strip[4:]:
        strips[-1] = strips[-1].joined(strip)
    else:
        strips.append(strip)
