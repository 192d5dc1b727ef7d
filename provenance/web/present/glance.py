"""What does the list of articles show of one, so that its reader sees at a glance what it tells?"""

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.services.brief import Brief, brief_of
from provenance.services.glance import Known
from provenance.web.present.edition import (
    COPIED,
    EditShown,
    RevisionShown,
    say_ancestor,
    show_first_edit,
)
from provenance.web.present.lineage import Graph
from provenance.web.present.words import count

MOST_STATES = 5
"""States of a large lineage that the list names: a line or two."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What is known of one article: how many of what, and the first edit in words or the states."""

    facts: tuple[str, ...]
    changed: bool
    drifted: bool
    revision: RevisionShown | None = None
    edit: EditShown | None = None
    states: tuple[str, ...] = ()
    more: int = 0


def glance_at(known: Known | Brief) -> Glance:
    """Sum an article's lineage up."""
    if isinstance(known, Brief):
        named = known.states[:MOST_STATES] if known.is_ordered and len(known.states) > 1 else ()
        return Glance(*_sums(known), states=named, more=_more(known, named))
    graph = Graph(known.lineage)
    first = show_first_edit(graph, known.documents)
    revision, edit = first or (None, None)
    return Glance(*_sums(brief_of(known.lineage)), revision, edit)


def _more(brief: Brief, named: Sequence[str]) -> int:
    return len(brief.states) - len(named) if named else 0


def _sums(brief: Brief) -> tuple[tuple[str, ...], bool, bool]:
    """How many of what, whether anything changed, and whether any fact drifted."""
    return _facts(brief), len(brief.states) > 1, brief.drift > 0


def _facts(brief: Brief) -> tuple[str, ...]:
    state = "state" if brief.is_ordered else "wording"
    counted = (
        (len(brief.states), f"{state} of the source", f"{state}s of the source"),
        (brief.reworded, "text in other words", "texts in other words"),
        (brief.drift, "drifted fact", ""),
        (brief.undecided, "undecided", "undecided"),
    )
    copied = (COPIED, say_ancestor(brief)) if brief.copied else ()
    told = (
        count(number, one, many).replace(" ", "\xa0", 1) for number, one, many in counted if number
    )
    return (*filter(None, copied), *told, *(() if brief.is_current else ("as last traced",)))
