"""What did each state of a source say, as though one hand had captured them all?

States are known from captures. Where these are of one kind, as the revisions of a wiki are, each
is taken as it stands, signs and all. Where one lost its line breaks and another its quotation
marks, such differences are no wording and must not vote on what a translation renders: then every
state is written over the best structured text of them, with its own words at the places that
divide states and the other's everywhere else.
"""

import re
from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import Indel

from provenance.lineage.found import Found
from provenance.lineage.testimony.witnesses import Witness
from provenance.lineage.texts import RevisionText
from provenance.text.spans import Span

SLACK = 8
"""Line breaks or signs by which two captures may differ at any length."""

OBSERVED = 0.15
"""Share of line breaks or signs by which two captures may differ and still be of one kind.

Neighbouring revisions of manuals and articles differ by up to 0.08, a scrape from a clean copy by
0.4 and more.
"""

_LOOSE = re.compile(r" +(?=[.,;:!?])")

BRACKETS = "([{（［【〔"

_SIGN = re.compile(r"[\n*_#>\[\]`|\"“”«»'’‘(){}<]")
_TOKEN = re.compile(r"\S+\s*")


def alike(found: Found, texts: Sequence[RevisionText]) -> tuple[str, ...]:
    """The texts of all states without what only their captures differ in."""
    states = zip(found.states.states, texts, strict=True)
    literal = [_literal(state.members, text.text, found) for state, text in states]
    known = [text for text in literal if text]
    if known and len(known) == len(literal):
        base = max(known, key=lambda text: (text.count("\n"), len(text)))
        if all(_of_one_kind(base, text) for text in known):
            return tuple(_broken_as(base, text) for text in known)
    best = max(texts, key=lambda text: (text.text.count("\n"), len(text.text)))
    return tuple(_spliced(best, text) for text in texts)


def _literal(members: Sequence[Witness], text: str, found: Found) -> str:
    """A state as the whole witness has it that deviates least from it, if there is one."""
    whole = [w for w in members if not w.truncated and w not in found.collated.quoting]
    written = {
        _LOOSE.sub("", "".join(unmarked(w)[s.range.slice] for s in w.sections)) for w in whole
    }
    if len(written) <= 1:
        return max(written, default="")
    words = text.split()
    return min(written, key=lambda own: (Indel.distance(own.split(), words), -own.count("\n"), own))


def unmarked(witness: Witness) -> str:
    """Its text with blanks for the markers that stand in brackets, as "(edited 1)" does.

    They speak of the text, and translators leave them out.
    """
    text = witness.document.text
    for marker in witness.markers:
        start, end = marker.range
        if text[start] in BRACKETS:
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _of_one_kind(one: str, other: str) -> bool:
    """Whether two captures have about the same line breaks and signs, for their lengths."""
    signs = [Counter(_SIGN.findall(text)) for text in (one, other)]
    apart = sum(((signs[0] - signs[1]) + (signs[1] - signs[0])).values())
    lengths = sorted(len(text) for text in (one, other))
    grown = (lengths[1] - lengths[0]) / max(1, lengths[1])
    every = max(sum(counted.values()) for counted in signs)
    breaks = abs(signs[0]["\n"] - signs[1]["\n"])
    room = OBSERVED + grown
    most = max(counted["\n"] for counted in signs)
    return apart <= SLACK + room * every and breaks <= SLACK + room * most


def _spliced(base: RevisionText, text: RevisionText) -> str:
    """The base with this state's reading at every dividing place, and the signs beside it."""
    readings = dict(text.places)
    pieces, at = [], 0
    for name, span in base.places:
        if name not in readings or span.start < at:
            continue
        here, there = _between_words(base.text, span), _between_words(text.text, readings[name])
        if here.start < at:
            here = Span(at, here.end)
        pieces += [
            base.text[at : here.start],
            _gap(base.text[here.start : span.start], text.text[there.start : readings[name].start]),
            text.text[readings[name].slice],
            _gap(base.text[span.end : here.end], text.text[readings[name].end : there.end]),
        ]
        at = here.end
    return "".join([*pieces, base.text[at:]])


def _between_words(text: str, span: Span) -> Span:
    """The span with the signs and blanks on either side of it."""
    start, end = span
    while start and not text[start - 1].isalnum():
        start -= 1
    while end < len(text) and not text[end].isalnum():
        end += 1
    return Span(start, end)


def _gap(base: str, own: str) -> str:
    """What stands beside a reading: the state's own signs, with the base's white space if alike."""
    return base if "".join(base.split()) == "".join(own.split()) else own


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
