"""Which pieces stand once in either of two texts, in order? They anchor what lies between."""

from collections.abc import Callable

from provenance.diffing.flat.chains import Pair, heaviest_chain, settled, unique_pairs
from provenance.diffing.flat.cuts import slices
from provenance.diffing.flat.strips import Strip
from provenance.diffing.matching.lines import reordered
from provenance.text.spans import Span

Cutter = Callable[[str, int, int], list[int]]

FEW_ANCHORS = 8
"""Where less than one part in so many is found as it stands, white space is told apart."""


def anchors_between(  # noqa: PLR0913, PLR0917 - two texts, where to look in them, and how
    older: str, newer: str, in_older: Span, in_newer: Span, cutter: Cutter, shortest: int
) -> list[Strip]:
    """Find the pieces that stand once on either side and keep their order, neighbours joined.

    Those too far off to be worth the way there are dropped, unless the text is in another
    order. Pieces are compared as they stand, and where few are found, without white space.
    """
    cuts_older = cutter(older, *in_older)
    cuts_newer = cutter(newer, *in_newer)
    pieces_older = slices(older, cuts_older)
    pieces_newer = slices(newer, cuts_newer)
    chain = _chain(pieces_older, pieces_newer, shortest)
    if len(chain) * FEW_ANCHORS < min(len(pieces_older), len(pieces_newer)):
        chain = _chain(_keys(pieces_older), _keys(pieces_newer), shortest)
    anchors: list[Strip] = []
    for at, there in chain:
        start_older, start_newer = cuts_older[at], cuts_newer[there]
        if anchors and anchors[-1].older_end == start_older:
            before = anchors[-1]
            if before.newer_end == start_newer:
                start_older, start_newer = before.older, before.newer
                anchors.pop()
        end_older, end_newer = cuts_older[at + 1], cuts_newer[there + 1]
        anchors.append(Strip(start_older, end_older, start_newer, end_newer))
    if _reordered(pieces_older, pieces_newer, anchors, shortest):
        return anchors
    blocks = ((each.older, each.newer, each.older_end - each.older) for each in anchors)
    kept = {start for start, _, _ in settled(blocks, in_older, in_newer)}
    return [anchor for anchor in anchors if anchor.older in kept]


def _chain(older: list[str], newer: list[str], shortest: int) -> list[Pair]:
    pairs = [pair for pair in unique_pairs(older, newer) if len(older[pair[0]]) >= shortest]
    return heaviest_chain(pairs, [len(older[index]) for index, _ in pairs], len(newer))


def _reordered(older: list[str], newer: list[str], kept: list[Strip], shortest: int) -> bool:
    """Whether most of what both texts have once, and that is much, is out of order."""
    lengths = (len(older[index]) for index, _ in unique_pairs(older, newer))
    held = sum(length for length in lengths if length >= shortest)
    in_order = sum(strip.older_end - strip.older for strip in kept)
    return reordered(held, in_order, sum(map(len, older)))


def _keys(pieces: list[str]) -> list[str]:
    return [" ".join(piece.split()) for piece in pieces]
