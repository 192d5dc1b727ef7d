"""What is known already of an article's lineage, for a list that must not wait for anything?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from provenance.models import Article, Variant
from provenance.services import overruling, trace, verdicts
from provenance.services.analyses import find, summary_of
from provenance.services.brief import Brief
from provenance.services.read import documents_of
from provenance.services.refusals import NotYet
from provenance.text import Document

MOST_TEXTS = 40
"""Texts of an article up to which a list reads its lineage: that of 12 is read and shown in 20 ms,
that of 739 would take a second. Of more it shows what was summed up when the lineage was made."""


@dataclass(frozen=True, slots=True)
class Known:
    """A kept lineage as people left it, with the texts."""

    lineage: Mapping[str, Any]
    documents: Mapping[str, Document]


def known_lineage(article: Article, *, in_words: bool = True) -> Known | Brief | None:
    """Give what is kept of the lineage, its sum if not `in_words`; None where that would take work.

    Where the lineage is not kept as the texts and the program are now, as after a new version of
    the program until somebody opens the article, it is the sum of the last one that is kept.

    What follows for other rows from what people hold is left out: it takes the engine. So is the
    sum of a lineage that people judged, which it does not know.
    """
    variants = trace.variants_of(article)
    if len(variants) < 2:  # noqa: PLR2004 - one text derives from none
        return None
    log = verdicts.verdicts_of(article)
    if not in_words or len(variants) > MOST_TEXTS or not trace.is_small(variants):
        brief = {} if log else summary_of(trace.question_of(variants)).get("brief")
        return _brief(brief) if brief or log else _last_brief(variants)
    for whole in (True, False):
        analysis = find(trace.question_of(variants, whole=whole))
        if analysis is None:
            continue
        judged = overruling.judge(analysis.result, log)
        try:
            return Known(overruling.overlay(analysis.result, judged), documents_of(variants))
        except NotYet:
            return None
    return None if log else _last_brief(variants)


def _last_brief(variants: Sequence[Variant]) -> Brief | None:
    last = trace.last_kept(variants)
    return _brief(last.summary.get("brief"), is_current=False) if last else None


def _brief(kept: Mapping[str, Any] | None, *, is_current: bool = True) -> Brief | None:
    if not kept:
        return None
    return Brief(**{**kept, "states": tuple(kept["states"]), "is_current": is_current})
