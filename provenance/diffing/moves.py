"""Which passages were deleted at one place and stand, perhaps edited, at another?

Only what was changed is looked at, and stray common words between changes with it. Runs of one to
three tokens that stand once among all that was deleted and once among all that was inserted lead
to passages: those that follow each other on both sides belong to one. A passage grows to whole
sentences and is held to its likeness. What keeps its place among its neighbours was rewritten and
not moved; what also stands elsewhere unchanged is a phrase of the house and not moved either.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from provenance.diffing.chains import heaviest_chain, unique_pairs
from provenance.diffing.edits import Edit, Move, Op
from provenance.diffing.granularity import Granularity
from provenance.diffing.moved_spans import apart, whole_pieces, without_phrases
from provenance.diffing.stretches import Changed, changed_stretches
from provenance.diffing.words import intern_tokens
from provenance.text.spans import Span

GRAMS = (3, 2, 1)
"""Tokens that lead to a passage; of 15 words of which 40% were edited some two triples are left."""

REACH = 24
"""Tokens that two leads of one passage may lie apart."""

ACTIVE = 8
"""Passages looked back at for one that a lead continues."""

ALIKE = 0.5
"""Share of the tokens that both sides of a move have in common (Dice); unrelated sentences of one
language share 0.2 to 0.35."""

REST_ALIKE = 0.35
"""The same for a sentence of which a part was found alike already."""

LEAST_WEIGHT = 16
"""Letters of content words that a move keeps: a sentence of eight words has about thirty."""

LEAST_WORDS = 5
"""Tokens that a move keeps."""

MOST_KEPT = 0.25
"""Share of a move's tokens that the comparison had taken for unchanged."""

EDGE = 3
"""Tokens that two passages which stand beside each other may both claim: the longest lead."""

LONG = 8_000
"""Tokens on both sides from which a block is not aligned to measure it."""

Align = Callable[[str, str], Iterable[Edit]]


class _Block(NamedTuple):
    """Tokens of the one side that are those of the other."""

    first: int
    first_end: int
    second: int
    second_end: int
    leads: int = 0

    @property
    def size(self) -> int:
        return self.first_end - self.first + self.second_end - self.second


def find_moves(
    edits: Sequence[Edit], older: str, newer: str, pieces: Granularity, align: Align
) -> list[Move]:
    """Find what moved, in the order in which it stands in `older`.

    `align` compares two stretches as the whole texts were. The ranges of the moves are no unions
    of whole edits until `part_at` has parted the edits there.
    """
    moves = []
    for span_older, span_newer in sorted(_find(edits, older, newer, pieces)):
        inner = tuple(align(older[span_older.slice], newer[span_newer.slice]))
        if any(edit.op is Op.EQUAL for edit in inner):
            shifted = (_shifted(edit, span_older.start, span_newer.start) for edit in inner)
            moves.append(Move(span_older, span_newer, tuple(shifted)))
    return moves


def _shifted(edit: Edit, older: int, newer: int) -> Edit:
    return Edit(
        edit.op,
        Span(edit.older.start + older, edit.older.end + older),
        Span(edit.newer.start + newer, edit.newer.end + newer),
        edit.differs,
    )


def _find(
    edits: Sequence[Edit], older: str, newer: str, pieces: Granularity
) -> list[tuple[Span, Span]]:
    stretches = list(changed_stretches(edits, older))
    first, second = Changed(older, "\n<"), Changed(newer, "\n>")
    for number, stretch in enumerate(stretches):
        first.add(number, stretch, [edit.older for edit in stretch])
        second.add(number, stretch, [edit.newer for edit in stretch])
    if not first.tokens or not second.tokens:
        return []
    codes = intern_tokens(first.keys, second.keys)
    blocks = _Finder(first, second, *codes).blocks()
    blocks = [block for block in blocks if _is_heavy(block, first, *codes)]
    blocks = _without_rewritten(blocks, first, second)
    spans = [
        (_span(first, block.first, block.first_end), _span(second, block.second, block.second_end))
        for block in blocks
    ]
    if not pieces.local:
        spans = apart(whole_pieces(spans, first, second, pieces))
    return list(without_phrases(spans, edits, older, newer))


class _Finder:
    """Finds blocks of tokens that stand on both sides, none of which overlap."""

    def __init__(self, first: Changed, second: Changed, older: str, newer: str) -> None:
        self._first, self._second = first, second
        self._older, self._newer = older, newer
        self._taken_older = bytearray(len(older))
        self._taken_newer = bytearray(len(newer))

    def blocks(self) -> list[_Block]:
        """Give the passages, those with most leads first served."""
        clusters = sorted(self._clusters(), key=lambda block: (-block.leads, block))
        cores: list[_Block] = []
        for cluster in map(self._trimmed, clusters):
            if self._is_free(cluster) and self._alike(cluster) >= ALIKE:
                self._take(cluster, 1)
                cores.append(cluster)
        found: list[_Block] = []
        for core in cores:
            self._take(core, 0)
            block = self._grown(core)
            if self._alike(block) >= ALIKE and self._few_kept(block):
                self._take(block, 1)
                found.append(block)
        return self._joined(sorted(found))

    def _clusters(self) -> list[_Block]:
        """Gather leads that follow each other on both sides."""
        active: list[_Block] = []
        done: list[_Block] = []
        leads = self._leads()
        index, count = 0, len(leads)
        while index < count:
            at, there, size = leads[index]
            first, second, run = at, there, 1
            index += 1
            while index < count and leads[index][:2] == (at + 1, there + 1):
                at, there, size = leads[index]
                index += 1
                run += 1
            lead = _Block(first, at + size, second, there + size, run + (run == 1) * (size - 1))
            self._gather(lead, active)
            if len(active) > ACTIVE:
                done.append(active.pop(0))
        return [block for block in [*done, *active] if block.leads > 1]

    def _gather(self, lead: _Block, active: list[_Block]) -> None:
        """Let the last of the active blocks that `lead` continues go on with it."""
        for index in range(len(active) - 1, -1, -1):
            block = active[index]
            if self._continues(block, lead.first, lead.second):
                active.pop(index)
                lead = _Block(
                    block.first,
                    max(block.first_end, lead.first_end),
                    block.second,
                    max(block.second_end, lead.second_end),
                    block.leads + lead.leads,
                )
                break
        active.append(lead)

    def _leads(self) -> list[tuple[int, int, int]]:
        """Give what stands once on either side, the longest that begins at each token."""
        leads: dict[int, tuple[int, int, int]] = {}
        for size in GRAMS:
            pairs = unique_pairs(_grams(self._older, size), _grams(self._newer, size))
            for at, there in pairs:
                if at not in leads and (size > 1 or self._first.weight(at) > 1):
                    leads[at] = (at, there, size)
        return [leads[at] for at in sorted(leads)]

    def _continues(self, block: _Block, at: int, there: int) -> bool:
        return (
            block.first < at <= block.first_end + REACH
            and block.second < there <= block.second_end + REACH
            and abs((at - block.first_end) - (there - block.second_end)) <= REACH // 2
            and self._first.stretch[at] == self._first.stretch[block.first]
            and self._second.stretch[there] == self._second.stretch[block.second]
            and self._first.kept_between(block.first_end, at) <= 2  # noqa: PLR2004
            and self._second.kept_between(block.second_end, there) <= 2  # noqa: PLR2004
        )

    def _trimmed(self, block: _Block) -> _Block:
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

    def _is_free(self, block: _Block) -> bool:
        return not (
            any(self._taken_older[block.first : block.first_end])
            or any(self._taken_newer[block.second : block.second_end])
        )

    def _take(self, block: _Block, value: int) -> None:
        sign = bytes([value])
        self._taken_older[block.first : block.first_end] = sign * (block.first_end - block.first)
        size = block.second_end - block.second
        self._taken_newer[block.second : block.second_end] = sign * size

    def _grown(self, block: _Block) -> _Block:
        """Let a block grow to whole sentences, and on while the next ones are alike too."""
        block = self._without_edges(block)
        grown = self._grown_back(self._grown_ahead(block))
        while grown != block:
            block = grown
            grown = self._grown_back(self._grown_ahead(block))
        return block

    def _without_edges(self, block: _Block) -> _Block:
        """Leave the few last tokens of a sentence at the beginning, and the first at the end."""
        first, second = self._first, self._second
        begins = first.sentence_end(block.first) - block.first
        if (
            begins <= EDGE
            and begins == second.sentence_end(block.second) - block.second
            and begins < min(block.first_end - block.first, block.second_end - block.second)
            and first.sentence_start(block.first) < block.first
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

    def _grown_back(self, block: _Block) -> _Block:
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

    def _grown_ahead(self, block: _Block) -> _Block:
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
        return now if any(taken[start:now]) else start

    @staticmethod
    def _end(side: Changed, taken: bytearray, end: int, now: int) -> int:
        """Give where the sentence of the token before `end` ends, if it is free, or `now`."""
        if end > len(side.tokens) or side.is_gap(end - 1):
            return now
        last = side.free_ahead(end, side.sentence_end(end - 1))
        return now if any(taken[now:last]) else last

    def _likeness(self, start: int, end: int, other: int, other_end: int) -> float:
        return _dice(self._older[start:end], self._newer[other:other_end])

    def _alike(self, block: _Block) -> float:
        """Measure likeness; of a long block by its leads, which are fewer than what it keeps."""
        if block.size > LONG:
            return 2 * block.leads / block.size + ALIKE / 2
        return self._likeness(block.first, block.first_end, block.second, block.second_end)

    def _few_kept(self, block: _Block) -> bool:
        kept = self._first.kept_between(block.first, block.first_end)
        kept += self._second.kept_between(block.second, block.second_end)
        return kept <= MOST_KEPT * block.size

    def _joined(self, blocks: list[_Block]) -> list[_Block]:
        """Join blocks that follow each other on both sides with little between them."""
        joined: list[_Block] = []
        for block in blocks:
            if joined and self._belong(joined[-1], block):
                last = joined.pop()
                block = block._replace(first=last.first, second=last.second)  # noqa: PLW2901
            joined.append(block)
        return joined

    def _belong(self, before: _Block, after: _Block) -> bool:
        apart = after.first - before.first_end, after.second - before.second_end
        if min(apart) < 0 or max(apart) > REACH or 2 * sum(apart) > min(before.size, after.size):
            return False
        return (
            self._first.stretch[before.first] == self._first.stretch[after.first]
            and self._second.stretch[before.second] == self._second.stretch[after.second]
            and not self._first.kept_between(before.first_end, after.first)
            and not self._second.kept_between(before.second_end, after.second)
            and not any(self._taken_newer[before.second_end : after.second])
        )


def _grams(codes: str, size: int) -> Sequence[str]:
    if size == 1:
        return codes
    return [codes[index : index + size] for index in range(len(codes) - size + 1)]


def _dice(older: str, newer: str) -> float:
    size = len(older) + len(newer)
    return 2 * LCSseq.similarity(older, newer) / size if size else 0.0


def _is_heavy(block: _Block, first: Changed, older: str, newer: str) -> bool:
    """Whether enough words are kept; a word counts where both sides have it."""
    inside = set(newer[block.second : block.second_end])
    weight = words = 0
    for at in range(block.first, block.first_end):
        if older[at] in inside and first.weight(at):
            weight += first.weight(at)
            words += 1
            if words >= LEAST_WORDS and weight >= LEAST_WEIGHT:
                return True
    return False


def _without_rewritten(blocks: list[_Block], first: Changed, second: Changed) -> list[_Block]:
    """Leave out what keeps its place among the other things of its stretch."""
    at_home: dict[int, list[tuple[int, int, int]]] = {}
    for block in blocks:
        stretch = first.stretch[block.first]
        if stretch == second.stretch[block.second]:
            weight = sum(map(first.weight, range(block.first, block.first_end)))
            start = first.tokens[block.first].start
            there = second.tokens[block.second].start
            at_home.setdefault(stretch, []).append((start, there, weight))
    if not at_home:
        return blocks
    stays: set[int] = set()
    for stretch, inside in at_home.items():
        kept = [
            (edit.older.start, edit.newer.start, weight)
            for edit, weight in first.strays.get(stretch, ())
        ]
        rising = sorted({*inside, *kept})
        places = sorted({there for _, there, _ in rising})
        pairs = [(start, bisect_left(places, there)) for start, there, _ in rising]
        weights = [weight for _, _, weight in rising]
        stays |= {start for start, _ in heaviest_chain(pairs, weights, len(places))}
    return [
        block
        for block in blocks
        if first.stretch[block.first] != second.stretch[block.second]
        or first.tokens[block.first].start not in stays
    ]


def _span(side: Changed, start: int, end: int) -> Span:
    return Span(side.tokens[start].start, side.tokens[end - 1].end)
