"""Which headlines and by-lines did the captures of a page have, one after the other?

What stands above an article differs from one fetcher to the next, so most of it is no author's. A
headline that all captures have up to some moment, and another that all have from then on, is one
that was changed; so are the names of a by-line.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from provenance.lineage.ago import AGO, LINE
from provenance.lineage.captures import Captures
from provenance.lineage.ground import Ground
from provenance.lineage.memory import each_once
from provenance.lineage.places import FEW, Variation
from provenance.lineage.punctuation import for_good, in_time, place_of
from provenance.lineage.tree_values import UNKNOWN
from provenance.lineage.witnesses import Witness
from provenance.text.spans import Span

LONGEST = 30
"""Words of the longest headline."""

ABOVE = 6
"""Lines from the top of a text in which headline and by-line stand."""

BY = re.compile(r"^[#*_ \t]*(?:by|von|par|por|di|de)[ :]+(?=[A-ZÀ-Þ])", re.IGNORECASE)
AFTER_NAMES = re.compile(r"[|·•,;(\d]|\s[-–—]\s")
AND = frozenset({"and", "und", "et", "y", "e", "en", "och", "og", "&"})

HEADLINE, NAMES = -2, -3
"""What tells these places from others in the same words of the base."""


def headlines(ground: Ground, found: Captures) -> Iterator[Variation]:
    """The places of headlines and of by-lines that were changed for good."""
    rows = in_time(ground, found.dated)
    for number in (HEADLINE, NAMES):
        every = ((one.witness, number) for one in ground.alignments)
        spans = each_once(("line", number), every, _line)
        own = [
            None if span is None else _words(one.witness, span)
            for one, span in zip(ground.alignments, spans, strict=True)
        ]
        said = [
            () if run is None else one.witness.keys[slice(*run)]
            for one, run in zip(ground.alignments, own, strict=True)
        ]
        names = sorted(set(said) - {()})
        column = np.array([names.index(one) if one else UNKNOWN for one in said], dtype=np.int32)
        readings = for_good(column[rows], few=len(rows) <= FEW)
        if not readings or (number == NAMES and not _others([names[at] for at in readings])):
            continue
        held = {
            reading: [(row, run) for row, run in enumerate(own) if run and column[row] == reading]
            for reading in readings
        }
        base = own[0] or (0, 0)
        yield place_of((*base, number), held, {at: names[at] for at in readings}, ground)


def stands_above(place: Variation) -> bool:
    """Whether a place is that of headlines or by-lines, which texts may lack for any reason."""
    return place.base[2:] in {(HEADLINE,), (NAMES,)}


def _lines(witness: Witness) -> Iterator[Span]:
    """The first lines of a text that kept its breaks, each without outer white space."""
    text, at, count = witness.document.text, witness.sections[0].range.start, 0
    while count < ABOVE and at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at:stop]
        if any(section.range.start <= at < section.range.end for section in witness.sections):
            stripped = line.strip()
            if stripped:
                start = at + line.index(stripped[0])
                yield Span(start, start + len(stripped))
                count += 1
        at = stop + 1


def _line(witness: Witness, number: int) -> Span | None:
    return _headline(witness) if number == HEADLINE else _names(witness)


def _headline(witness: Witness) -> Span | None:
    """The first line, if it is no sentence and no by-line, nor says how long ago it was."""
    line = next(_lines(witness), None)
    said = "" if line is None else witness.document.text[line.slice]
    none = said.endswith((".", "。")) or len(said.split()) > LONGEST
    return None if none or BY.match(said) or AGO.search(said) else line


def _names(witness: Witness) -> Span | None:
    """The names in the by-line."""
    text = witness.document.text
    for line in _lines(witness):
        said = text[line.slice]
        by = BY.match(said)
        if by and len(said.split()) <= LINE:
            end = AFTER_NAMES.search(said, by.end())
            return Span(line.start + by.end(), line.start + (end.start() if end else len(said)))
    return None


def _words(witness: Witness, span: Span) -> tuple[int, int]:
    starts = witness.words.starts
    return bisect_left(starts, span.start), bisect_left(starts, span.end)


def _others(names: list[tuple[str, ...]]) -> bool:
    """Whether one more person is named, or another, and not what one person is."""
    sets = [frozenset(one) for one in names]
    return all(was.isdisjoint(now) or bool((was ^ now) & AND) for was, now in pairwise(sets))
