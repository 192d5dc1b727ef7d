"""Small tables of readings with known stemmata, for tests of the tree and what rests on it."""

from types import SimpleNamespace

import numpy as np

from provenance.lineage.copying.arrangement import Arrangement
from provenance.lineage.weighing.characters import Character
from provenance.lineage.weighing.costs import even


def rows(*texts: str):
    """Readings as letters: `a` is 0, `b` is 1 …, `?` what a text can't testify.

    >>> rows("ab?")[0].tolist()
    [0, 1, -1]
    """
    return [np.array([-1 if c == "?" else ord(c) - 97 for c in t], dtype=np.int16) for t in texts]


def columns(count: int, *, readings: int = 4):
    """So many columns, each with a few unlike words as its readings."""
    words = ("river", "castle", "gardener", "follow", "splendid", "nothing")[:readings]
    wordings = tuple((f"{word}{'x' * 9}",) for word in words)
    place = SimpleNamespace(base=(0, 1), support=(1,) * readings)
    return [
        Character(
            SimpleNamespace(**{**vars(place), "base": (at, at + 1)}),
            wordings,
            tuple(range(readings)),
        )
        for at in range(count)
    ]


def arranged(texts, parents, *, fixed=0, root=None):
    """A rooted tree over these texts in which every change costs one reading."""
    found = rows(*texts)
    size = len(found[0])
    priced = even(np.ones(size))
    roots = list(range(fixed)) if fixed else [root if root is not None else 0]
    return Arrangement(priced, found, len(found), fixed, frozenset(), dict(parents), roots)
