"""How much wording do two texts share, whatever a third one says?

Places are found by laying every text against the longest. Where texts are rewritten from version to
version, two that are alike may both be far from that one, and then each seems to say all things in
its own way. So texts of which each is a version are also held against each other directly, by the
runs of words that they share (Broder 1997, "On the resemblance and containment of documents").
"""

from collections.abc import Sequence
from typing import TypeVar

from provenance.lineage.testimony.addresses import address
from provenance.lineage.testimony.families import SHORT, shingles_of
from provenance.lineage.testimony.struck import standing
from provenance.lineage.testimony.witnesses import Witness

MOST = 400
"""Texts beyond which they are not held against each other; it takes the square of their number."""


TITLE = 0.1
"""What one title with two numbers counts for where the wording is hardly shared at all."""


Run = TypeVar("Run")


class Likeness:
    """Tells the share of all their runs of words that two texts have in common, from 0 to 1."""

    def __init__(self, texts: Sequence[Witness]) -> None:
        numbers: dict[tuple[str, ...], int] = {}
        self._keys = [standing(text) for text in texts]
        self.runs = [
            frozenset(numbers.setdefault(run, len(numbers)) for run in shingles_of(keys))
            for keys in self._keys
        ]
        self._pages = [address(text.source_url) if text.source_url else None for text in texts]
        self._titles = [text.title for text in texts]
        self._known: dict[tuple[int, int], float] = {}
        self._nearest: dict[int, int] = {}

    def __call__(self, one: int, other: int) -> float:
        """The likeness of two of the texts, by their indexes."""
        key = min(one, other), max(one, other)
        if key not in self._known:
            a, b = self.runs[one], self.runs[other]
            shared = len(a & b)
            alike = shared / max(1, len(a) + len(b) - shared)
            if alike < TITLE and self._titles[one] and self._titles[one] == self._titles[other]:
                alike += TITLE
            self._known[key] = alike
        return self._known[key]

    def before(self, at: int) -> int:
        """The last of those before a text that are most like it."""
        if at not in self._nearest:
            self._nearest[at] = max(range(at), key=lambda older: (self(at, older), older))
        return self._nearest[at]

    def alone(self, at: int) -> bool:
        """Whether a text of some length shares nothing with any before it, nor their address.

        Where what stood before it comes back later, it stood in its place for a time.
        """
        before = range(at)
        if len(self._keys[at]) <= SHORT or self._pages[at] in {*self._pages[:at]} - {None}:
            return False
        if any(self(at, other) or len(self._keys[other]) <= SHORT for other in before):
            return False
        return not any(
            self._keys[later] == self._keys[at - 1] for later in range(at, len(self._keys))
        )

    def one_edit(self, one: int, other: int) -> bool:
        """Whether one text is the other but for one run of words, put in or taken out."""
        short, long = sorted((self._keys[one], self._keys[other]), key=len)
        return common_start(short, long) + common_start(short[::-1], long[::-1]) >= len(short)


def common_start(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two texts begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
