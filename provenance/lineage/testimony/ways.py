"""By which way was a text taken from its page?

Two fetchers give one page differently at the same moment, and one fetcher gives it alike until it
changes. So what a page's author changed shows between texts that were taken in the same way. A way
is known by what it makes of any page: its format, its breaks, what it has above the text.
"""

import re
from collections.abc import Iterable
from functools import partial
from itertools import islice

from provenance.lineage.memory import once
from provenance.lineage.testimony.addresses import address
from provenance.lineage.testimony.witnesses import Witness, fold
from provenance.text.document import Role
from provenance.text.spans import Span

ABOVE = 6
"""Lines from the top of a text in which headline and by-line stand."""

LONGEST = 30
"""Words of the longest headline."""

SITE = re.compile(r"\s(?:[-–—|·•»:]|::)\s(?=[^-–—|·•»:]+$)")
"""What parts a headline from the name of its site."""

NAMED = 4
"""Letters of a word of an address from which it may be that of a site's name."""

BY = re.compile(r"^[#*_ \t]*(?i:by|von|par|por|di|de)[ :]+(?=[A-ZÀ-Þ])")

Way = tuple[object, ...]


def way_of(witness: Witness) -> Way:
    """The way of a text, the same for all that were taken alike."""
    return once("way", (witness,), partial(_way, witness))


def _way(witness: Witness) -> Way:
    text, first = witness.document.text, witness.sections[0].range.start
    breaks = 2 if "\n\n" in text.strip() else int("\n" in text.strip())
    top = [text[line.slice] for line in top_lines(witness)]
    return (
        witness.document.format,
        breaks,
        any(
            section.role is Role.FURNITURE and section.range.start < first
            for section in witness.document.sections
        ),
        bool(top) and top[0].startswith("#"),
        bool(top) and is_sentence(top[0]),
        bool(top) and has_site(top[0], witness.source_url),
        any(BY.match(line) for line in top),
    )


def top_lines(witness: Witness) -> list[Span]:
    """The first lines of a text that testify, each without outer white space."""
    return list(islice(_lines(witness), ABOVE))


def _lines(witness: Witness) -> Iterable[Span]:
    text, at = witness.document.text, witness.sections[0].range.start
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        stripped = text[at:stop].strip()
        if stripped and any(one.range.start <= at < one.range.end for one in witness.sections):
            start = text.index(stripped[0], at)
            yield Span(start, start + len(stripped))
        at = stop + 1


def is_sentence(line: str) -> bool:
    """Whether a line is no headline, as it ends like a sentence or is as long as a paragraph."""
    return line.endswith((".", "。")) or len(line.split()) > LONGEST


def has_site(line: str, source_url: str) -> bool:
    """Whether a headline ends with the name of the site that its address names."""
    part = SITE.search(line)
    said = address(source_url).casefold() if source_url else ""
    return part is not None and any(
        len(word) >= NAMED and word in said for word in map(fold, line[part.end() :].split())
    )
