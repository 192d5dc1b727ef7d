"""Does the work's text break off in the middle?

A last paragraph without closing punctuation is a sign only where the text's other paragraphs
close theirs, and only if it is no heading, list item, signature, address or verse.
"""

from collections.abc import Sequence

from provenance.text.ending_words import (
    ADDRESS_END,
    CLOSED,
    CUT,
    HANGING,
    ITEM,
    MORE,
    NUMBER_END,
    QUOTED_END,
    SENTENCE_INSIDE,
    SIGNED,
    STUMP,
)
from provenance.text.language import letters, script
from provenance.text.markers import find_markers
from provenance.text.spans import Span

_LOOKED_AT, _CLOSING = 3000, 60
"""Characters of a last paragraph, and of its end, that are looked at."""
_LONG = 80
"""Letters from which a line is a sentence and no heading; longer headings are one in a hundred."""
_LONG_CJK = 36
_FEWEST_WITNESSES = 3
_MOST_OPEN = 0.4
"""Share of unclosed long paragraphs from which a text is one that does not close them."""


def breaks_off(paragraphs: Sequence[str], *, furniture_after: str = "") -> bool:
    """Tell whether the last of `paragraphs` breaks off, given what furniture says after it.

    >>> breaks_off(["The boats came in late. Then the harbour master, who had seen it all, sh"])
    True
    >>> breaks_off(["The boats came in late.", "Anna Quist, Bergen"])
    False
    """
    if not paragraphs:
        return False
    last = _without_marker(paragraphs[-1].rstrip()[-_LOOKED_AT:])
    walled = len(last) <= _LONG and says_there_is_more(last)
    if walled or CUT.search(last[-_CLOSING:]) or says_there_is_more(furniture_after):
        return True
    closed = any(
        pattern.search(last[-4 * _CLOSING :]) for pattern in (CLOSED, ADDRESS_END, NUMBER_END)
    )
    return not closed and _closes_paragraphs(paragraphs) and _is_unfinished(last)


def _without_marker(last: str) -> str:
    """A paragraph less the marker of editing at its end, which stands outside its last sentence.

    >>> _without_marker("The boats came in late. (edited 1)")
    'The boats came in late.'
    """
    start = max(0, len(last) - _CLOSING)
    marker = next(reversed(find_markers(last, Span(start, len(last)))), None)
    before = last[: marker.range.start].rstrip() if marker else ""
    return before if marker and marker.range.end == len(last) and before else last


def _is_unfinished(last: str) -> bool:
    """Whether an unclosed last paragraph is a sentence and no heading, item, name or verse."""
    item = ITEM.match(last)
    inside = SENTENCE_INSIDE.search(last, item.end() if item else 0) is not None
    hanging = HANGING.search(last[-_CLOSING:]) is not None
    if QUOTED_END.search(last[-_CLOSING:]) and not hanging:
        return False
    if item or SIGNED.match(last):
        return inside or hanging
    if hanging and (inside or _is_long(last, 3)):
        return True
    stands = letters(last) > _LONG // 4 or STUMP.search(last) is not None
    return (inside and stands) or _is_long(last, 1)


def says_there_is_more(furniture: str) -> bool:
    """Tell whether furniture right after a text says that the rest is elsewhere or to be paid."""
    return MORE.search(furniture[:600]) is not None


def _closes_paragraphs(paragraphs: Sequence[str]) -> bool:
    """Whether the paragraphs before the last end in punctuation, as far as there are any."""
    long_ones = [one[-_LOOKED_AT:] for one in paragraphs[-60:-1] if _is_long(one[-_LOOKED_AT:], 1)]
    if len(long_ones) < _FEWEST_WITNESSES:
        last = paragraphs[-1][-_LOOKED_AT:]
        return (not long_ones and _is_punctuated(last)) or any(
            CLOSED.search(one.rstrip()[-_CLOSING:]) for one in long_ones
        )
    open_ones = sum(CLOSED.search(one.rstrip()[-_CLOSING:]) is None for one in long_ones)
    return open_ones <= _MOST_OPEN * len(long_ones)


def _is_punctuated(text: str) -> bool:
    return SENTENCE_INSIDE.search(text) is not None or letters(text) <= 4 * _LONG


def _is_long(text: str, share: int) -> bool:
    limit = _LONG_CJK if script(text) == "CJK" else _LONG
    return letters(text) * share > limit
