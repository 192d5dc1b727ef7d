"""Which whole sentences were put elsewhere as they stood? Found before anything is tokenised."""

import re
from itertools import pairwise
from typing import NamedTuple

from provenance.diffing.flat.chains import unique_pairs
from provenance.diffing.moving.stretches import SENTENCE_END, Range, Stretches

LEAST = 80
"""Characters of sentences that are taken as found; shorter ones are found by their tokens."""

_END = re.compile(rf"(?:{SENTENCE_END.pattern})(?![\s\u0e33\u0eb3\uff9e\uff9f])(?=[!-\u02ff\w])")


class Verbatim(NamedTuple):
    """Sentences that stand once among the changes of either side, one after the other."""

    older: int
    older_end: int
    newer: int
    newer_end: int


def verbatim(in_older: Stretches, in_newer: Stretches) -> list[Verbatim]:
    """Find whole sentences of the one side that stand as they are on the other."""
    older, newer = in_older.text, in_newer.text
    pieces_older, pieces_newer = _sentences(in_older), _sentences(in_newer)
    pairs = unique_pairs(
        [older[start:end] for start, end in pieces_older],
        [newer[start:end] for start, end in pieces_newer],
    )
    found: list[Verbatim] = []
    last: Verbatim | None = None
    for index, other in pairs:
        start, end = pieces_older[index]
        there, there_end = pieces_newer[other]
        if last is not None and last.older_end == start and last.newer_end == there:
            last = last._replace(older_end=end, newer_end=there_end)
            continue
        if last is not None:
            found.append(last)
        last = Verbatim(start, end, there, there_end)
    if last is not None:
        found.append(last)
    return [each for each in found if each.older_end - each.older >= LEAST]


def _sentences(stretches: Stretches) -> list[Range]:
    """Give the sentences that lie wholly in one of the stretches."""
    found: list[Range] = []
    for start, end in stretches.ranges():
        if end - start >= LEAST:
            cuts = [match.end() for match in _END.finditer(stretches.text, start, end)]
            found += pairwise([start, *cuts, end])
    return found
