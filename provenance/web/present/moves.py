"""What of each edit moved, where to or from, and what the move itself changed."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from provenance.web.present.pieces import SIDES, End, Part, Piece, is_inside

Edit = Mapping[str, Any]


def holds(outer: Mapping[str, Any], inner: Mapping[str, Any]) -> bool:
    """Whether the inner ranges lie in the outer ones on both sides."""
    return all(
        outer[side][0] <= inner[side][0] and inner[side][1] <= outer[side][1] for side in SIDES
    )


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
                within=piece.within or self._cuts_words(went),
            )
        if came:
            piece = replace(
                piece,
                only=(),
                newer_move=came,
                older_parts=piece.older_parts if went else (),
                newer_parts=tuple(self._parts(came, 1, edit["newer"])),
                came=self._end(came, 1, piece.edit),
                within=piece.within or self._cuts_words(came),
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
        way = "down" if order > here[1] else "up"
        says = f"moved further {way}" if side == 0 else f"moved here from further {way}"
        if self._changed(name):
            says += ", with changes"
        return End(name, f"{name}-{SIDES[side]}", f"{name}-{SIDES[1 - side]}", change, way, says)

    def _changed(self, name: str) -> bool:
        return any(inner["op"] != "equal" for inner in self._moves[name]["edits"])

    def _cuts_words(self, name: str) -> bool:
        """Whether the move's own changes begin inside words, as those of letters do."""
        return any(
            is_inside(text, inner[side][0])
            for inner in self._moves[name]["edits"]
            for text, side in zip(self._texts, SIDES, strict=True)
        )

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
        return {each["newer"][1]: each["op"] for each in self._breaks if holds(move, each)}
