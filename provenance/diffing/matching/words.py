"""Which tokens of one text are which tokens of the other?

Tokens are interned to code points, so that a run of tokens is a string: slices, searches and the
longest common subsequence (Indel distance of RapidFuzz, bit-parallel after Hyyrö 2004) then run
at the speed of C. All bounds count work, never time: the same input gives the same answer.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import isqrt
from typing import AnyStr

from rapidfuzz.distance import LCSseq

from provenance.diffing.flat.chains import longest_chain, settled
from provenance.diffing.flat.grams import unique_grams
from provenance.text.spans import Span
from provenance.text.tokens import is_word

Block = tuple[int, int, int]
"""So many tokens from here in the older text equal those from there in the newer: (o, n, count)."""

FIRST_CODE = 0x100
SURROGATES = 0xD800
SURROGATE_COUNT = 0x800
LAST_CODE = 0x10FFFF
ONLY_OLDER, ONLY_NEWER = "\x00", "\x01"
GRAMS = (6, 3)
LONGEST_MARKS = 3
SMALL = 1 << 16
"""Cells up to which hashing tokens costs less than interning them."""

NEAR = 4096
"""Characters in which two texts mostly cease to be alike; longer ones are not copied for them."""


@dataclass(frozen=True, slots=True)
class Kernel:
    """An exact aligner of interned tokens, and how large a piece it may be given.

    `direct` cells (older times newer tokens) are aligned at once; more are first parted at runs of
    tokens found once on either side. What can't be parted to `whole` cells is cut into windows.
    """

    name: str
    match: Callable[[str, str], list[Block]]
    direct: int
    whole: int
    window: int
    budget: int
    match_small: Callable[[Sequence[str], Sequence[str]], list[Block] | None] | None = None
    """Aligns small pieces that are not interned, which costs more than it saves there."""


def match_by_indel(older: Sequence[str], newer: Sequence[str]) -> list[Block]:
    """Align by a longest common subsequence.

    >>> match_by_indel("abcd", "bxcd")
    [(1, 0, 1), (2, 2, 2)]
    """
    blocks = LCSseq.editops(older, newer).as_matching_blocks()
    return [(block.a, block.b, block.size) for block in blocks if block.size]


def match_by_hashes(older: Sequence[str], newer: Sequence[str]) -> list[Block] | None:
    """Do the same by the hashes of whole tokens; None where two unlike ones share a hash.

    >>> match_by_hashes(["so", "we", "go"], ["we", "go"])
    [(1, 0, 2)]
    """
    blocks = match_by_indel(older, newer)
    for at_older, at_newer, size in blocks:
        if older[at_older : at_older + size] != newer[at_newer : at_newer + size]:
            return None
    return blocks


INDEL = Kernel(
    "anchors",
    match_by_indel,
    direct=1 << 22,
    whole=1 << 29,
    window=1 << 27,
    budget=1 << 32,
    match_small=match_by_hashes,
)
"""14 ms and 8 MB for each 2**26 cells: a whole takes 120 ms and 64 MB, a window 30 ms and 16 MB.

All together take a second.
"""


class Aligner:
    """Aligns runs of tokens with one kernel and keeps the count of the work they took."""

    def __init__(self, kernel: Kernel) -> None:
        self._kernel = kernel
        self._left = kernel.budget
        self.complete = True
        self.splits = kernel.match_small is not None

    def takes(self, cells: int) -> bool:
        """Whether so many cells may be aligned in pieces of up to `SMALL`; they count then."""
        small = self.splits and cells <= self._left and self._kernel.direct >= SMALL
        self._left -= cells if small else 0
        return small

    def holds(self, cells: int) -> bool:
        """Whether so many cells can be aligned whole."""
        return cells <= self._kernel.whole

    def align(self, older: Sequence[str], newer: Sequence[str]) -> list[Block]:
        """Give the equal blocks of two token sequences, in order, none touching the next."""
        cells = len(older) * len(newer)
        if self._kernel.match_small and cells <= min(SMALL, self._kernel.direct, self._left):
            blocks = self._kernel.match_small(older, newer)
            if blocks is not None:
                self._left -= cells
                return words_first(joined(blocks), older, newer)
        found = ends_first(partial(self._middle, GRAMS), *intern_tokens(older, newer))
        return words_first(joined(found), older, newer)

    def _middle(
        self, grams: tuple[int, ...], older: str, newer: str, at_older: int, at_newer: int
    ) -> Iterator[Block]:
        cells = len(older) * len(newer)
        if cells <= self._kernel.direct and cells <= self._left:
            yield from self._exactly(older, newer, at_older, at_newer)
        elif not grams:
            yield from self._by_windows(older, newer, at_older, at_newer)
        else:
            size, *rest = grams
            whole_older, whole_newer = Span(0, len(older)), Span(0, len(newer))
            chain = longest_chain(unique_grams(older, newer, size))
            kept = settled(((*pair, size) for pair in chain), whole_older, whole_newer)
            middle = partial(self._middle, tuple(rest) if kept else ())
            yield from around(kept, middle, older, newer, at_older, at_newer)

    def _exactly(self, older: str, newer: str, at_older: int, at_newer: int) -> Iterator[Block]:
        self._left -= len(older) * len(newer)
        for in_older, in_newer, size in self._kernel.match(older, newer):
            yield at_older + in_older, at_newer + in_newer, size

    def _by_windows(self, older: str, newer: str, at_older: int, at_newer: int) -> Iterator[Block]:
        """Align whole, or piece by piece along the diagonal, in as few as the bounds allow."""
        cells = len(older) * len(newer)
        pieces = isqrt(cells // self._kernel.window) + 1 if cells > self._kernel.whole else 1
        pieces = max(pieces, cells // max(self._left, 1) + 1)
        if pieces > 1:
            self.complete = False
        if pieces > min(len(older), len(newer)):
            return
        for piece in range(pieces):
            start_older, end_older = _share(len(older), piece, pieces)
            start_newer, end_newer = _share(len(newer), piece, pieces)
            yield from self._exactly(
                older[start_older:end_older],
                newer[start_newer:end_newer],
                at_older + start_older,
                at_newer + start_newer,
            )


def ends_first(
    middle: Callable[[str, str, int, int], Iterable[Block]],
    older: str,
    newer: str,
    at_older: int = 0,
    at_newer: int = 0,
) -> Iterator[Block]:
    """Give what both begin and end with, and between these what `middle` tells of the rest.

    `at_older` and `at_newer` are where the two stand in what they are parts of.
    """
    head = common_prefix(older, newer)
    tail = common_suffix(older[head:], newer[head:])
    if head:
        yield at_older, at_newer, head
    end_older, end_newer = len(older) - tail, len(newer) - tail
    if head < end_older and head < end_newer:
        parts = older[head:end_older], newer[head:end_newer]
        yield from middle(*parts, at_older + head, at_newer + head)
    if tail:
        yield at_older + end_older, at_newer + end_newer, tail


def around(  # noqa: PLR0913, PLR0917 - two texts, and where they stand
    blocks: Iterable[Block],
    middle: Callable[[str, str, int, int], Iterable[Block]],
    older: str,
    newer: str,
    at_older: int,
    at_newer: int,
) -> Iterator[Block]:
    """Give blocks in their order, and what `ends_first` tells before, between and after them.

    A block that begins before the last one ends, on either side, is left out.
    """
    start_older = start_newer = 0
    for in_older, in_newer, size in [*blocks, (len(older), len(newer), 0)]:
        if in_older < start_older or in_newer < start_newer:
            continue
        yield from ends_first(
            middle,
            older[start_older:in_older],
            newer[start_newer:in_newer],
            at_older + start_older,
            at_newer + start_newer,
        )
        if size:
            yield at_older + in_older, at_newer + in_newer, size
        start_older, start_newer = in_older + size, in_newer + size


def joined(blocks: Iterable[Block]) -> list[Block]:
    """Give blocks that touch each other on both sides as one.

    >>> joined([(0, 0, 1), (1, 1, 2), (4, 3, 1)])
    [(0, 0, 3), (4, 3, 1)]
    """
    found: list[Block] = []
    for older, newer, size in blocks:
        if found:
            before_older, before_newer, before = found[-1]
            if before_older + before == older and before_newer + before == newer:
                found[-1] = (before_older, before_newer, before + size)
                continue
        found.append((older, newer, size))
    return found


def words_first(blocks: list[Block], older: Sequence[str], newer: Sequence[str]) -> list[Block]:
    """Match words instead of marks where only marks match and words could.

    >>> words_first([(1, 0, 1)], ["so", ","], [",", "so"])
    [(0, 1, 1)]
    """
    end = (len(older), len(newer), 0)
    found: list[Block] = []
    marks: list[Block] = []
    for block in (*blocks, end):
        start, there, size = block
        if 0 < size <= LONGEST_MARKS and not any(map(is_word, older[start : start + size])):
            marks.append(block)
            continue
        if marks:
            before = found[-1] if found else (0, 0, 0)
            at, other = before[0] + before[2], before[1] + before[2]
            better = _by_words(older[at:start], newer[other:there])
            found += [(at + one, other + two, count) for one, two, count in better] or marks
            marks = []
        if size:
            found.append(block)
    return found


def _by_words(older: Sequence[str], newer: Sequence[str]) -> list[Block]:
    """Match words as well as can be, and then marks between them; nothing if no word matches."""
    in_older, in_newer = (
        [index for index, token in enumerate(tokens) if token.isalnum() or is_word(token)]
        for tokens in (older, newer)
    )
    if len(in_older) * len(in_newer) > SMALL:
        return []
    words = match_by_hashes([older[one] for one in in_older], [newer[one] for one in in_newer])
    pairs = [
        (in_older[one + step], in_newer[other + step])
        for one, other, size in words or ()
        for step in range(size)
    ]
    if not pairs:
        return []
    found: list[Block] = []
    at = there = 0
    for one, other in (*pairs, (len(older), len(newer))):
        between = [token for token in older[at:one] if not is_word(token)]
        if between and not set(between).isdisjoint(newer[there:other]):
            found += [
                (at + first, there + second, size)
                for first, second, size in match_by_hashes(older[at:one], newer[there:other]) or ()
            ]
        if one < len(older):
            found.append((one, other, 1))
        at, there = one + 1, other + 1
    return joined(found)


def intern_tokens(older: Sequence[str], newer: Sequence[str]) -> tuple[str, str]:
    """Write each token as one code point, the same for the same token.

    Tokens of one side alone share a code that the other side never has, and so do those beyond
    the million that Unicode has room for.

    >>> older, newer = intern_tokens(["a", "b"], ["b", "c"])
    >>> older[1] == newer[0], older[0] == newer[1]
    (True, False)
    """
    shared = set(newer).intersection(older)
    codes: dict[str, str] = {}
    for token in older:
        if token in shared and token not in codes:
            code = FIRST_CODE + len(codes)
            code += SURROGATE_COUNT if code >= SURROGATES else 0
            if code > LAST_CODE:
                break
            codes[token] = chr(code)
    return (
        "".join([codes.get(token, ONLY_OLDER) for token in older]),
        "".join([codes.get(token, ONLY_NEWER) for token in newer]),
    )


def common_prefix(older: AnyStr, newer: AnyStr) -> int:
    """Count the characters, or bytes, that both begin with, by slices that double and then halve.

    >>> common_prefix("anchor", "anchovy")
    5
    """
    most = min(len(older), len(newer))
    known, step = 0, 32
    while known < most and older[known : known + step] == newer[known : known + step]:
        known = min(known + step, most)
        step *= 2
    low, high = known, min(known + step, most)
    while low < high:
        middle = (low + high + 1) // 2
        if older[known:middle] == newer[known:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def common_suffix(older: AnyStr, newer: AnyStr) -> int:
    """Count the characters that both end with.

    >>> common_suffix("deletion", "insertion")
    4
    """
    most = min(len(older), len(newer))
    older, newer = older[len(older) - most :], newer[len(newer) - most :]
    known, step = 0, 32
    while known < most and _ends_alike(older, newer, known, step):
        known = min(known + step, most)
        step *= 2
    low, high = known, min(known + step, most)
    while low < high:
        middle = (low + high + 1) // 2
        if older[most - middle : most - known] == newer[most - middle : most - known]:
            low = middle
        else:
            high = middle - 1
    return low


def _ends_alike(older: AnyStr, newer: AnyStr, known: int, step: int) -> bool:
    end = len(older) - known
    start = max(0, end - step)
    return older[start:end] == newer[start:end]


def _share(length: int, piece: int, pieces: int) -> tuple[int, int]:
    return length * piece // pieces, length * (piece + 1) // pieces
