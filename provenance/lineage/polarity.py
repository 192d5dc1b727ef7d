"""Which of two wordings is likelier to have been made out of the other?

What a copyist does is not even-handed: words fall out more often than they come in, runs more
often still; a word that the text knows nowhere else is more often written for one that it knows
than the other way about; words are written twice by mistake and once by intent. The weights are
natural logarithms of odds, rounded from what is told of copyists' errors (Andrews 2016; Royse
2008, "Scribal Habits in Early Greek New Testament Papyri") and kept small, since no one of them
settles anything.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp

from rapidfuzz.distance import Levenshtein

WORD_LOST = 0.5
RUN = 4
RUN_LOST = 1.7
TWICE = 1.7
UNKNOWN_WORD = 0.4
"""For a word that stands nowhere else in the family, against one that does."""

LETTERS = 3
SPELLING = 0.9
"""For letters in a row that no other word of the family has."""

SLIP = 0.7
"""For such a word beside one that does stand elsewhere and differs from it in a letter or two."""

SLIP_LETTERS = 2
FAMILIAR = 0.5
"""For a word that stands elsewhere in the place of a quite unlike one that does not: the harder
reading is the older (Bengel 1725)."""

MOST = 2.5
RESTORED = 1.3
MENDED = 0.5
"""Weights of readings by which a lost copy is inferred, against 1 for others."""


@dataclass(frozen=True)
class Habits:
    """What the family writes: how often each word, and each run of three letters."""

    words: Counter[str]
    runs: Counter[str]
    total: int

    def favours(self, one: Sequence[str], other: Sequence[str]) -> float:
        """The log odds that `other` was made out of `one`; negative where the reverse is likelier.

        Swapping the two changes the sign and nothing else.
        """
        if tuple(one) == tuple(other):
            return 0.0
        shorter, longer = sorted((one, other), key=lambda w: (len(w), tuple(w)))
        said = self._loss(shorter, longer) * (1 if other is shorter else -1)
        if len(one) == len(other):
            said += sum(self._pair(a, b) for a, b in zip(one, other, strict=True) if a != b)
        return max(-MOST, min(MOST, said))

    def firm(self, one: Sequence[str], other: Sequence[str]) -> float:
        """How far it is from chance that texts share `other` where the one between has `one`.

        What fell out is not put back by chance; a slip of the pen is mended by many a copyist.
        """
        said = self.favours(other, one)
        if len(one) < len(other):
            return RESTORED
        return MENDED if said >= SLIP + UNKNOWN_WORD and len(one) == len(other) else 1.0

    def _pair(self, one: str, other: str) -> float:
        """The same of a word for a word."""
        odd = self._odd(other) - self._odd(one)
        if not odd:
            return 0.0
        if Levenshtein.distance(one, other, score_cutoff=SLIP_LETTERS) <= SLIP_LETTERS:
            return odd + (SLIP if odd > 0 else -SLIP)
        return -FAMILIAR if odd > 0 else FAMILIAR

    def _loss(self, shorter: Sequence[str], longer: Sequence[str]) -> float:
        """How much speaks for the shorter to come from the longer."""
        missing = len(longer) - len(shorter)
        if not missing or not _within(shorter, longer):
            return 0.0
        if _doubled(shorter, longer):
            return -TWICE
        extra = [word for word in longer if word not in shorter]
        if any(self.words[word] <= 1 for word in extra) and missing == 1:
            return WORD_LOST / 2
        return RUN_LOST if missing >= RUN else WORD_LOST

    def _odd(self, word: str) -> float:
        known = self.words[word]
        if not word.isalpha() or known >= RUN:
            return 0.0
        said = 0.0 if known > 1 else UNKNOWN_WORD
        padded = f"^{word}$"
        grams = [padded[at : at + LETTERS] for at in range(max(1, len(padded) - LETTERS + 1))]
        rarest = min(self.runs[gram] for gram in grams)
        if rarest <= 1:
            said += SPELLING
        return said


def _within(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    left = iter(longer)
    return all(word in left for word in shorter)


def _doubled(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether the longer is the shorter with something written twice in a row."""
    size = len(longer) - len(shorter)
    return any(
        longer[at : at + size] == longer[at + size : at + 2 * size]
        for at in range(len(longer) - 2 * size + 1)
    )


def habits(texts: Iterable[Sequence[str]]) -> Habits:
    """Count what stands in how many of the texts, and how often in one.

    A word counts as often as the text that has it most often does.
    """
    words: Counter[str] = Counter()
    for text in texts:
        words |= Counter(text)
    runs: Counter[str] = Counter()
    for word, count in words.items():
        padded = f"^{word}$"
        for at in range(max(1, len(padded) - LETTERS + 1)):
            runs[padded[at : at + LETTERS]] += min(count, 2)
    return Habits(words, runs, sum(words.values()))


def likelihood(said: float) -> float:
    """A probability as log odds have it.

    >>> likelihood(0.0)
    0.5
    """
    return 1 / (1 + exp(-max(-50.0, min(50.0, said))))
