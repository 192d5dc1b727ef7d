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
    "capture, alone",
    "capture, one of two",
    "capture, one of few",
    "capture, among others",
    "capture, as published",
    "capture, undated",
    "from a state",
    "from a text",
    "from a text, beside states",
    "from a text, carefully copied",
    "from a lost text",
    "from a lost text, beside states",
    "from a lost text, carefully copied",
    "from a lost text, often mended",
    "revision",
]

RESPELT = 0.55
"""Share of the changes of a family that may be letters for letters, if it is carefully copied.

0.43 to 0.53 in hand copies, in an invented language 0.49 to 0.61; 0.56 to 0.89 among scribes with
habits, 0.80 and more where spelling is free.
"""

MENDED = 0.12
"""Share of slips that may be mended by who copies them, before it tells less that texts agree.

0.02 to 0.07 in hand copies, 0.01 to 0.11 among scribes and where spelling is free; 0.14 to 0.27 in
eight of ten families copied at a desk by people who put right what they notice.
"""

DIRECTED = 0.6
"""Likelihood below which it is open which of two texts came from the other."""

MARGINS = (0.3, 1.2, 2.0, 3.0, 8.0)
"""Borders between margins, in readings."""

SHARES: dict[Kind, tuple[float, ...]] = {
    "capture": (0.9, 0.98, 0.98, 0.98, 0.98, 0.98),
    "capture, alone": (0.5, 0.5, 0.5, 0.5, 0.5, 0.5),
    "capture, one of two": (0.8, 0.8, 0.8, 0.8, 0.8, 0.8),
    "capture, one of few": (0.9, 0.9, 0.9, 0.9, 0.9, 0.9),
    "capture, as published": (0.9, 0.9, 0.9, 0.9, 0.9, 0.9),
    "capture, among others": (0.9, 0.9, 0.9, 0.9, 0.9, 0.9),
    "capture, undated": (0.9, 0.9, 0.9, 0.9, 0.9, 0.9),
    "from a state": (0.7, 0.9, 0.9, 0.98, 0.98, 0.98),
    "from a text": (0.44, 0.69, 0.83, 0.88, 0.9, 0.9),
    "from a text, beside states": (0.63, 0.9, 0.9, 0.9, 0.9, 0.98),
    "from a text, carefully copied": (0.78, 0.9, 0.9, 0.98, 0.98, 0.98),
    "from a lost text": (0.53, 0.53, 0.62, 0.62, 0.74, 0.76),
    "from a lost text, beside states": (0.59, 0.81, 0.84, 0.9, 0.9, 0.9),
    "from a lost text, carefully copied": (0.65, 0.76, 0.82, 0.9, 0.9, 0.9),
    "from a lost text, often mended": (0.33, 0.33, 0.43, 0.51, 0.56, 0.56),
    "revision": (0.83, 0.83, 0.87, 0.97, 0.97, 0.97),
}
"""Shares of rows that were right, for each kind and between each two borders.

Decidable rows, each for as much as its direction is sure. Hand copies of seeds 20 to 29 and 206 to
249, scribes of 0 to 9 and 20 to 39, spellers of 0 to 9: 2,258 and 538 from texts and lost texts
where a family is carefully copied; with scribes of 1000 to 1015, spellers of 1000 to 1009 and
copyists of 0 to 9, 20 to 33 and 35 to 44 1,989 and 573 where it is not, and 476 from lost texts
where slips are often mended. Beside states 1,204 and 370, of mixtures of seeds 0 to 9, 20 to 49 and
200 to 229 and captures of 0 to 49; of 1,212 captures 3 were wrong. Where more readings did not make
a row likelier to be right, neighbouring shares are pooled; shares from 0.9 to 0.98 are said as 0.9,
but for revisions and captures.

Captures that agree with two states alike, and stand with one for their date, are of re-fetched
pages: 309 of 342 were right. How sure a state is depends on how many fetches show it. Those of
`bench.refetched` were counted, whole and with two to six fetches each: of sites seeds 0 to 39, of
the other pages 0 to 9 and 20 to 29. Half of all fetches tell as much as one more. Where one shows a
state 769 of 1,641 rows were right, where two do 1,197 of 1,599, three 1,163 of 1,277, four 1,246 of
1,291. Of more, in families as they were fetched, 2,537 of 2,584 were right if the fetches of the
state agree elsewhere too, and 1,044 of 1,161 if they part into groups there. Of captures without a
date it was 104 of 107 and 70 of 88. Of versions that were fetched and show no trace of it 345 of
370 were right: of histories by the day of their fetch (seeds 0 to 5), and of pages that look so. A
state is no surer than that, nor is what came out of it.
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
