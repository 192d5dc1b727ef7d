"""What each edit of a comparison shows: its words, the letters and the moves in them, its signs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from provenance.web.present.letters import mark_letters
from provenance.web.present.moves import Edit, Moves, holds
from provenance.web.present.pieces import SIDES, Part, Piece, is_inside, slice_parts
from provenance.web.present.quiet import only_differs


def pieces_of(diff: Mapping[str, Any], wanted: str = "") -> Iterator[Piece]:
    """Give the pieces of a comparison in order; they hold all of both texts.

    `wanted` is the id of the edit that somebody asked for.
    """
    texts = diff["older"]["text"], diff["newer"]["text"]
    moves = Moves(diff)
    broken = placed_breaks(diff)
    number = 0
    for edit in diff["edits"]:
        counts = edit["op"] != "equal" and not edit.get("noise")
        number += counts
        stop = number if counts else 0
        piece = moves.mark(_piece(edit, texts, stop, at=edit["id"] == wanted), edit)
        inside = broken.get(str(edit["id"]), ())
        for part in _parted(piece, edit, inside, texts) if inside else (piece,):
            if part.is_break:
                number += 1
                yield replace(part, number=number)
            else:
                yield part


def _piece(edit: Edit, texts: tuple[str, str], number: int, *, at: bool) -> Piece:
    """Make the piece of one edit; `number` is that of its change, 0 if it is none that counts."""
    older, newer = (text[slice(*edit[side])] for text, side in zip(texts, SIDES, strict=True))
    name = str(edit["id"])
    if not number:
        return Piece(
            op=edit["op"],
            older=older,
            newer=newer,
            edit=name,
            noise=edit.get("noise", ""),
            differs=tuple(edit.get("differs", ())),
            at=at,
        )
    letters = mark_letters(older, newer) if edit["op"] == "replace" else ((), ())
    before, after = (
        tuple(Part(text, "letters" if changed else "") for text, changed in side)
        for side in letters
    )
    return Piece(
        op=edit["op"],
        older=older,
        newer=newer,
        edit=name,
        id=name,
        number=number,
        differs=tuple(edit.get("differs", ())),
        only=only_differs(older, newer),
        at=at,
        within=any(
            is_inside(text, offset)
            for text, side in zip(texts, SIDES, strict=True)
            for offset in edit[side]
        ),
        older_parts=before,
        newer_parts=after,
    )


def placed_breaks(diff: Mapping[str, Any]) -> dict[str, list[Mapping[str, Any]]]:
    """Name the breaks that lie in what stayed or changed at its place, by the edit they lie in.

    Each is given an id; those inside moves are not among them.
    """
    placed: dict[str, list[Mapping[str, Any]]] = {}
    waiting = sorted(
        (
            {**each, "id": f"b{number}"}
            for number, each in enumerate(diff.get("breaks", ()), 1)
            if not any(holds(move, each) for move in diff.get("moves", ()))
        ),
        key=lambda each: (each["newer"], each["older"]),
    )
    at = 0
    for edit in diff["edits"]:
        while at < len(waiting) and waiting[at]["newer"][1] <= edit["newer"][1]:
            if not holds(edit, waiting[at]):
                break
            placed.setdefault(str(edit["id"]), []).append(waiting[at])
            at += 1
        while at < len(waiting) and waiting[at]["newer"][1] < edit["newer"][0]:
            at += 1
    return placed


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
