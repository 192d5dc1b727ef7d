"""How far does a passage reach of which a few tokens were found at two places?"""

from collections.abc import Iterable, Iterator
from itertools import compress

from rapidfuzz.distance import LCSseq

from provenance.diffing.moving.changed import Changed
from provenance.diffing.moving.leads import REACH, Block

ALIKE = 0.5
"""Share of the tokens that both sides of a move have in common (Dice); unrelated sentences of one
language share 0.2 to 0.35."""

REST_ALIKE = 0.35
"""The same for a sentence of which a part was found alike already."""

MOST_KEPT = 0.25
"""Share of a move's tokens that the comparison had taken for unchanged."""

EDGE = 3
"""Tokens that two passages which stand beside each other may both claim: the longest lead."""

LEAST_WORDS = 5
"""Tokens that a move keeps."""

FEW = 300
"""Tokens of stretches of which it is asked beforehand how many of them both have."""

LONG = 8_000
"""Tokens on both sides from which a block is not aligned to measure it."""


class Passages:
    """Finds passages that stand on both sides, none of which overlap."""

    def __init__(self, first: Changed, second: Changed, older: str, newer: str) -> None:
        self._first, self._second = first, second
        self._older, self._newer = older, newer
        self._taken_older = bytearray(len(older))
        self._taken_newer = bytearray(len(newer))

    def around(self, clusters: Iterable[Block]) -> list[Block]:
        """Give the passages around clusters of leads, those with most leads first served."""
        ranked = sorted(clusters, key=lambda block: (-block.leads, block))
        cores: list[Block] = []
        heavy = compress(ranked, self._may_be_heavy(ranked))
        for cluster in map(self._trimmed, heavy):
            if self._may_grow(cluster) and self._is_free(cluster) and self._alike(cluster) >= ALIKE:
                self._take(cluster, 1)
                cores.append(cluster)
        found: list[Block] = []
        for core in cores:
            self._take(core, 0)
            block = self._grown(core)
            if self._alike(block) >= ALIKE and self._few_kept(block):
                self._take(block, 1)
                found.append(block)
        return self._joined(sorted(found))

    def _may_be_heavy(self, blocks: list[Block]) -> Iterator[bool]:
        """Tell whether the stretches of blocks share as many tokens as a move keeps: few do."""
        bounds = zip(
            *self._first.bounds_of_stretches([block.first for block in blocks]),
            *self._second.bounds_of_stretches([block.second for block in blocks]),
            strict=True,
        )
        older, newer = self._older, self._newer
        for block, (start, end, other, other_end) in zip(blocks, bounds, strict=True):
            if (
                block.leads >= LEAST_WORDS
                or max(end - start, other_end - other) > FEW
                or self._first.whole_between(start, end)
            ):
                yield True
                continue
            mine = older[start:end]
            both = set(newer[other:other_end]).intersection(mine)
            yield len(both) >= LEAST_WORDS or sum(map(mine.count, both)) >= LEAST_WORDS

    def _trimmed(self, block: Block) -> Block:
        """Leave the ends that a passage served before has taken."""
        for _ in range(EDGE):
            if self._taken_older[block.first] or self._taken_newer[block.second]:
                block = block._replace(first=block.first + 1, second=block.second + 1)
            if self._taken_older[block.first_end - 1] or self._taken_newer[block.second_end - 1]:
                block = block._replace(
                    first_end=block.first_end - 1, second_end=block.second_end - 1
                )
            if min(block.first_end - block.first, block.second_end - block.second) < EDGE:
                break
        return block

    def _may_grow(self, block: Block) -> bool:
        """Whether a block is a passage already, or the rest of its sentence is alike."""
        start, end, other, other_end, _ = block
        if min(end - start, other_end - other) >= LEAST_WORDS:
            return True
        if start >= end or other >= other_end:
            return False
        first, second = self._first, self._second
        if first.whole_between(start, end):
            return True
        before, there = first.sentence_start(start), second.sentence_start(other)
        if (
            before + there < start + other
            and self._likeness(before, end, there, other_end) >= REST_ALIKE
        ):
            return True
        after, there = first.sentence_end(end - 1), second.sentence_end(other_end - 1)
        return (
            end + other_end < after + there
            and self._likeness(start, after, other, there) >= REST_ALIKE
        )

    def _is_free(self, block: Block) -> bool:
        return not (
            1 in self._taken_older[block.first : block.first_end]
            or 1 in self._taken_newer[block.second : block.second_end]
        )

    def _take(self, block: Block, value: int) -> None:
        sign = bytes([value])
        self._taken_older[block.first : block.first_end] = sign * (block.first_end - block.first)
        size = block.second_end - block.second
        self._taken_newer[block.second : block.second_end] = sign * size

    def _grown(self, block: Block) -> Block:
        """Let a block grow to whole sentences, and on while the next ones are alike too."""
        block = self._without_edges(block)
        grown = self._grown_back(self._grown_ahead(block))
        while grown != block:
            block = grown
            grown = self._grown_back(self._grown_ahead(block))
        return block

    def _without_edges(self, block: Block) -> Block:
        """Leave the few last tokens of a sentence at the beginning, and the first at the end.

        A mark that ends the sentence before is known by weighing nothing where no more of that
        sentence was looked at.
        """
        first, second = self._first, self._second
        begins = first.sentence_end(block.first) - block.first
        if (
            begins <= EDGE
            and begins == second.sentence_end(block.second) - block.second
            and begins < min(block.first_end - block.first, block.second_end - block.second)
            and (first.sentence_start(block.first) < block.first or not first.weight(block.first))
        ):
            block = block._replace(first=block.first + begins, second=block.second + begins)
        ends = block.first_end - first.sentence_start(block.first_end - 1)
        if (
            ends <= EDGE
            and ends == block.second_end - second.sentence_start(block.second_end - 1)
            and ends < min(block.first_end - block.first, block.second_end - block.second)
            and first.sentence_end(block.first_end - 1) > block.first_end
        ):
            block = block._replace(
                first_end=block.first_end - ends, second_end=block.second_end - ends
            )
        return block

    def _grown_back(self, block: Block) -> Block:
        """Take in the rest of the first sentences, or the sentences before them if whole."""
        first, second = self._first, self._second
        start = self._start(first, self._taken_older, block.first, block.first)
        other = self._start(second, self._taken_newer, block.second, block.second)
        inside = (
            min(first.sentence_end(block.first), block.first_end),
            min(second.sentence_end(block.second), block.second_end),
        )
        if start == block.first and other == block.second:
            inside = block.first, block.second
            start = self._start(first, self._taken_older, inside[0] - 1, inside[0])
            other = self._start(second, self._taken_newer, inside[1] - 1, inside[1])
            if start != first.sentence_start(start) or other != second.sentence_start(other):
                return block
            if start >= inside[0] or other >= inside[1]:
                return block
        least = REST_ALIKE if inside != (block.first, block.second) else ALIKE
        if self._likeness(start, inside[0], other, inside[1]) < least:
            return block
        return block._replace(first=start, second=other)

    def _grown_ahead(self, block: Block) -> Block:
        """Take in the rest of the last sentences, or the sentences after them if whole."""
        first, second = self._first, self._second
        end = self._end(first, self._taken_older, block.first_end, block.first_end)
        other = self._end(second, self._taken_newer, block.second_end, block.second_end)
        inside = (
            max(first.sentence_start(block.first_end - 1), block.first),
            max(second.sentence_start(block.second_end - 1), block.second),
        )
        if end == block.first_end and other == block.second_end:
            inside = block.first_end, block.second_end
            end = self._end(first, self._taken_older, inside[0] + 1, inside[0])
            other = self._end(second, self._taken_newer, inside[1] + 1, inside[1])
            if end <= inside[0] or other <= inside[1]:
                return block
            if end != first.sentence_end(end - 1) or other != second.sentence_end(other - 1):
                return block
        least = REST_ALIKE if inside != (block.first_end, block.second_end) else ALIKE
        if self._likeness(inside[0], end, inside[1], other) < least:
            return block
        return block._replace(first_end=end, second_end=other)

    @staticmethod
    def _start(side: Changed, taken: bytearray, at: int, now: int) -> int:
        """Give where the sentence of token `at` begins, if it is free up to `now`, or `now`."""
        if at < 0 or side.is_gap(at):
            return now
        start = side.free_back(at, side.sentence_start(at))
        return now if 1 in taken[start:now] else start

    @staticmethod
    def _end(side: Changed, taken: bytearray, end: int, now: int) -> int:
        """Give where the sentence of the token before `end` ends, if it is free, or `now`."""
        if end > side.size or side.is_gap(end - 1):
            return now
        last = side.free_ahead(end, side.sentence_end(end - 1))
        return now if 1 in taken[now:last] else last

    def _likeness(self, start: int, end: int, other: int, other_end: int) -> float:
        size = end - start + other_end - other
        if not size:
            return 0.0
        whole = self._first.whole_between(start, end)
        same = LCSseq.similarity(self._older[start:end], self._newer[other:other_end])
        return 2 * (same + whole) / (size + 2 * whole)

    def _alike(self, block: Block) -> float:
        """Measure likeness; of a long block by its leads, which are fewer than what it keeps."""
        if block.size > LONG:
            return 2 * block.leads / block.size + ALIKE / 2
        return self._likeness(block.first, block.first_end, block.second, block.second_end)

    def _few_kept(self, block: Block) -> bool:
        kept = self._first.kept_between(block.first, block.first_end)
        kept += self._second.kept_between(block.second, block.second_end)
        return kept <= MOST_KEPT * self._size(block)

    def _size(self, block: Block) -> int:
        whole = self._first.whole_between(block.first, block.first_end)
        return block.size + whole + self._second.whole_between(block.second, block.second_end)

    def _joined(self, blocks: list[Block]) -> list[Block]:
        """Join blocks that follow each other on both sides with little between them."""
        joined: list[Block] = []
        for block in blocks:
            if joined and self._belong(joined[-1], block):
                last = joined.pop()
                joined.append(block._replace(first=last.first, second=last.second))
            else:
                joined.append(block)
        return joined

    def _belong(self, before: Block, after: Block) -> bool:
        apart = after.first - before.first_end, after.second - before.second_end
        lighter = min(self._size(before), self._size(after))
        if min(apart) < 0 or max(apart) > REACH or 2 * sum(apart) > lighter:
            return False
        return (
            self._first.stretch[before.first] == self._first.stretch[after.first]
            and self._second.stretch[before.second] == self._second.stretch[after.second]
            and not self._first.kept_between(before.first_end, after.first)
            and not self._second.kept_between(before.second_end, after.second)
            and 1 not in self._taken_older[before.first_end : after.first]
            and 1 not in self._taken_newer[before.second_end : after.second]
        )
