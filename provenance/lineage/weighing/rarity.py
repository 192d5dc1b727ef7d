"""How rarely do scribes here make a change? Each kind is counted along a first tree.

Letters that one copy has for others at many places are one habit, whose rarity these places share.
What fell out is put back hardly ever; a plain slip of the pen is mended by many a copyist.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

import numpy as np

from provenance.lineage.variation.tree_values import UNKNOWN, Readings
from provenance.lineage.weighing.changes import Kind, Words, both_ways, changes, kinds
from provenance.lineage.weighing.characters import Character
from provenance.lineage.weighing.polarity import SLIP, UNKNOWN_WORD, Habits

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

Line = tuple[Readings, Readings, Readings]
"""What a copy, that which was made from it, and that which was made from this read."""


class Rarity:
    """How rare each kind of change is, as a natural logarithm.

    `mended` is the share of slips that are mended by who copies them.
    """

    def __init__(
        self,
        found: Sequence[Character],
        edges: Sequence[tuple[Readings, Readings]],
        words: Sequence[str],
        habits: Habits,
        lines: Iterable[Line],
    ) -> None:
        """Count the changes along edges, against the chances that `words` give to make them."""
        self._counted, self._copies = _counted(found, edges)
        self._edges = max(1, len(edges))
        self._words = Counter(words)
        self._many = max(1, len(words))
        self._letters: dict[str, int] = {}
        self._many_letters = max(1, sum(map(len, words)))
        self._swaps = sum(n for kind, n in self._counted.items() if kind[0] == "word")
        self._gone = sum(n for kind, n in self._counted.items() if kind[0] in {"out", "in"})
        self._habits = habits
        self.mended = _mended(found, lines, habits)
        self._mending = min(MENDED, -DOUBTED * log(self.mended))

    def of(self, one: Words, other: Words) -> float:
        """How rarely `one` becomes `other`."""
        nats = 0.0
        for made, was, now in changes(one, other):
            rare = sum(map(self._of, made))
            if len(made) > 1:
                rare = min(rare, self._of(("word", *was, *now)))
            if _mends(was, now, self._habits):
                nats += min(rare, self._mending)
            else:
                nats += rare - self._habits.favours(was, now) / 2
        return nats

    def _of(self, kind: Kind) -> float:
        name = kind[0]
        if name == "word":
            chances = self._words[kind[1]] + self._words[kind[2]]
            again = max(0, self._counted[both_ways(kind)] - 1) / (self._edges * (chances + 1))
            return -log(max(again, (self._swaps + 1) / (self._edges * self._many * CHOICES)))
        if name in {"out", "in"}:
            rate = (self._gone + 1) / (2 * self._edges * self._many)
            return -log(rate) + ((PUT_IN + EACH * (len(kind) - 2)) if name == "in" else 0.0)
        if name == "turned":
            return -log((self._counted[kind] + 1) / (self._edges * self._many_letters))
        if name == "order":
            return -log((self._counted[kind] + 1) / (self._edges * self._many))
        again = max(0, self._counted[both_ways(kind)] - 1) + 0.5
        chances = self._edges * (self._with(kind[1]) + self._with(kind[2]) + 1)
        return -log(again / chances) - self._habit(both_ways(kind))

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


def _counted(
    found: Sequence[Character], edges: Iterable[tuple[Readings, Readings]]
) -> tuple[Counter[Kind], Counter[Kind]]:
    """How often each kind of change is made along edges, and along how many of them."""
    counted: Counter[Kind] = Counter()
    copies: Counter[Kind] = Counter()
    for one, other in edges:
        here: Counter[Kind] = Counter()
        for at in np.flatnonzero((one != other) & (one != UNKNOWN) & (other != UNKNOWN)):
            wordings = found[int(at)].wordings
            here.update(map(both_ways, kinds(wordings[one[at]], wordings[other[at]])))
        counted.update(here)
        copies.update(here.keys())
    return counted, copies


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
