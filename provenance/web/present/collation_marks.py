"""From how many differing texts on is a stretch of the map marked?

Of hundreds of copies some err in nearly every word: a map of all of it can't be read. What many
read otherwise is marked by itself, and the rest when it is asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.web.present.words import count

LEAST = (1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1_000)
"""From how many texts on a reader may have stretches marked."""

FEW = 0.1
"""Share of the other texts that is never left unmarked by itself: of 20 texts all is marked."""

APART = 24
"""Letters a mark, on average, from which a text with marks can be read: about four words. Of 540
copies of copies every word but a few has its mark; with those alone in which twenty differ a
revision of the source stands out."""


@dataclass(frozen=True, slots=True)
class Marking:
    """What is marked: where `least` or more differ; `left` places where fewer do are not.

    `choices` are the other numbers to choose from, none where all is marked anyhow.
    """

    least: int
    left: int
    choices: tuple[int, ...]

    @property
    def says(self) -> str:
        """What is left unmarked, empty if nothing is."""
        if not self.left:
            return ""
        are = "is" if self.left == 1 else "are"
        places = count(self.left, "place")
        return f"{places} where fewer than {self.least} differ {are} left unmarked."


def mark_from(numbers: Sequence[int], *, others: int, length: int, asked: int = 0) -> Marking:
    """Choose what to mark in a text of that length beside so many others, unless it is asked for.

    `numbers` are how many differ at each place.

    >>> mark_from([1, 1, 2, 30] * 10, others=100, length=480)
    Marking(least=2, left=20, choices=(1, 2, 3, 5, 10, 20))
    >>> mark_from([1, 2, 3], others=4, length=12)
    Marking(least=1, left=0, choices=())
    """
    highest = max(numbers, default=0)
    allowed = [least for least in LEAST if least == 1 or least <= FEW * others]
    wanted = asked or next(
        (least for least in allowed if _marked(numbers, least) * APART <= length), allowed[-1]
    )
    shown = {wanted, *(least for least in LEAST if least <= highest)}
    choices = tuple(sorted(shown)) if allowed[1:] or wanted > 1 else ()
    return Marking(wanted, len(numbers) - _marked(numbers, wanted), choices)


def _marked(numbers: Sequence[int], least: int) -> int:
    return sum(number >= least for number in numbers)
