"""What else did an author change, of which single places tell nothing: signs, headings, names?"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import numpy as np

from provenance.lineage.source.captures import Captures
from provenance.lineage.source.epochs import Moments
from provenance.lineage.source.headlines import headlines, passages
from provenance.lineage.source.punctuation import signs
from provenance.lineage.source.restless import EDGE, is_passing
from provenance.lineage.testimony.families import LITTLE
from provenance.lineage.variation.ground import Ground
from provenance.lineage.variation.places import PAIR, Collated, Variation
from provenance.lineage.variation.tree_values import UNKNOWN


def with_changes(collated: Collated, found: Captures) -> Collated:
    """The family with the places at which its dated captures went over to another form for good.

    Of versions, which lost nothing on the way, every sign tells by itself.
    """
    if found.successive or len(found.dated) < PAIR:
        return collated
    ground = collated.variations[0].ground if collated.variations else Ground(collated.alignments)
    moments = Moments(ground, found.dated)
    told = (one for one in signs(ground, moments) if _says_more(one, collated.substance))
    doubtful = [v for v in collated.variations if v.base[0] < EDGE or is_passing(v, found.dated)]
    lasting = [*headlines(ground, moments), *passages(doubtful, ground, moments)]
    places = [*told, *lasting]
    kept = (
        v for v in collated.variations if not any(_tells_no_more(v, one, found) for one in lasting)
    )
    every = sorted((*kept, *places), key=lambda place: place.base)
    return replace(collated, variations=tuple(every)) if places else collated


def _tells_no_more(place: Variation, lasting: Variation, found: Captures) -> bool:
    """Whether texts of one way read alike at a place between changes that are told there for good.

    What else differs there is the ways': a title with the site's name, a by-line after a headline.
    Where one way took the place of another it may be the author's, if both read much the same.
    """
    if place.base[0] > lasting.base[1] or lasting.base[0] > place.base[1]:
        return False
    if _part_alike(place, lasting):
        return place.base[:2] == lasting.base[:2]
    ground = place.ground
    rows, moments = ground.in_time(found.dated)
    rows = rows[np.argsort(moments, kind="stable")]
    rows = rows[place.column[rows] != UNKNOWN]
    ways = ground.ways[[at for at, *_ in ground.numbers.values()]]
    shown: dict[int, list[tuple[int, int]]] = {}
    for way, time, read in zip(ways[rows], lasting.column[rows], place.column[rows], strict=True):
        shown.setdefault(int(way), []).append((int(time), int(read)))
    return all(map(_is_told, shown.values())) and not any(
        _reworded(place, shown[one], shown[other])
        for one, other in permutations(shown, 2)
        if np.flatnonzero(ways[rows] == one)[-1] < np.flatnonzero(ways[rows] == other)[0]
    )


def _part_alike(place: Variation, lasting: Variation) -> bool:
    """Whether a place of words that were changed for good parts all texts as the place itself."""
    pairs = set(zip(place.column.tolist(), lasting.column.tolist(), strict=True))
    return len(pairs) == len({one for one, _ in pairs}) == len({other for _, other in pairs})


def _is_told(shown: Sequence[tuple[int, int]]) -> bool:
    """Whether the captures of a way, each of some time, read one thing at one time."""
    pairs = {(time, read) for time, read in shown if time != UNKNOWN}
    others = {read for time, read in shown if time == UNKNOWN}
    if not pairs:
        return len(others) <= 1
    return len(pairs) == len({time for time, _ in pairs}) and others <= {read for _, read in pairs}


def _reworded(
    place: Variation, before: Sequence[tuple[int, int]], after: Sequence[tuple[int, int]]
) -> bool:
    """Whether what a way read last, and the next way first, has words in common and others not.

    What a way reads there at all times is its own. Nothing is told where a change is told anyway.
    """
    (time, last), (later, first) = before[-1], after[0]
    if time != later and UNKNOWN not in {time, later}:
        return False
    one, other = (frozenset(place.wordings[read].words) for read in (last, first))
    shared = {word for word in one & other if not LITTLE.fullmatch(word)}
    return bool(shared) and not (
        one - _own(place, before) <= other and other - _own(place, after) <= one
    )


def _own(place: Variation, shown: Sequence[tuple[int, int]]) -> frozenset[str]:
    """The words that a way has at a place at all times."""
    return frozenset.intersection(*(frozenset(place.wordings[read].words) for _, read in shown))


def _says_more(signs_at: Variation, substance: Sequence[Variation]) -> bool:
    """Whether signs differ between texts that have the same words there and beside them."""
    start, end = signs_at.base[:2]
    for place in substance:
        if place.base[0] <= end and start <= place.base[1]:
            read = signs_at.column[place.column == place.plain]
            if len(set(read[read != UNKNOWN].tolist())) < PAIR:
                return False
    return True
