# ruff: noqa: PLR2004 - small numbers of a measurement
"""What are the artificial families written from?

Sentences of the demo's own essays, of licences and, where they are installed, of the manuals that
bench/documents.py reads; and those of Python's reference as the standard library carries it. A
seed takes a run of them, so that what follows each other mostly belongs together.
"""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import count
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_OWN = (_ROOT / "provenance" / "demo", "0[145]-*.md")
_PLACES = (
    _OWN,
    (Path("/usr/share/common-licenses"), "*-[123]*"),
    (Path("/usr/share/vim"), "vim*/doc/usr_*.txt"),
)
_SENTENCE = re.compile(r"[A-Z][^.!?\n|*`=<>{}\\]{40,240}\.")
_NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class Token:
    """A word as written; `number` is that of the moment at which somebody wrote it.

    `ends` is what follows it: a space, or a paragraph's end. `slip_of` is the word that a slip of
    the pen stands for.
    """

    word: str
    number: int
    ends: str = " "
    slip_of: "Token | None" = None


Text = tuple[Token, ...]


def fresh(word: str, ends: str = " ") -> Token:
    """Write a word that nobody has written before."""
    return Token(word, next(_NUMBERS), ends)


def restart() -> None:
    """Begin to number words anew, so that a family is the same however many came before it."""
    global _NUMBERS  # noqa: PLW0603 - numbers need only be unique in a family
    _NUMBERS = count(1)


def written(tokens: Text) -> str:
    """Give the text as it is read."""
    return "".join(token.word + token.ends for token in tokens).strip() + "\n"


@cache
def sentences() -> tuple[str, ...]:
    """Give every sentence there is on this machine, each once, those of one source together."""
    import pydoc_data.topics

    return _parted(
        [*_read(_PLACES), *(text for _, text in sorted(pydoc_data.topics.topics.items()))]
    )


@cache
def own_sentences() -> tuple[str, ...]:
    """Give those of the demo's essays alone, some seventy: they are the same on every machine."""
    return _parted(_read([_OWN]))


def _read(places: Iterable[tuple[Path, str]]) -> list[str]:
    return [
        path.read_text(encoding="utf-8", errors="ignore")
        for folder, pattern in places
        for path in sorted(folder.glob(pattern))
        if path.is_file()
    ]


def _parted(texts: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for text in texts:
        for paragraph in re.split(r"\n\s*\n", text):
            for match in _SENTENCE.finditer(" ".join(paragraph.split())):
                found[match.group()] = None
    return tuple(found)


def article(
    pick: random.Random, words: int, pool: Sequence[str] = ()
) -> tuple[Text, Iterator[str]]:
    """Write an article of about so many words; the sentences left over come with it."""
    pool = pool or sentences()
    start = pick.randrange(len(pool))
    left = (pool[(start + at * 7) % len(pool)] for at in count())
    tokens: list[Token] = []
    while len(tokens) < words:
        for _ in range(pick.randint(2, 6)):
            tokens += [fresh(word) for word in next(left).split()]
        tokens[-1] = replace(tokens[-1], ends="\n\n")
    return tuple(tokens), left


def sentence_spans(tokens: Text) -> list[tuple[int, int]]:
    """Tell where each sentence stands, as half-open indexes of its words."""
    spans, start = [], 0
    for at, token in enumerate(tokens):
        if token.word[-1:] in ".!?" and (len(token.word) > 2 or token.ends != " "):
            spans.append((start, at + 1))
            start = at + 1
    return spans + ([(start, len(tokens))] if start < len(tokens) else [])


def paragraph_spans(tokens: Text) -> list[tuple[int, int]]:
    """Tell where each paragraph stands."""
    ends = [at + 1 for at, token in enumerate(tokens) if token.ends != " "]
    return list(zip([0, *ends], ends, strict=False))
