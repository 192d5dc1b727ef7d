"""What stands in one language for what in another: two variants, sentence by sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from provenance.lineage.across import meaning
from provenance.lineage.across.pairs import Pair, pair
from provenance.models import Analysis, Job, Kind, Variant
from provenance.services.analyses import Pending, Progress, Question, find, hand_over, keep
from provenance.services.meaning import in_task
from provenance.services.read import corrected_language, document_of, options_of
from provenance.services.refusals import Gone, Refused
from provenance.text.document import Document


@dataclass(frozen=True, slots=True)
class Crossed:
    """One pairing across languages: the kept row, and what it says."""

    analysis: Analysis
    result: dict[str, Any]


def cross(*, older: Variant, newer: Variant) -> Crossed | Pending:
    """Give what of `newer` renders what of `older`; it is always made in the background.

    Raises Gone if either was withdrawn, Refused if they are the same or of different articles, or
    if the sentence encoder is not installed.
    """
    if older.is_withdrawn or newer.is_withdrawn:
        raise Gone("One of the two variants was withdrawn; choose another.")
    if older.pk == newer.pk or older.article_id != newer.article_id:
        raise Refused("Choose two different variants of one article.")
    question = question_of(older=older, newer=newer)
    analysis = find(question)
    if analysis is not None:
        return Crossed(analysis, analysis.result)
    if not meaning.can_tell():
        raise Refused(
            "Pairing texts across languages needs the sentence encoder, which is not installed "
            "here; ask whoever runs this site."
        )
    says = f"The sentences of {older.siglum} and {newer.siglum} are being paired by meaning."
    task = {"older": older.pk, "newer": newer.pk}
    return Pending(hand_over(question=question, article=older.article, task=task, says=says))


def answer(job: Job, progress: Progress) -> None:
    """Make a pairing that was handed to the background; what was withdrawn since is left."""
    found = Variant.objects.with_evidence().in_bulk([job.task["older"], job.task["newer"]])
    older, newer = found[job.task["older"]], found[job.task["newer"]]
    if older.is_withdrawn or newer.is_withdrawn:
        return
    progress(10, f"Reading {older.siglum} and {newer.siglum}.")
    sides = document_of(older, now=True), document_of(newer, now=True)
    progress(30, f"Pairing the sentences of {older.siglum} and {newer.siglum} by meaning.")
    try:
        with in_task():
            pairs = pair(*sides)
    except meaning.EncoderError as error:
        raise Refused(str(error)) from error
    keep(question_of(older=older, newer=newer), pack(pairs, *sides))


def question_of(*, older: Variant, newer: Variant) -> Question:
    """Ask for the pairing of these two, as their languages and sections are known now."""
    options: Mapping[str, object] = {
        "suffixes": [older.suffix, newer.suffix],
        "languages": [corrected_language(older), corrected_language(newer)],
        "roles": [options_of(older), options_of(newer)],
        "model": meaning.version() if meaning.can_tell() else "",
    }
    return Question(Kind.ACROSS, (older.original_id, newer.original_id), options)


def pack(pairs: list[Pair], older: Document, newer: Document) -> dict[str, Any]:
    """Write a pairing down with the words on both sides, so that it depends on nothing else."""
    return {
        "schema": "provenance.across/1",
        "languages": [older.language, newer.language],
        "truncated": [older.truncated, newer.truncated],
        "pairs": [
            {
                "older": [list(span) for span in one.older],
                "newer": [list(span) for span in one.newer],
                "texts": [
                    [older.text[span.slice] for span in one.older],
                    [newer.text[span.slice] for span in one.newer],
                ],
                "score": one.score,
                "role": one.role.value if one.role else None,
                "swapped": one.swapped,
            }
            for one in pairs
        ],
    }
