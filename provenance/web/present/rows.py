"""How a comparison is laid out: rows of text in which both sides stand beside each other.

A row is about a paragraph: it ends where both texts break a line, and where a paragraph was lost,
at a sentence's end once it has grown long. Every view of a comparison is drawn from the same rows.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from provenance.web.present.letters import Parts, mark_letters

LONG_ROW = 420
"""Characters after which a row ends at the next sentence: about six lines of a column."""

HARD = re.compile(r"\n\s*")
ENDS = re.compile(r"\n\s*|[.!?…][)\]\"'”’»]*\s+|[。!?．][」』）”’]*\s*")


SIDES = ("older", "newer")

MOVED = {(True, False): "→", (False, True): "←", (True, True): "⇄"}
"""The sign of a row: something went from here to another place, came from there, or both."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of an edit inside one row.

    `id` is set on the first piece of a change only; `number` counts changes from 1. `older_move`
    names the move that took its older text away, `newer_move` the one that brought its newer text,
    `other_end` the change at the other place of either.
    """

    op: str
    older: str
    newer: str
    edit: str
    id: str = ""
    number: int = 0
    noise: str = ""
    differs: tuple[str, ...] = ()
    older_move: str = ""
    newer_move: str = ""
    other_end: str = ""
    at: bool = False
    older_letters: Parts = ()
    newer_letters: Parts = ()

    @property
    def is_change(self) -> bool:
        """Whether it shows an edit that counts."""
        return self.op != "equal" and not self.noise

    @property
    def only_space(self) -> bool:
        """Whether nothing but white space differs in an equal run."""
        return self.differs == ("whitespace",)

    @property
    def older_body(self) -> str:
        """The older text less the white space it carries at its end, which no mark covers."""
        return self.older.rstrip() or self.older

    @property
    def older_tail(self) -> str:
        """The white space at the end of the older text."""
        return self.older[len(self.older_body) :]

    @property
    def newer_body(self) -> str:
        """The newer text less the white space it carries at its end."""
        return self.newer.rstrip() or self.newer

    @property
    def newer_tail(self) -> str:
        """The white space at the end of the newer text."""
        return self.newer[len(self.newer_body) :]

    @property
    def is_tight(self) -> bool:
        """Whether old and new wording would touch, shown one after the other."""
        return bool(self.older and self.newer and not self.older_tail)

    @property
    def difference(self) -> str:
        """What differs in an equal run, for a tooltip."""
        names = {"whitespace": "white space"}
        return " and ".join(names.get(kind, kind) for kind in self.differs)


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
    def sign(self) -> str:
        """The sign in the margin: what happened here, to those who don't see colour."""
        ops = {piece.op for piece in self.pieces if piece.is_change}
        if not ops:
            return ""
        went = any(piece.older_move for piece in self.pieces)
        came = any(piece.newer_move for piece in self.pieces)
        if went or came:
            return MOVED[went, came]
        return {"insert": "+", "delete": "−"}.get(ops.pop(), "~") if len(ops) == 1 else "~"

    @property
    def other_end(self) -> str:
        """The change at the other place of what was moved here, nothing where nothing was."""
        return next((piece.other_end for piece in self.pieces if piece.other_end), "")


def lay_out(diff: Mapping[str, Any], *, at: int | None = None) -> list[Row]:
    """Lay a comparison (contract `provenance.diff/1`) out in rows that hold all of both texts.

    `at` is an offset into the newer text; the change there, or the next one, is marked.
    """
    rows: list[Row] = []
    pieces: list[Piece] = []
    length = 0
    wanted = _wanted(diff, at)
    for whole in _pieces(diff, wanted):
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


def _pieces(diff: Mapping[str, Any], wanted: str) -> Iterator[Piece]:
    older, newer = diff["older"]["text"], diff["newer"]["text"]
    moved = list(_moved(diff))
    ends = _first_changes(diff, moved)
    number = 0
    for edit in diff["edits"]:
        went, came = (_move_at(edit, side, moved) for side in SIDES)
        piece = Piece(
            op=edit["op"],
            older=older[slice(*edit["older"])],
            newer=newer[slice(*edit["newer"])],
            edit=edit["id"],
            noise=edit.get("noise", ""),
            differs=tuple(edit.get("differs", ())),
            older_move=went,
            newer_move=came,
            other_end=ends.get((went, "newer"), "") or ends.get((came, "older"), ""),
            at=edit["id"] == wanted,
        )
        if piece.is_change:
            number += 1
            rewritten = piece.op == "replace" and not (went or came)
            letters = mark_letters(piece.older, piece.newer) if rewritten else ((), ())
            piece = replace(
                piece,
                id=piece.edit,
                number=number,
                older_letters=letters[0],
                newer_letters=letters[1],
            )
        yield piece


def _first_changes(
    diff: Mapping[str, Any], moved: Sequence[tuple[str, str, int, int]]
) -> dict[tuple[str, str], str]:
    """The id of the first change at either side of each move."""
    found: dict[tuple[str, str], str] = {}
    for edit in diff["edits"] if moved else ():
        for side in SIDES:
            name = _move_at(edit, side, moved)
            if name:
                found.setdefault((name, side), str(edit["id"]))
    return found


def _moved(diff: Mapping[str, Any]) -> Iterator[tuple[str, str, int, int]]:
    for move in diff.get("moves", ()):
        for side in SIDES:
            yield move["id"], side, *move[side]


def _move_at(edit: Mapping[str, Any], side: str, moved: Sequence[tuple[str, str, int, int]]) -> str:
    """The move that holds what the edit changes on this side."""
    first, last = edit[side]
    if edit["op"] == "equal" or first == last:
        return ""
    for name, moved_side, start, end in moved:
        if moved_side == side and start <= first and last <= end:
            return name
    return ""


def _cut(piece: Piece, length: int) -> Iterator[tuple[Piece, bool]]:
    """Cut a piece where rows end; `length` is how long the row is that it begins in."""
    if piece.op == "equal" and piece.older == piece.newer:
        done = 0
        for found in ENDS.finditer(piece.newer):
            grown = length + found.end() - done
            if "\n" not in found.group() and grown < LONG_ROW:
                continue
            part = piece.newer[done : found.end()]
            yield replace(piece, older=part, newer=part), True
            done, length = found.end(), 0
        if done < len(piece.newer):
            part = piece.newer[done:]
            yield replace(piece, older=part, newer=part), False
        return
    if piece.op == "equal":
        yield piece, bool(re.search(r"\n\s*$", piece.older) or re.search(r"\n\s*$", piece.newer))
        return
    sides = _paragraphs(piece.older), _paragraphs(piece.newer)
    pairs = list(zip_longest(*sides, fillvalue=""))
    for number, (older, newer) in enumerate(pairs):
        first = number == 0
        shown = replace(
            piece,
            op=piece.op if older and newer else "delete" if older else "insert",
            older=older,
            newer=newer,
            id=piece.id if first else "",
            at=piece.at and first,
            older_letters=piece.older_letters if len(pairs) == 1 else (),
            newer_letters=piece.newer_letters if len(pairs) == 1 else (),
        )
        ends = number + 1 < len(pairs) or bool(re.search(r"\n\s*$", older or newer))
        yield shown, ends


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
