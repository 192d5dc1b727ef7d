"""What did each state of a source say, as though one hand had captured them all?

States are known from different captures: one lost its line breaks, another its quotation marks.
Such differences are no wording and must not vote on what a translation renders. So every state is
written over the best structured text of them: its own words at the places that divide states, the
other's everywhere else. Only where captures agree almost wholly outside those places, as the
revisions of a wiki do, are the few differences that are left taken for the author's.
"""

import re
from collections.abc import Sequence

from rapidfuzz.distance import Indel

from provenance.lineage.texts import RevisionText

OBSERVED = 0.02
"""Share of words that may differ outside the dividing places before captures are held to differ
in how they were taken: revisions of one page lie at 0.00 to 0.01, scrapes at 0.03 and above."""

_TOKEN = re.compile(r"\S+\s*")


def alike(texts: Sequence[RevisionText]) -> tuple[str, ...]:
    """The texts of all states without what only their captures differ in."""
    if not texts:
        return ()
    base = max(texts, key=lambda text: (text.text.count("\n"), len(text.text)))
    return tuple(_over(base, text) for text in texts)


def _over(base: RevisionText, text: RevisionText) -> str:
    spliced = _spliced(base, text)
    own = _broken_as(base.text, text.text)
    words, theirs = spliced.split(), own.split()
    off = Indel.distance(words, theirs)
    return own if off <= OBSERVED * (len(words) + len(theirs)) else spliced


def _spliced(base: RevisionText, text: RevisionText) -> str:
    """The base with this state's reading at every dividing place."""
    readings = {name: text.text[span.slice] for name, span in text.places}
    pieces, at = [], 0
    for name, span in base.places:
        if name in readings and span.start >= at:
            pieces += [base.text[at : span.start], readings[name]]
            at = span.end
    return "".join([*pieces, base.text[at:]])


def _broken_as(base: str, text: str) -> str:
    """The text with the base's white space wherever both have the same words."""
    theirs, own = _TOKEN.findall(base), _TOKEN.findall(text)
    pieces: list[str] = []
    for code in Indel.opcodes([w.strip() for w in theirs], [w.strip() for w in own]):
        if code.tag == "equal":
            pieces += theirs[code.src_start : code.src_end]
        else:
            pieces += own[code.dest_start : code.dest_end]
    return "".join(pieces)
