"""How a row stands for those who correct the alignment, and what was said of it, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.services.align import Aligned, Stated, word_edges
from provenance.text.spans import Span
from provenance.web.present.collation import Edition, Group, clip


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
        if number is not None:
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
