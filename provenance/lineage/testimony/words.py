"""The words of a witness, kept as numbers: thousands of witnesses have millions of words."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from provenance.text.spans import Span


@dataclass(frozen=True, slots=True)
class Word:
    """One word: `key` is what is compared (folded), `range` where it stands in its variant."""

    key: str
    range: Span


class Words(Sequence[Word]):
    """Words in the order of their text, each made when it is asked for."""

    __slots__ = ("_ends", "_starts", "keys")

    def __init__(self, keys: tuple[str, ...], starts: Sequence[int], ends: Sequence[int]) -> None:
        self.keys = keys
        self._starts = array("i", starts)
        self._ends = array("i", ends)

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Word, ...]: ...
    def __getitem__(self, at: int | slice) -> Word | tuple[Word, ...]:
        if isinstance(at, slice):
            return tuple(self[i] for i in range(*at.indices(len(self))))
        return Word(self.keys[at], Span(self._starts[at], self._ends[at]))

    def __iter__(self) -> Iterator[Word]:
        for key, start, end in zip(self.keys, self._starts, self._ends, strict=True):
            yield Word(key, Span(start, end))

    @property
    def starts(self) -> Sequence[int]:
        """Where each word begins."""
        return self._starts

    @property
    def where(self) -> bytes:
        """Where all words begin and end, as bytes."""
        return self._starts.tobytes() + self._ends.tobytes()

    @property
    def ends(self) -> Sequence[int]:
        """Where each word ends."""
        return self._ends
