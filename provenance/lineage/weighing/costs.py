"""What does a change of wording cost, in a tree of copies? As much as scribes here make it rarely.

Where everybody spells `i` or `y` as he likes, that two texts spell alike tells little; where nobody
else does, it tells much. So every kind of change (letters for letters, a word for a word, words
left out, words put in) is counted along a first tree, against the chances that there were to make
it, and costs the logarithm of its rarity. Letters that one copy has for others at many places are
one habit, whose rarity these places share. What fell out is put back hardly ever; a plain slip of
the pen is mended by many a copyist.
"""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA, Levenshtein

from provenance.lineage.variation.inside import pairs
from provenance.lineage.variation.tree_values import UNKNOWN, Readings
from provenance.lineage.weighing.characters import Character
from provenance.lineage.weighing.polarity import SLIP, UNKNOWN_WORD, Habits

NATS = 8.0
"""Natural logarithms of rarity that make one reading's worth."""

LEAST = 0.1
DEAREST = 2.0
"""What a change costs at least and at most, in readings."""

SPELLING = 0.5
"""Difference of letters up to which a word is another spelling of the other."""

CHOICES = 20
"""Words that might stand by mistake in the place of one."""

PUT_IN = 3.0
"""Logarithm of how much rarer it is that words are put in than left out, and for each word more."""


EACH = 1.0
"""The same for each further word that is put in."""

MENDED = 5.0
"""The most that mending a plain slip costs, as a logarithm."""

DOUBTED = 2.0
"""How many times as dear mends are as they are rare: the tree along which they are counted is not
the true one, and holds more of them.

Decidable parents right with 1, with 2 and with mends at 5.0 always: copyists (seeds 0 to 9) 252,
233 and 220 of 396, scribes (10 to 19) 249, 263 and 257 of 319, spellers (0 to 9) 265, 269 and 257
of 348, hand copies (20 to 34) 746, 749 and 749 of 776.
"""

BEFORE = 20
"""Slips of which one was mended, before any is counted."""

CROWD = 16
"""Readings of a column beyond which they are counted instead of compared, each with each."""

REMEMBERED = 1 << 17
"""Pairs of wordings of which it is remembered how they differ: 200 copies ask of 119,000."""

IMPOSSIBLE = np.float32(1e6)
"""What it costs to read what nobody knows."""

Costly = npt.NDArray[np.float32]
Kind = tuple[str, ...]
Words = tuple[str, ...]
Line = tuple[Readings, Readings, Readings]
"""What a copy, that which was made from it, and that which was made from this read."""


class Prices(ABC):
    """What it costs to come from one reading to another, for each column."""

    mended: float = 0.0
    """Share of slips that are mended by who copies them, where it was counted."""

    @abstractmethod
    def each(self, one: Readings, other: Readings) -> Costly:
        """The cost of each change from `one` to `other`, column by column."""

    @abstractmethod
    def of(self, columns: npt.NDArray[np.int64]) -> "Prices":
        """The same for some of the columns."""

    def along(self, one: Readings, other: Readings) -> Costly:
        """The cost of all changes from `one` to `other`; rows of readings give as many sums."""
        return np.asarray(self.each(one, other).sum(axis=-1))

    def middles(self, up: Readings, down: Readings, own: Readings) -> tuple[Costly, Readings]:
        """What it costs more that a node hangs from the middle of each edge, and what that reads.

        It costs nothing where the node reads as an end of the edge does; who knows the columns in
        which it does not may ask for these alone.
        """
        mine, along = np.broadcast_to(own, up.shape), self.each(up, down)
        choices = np.stack(
            [
                along + self.each(up, mine),
                along + self.each(down, mine),
                self.each(up, mine) + self.each(mine, down),
            ]
        )
        unknown = np.stack([up, down, mine]) == UNKNOWN
        choices = np.where(unknown, IMPOSSIBLE, choices)
        pick = choices.argmin(axis=0)
        least = np.where(unknown.all(axis=0), 0, choices.min(axis=0))
        vectors = np.choose(pick, [up, down, mine]).astype(np.int16)
        return least.sum(axis=1) - along.sum(axis=1), vectors

    def amid(self, up: Readings, down: Readings, own: Readings) -> Costly:
        """What it costs more that a node hangs from the middle of each edge."""
        return self.middles(up, down, own)[0]

    def between(self, options: Readings, above: int) -> Costly:
        """What each reading of a node costs beside those of the nodes around it.

        After the first row so many are of what is above the node; the others are of what is below.
        """
        price = np.zeros(options.shape, dtype=np.float32)
        for row in options[1 : 1 + above]:
            price += self.each(np.broadcast_to(row, options.shape), options)
        for row in options[1 + above :]:
            price += self.each(options, np.broadcast_to(row, options.shape))
        return price


@dataclass(frozen=True)
class Costs(Prices):
    """The same as one flat table."""

    table: Costly
    starts: npt.NDArray[np.int64]
    sizes: npt.NDArray[np.int64]
    mended: float

    def each(self, one: Readings, other: Readings) -> Costly:
        """The cost of each change from `one` to `other`, column by column."""
        at = self.starts + (one.astype(np.int64) + 1) * self.sizes + other + 1
        return self.table[at]

    def of(self, columns: npt.NDArray[np.int64]) -> "Costs":
        """The same for some of the columns."""
        return Costs(self.table, self.starts[columns], self.sizes[columns], self.mended)

    def weights(self) -> npt.NDArray[np.float64]:
        """What a change usually costs at each column."""
        found = []
        for start, size in zip(self.starts.tolist(), self.sizes.tolist(), strict=True):
            held = self.table[start : start + size * size]
            known = held[held > 0]
            found.append(float(known.mean()) if len(known) else 1.0)
        return np.array(found, dtype=np.float64)


def costs(
    found: Sequence[Character],
    edges: Sequence[tuple[Readings, Readings]],
    words: Sequence[str],
    habits: Habits,
    lines: Iterable[Line] = (),
) -> Costs:
    """Count the changes along the edges of a tree, and tell what each costs.

    `words` are those of one text, in which chances to make a change are counted; `lines` those by
    which it is told how many slips that a copyist made are mended by the next.
    """
    counted: Counter[Kind] = Counter()
    copies: Counter[Kind] = Counter()
    for one, other in edges:
        here: Counter[Kind] = Counter()
        for at in np.flatnonzero((one != other) & (one != UNKNOWN) & (other != UNKNOWN)):
            wordings = found[int(at)].wordings
            here.update(map(_both_ways, _kinds(wordings[one[at]], wordings[other[at]])))
        counted.update(here)
        copies.update(here.keys())
    share = _mended(found, lines, habits)
    mending = min(MENDED, -DOUBTED * log(share))
    rarity = _Rarity(counted, copies, max(1, len(edges)), words, mending)
    sizes = np.array([len(column.wordings) + 1 for column in found], dtype=np.int64)
    starts = np.concatenate([[0], np.cumsum(sizes**2)[:-1]]) if len(found) else sizes
    table = np.zeros(int((sizes**2).sum()), dtype=np.float32)
    for start, size, column in zip(starts.tolist(), sizes.tolist(), found, strict=True):
        for old, new in _told(column):
            nats = rarity.of(column.wordings[old], column.wordings[new], habits)
            cost = max(LEAST, min(DEAREST, nats / NATS))
            table[start + (old + 1) * size + new + 1] = cost
    return Costs(table, np.asarray(starts, dtype=np.int64), sizes, share)


@dataclass(frozen=True)
class Even(Prices):
    """Costs where every change at a column costs the same: of thousands of readings no table."""

    weights: Costly

    def each(self, one: Readings, other: Readings) -> Costly:
        """The cost of each change from `one` to `other`, column by column."""
        differs = (one != other) & (one != UNKNOWN) & (other != UNKNOWN)
        return np.where(differs, self.weights, np.float32(0))

    def of(self, columns: npt.NDArray[np.int64]) -> "Even":
        """The same for some of the columns."""
        return Even(self.weights[columns])

    def amid(self, up: Readings, down: Readings, own: Readings) -> Costly:
        """What it costs more that a node hangs from the middle of each edge.

        It is one change wherever neither end reads as the node does, if any end is known.
        """
        known = (own != UNKNOWN) & ((up != UNKNOWN) | (down != UNKNOWN))
        changed = known & (own != up) & (own != down)
        return np.asarray(np.where(changed, self.weights, np.float32(0)).sum(axis=-1))

    def between(self, options: Readings, above: int) -> Costly:  # noqa: ARG002 - either way costs the same
        """What each reading of a node costs beside those of the nodes around it, by counting."""
        price = np.zeros(options.shape, dtype=np.float32)
        if len(options) <= CROWD:
            known = (options[1:] != UNKNOWN).sum(axis=0)
            alike = np.stack([(options[1:] == row).sum(axis=0) for row in options])
            others = np.where(options == UNKNOWN, 0, known - alike)
            return (others * self.weights).astype(np.float32)
        for at, column in enumerate(options.T):
            held = np.bincount(column[1:] + 1, minlength=int(column[0]) + 2)
            others = int(held[1:].sum()) - held[column + 1]
            price[:, at] = np.where(column == UNKNOWN, 0, others) * self.weights[at]
        return price


def even(weights: npt.NDArray[np.float64]) -> Even:
    """Costs where every change at a column costs the same."""
    return Even(weights.astype(np.float32))


def _told(column: Character) -> Iterator[tuple[int, int]]:
    """All ways from one reading of a column to another."""
    known = sorted(set(column.of) - {UNKNOWN})
    return ((one, other) for one in known for other in known if one != other)


def _mends(was: Words, now: Words, habits: Habits) -> bool:
    """Whether words become what they are a plain slip of the pen for."""
    return len(was) == len(now) and habits.favours(was, now) <= -(SLIP + UNKNOWN_WORD)


def _mended(found: Sequence[Character], lines: Iterable[Line], habits: Habits) -> float:
    """The share of slips that are mended by who copies them.

    Of the plain slips that a copyist made, those are counted that the next one wrote as the one
    before him did, and those that he kept.
    """
    mended, kept = 0, 0
    plain: dict[tuple[int, int, int], bool] = {}
    for first, slipped, last in lines:
        made = (first != slipped) & (first != UNKNOWN) & (slipped != UNKNOWN)
        for at in np.flatnonzero(made & ((last == first) | (last == slipped))).tolist():
            key = at, int(slipped[at]), int(first[at])
            if key not in plain:
                wordings = found[at].wordings
                plain[key] = _mends(wordings[key[1]], wordings[key[2]], habits)
            mended += plain[key] and last[at] == first[at]
            kept += plain[key] and last[at] == slipped[at]
    return (mended + 1) / (mended + kept + BEFORE)


class _Rarity:
    """How rare each kind of change is, as a natural logarithm."""

    def __init__(
        self,
        counted: Counter[Kind],
        copies: Counter[Kind],
        edges: int,
        words: Sequence[str],
        mending: float,
    ) -> None:
        """Tell it from how often each kind was `counted`, and in how many `copies`."""
        self._mending = mending
        self._counted = counted
        self._copies = copies
        self._edges = edges
        self._words = Counter(words)
        self._many = max(1, len(words))
        self._letters: dict[str, int] = {}
        self._many_letters = max(1, sum(map(len, words)))
        self._swaps = sum(n for kind, n in counted.items() if kind[0] == "word")
        self._gone = sum(n for kind, n in counted.items() if kind[0] in {"out", "in"})

    def of(self, one: Words, other: Words, habits: Habits) -> float:
        """How rarely `one` becomes `other`."""
        nats = 0.0
        for kinds, was, now in _changes(one, other):
            rare = sum(map(self._of, kinds))
            if len(kinds) > 1:
                rare = min(rare, self._of(("word", *was, *now)))
            mends = _mends(was, now, habits)
            nats += min(rare, self._mending) if mends else rare - habits.favours(was, now) / 2
        return nats

    def _of(self, kind: Kind) -> float:
        name = kind[0]
        if name == "word":
            chances = self._words[kind[1]] + self._words[kind[2]]
            again = max(0, self._counted[_both_ways(kind)] - 1) / (self._edges * (chances + 1))
            return -log(max(again, (self._swaps + 1) / (self._edges * self._many * CHOICES)))
        if name in {"out", "in"}:
            rate = (self._gone + 1) / (2 * self._edges * self._many)
            return -log(rate) + ((PUT_IN + EACH * (len(kind) - 2)) if name == "in" else 0.0)
        if name == "turned":
            return -log((self._counted[kind] + 1) / (self._edges * self._many_letters))
        if name == "order":
            return -log((self._counted[kind] + 1) / (self._edges * self._many))
        again = max(0, self._counted[_both_ways(kind)] - 1) + 0.5
        chances = self._edges * (self._with(kind[1]) + self._with(kind[2]) + 1)
        return -log(again / chances) - self._habit(_both_ways(kind))

    def _habit(self, kind: Kind) -> float:
        """What a change costs less because others of its kind come with it.

        That a copyist has the habit is told once, for all words that he spells by it together.
        """
        copies = self._copies[kind]
        return (1 - copies / self._counted[kind]) * log(self._edges / copies) if copies else 0.0

    def _with(self, letters: str) -> int:
        """Words of the text that have these letters."""
        if not letters:
            return 0
        if letters not in self._letters:
            self._letters[letters] = sum(n for word, n in self._words.items() if letters in word)
        return self._letters[letters]


def _both_ways(kind: Kind) -> Kind:
    """A kind of change and its reverse, which are counted together."""
    if kind[0] in {"word", "letters"}:
        return (kind[0], *sorted(kind[1:]))
    return ("out",) if kind[0] in {"out", "in"} else kind


def _kinds(one: Words, other: Words) -> Iterator[Kind]:
    """All that changes from one wording to another."""
    return (kind for kinds, _, _ in _changes(one, other) for kind in kinds)


def spellings(one: Words, other: Words) -> frozenset[Kind]:
    """Which letters stand for which others between two wordings, whichever was first."""
    return frozenset(_both_ways(kind) for kind in _kinds(one, other) if kind[0] == "letters")


@lru_cache(maxsize=REMEMBERED)
def _changes(one: Words, other: Words) -> tuple[tuple[tuple[Kind, ...], Words, Words], ...]:
    """The changes that lead from one wording to another, each with the words before and after."""
    if len(one) == len(other) > 1 and sorted(one) == sorted(other):
        return (((("order",),), one, other),)
    found: list[tuple[tuple[Kind, ...], Words, Words]] = []
    last, next_ = 0, 0
    for at, to in [*pairs(one, other), (len(one), len(other))]:
        was, now = one[last:at], other[next_:to]
        before, after = one[max(0, last - 1) : last], one[at : at + 1]
        around = (*before, *after)
        if was:
            found.append(((("out", *was),), (*before, *was, *after), around))
        if now:
            found.append(((("in", *now),), around, (*before, *now, *after)))
        if at < len(one) and to < len(other) and one[at] != other[to]:
            found.append((tuple(_word(one[at], other[to])), (one[at],), (other[to],)))
        last, next_ = at + 1, to + 1
    return tuple(found)


def _word(one: str, other: str) -> Iterable[Kind]:
    """A word for a word, or the letters for letters."""
    if Levenshtein.normalized_distance(one, other) > SPELLING:
        return [("word", one, other)]
    if _turned(one, other):
        return [("turned",)]
    found: dict[Kind, None] = {}
    for op in Levenshtein.opcodes(one, other):
        if op.tag == "equal":
            continue
        old, new = one[op.src_start : op.src_end], other[op.dest_start : op.dest_end]
        before = one[op.src_start - 1 : op.src_start]
        if before and (old or new) == before and not (old and new):
            old, new = before + old, before + new
        found["letters", old, new] = None
    return found


def _turned(one: str, other: str) -> bool:
    """Whether two letters side by side changed places, and nothing else."""
    return OSA.distance(one, other, score_cutoff=1) == 1 < Levenshtein.distance(one, other)
