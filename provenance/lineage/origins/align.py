"""Which words of two texts are the same words, and not only the same letters by chance?

Runs of words that stand once on either side are laid against each other first, so that a common
word inside a new sentence is not taken for the one beside it; equal words too light to hold apart
what was rewritten around them are given up.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate

from provenance.diffing.flat.chains import longest_chain
from provenance.diffing.flat.grams import unique_grams
from provenance.diffing.matching.words import (
    INDEL,
    Aligner,
    Block,
    around,
    ends_first,
    intern_tokens,
    joined,
)
from provenance.diffing.tidying.weights import weigh

GRAMS = (6, 3, 2)
"""Words in the runs by which two texts are parted, the longest first.

Without them 0.5% of the words of generated histories are traced to a wrong text, with them 0.3%;
pairs alone do as well and are found more slowly.
"""

FACTOR = 2
"""Equal words go if so many times their weight is no more than that rewritten on either side.

The weight is that of `provenance.diffing.tidying.weights`: letters of content words, one for a stop
word. Counted in words instead, 1.0% of the words of generated histories are traced to a wrong text;
by weight it is 0.27% with a factor of 2, 0.29% with 4, 0.33% with 6.
"""

LONGEST_LIGHT = 8
"""Words in a row that are never given up."""


def aligned(older: Sequence[str], newer: Sequence[str]) -> list[Block]:
    """The runs of words that `newer` took over from `older` in their order.

    >>> aligned("we saw the red fox".split(), "we saw a red fox".split())
    [(0, 0, 2), (3, 3, 2)]
    """
    blocks = joined(ends_first(partial(_middle, GRAMS), *intern_tokens(older, newer)))
    return _without_light(blocks, _Weights(older), _Weights(newer))


def _middle(
    grams: tuple[int, ...], older: str, newer: str, at_older: int, at_newer: int
) -> Iterator[Block]:
    if not grams:
        for in_older, in_newer, size in Aligner(INDEL).align(older, newer):
            yield at_older + in_older, at_newer + in_newer, size
        return
    size, *rest = grams
    shared = ((*pair, size) for pair in longest_chain(unique_grams(older, newer, size)))
    yield from around(shared, partial(_middle, tuple(rest)), older, newer, at_older, at_newer)


class _Weights:
    """What the words between two places of a text weigh."""

    def __init__(self, words: Sequence[str]) -> None:
        self.length = len(words)
        self._until = list(accumulate(map(weigh, words), initial=0))

    def between(self, start: int, end: int) -> int:
        return self._until[end] - self._until[start]


def _without_light(blocks: Sequence[Block], older: _Weights, newer: _Weights) -> list[Block]:
    kept: list[Block] = [(0, 0, 0)]

    def rewritten(before: Block, after: Block) -> int:
        """What the heavier side weighs between two runs."""
        return max(
            older.between(before[0] + before[2], after[0]),
            newer.between(before[1] + before[2], after[1]),
        )

    ends = [*blocks[1:], (older.length, newer.length, 0)]
    for block, after in zip(blocks, ends, strict=False):
        around = min(rewritten(kept[-1], block), rewritten(block, after))
        weight = older.between(block[0], block[0] + block[2])
        if block[2] <= LONGEST_LIGHT and around and FACTOR * weight <= around:
            continue
        kept.append(block)
    return kept[1:]
