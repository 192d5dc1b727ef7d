"""Which of two wordings is likelier to have been made out of the other?

What a copyist does is not even-handed: words fall out more often than they come in, runs more
often still; a word that the text knows nowhere else is more often written for one that it knows
than the other way about; words are written twice by mistake and once by intent. The weights are
natural logarithms of odds, rounded from what is told of copyists' errors (Andrews 2016; Royse
2008, "Scribal Habits in Early Greek New Testament Papyri") and kept small, since no one of them
settles anything.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import pairwise
from math import copysign, log, tanh
from typing import TypeVar

from rapidfuzz.distance import Levenshtein

from provenance.lineage.memory import once
from provenance.lineage.testimony.likeness import common_start
from provenance.lineage.weighing.fluency import Passage
from provenance.lineage.weighing.phrases import UNKNOWN, Phrases, phrases
from provenance.lineage.weighing.trigrams import REACH, rather
from provenance.lineage.weighing.vocabulary import likelihoods

COMMON = 8
"""Times that a word stands in a text from which on it is put in as easily as it falls out."""

WORD_LOST = 0.5
RARE_LOST = 1.1
FEW_LOST = 1.2
RUN = 4
RUN_LOST = 1.7
"""For a common word that fell out, another one, up to three in a row, and more."""

SKIPPED = 2.5
"""For a long run that ends as what stands before it does: the eye leapt from one to the other."""

TWICE = 1.7
USED = 1.2
"""For what fits the words around it as they stand together elsewhere in the family, if words fell
out; where they were changed for others: """

USED_BESIDE = 0.3
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

NO_WORD = 0.9
"""For what is less likely than the other and no word of any language."""

RARE_WORD = 0.5
"""For a less likely word: what stands often is often changed, though also often written."""

ODD = 0.5
HARDER = 1.3
"""For an odd word beside one like it, and for one unlike it, where the vocabulary speaks too."""

OFTEN = 0.7
OFTEN_ALIKE = 0.35
"""For each natural logarithm by which a word is commoner than the one in its place: what stands
often is often changed. Of words alike half of that."""

OFTEN_MOST = 2.5
OFTEN_KNOWN = 0.5
"""What is left of that where the vocabulary speaks too."""

USUAL = 0.06
USUAL_LOST = 0.08
FOLLOWS = 0.25
FOLLOWS_LOST = 0.3
"""For each natural logarithm by which the words of a reading, with those around it, follow each
other oftener than those of another, in pairs in books and in threes: where words were changed for
others, and where some fell out. So the best fit of 52,000 changes along true edges has it."""

FLUENT = 1.2
"""The most that it tells how fluently a passage goes on with one reading and with another."""

NATURAL = 3.0
"""Natural logarithm of how much likelier a passage is, at which that is told nearly in full."""

EACH_WORD = 3.0
"""How much less likely any word more makes a passage, in the same logarithm."""

BESIDE = 0.35
BESIDE_LOST = 0.9
"""What all else is worth beside that, where words were changed for others and where some fell
out."""

NEAR = REACH
"""Words around a reading that are heard, but for those beside a run that fell out: as many as it
has."""

SHORT = 2
MOST = 2.5
MOST_VERSED = 3.0
"""The most that a change tells, and where the language is known."""

RESTORED = 1.3
MENDED = 0.5
"""Weights of readings by which a lost copy is inferred, against 1 for others."""


Counted = TypeVar("Counted", bound=Hashable)
Words = tuple[str, ...]
Around = tuple[Words, Words]
"""The words before a reading, and those after it."""

ALONE: Around = ((), ())

Change = tuple[Words, Words, Around]
"""Two readings in the order of their letters, and what stands around them."""


class Pairs:
    """How often two words stand side by side in the text that has them so most often.

    What no text has twice counts as nothing: such pairs are most, and say no more than others.
    """

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        """Count in these texts as soon as it is asked."""
        self._texts = texts

    def of(self, one: str, other: str) -> int:
        """How often `other` comes after `one`."""
        return self._counted.get((one, other), 0)

    @cached_property
    def _counted(self) -> dict[tuple[str, str], int]:
        return _most("pairs", self._texts, lambda text: Counter(pairwise(text)), 2)


def _most(
    kind: str,
    texts: Sequence[Sequence[str]],
    count: Callable[[Sequence[str]], Counter[Counted]],
    least: int = 1,
) -> Counter[Counted]:
    """How often each thing stands in the text that has it most often, if so often at `least`.

    Of every text it is told, once for every two, what it has more often than the longest has.
    """
    longest = max(texts, key=len, default=())
    own = count(longest)
    most = Counter({one: many for one, many in own.items() if many >= least})
    for text in texts:
        for one, many in once(kind, (text, longest), partial(_more, text, own, count, least)):
            most[one] = max(most[one], many)
    return most


def _more(
    text: Sequence[str],
    own: Counter[Counted],
    count: Callable[[Sequence[str]], Counter[Counted]],
    least: int,
) -> tuple[tuple[Counted, int], ...]:
    """What stands more often in a text than these counts, and so often at `least`."""
    return tuple(
        (one, many) for one, many in count(text).items() if many >= least and many > own[one]
    )


@dataclass(frozen=True)
class Habits:
    """What the family writes: how often each word, and each run of three letters.

    `pairs` counts words that stand side by side; `longest` is its longest text; `likely` is how
    likely each word is in any language, `phrases` how usual pairs are and `fluent` how much
    likelier a passage is with the one reading than with the other, where that was asked; `heard` is
    how likely each passage is that was.
    """

    words: Counter[str]
    runs: Counter[str]
    pairs: Pairs
    longest: tuple[str, ...]
    likely: Mapping[str, float] = field(default_factory=dict)
    phrases: Phrases = UNKNOWN
    fluent: Mapping[Change, float] = field(default_factory=dict)
    heard: dict[Passage, float] = field(default_factory=dict)

    @cached_property
    def versed(self) -> "Habits":
        """The same with an eye to what is a word at all and what is usual, in a known language."""
        return replace(
            self,
            likely=likelihoods(self.longest, self.words),
            phrases=phrases(self.longest, self.words),
        )

    def favours(self, one: Words, other: Words, around: Around = ALONE) -> float:
        """The log odds that `other` was made out of `one`; negative where the reverse is likelier.

        Both stand between the words `around`, if these are known. Each word that differs tells for
        itself. Swapping the two changes the sign and nothing else.
        """
        if other < one:
            return -self.favours(other, one, around)
        fluent = self.fluent.get((one, other, around))
        old, new, around = _differing(one, other, around)
        turned = sorted(old) == sorted(new)
        said = 0.0 if turned else self._changed(old, new, around)
        most = MOST
        if self.phrases:
            lost = turned or len(old) != len(new)
            usual = self._usual(old, around) - self._usual(new, around)
            said += (USUAL_LOST if lost else USUAL) * usual
            said += (FOLLOWS_LOST if lost else FOLLOWS) * rather(old, new, around)
            if fluent is not None:
                more = len(new) - len(old)
                said *= BESIDE_LOST if more else BESIDE
                said += FLUENT * tanh((fluent - EACH_WORD * more) / NATURAL)
            most = MOST_VERSED
        return max(-most, min(most, said))

    def firm(self, one: Words, other: Words) -> float:
        """How far it is from chance that texts share `other` where the one between has `one`.

        What fell out is not put back by chance; a slip of the pen is mended by many a copyist.
        """
        if len(one) != len(other):
            return RESTORED if len(one) < len(other) else 1.0
        return MENDED if self.favours(other, one) >= SLIP + UNKNOWN_WORD else 1.0

    def _changed(self, old: Words, new: Words, around: Around) -> float:
        """The same of all that differs, word for word or fallen out."""
        said = 0.0
        for step in Levenshtein.opcodes(old, new):
            beside = (*around[0], *old[: step.src_start]), (*old[step.src_end :], *around[1])
            was, now = old[step.src_start : step.src_end], new[step.dest_start : step.dest_end]
            if step.tag == "replace":
                said += sum(self._pair(a, b) for a, b in zip(was, now, strict=True))
                said += USED_BESIDE * (self._used(was, beside) - self._used(now, beside))
            elif step.tag == "delete":
                said += self._loss(was, beside)
            elif step.tag == "insert":
                said -= self._loss(now, beside)
        return said

    def _pair(self, one: str, other: str) -> float:
        """The same of a word for a word."""
        odd = self._odd(other) - self._odd(one)
        slip = Levenshtein.distance(one, other, score_cutoff=SLIP_LETTERS) <= SLIP_LETTERS
        if self.likely:
            said, weight, heard = self._strange(one, other), ODD if slip else -HARDER, OFTEN_KNOWN
        else:
            said, weight, heard = 0.0, abs(odd) + SLIP if slip else -FAMILIAR, 1.0
        often = log(self.words[one] + 0.5) - log(self.words[other] + 0.5)
        often = max(-OFTEN_MOST, min(OFTEN_MOST, often))
        said += heard * (OFTEN_ALIKE if slip else OFTEN) * often
        return said + (copysign(weight, weight * odd) if odd else 0.0)

    def _strange(self, one: str, other: str) -> float:
        """How much speaks for `other` to come from `one` since it is less of a word."""
        if one not in self.likely or other not in self.likely:
            return 0.0
        likely, less = self.likely[one], self.likely[other]
        if abs(min(likely, WORD) - min(less, WORD)) >= UNLIKELY:
            return copysign(NO_WORD, likely - less)
        return copysign(RARE_WORD, likely - less) if abs(likely - less) >= UNLIKELY else 0.0

    def _loss(self, run: Words, around: Around) -> float:
        """How much speaks for words to have fallen out and not to have come in."""
        missing = len(run)
        before, after = around
        if before[-missing:] == run or after[:missing] == run:
            return -TWICE
        if missing == 1:
            said = WORD_LOST if self.words[run[0]] >= COMMON else RARE_LOST
        elif run[-1:] == before[-1:] or run[:1] == after[:1]:
            said = SKIPPED if missing >= RUN else RUN_LOST
        else:
            said = RUN_LOST if missing >= RUN else FEW_LOST
        if before and after:
            whole = min(self.pairs.of(before[-1], run[0]), self.pairs.of(run[-1], after[0]))
            said += USED * ((whole > 1) - (self.pairs.of(before[-1], after[0]) > 1))
        return said

    def _used(self, words: Words, around: Around) -> int:
        """At how many joints with what is around them words stand as they do elsewhere too."""
        row = (*around[0][-1:], *words, *around[1][:1])
        return sum(min(2, max(0, self.pairs.of(*pair) - 1)) for pair in pairwise(row))

    def _usual(self, words: Words, around: Around) -> float:
        """How usual it is for a reading to stand between the words around it.

        Of what is longer than two words only its ends are heard: all that was ever written fits
        inside.
        """
        row = (*around[0][-1:], *words, *around[1][:1])
        if len(words) <= SHORT:
            return self.phrases.usual(row)
        return self.phrases.usual(row[:2]) + self.phrases.usual(row[-2:])

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


def _differing(one: Words, other: Words, around: Around) -> tuple[Words, Words, Around]:
    """What differs of two readings, and what stands around that."""
    head = common_start(one, other)
    tail = common_start(one[head:][::-1], other[head:][::-1])
    end, stop = len(one) - tail, len(other) - tail
    beside = (*around[0], *one[:head]), (*one[end:], *around[1])
    return one[head:end], other[head:stop], beside


def habits(texts: Iterable[Sequence[str]]) -> Habits:
    """Count what stands in how many of the texts, and how often in one.

    A word counts as often as the text that has it most often does.
    """
    held = list(texts)
    words = _most("words", held, Counter)
    longest = max(held, key=len, default=())
    runs: Counter[str] = Counter()
    for word, count in words.items():
        padded = f"^{word}$"
        for at in range(max(1, len(padded) - LETTERS + 1)):
            runs[padded[at : at + LETTERS]] += min(count, 2)
    return Habits(words, runs, Pairs(held), tuple(longest))
