"""The only module that knows diff-match-patch exists: a second engine, and patch texts."""

from diff_match_patch import diff_match_patch

from provenance.diffing.words import Block, Kernel

NO_CLOCK = 0
"""diff-match-patch's own limit is a clock, one second by default; zero turns it off."""


def match_by_bisection(older: str, newer: str) -> list[Block]:
    """Align by Myers' bisection (1986) as diff-match-patch does it.

    >>> match_by_bisection("abcd", "bxcd")
    [(1, 0, 1), (2, 2, 2)]
    """
    differ = diff_match_patch()
    differ.Diff_Timeout = NO_CLOCK
    blocks: list[Block] = []
    at_older = at_newer = 0
    for op, text in differ.diff_main(older, newer, False):
        if op == differ.DIFF_EQUAL:
            blocks.append((at_older, at_newer, len(text)))
        at_older += len(text) if op != differ.DIFF_INSERT else 0
        at_newer += len(text) if op != differ.DIFF_DELETE else 0
    return blocks


DMP = Kernel("dmp", match_by_bisection, direct=1 << 16, window=1 << 16, budget=1 << 24)
"""Pure Python, about a million cells a second on unlike texts: windows of 256 tokens."""
