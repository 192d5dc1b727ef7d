# ruff: noqa: PLR2004 - small numbers of a measurement
"""What do people do who copy a text of some language by hand, each with a spelling of their own?

Three things set such a tradition apart from the hand copies of `_traditions_hands`: scribes spell
by habit, so the same spelling comes up in lines that have nothing to do with each other; some
copy almost without a slip and others badly; and what is lost is lost in several holes. A word
spelt otherwise is the same word: it keeps its number, so that no spelling makes a parent
decidable.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, count

from bench import _traditions_hands as hands
from bench._traditions_prose import Text, Token, fresh

SPELLINGS = (
    ("i", "y"), ("u", "v"), ("c", "k"), ("ss", "s"), ("ll", "l"), ("tt", "t"), ("aa", "a"),
    ("ou", "ow"), ("ph", "f"), ("x", "ks"), ("ei", "ey"), ("w", "v"), ("e ", " "), ("th", "t"),
    ("d ", "t "), ("nn", "n"), ("qu", "kv"), ("ck", "k"), ("ie", "e"), ("ea", "e"),
)  # fmt: skip  # a table
"""Pairs of spellings between which scribes choose; a blank stands for the end of a word."""

ENDINGS = (
    "", "", "", "n", "ssa", "sta", "lla", "lta", "lle", "ksi", "t", "en", "in", "vat", "nut",
    "tta", "ista", "issa", "kin", "nsa", "ni", "mme", "i", "isi", "taan",
)  # fmt: skip  # a table
LITTLE = ("ja", "on", "ei", "se", "kun", "nin", "oli", "han", "mut", "jo", "tai", "jos", "kuin")
FAITHFUL = (0.001, 0.002, 0.004, 0.008, 0.015, 0.03)


@dataclass(frozen=True, slots=True)
class Scribe:
    """A hand: which spellings it prefers, how firmly, and how many slips it makes a word."""

    prefers: tuple[tuple[str, str], ...]
    firmly: float
    rate: float


def scribe(pick: random.Random, rampant: float, rate: float) -> Scribe:
    """A scribe of a tradition that spells as freely as `rampant` and errs at about `rate`."""
    taken = [pair for pair in SPELLINGS if pick.random() < 0.35]
    prefers = tuple(pair if pick.random() < 0.5 else pair[::-1] for pair in taken)
    at = FAITHFUL.index(rate)
    near = FAITHFUL[max(0, at - 2) : at + 3]
    return Scribe(prefers, pick.choice((0.0, 0.3, 1.0)) * rampant, pick.choice(near))


def copied(pick: random.Random, text: Text, by: Scribe) -> Text:
    """Copy with slips, and spell as this scribe does."""
    made = hands.copy(pick, text, by.rate)
    return tuple(
        replace(token, word=spelt(token.word, pick.choice(by.prefers)))
        if by.prefers and pick.random() < by.firmly
        else token
        for token in made
    )


def spelt(word: str, pair: tuple[str, str]) -> str:
    """The word with one spelling for another, where it has the other.

    >>> spelt("mind.", ("i", "y")), spelt("Mind,", ("d ", "t "))
    ('mynd.', 'Mint,')
    """
    core = word.rstrip(".,;:!?")
    padded = f"{core} ".replace(pair[0], pair[1])
    return padded.rstrip(" ") + word[len(core) :] if padded.strip() else word


def corrected(pick: random.Random, main: Text, other: Text, share: float) -> tuple[Text, float]:
    """The text of `main` with single readings, all over it, put right after `other`.

    Readings are what stands between words that both have; about `share` of those that differ are
    taken, and it tells which share of the text that became.
    """
    where = {token.number: at for at, token in enumerate(other)}
    made: list[Token] = []
    taken = 0
    last = -1
    held: list[Token] = []
    for token in (*main, None):
        if token is not None and token.number not in where:
            held.append(token)
            continue
        at = where[token.number] if token is not None else len(other)
        theirs = other[last + 1 : at] if at > last else ()
        if theirs and len(theirs) <= 8 and len(held) <= 8 and pick.random() < share:
            made += theirs
            taken += 1
        else:
            made += held
        held = []
        if token is not None:
            made.append(token)
            last = max(at, last)
    return tuple(made), round(taken / max(1, len(main)), 3)


def holed(pick: random.Random, text: Text) -> Text:
    """What is left of a copy with one to four holes, each of up to an eighth of it."""
    for _ in range(pick.randint(1, 4)):
        size = int(pick.uniform(0.02, 0.12) * len(text))
        start = pick.randrange(max(1, len(text) - size))
        text = (*text[:start], *text[start + size :])
    return text


def inflected(pick: random.Random, words: int) -> tuple[Text, Iterator[str]]:
    """A text in an invented language of many endings and few words without one."""
    stems = [_stem(pick) for _ in range(max(80, words // 3))]
    weights = list(accumulate(1 / (at + 3) for at in range(len(stems))))

    def sentence() -> str:
        size = pick.randint(5, 16)
        said = [
            pick.choice(LITTLE)
            if pick.random() < 0.2
            else pick.choices(stems, cum_weights=weights)[0] + pick.choice(ENDINGS)
            for _ in range(size)
        ]
        return " ".join([said[0].capitalize(), *said[1:]]) + "."

    tokens: list[Token] = []
    while len(tokens) < words:
        tokens += [fresh(word) for word in sentence().split()]
        if pick.random() < 0.2:
            tokens[-1] = replace(tokens[-1], ends="\n\n")
    return tuple(tokens), (sentence() for _ in count())


def _stem(pick: random.Random) -> str:
    heads = ("k", "t", "p", "s", "v", "m", "l", "h", "j", "r", "n", "kr", "ph", "th", "w", "qu")
    vowels = ("a", "e", "i", "o", "u", "y", "aa", "ie", "ou", "ei", "ea", "uo")
    middles = ("k", "tt", "ll", "ss", "nn", "d", "ck", "ks", "x", "v", "r", "m", "nt", "lk", "st")
    parts = [pick.choice(heads), pick.choice(vowels)]
    for _ in range(pick.choice((1, 1, 2))):
        parts += [pick.choice(middles), pick.choice(vowels)]
    return "".join(parts)
