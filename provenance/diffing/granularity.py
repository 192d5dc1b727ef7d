"""In what pieces are two texts compared? One algorithm; each granularity only says how to split."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from provenance.text.breaks import sentence_breaks
from provenance.text.tokens import split_graphemes, split_words

UNBROKEN_CHARACTERS = 600
"""A text longer than this without a line break has lost its paragraphs: sentences stand in."""


@dataclass(frozen=True, slots=True)
class Granularity:
    """A way to split a text into tokens that carry the white space after them.

    `local` says that a token depends only on what stands between white space, so that stretches
    found equal need never be tokenised, and that single tokens are worth tidying.
    """

    name: str
    split: Callable[[str], list[str]]
    local: bool


def split_sentences(text: str) -> list[str]:
    """Split `text` into sentences by ICU; a line break ends one too.

    >>> split_sentences("It came. It went.")
    ['It came. ', 'It went.']
    """
    return _carry_white([text[start:end] for start, end in pairwise(sentence_breaks(text))])


def split_lines(text: str) -> list[str]:
    r"""Split `text` into paragraphs, a line being one.

    >>> split_lines("One.\n\nTwo.")
    ['One.\n\n', 'Two.']
    """
    return _carry_white(text.splitlines(keepends=True))


def granularity_for(name: str, older: str, newer: str) -> Granularity:
    """Choose the granularity called `name` for two texts; the choice knows no sides.

    Raises ValueError, with a sentence for a person, for an unknown name.
    """
    if name == "word":
        return Granularity(name, split_words, local=True)
    if name == "character":
        return Granularity(name, split_graphemes, local=True)
    if name == "sentence":
        return Granularity(name, split_sentences, local=False)
    if name == "passage":
        lost = _has_lost_paragraphs(older) or _has_lost_paragraphs(newer)
        return Granularity(name, split_sentences if lost else split_lines, local=False)
    raise ValueError(f"{name!r} is no granularity: choose word, sentence, passage or character.")


def _has_lost_paragraphs(text: str) -> bool:
    return len(text) > UNBROKEN_CHARACTERS and "\n" not in text.strip()


def _carry_white(pieces: list[str]) -> list[str]:
    """Give each piece the white space after it, and the first also what stands before it."""
    carried: list[str] = []
    lead = ""
    for piece in pieces:
        if not piece.strip():
            if carried:
                carried[-1] += piece
            else:
                lead += piece
        elif carried and (inner := piece.lstrip()) != piece:
            carried[-1] += piece[: len(piece) - len(inner)]
            carried.append(inner)
        else:
            carried.append(lead + piece)
            lead = ""
    return [*carried, lead] if lead else carried
