"""What of a text is collated: its words, and runs that are carried whole.

What was put around a work (front matter, furniture) is no wording of it. Each such run is one
token that equals nothing but the very same run.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from provenance.diffing.edits import Difference
from provenance.diffing.folding import DIFFERENCES, folding
from provenance.text.spans import Span
from provenance.text.tokens import split_words

IGNORED: frozenset[Difference] = frozenset(DIFFERENCES)

CARRIED = "\0"
"""Begins the key of a run that is carried whole; no word folds to it."""

_PASSAGE_ENDS = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of one text: where they start, what is compared of them, how they are written.

    `last` are those that end a passage.
    """

    starts: tuple[int, ...]
    keys: tuple[str, ...]
    forms: tuple[str, ...]
    last: frozenset[int]

    def span(self, token: int) -> Span:
        """Give where a token stands, its white space included."""
        return Span(self.starts[token], self.starts[token + 1])


def is_carried(key: str) -> bool:
    """Tell whether a key stands for a run that is carried whole."""
    return key.startswith(CARRIED)


def words_of(text: str, apart: Sequence[Span] = ()) -> Words:
    r"""Tokenise; `apart`, disjoint and in order, are carried whole.

    A token of which nothing is compared goes with the one before it, or with the next if it opens
    a quotation, a bracket or the text.

    >>> words_of("Menu: Home\nThe “hen”!", [Span(0, 11)]).keys
    ('\x00menu home', 'the', 'hen')
    >>> words_of("The “hen”! (It ran.)").forms
    ('The', '“hen”!', '(It', 'ran.)')
    """
    literals: list[str] = []
    keys: list[str] = []
    for part, is_apart in _parts(text, apart):
        if is_apart:
            literals.append(part)
            keys.append(CARRIED + " ".join(keys_of(part)))
        else:
            _add_words(part, literals, keys)
    return Words(
        starts=tuple(accumulate(map(len, literals), initial=0)),
        keys=tuple(keys),
        forms=tuple(map(form_of, literals)),
        last=frozenset(
            at for at, literal in enumerate(literals) if _PASSAGE_ENDS.search(literal.lstrip())
        ),
    )


def keys_of(text: str) -> tuple[str, ...]:
    """Give what is compared of a text's words.

    >>> keys_of("The “Hen”, the hen")
    ('the', 'hen', 'the', 'hen')
    """
    keys: list[str] = []
    _add_words(text, [], keys)
    return tuple(key for key in keys if key)


def form_of(text: str) -> str:
    """Give a text as it is written, but for white space."""
    return "".join(text.split())


def _parts(text: str, apart: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    done = 0
    for span in apart:
        if done < span.start:
            yield text[done : span.start], False
        if done < span.end and span.length:
            yield text[max(done, span.start) : span.end], True
        done = max(done, span.end)
    if done < len(text):
        yield text[done:], False


def _add_words(text: str, literals: list[str], keys: list[str]) -> None:
    fold = folding(IGNORED)
    first = len(literals)
    for literal in split_words(text):
        key = fold(literal.strip()) if fold else literal.strip()
        opens = not key and _opens(literals[-1] if len(literals) > first else "", literal)
        if len(literals) > first and (not keys[-1] or not (key or opens)):
            literals[-1] += literal
            keys[-1] = keys[-1] or key
        else:
            literals.append(literal)
            keys.append(key)
    if len(literals) > first + 1 and not keys[-1]:
        literals[-2:] = [literals[-2] + literals[-1]]
        del keys[-1]


def _opens(before: str, mark: str) -> bool:
    """Whether a mark stands right before a word and apart from the one before it."""
    return before[-1:].isspace() and not mark[-1:].isspace()
