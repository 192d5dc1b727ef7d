"""What of a comparison is shown at once: changes with their context, the long rest folded."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from provenance.lineage.testimony.edges import STOPS
from provenance.text.document import Role
from provenance.web.present.pieces import Piece, name_differences
from provenance.web.present.rows import BREAK_AT_END, Row

CONTEXT_ROWS = 1
"""Unchanged rows left open on either side of a change."""
LONG_RUN = 6
"""Rows of one long insertion or deletion after which the rest of it is folded."""
MOST_ROWS = 400
"""Rows of one change that stand open, and that one fold of it holds: 300,000 lines replaced by as
many others made a page of 60 MB in 143 s."""
CARRIED = 8_000
"""Characters a fold carries along; a longer one is fetched when somebody opens it."""
FOLDED = frozenset({"insert", "delete", "replace"})
CONTEXT_WORDS = 14
WORD = re.compile(r"\w")
PAGE_CHANGES = 50
"""Changes shown at first and added at a time: about 1,500 elements, made and drawn in a fraction
of the time that reading them takes."""


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring rows of one kind: shown open, or folded under a line that says what they are.

    `kind` is open, equal, noise, insert, delete or replace; `is_moved` where all that was inserted
    or deleted stands elsewhere on the other side. `rows` is empty where a fold is fetched
    only when it is opened. `name` is the id of the fold's element.
    """

    kind: str
    rows: tuple[Row, ...]
    name: str = ""
    count: int = 0
    characters: int = 0
    noise: str = ""
    is_open: bool = False
    difference: str = ""
    is_moved: bool = False

    @property
    def is_fold(self) -> bool:
        """Whether it opens and closes."""
        return self.kind != "open"


@dataclass(frozen=True, slots=True)
class Hunk:
    """Changes with the words around them, line by line."""

    lines: tuple[tuple[Piece, ...], ...]
    ids: tuple[str, ...]


def fold(
    rows: Sequence[Row], *, unfolded: str = "", whole: bool = False, page: int = 1
) -> list[Block]:
    """Put the rows of a page into blocks; the fold named `unfolded` is open and carries its rows.

    With `whole` every fold carries its rows, however long it is.
    """
    blocks: list[Block] = []
    at = 0
    for kind, group in groupby(zip(_kinds(rows), rows, strict=True), key=lambda pair: pair[0]):
        run = tuple(row for _, row in group)
        for part_kind, part in _split(kind, run, first=at == 0, last=at + len(run) == len(rows)):
            blocks.append(_block(part_kind, part, f"f{page}-{at}", unfolded, whole=whole))
            at += len(part)
    return _merge(blocks)


def _kinds(rows: Sequence[Row]) -> list[str]:
    kinds = []
    for row in rows:
        ops = {piece.op for piece in row.pieces if piece.is_change}
        if row.noise:
            kinds.append("noise")
        elif not row.is_changed:
            kinds.append("equal")
        elif len(ops) == 1 and not row.ids and ops <= FOLDED and _is_only(row):
            kinds.append(next(iter(ops)))
        else:
            kinds.append("open")
    return kinds


def _is_only(row: Row) -> bool:
    return all(piece.is_change for piece in row.pieces)


def _split(
    kind: str, rows: tuple[Row, ...], *, first: bool, last: bool
) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """Leave the context of changes open and fold what lies between, if that is worth a fold."""
    if kind == "open":
        yield "open", rows
        return
    if kind == "noise":
        yield "noise", rows
        return
    if kind == "replace":
        yield "open", rows[:MOST_ROWS]
        yield from _in_folds(kind, rows[MOST_ROWS:])
        return
    keep = CONTEXT_ROWS if kind == "equal" else LONG_RUN // 2
    before, after = (0 if first else keep), (0 if last else keep)
    if len(rows) - before - after < (2 if kind == "equal" else LONG_RUN):
        yield "open", rows
        return
    if before:
        yield "open", rows[:before]
    folded = rows[before : len(rows) - after]
    yield from [(kind, folded)] if kind == "equal" else _in_folds(kind, folded)
    if after:
        yield "open", rows[len(rows) - after :]


def _in_folds(kind: str, rows: tuple[Row, ...]) -> Iterator[tuple[str, tuple[Row, ...]]]:
    for start in range(0, len(rows), MOST_ROWS):
        yield kind, rows[start : start + MOST_ROWS]


def _block(kind: str, rows: tuple[Row, ...], name: str, unfolded: str, *, whole: bool) -> Block:
    if kind == "open":
        return Block("open", rows)
    characters = sum(max(len(row.older), len(row.newer)) for row in rows)
    is_open = unfolded == name
    is_short = characters <= CARRIED and len(rows) < MOST_ROWS
    carried = rows if is_open or whole or is_short else ()
    noise = rows[0].noise if kind == "noise" else ""
    kinds = dict.fromkeys(kind for row in rows for piece in row.pieces for kind in piece.differs)
    difference = name_differences(list(kinds))
    is_moved = all(piece.older_move or piece.newer_move for row in rows for piece in row.pieces)
    return Block(kind, carried, name, len(rows), characters, noise, is_open, difference, is_moved)


def _merge(blocks: Sequence[Block]) -> list[Block]:
    merged: list[Block] = []
    for block in blocks:
        if merged and not block.is_fold and not merged[-1].is_fold:
            merged[-1] = replace(merged[-1], rows=merged[-1].rows + block.rows)
        else:
            merged.append(block)
    return merged


def paged(rows: Sequence[Row]) -> list[Sequence[Row]]:
    """Part rows into pages of about `PAGE_CHANGES` changes; there is always one."""
    starts, seen = [0], 0
    for number, row in enumerate(rows):
        changes = len(row.ids)
        if changes and seen + changes > PAGE_CHANGES and number > starts[-1]:
            starts.append(number)
            seen = 0
        seen += changes
    return [rows[start:end] for start, end in pairwise([*starts, len(rows)])]


def pages_of(pages: Sequence[Sequence[Row]]) -> dict[str, int]:
    """Tell which page each change stands on, from 1."""
    return {
        name: number for number, page in enumerate(pages, 1) for row in page for name in row.ids
    }


def hunks_of(rows: Sequence[Row]) -> list[Hunk]:
    """Cut changes out with a few words around them; changes that near each other stay together."""
    hunks: list[Hunk] = []
    taken: list[Piece] = []
    gap: list[Piece] = []
    for piece in (piece for row in rows for piece in row.pieces):
        if piece.noise == Role.FRONT_MATTER or (piece.noise and piece.op != "equal"):
            continue
        if not piece.is_change:
            gap.append(piece)
            continue
        if taken and _is_far(gap):
            hunks.append(_hunk([*taken, *_head(gap)]))
            taken = _tail(gap)
        else:
            taken += gap if taken else _tail(gap)
        taken.append(piece)
        gap = []
    if taken:
        hunks.append(_hunk([*taken, *_head(gap)]))
    return hunks


def _hunk(pieces: Sequence[Piece]) -> Hunk:
    return Hunk(tuple(_lines(pieces)), tuple(piece.id for piece in pieces if piece.id))


def _lines(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    line: list[Piece] = []
    for piece in pieces:
        line.append(piece)
        if BREAK_AT_END.search(piece.newer or piece.older):
            yield tuple(line)
            line = []
    if line:
        yield tuple(line)


def _is_far(gap: Sequence[Piece]) -> bool:
    """Whether what lies between two changes is a paragraph's end, or more than context."""
    text = "".join(piece.newer for piece in gap)
    return "\n" in text or first_words(text, 2 * CONTEXT_WORDS) != text


def _head(gap: Sequence[Piece]) -> list[Piece]:
    """Give the beginning of a gap, as far as it is context."""
    left, head = CONTEXT_WORDS, []
    for piece in gap:
        text = first_words(piece.newer, left)
        head.append(replace(piece, older=text, newer=text))
        left -= _count_words(text)
        if left <= 0 or text != piece.newer or piece.newer.endswith("\n"):
            break
    return head


def _tail(gap: Sequence[Piece]) -> list[Piece]:
    """Give the end of a gap, as far as it is context: a stop alone that ends a line is none."""
    left: int = CONTEXT_WORDS
    tail: list[Piece] = []
    for piece in reversed(gap):
        if tail and piece.newer.endswith("\n"):
            break
        text = last_words(piece.newer, left)
        tail.insert(0, replace(piece, older=text, newer=text))
        left -= _count_words(text)
        if left <= 0 or text != piece.newer:
            break
    return tail if any(WORD.search(piece.newer) for piece in tail) else []


LETTERS_PER_WORD = 7
"""Characters taken for a word where words aren't spaced: a long run of letters is cut, not kept."""

_WORD = "(?:[\u3040-\u30ff\u3400-\u9fff]{1,2}|[^\\s\u3040-\u30ff\u3400-\u9fff]+)"
"""A word as far as space tells it; of kana and Chinese signs, two."""
_WITH_SPACE_AFTER = re.compile(rf"{_WORD}\s*")
_WITH_SPACE_BEFORE = re.compile(rf"\s*{_WORD}")


def _count_words(text: str) -> int:
    return len(_WITH_SPACE_BEFORE.findall(text))


def last_words(text: str, words: int) -> str:
    """Give the end of a text, with an ellipsis if something was left out.

    >>> last_words("One two three four ", 2), last_words("四十一名儿童等船。", 3)
    ('…three four ', '…儿童等船。')
    """
    found = list(_WITH_SPACE_AFTER.finditer(text))
    cut = text[found[-words].start() :] if len(found) > words else text
    cut = cut[-words * LETTERS_PER_WORD :] if len(cut) > 2 * words * LETTERS_PER_WORD else cut
    return cut if len(cut) == len(text) else f"…{cut.lstrip()}"


def first_words(text: str, words: int) -> str:
    r"""Give the beginning of a text, with an ellipsis if something was left out.

    >>> first_words("One two three four ", 2), first_words("So it is. And so on.", 3)
    ('One two…', 'So it is.\xa0…')
    """
    found = list(_WITH_SPACE_BEFORE.finditer(text))
    cut = text[: found[words - 1].end()] if len(found) > words else text
    cut = cut[: words * LETTERS_PER_WORD] if len(cut) > 2 * words * LETTERS_PER_WORD else cut
    if len(cut) == len(text):
        return cut
    cut = cut.rstrip()
    return f"{cut}\xa0…" if cut[-1:] in STOPS else f"{cut}…"
