"""How likely is a row to be right?

What speaks for a parent is the margin: by how many readings the child's place is better than the
next best one. What margins are worth was counted on artificial families by `bench/confidence.py`:
the share of rows of each kind and margin that were right.
"""

from bisect import bisect_right
from typing import Literal

Kind = Literal["capture", "from a state", "from a text", "from a lost text", "revision"]

MARGINS = (0.3, 1.2, 2.0, 3.0, 8.0)
"""Borders between margins, in readings."""

SHARES: dict[Kind, tuple[float, ...]] = {
    "capture": (0.97, 0.97, 0.97, 0.97, 0.9, 0.9),
    "from a state": (0.5, 0.87, 0.87, 0.9, 0.9, 0.9),
    "from a text": (0.42, 0.76, 0.86, 0.9, 0.9, 0.9),
    "from a lost text": (0.28, 0.62, 0.72, 0.72, 0.78, 0.78),
    "revision": (0.83, 0.83, 0.87, 0.97, 0.97, 0.97),
}
"""Shares of rows that were right, for each kind and between each two borders.

2,965 decidable rows of the six kinds of families, seeds 0 to 11. Where more readings did not make
a row likelier to be right, neighbouring shares are pooled; shares from 0.9 to 0.98 are said as 0.9,
but for revisions and captures. All 824 captures counted were right; of an earlier count of 249 with
a great margin 4 were wrong, which is kept.
"""


def confidence(kind: Kind, margin: float, sure: float = 1.0) -> float:
    """The likelihood that a row is right; `sure` is that of its direction."""
    return round(SHARES[kind][bisect_right(MARGINS, margin)] * sure, 2)
