"""What became of one capture in another, the data at its head held against such data alone?

A fetcher writes the title into the front matter. Held against a text whose headline follows its own
front matter at once, the headline there would be the title here, and all of the data between them
would be words that the author took out or put in.
"""

from collections.abc import Collection
from dataclasses import replace

from provenance.diffing.compare import compare
from provenance.diffing.edits import Break, Comparison, Edit, Move, Op
from provenance.diffing.noise import token_start
from provenance.text.document import Document, Role
from provenance.text.spans import Span


def compare_documents(
    older: Document,
    newer: Document,
    *,
    granularity: str = "word",
    ignore: Collection[str] = (),
    engine: str = "anchors",
) -> Comparison:
    """Compare the front matter of both, then what follows it; see `compare`.

    Where only one has such data, or was told to have it, the other may have the same words.
    """
    at_older, at_newer = front_end(older), front_end(newer)

    def between(first: str, second: str) -> Comparison:
        return compare(first, second, granularity=granularity, ignore=ignore, engine=engine)

    if not at_older or not at_newer:
        return between(older.text, newer.text)
    head = between(older.text[:at_older], newer.text[:at_newer])
    rest = between(older.text[at_older:], newer.text[at_newer:])
    return _joined(head, _shifted(rest, at_older, at_newer))


def front_end(document: Document) -> int:
    """Where the first token after the front matter begins; 0 where there is none."""
    first = next(iter(document.sections), None)
    if first is None or first.role is not Role.FRONT_MATTER:
        return 0
    return token_start(document.text, first.range.end)


def _joined(head: Comparison, rest: Comparison) -> Comparison:
    """Put one comparison before another; a deletion beside an insertion is one replacement."""
    edits, following = list(head.edits), list(rest.edits)
    if edits and following and _is_replaced(edits[-1], following[0], rest.moves):
        last, first = edits.pop(), following.pop(0)
        older = Span(last.older.start, first.older.end)
        edits.append(Edit(Op.REPLACE, older, Span(last.newer.start, first.newer.end)))
    return Comparison(
        edits=(*edits, *following),
        moves=(*head.moves, *rest.moves),
        breaks=(*head.breaks, *rest.breaks),
        complete=head.complete and rest.complete,
    )


def _is_replaced(last: Edit, first: Edit, moves: Collection[Move]) -> bool:
    moved = any(move.older.holds(first.older) or move.newer.holds(first.newer) for move in moves)
    return {last.op, first.op} == {Op.INSERT, Op.DELETE} and not moved


def _shifted(comparison: Comparison, older: int, newer: int) -> Comparison:
    """The same comparison of texts that begin later."""

    def edit(one: Edit) -> Edit:
        return replace(one, older=_later(one.older, older), newer=_later(one.newer, newer))

    return Comparison(
        edits=tuple(map(edit, comparison.edits)),
        moves=tuple(
            Move(_later(one.older, older), _later(one.newer, newer), tuple(map(edit, one.edits)))
            for one in comparison.moves
        ),
        breaks=tuple(
            Break(one.op, _later(one.older, older), _later(one.newer, newer))
            for one in comparison.breaks
        ),
        complete=comparison.complete,
    )


def _later(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
