"""What each edit of a comparison shows: its words, the letters and the moves in them, its signs.

A piece is an edit, or a part of one where a paragraph was split or joined inside it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from provenance.web.present.letters import mark_letters
from provenance.web.present.quiet import only_differs

SIDES = ("older", "newer")
BREAKS = ("split", "join")

Edit = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """Some of a piece's words that look alike.

    `kind` is empty, letters (what changed inside a word), moved, own (changed inside a moved
    passage: `was` is what stood there before), split or join (a sign; it has no words).
    """

    text: str
    kind: str = ""
    was: str = ""

    @property
    def body(self) -> str:
        """Its words less the white space after them, which no mark covers."""
        return self.text.rstrip()

    @property
    def tail(self) -> str:
        """The white space after its words."""
        return self.text[len(self.body) :]

    @property
    def was_body(self) -> str:
        """What stood there before, less the white space after it."""
        return self.was.rstrip()


@dataclass(frozen=True, slots=True)
class End:
    """One place of a move: where it begins here, and what is said of the other place.

    `other` is the anchor of the other place, `change` the change that stands there, `href` the
    address that leads to it.
    """

    move: str
    name: str
    other: str
    change: str
    says: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of an edit inside one row.

    `id` is set on the first piece of a change only; `number` counts changes from 1. `only` names
    what alone differs in a change of no word. `older_move` names the move that took its older
    text away, `newer_move` the one that brought its newer text; `went` and `came` stand where they
    begin.
    """

    op: str
    older: str
    newer: str
    edit: str
    id: str = ""
    number: int = 0
    noise: str = ""
    differs: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    older_move: str = ""
    newer_move: str = ""
    went: End | None = None
    came: End | None = None
    at: bool = False
    older_parts: tuple[Part, ...] = ()
    newer_parts: tuple[Part, ...] = ()

    @property
    def is_change(self) -> bool:
        """Whether it shows something that counts."""
        return self.op != "equal" and not self.noise

    @property
    def is_break(self) -> bool:
        """Whether a paragraph was split or joined here; its text is white space."""
        return self.op in BREAKS

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
    def older_shown(self) -> tuple[Part, ...]:
        """The older text in parts that look alike, less the white space at its end."""
        return slice_parts(self.older_parts, 0, len(self.older_body)) or (Part(self.older_body),)

    @property
    def newer_shown(self) -> tuple[Part, ...]:
        """The newer text in parts that look alike, less the white space at its end."""
        return slice_parts(self.newer_parts, 0, len(self.newer_body)) or (Part(self.newer_body),)

    @property
    def is_tight(self) -> bool:
        """Whether old and new wording would touch, shown one after the other."""
        return bool(self.older and self.newer and not self.older_tail)

    @property
    def difference(self) -> str:
        """What alone differs, in words."""
        return name_differences(self.differs or self.only)


def name_differences(kinds: Sequence[str]) -> str:
    """Name what differs.

    >>> name_differences(["whitespace", "case"])
    'white space and case'
    """
    return " and ".join("white space" if kind == "whitespace" else kind for kind in kinds)


def slice_parts(parts: Sequence[Part], start: int, end: int) -> tuple[Part, ...]:
    """Cut a stretch out of parts; what has no words stays where it stands.

    >>> slice_parts([Part("one "), Part("two", "own", "2")], 2, 6)
    (Part(text='e ', kind='', was=''), Part(text='tw', kind='own', was='2'))
    """
    found, at = [], 0
    for part in parts:
        after = at + len(part.text)
        text = part.text[max(start - at, 0) : max(end - at, 0)]
        if text or (not part.text and start <= at <= end):
            found.append(replace(part, text=text, was=part.was if at >= start else ""))
        at = after
    return tuple(found)


def pieces_of(diff: Mapping[str, Any], wanted: str = "") -> Iterator[Piece]:
    """Give the pieces of a comparison in order; they hold all of both texts.

    `wanted` is the id of the edit that somebody asked for.
    """
    texts = diff["older"]["text"], diff["newer"]["text"]
    moves = Moves(diff)
    broken = placed_breaks(diff)
    number = 0
    for edit in diff["edits"]:
        piece = moves.mark(_piece(edit, texts, at=edit["id"] == wanted), edit)
        if piece.is_change:
            number += 1
            piece = replace(piece, id=piece.edit, number=number)
        inside = broken.get(str(edit["id"]), ())
        for part in _parted(piece, edit, inside, texts) if inside else (piece,):
            if part.is_break:
                number += 1
                yield replace(part, number=number)
            else:
                yield part


def _piece(edit: Edit, texts: tuple[str, str], *, at: bool) -> Piece:
    older, newer = (text[slice(*edit[side])] for text, side in zip(texts, SIDES, strict=True))
    piece = Piece(
        op=edit["op"],
        older=older,
        newer=newer,
        edit=str(edit["id"]),
        noise=edit.get("noise", ""),
        differs=tuple(edit.get("differs", ())),
        at=at,
    )
    if not piece.is_change:
        return piece
    letters = mark_letters(older, newer) if piece.op == "replace" else ((), ())
    before, after = (
        tuple(Part(text, "letters" if changed else "") for text, changed in side)
        for side in letters
    )
    only = only_differs(older, newer)
    return replace(piece, only=only, older_parts=before, newer_parts=after)


def placed_breaks(diff: Mapping[str, Any]) -> dict[str, list[Mapping[str, Any]]]:
    """Name the breaks that lie in what stayed or changed at its place, by the edit they lie in.

    Each is given an id; those inside moves are not among them.
    """
    placed: dict[str, list[Mapping[str, Any]]] = {}
    waiting = sorted(
        (
            {**each, "id": f"b{number}"}
            for number, each in enumerate(diff.get("breaks", ()), 1)
            if not any(_holds(move, each) for move in diff.get("moves", ()))
        ),
        key=lambda each: (each["newer"], each["older"]),
    )
    at = 0
    for edit in diff["edits"]:
        while at < len(waiting) and waiting[at]["newer"][1] <= edit["newer"][1]:
            if not _holds(edit, waiting[at]):
                break
            placed.setdefault(str(edit["id"]), []).append(waiting[at])
            at += 1
        while at < len(waiting) and waiting[at]["newer"][1] < edit["newer"][0]:
            at += 1
    return placed


def _holds(outer: Mapping[str, Any], inner: Mapping[str, Any]) -> bool:
    return all(
        outer[side][0] <= inner[side][0] and inner[side][1] <= outer[side][1] for side in SIDES
    )


def _parted(
    piece: Piece, edit: Edit, inside: Sequence[Mapping[str, Any]], texts: tuple[str, str]
) -> Iterator[Piece]:
    """Cut a piece at the breaks in it, each of which becomes a piece of its own."""
    corners = [(edit["older"][0], edit["newer"][0])]
    for each in inside:
        corners += [(each["older"][0], each["newer"][0]), (each["older"][1], each["newer"][1])]
    corners.append((edit["older"][1], edit["newer"][1]))
    first = True
    for number, (start, end) in enumerate(pairwise(corners)):
        older, newer = texts[0][start[0] : end[0]], texts[1][start[1] : end[1]]
        if number % 2:
            each = inside[number // 2]
            name = str(each["id"])
            yield Piece(each["op"], older, newer, name, id=name, noise=piece.noise)
        elif older or newer:
            told = older.strip() != newer.strip()
            yield replace(
                piece,
                op=_op(piece.op, older, newer),
                older=older,
                newer=newer,
                differs=piece.differs if told else (),
                id=piece.id if first else "",
                at=piece.at and first,
                older_parts=slice_parts(
                    piece.older_parts, start[0] - edit["older"][0], end[0] - edit["older"][0]
                ),
                newer_parts=slice_parts(
                    piece.newer_parts, start[1] - edit["newer"][0], end[1] - edit["newer"][0]
                ),
            )
            first = False


def _op(op: str, older: str, newer: str) -> str:
    if op == "equal":
        return op
    return "replace" if older and newer else "delete" if older else "insert"


class Moves:
    """Which moves a comparison tells, and what each edit has of them."""

    def __init__(self, diff: Mapping[str, Any]) -> None:
        self._texts = diff["older"]["text"], diff["newer"]["text"]
        self._moves = {str(move["id"]): move for move in diff.get("moves", ())}
        self._breaks = diff.get("breaks", ())
        self._sorted = [
            sorted((*move[side], name) for name, move in self._moves.items()) for side in SIDES
        ]
        self._first = self._first_changes(diff)

    def mark(self, piece: Piece, edit: Edit) -> Piece:
        """Tell what of an edit moved, and show the move's own changes in it."""
        if not self._moves or piece.op == "equal":
            return piece
        went, came = self.of(edit)
        if went:
            piece = replace(
                piece,
                only=(),
                older_move=went,
                older_parts=tuple(self._parts(went, 0, edit["older"])),
                newer_parts=() if not came else piece.newer_parts,
                went=self._end(went, 0, piece.edit),
            )
        if came:
            piece = replace(
                piece,
                only=(),
                newer_move=came,
                older_parts=piece.older_parts if went else (),
                newer_parts=tuple(self._parts(came, 1, edit["newer"])),
                came=self._end(came, 1, piece.edit),
            )
        return piece

    def of(self, edit: Edit) -> tuple[str, str]:
        """Name the move that took the edit's older text away, and that which brought its newer."""
        return (self._at(edit, 0), self._at(edit, 1)) if self._moves else ("", "")

    def _at(self, edit: Edit, side: int) -> str:
        first, last = edit[SIDES[side]]
        if edit["op"] == "equal" or first == last:
            return ""
        places = self._sorted[side]
        at = bisect_right(places, first, key=lambda place: place[0]) - 1
        return places[at][2] if at >= 0 and last <= places[at][1] else ""

    def _first_changes(self, diff: Mapping[str, Any]) -> dict[tuple[str, int], tuple[str, int]]:
        """The id and place in order of the first change at either end of each move."""
        found: dict[tuple[str, int], tuple[str, int]] = {}
        for order, edit in enumerate(diff["edits"] if self._moves else ()):
            for side in (0, 1):
                name = self._at(edit, side)
                if name:
                    found.setdefault((name, side), (str(edit["id"]), order))
        return found

    def _end(self, name: str, side: int, edit: str) -> End | None:
        here, there = self._first.get((name, side)), self._first.get((name, 1 - side))
        if here is None or here[0] != edit:
            return None
        change, order = there or ("", 0)
        where = "further down" if order > here[1] else "further up"
        says = f"moved {where}" if side == 0 else f"moved here from {where}"
        if self._changed(name):
            says += ", with changes"
        return End(name, f"{name}-{SIDES[side]}", f"{name}-{SIDES[1 - side]}", change, says)

    def _changed(self, name: str) -> bool:
        return any(inner["op"] != "equal" for inner in self._moves[name]["edits"])

    def _parts(self, name: str, side: int, span: Sequence[int]) -> Iterator[Part]:
        """The words of one side of a move within `span`, its own changes told apart."""
        move, text, other = self._moves[name], self._texts[side], self._texts[1 - side]
        cuts = self._cuts(move) if side else {}
        for inner in move["edits"]:
            start, end = inner[SIDES[side]]
            if end < span[0] or start > span[1] or start == end == span[1] != move[SIDES[side]][1]:
                continue
            start, end = max(start, span[0]), min(end, span[1])
            if inner["op"] != "equal":
                was = other[slice(*inner[SIDES[1 - side]])]
                if start < end or was:
                    yield Part(text[start:end], "own", was)
                continue
            for cut in sorted(at for at in cuts if start < at <= end):
                yield Part(text[start:cut], "moved")
                yield Part("", cuts[cut])
                start = cut
            if start < end:
                yield Part(text[start:end], "moved")

    def _cuts(self, move: Mapping[str, Any]) -> dict[int, str]:
        return {each["newer"][1]: each["op"] for each in self._breaks if _holds(move, each)}
