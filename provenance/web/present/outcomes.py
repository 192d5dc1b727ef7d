"""What became of texts that somebody brought, those first that need another look?"""

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.services.ingest import Outcome
from provenance.web.present.words import join, spell

OPEN = 12
"""Texts that were stored up to which each is listed at once: a screen."""


@dataclass(frozen=True, slots=True)
class OutcomesShown:
    """How many were stored, known or refused, in a sentence, and what became of each."""

    says: str
    refused: tuple[Outcome, ...]
    taken: tuple[Outcome, ...]
    new: tuple[str, ...]

    @property
    def is_long(self) -> bool:
        """Whether those that were taken are folded."""
        return len(self.taken) > OPEN


def show_outcomes(outcomes: Sequence[Outcome]) -> OutcomesShown:
    """Sum up what became of texts, and put those that were refused first.

    >>> one = Outcome("a.txt", "created", "A", "Stored as A.")
    >>> show_outcomes([one, Outcome("b.txt", "failed", None, "It is empty.")]).says
    'One text was stored and one text was refused.'
    """
    refused = tuple(one for one in outcomes if one.status == "failed")
    known = sum(one.status == "known" for one in outcomes)
    new = tuple(one.siglum for one in outcomes if one.status == "created" and one.siglum)
    counted = ((len(new), "stored"), (known, "known already"), (len(refused), "refused"))
    parts = [
        f"{spell(number, 'text')} {'was' if number == 1 else 'were'} {fate}"
        for number, fate in counted
        if number
    ]
    says = join(parts)
    return OutcomesShown(
        says=f"{says[:1].upper()}{says[1:]}." if says else "",
        refused=refused,
        taken=tuple(one for one in outcomes if one.status != "failed"),
        new=new,
    )
