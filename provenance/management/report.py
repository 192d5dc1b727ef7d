"""A comparison as one self-contained page to keep or to send."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string

from provenance.export.comparison import counts_in_words, move_of, printable


def comparison_page(answer: Mapping[str, Any]) -> str:
    """Render an answer of `provenance.diff/1`: styles inside, no script, nothing to load."""
    older, newer = answer["older"], answer["newer"]
    parts = [
        {
            "id": edit["id"],
            "op": edit["op"],
            "differs": ", ".join(edit.get("differs", ())),
            "noise": edit.get("noise", ""),
            "went": _begun(edit, "older", answer),
            "came": _begun(edit, "newer", answer),
            "older": printable(older["text"][slice(*edit["older"])]),
            "newer": printable(newer["text"][slice(*edit["newer"])]),
        }
        for edit in answer["edits"]
    ]
    context = {
        "older": older,
        "newer": newer,
        "counts": counts_in_words(answer),
        "engine": answer["engine"],
        "parts": parts,
    }
    return render_to_string("report/comparison.html", context)


def _begun(edit: Mapping[str, Any], side: str, answer: Mapping[str, Any]) -> str:
    """Give the id of the move that begins with what `edit` has on one side, or nothing."""
    begun = [move for move in answer["moves"] if move[side][0] == edit[side][0]]
    return move_of(edit, side, begun)
