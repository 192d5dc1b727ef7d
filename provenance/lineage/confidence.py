"""How likely is a row to be right?

What speaks for a parent is the margin: the weight of the readings by which the child goes with it
and not with the next likeliest. What margins are worth was counted on artificial families
(bench/traditions.py, seeds 0 to 9): the share of rows of each kind and margin that were right.
"""

from bisect import bisect_right
from typing import Literal

Kind = Literal["capture", "from a state", "from a text", "from a lost text", "revision"]

MARGINS = (0.5, 1.5, 3.0, 6.0, 15.0)
"""Borders between margins, in readings."""

SHARES: dict[Kind, tuple[float, ...]] = {
    "capture": (0.9, 0.9, 0.9, 0.9, 0.9, 0.9),
    "from a state": (0.56, 0.86, 0.87, 0.87, 0.87, 0.87),
    "from a text": (0.8, 0.83, 0.89, 0.9, 0.9, 0.97),
    "from a lost text": (0.6, 0.6, 0.75, 0.75, 0.9, 0.9),
    "revision": (0.83, 0.87, 0.9, 0.9, 0.9, 0.9),
}
"""Shares of rows that were right, for each kind and between each two borders.

1,830 decidable rows of 40 families of 50. Where more readings did not make a row likelier to be
right, neighbouring shares are pooled; shares from 0.9 to 0.96 are said as 0.9.
"""


def confidence(kind: Kind, margin: float, sure: float = 1.0) -> float:
    """The likelihood that a row is right; `sure` is that of its direction."""
    return round(SHARES[kind][bisect_right(MARGINS, margin)] * sure, 2)
