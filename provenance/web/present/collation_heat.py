"""One text to be read, each stretch of it shaded by how many of the others read otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from provenance.diffing.collating.variation import Manner, Variation
from provenance.text.document import NOISE_ROLES, Section
from provenance.text.spans import Span
from provenance.web.present.collation import Edition, Group, clip, say_names
from provenance.web.present.collation_marks import Marking, mark_from
from provenance.web.present.reading import ROLE_NAMES, paragraph_spans
from provenance.web.present.words import direction_of

STEPS = 5
"""Shades of the map: more can't be told apart beside each other in running text."""
PAGE = 24_000
"""Characters a page of the map holds: about 4,000 words."""
TOLD = 3
"""Readings that are told before one opens a place."""
SHORT = 60
"""Characters of each of them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the base text, or a mark where others have words that it lacks.

    `step` is its shade, 0 to STEPS; `number` is how many differ, `says` who reads what.
    """

    text: str = ""
    tail: str = ""
    manner: str = ""
    step: int = 0
    number: int = 0
    says: str = ""
    place: str = ""
    is_caret: bool = False


@dataclass(frozen=True, slots=True)
class PartShown:
    """One section of the base text, or as much of it as stands on this page."""

    role: str
    language: str
    direction: str
    is_noise: bool
    paragraphs: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A page of the map, of how many."""

    parts: tuple[PartShown, ...]
    page: int
    pages: int
    marking: Marking


@dataclass(frozen=True, slots=True)
class _Item:
    """What stands at an offset of the base's document: a cell, or a gap of others' words.

    `places` are those there where others differ, `number` is how many of them do at the most.
    """

    span: Span
    places: tuple[Variation, ...]
    number: int


def draw_heat(edition: Edition, page: int = 1, *, least: int = 0) -> HeatMap:
    """Lay the base text out for reading, shaded where `least` or more of the others differ.

    0 marks as much as can be read.
    """
    pages = _paged(_paragraphs(edition))
    page = min(max(page, 1), len(pages))
    items = _Items(edition, least)
    parts: list[tuple[Section, list[tuple[Piece, ...]]]] = []
    if pages[page - 1]:
        items.skip_to(pages[page - 1][0][1].start if page > 1 else 0)
    for section, span in pages[page - 1]:
        if not parts or parts[-1][0] is not section:
            parts.append((section, []))
        is_last = page == len(pages) and span is pages[-1][-1][1]
        found = _pieces(edition, items.of(span, is_last=is_last), span, items.marking.least)
        parts[-1][1].append(tuple(found))
    shown = tuple(
        PartShown(
            role=ROLE_NAMES.get(section.role, str(section.role)),
            language=section.language,
            direction=direction_of(section.language),
            is_noise=section.role in NOISE_ROLES,
            paragraphs=tuple(paragraphs),
        )
        for section, paragraphs in parts
    )
    return HeatMap(shown, page, len(pages), items.marking)


def page_with(edition: Edition, row: int) -> int:
    """Give the page of the map on which a row's place stands."""
    at = 0
    for above in edition.rows[: row + 1]:
        if cell := above.cells[edition.base]:
            at = edition.texts[edition.base].range.start + cell.start
    pages = enumerate(_paged(_paragraphs(edition)), 1)
    return next((number for number, page in pages if page and page[-1][1].end > at), 1)


def _paragraphs(edition: Edition) -> list[tuple[Section, Span]]:
    text = edition.texts[edition.base]
    return [
        (section, span)
        for section in text.document.sections
        if section.range.overlap(text.range)
        for span, _ in paragraph_spans(text.document, section)
    ]


def _paged(placed: Sequence[tuple[Section, Span]]) -> list[list[tuple[Section, Span]]]:
    pages: list[list[tuple[Section, Span]]] = [[]]
    size = 0
    for section, span in placed:
        if size and size + span.length > PAGE:
            pages.append([])
            size = 0
        pages[-1].append((section, span))
        size += span.length
    return pages


class _Items:
    """The base's cells, and between them what only others have, in order."""

    def __init__(self, edition: Edition, least: int) -> None:
        base = edition.texts[edition.base]
        start = end = base.range.start
        self._items: list[_Item] = []
        self._at = 0
        lacking: list[Variation] = []
        for number, row in enumerate(edition.rows):
            place = edition.by_row.get(number)
            says = place is not None and place.reads[edition.base] is not None
            told = [place] if place is not None and says else []
            if cell := row.cells[edition.base]:
                self._note(edition, Span(end, end), lacking)
                lacking = []
                end = start + cell.end
                self._note(edition, Span(start + cell.start, end), told)
            else:
                lacking += told
        self._note(edition, Span(end, end), lacking)
        self.marking = mark_from(
            [item.number for item in self._items if item.number],
            others=len(edition.texts) - 1,
            length=base.range.length,
            asked=least,
        )

    def _note(self, edition: Edition, span: Span, places: Sequence[Variation]) -> None:
        if span.length or places:
            number = max(map(edition.differing, places), default=0)
            self._items.append(_Item(span, tuple(places), number))

    def skip_to(self, offset: int) -> None:
        """Leave out what ends before an offset."""
        while self._at < len(self._items) and self._items[self._at].span.end < offset:
            self._at += 1

    def of(self, paragraph: Span, *, is_last: bool) -> Iterator[_Item]:
        """Give what stands in a paragraph; asked for one after the other."""
        while self._at < len(self._items):
            item = self._items[self._at]
            is_gap = not item.span.length
            if item.span.start >= paragraph.end and not (is_last and is_gap):
                return
            if item.span.end > paragraph.start or is_gap:
                yield item
            if item.span.end > paragraph.end and not is_gap:
                return
            self._at += 1


def _pieces(
    edition: Edition, items: Iterator[_Item], paragraph: Span, least: int
) -> Iterator[Piece]:
    whole = edition.texts[edition.base].document.text
    for item in items:
        is_marked = item.number >= least
        if not item.span.length:
            if is_marked:
                yield _caret(edition, item.places)
            continue
        start, end = max(item.span.start, paragraph.start), min(item.span.end, paragraph.end)
        words = whole[start:end]
        is_end = not whole[end : item.span.end].strip()
        if not is_marked:
            yield Piece(words)
        elif words.strip():
            yield _shaded(edition, item.places[0], words, is_end=is_end)


def _shaded(edition: Edition, place: Variation, words: str, *, is_end: bool) -> Piece:
    body = words.rstrip()
    of = place.testifying - 1
    others = [group for group in edition.readings(place) if not group.is_base]
    number = sum(len(group.witnesses) for group in others)
    is_wording = place.manner is Manner.SUBSTANCE
    verb = "differ" if is_wording else "write it otherwise"
    return Piece(
        text=body,
        tail=words[len(body) :],
        manner=place.manner.value,
        step=ceil(STEPS * number / of) if is_wording else 0,
        number=number if is_wording and is_end else 0,
        says=f"{number} of {of} {verb}: {_told(others)}",
        place=edition.id_of(place.row),
    )


def _caret(edition: Edition, places: Sequence[Variation]) -> Piece:
    fullest = max(places, key=lambda place: len(place.differing(edition.base)))
    differ, of = len(fullest.differing(edition.base)), fullest.testifying - 1
    others = [group for group in edition.readings(fullest) if not group.is_base]
    more = f"; {len(places) - 1} more here" if len(places) > 1 else ""
    return Piece(
        manner="substance",
        step=ceil(STEPS * differ / of) if of else 0,
        number=differ,
        says=f"{differ} of {of} have words here: {_told(others)}{more}",
        place=edition.id_of(fullest.row),
        is_caret=True,
    )


def _told(groups: Sequence[Group]) -> str:
    said = [f"{_quoted(group)} ({say_names(group.witnesses)})" for group in groups[:TOLD]]
    if len(groups) > TOLD:
        said.append(f"{len(groups) - TOLD} more")
    return "; ".join(said)


def _quoted(group: Group) -> str:
    if group.text:
        return f"“{clip(group.text, SHORT)}”"
    return "at another place" if group.is_elsewhere else "nothing"
