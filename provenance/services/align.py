"""How a person corrects an alignment: logged, laid over the engine's answer, and taken back.

What is said names words by variant, range and quotation, so that it holds in every collation of
the article that has them, also in one of more variants.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from provenance.diffing.collating.collation import Collation, Row
from provenance.diffing.collating.corrected import (
    Alike,
    Corrected,
    Held,
    Joined,
    Moved,
    Parted,
    Statement,
    Unlike,
    lay_over,
)
from provenance.models import Alignment, AlignmentCorrection, Article
from provenance.services.collate import Collated, Text
from provenance.services.refusals import Gone, Refused
from provenance.text.spans import Span
from provenance.text.tokens import split_words

Said = dict[str, Any]
"""A statement as it is kept: lists of quotations under the names of its parts."""

QUOTED = 200
"""Characters of a passage that are quoted; its length is kept beside them."""
ANCHORED = 60
"""Characters at the edge of a cell that name its row."""
ANCHORS = 8
"""Texts by which a row is named, of those that have something there."""
BEFORE = 24
"""Characters quoted before a passage, to tell it from others of the same words."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement in force, and why it doesn't hold in this collation, or nothing if it does."""

    correction: AlignmentCorrection
    misfit: str


@dataclass(frozen=True, slots=True)
class Aligned:
    """A collation under what people said of it."""

    collated: Collated
    found: Collation
    stated: tuple[Stated, ...]

    @property
    def texts(self) -> tuple[Text, ...]:
        """The texts collated."""
        return self.collated.texts

    @property
    def misfits(self) -> tuple[Stated, ...]:
        """The statements that don't hold here."""
        return tuple(each for each in self.stated if each.misfit)


def log_of(article: Article) -> list[AlignmentCorrection]:
    """Give all that was ever said of the article's alignments, in one query."""
    return list(
        AlignmentCorrection.objects.filter(article=article).select_related("by", "undone_by")
    )


def align(collated: Collated, log: Iterable[AlignmentCorrection]) -> Aligned:
    """Lay what people say, and did not take back, over a collation."""
    in_force = [row for row in log if row.kind != Alignment.UNDONE and not was_undone(row)]
    laid = _laid(collated, [row_said(row) for row in in_force])
    stated = tuple(map(Stated, in_force, laid.misfits))
    return Aligned(collated, laid.collation, stated)


def as_found(collated: Collated) -> Aligned:
    """Give a collation as the engine has it."""
    return Aligned(collated, collated.engine, ())


def was_undone(row: AlignmentCorrection) -> bool:
    """Whether a statement was taken back; asks nothing of the database for rows of `log_of`."""
    return hasattr(row, "undone_by")


def row_said(row: AlignmentCorrection) -> tuple[str, Said]:
    """Give the kind and words of a kept statement."""
    return row.kind, row.said


def _laid(collated: Collated, said: Sequence[tuple[str, Said]]) -> Corrected:
    texts = collated.texts
    statements = [_statement(kind, parts, texts) for kind, parts in said]
    return lay_over(collated.engine, [text.text for text in texts], statements)


def _statement(kind: str, said: Said, texts: Sequence[Text]) -> Statement:
    found = {name: tuple(_found(quotes, texts)) for name, quotes in said.items()}
    match Alignment(kind):
        case Alignment.MOVED:
            return Moved(found["what"], found["beside"])
        case Alignment.JOINED:
            return Joined(found["upper"], found["lower"])
        case Alignment.PARTED:
            return Parted(found["upper"], found["lower"])
        case Alignment.ALIKE:
            return Alike(found["one"], found["other"])
        case _:
            return Unlike(found["one"], found["other"])


def _found(quotes: Iterable[Said], texts: Sequence[Text]) -> list[Held]:
    held = (_find(quote, texts) for quote in quotes)
    return [each for each in held if each is not None]


def _find(quote: Said, texts: Sequence[Text]) -> Held | None:
    """Find quoted words again: where they stood, else where alone they stand now."""
    for number, text in enumerate(texts):
        if text.siglum != quote["siglum"]:
            continue
        whole, words = text.document.text, quote["quote"]
        start = quote["start"]
        if not whole.startswith(words, start):
            start = _alone(whole, quote["before"] + words) + len(quote["before"])
            if start < len(quote["before"]):
                start = _alone(whole, words)
        span = Span(start, start + quote["length"])
        if start >= 0 and text.range.holds(span):
            at = text.range.start
            return Held(number, Span(span.start - at, span.end - at))
    return None


def _alone(whole: str, words: str) -> int:
    """Give where words stand, -1 if nowhere or at several places."""
    start = whole.find(words)
    return start if start >= 0 and whole.find(words, start + 1) < 0 else -1


def _quote(text: Text, cell: Span) -> Said:
    start = text.range.start + cell.start
    whole = text.document.text
    return {
        "siglum": text.siglum,
        "start": start,
        "length": cell.length,
        "quote": whole[start : start + min(cell.length, QUOTED)],
        "before": whole[max(0, start - BEFORE) : start],
    }


def _heads(texts: Sequence[Text], row: Row, but: Collection[int] = ()) -> list[Said]:
    """Quote how a row begins in some texts: others than `but` if it has any."""
    cells = [(at, cell) for at, cell in enumerate(row.cells) if cell]
    others = [pair for pair in cells if pair[0] not in but] or cells
    return [_quote(texts[at], _head(texts[at].text, cell)) for at, cell in others[:ANCHORS]]


def _tails(texts: Sequence[Text], row: Row) -> list[Said]:
    cells = [(at, cell) for at, cell in enumerate(row.cells) if cell]
    return [_quote(texts[at], _tail(texts[at].text, cell)) for at, cell in cells[:ANCHORS]]


def _head(text: str, cell: Span) -> Span:
    """Give how a cell begins, in whole words where there are such."""
    if cell.length <= ANCHORED:
        return cell
    cut = text.rfind(" ", cell.start, cell.start + ANCHORED) + 1
    return Span(cell.start, cut if cut > cell.start else cell.start + ANCHORED)


def _tail(text: str, cell: Span) -> Span:
    """Give how a cell ends, in whole words where there are such."""
    if cell.length <= ANCHORED:
        return cell
    cut = text.find(" ", cell.end - ANCHORED, cell.end - 1) + 1
    return Span(cut or cell.end - ANCHORED, cell.end)


def move(aligned: Aligned, *, row: int, form: int, upwards: bool, words: int = 0) -> Said:
    """Say that words written alike move to the row above or below.

    They are the first `words` of them upwards, the last downwards; 0 is all. Raises Refused where
    there is no such row or reading.
    """
    here = _row(aligned, row)
    there = _row(aligned, row - 1 if upwards else row + 1)
    moved = [at for at, number in enumerate(here.forms) if number == form]
    what = [
        _quote(aligned.texts[at], _some(aligned.texts[at], cell, words, first=upwards))
        for at in moved
        if (cell := here.cells[at])
    ]
    if not what:
        raise Refused("Choose one of the readings of this place.")
    return {"what": what, "beside": _heads(aligned.texts, there, but=moved)}


def _some(text: Text, cell: Span, words: int, *, first: bool) -> Span:
    edges = word_edges(text.text[cell.slice])
    if not 0 < words < len(edges) - 1:
        return cell
    edge = cell.start + (edges[words] if first else edges[-1 - words])
    return Span(cell.start, edge) if first else Span(edge, cell.end)


def word_edges(text: str) -> list[int]:
    """Give where the words of a cell begin, and its end; a mark goes with the word before it.

    >>> word_edges("old, gray ")
    [0, 5, 10]
    """
    literals: list[str] = []
    for literal in split_words(text):
        if literals and not any(sign.isalnum() for sign in literal):
            literals[-1] += literal
        else:
            literals.append(literal)
    return list(accumulate(map(len, literals), initial=0))


def join(aligned: Aligned, *, row: int, upwards: bool) -> Said:
    """Say that a row and the one above or below it are one."""
    upper, lower = (row - 1, row) if upwards else (row, row + 1)
    return {
        "upper": _tails(aligned.texts, _row(aligned, upper)),
        "lower": _heads(aligned.texts, _row(aligned, lower)),
    }


def part(aligned: Aligned, *, row: int, kept: Mapping[int, int]) -> Said:
    """Say that a row is two: of each way of writing, by number, so many words stand in the first.

    What is not named stays whole in the first row. Raises Refused where either would be empty.
    """
    here = _row(aligned, row)
    upper, lower = [], []
    for at, cell in enumerate(here.cells):
        if cell is None:
            continue
        edges = word_edges(aligned.texts[at].text[cell.slice])
        words = min(max(kept.get(here.forms[at] or 0, len(edges) - 1), 0), len(edges) - 1)
        cut = cell.start + edges[words]
        if cut > cell.start:
            upper.append(_quote(aligned.texts[at], Span(cell.start, cut)))
        if cut < cell.end:
            lower.append(_quote(aligned.texts[at], Span(cut, cell.end)))
    if not upper or not lower:
        raise Refused("Leave words in the first row and others to the second.")
    return {"upper": upper, "lower": lower}


def equate(aligned: Aligned, *, row: int, one: int, other: int) -> Said:
    """Say that two readings of a row, by number, are the same."""
    here = _row(aligned, row)
    if one == other:
        raise Refused("Choose two different readings.")
    return {
        "one": _readers(aligned, here, here.readings, one),
        "other": _readers(aligned, here, here.readings, other),
    }


def distinguish(aligned: Aligned, *, row: int, form: int) -> Said:
    """Say that a way of writing, by number, is another reading than those counted with it."""
    here = _row(aligned, row)
    own = {here.readings[at] for at, number in enumerate(here.forms) if number == form}
    others = [
        number if here.readings[at] in own and number != form else None
        for at, number in enumerate(here.forms)
    ]
    rest = [number for number in others if number is not None]
    if not rest:
        raise Refused("This is a reading of its own already.")
    return {
        "one": _readers(aligned, here, here.forms, form),
        "other": _readers(aligned, here, others, rest[0]),
    }


def _readers(aligned: Aligned, row: Row, numbers: Sequence[int | None], number: int) -> list[Said]:
    quotes = [
        _quote(aligned.texts[at], cell)
        for at, cell in enumerate(row.cells)
        if cell and numbers[at] == number
    ]
    if not quotes:
        raise Refused("Choose one of the readings of this place.")
    return quotes[:ANCHORS]


def _row(aligned: Aligned, at: int) -> Row:
    if not 0 <= at < len(aligned.found.rows):
        raise Refused("There is no row above the first and none below the last.")
    return aligned.found.rows[at]


@transaction.atomic
def correct(
    *, aligned: Aligned, kind: Alignment, said: Said, reason: str, by: AbstractBaseUser | None
) -> AlignmentCorrection:
    """Log a statement of what an alignment should be, and why.

    Raises Refused without a reason, or where it could not hold or would change nothing; Gone if
    the article was withdrawn.
    """
    article = _locked(aligned.collated.chosen.article)
    in_force = [row_said(each.correction) for each in aligned.stated]
    laid = _laid(aligned.collated, [*in_force, (kind.value, said)])
    if laid.misfits[-1]:
        raise Refused(laid.misfits[-1])
    if laid.collation.rows == aligned.found.rows:
        raise Refused("This changes nothing: the alignment is so already.")
    return AlignmentCorrection.objects.create(
        article=article,
        kind=kind,
        said=said,
        reason=_given(reason),
        by_id=by.pk if by else None,
    )


@transaction.atomic
def undo(
    *, correction: AlignmentCorrection, reason: str, by: AbstractBaseUser | None
) -> AlignmentCorrection:
    """Take a statement back; both stay in the log.

    Raises Refused without a reason or if it was taken back before, Gone if the article was
    withdrawn.
    """
    article = _locked(correction.article)
    if correction.kind == Alignment.UNDONE:
        raise Refused("What was taken back can be said again, at its place.")
    if AlignmentCorrection.objects.filter(undoes=correction).exists():
        raise Refused("This was taken back already.")
    return AlignmentCorrection.objects.create(
        article=article,
        kind=Alignment.UNDONE,
        undoes=correction,
        reason=_given(reason),
        by_id=by.pk if by else None,
    )


def _given(reason: str) -> str:
    if not reason.strip():
        raise Refused("Say why: the reason stays beside the correction.")
    return reason.strip()


def _locked(article: Article) -> Article:
    row = Article.objects.select_for_update().get(pk=article.pk)
    if row.is_withdrawn:
        raise Gone("This article was withdrawn; there is nothing to correct.")
    return row
