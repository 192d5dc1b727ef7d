"""What differs between two stored variants, or between two texts that nothing is kept of."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from provenance import answers
from provenance.models import Analysis, Job, Kind, Variant
from provenance.services.analyses import Pending, Question, find, hand_over, keep
from provenance.services.read import corrected_language, document_of
from provenance.services.refusals import Gone, NotYet, Refused

LARGE = 1_000_000
"""Bytes of both sides above which a comparison is made in the background: two texts of 500,000
characters, every twentieth word changed, take 0.7 s."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One comparison: the kept row, what it says under the variants' sigla, and the variants."""

    analysis: Analysis
    result: dict[str, Any]
    older: Variant
    newer: Variant


def compare_variants(*, older: Variant, newer: Variant) -> Compared | Pending:
    """Compare two variants of one article; large pairs are handed to the background.

    Raises Gone if either was withdrawn, Refused if they are the same or of different articles.
    """
    question = question_of(older=older, newer=newer)
    analysis = find(question)
    if analysis is not None:
        return show(analysis=analysis, older=older, newer=newer)
    if older.original.size + newer.original.size <= LARGE:
        with suppress(NotYet):
            return compute(older=older, newer=newer)
    says = f"{older.siglum} and {newer.siglum} are long; they are being compared."
    task = {"older": older.pk, "newer": newer.pk}
    return Pending(hand_over(question=question, article=older.article, task=task, says=says))


def compute(*, older: Variant, newer: Variant, now: bool = False) -> Compared:
    """Compare two variants and keep the answer.

    Raises NotYet while a long one is being read, unless it must be `now`, however long it takes.
    """
    question = question_of(older=older, newer=newer)
    analysis = find(question)
    if analysis is None:
        result = answers.diff_documents(
            document_of(older, now=now),
            document_of(newer, now=now),
            names=(older.siglum, newer.siglum),
            sha256s=(older.original_id, newer.original_id),
        )
        analysis = keep(question, result, {"stats": result["stats"]})
    return show(analysis=analysis, older=older, newer=newer)


def answer(job: Job, progress: Callable[[int, str], None]) -> None:
    """Do a comparison that was handed to the background."""
    variants = Variant.objects.with_evidence().in_bulk([job.task["older"], job.task["newer"]])
    older, newer = variants[job.task["older"]], variants[job.task["newer"]]
    progress(10, f"Comparing {older.siglum} and {newer.siglum}.")
    compute(older=older, newer=newer, now=True)


def compare_texts(older: str, newer: str) -> dict[str, Any]:
    """Compare two texts and keep nothing of them."""
    result: dict[str, Any] = answers.diff(older, newer)
    return result


def question_of(*, older: Variant, newer: Variant) -> Question:
    """Ask what differs; raises Gone or Refused where there is nothing to ask."""
    for variant in (older, newer):
        if variant.is_withdrawn:
            raise Gone(f"{variant.siglum} was withdrawn; choose another variant.")
    if older.article_id != newer.article_id:
        raise Refused("The two variants are of different articles; choose two of one article.")
    if older.pk == newer.pk:
        raise Refused("Choose two different variants.")
    languages = [corrected_language(variant) for variant in (older, newer)]
    suffixes = [variant.suffix for variant in (older, newer)]
    return Question(
        Kind.DIFF,
        (older.original_id, newer.original_id),
        {"granularity": "word", "languages": languages, "suffixes": suffixes},
    )


def show(*, analysis: Analysis, older: Variant, newer: Variant) -> Compared:
    """Give a kept comparison under the sigla that its texts have in this article."""
    result = {
        **analysis.result,
        "older": {**analysis.result["older"], "name": older.siglum},
        "newer": {**analysis.result["newer"], "name": newer.siglum},
    }
    return Compared(analysis=analysis, result=result, older=older, newer=newer)
