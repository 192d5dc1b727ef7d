"""What is left of a token once a reader says what not to compare?"""

import re
import unicodedata
from collections.abc import Callable, Collection
from functools import lru_cache
from typing import get_args

from provenance.diffing.edits import Difference
from provenance.text.tokens import is_word, split_words

DIFFERENCES: tuple[Difference, ...] = get_args(Difference)

_ONE_FORM = str.maketrans(
    dict.fromkeys("‘’‚‛′ʼ`´", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f", "")
)
_DASHES = re.compile(r"-{2,}")


def check_ignored(ignore: Collection[str]) -> frozenset[Difference]:
    """Give `ignore` as a set.

    Raises ValueError, with a sentence for a person, for a word that names no difference.
    """
    known = frozenset(name for name in DIFFERENCES if name in ignore)
    unknown = sorted(set(ignore) - known)
    if unknown:
        raise ValueError(f"{unknown[0]!r} cannot be ignored: choose from {', '.join(DIFFERENCES)}.")
    return known


def fold(core: str, ignore: Collection[Difference]) -> str:
    """Give what of a token without outer white space is compared under `ignore`.

    Case is folded as Unicode folds it. Typography takes curly for straight quotes, any dash for a
    hyphen, and compatible forms (NFKC: ligatures, full-width forms, composed letters) for one;
    soft hyphens and zero-width signs go. Of punctuation a mark that stands alone folds to
    nothing; a mark inside a word ("don't", "1.5") holds it together and stays.

    >>> fold("Ｌabs’", {"case", "typography"}), fold("—", {"punctuation"})
    ("labs'", '')
    """
    if "punctuation" in ignore and _is_punctuation(core):
        return ""
    if "typography" in ignore:
        core = _fold_typography(core)
    return core.casefold() if "case" in ignore else core


def folding(ignore: frozenset[Difference]) -> Callable[[str], str] | None:
    """Give `fold` under `ignore`, remembering what it met, or None where nothing is folded."""
    if not ignore - {"whitespace"}:
        return None

    @lru_cache(maxsize=1 << 16)
    def folded(core: str) -> str:
        return fold(core, ignore)

    return folded


def differences(older: str, newer: str, ignore: frozenset[Difference]) -> tuple[Difference, ...]:
    """Tell in what two stretches of text differ that are equal under `ignore`.

    A difference is named if the runs still differ once every other ignored thing is folded away.
    Where several explain the same characters, the first of them that explains all is named.
    """
    if not ignore:
        return ("whitespace",)
    in_force = [name for name in DIFFERENCES if name == "whitespace" or name in ignore]
    if len(in_force) == 1:
        return ("whitespace",)
    named = [
        name
        for name in in_force
        if _folded_run(older, others := frozenset(in_force) - {name}) != _folded_run(newer, others)
    ]
    if not named:
        named = [
            name
            for name in in_force
            if _folded_run(older, only := frozenset({name})) == _folded_run(newer, only)
        ][:1]
    return tuple(named or in_force)


def _folded_run(text: str, ignore: frozenset[Difference]) -> str:
    folded = ""
    for token in split_words(text):
        core = fold(token.strip(), ignore)
        after = token[len(token.rstrip()) :]
        gone = "whitespace" in ignore or (not core and folded[-1:].isspace())
        folded += core if gone else core + after
    return folded


def _is_punctuation(core: str) -> bool:
    return bool(core) and all(unicodedata.category(sign)[0] in "PZ" for sign in core)


def _fold_typography(core: str) -> str:
    folded = unicodedata.normalize("NFKC", core.translate(_ONE_FORM)).translate(_ONE_FORM)
    folded = _DASHES.sub("-", folded).strip()
    return folded if is_word(folded) == is_word(core) else core
