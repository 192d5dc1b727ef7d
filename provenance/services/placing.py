"""Where does a text belong that was just added, before the lineage is told anew?"""

from collections.abc import Sequence
from typing import Any

from provenance.lineage.copying.known import bases
from provenance.lineage.graph import Derivation, Lineage, Undecided
from provenance.lineage.kept import answer_of, lineage_of
from provenance.lineage.placing import Placement, place
from provenance.models import Article, Variant
from provenance.services.read import documents_of
from provenance.services.refusals import NotYet
from provenance.services.trace import Traced
from provenance.text import Document
from provenance.text.spans import Span


def placed_at_once(article: Article, known: Traced, sigla: Sequence[str]) -> dict[str, Any]:
    """Give the last lineage with rows for new variants, told of the readings of each alone.

    Whoever is still being read has none. Of the others no text is fetched but the fullest of
    each family.
    """
    lineage = lineage_of(known.result)
    fullest = {name.partition("#")[0] for name in bases(lineage)}
    asked = Variant.objects.of(article).standing().filter(siglum__in=fullest.union(sigla))
    documents = _read_already(list(asked.in_order().with_evidence()))
    placed = [
        place(name, documents[name], lineage, documents) for name in sigla if name in documents
    ]
    return _with(known.result, placed)


def _read_already(variants: Sequence[Variant]) -> dict[str, Document]:
    """The documents of those variants that are not still being read, mostly in one query."""
    try:
        return documents_of(variants)
    except NotYet:
        if len(variants) == 1:
            return {}
    return {name: one for v in variants for name, one in _read_already([v]).items()}


def _with(answer: dict[str, Any], placed: Sequence[Placement]) -> dict[str, Any]:
    """An answer with the rows of further texts, each named among those who read as it does."""
    rows = [one.row for one in placed]
    told = answer_of(
        Lineage(
            revisions=(),
            lost=(),
            places=(),
            derivations=tuple(row for row in rows if isinstance(row, Derivation)),
            undecided=tuple(row for row in rows if isinstance(row, Undecided)),
        )
    )
    held: dict[str, list[_Held]] = {}
    for one in placed:
        for name, reading, span in one.where:
            held.setdefault(name, []).append((one.row.child, reading, span))
    return {
        **answer,
        "variants": [*answer["variants"], *({"id": row.child} for row in rows)],
        "places": [_joined(one, held.get(one["id"], ())) for one in answer["places"]],
        "derivations": [*answer["derivations"], *told["derivations"]],
        "undecided": [*answer["undecided"], *told["undecided"]],
    }


_Held = tuple[str, int, Span]
"""Which text has which reading of a place, by its number, and where in the text it stands."""


def _joined(one: dict[str, Any], held: Sequence[_Held]) -> dict[str, Any]:
    """A place with further texts among the witnesses of its readings."""
    readings = [
        {**row, "witnesses": [*row["witnesses"], *(name for name, at, _ in held if at == number)]}
        for number, row in enumerate(one["readings"])
    ]
    where = {**one["where"], **{name: list(span) for name, _, span in held}}
    return {**one, "readings": readings, "where": where} if held else one
