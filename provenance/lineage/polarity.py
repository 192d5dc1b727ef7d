"""Which of two wordings is likelier to have been made out of the other?

What a copyist does is not even-handed: words fall out more often than they come in, runs more
often still; a word that the text knows nowhere else is more often written for one that it knows
than the other way about; words are written twice by mistake and once by intent. The weights are
natural logarithms of odds, rounded from what is told of copyists' errors (Andrews 2016; Royse
2008, "Scribal Habits in Early Greek New Testament Papyri") and kept small, since no one of them
settles anything.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import copysign, exp

from rapidfuzz.distance import Levenshtein

from provenance.lineage.vocabulary import likelihoods

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

WORD = -13.0
"""Log likelihood from which on something is a word; what is likelier is no more of a word."""

UNLIKELY = 2.0
"""Natural logarithm of how much less likely a slip of a word is than the word."""

NO_WORD = 1.1
"""For what is less likely than the other and no word of any language."""

RARE_WORD = 0.5
"""For a less likely word: what stands often is often changed, though also often written."""

ODD = 0.7
HARDER = 1.2
"""For an odd word beside one like it, and for one unlike it, where the vocabulary speaks too."""

MOST = 2.5
RESTORED = 1.3
MENDED = 0.5
"""Weights of readings by which a lost copy is inferred, against 1 for others."""


@dataclass(frozen=True)
class Habits:
    """What the family writes: how often each word, and each run of three letters.

    `longest` is its longest text; `likely` is how likely each word is in any language, where that
    has been asked.
    """

    words: Counter[str]
    runs: Counter[str]
    longest: tuple[str, ...]
    likely: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def versed(self) -> "Habits":
        """The same with an eye to what is a word at all, if the family's language is known."""
        return replace(self, likely=likelihoods(self.longest, self.words))

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
        slip = Levenshtein.distance(one, other, score_cutoff=SLIP_LETTERS) <= SLIP_LETTERS
        if self.likely:
            said, weight = self._strange(one, other), ODD if slip else -HARDER
        else:
            said, weight = 0.0, abs(odd) + SLIP if slip else -FAMILIAR
        return said + (copysign(weight, weight * odd) if odd else 0.0)

    def _strange(self, one: str, other: str) -> float:
        """How much speaks for `other` to come from `one` since it is less of a word."""
        if one not in self.likely or other not in self.likely:
            return 0.0
        likely, less = self.likely[one], self.likely[other]
        if abs(min(likely, WORD) - min(less, WORD)) >= UNLIKELY:
            return copysign(NO_WORD, likely - less)
        return copysign(RARE_WORD, likely - less) if abs(likely - less) >= UNLIKELY else 0.0

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
    longest: Sequence[str] = ()
    for text in texts:
        words |= Counter(text)
        longest = max(longest, text, key=len)
    runs: Counter[str] = Counter()
    for word, count in words.items():
        padded = f"^{word}$"
        for at in range(max(1, len(padded) - LETTERS + 1)):
            runs[padded[at : at + LETTERS]] += min(count, 2)
    return Habits(words, runs, tuple(longest))


def likelihood(said: float) -> float:
    """A probability as log odds have it.

    >>> likelihood(0.0)
    0.5
    """
    return 1 / (1 + exp(-max(-50.0, min(50.0, said))))
