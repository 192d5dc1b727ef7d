"""How far a lineage is and what is known of it, in one sentence and a share, while it is made."""

from collections.abc import Sequence

from provenance.lineage.progress import Phase, Step
from provenance.services.analyses import Progress

READING = (2, 30)
SHARES: dict[Phase, tuple[int, int]] = {
    "aligning": (30, 45),
    "places": (60, 60),
    "revisions": (64, 64),
    "tree": (68, 68),
    "evidence": (68, 80),
    "facts": (80, 94),
}
"""Percent at the beginning and the end of each phase: 1,000 captures of 1,500 words took 9 s to
read, 3 s until they were laid against each other, 4 s until their places were told, and 6 s for
evidence and facts; of 10,000 evidence alone took as long as all that comes before the places."""

NAMED = 3
"""Revisions that a sentence names; more are counted."""


class Told:
    """Puts the steps of one lineage into words; says something only where the share has grown."""

    def __init__(self, progress: Progress, texts: int) -> None:
        """Prepare to tell of so many texts."""
        self._progress = progress
        self._texts = texts
        self._share = -1
        self._known = ""

    def read(self, done: int) -> None:
        """So many texts are read."""
        self._say(READING, done, self._texts, f"{done:,} of {_count(self._texts, 'text')} read.")

    def step(self, step: Step) -> None:
        """The lineage has come so far."""
        done, whole = f"{step.done:,}", _count(step.whole, "text")
        if step.phase == "aligning":
            says = f"{done} of {whole} laid against the fullest of them."
        elif step.phase == "places":
            self._known = f"They differ in {_count(step.done, 'place')}."
            says = f"{self._known} Which of these go together is being told."
        elif step.phase == "revisions":
            self._known = f"{self._known} {_revisions(step.known)}".strip()
            says = f"{self._known} What was copied from what is being told."
        elif step.phase == "tree":
            says = f"{self._known} The evidence is being written."
        elif step.phase == "evidence":
            says = f"{self._known} The evidence of {done} of {whole} is written."
        else:
            says = f"{self._known} The facts of {done} of {whole} are held against the source."
        self._say(SHARES[step.phase], step.done, step.whole, says)

    def _say(self, shares: tuple[int, int], done: int, whole: int, says: str) -> None:
        first, last = shares
        share = first + (last - first) * done // max(1, whole)
        if share > self._share:
            self._share = share
            self._progress(share, says)


def _revisions(labels: Sequence[str]) -> str:
    """The revisions in a sentence.

    >>> _revisions(["as first published", "edited 1"])
    '2 revisions are told: “as first published”, “edited 1”.'
    """
    if not labels:
        return "No revisions of a source are told."
    named = ", ".join(f"“{label}”" for label in labels[:NAMED])
    more = f" and {len(labels) - NAMED:,} more" if len(labels) > NAMED else ""
    verb = "is" if len(labels) == 1 else "are"
    return f"{_count(len(labels), 'revision')} {verb} told: {named}{more}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
