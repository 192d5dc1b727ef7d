"""Between which words does a place of the lineage stand?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from provenance.text.document import Document
from provenance.text.spans import Span
from provenance.web.present.edition import by_siglum, context_at, language_at
from provenance.web.present.lineage import Graph
from provenance.web.present.lineage_places import PlaceShown


@dataclass(frozen=True, slots=True)
class Quoted:
    """The text in which a place is quoted, and where it stands there."""

    siglum: str
    span: Span


def quoted_of(graph: Graph, names: Iterable[str], node: str = "") -> dict[str, Quoted]:
    """Say where to quote each place: in `node` if it has it, else in as few texts as may be.

    Of texts that have as many of them, copies of the source come first, and whole texts.
    """
    places = {name: graph.places[name].get("where", {}) for name in names}
    held = Counter(name for where in places.values() for name in where)

    def rank(one: str) -> tuple[bool, int, bool, bool, int, str]:
        row = graph.derivations.get(one, {})
        is_copy = row.get("relation") == "copy"
        is_cut = graph.variants.get(graph.siglum_of(one), {}).get("truncated", False)
        return one != node, -held[one], not is_copy, is_cut, *by_siglum(one)

    return {
        name: Quoted(one.partition("#")[0], Span(*where[one]))
        for name, where in places.items()
        if where
        for one in [min(where, key=rank)]
    }


def set_in_context(
    places: Sequence[PlaceShown],
    quoted: Mapping[str, Quoted],
    documents: Mapping[str, Document],
) -> list[PlaceShown]:
    """Give the places with the words around each, where the text that has them is at hand."""
    return [
        _between(place, one.span, documents[one.siglum])
        if (one := quoted.get(place.id)) and one.siglum in documents
        else place
        for place in places
    ]


def _between(place: PlaceShown, span: Span, document: Document) -> PlaceShown:
    readings = [reading.text for reading in place.readings]
    before, after = context_at(document, span, readings)
    return replace(place, before=before, after=after, language=language_at(document, span.start))
