"""What people said of an article's alignments, as a log to be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from provenance.models import Alignment, AlignmentCorrection, Article, Variant
from provenance.services.align import Aligned, was_undone
from provenance.web.collation_forms import UndoForm
from provenance.web.present.collation_alignment import stated_in_words


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement, what became of it, and the form to take it back."""

    number: int
    says: str
    reason: str
    by: str
    at: datetime
    misfit: str
    holds: bool
    place: str
    undone: "Entry | None"
    form: UndoForm | None


def show_log(
    log: Sequence[AlignmentCorrection],
    aligned: Aligned | None,
    article: Article,
    undoing: UndoForm | None = None,
    number: int = 0,
) -> tuple[Entry, ...]:
    """Give the statements, the newest first, each with its taking back beside it."""
    standing = set(Variant.objects.of(article).standing().values_list("siglum", flat=True))
    misfits = {each.correction.pk: each.misfit for each in aligned.stated} if aligned else {}
    entries = []
    for row in reversed(log):
        if row.kind == Alignment.UNDONE:
            continue
        undone = _taken_back(row.undone_by) if was_undone(row) else None
        entries.append(
            Entry(
                number=row.pk,
                says=stated_in_words(row.kind, row.said, standing),
                reason=row.reason,
                by=_by(row),
                at=row.at,
                misfit=misfits.get(row.pk, ""),
                holds=row.pk in misfits and not misfits[row.pk],
                place=_place(row, standing),
                undone=undone,
                form=undoing if row.pk == number else _offered(row),
            )
        )
    return tuple(entries)


def _offered(row: AlignmentCorrection) -> UndoForm | None:
    return None if was_undone(row) else UndoForm(auto_id=f"id_{row.pk}_%s")


def _taken_back(row: AlignmentCorrection) -> Entry:
    return Entry(
        number=row.pk,
        says="",
        reason=row.reason,
        by=_by(row),
        at=row.at,
        misfit="",
        holds=False,
        place="",
        undone=None,
        form=None,
    )


def _by(row: AlignmentCorrection) -> str:
    return row.by.get_username() if row.by else ""


def _place(row: AlignmentCorrection, standing: set[str]) -> str:
    quotes = [quote for held in row.said.values() for quote in held]
    shown = [quote for quote in quotes if quote["siglum"] in standing]
    return f"{shown[0]['siglum']}-{shown[0]['start']}" if shown else ""
