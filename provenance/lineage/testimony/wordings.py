"""What does a text read at a place, and how does it stand there?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
import numpy.typing as npt

from provenance.lineage.memory import once
from provenance.lineage.testimony.edges import quoted_span, whole_words
from provenance.lineage.testimony.witnesses import Witness, span_of
from provenance.text.spans import Span

LOOKED_AT = 8
"""Witnesses of a reading whose letters are looked at."""

DAMAGE = re.compile(r"\ufffd|â(?![a-zà-ÿœ])|[ÃÂ](?![A-Za-zà-ÿœ\s])")


@dataclass(frozen=True, slots=True, eq=False)
class Stands(Sequence[tuple[Witness, Span]]):
    """Who has a reading, and where, kept as numbers: thousands of texts have hundreds of thousands.

    `where` are half-open ranges of code points, one in the text of each witness, shape (n, 2).
    """

    witnesses: tuple[Witness, ...]
    where: npt.NDArray[np.int32]

    @classmethod
    def of(cls, held: Sequence[tuple[Witness, tuple[int, int]]]) -> "Stands":
        """Those of witnesses who have it in these of their words."""
        where = np.array([span_of(*one) for one in held], dtype=np.int32).reshape(-1, 2)
        return cls(tuple(witness for witness, _ in held), where)

    def __len__(self) -> int:
        return len(self.witnesses)

    @overload
    def __getitem__(self, at: int) -> tuple[Witness, Span]: ...
    @overload
    def __getitem__(self, at: slice) -> "Stands": ...
    def __getitem__(self, at: int | slice) -> "tuple[Witness, Span] | Stands":
        if isinstance(at, slice):
            return Stands(self.witnesses[at], self.where[at])
        return self.witnesses[at], Span(*self.where[at].tolist())

    def __iter__(self) -> Iterator[tuple[Witness, Span]]:
        return zip(self.witnesses, map(Span._make, self.where.tolist()), strict=True)


@dataclass(frozen=True, slots=True)
class Wording:
    """One reading: its compared words, and how and where it stands in its witnesses.

    `quoted` has the signs around it that belong to it, such as "£" and "%". `whole` has the letters
    around it as well, up to the next white space: damage breaks words apart, and a place may begin
    inside one.
    """

    words: tuple[str, ...]
    text: str
    quoted: str
    stands: Sequence[tuple[Witness, Span]]
    is_damaged: bool
    whole: str


def wording(words: tuple[str, ...], stands: Sequence[tuple[Witness, Span]]) -> Wording:
    """The reading as its first witness whose letters are sound has it, on one line."""
    looked = stands[:LOOKED_AT]
    whole = [whole_words(w.document.text, span) for w, span in looked]
    sound = [at for at, text in enumerate(whole) if not DAMAGE.search(text)]
    at = sound[0] if sound else 0
    witness, span = looked[at]
    own = witness.document.text
    text, quoted = (" ".join(own[s.slice].split()) for s in (span, quoted_span(witness, span)))
    return Wording(words, text, quoted, stands, not sound, whole[at])


def worded(words: tuple[str, ...], held: Sequence[tuple[Witness, tuple[int, int]]]) -> Wording:
    """The reading of witnesses who have it in these of their words."""
    return once(
        ("wording", words, tuple(own for _, own in held)),
        [witness for witness, _ in held],
        lambda: wording(words, Stands.of(held)),
    )


def in_heading(one: Wording) -> bool:
    """Whether the reading stands before the first full sentence of a witness.

    A witness that kept its line breaks tells it for all: where they were lost, a title runs on.
    """
    return any(span.end <= witness.heading_end and span.length for witness, span in one.stands)
