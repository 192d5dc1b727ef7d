"""Does a change alter words, or only how they are written: typography, case, punctuation?"""

from functools import lru_cache

from provenance.diffing.edits import Difference
from provenance.diffing.folding import fold
from provenance.text.tokens import split_words

LONGEST = 1_000
"""Characters of a change beyond which nobody takes it for a matter of commas and capitals."""

ALL: tuple[Difference, ...] = ("typography", "case", "punctuation")
TRIED: tuple[tuple[Difference, ...], ...] = (
    *((kind,) for kind in ALL),
    ("typography", "case"),
    ("typography", "punctuation"),
    ("case", "punctuation"),
)


@lru_cache(maxsize=1 << 12)
def only_differs(older: str, newer: str) -> tuple[Difference, ...]:
    """Name the fewest things which, left aside, leave no change; nothing where words change.

    >>> only_differs("The ", "the "), only_differs('"', "“"), only_differs("no", "not")
    (('case',), ('typography',), ())
    """
    if max(len(older), len(newer)) > LONGEST:
        return ()
    tokens = [[token.strip() for token in split_words(text)] for text in (older, newer)]
    if not _alike(tokens, ALL):
        return ()
    return next((kinds for kinds in TRIED if _alike(tokens, kinds)), ALL)


def _alike(tokens: list[list[str]], kinds: tuple[Difference, ...]) -> bool:
    older, newer = (list(filter(None, (fold(token, kinds) for token in side))) for side in tokens)
    return older == newer
