"""Everything a comparison's page shows, put together from the contract's answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from provenance.web.present.blocks import Block, fold, hunks_of, page_of, pages_of
from provenance.web.present.changes import Change, Mark, list_changes, mark_bar, say_counts
from provenance.web.present.rows import Piece, Row, lay_out
from provenance.web.present.words import count, direction_of, name_language

VIEWS = {"side": "Side by side", "inline": "Inline", "changes": "Changes only"}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison."""

    name: str
    label: str
    language: str
    language_name: str
    direction: str
    size: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asked to see of a comparison."""

    view: str = "side"
    page: int = 1
    unfolded: str = ""
    at: int | None = None
    noise_hidden: bool = False


@dataclass(frozen=True, slots=True)
class HunkShown:
    """Changes with the words around them, and what is said of each."""

    pieces: tuple[Piece, ...]
    stops: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ComparisonShown:
    """A comparison laid out."""

    asked: Asked
    older: Side
    newer: Side
    says: str
    changes: Mapping[str, Change]
    bar: tuple[tuple[Mark, int], ...]
    blocks: tuple[Block, ...]
    hunks: tuple[HunkShown, ...]
    page: int
    pages: int
    has_noise: bool
    complete: bool
    first: str
    whole: bool = False

    @property
    def view_name(self) -> str:
        """What the view is called."""
        return VIEWS[self.asked.view]


def show_comparison(
    diff: Mapping[str, Any],
    asked: Asked,
    *,
    labels: tuple[str, str] = ("", ""),
    languages: tuple[str, str] = ("und", "und"),
    whole: bool = False,
) -> ComparisonShown:
    """Lay a comparison out as asked; `whole` if it has no address to fetch the rest of it from."""
    changes = list_changes(diff, language=languages[1])
    by_id = {change.id: change for change in changes}
    rows = lay_out(diff, at=asked.at)
    pages = pages_of(rows)
    page = _page(asked, rows, pages)
    shown, total = (rows, 1) if whole else page_of(rows, page)
    if asked.noise_hidden:
        shown = [row for row in shown if not row.noise]
    as_hunks = asked.view == "changes"
    return ComparisonShown(
        asked=asked,
        older=_side(diff["older"], labels[0], languages[0]),
        newer=_side(diff["newer"], labels[1], languages[1]),
        says=say_counts(diff, changes),
        changes=by_id,
        bar=tuple((mark, 1 if whole else pages.get(mark.id, 1)) for mark in mark_bar(changes)),
        blocks=() if as_hunks else tuple(fold(shown, unfolded=asked.unfolded, whole=whole)),
        hunks=_hunks(shown, by_id) if as_hunks else (),
        page=page,
        pages=total,
        has_noise=any("noise" in edit for edit in diff["edits"]),
        complete=diff["complete"],
        first=changes[0].id if changes else "",
        whole=whole,
    )


def _hunks(rows: Sequence[Row], changes: Mapping[str, Change]) -> tuple[HunkShown, ...]:
    return tuple(
        HunkShown(hunk.pieces, tuple(changes[name] for name in hunk.ids)) for hunk in hunks_of(rows)
    )


def _page(asked: Asked, rows: Sequence[Row], pages: Mapping[str, int]) -> int:
    if asked.at is None:
        return asked.page
    wanted = [piece.id for row in rows for piece in row.pieces if piece.at and piece.id]
    return pages.get(wanted[0], asked.page) if wanted else asked.page


def _side(side: Mapping[str, Any], label: str, language: str) -> Side:
    return Side(
        name=side["name"],
        label=label,
        language=language,
        language_name=name_language(language),
        direction=direction_of(language),
        size=count(side["words"], "word"),
    )
