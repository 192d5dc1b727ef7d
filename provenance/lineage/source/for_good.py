"""What else did an author change, of which single places tell nothing: signs, headings, names?"""

from collections.abc import Sequence
from dataclasses import replace

from provenance.lineage.source.captures import Captures
from provenance.lineage.source.epochs import Moments
from provenance.lineage.source.headlines import headlines, passages
from provenance.lineage.source.punctuation import signs
from provenance.lineage.source.restless import EDGE, is_passing
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
    lasting = [*passages(doubtful, ground, moments)]
    places = [*told, *headlines(ground, moments), *lasting]
    kept = (v for v in collated.variations if not any(_part_alike(v, one) for one in lasting))
    every = sorted((*kept, *places), key=lambda place: place.base)
    return replace(collated, variations=tuple(every)) if places else collated


def _part_alike(place: Variation, lasting: Variation) -> bool:
    """Whether a place of words that were changed for good parts all texts as the place itself."""
    if place.base[:2] != lasting.base[:2]:
        return False
    pairs = set(zip(place.column.tolist(), lasting.column.tolist(), strict=True))
    return len(pairs) == len({one for one, _ in pairs}) == len({other for _, other in pairs})


def _says_more(signs_at: Variation, substance: Sequence[Variation]) -> bool:
    """Whether signs differ between texts that have the same words there and beside them."""
    start, end = signs_at.base[:2]
    for place in substance:
        if place.base[0] <= end and start <= place.base[1]:
            read = signs_at.column[place.column == place.plain]
            if len(set(read[read != UNKNOWN].tolist())) < PAIR:
                return False
    return True
