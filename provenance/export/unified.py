"""A comparison as a unified diff: by lines, as `patch` applies it (POSIX diff, "-u")."""

import re
from collections.abc import Iterator

from provenance.diffing.matching.words import INDEL, Aligner

Block = tuple[int, int, int]
"""Where equal lines begin in the older text and in the newer one, and how many they are."""

CONTEXT = 3
NO_LINE_END = "\n\\ No newline at end of file\n"

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


def to_unified(older: str, newer: str, *, names: tuple[str, str]) -> str:
    r"""Write what differs between two texts, line by line; nothing where they are the same.

    Only a line feed ends a line, so that carriage returns are compared and kept.

    >>> print(to_unified("One.\nTwo.\n", "One.\n2.\n", names=("a.txt", "b.txt")), end="")
    --- a.txt
    +++ b.txt
    @@ -1,2 +1,2 @@
     One.
    -Two.
    +2.
    """
    lines_older, lines_newer = _LINE.findall(older), _LINE.findall(newer)
    blocks = Aligner(INDEL).align(lines_older, lines_newer)
    hunks = [
        _hunk(hunk, lines_older, lines_newer)
        for hunk in _hunks(_gaps(blocks, len(lines_older), len(lines_newer)))
    ]
    if not hunks:
        return ""
    said = [_CONTROL.sub("?", name) for name in names]
    return "".join([f"--- {said[0]}\n+++ {said[1]}\n", *hunks])


Gap = tuple[int, int, int, int]
"""Lines of the older text and of the newer one between two equal blocks."""


def _gaps(blocks: list[Block], length_older: int, length_newer: int) -> Iterator[Gap]:
    at_older = at_newer = 0
    for in_older, in_newer, size in [*blocks, (length_older, length_newer, 0)]:
        if at_older < in_older or at_newer < in_newer:
            yield at_older, in_older, at_newer, in_newer
        at_older, at_newer = in_older + size, in_newer + size


def _hunks(gaps: Iterator[Gap]) -> Iterator[list[Gap]]:
    """Gather gaps whose contexts would touch."""
    hunk: list[Gap] = []
    for gap in gaps:
        if hunk and gap[0] - hunk[-1][1] > 2 * CONTEXT:
            yield hunk
            hunk = []
        hunk.append(gap)
    if hunk:
        yield hunk


def _hunk(gaps: list[Gap], older: list[str], newer: list[str]) -> str:
    before = min(CONTEXT, gaps[0][0])
    after = min(CONTEXT, len(older) - gaps[-1][1])
    start_older, start_newer = gaps[0][0] - before, gaps[0][2] - before
    end_older, end_newer = gaps[-1][1] + after, gaps[-1][3] + after
    lines = [f"@@ -{_range(start_older, end_older)} +{_range(start_newer, end_newer)} @@\n"]
    at = start_older
    for gap in gaps:
        lines += [_line(" ", line) for line in older[at : gap[0]]]
        lines += [_line("-", line) for line in older[gap[0] : gap[1]]]
        lines += [_line("+", line) for line in newer[gap[2] : gap[3]]]
        at = gap[1]
    lines += [_line(" ", line) for line in older[at:end_older]]
    return "".join(lines)


def _range(start: int, end: int) -> str:
    return f"{start + 1 if end > start else start},{end - start}"


def _line(sign: str, line: str) -> str:
    return sign + line if line.endswith("\n") else sign + line + NO_LINE_END
