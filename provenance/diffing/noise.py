"""Which edits lie in what was put around the work: front matter, furniture, editorial?

Edits are parted where a section begins on either side, so that each can be told to lie in one.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise

from provenance.diffing.edits import Edit, Op
from provenance.diffing.flat.runs import mirrored, op_between
from provenance.diffing.folding import differences
from provenance.diffing.matching.words import match_by_indel
from provenance.text.document import NOISE_ROLES, Document, Role
from provenance.text.spans import Span
from provenance.text.tokens import is_word, split_words

ROLES = list(Role)


@dataclass(frozen=True, slots=True)
class Classified:
    """An edit, and the role of the noise it lies in, or None where it is of the work itself."""

    edit: Edit
    noise: Role | None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of one text of one class."""

    noise: Role | None
    span: Span


def classify(edits: Sequence[Edit], older: Document, newer: Document) -> list[Classified]:
    """Part `edits` at sections and name the noise that each lies in.

    An equal edit is noise if either side lies in noise. Any other is noise if all that it has
    lies there; text of the work that was deleted where noise was inserted stays one replacement
    and is no noise. Nothing here depends on which side is called older.
    """
    if len(newer.text) < len(older.text) or (
        len(newer.text) == len(older.text) and newer.text < older.text
    ):
        parts = classify([mirrored(edit) for edit in edits], newer, older)
        return [Classified(mirrored(part.edit), part.noise) for part in parts]
    in_older, in_newer = _Zones(older), _Zones(newer)
    if in_older.plain and in_newer.plain:
        return [Classified(edit, None) for edit in edits]
    texts = older.text, newer.text
    found: list[Classified] = []
    for edit in edits:
        if edit.op is Op.EQUAL:
            found += _equal_parts(edit, texts, in_older, in_newer)
        else:
            found += _joined(_changed_parts(edit, in_older, in_newer))
    return list(_replaced(_joined(found, equal_only=True)))


_Pieces = list[_Piece]


class _Zones:
    """Where the noise of a text begins and ends, moved to where tokens begin."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        roles = [
            (section.role if section.role in NOISE_ROLES else None, section.range.start)
            for section in document.sections
        ]
        firsts = [next(group) for _, group in groupby(roles, key=lambda pair: pair[0])]
        self._roles = [role for role, _ in firsts] or [None]
        self.starts = [0, *(token_start(document.text, start) for _, start in firsts[1:])]
        self.plain = not any(self._roles)

    def noise_at(self, offset: int) -> Role | None:
        """Name the noise that the token at `offset` lies in."""
        return self._roles[bisect_right(self.starts, offset) - 1]

    def inside(self, span: Span) -> list[int]:
        """Give the offsets strictly inside `span` at which another zone begins."""
        return [start for start in self.starts if span.start < start < span.end]

    def pieces(self, span: Span) -> list[_Piece]:
        """Part `span` into pieces of one class."""
        cuts = [span.start, *self.inside(span), span.end] if span.length else []
        parts = [_Piece(self.noise_at(start), Span(start, end)) for start, end in pairwise(cuts)]
        return [
            _Piece(noise, Span(pieces[0].span.start, pieces[-1].span.end))
            for noise, group in groupby(parts, key=lambda piece: piece.noise)
            if (pieces := list(group))
        ]


def token_start(text: str, offset: int) -> int:
    """Give the first offset from `offset` on at which a token begins."""
    start = max(text.rfind("\n", 0, offset), text.rfind(" ", 0, offset)) + 1
    end = offset + 1
    while end < len(text) and not (text[end - 1].isspace() and not text[end].isspace()):
        end += 1
    tokens = split_words(text[start:end])
    return next((at for at in accumulate(map(len, tokens), initial=start) if at >= offset), offset)


def _equal_parts(
    edit: Edit, texts: tuple[str, str], in_older: _Zones, in_newer: _Zones
) -> Iterator[Classified]:
    """Part an equal edit at the zones of both sides, at the same token on either."""
    older, newer = texts
    corners = {
        (cut, _across(cut, edit.older, edit.newer, older, newer))
        for cut in in_older.inside(edit.older)
    } | {
        (_across(cut, edit.newer, edit.older, newer, older), cut)
        for cut in in_newer.inside(edit.newer)
    }
    ends = (edit.older.end, edit.newer.end)
    kept = [(edit.older.start, edit.newer.start)]
    kept += [
        corner for corner in sorted(corners) if _inside(corner, edit.older.start, edit.newer.start)
    ]
    for start, end in pairwise([*_rising(kept, ends), ends]):
        part = Edit(Op.EQUAL, Span(start[0], end[0]), Span(start[1], end[1]))
        said = older[part.older.slice], newer[part.newer.slice]
        if said[0] != said[1]:
            part = replace(part, differs=differences(*said, frozenset(edit.differs)))
        yield Classified(part, _first(in_older.noise_at(start[0]), in_newer.noise_at(start[1])))


def _inside(corner: tuple[int, int], older: int, newer: int) -> bool:
    return corner[0] > older and corner[1] > newer


def _rising(corners: list[tuple[int, int]], ends: tuple[int, int]) -> list[tuple[int, int]]:
    """Keep the corners that leave something on both sides between each and the next."""
    kept = corners[:1]
    for corner in corners[1:]:
        if _inside(corner, *kept[-1]) and _inside(ends, *corner):
            kept.append(corner)
    return kept


def _across(cut: int, here: Span, there: Span, text: str, other: str) -> int:
    """Find on the other side of an equal edit the place of `cut`, by the tokens before it.

    Where ignored punctuation stands on one side only, the words before it tell.
    """
    if text[here.slice] == other[there.slice]:
        return there.start + cut - here.start
    tokens, others = split_words(text[here.slice]), split_words(other[there.slice])
    counted = (lambda _: True) if len(tokens) == len(others) else is_word
    before = sum(map(counted, split_words(text[here.start : cut])))
    at = there.start
    for token in others:
        if counted(token):
            if not before:
                return at
            before -= 1
        at += len(token)
    return there.end


def _changed_parts(edit: Edit, in_older: _Zones, in_newer: _Zones) -> Iterator[Classified]:
    """Part an edit so that like zones face each other."""
    at_older, at_newer = edit.older.start, edit.newer.start
    for older, newer in _facing(in_older.pieces(edit.older), in_newer.pieces(edit.newer)):
        span_older = Span(at_older, older[-1].span.end if older else at_older)
        span_newer = Span(at_newer, newer[-1].span.end if newer else at_newer)
        roles = [piece.noise for piece in (*older, *newer)]
        yield Classified(
            Edit(op_between(span_older, span_newer), span_older, span_newer),
            _first(*roles) if all(roles) else None,
        )
        at_older, at_newer = span_older.end, span_newer.end


def _facing(first: list[_Piece], second: list[_Piece]) -> Iterator[tuple[_Pieces, _Pieces]]:
    """Pair pieces of one class in order; what is between two pairs on both sides is one group."""
    at_first = at_second = 0
    end = (len(first), len(second), 0)
    for in_first, in_second, size in [*match_by_indel(_letters(first), _letters(second)), end]:
        left, right = first[at_first:in_first], second[at_second:in_second]
        if left and right:
            yield left, right
        else:
            yield from (([piece], []) for piece in left)
            yield from (([], [piece]) for piece in right)
        at_first, at_second = in_first + size, in_second + size
        yield from (
            ([mine], [theirs])
            for mine, theirs in zip(
                first[in_first:at_first], second[in_second:at_second], strict=True
            )
        )


def _letters(pieces: list[_Piece]) -> str:
    return "".join(chr(ROLES.index(piece.noise) if piece.noise else len(ROLES)) for piece in pieces)


def _first(*roles: Role | None) -> Role | None:
    """Choose one role in the order in which they are declared, so that no side comes first."""
    return min((role for role in roles if role), key=ROLES.index, default=None)


def _joined(parts: Iterable[Classified], *, equal_only: bool = False) -> Iterator[Classified]:
    """Join neighbours of a kind; changes that stand beside each other were parted at a move."""
    waiting: Classified | None = None
    for part in parts:
        if waiting is None:
            waiting = part
        elif _alike(waiting, part) and not (equal_only and part.edit.op is not Op.EQUAL):
            before, after = waiting.edit, part.edit
            spans = (
                Span(before.older.start, after.older.end),
                Span(before.newer.start, after.newer.end),
            )
            waiting = replace(waiting, edit=replace(before, older=spans[0], newer=spans[1]))
        else:
            yield waiting
            waiting = part
    if waiting is not None:
        yield waiting


def _replaced(parts: Iterable[Classified]) -> Iterator[Classified]:
    """Make one replacement of a deletion and an insertion of a class that stand together now."""
    waiting: Classified | None = None
    for part in parts:
        if waiting is None:
            waiting = part
            continue
        before, after = waiting.edit, part.edit
        if waiting.noise == part.noise and {before.op, after.op} == {Op.INSERT, Op.DELETE}:
            older = Span(before.older.start, after.older.end)
            newer = Span(before.newer.start, after.newer.end)
            waiting = replace(waiting, edit=Edit(Op.REPLACE, older, newer))
        else:
            yield waiting
            waiting = part
    if waiting is not None:
        yield waiting


def _alike(first: Classified, second: Classified) -> bool:
    return (first.noise, first.edit.op, first.edit.differs) == (
        second.noise,
        second.edit.op,
        second.edit.differs,
    )
