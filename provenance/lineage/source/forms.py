"""Did several parties fill in one form, each with its own name?

Who fills in a form puts his name into its blanks. Of two texts filled in by different parties
neither was made from the other rather than from the form, unless something else says so.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from provenance.lineage.variation.places import Variation
from provenance.lineage.vectors import Vector, difference

BLANKS = 2
"""Places that several filled in, each in its own way, from which a text is a form."""

MOSTLY = 0.5
"""Share of the places at which two texts differ that have to be such."""

PARTIES = 3
"""Readings of one place from which each party filled in its own, if half of them did."""

OWN = 0.5

FEW = 8
"""Words up to which a reading may fill a blank."""

WORD = re.compile(r"[^\W\d_]{2,}")
ONE_FORM = "They differ mostly in names: both may have filled in one form."

INSIDE = r"[^\[\](){}<>=`\"\n]{1,60}"
TAG = "(?:del|ins|u|s|strike|b|i|em|strong|a|p|br|span|sup|sub|small|font|div|li|td)"
OPEN = re.compile(
    rf"(?<![^\s(“„«£$€¥])(?:\[[^\W\d]{INSIDE}(?:\](?![(\[:])|$)|<(?!{TAG}\b)[^\W\d]{INSIDE}>|__+(?!\w)"
    r"|\.{5}|……)"
    rf"|^[A-Z]{INSIDE}\](?![(\[:])|[○〇◯]{{2}}"
)
"""A blank that nobody filled in, no link, note or code; a place may end inside one."""


def filled_in(
    one: Vector, other: Vector, places: Sequence[Variation], own: Collection[int] = ()
) -> bool:
    """Whether two texts differ mostly in names, each of which one has where the other has its own.

    A name stands at several places: a form's first page, its notices, its end. Or they differ
    mostly where each of several texts has its `own` words.
    """
    if left_open(one, other, own):
        return True
    apart = [
        (_names(place.wordings[a].whole), _names(place.wordings[b].whole))
        for place, a, b in zip(places, one, other, strict=True)
        if a is not None and b is not None and a != b
    ]
    told = [_repeated(own - theirs for own, theirs in apart)]
    told.append(_repeated(theirs - own for own, theirs in apart))
    filled = sum(
        not (told[0].isdisjoint(own) or told[1].isdisjoint(theirs)) for own, theirs in apart
    )
    return filled >= max(BLANKS, MOSTLY * len(apart))


def left_open(one: Vector, other: Vector, left: Collection[int]) -> bool:
    """Whether most places at which two texts differ are those that the first left blank."""
    asked = ((one[at], other[at]) for at in left)
    filled = sum(a is not None and b is not None and a != b for a, b in asked)
    return filled >= BLANKS and filled >= MOSTLY * difference(one, other)


def own_words(vectors: Sequence[Vector], places: Sequence[Variation]) -> frozenset[int]:
    """The places, by number, at which several have a few words of their own, if most are such.

    Copies and versions that come from each other share most readings; where as many read otherwise
    as there are parties, each filled in a day, a name or a term. Figures alone say nothing: whoever
    keeps a tariff puts others in every year.
    """
    parties = max(PARTIES, OWN * len(vectors))
    read = [{vector[at] for vector in vectors} - {None} for at in range(len(places))]
    wordings = [
        [place.wordings[at].whole for at in known if at is not None]
        for place, known in zip(places, read, strict=True)
    ]
    found = frozenset(
        number
        for number, said in enumerate(wordings)
        if len(said) >= parties
        and all(0 < len(one.split()) <= FEW for one in said)
        and any(map(WORD.search, said))
    )
    return found if len(found) >= max(BLANKS, MOSTLY * len(places)) else frozenset()


def blanks(vector: Vector, places: Sequence[Variation]) -> frozenset[int]:
    """The places, by number, at which a text has a blank to fill in."""
    return frozenset(
        number
        for number, (place, at) in enumerate(zip(places, vector, strict=True))
        if at is not None and OPEN.search(place.wordings[at].whole)
    )


def _names(reading: str) -> frozenset[str]:
    """The words that are written as names are; none of what holds a blank for one.

    >>> sorted(_names("sent to Ada Quill in")), _names("sent to [NAME] in")
    (['ada', 'quill'], frozenset())
    """
    if OPEN.search(reading):
        return frozenset()
    return frozenset(word.casefold() for word in WORD.findall(reading) if word[0].isupper())


def _repeated(names: Iterable[frozenset[str]]) -> frozenset[str]:
    counts = Counter(name for some in names for name in some)
    return frozenset(name for name, count in counts.items() if count >= BLANKS)
