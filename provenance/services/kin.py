"""Which of many texts tell the work in the same words as one of them?

Containment after A. Broder, "On the resemblance and containment of documents" (1997), of runs of
letters, so that an excerpt is kin to the whole and no script needs its words found.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeVar
from zlib import crc32

RUN = 12
"""Letters of a run: about two and a half words of English."""

SAMPLE = 8
"""Of so many runs one is kept, chosen by its content."""

KIN = 0.3
"""Share of its runs that a text has in common with another from which both are in the same words:
the demo's and the seeds' copies and revisions share 0.99, their re-translations into the same
language and digests 0.2 at most; of artificial copies of copies all but one pair in a hundred share
0.42 and more."""

FEWEST = 4
"""Runs of which fewer tell nothing: a text of a sentence stays with the others."""

HELD = 4_000
"""Texts whose runs are kept in memory."""

Name = TypeVar("Name")


def kin(texts: Sequence[tuple[Name, tuple[str, ...]]], base: Name | None = None) -> list[Name]:
    """Name the texts in the same words as the base, itself among them, in their order.

    Each text is a name and its passages. Without a base it is the text that shares most with all
    others.
    """
    runs = {name: _runs(passages) for name, passages in texts}
    if base not in runs:
        base = max(runs, key=lambda one: sum(_shared(runs[one], other) for other in runs.values()))
    return [name for name, own in runs.items() if name == base or _shared(own, runs[base]) >= KIN]


def _shared(one: frozenset[int], other: frozenset[int]) -> float:
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller >= FEWEST else 1.0


@lru_cache(maxsize=HELD)
def _runs(passages: tuple[str, ...]) -> frozenset[int]:
    letters = "".join(_letters(passages)).encode("utf-32-le", "surrogatepass")
    width = 4 * RUN
    hashed = (crc32(letters[at : at + width]) for at in range(0, len(letters) - width + 4, 4))
    return frozenset(one for one in hashed if one % SAMPLE == 0)


def _letters(passages: Iterable[str]) -> Iterable[str]:
    for passage in passages:
        yield "".join(sign for sign in passage.casefold() if sign.isalnum())
