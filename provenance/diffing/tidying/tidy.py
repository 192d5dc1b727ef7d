"""How are edits laid so that a person reads them with ease?

An equal run too light to be worth the interruption goes into the edits around it; weight is
counted in letters of content words, so that a comma or "the" does not hold apart what was
rewritten. Where much would go, only the lightest do. A small edit that changes a number, a name or
a negation keeps what parts it from the next. A pure insertion or deletion slides to where a
sentence, a clause or a line begins.
"""

from collections.abc import Sequence

from provenance.diffing.flat.strips import Strip
from provenance.diffing.tidying.absorb import absorbed
from provenance.diffing.tidying.gather import gathered
from provenance.diffing.tidying.slide import slid


def tidy(runs: Sequence[Strip], older: str, newer: str, granularity: str) -> Sequence[Strip]:
    """Absorb light equal runs and slide pure edits; every character stays where it was."""
    if granularity in {"sentence", "passage"} or len(runs) == 1:
        return runs
    if granularity == "word":
        runs = absorbed(gathered(runs, older, newer), older, newer)
    return slid(runs, older, newer)
