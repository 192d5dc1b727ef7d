"""Everything a comparison's page shows, put together from the contract's answer."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any
from urllib.parse import urlencode

from provenance.services.compare import DEFAULT, IGNORABLE, UNCOUNTED, Options
from provenance.services.share import Names
from provenance.web.present.blocks import Block, fold, hunks_of, paged, pages_of
from provenance.web.present.changes import Change, Mark, list_changes, mark_bar, say_counts
from provenance.web.present.pieces import End, Piece
from provenance.web.present.rows import Row, direction_of_text, lay_out
from provenance.web.present.words import count, direction_of, join, name_language

VIEWS = {"side": "Side by side", "inline": "Inline", "changes": "Changes only"}

GRANULARITIES = {
    "word": "words",
    "character": "letters",
    "sentence": "sentences",
    "passage": "paragraphs",
}
CLASSES = {
    "whitespace": "white space and line breaks",
    "typography": "typography",
    "case": "upper and lower case",
    "punctuation": "punctuation",
    "furniture": "what isn’t the work’s own",
}
"""What can be left aside, as people say it."""


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
    """What a reader asked to see of a comparison; of what is `pinned` nothing is chosen anew."""

    view: str = "side"
    page: int = 1
    unfolded: str = ""
    at: int | None = None
    to: str = ""
    options: Options = DEFAULT
    pinned: Options | None = None

    @property
    def query(self) -> str:
        """What to add to an address after its view to ask for the same; nothing by default."""
        pairs = [("ignore", name) for name in self.options.ignore]
        if self.options.granularity != DEFAULT.granularity:
            pairs.insert(0, ("granularity", self.options.granularity))
        return f"&{urlencode(pairs)}" if pairs else ""


class Rest(Enum):
    """Where that comes from which a page of a comparison does not show at once."""

    FETCHED = auto()
    """From the address of the comparison."""
    SENT = auto()
    """From the two texts, which are sent again for it."""
    NOTHING = auto()
    """It shows all of it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose of how two texts are compared; `count` places show it."""

    name: str
    says: str
    chosen: bool
    count: int = 0


@dataclass(frozen=True, slots=True)
class HunkShown:
    """Changes with the words around them, line by line, and what is said of each."""

    lines: tuple[tuple[Piece, ...], ...]
    stops: tuple[Change, ...]

    @property
    def direction(self) -> str:
        """Which way its words run, empty if as usual."""
        return direction_of_text(
            "".join(piece.older + piece.newer for line in self.lines for piece in line)
        )


@dataclass(frozen=True, slots=True)
class ComparisonShown:
    """A comparison laid out.

    `total` counts the changes, `first` and `last` are the numbers of those on this page.
    """

    asked: Asked
    older: Side
    newer: Side
    says: str
    manner: str
    granularities: tuple[Choice, ...]
    classes: tuple[Choice, ...]
    bar: tuple[tuple[Mark, str], ...]
    blocks: tuple[Block, ...]
    hunks: tuple[HunkShown, ...]
    page: int
    pages: int
    total: int
    first: int
    last: int
    first_id: str
    complete: bool
    whole: bool = False

    @property
    def total_says(self) -> str:
        """How many changes there are, in words."""
        return count(self.total, "change")

    @property
    def before(self) -> int:
        """How many changes stand before this page."""
        return max(self.first - 1, 0)

    @property
    def next(self) -> int:
        """How many changes the next page has."""
        return min(self.total - self.last, self.last - self.first + 1)


@dataclass(frozen=True, slots=True)
class Laid:
    """A comparison in rows and pages, which are the same whichever of them is asked for."""

    changes: tuple[Change, ...]
    rows: Sequence[Row]
    parted: Sequence[Sequence[Row]]
    pages: Mapping[str, int]


def lay(
    diff: Mapping[str, Any], language: str, *, at: int | None = None, whole: bool = False
) -> Laid:
    """Lay all of a comparison out; what is newer is in `language`."""
    rows = lay_out(diff, at=at)
    parted = [rows] if whole else paged(rows)
    return Laid(tuple(list_changes(diff, language=language)), rows, parted, pages_of(parted))


def show_comparison(
    diff: Mapping[str, Any],
    laid: Laid,
    asked: Asked,
    names: Names,
    rest: Rest = Rest.FETCHED,
) -> ComparisonShown:
    """Show a comparison, laid out, as asked."""
    whole = rest is Rest.NOTHING
    changes, parted, pages = laid.changes, laid.parted, laid.pages
    by_id = {change.id: change for change in changes}
    page = _page(asked, laid.rows, pages, len(parted))
    ids = [name for row in parted[page - 1] for name in row.ids]
    shown = [_quieted(row, asked.options) for row in parted[page - 1]]
    if "furniture" in asked.options.ignore:
        shown = [row for row in shown if not row.noise]
    shown = [_linked(row, pages, page, asked) for row in shown]
    as_hunks = asked.view == "changes"
    return ComparisonShown(
        asked=asked,
        older=_side(diff["older"], names.labels[0], names.languages[0]),
        newer=_side(diff["newer"], names.labels[1], names.languages[1]),
        says=say_counts(diff, changes),
        manner=say_manner(asked.options),
        granularities=_granularities(asked) if rest is Rest.FETCHED else (),
        classes=tuple(_classes(diff, changes, asked)) if rest is Rest.FETCHED else (),
        bar=tuple(
            (mark, _address(mark.id, pages.get(mark.id, page), page, asked))
            for mark in (() if rest is Rest.SENT else mark_bar(changes))
        ),
        blocks=()
        if as_hunks
        else tuple(fold(shown, unfolded=asked.unfolded, whole=whole, page=page)),
        hunks=_hunks(shown, by_id) if as_hunks else (),
        page=page,
        pages=len(parted),
        total=len(changes),
        first=by_id[ids[0]].number if ids else 0,
        last=by_id[ids[-1]].number if ids else 0,
        first_id=ids[0] if ids else "",
        complete=diff["complete"],
        whole=whole,
    )


def say_manner(options: Options) -> str:
    """Say how two texts were compared, nothing if it is the usual way.

    >>> say_manner(Options("sentence", ("case",)))
    'Compared by sentences; upper and lower case left aside.'
    """
    if options == DEFAULT:
        return ""
    aside = join([CLASSES[name] for name in options.ignore])
    by = f"Compared by {GRANULARITIES[options.granularity]}"
    return f"{by}; {aside} left aside." if aside else f"{by}."


def _granularities(asked: Asked) -> tuple[Choice, ...]:
    if asked.pinned:
        return ()
    chosen = asked.options.granularity
    return tuple(Choice(name, says, name == chosen) for name, says in GRANULARITIES.items())


def _classes(diff: Mapping[str, Any], changes: Sequence[Change], asked: Asked) -> Iterator[Choice]:
    found = Counter(kind for change in changes for kind in change.only)
    found.update(kind for edit in diff["edits"] for kind in edit.get("differs", ()))
    found["furniture"] = sum("noise" in edit for edit in diff["edits"])
    for name in IGNORABLE:
        if asked.pinned is None or (name in UNCOUNTED and name not in asked.pinned.ignore):
            yield Choice(name, CLASSES[name], name in asked.options.ignore, found[name])


def _quieted(row: Row, options: Options) -> Row:
    """Take the marks away from what is left aside; the text stays."""
    ignored = set(options.ignore)
    if not any(ignored.intersection(piece.differs) for piece in row.pieces):
        return row
    return Row(
        tuple(
            replace(piece, differs=tuple(kind for kind in piece.differs if kind not in ignored))
            for piece in row.pieces
        )
    )


def _address(name: str, there: int, page: int, asked: Asked) -> str:
    """Give the address of what stands under a name on the page `there`, seen from `page`."""
    return f"?view={asked.view}{asked.query}&page={there}#{name}" if there != page else f"#{name}"


def _linked(row: Row, pages: Mapping[str, int], page: int, asked: Asked) -> Row:
    """Give the ends of moves the address of their other end."""
    if not any(piece.went or piece.came for piece in row.pieces):
        return row

    def led(end: End | None) -> End | None:
        if end is None:
            return None
        there = pages.get(end.change, page)
        return replace(end, href=_address(end.other, there, page, asked))

    return Row(
        tuple(replace(piece, went=led(piece.went), came=led(piece.came)) for piece in row.pieces)
    )


def _hunks(rows: Sequence[Row], changes: Mapping[str, Change]) -> tuple[HunkShown, ...]:
    return tuple(
        HunkShown(hunk.lines, tuple(changes[name] for name in hunk.ids)) for hunk in hunks_of(rows)
    )


def _page(asked: Asked, rows: Sequence[Row], pages: Mapping[str, int], last: int) -> int:
    page = pages.get(asked.to, asked.page)
    if asked.to.startswith("m"):
        page = next(
            (
                pages.get(piece.edit, page)
                for row in rows
                for piece in row.pieces
                for end in (piece.went, piece.came)
                if end is not None and end.name == asked.to
            ),
            page,
        )
    if asked.at is not None:
        wanted = [piece.id for row in rows for piece in row.pieces if piece.at and piece.id]
        page = pages.get(wanted[0], page) if wanted else page
    return min(max(page, 1), last)


def _side(side: Mapping[str, Any], label: str, language: str) -> Side:
    return Side(
        name=side["name"],
        label=label,
        language=language,
        language_name=name_language(language),
        direction=direction_of(language),
        size=count(side["words"], "word"),
    )
