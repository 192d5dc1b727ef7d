"""The places of variation as a list, and one of them opened across all texts."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from provenance.diffing.variation import OMITS, Manner, Variation
from provenance.services.align import Aligned, Stated, word_edges
from provenance.services.collate import Text
from provenance.text.spans import Span
from provenance.web.present.collation import (
    MANNERS,
    Asked,
    Edition,
    Group,
    clip,
    say_name,
    say_names,
)
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
        found = [place for place in found if departs(edition, place, witness)]
    if asked.sort == "differ":
        found.sort(key=lambda place: -_differing(edition, place))
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


def departs(edition: Edition, place: Variation, witness: int) -> bool:
    """Whether a text reads, or writes, otherwise at a place than the base does."""
    if place.manner is Manner.SUBSTANCE:
        return witness in place.differing(edition.base)
    forms = edition.rows[place.row].forms
    if place.manner is Manner.TYPOGRAPHY and None in {forms[witness], forms[edition.base]}:
        return False
    return forms[witness] != forms[edition.base]


def _differing(edition: Edition, place: Variation) -> int:
    if place.manner is Manner.SUBSTANCE:
        return len(place.differing(edition.base))
    return sum(departs(edition, place, text) for text in range(len(edition.texts)))


def _row(edition: Edition, place: Variation) -> PlaceRow:
    before, after = context_of(edition, place.row, edition.base)
    return PlaceRow(
        number=edition.numbers[place.row],
        place=edition.id_of(place.row),
        manner=MANNERS[place.manner],
        before=before,
        after=after,
        readings=tuple(edition.readings(place)),
        differ=_differing(edition, place),
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
        before = f"… {before.lstrip().partition(' ')[2] or before}"
    if end + CONTEXT < len(words):
        after = f"{after.rstrip().rpartition(' ')[0] or after} …"
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
    before = [one for one in numbered if one < row]
    after = [one for one in numbered if one > row]
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


def _elsewhere(edition: Edition, row: int) -> tuple[Elsewhere, ...]:
    found = []
    for moved in edition.aligned.found.transpositions:
        here = [place for place in moved.places if place.start <= row < place.end]
        if not here:
            continue
        others = tuple(
            (edition.id_of(place.start), say_names(edition.in_order(place.witnesses)))
            for place in moved.places
            if place not in here
        )
        first = here[0].witnesses[0]
        words = "".join(edition.said(at, first) for at in range(here[0].start, here[0].end))
        held = say_names(edition.in_order(here[0].witnesses))
        found.append(Elsewhere(clip(words), held, others))
    return tuple(found)


def said_of(aligned: Aligned, row: int) -> tuple[Stated, ...]:
    """Give the statements in force that speak of words in a row."""
    cells = aligned.found.rows[row].cells
    here = [
        (text.siglum, Span(text.range.start + cell.start, text.range.start + cell.end))
        for text, cell in zip(aligned.texts, cells, strict=True)
        if cell
    ]
    return tuple(
        each
        for each in aligned.stated
        if any(
            quote["siglum"] == siglum and span.start <= quote["start"] < span.end
            for quotes in each.correction.said.values()
            for quote in quotes
            for siglum, span in here
        )
    )


@dataclass(frozen=True, slots=True)
class Around:
    """A row beside a place, for those who correct: who has what in it."""

    name: str
    place: str
    groups: tuple[Group, ...]


def rows_around(edition: Edition, row: int) -> tuple[Around, ...]:
    """Give the row above, the row itself and the row below, as far as there are such."""
    found = []
    for at, name in ((row - 1, "Row above"), (row, "This row"), (row + 1, "Row below")):
        if 0 <= at < len(edition.rows):
            groups = forms_of(edition, at)
            found.append(Around(name, edition.id_of(at), tuple(group for _, group, _ in groups)))
    return tuple(found)


def forms_of(edition: Edition, row: int) -> list[tuple[int, Group, int]]:
    """Give each way of writing in a row: its number, who writes so, and how many words it has."""
    forms: dict[int, list[int]] = {}
    for text, number in enumerate(edition.rows[row].forms):
        if number is not None:
            forms.setdefault(number, []).append(text)
    return [
        (
            number,
            Group(edition.said(row, texts[0]).strip(), edition.in_order(texts)),
            len(word_edges(edition.said(row, texts[0]))) - 1,
        )
        for number, texts in sorted(forms.items())
    ]


def readings_of(edition: Edition, row: int) -> list[tuple[int, Group]]:
    """Give each reading in a row as the alignment counts them: its number, and who reads so."""
    found: dict[int, list[int]] = {}
    for text, number in enumerate(edition.rows[row].readings):
        if number is not None and number != OMITS:
            found.setdefault(number, []).append(text)
    return [
        (number, Group(edition.said(row, texts[0]).strip(), edition.in_order(texts)))
        for number, texts in sorted(found.items())
    ]


def stated_in_words(
    kind: str, said: dict[str, Sequence[dict[str, str]]], standing: set[str]
) -> str:
    """Say in a sentence what a correction says; words of withdrawn texts are not shown.

    >>> gray, grey = {"siglum": "A", "quote": "gray "}, {"siglum": "B", "quote": "grey "}
    >>> stated_in_words("alike", {"one": [gray], "other": [grey]}, {"A"})
    '“gray” of A and words of B, now withdrawn, are the same reading.'
    """
    first, second = {
        "moved": ("what", "beside"),
        "joined": ("upper", "lower"),
        "parted": ("upper", "lower"),
        "alike": ("one", "other"),
        "unlike": ("one", "other"),
    }[kind]
    one = _in_words(said[first], standing)
    other = _in_words(said[second], standing)
    return {
        "moved": f"{one} stands beside {other}.",
        "joined": f"The row of {one} and the row of {other} are one.",
        "parted": f"{other} stands in a row below {one}.",
        "alike": f"{one} and {other} are the same reading.",
        "unlike": f"{one} and {other} are different readings.",
    }[kind]


def _in_words(quotes: Sequence[dict[str, str]], standing: set[str]) -> str:
    shown = [quote for quote in quotes if quote["siglum"] in standing]
    if not shown:
        sigla = ", ".join(quote["siglum"] for quote in quotes)
        return f"words of {sigla}, now withdrawn," if sigla else "nothing"
    words = clip(shown[0]["quote"], 60)
    same = [quote["siglum"] for quote in shown if quote["quote"] == shown[0]["quote"]]
    return f"“{words}” of {' '.join(dict.fromkeys(same))}"
