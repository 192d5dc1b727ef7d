"""One variant laid out for reading: its sections labelled, its paragraphs, its marks of editing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from provenance.text.document import NOISE_ROLES, Document, Marker, Role, Section
from provenance.text.spans import Span
from provenance.web.present.words import direction_of, name_language

PAGE = 60_000
"""Characters a page of reading holds: about 10,000 words, an hour's reading."""
LOST_BREAKS = 1_800
"""Characters without a line break above which paragraphs were lost, not written so long."""
GROUP = 700
"""Characters after which a lost paragraph is set anew, at the next sentence."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text, or a mark of editing in it."""

    text: str
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it is set."""

    runs: tuple[Run, ...]
    regrouped: bool = False


Set = TypeVar("Set")
"""How a paragraph is set: with the marks of editing in it, or with the origin of each word."""


@dataclass(frozen=True, slots=True)
class Part(Generic[Set]):
    """One section, or as much of it as stands on this page, its paragraphs set in some way."""

    role: str
    language: str
    language_name: str
    direction: str
    is_noise: bool
    continued: bool
    paragraphs: tuple[Set, ...]
    anchor: str


ROLE_NAMES = {
    Role.BODY: "text",
    Role.FRONT_MATTER: "front matter",
    Role.FURNITURE: "page furniture",
    Role.EDITORIAL: "editor’s words",
    Role.SUMMARY: "summary",
    Role.TRANSLATION: "translation",
    Role.UNTRANSLATED: "left untranslated",
    Role.LEAKED_INSTRUCTION: "instruction to a translating program",
    Role.ORIGINAL: "original",
    Role.CORRECTION_NOTE: "correction note",
}


def lay_out_reading(document: Document, page: int = 1) -> tuple[list[Part[Paragraph]], int]:
    """Give one page of a document, from 1, and how many there are."""
    parts, _, pages = lay_out(document, page, lambda span: _paragraph(document, span))
    return parts, pages


def lay_out(
    document: Document, page: int, set_as: Callable[[tuple[Span, bool]], Set]
) -> tuple[list[Part[Set]], int, int]:
    """Give one page of a document, its paragraphs set in some way; which it is, and of how many.

    `page` counts from 1; what is beyond is the first or the last.
    """
    pages = list(pages_of(document))
    page = min(max(page, 1), len(pages))
    parts = [
        Part(
            role=ROLE_NAMES.get(section.role, str(section.role)),
            language=section.language,
            language_name=name_language(section.language),
            direction=direction_of(section.language),
            is_noise=section.role in NOISE_ROLES,
            continued=continued,
            paragraphs=tuple(map(set_as, spans)),
            anchor=f"s{number + 1}",
        )
        for number, section, spans, continued in pages[page - 1]
    ]
    return parts, page, len(pages)


Placed = tuple[int, Section, list[tuple[Span, bool]], bool]


def pages_of(document: Document) -> Iterator[list[Placed]]:
    """Part a document into pages: of each the sections with their number and paragraphs."""
    page: list[Placed] = []
    size = 0
    for number, section in enumerate(document.sections):
        spans = list(paragraph_spans(document, section))
        start = 0
        for at, (span, _) in enumerate(spans):
            if size and size + span.length > PAGE:
                if at > start:
                    page.append((number, section, spans[start:at], start > 0))
                yield page
                page, size, start = [], 0, at
            size += span.length
        if spans[start:]:
            page.append((number, section, spans[start:], start > 0))
    yield page


def paragraph_spans(document: Document, section: Section) -> Iterator[tuple[Span, bool]]:
    """Join the passages of a section to paragraphs, and cut what lost its breaks into groups.

    Each comes with whether it is such a group.
    """
    inside = [span for span in document.passages if section.range.holds(span)]
    if not inside:
        if document.text[section.range.slice].strip():
            yield section.range, False
        return
    group: list[Span] = []
    for line in _lines(document.text, inside):
        lost = line[-1].end - line[0].start > LOST_BREAKS
        group = []
        for span in line:
            group.append(span)
            if lost and span.end - group[0].start > GROUP:
                yield Span(group[0].start, span.end), True
                group = []
        if group:
            yield Span(group[0].start, group[-1].end), lost


def _lines(text: str, passages: Sequence[Span]) -> Iterator[list[Span]]:
    line: list[Span] = []
    for span in passages:
        if line and "\n" in text[line[-1].end : span.start]:
            yield line
            line = []
        line.append(span)
    if line:
        yield line


def _paragraph(document: Document, placed: tuple[Span, bool]) -> Paragraph:
    span, regrouped = placed
    inside = [mark for mark in document.markers if span.holds(mark.range)]
    return Paragraph(tuple(_runs(document.text, span, inside)), regrouped)


def _runs(text: str, span: Span, markers: Sequence[Marker]) -> Iterator[Run]:
    done = span.start
    for mark in markers:
        if mark.range.start < done:
            continue
        if mark.range.start > done:
            yield Run(text[done : mark.range.start])
        yield Run(text[mark.range.slice], mark.label)
        done = mark.range.end
    if done < span.end:
        yield Run(text[done : span.end])
