"""Which of many texts tell the work in the same words as one of them?

Containment after A. Broder, "On the resemblance and containment of documents" (1997), of runs of
letters, so that an excerpt is kin to the whole and no script needs its words found.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple, TypeVar
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

OWN = 0.5
"""Share of its runs that a text may have in passages of which the other has less than `KIN`. Those
of the demo's blog that quotes two paragraphs hold 0.64; of artificial copies of copies 0.26 and
less, mostly 0.05."""

FEWEST = 4
"""Runs of which fewer tell nothing: a text of a sentence stays with the others."""

HELD = 4_000
"""Texts whose runs are kept in memory."""

Name = TypeVar("Name")


class _Runs(NamedTuple):
    """The runs of a text, and of each passage those that begin in it."""

    all: frozenset[int]
    parts: tuple[frozenset[int], ...]


def kin(texts: Sequence[tuple[Name, tuple[str, ...]]], base: Name | None = None) -> list[Name]:
    """Name the texts in the same words as the base, itself among them, in their order.

    Each text is a name and its passages. Without a base it is the text that shares most runs with
    all, so no short quotation. What quotes the work but is mostly of its own is not among them.
    """
    runs = {name: _runs(passages) for name, passages in texts}
    if base not in runs:
        held = Counter(run for own in runs.values() for run in own.all)
        base = max(runs, key=lambda one: sum(held[run] for run in runs[one].all))
    return [name for name, own in runs.items() if name == base or _are_kin(own, runs[base])]


def _are_kin(one: _Runs, other: _Runs) -> bool:
    smaller = min(len(one.all), len(other.all))
    if smaller < FEWEST:
        return True
    own = min(_own(one, other), _own(other, one))
    return own <= OWN and len(one.all & other.all) >= KIN * smaller


def _own(one: _Runs, other: _Runs) -> float:
    """The share of the runs of a text that stand in passages of which the other has little."""
    own = sum(len(part) for part in one.parts if len(part & other.all) < KIN * len(part))
    return own / sum(map(len, one.parts))


@lru_cache(maxsize=HELD)
def _runs(passages: tuple[str, ...]) -> _Runs:
    said = [_letters(passage) for passage in passages]
    letters = "".join(said).encode("utf-32-le", "surrogatepass")
    width = 4 * RUN
    hashed = (crc32(letters[at : at + width]) for at in range(0, len(letters) - width + 4, 4))
    kept = [(at, one) for at, one in enumerate(hashed) if one % SAMPLE == 0]
    places = [at for at, _ in kept]
    bounds = (bisect_left(places, at) for at in accumulate(map(len, said), initial=0))
    parts = tuple(frozenset(one for _, one in kept[start:stop]) for start, stop in pairwise(bounds))
    return _Runs(frozenset(one for _, one in kept), parts)


def _letters(passage: str) -> str:
    return "".join(sign for sign in passage.casefold() if sign.isalnum())
