"""The working form of a comparison: matches in order, gaps unsaid, one side canonically first."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from provenance.diffing.edits import Difference, Edit, Op
from provenance.text.spans import Span


class Run(NamedTuple):
    """A stretch of both texts; `equal` ones hold the same tokens, though they may differ."""

    older: Span
    newer: Span
    equal: bool = True
    differs: tuple[Difference, ...] = ()

    @property
    def identical(self) -> bool:
        """Whether both sides hold the same characters."""
        return self.equal and not self.differs

    def joined(self, after: "Run") -> "Run":
        """This run and the one after it as one; unlike ones are no longer equal."""
        alike = self.equal and after.equal and self.differs == after.differs
        return Run(
            Span(self.older.start, after.older.end),
            Span(self.newer.start, after.newer.end),
            equal=alike,
            differs=self.differs if alike else (),
        )


def add_run(runs: list[Run], run: Run) -> None:
    """Append `run`, or lengthen the last run by it if both are of a kind."""
    if runs and runs[-1].equal == run.equal and runs[-1].differs == run.differs:
        runs[-1] = runs[-1].joined(run)
    else:
        runs.append(run)


def edits_of(runs: Iterable[Run], *, swapped: bool) -> Iterator[Edit]:
    """Give the edits that the runs stand for, the sides put back in their places."""
    for run in runs:
        older, newer = (run.newer, run.older) if swapped else (run.older, run.newer)
        yield Edit(Op.EQUAL if run.equal else op_between(older, newer), older, newer, run.differs)


def mirrored(edit: Edit) -> Edit:
    """Give the same edit seen from the other side."""
    op = edit.op if edit.op is Op.EQUAL else op_between(edit.newer, edit.older)
    return Edit(op, edit.newer, edit.older, edit.differs)


def op_between(older: Span, newer: Span) -> Op:
    """Name the edit that turns what stands at `older` into what stands at `newer`."""
    if not older.length:
        return Op.INSERT
    return Op.REPLACE if newer.length else Op.DELETE
