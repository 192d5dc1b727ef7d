"""The places of variation as a list, and one of them opened across all texts."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from provenance.diffing.collating.transpositions import Place, Transposition
from provenance.diffing.collating.variation import Manner, Variation
from provenance.services.align import Stated
from provenance.services.collate import Text
from provenance.web.present.collation import (
    MANNERS,
    Asked,
    Edition,
    Group,
    clip,
    say_name,
    say_names,
)
from provenance.web.present.collation_alignment import said_of
from provenance.web.present.words import count, direction_of, join

PAGE = 50
"""Places a page of the list holds."""
CONTEXT = 70
"""Characters of context on either side of a reading."""
_SPACE = re.compile(r"\s+")
KINDS = {
    Manner.SUBSTANCE: "in wording",
    Manner.TYPOGRAPHY: "in typography, case or punctuation only",
    Manner.OBSERVATION: "in what was put around the work",
}
SORTS = {"": "position", "differ": "how many differ"}


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place in the list; `differ` of `of` texts read otherwise than the base."""

    number: int
    place: str
    manner: str
    before: str
    after: str
    readings: tuple[Group, ...]
    differ: int
    of: int


@dataclass(frozen=True, slots=True)
class PlaceList:
    """A page of the list; `says` how many places there are of each kind."""

    rows: tuple[PlaceRow, ...]
    found: str
    page: int
    pages: int
    says: str


def list_places(edition: Edition, asked: Asked) -> PlaceList:
    """List the places asked for; those of one witness are where it departs from the base."""
    names = [text.name for text in edition.texts]
    found = [place for place in edition.variations if asked.kind in {"", place.manner.value}]
    if asked.witness in names:
        witness = names.index(asked.witness)
        found = [place for place in found if edition.departs(place, witness)]
    if asked.sort == "differ":
        found.sort(
            key=lambda place: (place.manner is Manner.OBSERVATION, -edition.differing(place))
        )
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(asked.page, 1), pages)
    rows = tuple(_row(edition, place) for place in found[(page - 1) * PAGE : page * PAGE])
    return PlaceList(rows, count(len(found), "place"), page, pages, _say_kinds(edition))


def _say_kinds(edition: Edition) -> str:
    counted = Counter(place.manner for place in edition.variations)
    said = [f"{number:,} {KINDS[manner]}" for manner in Manner if (number := counted[manner])]
    if not said:
        return "The texts read the same."
    return f"The texts differ in {count(counted.total(), 'place')}: {join(said)}."


def _row(edition: Edition, place: Variation) -> PlaceRow:
    before, after = context_of(edition, place.row, edition.base)
    return PlaceRow(
        number=edition.numbers[place.row],
        place=edition.id_of(place.row),
        manner=MANNERS[place.manner],
        before=before,
        after=after,
        readings=tuple(edition.readings(place)),
        differ=edition.differing(place),
        of=max(place.testifying, 1) - 1
        if place.manner is not Manner.OBSERVATION
        else len(edition.texts) - 1,
    )


def context_of(edition: Edition, row: int, text: int) -> tuple[str, str]:
    """Give what stands before and after a row in one text, on one line each."""
    words = edition.texts[text].text
    start, end = _edges(edition, row, text)
    before = _on_one_line(words[max(0, start - CONTEXT) : start])
    after = _on_one_line(words[end : end + CONTEXT])
    if start > CONTEXT:
        before = f"…\xa0{before.lstrip().partition(' ')[2] or before}"
    if end + CONTEXT < len(words):
        after = f"{after.rstrip().rpartition(' ')[0] or after}\xa0…"
    return before, after


def _on_one_line(text: str) -> str:
    """Run white space together, and keep one at either end."""
    return _SPACE.sub(" ", text)


def _edges(edition: Edition, row: int, text: int) -> tuple[int, int]:
    cell = edition.rows[row].cells[text]
    if cell:
        return cell.start, cell.end
    above = (edition.rows[at].cells[text] for at in range(row - 1, -1, -1))
    end = next((cell.end for cell in above if cell), 0)
    return end, end


@dataclass(frozen=True, slots=True)
class WitnessRow:
    """What one text has at a place; `at` is where, for its comparison with the base."""

    text: Text
    name: str
    before: str
    reading: str
    tail: str
    after: str
    note: str
    pair: str
    at: int
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class ReadingShown:
    """A reading with those who have it, and its letter."""

    letter: str
    group: Group
    rows: tuple[WitnessRow, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A passage that stands here in some texts and at other places in others."""

    text: str
    here: str
    others: tuple[tuple[str, str], ...]
    place: str


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """One place, or a row in which all agree, across all texts."""

    id: str
    row: int
    number: int
    total: int
    manner: str
    lemma: str
    base: str
    readings: tuple[ReadingShown, ...]
    lacking: str
    silent: str
    previous: str
    next: str
    elsewhere: tuple[Elsewhere, ...]
    stated: tuple[Stated, ...]
    map_page: int = 1


LETTERS = "abcdefghijklmnopqrstuvwxyz"


def show_place(edition: Edition, row: int) -> PlaceShown:
    """Open one row across all texts."""
    place = edition.by_row.get(row)
    numbered = [one.row for one in edition.variations]
    before, after = _beside(edition, row, numbered)
    groups = edition.readings(place) if place else [_all(edition, row)]
    told = {text.name for group in groups for text in group.witnesses}
    others = [text for text in edition.texts if text.name not in told]
    lacking = [edition.texts[text] for text in sorted(place.lacking)] if place else []
    silent = [text for text in others if text not in lacking]
    return PlaceShown(
        id=edition.id_of(row),
        row=row,
        number=edition.numbers.get(row, 0),
        total=len(numbered),
        manner=MANNERS[place.manner] if place else "",
        lemma=edition.said(row, edition.base).strip(),
        base=say_name(edition.texts[edition.base]),
        readings=tuple(
            ReadingShown(_letter(number), group, _witness_rows(edition, row, group))
            for number, group in enumerate(groups)
        ),
        lacking=say_names([text for text in lacking if text in others]),
        silent=say_names(silent),
        previous=edition.id_of(before[-1]) if before else "",
        next=edition.id_of(after[0]) if after else "",
        elsewhere=_elsewhere(edition, row),
        stated=said_of(edition.aligned, row),
    )


def _beside(edition: Edition, row: int, numbered: Sequence[int]) -> tuple[list[int], list[int]]:
    """The rows of the places before one, and of those after it."""
    number = edition.numbers.get(row)
    if number is None:
        ahead = [one < row for one in numbered].count(True)
        return sorted(numbered)[:ahead], sorted(numbered)[ahead:]
    return list(numbered[: number - 1]), list(numbered[number:])


def _all(edition: Edition, row: int) -> Group:
    held = [at for at, cell in enumerate(edition.rows[row].cells) if cell]
    base = edition.base if edition.base in held else held[0]
    return Group(edition.said(row, base).strip(), edition.in_order(held), is_base=True)


def _letter(number: int) -> str:
    """Name a reading: a to z, then by its number."""
    return LETTERS[number] if number < len(LETTERS) else str(number + 1)


def _witness_rows(edition: Edition, row: int, group: Group) -> tuple[WitnessRow, ...]:
    base = edition.texts[edition.base]
    rows = []
    for text in group.witnesses:
        number = edition.texts.index(text)
        before, after = context_of(edition, row, number)
        said = _on_one_line(edition.said(row, number))
        start, _ = _edges(edition, row, number)
        is_other = text.siglum != base.siglum
        rows.append(
            WitnessRow(
                text=text,
                name=say_name(text),
                before=before,
                reading=said.strip(),
                tail=said[len(said.rstrip()) :],
                after=after,
                note="" if edition.rows[row].cells[number] else "nothing here",
                pair=f"{base.siglum}..{text.siglum}" if is_other else "",
                at=text.range.start + start,
                language=text.language,
                direction=direction_of(text.language),
            )
        )
    return tuple(rows)


def list_moved(edition: Edition) -> tuple[Elsewhere, ...]:
    """List the passages that stand at different places in different texts, the longest first."""
    moved = [_passage(edition, one, one.places[0]) for one in edition.aligned.found.transpositions]
    return tuple(sorted(moved, key=lambda each: -len(each.text))[:PAGE])


def _elsewhere(edition: Edition, row: int) -> tuple[Elsewhere, ...]:
    return tuple(
        _passage(edition, moved, place)
        for moved in edition.aligned.found.transpositions
        for place in moved.places
        if place.start <= row < place.end
    )


def _passage(edition: Edition, moved: Transposition, here: Place) -> Elsewhere:
    text = here.witnesses[0]
    words = "".join(edition.said(row, text) for row in range(here.start, here.end))
    others = tuple(
        (edition.id_of(place.start), say_names(edition.in_order(place.witnesses)))
        for place in moved.places
        if place != here
    )
    names = say_names(edition.in_order(here.witnesses))
    return Elsewhere(clip(words), names, others, edition.id_of(here.start))
