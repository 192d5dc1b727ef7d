"""What around the words of a reading belongs to it: signs that are quoted with it, whole words?

Places are told by words alone. A reading that is shown as `12 million` where the text has `£12
million`, or `35` where it has `35%`, is another fact.
"""

from provenance.lineage.testimony.witnesses import Witness
from provenance.text.ending_words import CLOSERS
from provenance.text.spans import Span

BEFORE = frozenset("£$€¥₹₽₩₺₫₴฿¢#@§±−+~≈<>≤≥№°")
"""Signs that belong to the word right after them, whatever stands before."""

AFTER = frozenset("%‰°′″£$€¥₹₽₩₺₫₴฿¢+™®©")
"""Signs that belong to the word right before them, with one space between where that is usual."""

SPACED = frozenset("%‰°£$€¥₹₽₩₺₫₴฿")
"""Those of them before which many languages leave a space."""

SPACES = frozenset(" \u00a0\u202f\u2009")

MINUS = frozenset("-–")
"""Signs that are a minus right before a figure where no word stands before them."""

PAIRS = {"(": ")", "[": "]", "{": "}", "“": "”", "„": "“", "«": "»", "「": "」", "『": "』"}
"""Marks that open, and what closes each; an apostrophe closes nothing for sure."""

STRAIGHT = '"'
STOPS = frozenset(".!?…。！？")
FULL_STOPS = frozenset(".。")

MOST = 4
"""Signs that are taken along on either side."""

AROUND = 80
"""Code points on either side of a reading in which a word, line or sentence ends, if one does."""


ADORNED = " \t\u00a0:：*_>#"
"""What may stand before a marker of editing, and between it and what it says."""


def quoted_span(witness: Witness, words: Span) -> Span:
    """Where a reading of a text stands with all that belongs to it.

    Besides its signs that is the marker of editing at the head of its line, if it goes on from it:
    "An earlier version of this article" says nothing without the rest, nor the rest without it.
    """
    text, start = witness.document.text, words.start
    for marker in reversed(witness.markers if words.start < words.end else ()):
        if marker.range.end <= start and not text[marker.range.end : start].strip(ADORNED):
            start = marker.range.start
    if start == words.start:
        return with_signs(text, words)
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    is_headed = not text[line:start].strip(ADORNED)
    return with_signs(text, Span(start, words.end) if is_headed else words)


def without_stop(text: str) -> str:
    """A wording as a sentence about it quotes it, which has a stop of its own.

    >>> without_stop("Nobody came."), without_stop("Nobody came?"), without_stop("And so on ...")
    ('Nobody came', 'Nobody came?', 'And so on ...')
    """
    is_stopped = text[-1:] in FULL_STOPS and text[-2:-1] not in STOPS
    return text[:-1] if is_stopped else text


def with_signs(text: str, words: Span) -> Span:
    """Widen the range of some words by the signs that belong to them; an empty one stays.

    >>> said = "It had £12 million (about 35%), he said. Nobody laughed. It ended."
    >>> [said[with_signs(said, Span(*r)).slice] for r in ((8, 18), (20, 28), (41, 55))]
    ['£12 million', '(about 35%)', 'Nobody laughed.']
    """
    if words.start >= words.end:
        return words
    start, end = _widened(text, words.start, words.end)
    if _begins_sentence(text, start) and end < len(text) and text[end] in STOPS:
        end = _stopped(text, end)
    return _paired(text, Span(start, end))


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    for _ in range(MOST):
        if not start or not (text[start - 1] in BEFORE or _is_minus(text, start)):
            break
        start -= 1
    for _ in range(MOST):
        if end < len(text) and text[end] in AFTER:
            end += 1
        elif text[end : end + 1] in SPACES and _is_unit(text, end + 1):
            end += 2
        else:
            break
    return start, end


def _is_minus(text: str, at: int) -> bool:
    if text[at - 1] not in MINUS or not text[at : at + 1].isdigit():
        return False
    return at == 1 or text[at - 2].isspace() or text[at - 2] in BEFORE or text[at - 2] in PAIRS


def _is_unit(text: str, at: int) -> bool:
    """Whether the sign at a place is a unit that goes with the figure a space before it."""
    if text[at : at + 1] not in SPACED or not text[at - 2].isdigit():
        return False
    return not text[at + 1 : at + 2].isalnum()


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - MOST) : start]
    stripped = before.rstrip()
    if not stripped or "\n" in before[len(stripped) :]:
        return True
    return stripped != before and stripped.rstrip(CLOSERS)[-1:] in STOPS


def _stopped(text: str, end: int) -> int:
    """Where the signs that end a sentence end; a stop inside a number or a name ends none."""
    at = end
    while at < len(text) and at < end + MOST and text[at] in STOPS:
        at += 1
    return end if at < len(text) and text[at].isalnum() else at


def _paired(text: str, span: Span) -> Span:
    """Take in the mark that closes what opens inside, or a pair that stands around the whole."""
    start, end = span
    inside = text[start:end]
    opener, closer = text[start - 1 : start] if start else "", text[end : end + 1]
    for first, last in (*PAIRS.items(), (STRAIGHT, STRAIGHT)):
        if opener == first and closer == last and first not in inside and last not in inside:
            return Span(start - 1, end + 1)
        if closer == last and _is_open(inside, first, last):
            return Span(start, end + 1)
        if opener == first and first != last and inside.count(last) == inside.count(first) + 1:
            return Span(start - 1, end)
    return span


def _is_open(inside: str, first: str, last: str) -> bool:
    if first == last:
        return inside.count(first) % 2 == 1
    return inside.count(first) == inside.count(last) + 1


def whole_words(text: str, span: Span) -> str:
    """The text of the range, on either side as far as the next white space."""
    start, end = span.start, span.end
    while start and span.start - start < AROUND and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and end - span.end < AROUND and not text[end].isspace():
        end += 1
    return text[start:end]
