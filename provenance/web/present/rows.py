"""How a comparison is laid out: rows of text in which both sides stand beside each other.

A row is about a paragraph: it ends where both texts break a line, and where a paragraph was lost,
at a sentence's end once it has grown long. Every view of a comparison is drawn from the same rows.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, zip_longest
from typing import Any

from provenance.web.present.edits import pieces_of
from provenance.web.present.pieces import Piece, name_differences, slice_parts

__all__ = ["BREAK_AT_END", "Piece", "Row", "direction_of_text", "lay_out"]

LONG_ROW = 420
"""Characters after which a row ends at the next sentence: about six lines of a column."""

HARD = re.compile(r"\n\s*")
BREAK_AT_END = re.compile(r"\n\s*$")
CHUNK = re.compile(r"\s*\S+\s*|\s+")
ENDS = re.compile(r"\n\s*|[.!?…][)\]\"'”’»]*\s+|[。!?．][」』）”’]*\s*")


MOVED = {(True, False): "→", (False, True): "←", (True, True): "⇄"}
"""The sign of a row: something went from here to another place, came from there, or both."""

RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Row:
    """What stands beside each other."""

    pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        """Whether a change that counts shows in it."""
        return any(piece.is_change for piece in self.pieces)

    @property
    def noise(self) -> str:
        """The kind of noise it consists of, empty if there is ordinary text in it."""
        kinds = [piece.noise for piece in self.pieces if (piece.older + piece.newer).strip()]
        return kinds[0] if kinds and all(kinds) else ""

    @property
    def is_blank(self) -> bool:
        """Whether neither side has anything to read in it."""
        return not any((piece.older + piece.newer).strip() for piece in self.pieces)

    @property
    def stops(self) -> tuple[Piece, ...]:
        """The pieces with which changes begin in it."""
        return tuple(piece for piece in self.pieces if piece.id)

    @property
    def ids(self) -> tuple[str, ...]:
        """The changes that begin in it."""
        return tuple(piece.id for piece in self.stops)

    @property
    def older(self) -> str:
        """Its text on the older side."""
        return "".join(piece.older for piece in self.pieces)

    @property
    def newer(self) -> str:
        """Its text on the newer side."""
        return "".join(piece.newer for piece in self.pieces)

    @property
    def goes_on(self) -> bool:
        """Whether its paragraph, or its list, goes on in the next row: one line break ends it."""
        text = self.newer or self.older
        return text[len(text.rstrip()) :].count("\n") == 1

    @property
    def sign(self) -> str:
        """The sign in the margin: what happened here, to those who don't see colour."""
        changes = [piece for piece in self.pieces if piece.is_change]
        if not changes:
            return ""
        went = any(piece.older_move for piece in changes)
        came = any(piece.newer_move for piece in changes)
        if went or came:
            return MOVED[went, came]
        ops = {piece.op for piece in changes if not piece.is_break}
        if not ops:
            return "¶"
        if all(piece.only for piece in changes if not piece.is_break):
            return "≈"
        return {"insert": "+", "delete": "−"}.get(ops.pop(), "~") if len(ops) == 1 else "~"

    @property
    def kinds(self) -> tuple[str, ...]:
        """What differs in it beside words, in words."""
        found = {kind: None for piece in self.pieces for kind in (*piece.only, *piece.differs)}
        return tuple(name_differences([kind]) for kind in found)

    @property
    def older_direction(self) -> str:
        """Which way its older text runs, empty if it is all of the usual letters."""
        return direction_of_text(self.older)

    @property
    def newer_direction(self) -> str:
        """Which way its newer text runs."""
        return direction_of_text(self.newer)


def direction_of_text(text: str) -> str:
    """Tell which way a paragraph runs: rtl if most of its letters do, ltr if some do, else empty.

    >>> direction_of_text("שלום in Hebrew"), direction_of_text("שלום"), direction_of_text("peace")
    ('ltr', 'rtl', '')
    """
    right = len(RIGHT_TO_LEFT.findall(text))
    if not right:
        return ""
    return "rtl" if 2 * right > len(LETTER.findall(text)) else "ltr"


def lay_out(diff: Mapping[str, Any], *, at: int | None = None) -> list[Row]:
    """Lay a comparison (contract `provenance.diff/1`) out in rows that hold all of both texts.

    `at` is an offset into the newer text; the change there, or the next one, is marked.
    """
    rows: list[Row] = []
    pieces: list[Piece] = []
    length = 0
    for whole in pieces_of(diff, _wanted(diff, at)):
        for piece, ends in _cut(whole, length):
            pieces.append(piece)
            length += max(len(piece.older), len(piece.newer))
            if ends:
                rows.append(Row(tuple(pieces)))
                pieces, length = [], 0
    if pieces:
        rows.append(Row(tuple(pieces)))
    return _join_blanks(rows)


def _wanted(diff: Mapping[str, Any], at: int | None) -> str:
    if at is None:
        return ""
    for edit in diff["edits"]:
        counts = edit["op"] != "equal" and "noise" not in edit
        if counts and edit["newer"][1] >= at:
            return str(edit["id"])
    return ""


def _cut(piece: Piece, length: int) -> Iterator[tuple[Piece, bool]]:
    """Cut a piece where rows end; `length` is how long the row is that it begins in."""
    if piece.is_break:
        yield piece, True
    elif piece.op != "equal":
        yield from _cut_change(piece, apart=not length and _changed_places(piece))
    elif piece.older == piece.newer:
        yield from _cut_same(piece, length)
    else:
        yield from _cut_differing(piece, length)


def _cut_same(piece: Piece, length: int) -> Iterator[tuple[Piece, bool]]:
    done = 0
    for found in ENDS.finditer(piece.newer):
        grown = length + found.end() - done
        if "\n" not in found.group() and grown < LONG_ROW:
            continue
        yield piece.part_of_same(piece.newer[done : found.end()]), True
        done, length = found.end(), 0
    if done < len(piece.newer):
        yield piece.part_of_same(piece.newer[done:]) if done else piece, False


def _cut_differing(piece: Piece, length: int) -> Iterator[tuple[Piece, bool]]:
    """Cut what is equal though its characters differ, word by word on both sides at once."""
    older, newer = CHUNK.findall(piece.older), CHUNK.findall(piece.newer)
    ends_older, ends_newer = list(accumulate(map(len, older))), list(accumulate(map(len, newer)))
    at = (0, 0)
    if len(older) == len(newer):
        for last_older, last_newer, chunk in zip(ends_older, ends_newer, newer, strict=True):
            here = piece.older[at[0] : last_older], piece.newer[at[1] : last_newer]
            is_long = length + len(here[1]) >= LONG_ROW and ENDS.search(chunk)
            if is_long or any(BREAK_AT_END.search(text) for text in here):
                yield replace(piece, older=here[0], newer=here[1]), True
                at, length = (last_older, last_newer), 0
    if at != (len(piece.older), len(piece.newer)):
        rest = replace(piece, older=piece.older[at[0] :], newer=piece.newer[at[1] :])
        yield rest, any(BREAK_AT_END.search(text) for text in (rest.older, rest.newer))


def _changed_places(piece: Piece) -> bool:
    """Whether whole lines went away from here and others came, which have nothing in common."""
    whole = all(BREAK_AT_END.search(text) for text in (piece.older, piece.newer))
    return whole and piece.older_move != piece.newer_move


def _cut_change(piece: Piece, *, apart: bool) -> Iterator[tuple[Piece, bool]]:
    """Cut a change where its lines end; `apart` puts none of the newer beside one of the older."""
    older_lines, newer_lines = _paragraphs(piece.older), _paragraphs(piece.newer)
    if apart:
        older_lines, newer_lines = (
            [*older_lines, *("" for _ in newer_lines)],
            [*("" for _ in older_lines), *newer_lines],
        )
    pairs = list(zip_longest(older_lines, newer_lines, fillvalue=""))
    if len(pairs) == 1:
        yield piece, bool(BREAK_AT_END.search(piece.older or piece.newer))
        return
    at = (0, 0)
    for number, (older, newer) in enumerate(pairs):
        first = number == 0
        end = (at[0] + len(older), at[1] + len(newer))
        shown = replace(
            piece,
            op="replace" if older and newer else "delete" if older else "insert",
            older=older,
            newer=newer,
            id=piece.id if first else "",
            went=piece.went if first else None,
            came=piece.came if newer and not at[1] else None,
            older_move=piece.older_move if older else "",
            newer_move=piece.newer_move if newer else "",
            at=piece.at and first,
            older_parts=slice_parts(piece.older_parts, at[0], end[0]),
            newer_parts=slice_parts(piece.newer_parts, at[1], end[1]),
        )
        at = end
        yield shown, number + 1 < len(pairs) or bool(BREAK_AT_END.search(older or newer))


def _paragraphs(text: str) -> list[str]:
    r"""Cut a text after its line breaks.

    >>> _paragraphs("One.\n\nTwo.")
    ['One.\n\n', 'Two.']
    """
    parts, done = [], 0
    for found in HARD.finditer(text):
        parts.append(text[done : found.end()])
        done = found.end()
    return [*parts, text[done:]] if done < len(text) else parts


def _join_blanks(rows: Sequence[Row]) -> list[Row]:
    """Let rows without anything to read stand with the row before them."""
    joined: list[Row] = []
    for row in rows:
        if joined and row.is_blank and not row.is_changed:
            joined[-1] = Row(joined[-1].pieces + row.pieces)
        else:
            joined.append(row)
    return joined
