"""The only module that knows diff-match-patch exists: a second engine, and patch texts."""

from collections.abc import Iterator, Sequence

from diff_match_patch import diff_match_patch, patch_obj

from provenance.diffing.edits import Edit
from provenance.diffing.matching.words import Block, Kernel

CONTEXT = 24
"""Characters of unchanged text on either side of a patch; a match is sought with 32 at most."""

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
    for op, text in differ.diff_main(older, newer, checklines=False):
        if op == differ.DIFF_EQUAL:
            blocks.append((at_older, at_newer, len(text)))
        at_older += len(text) if op != differ.DIFF_INSERT else 0
        at_newer += len(text) if op != differ.DIFF_DELETE else 0
    return blocks


DMP = Kernel(
    "dmp", match_by_bisection, direct=1 << 16, whole=1 << 16, window=1 << 16, budget=1 << 24
)
"""Pure Python, about a million cells a second on unlike texts: windows of 256 tokens."""


def patch_text(edits: Sequence[Edit], older: str, newer: str) -> str:
    r"""Write `edits` as a patch text that diff-match-patch applies to `older`, giving `newer`.

    Offsets and lengths count code points, as in its Python form. Raises ValueError, with a
    sentence for a person, where a change holds half of a surrogate pair: the format has no room.

    >>> from provenance.diffing import compare
    >>> patch_text(compare("a fox", "a red fox").edits, "a fox", "a red fox")
    '@@ -1,5 +1,9 @@\n a \n+red \n fox\n'
    """
    writer = diff_match_patch()
    patches = [_patch(group, older, newer) for group in _groups(edits, older, newer)]
    try:
        return str(writer.patch_toText(patches))
    except UnicodeEncodeError as error:
        raise ValueError(
            "The texts hold half of a surrogate pair, which a patch text cannot carry: "
            "choose --format json."
        ) from error


def _groups(edits: Sequence[Edit], older: str, newer: str) -> Iterator[list[Edit]]:
    """Gather edits whose contexts would touch."""
    group: list[Edit] = []
    for edit in edits:
        if older[edit.older.slice] == newer[edit.newer.slice]:
            continue
        if group and edit.older.start - group[-1].older.end > 2 * CONTEXT:
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _patch(group: Sequence[Edit], older: str, newer: str) -> patch_obj:
    start = max(0, group[0].older.start - CONTEXT)
    end = min(len(older), group[-1].older.end + CONTEXT)
    before = group[0].older.start - start
    after = end - group[-1].older.end
    patch = patch_obj()
    patch.start1 = patch.start2 = group[0].newer.start - before
    patch.length1 = end - start
    patch.length2 = group[-1].newer.end - group[0].newer.start + before + after
    at = start
    for edit in group:
        patch.diffs += [
            (diff_match_patch.DIFF_EQUAL, older[at : edit.older.start]),
            (diff_match_patch.DIFF_DELETE, older[edit.older.slice]),
            (diff_match_patch.DIFF_INSERT, newer[edit.newer.slice]),
        ]
        at = edit.older.end
    patch.diffs.append((diff_match_patch.DIFF_EQUAL, older[at:end]))
    patch.diffs = [(op, text) for op, text in patch.diffs if text]
    return patch
