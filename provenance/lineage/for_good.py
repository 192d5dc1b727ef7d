"""What else did an author change, of which single places tell nothing: signs, headings, names?"""

from dataclasses import replace

from provenance.lineage.captures import Captures
from provenance.lineage.ground import Ground
from provenance.lineage.headlines import headlines
from provenance.lineage.places import PAIR, Collated
from provenance.lineage.punctuation import signs


def with_changes(collated: Collated, found: Captures) -> Collated:
    """The family with the places at which its dated captures went over to another form for good.

    Of versions, which lost nothing on the way, every sign tells by itself.
    """
    if found.successive or len(found.dated) < PAIR:
        return collated
    ground = collated.variations[0].ground if collated.variations else Ground(collated.alignments)
    places = [*signs(ground, found), *headlines(ground, found)]
    every = sorted((*collated.variations, *places), key=lambda place: place.base)
    return replace(collated, variations=tuple(every)) if places else collated
