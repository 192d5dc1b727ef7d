"""How likely is a row to be right?

What speaks for a parent is the margin: the weight of the readings by which the child goes with it
and not with the next likeliest. What margins are worth was counted on artificial families
(bench/traditions.py, seeds 0 to 9): the share of rows of each kind and margin that were right.
"""

from bisect import bisect_right
from typing import Literal

Kind = Literal["capture", "from a state", "from a text", "from a lost text", "revision"]

MARGINS = (0.5, 1.5, 3.0, 6.0)
"""Borders between margins, in readings."""

SHARES: dict[Kind, tuple[float, ...]] = {
    "capture": (0.9, 0.95, 0.97, 0.98, 0.99),
    "from a state": (0.6, 0.8, 0.9, 0.95, 0.97),
    "from a text": (0.5, 0.75, 0.9, 0.95, 0.97),
    "from a lost text": (0.5, 0.7, 0.8, 0.85, 0.9),
    "revision": (0.7, 0.9, 0.95, 0.97, 0.98),
}
"""Shares of rows that were right, for each kind and between each two borders."""


def confidence(kind: Kind, margin: float, sure: float = 1.0) -> float:
    """The likelihood that a row is right; `sure` is that of its direction."""
    return round(SHARES[kind][bisect_right(MARGINS, margin)] * sure, 2)
