"""What is a later state of the source to be called?"""

from collections.abc import Sequence

from provenance.lineage.places import Variation
from provenance.lineage.states import State
from provenance.text.document import Marker

LABEL_WORDS = 6
"""Words of a wording quoted in the label of a silent edit."""

LABEL_LENGTH = 80
"""Code points at which a quoted wording is cut, whatever its words."""


def label_of(state: State, before: State, dividing: Sequence[Variation]) -> tuple[str, str | None]:
    """What a later state is called: by its marker, or by the largest thing it changed."""
    changed = [
        (variation, a, b)
        for variation, a, b in zip(dividing, before.vector, state.vector, strict=True)
        if a is not None and b is not None and a != b
    ]
    marks = [
        variation.marks[b]
        for variation, a, b in changed
        if _stem(variation.marks[b]) != _stem(variation.marks[a])
    ]
    for mark in sorted(filter(None, marks), key=lambda mark: mark.number is None):
        return mark.label, _marker_text(mark.label)
    if not changed:
        return "small changes of spelling or punctuation", None
    variation, a, b = max(changed, key=lambda c: (c[0].size, -c[0].base[0]))
    return _in_words(variation.text(a), variation.text(b)), None


def _stem(mark: Marker | None) -> tuple[str, int | None] | None:
    return None if mark is None else (mark.label, mark.number)


def _marker_text(label: str) -> str:
    return f"({label})" if label.startswith("edited") else label


def _in_words(older: str, newer: str) -> str:
    """A silent edit in a few words.

    >>> _in_words("forty boats", "sixty boats")
    '‘forty boats’ became ‘sixty boats’'
    >>> _in_words("so it is and will be for all of us", "so it is and will be for none of us")
    '‘all of us’ became ‘none of us’'
    >>> _in_words(99 * "字" + "一", 99 * "字" + "二")
    '‘一’ became ‘二’'
    """
    if not older:
        return f"added ‘{_short(newer)}’"
    if not newer:
        return f"dropped ‘{_short(older)}’"
    if _short(older) == _short(newer):
        older, newer = _from_difference(" ".join(older.split()), " ".join(newer.split()))
    return f"‘{_short(older)}’ became ‘{_short(newer)}’"


def _from_difference(older: str, newer: str) -> tuple[str, str]:
    """Leave out what both begin with, up to the word, or else the letter, in which they differ."""
    least = min(len(older), len(newer))
    same = next((at for at in range(least) if older[at] != newer[at]), least - 1)
    word = older.rfind(" ", 0, same) + 1
    start = word if same - word < LABEL_LENGTH else same
    return older[start:], newer[start:]


def _short(text: str) -> str:
    words = text.split()
    cut = " ".join(words[:LABEL_WORDS])[:LABEL_LENGTH]
    return cut if cut == " ".join(words) else cut + "…"
