"""A comparison as one self-contained page to keep or to send: styles inside, nothing to load.

What was taken out and added is told by elements, by styles on spans inside them, and by signs in
the text, so that it still reads where a mail program drops the elements, the styles, or both.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.template.loader import render_to_string

from provenance.export.comparison import counts_in_words, visible
from provenance.web.present.blocks import fold
from provenance.web.present.pieces import End
from provenance.web.present.rows import Row, lay_out


def comparison_page(answer: Mapping[str, Any]) -> str:
    """Render an answer of `provenance.diff/1`, all of both texts in it."""
    shown = {
        **answer,
        **{
            side: {**answer[side], "text": visible(answer[side]["text"])}
            for side in ("older", "newer")
        },
    }
    rows = [_linked(row) for row in lay_out(shown)]
    context = {
        "older": answer["older"],
        "newer": answer["newer"],
        "counts": counts_in_words(answer),
        "engine": answer["engine"],
        "blocks": fold(rows, whole=True),
    }
    return render_to_string("report/comparison.html", context)


def _linked(row: Row) -> Row:
    """Let the ends of moves lead to each other on this one page."""

    def led(end: End | None) -> End | None:
        return replace(end, href=f"#{end.other}") if end else None

    return Row(
        tuple(replace(piece, went=led(piece.went), came=led(piece.came)) for piece in row.pieces)
    )
