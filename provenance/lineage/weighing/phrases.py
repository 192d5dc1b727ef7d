"""Do these two words usually stand side by side? What came about by mistake seldom does.

A list of the commonest pairs of English words comes with a spelling corrector, counted in the
books of the Google n-grams (Michel et al. 2011). No such list of another language was to be had:
of texts in other languages nothing is told. The corrector itself is not loaded.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log

from provenance.lineage.weighing.vocabulary import packaged

WORDS = "frequency_dictionary_en_82_765.txt"
PAIRS = "frequency_bigramdictionary_en_243_342.txt"

KNOWN = 0.75
"""Share of a text's words that are English ones, if it is in English as it is spelled now."""

SEEN = 10_000
"""Times that a pair has to be expected before its absence from the list tells something."""

UNLISTED = 0.02
"""How often such a pair stands in books after all, of the times that are expected."""

MOST = 9.0


@dataclass(frozen=True, slots=True)
class Phrases:
    """How much oftener pairs of words stand in books than their single words would have it.

    False where nothing is known of the language of a text.
    """

    words: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    total: int = 0

    def __bool__(self) -> bool:
        """Whether anything is known."""
        return self.total > 0

    def usual(self, row: Sequence[str]) -> float:
        """The log of that, of all pairs in a row of words; of a pair with an unknown word 0."""
        return sum(self._pair(one, other) for one, other in pairwise(row))

    def _pair(self, one: str, other: str) -> float:
        if not self.total:
            return 0.0
        expected = self.words[one] * self.words[other] / self.total
        if not expected:
            return 0.0
        held = self.pairs[one, other] + UNLISTED * expected
        return min(MOST, log((held + SEEN) / (expected + SEEN)))


UNKNOWN = Phrases()


def phrases(text: Sequence[str], words: Collection[str]) -> Phrases:
    """What is known of pairs of these words; nothing if this text is in another language."""
    counts = {word: int(count) for word, _, count in _listed(WORDS)}
    plain = [word for word in text if word.isalpha()]
    if not plain or sum(word in counts for word in plain) < KNOWN * len(plain):
        return UNKNOWN
    wanted = counts.keys() & set(words)
    pairs: Counter[tuple[str, str]] = Counter()
    for one, _, rest in _listed(PAIRS):
        if one in wanted:
            other, _, count = rest.partition(" ")
            if other in wanted:
                pairs[one, other] = int(count)
    total = sum(counts.values())
    return Phrases(Counter({word: counts[word] for word in wanted}), pairs, total)


def _listed(name: str) -> Iterator[tuple[str, str, str]]:
    """The first word of each line of a list, and what follows it; none where there is no list."""
    path = packaged("symspellpy", name)
    lines = path.read_text(encoding="utf-8-sig").splitlines() if path else ()
    yield from (line.partition(" ") for line in lines)
