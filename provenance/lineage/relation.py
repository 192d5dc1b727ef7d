"""What is a text to the one that it was made from: copy, excerpt, paraphrase or quotation?"""

from collections import Counter

import numpy as np

from provenance.lineage.found import Found
from provenance.lineage.graph import Relation
from provenance.lineage.testimony.witnesses import Witness
from provenance.lineage.variation.places import PAIR

EXCERPT_SHARE = 0.6
"""A whole text that holds less than this of the article, as it then was, is an excerpt of it."""

REWORDED = 0.1
"""A text with more of its words in readings of its own than this was reworded."""


class Relations:
    """Tells the relation of every text of a family."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._own: Counter[str] = Counter()
        dividing = {variation.base for variation in found.states.dividing}
        for variation in found.collated.substance:
            if variation.base in dividing:
                continue
            alone = np.bincount(variation.reads, minlength=len(variation.wordings)) == 1
            alone[variation.plain] = False
            for row in np.flatnonzero(alone[variation.reads]).tolist():
                alignment = variation.ground.alignments[variation.deviants.at[row]]
                wording = variation.wordings[variation.reads[row]]
                self._own[alignment.witness.id] += len(wording.words)
        self._whole = {
            member.id: whole
            for state in found.states.states
            for whole in [max(map(self._held, state.members), default=0)]
            for member in state.members
        }

    def of(self, witness: Witness) -> Relation:
        """The relation of a text to what it was made from."""
        collated = self._found.collated
        if witness in collated.quoting:
            return "quotation"
        reworded = self._own[witness.id] > REWORDED * max(1, len(witness.words))
        if reworded and len(collated.family.members) > PAIR:
            return "paraphrase"
        whole = self._whole.get(witness.id, len(collated.family.base.words))
        if not witness.truncated and self._held(witness) < EXCERPT_SHARE * whole:
            return "excerpt"
        return "copy"

    def _held(self, witness: Witness) -> int:
        """The words of the longest text from the first to the last that a text speaks of."""
        first, last = self._found.collated.alignments_of(witness)[0].covers
        return last - first
