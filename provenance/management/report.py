"""A comparison as one self-contained page to keep or to send."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string

from provenance.export.comparison import counts_in_words, printable


def comparison_page(answer: Mapping[str, Any]) -> str:
    """Render an answer of `provenance.diff/1`: styles inside, no script, nothing to load."""
    older, newer = answer["older"], answer["newer"]
    parts = [
        {
            "id": edit["id"],
            "op": edit["op"],
            "differs": ", ".join(edit.get("differs", ())),
            "noise": edit.get("noise", ""),
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
