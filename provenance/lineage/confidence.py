"""How likely is a row to be right?

What speaks for a parent is the margin: by how many readings the child's place is better than the
next best one. What margins are worth was counted on artificial families by `bench/confidence.py`:
the share of rows of each kind and margin that were right.
"""

from bisect import bisect_right
from collections.abc import Callable
from contextlib import AbstractContextManager
from contextvars import ContextVar
from typing import Literal

from provenance.text.scoped import scoped

Kind = Literal[
    "capture",
    "from a state",
    "from a text",
    "from a text, beside states",
    "from a text, spelling settled",
    "from a text, told plainly",
    "from a lost text",
    "from a lost text, beside states",
    "from a lost text, spelling settled",
    "from a lost text, told plainly",
    "revision",
]

SETTLED = 0.85
"""What a change costs on average, in readings, where copyists do not spell as they like.

0.9 and more in hand copies and among scribes with habits, 0.7 to 0.8 where spelling is free.
"""

DIRECTED = 0.6
"""Likelihood below which it is open which of two texts came from the other."""

MARGINS = (0.3, 1.2, 2.0, 3.0, 8.0)
"""Borders between margins, in readings."""

SHARES: dict[Kind, tuple[float, ...]] = {
    "capture": (0.98, 0.98, 0.98, 0.98, 0.98, 0.98),
    "from a state": (0.7, 0.9, 0.9, 0.9, 0.9, 0.9),
    "from a text": (0.5, 0.71, 0.81, 0.81, 0.84, 0.9),
    "from a text, beside states": (0.63, 0.9, 0.9, 0.9, 0.9, 0.98),
    "from a text, spelling settled": (0.46, 0.78, 0.89, 0.89, 0.9, 0.9),
    "from a text, told plainly": (0.76, 0.76, 0.9, 0.9, 0.98, 0.98),
    "from a lost text": (0.24, 0.24, 0.24, 0.65, 0.65, 0.77),
    "from a lost text, beside states": (0.59, 0.81, 0.84, 0.9, 0.9, 0.9),
    "from a lost text, spelling settled": (0.52, 0.56, 0.82, 0.82, 0.82, 0.84),
    "from a lost text, told plainly": (0.5, 0.82, 0.82, 0.82, 0.9, 0.9),
    "revision": (0.83, 0.83, 0.87, 0.97, 0.97, 0.97),
}
"""Shares of rows that were right, for each kind and between each two borders.

Decidable rows. Hand copies of seeds 0 to 11 and 28 to 39, scribes of 0 to 11 and 20 to 35, spellers
of 0 to 5: 913 and 235 from texts and lost texts where a family is told plainly, 776 and 219 where
it is not but spelling is settled, 227 and 63 where it is not. Beside states 1,204 and 370, of
mixtures of seeds 0 to 9, 20 to 49 and 200 to 229 and captures of 0 to 49; of 1,212 captures 3 were
wrong. Where more readings did not make a row likelier to be right, neighbouring shares are pooled;
shares from 0.9 to 0.98 are said as 0.9, but for revisions and captures.
"""


def counted(kind: Kind, margin: float, sure: float) -> float:
    """The share of such rows that were right, times how likely their direction is."""
    return round(SHARES[kind][bisect_right(MARGINS, margin)] * sure, 2)


Scale = Callable[[Kind, float, float], float]

_scale: ContextVar[Scale] = ContextVar("confidence_scale", default=counted)


def measured_by(scale: Scale) -> AbstractContextManager[None]:
    """Say of every row told inside what this scale says of it; who counts anew sees all rows so."""
    return scoped(_scale, scale)


def confidence(kind: Kind, margin: float, sure: float = 1.0) -> float:
    """The likelihood that a row is right; `sure` is that of its direction."""
    return _scale.get()(kind, margin, sure)
