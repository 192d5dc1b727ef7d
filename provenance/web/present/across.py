"""Two texts in two languages, row by row: what renders what, what was left out, what was added."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from provenance.web.present.words import count, direction_of, percent

ON_A_PAGE = 150
"""Rows on one page: about 4,000 words on each side."""

DOUBTFUL = 0.45
"""Likeness below which a row says so: right pairs lie above it in 19 cases of 20."""

ROLES = {
    "untranslated": "left in its first language",
    "leaked instruction": "an instruction to a translating program",
    "editorial": "an editor’s words",
    "summary": "a summary",
    "original": "the original, printed along",
    "correction note": "a note of correction",
}


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row: the words on both sides, and what it is if it is no plain rendering."""

    number: int
    older: str
    newer: str
    kind: str
    says: str
    likeness: str
    at: int


@dataclass(frozen=True, slots=True)
class AcrossShown:
    """A page of rows, and what is told of all of them together."""

    rows: tuple[RowShown, ...]
    headline: str
    languages: tuple[str, str]
    directions: tuple[str, str]
    page: int
    pages: int


def show_across(result: Mapping[str, Any], page: int) -> AcrossShown:
    """Put one page together; a page beyond the last is the last."""
    rows = [row for row in _rows(result) if row.kind != "none"]
    pages = max(1, -(-len(rows) // ON_A_PAGE))
    page = min(max(page, 1), pages)
    older, newer = result["languages"]
    return AcrossShown(
        rows=tuple(rows[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]),
        headline=_headline(result["pairs"]),
        languages=(older, newer),
        directions=(direction_of(older), direction_of(newer)),
        page=page,
        pages=pages,
    )


def _headline(pairs: Sequence[Mapping[str, Any]]) -> str:
    source = sum(len(one["older"]) for one in pairs)
    rendered = sum(len(one["older"]) for one in pairs if one["newer"])
    added = sum(len(one["newer"]) for one in pairs if not one["older"] and not one["role"])
    said = f"{rendered:,} of {count(source, 'sentence')} are rendered"
    if source:
        said += f" ({percent(rendered / source)})"
    if added:
        said += f"; {count(added, 'sentence')} {'has' if added == 1 else 'have'} no source"
    return f"{said}."


def _rows(result: Mapping[str, Any]) -> Iterator[RowShown]:
    number = 0
    for key, run in groupby(result["pairs"], key=_run_of):
        group = list(run)
        parts = [[one] for one in group] if key == ("paired", "") else [group]
        for part in parts:
            number += 1
            yield _row(number, part, *key)


def _run_of(one: Mapping[str, Any]) -> tuple[str, str]:
    """What kind of row this is; neighbours of one kind stand together, but for plain pairs."""
    if one["older"] and one["newer"]:
        return ("paired", "")
    if one["older"]:
        return ("left-out", "left out")
    if one["role"]:
        return ("aside", ROLES.get(one["role"], one["role"]))
    return ("added", "no source in the other text")


def _row(number: int, part: Sequence[Mapping[str, Any]], kind: str, says: str) -> RowShown:
    older = [text for one in part for text in one["texts"][0]]
    newer = [text for one in part for text in one["texts"][1]]
    likeness = ""
    if kind == "paired":
        (one,) = part
        likeness = percent(one["score"])
        says = "put elsewhere" if one["swapped"] else ""
        if one["score"] < DOUBTFUL:
            kind, says = "doubtful", "hardly alike: it may render something else"
    spans = [span for one in part for span in one["newer"]]
    return RowShown(
        number, " ".join(older), _joined(newer), kind, says, likeness, spans[0][0] if spans else 0
    )


def _joined(texts: Sequence[str]) -> str:
    """Sentences in a row, with a space between them unless their script has none."""
    said = ""
    for text in texts:
        said += text if not said or said[-1] > "\u2e80" else f" {text}"
    return said
