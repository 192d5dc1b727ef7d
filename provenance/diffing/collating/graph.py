"""Which tokens of n texts stand in one place of an alignment?

The table is a variant graph in a line of columns: each column holds readings (compared forms) and
each witness takes at most one token to a column (Lee et al. 2002, partial order alignment;
Dekker & Middell 2011, variant graphs). A witness is laid against all columns at once: long runs
it shares with its nearest relative anchor it, the best chain of equal tokens is sought between
anchors, and what is left goes where it reads most alike (Needleman & Wunsch 1970).
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import Indel

from provenance.diffing.collating.words import is_carried
from provenance.diffing.matching.words import INDEL, Aligner
from provenance.diffing.tidying.absorb import STOP_WORD
from provenance.diffing.tidying.weights import weigh

MATCH, SHARED, ADJACENT, MOST_SUPPORT = 1_000, 260, 250, 100
"""A match outweighs three neighbourhoods, and what two witnesses share already outweighs one;
between equals the reading of more witnesses wins."""

ANCHOR, LOOSE = 5, 2
"""Equal tokens in a row that anchor, and how many at either end of them are sought again."""

REGION_MATCHES = 8_000
"""Pairs of equal tokens weighed at once, 10 µs each: beyond, rare words part the region first."""

MATCHES = 200_000
NEAR_CELLS = 100_000
"""Bounds of the whole table: three seconds of pairs, one of likenesses."""

LONGEST = 100
"""Longer words resemble nothing: the likeness of two costs the product of their lengths."""

PASSAGE, RESEMBLING = 5, 4
"""So many tokens that match nothing are a passage of its own, unless one in so many of its words
resembles what it would stand beside, or all columns there have the same agreements and the passage
stays whole."""

OTHER, STRAYS, RUN = 12, 4, 3
"""From so many words on a stretch is another wording if what it shares, in runs of fewer words than
the last, weighs no more than a fourth of it: the "the" and "form" that any two sentences share."""

SLOT_CELLS = 1_000
READINGS = 8
"""A larger slot is filled from the left; of more readings in a column the first are looked at."""


@dataclass(eq=False, slots=True)
class Column:
    """A place: who reads what there; `before` are the columns some witness comes from.

    `carried` where runs stand that are no wording.
    """

    index: int = 0
    readings: dict[str, list[int]] = field(default_factory=dict)
    tokens: dict[int, int] = field(default_factory=dict)
    before: list["Column"] = field(default_factory=list)
    carried: bool = False


class Table:
    """Columns that grow as witnesses are placed; what is counted bounds the work."""

    def __init__(self, *, near: bool) -> None:
        self.columns: list[Column] = []
        self.paths: dict[int, list[Column]] = {}
        self._keys: dict[int, Sequence[str]] = {}
        self._near = near
        self._aligner = Aligner(INDEL)
        self._matches_left = MATCHES
        self._near_left = NEAR_CELLS
        self._exhausted = False

    @property
    def complete(self) -> bool:
        """Whether everything was weighed that could have been."""
        return self._aligner.complete and not self._exhausted

    def place(self, witness: int, keys: Sequence[str], relative: int | None) -> None:
        """Add a witness, anchored by the runs it shares with a placed relative."""
        chosen: list[Column | None] = [None] * len(keys)
        anchors = [] if relative is None else self._anchors(keys, relative)
        start, opening = 0, None
        for token, column in [*anchors, (len(keys), None)]:
            if token > start:
                self._between(keys, chosen, start, token, opening, column)
            if column is not None:
                chosen[token] = column
            start, opening = token + 1, column
        self._settle(witness, keys, chosen)

    def _anchors(self, keys: Sequence[str], relative: int) -> list[tuple[int, Column]]:
        path, known = self.paths[relative], self._keys[relative]
        anchors = []
        for at_known, at, size in self._aligner.align(known, keys):
            if size < ANCHOR:
                continue
            first = LOOSE if at and at_known else 0
            ends = at + size == len(keys) and at_known + size == len(known)
            last = size if ends else size - LOOSE
            anchors += [(at + step, path[at_known + step]) for step in range(first, last)]
        return anchors

    def _between(  # noqa: PLR0913, PLR0917 - a region has four sides
        self,
        keys: Sequence[str],
        chosen: list[Column | None],
        start: int,
        end: int,
        opening: Column | None,
        closing: Column | None,
    ) -> None:
        """Place the tokens from `start` to `end` in the columns between two anchors."""
        first = opening.index + 1 if opening else 0
        last = closing.index if closing else len(self.columns)
        if first == last:
            return
        where, whole = self._where(keys[start:end], first, last)
        pairs = _best_chain(keys, (start, end), where, opening, closing) if where else []
        if whole and end - start >= OTHER:
            pairs = _without_strays(pairs, keys, (start, end), opening, closing)
        for token, column in pairs:
            chosen[token] = column
        self._exhausted |= not whole and not pairs
        for token, edge in [*pairs, (end, closing)]:
            stop = edge.index if edge else last
            if start < token and first < stop:
                if whole or not pairs:
                    self._fill(keys, chosen, (start, token), (first, stop))
                else:
                    self._between(keys, chosen, start, token, opening, edge)
            start, first, opening = token + 1, stop + 1, edge

    def _where(
        self, keys: Sequence[str], first: int, last: int
    ) -> tuple[dict[str, list[Column]], bool]:
        """Give the columns that hold each of the keys, and whether no key is left out.

        Words too frequent to weigh all their pairs are left for the stretches between rarer ones.
        """
        wanted = Counter(keys)
        where: dict[str, list[Column]] = {}
        for column in self.columns[first:last]:
            for key in column.readings:
                if key in wanted:
                    where.setdefault(key, []).append(column)
        count = sum(wanted[key] * len(columns) for key, columns in where.items())
        limit = min(REGION_MATCHES, self._matches_left)
        whole = count <= limit
        if not whole:
            dear = sorted(where, key=lambda key: (-wanted[key] * len(where[key]), key))
            for key in dear:
                if count <= limit:
                    break
                count -= wanted[key] * len(where.pop(key))
        self._matches_left -= count
        return where, whole

    def _fill(
        self,
        keys: Sequence[str],
        chosen: list[Column | None],
        tokens: tuple[int, int],
        places: tuple[int, int],
    ) -> None:
        """Put tokens that match nothing beside what they read like, else to the left."""
        columns = [column for column in self.columns[places[0] : places[1]] if not column.carried]
        words = [token for token in range(*tokens) if not is_carried(keys[token])]
        count = len(words)
        cells = count * len(columns)
        if not self._near or count == len(columns) == 1:
            near = False
        else:
            near = cells <= SLOT_CELLS and cells <= self._near_left
            self._exhausted |= cells > self._near_left
        pairs = list(zip(range(count), range(len(columns)), strict=False))
        alike = False
        if near:
            self._near_left -= cells
            pairs = _most_alike([keys[token] for token in words], columns)
            alike = self._are_alike([keys[token] for token in words], columns, pairs)
        if count >= PASSAGE and not alike and not _are_even(columns):
            return
        for at_token, at_column in pairs:
            chosen[words[at_token]] = columns[at_column]

    @staticmethod
    def _are_alike(
        keys: Sequence[str], columns: Sequence[Column], pairs: Sequence[tuple[int, int]]
    ) -> bool:
        """Whether enough of the words that say something resemble what they would stand beside."""
        telling = [weigh(key) > STOP_WORD for key in keys]
        near = sum(telling[at] and _likeness(keys[at], columns[to]) > _ALIKE for at, to in pairs)
        return RESEMBLING * near >= sum(telling)

    def _settle(self, witness: int, keys: Sequence[str], chosen: list[Column | None]) -> None:
        """Write the witness into its columns, new ones where none was chosen."""
        path: list[Column] = []
        added: dict[int, list[Column]] = {}
        after = -1
        for token, (key, known) in enumerate(zip(keys, chosen, strict=True)):
            column = known
            if column is None:
                column = Column(carried=is_carried(key))
                added.setdefault(after, []).append(column)
            else:
                after = column.index
            column.readings.setdefault(key, []).append(witness)
            column.tokens[witness] = token
            if path and path[-1] not in column.before:
                column.before.append(path[-1])
            path.append(column)
        if added:
            columns = added.get(-1, [])
            for column in self.columns:
                columns.append(column)
                columns += added.get(column.index, ())
            self.columns = columns
            for index, column in enumerate(columns):
                column.index = index
        self.paths[witness] = path
        self._keys[witness] = keys


@dataclass(slots=True)
class _Prefixes:
    """The best of what was noted at any place before another (Fenwick 1994, for the maximum)."""

    best: list[tuple[int, int]]

    def before(self, at: int) -> tuple[int, int]:
        """Give score and node of the best below `at`."""
        found = (0, -1)
        while at > 0:
            if self.best[at][0] > found[0]:
                found = self.best[at]
            at -= at & -at
        return found

    def note(self, at: int, score: int, node: int) -> None:
        """Note a score at `at`."""
        at += 1
        while at < len(self.best):
            if score > self.best[at][0]:
                self.best[at] = (score, node)
            at += at & -at


def _best_chain(
    keys: Sequence[str],
    tokens: tuple[int, int],
    where: dict[str, list[Column]],
    opening: Column | None,
    closing: Column | None,
) -> list[tuple[int, Column]]:
    """Choose equal tokens in order of both sides: most of them, and neighbours together."""
    places = sorted({column.index for columns in where.values() for column in columns})
    prefixes = _Prefixes([(0, -1)] * (len(places) + 1))
    nodes: list[tuple[int, Column, int]] = []
    last: dict[Column, tuple[int, int]] = {opening: (0, -1)} if opening else {}
    for token in range(*tokens):
        now: dict[Column, tuple[int, int]] = {}
        for column in where.get(keys[token], ()):
            at = bisect_left(places, column.index)
            score, back = _with_neighbour(prefixes.before(at), column, last)
            held = len(column.readings[keys[token]])
            score += MATCH + SHARED * (held > 1) + min(held, MOST_SUPPORT)
            now[column] = score, len(nodes)
            nodes.append((token, column, back))
        for column, (score, node) in now.items():
            prefixes.note(bisect_left(places, column.index), score, node)
        last = now
    best = prefixes.before(len(places))
    _, node = _with_neighbour(best, closing, last) if closing else best
    chain = []
    while node >= 0:
        token, column, node = nodes[node]
        chain.append((token, column))
    return chain[::-1]


def _without_strays(
    pairs: Sequence[tuple[int, Column]],
    keys: Sequence[str],
    tokens: tuple[int, int],
    opening: Column | None,
    closing: Column | None,
) -> list[tuple[int, Column]]:
    """Leave out the few words that a stretch of another wording shares by chance."""
    kept: list[tuple[int, Column]] = []
    strays: list[tuple[int, Column]] = []
    start, last = tokens
    for run in [*_runs(pairs), []]:
        if run and len(run) < RUN:
            after_opening = run[0][0] == tokens[0] and opening in run[0][1].before
            before_closing = closing and run[-1][0] == last - 1 and run[-1][1] in closing.before
            if not after_opening and not before_closing:
                strays += run
                continue
        end = run[0][0] if run else last
        held = sum(weigh(keys[token]) for token, _ in strays)
        if end - start < OTHER or STRAYS * held > sum(map(weigh, keys[start:end])):
            kept += strays
        kept += run
        strays = []
        start = run[-1][0] + 1 if run else last
    return kept


def _runs(pairs: Sequence[tuple[int, Column]]) -> list[list[tuple[int, Column]]]:
    """Part a chain where tokens or columns are passed over."""
    runs: list[list[tuple[int, Column]]] = []
    for token, column in pairs:
        if runs and runs[-1][-1][0] == token - 1 and runs[-1][-1][1] in column.before:
            runs[-1].append((token, column))
        else:
            runs.append([(token, column)])
    return runs


def _with_neighbour(
    best: tuple[int, int], column: Column, last: dict[Column, tuple[int, int]]
) -> tuple[int, int]:
    for prior in column.before:
        if prior in last:
            score, node = last[prior]
            if score + ADJACENT > best[0]:
                best = score + ADJACENT, node
    return best


def _most_alike(keys: Sequence[str], columns: Sequence[Column]) -> list[tuple[int, int]]:
    """Lay tokens into columns, in order, where they read most alike; as many as have room."""
    width = len(columns)
    alike = [[_likeness(key, column) for column in columns] for key in keys]
    table = [[0] * (width + 1) for _ in range(len(keys) + 1)]
    for row in range(len(keys) - 1, -1, -1):
        below, here, likeness = table[row + 1], table[row], alike[row]
        for at in range(width - 1, -1, -1):
            here[at] = max(below[at], here[at + 1], below[at + 1] + likeness[at])
    pairs, row, at = [], 0, 0
    while row < len(keys) and at < width:
        if table[row][at] == table[row + 1][at + 1] + alike[row][at]:
            pairs.append((row, at))
            row, at = row + 1, at + 1
        elif table[row][at] == table[row][at + 1]:
            at += 1
        else:
            row += 1
    return pairs


def _are_even(columns: Sequence[Column]) -> bool:
    """Whether the same witnesses agree in all of the columns."""
    groups = ({tuple(held) for held in column.readings.values()} for column in columns)
    first = next(groups, set())
    return all(each == first for each in groups)


def _likeness(key: str, column: Column) -> int:
    """Measure how alike a token is to what a column reads: its square, so one near beats two far.

    Everything is a little alike, so that no token stands alone beside an empty place.
    """
    shown = list(column.readings)[:READINGS]
    return 1 + max(int(10_000 * likeness(*sorted((key, other))) ** 2) for other in shown)


_ALIKE = 3_600
"""The square of 0.6: gray and grey (0.75) are above, this and there (0.44) below."""


@lru_cache(maxsize=1 << 16)
def likeness(one: str, other: str) -> float:
    """Measure how alike two words are, from 0 to 1.

    >>> likeness("gray", "grey"), likeness("big", "grey") < 0.5
    (0.75, True)
    """
    if max(len(one), len(other)) > LONGEST:
        return 0.0
    return Indel.normalized_similarity(one, other)
