"""How alike texts of one language are: the share of three-word runs they have in common.

Resemblance after A. Broder, "On the resemblance and containment of documents" (1997): the size of
the intersection over that of the union, of sets of hashed shingles; of large sets, the smallest.
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, pairwise
from typing import Any

from provenance.text.breaks import word_breaks
from provenance.text.document import NOISE_ROLES, Document

SHINGLE = 3
"""Words of a run: shorter ones are shared by any two texts, longer ones break at every edit."""
MOST_TEXTS = 150
"""Texts beyond which no table of all pairs is made: nobody reads 10,000 cells, which take 1 s."""
SKETCH = 20_000
"""Shingles kept of a text, the smallest by hash: a resemblance is then right to within 1%."""


@dataclass(frozen=True, slots=True)
class Similarity:
    """A matrix over sigla: 1 for the same runs of words, 0 for none in common.

    None stands for texts of different languages, whose words can't be compared.
    """

    sigla: tuple[str, ...]
    cells: tuple[tuple[float | None, ...], ...]
    is_known: bool = True

    @property
    def rows(self) -> Iterator[tuple[str, tuple[float | None, ...]]]:
        """Each siglum with its row."""
        return zip(self.sigla, self.cells, strict=True)

    def of(self, one: str, other: str) -> float | None:
        """How alike two are."""
        return self.cells[self.sigla.index(one)][self.sigla.index(other)]


def measure(documents: Mapping[str, Document]) -> dict[str, Any]:
    """Compare every pair of documents by their main section's language; `unpack` reads it."""
    sketches = {name: sketch(document) for name, document in documents.items()}
    cells: list[list[float | None]] = [[None] * len(sketches) for _ in sketches]
    for (row, one), (column, other) in combinations_with_replacement(enumerate(documents), 2):
        if documents[one].language == documents[other].language:
            cells[row][column] = resemblance(sketches[one], sketches[other])
            cells[column][row] = cells[row][column]
    return {"sigla": list(documents), "cells": cells}


def unpack(result: Mapping[str, Any]) -> Similarity:
    """Read what `measure` gave."""
    return Similarity(tuple(result["sigla"]), tuple(tuple(row) for row in result["cells"]))


def unknown(sigla: Sequence[str]) -> Similarity:
    """Give a matrix of which nothing is known yet."""
    return Similarity(tuple(sigla), tuple((None,) * len(sigla) for _ in sigla), is_known=False)


def resemblance(one: frozenset[int], other: frozenset[int]) -> float:
    """Give the share of shingles in common, estimated from the smallest of both, 0 to 1."""
    union = one | other
    if len(union) > SKETCH:
        union = frozenset(sorted(union)[:SKETCH])
    if not union:
        return 1.0
    return round(len(one & other & union) / len(union), 4)


def sketch(document: Document) -> frozenset[int]:
    """Give the hashed shingles of the work's own text in its main language."""
    words = list(_words(document))
    count = max(1, len(words) - SHINGLE + 1) if words else 0
    hashes = {
        zlib.crc32("\x1f".join(words[at : at + SHINGLE]).encode("utf-8", "replace"))
        for at in range(count)
    }
    return frozenset(sorted(hashes)[:SKETCH])


def _words(document: Document) -> Iterator[str]:
    for section in document.sections:
        if section.role in NOISE_ROLES or section.language != document.language:
            continue
        text = document.text[section.range.slice].casefold()
        breaks = word_breaks(text, section.language)
        for start, end in pairwise(breaks):
            if any(letter.isalnum() for letter in text[start:end]):
                yield text[start:end]
