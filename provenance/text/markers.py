"""Where does a text speak of its own editing: "(edited 1)", "Correction:", "[Update]", 訂正?

A marker is a label with the shape of one (in brackets, before a colon, with a date on a line of
its own) or a sentence that news desks use for nothing else. The plain word "update" is none.
"""

import re
from functools import cache

from provenance.text.date_words import end_of_date
from provenance.text.document import Marker
from provenance.text.marker_lookup import Found, find_label, find_published, find_sentence
from provenance.text.marker_words import BUTTONS, HEADINGS
from provenance.text.spans import Span

_PLACES = re.compile(
    r"(?P<line>^[ \t\u00a0\u3000>*_#|※■●◆▲▶▼•・–—-]{0,6})"
    r"|(?P<open>[(\[（【［〔〈<＜〖])[ \t*_]{0,3}"
    r"|(?P<inside>(?:(?<=[.!?…:：–—*_\"”“»«)\]])[ \t]{1,3}|(?<=[。！？：）】」])[ \u3000]?)"
    r"[*_]{0,3})",
    re.MULTILINE,
)
"""Where a marker may begin: a line, a bracket, a sentence inside a line."""

_CLOSES = re.compile(r"[ \t*_]{0,3}[)\]）】］〕〉>＞〗]")
_COLON = re.compile(r"[ \t\u00a0*_]{0,3}[:：]")
_DASH = re.compile(r"[.]?[ \t*_]{0,3}[-–—|][ \t*_]{0,2}(?=\S)")
_LINE_ENDS = re.compile(r"[ \t.|*_)）]{0,4}(?:$|(?=[\r\n]))")
_NUMBER = re.compile(
    r"[ \t]{0,2}(?:#|№|no\.? ?|nr\.? ?)?(\d{1,3})(?=[ \t*_]*(?:[)\]）】］〕〉>＞–—-]|[:：](?!\d)))",
    re.IGNORECASE,
)
_LEADS_TO_DATE = re.compile(r"[ \t\u00a0\u3000,،:：;(（–—|/·-]{0,4}")
_DATE_TO_LABEL = re.compile(r"[ \t,:：に]{0,2}")
_BETWEEN_DATES = re.compile(r"[ \t\u00a0\u3000.,;|/·•–—()（-]{1,5}")
_BLANKS = re.compile(r"[ \t*_]{0,4}")
_GOES_ON = re.compile(r"[\w,;][ \t\r]*$")
_LINE_BREAK = re.compile(r"[\r\n]|$")
_LONGEST_LINE = 160
"""Code points of a line of dates: "Published … Updated …"."""
_SHORTEST_DATE = 4


def find_markers(text: str, within: Span | None = None) -> tuple[Marker, ...]:
    """Find the markers of `text`, in order and disjoint; only those inside `within`, if given.

    >>> [(one.label, one.number) for one in find_markers("So it went (edited 1 ).")]
    [('edited 1', 1)]
    >>> find_markers("The update went well.")
    ()
    """
    start, end = within or (0, len(text))
    text = text[:end]
    markers: list[Marker] = []
    for place in _PLACES.finditer(text, start):
        if markers and place.start() < markers[-1].range.end:
            continue
        marker = _at(text, place)
        if marker is not None:
            markers.append(marker)
    return tuple(markers)


def opening_marker(text: str) -> Marker | None:
    """Give the marker that the text begins with, after a bracket or decoration; None if none."""
    place = _PLACES.match(text)
    while place is not None:
        marker = _at(text, place)
        if marker is not None:
            return marker
        further = _PLACES.match(text, place.end())
        place = further if further and further["open"] and not place["open"] else None
    return None


def _at(text: str, place: re.Match[str]) -> Marker | None:
    at = place.end()
    if text[at : at + 1].isdigit():
        return _dated_first(text, at, place)
    label = find_label(text, at)
    return (
        (label and _labelled(text, label, place))
        or (_after_published(text, at) if place["line"] is not None else None)
        or _sentence(text, at)
    )


def _labelled(text: str, label: Found, place: re.Match[str]) -> Marker | None:
    """Read what follows a label: a number, a date, and what makes a marker of it."""
    numbered = _NUMBER.match(text, label.end)
    number = int(numbered[1]) if numbered else None
    end = numbered.end() if numbered else label.end
    dated = _date_after(text, end)
    colon = _colon_after(text, label, end, dated)
    if place["open"]:
        closed = _closing(text, label, dated or end) or (colon if label.strong else None)
        return _marker(label, number, place.start("open"), closed) if closed else None
    if place["inside"] is not None:
        stands_out = colon and label.strong and (dated or _stands_out(text, label, place, colon))
        return _marker(label, number, label.start, colon) if colon and stands_out else None
    if colon:
        runs_on = end == label.end and not dated and _runs_on(text, label)
        return None if runs_on else _marker(label, number, label.start, colon)
    return _of_own_line(text, label, number, dated, end)


def _colon_after(text: str, label: Found, end: int, dated: int | None) -> int | None:
    """Where the colon after a label or its date ends; a line of dates alone needs none."""
    if dated and _LINE_ENDS.match(text, dated):
        return None
    colon = _COLON.match(text, end) if label.strong else None
    colon = colon or (_COLON.match(text, dated) if dated else None)
    return colon.end() if colon else None


def _closing(text: str, label: Found, end: int) -> int | None:
    """Where the bracket around a label closes, if nothing else stands in it."""
    bare = end == label.end
    if bare and (not label.strong or text[label.start : end].casefold() in BUTTONS):
        return None
    closed = _CLOSES.match(text, end)
    return closed.end() if closed else None


def _stands_out(text: str, label: Found, place: re.Match[str], after: int) -> bool:
    """Whether a label inside a line is no part of its sentence.

    It is in capitals, in a script without them, in bold, or leads to a sentence on editing.
    """
    word = text[label.start : label.end]
    blanks = _BLANKS.match(text, after)
    return (
        word.upper() == word
        or place.group().endswith(("*", "_"))
        or (blanks is not None and find_sentence(text, blanks.end()) is not None)
    )


def _runs_on(text: str, label: Found) -> bool:
    """Whether a label in small letters goes on with a sentence of the line above."""
    if not text[label.start].islower():
        return False
    line = text.rfind("\n", 0, label.start)
    above = text[text.rfind("\n", 0, max(line, 0)) + 1 : max(line, 0)]
    return not text[line + 1 : label.start].strip() and _GOES_ON.search(above) is not None


def _of_own_line(
    text: str, label: Found, number: int | None, dated: int | None, end: int
) -> Marker | None:
    """Read a label at the head of a line that no colon follows."""
    word = text[label.start : label.end]
    dash = _DASH.match(text, dated or end) if label.strong else None
    if dash and (dash.group().startswith(".") or word.upper() == word):
        return _marker(label, number, label.start, dash.end())
    if dated and _is_of_dates(text, dated):
        return _marker(label, number, label.start, dated)
    if _headings().fullmatch(word) and _LINE_ENDS.match(text, end):
        return _marker(label, number, label.start, end)
    return None


def _is_of_dates(text: str, at: int) -> bool:
    """Whether the line that is read up to `at` is one of dates, and no sentence that goes on."""
    if not (_LINE_ENDS.match(text, at) or _BETWEEN_DATES.match(text, at)):
        return False
    start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    stop = _LINE_BREAK.search(text, at)
    return stop is not None and stop.start() - start <= _LONGEST_LINE


def _dated_first(text: str, at: int, place: re.Match[str]) -> Marker | None:
    """Read a date that its label follows: 2024年5月9日更新, "05.05.2024 tarihinde güncellendi"."""
    end = end_of_date(text, at)
    if end is None or end - at < _SHORTEST_DATE or place["inside"] is not None:
        return None
    blank = _DATE_TO_LABEL.match(text, end)
    label = find_label(text, blank.end() if blank else end)
    if label is None:
        return None
    for closes in (_CLOSES,) if place["open"] else (_COLON, _LINE_ENDS):
        closed = closes.match(text, label.end)
        if closed:
            start = place.start("open") if place["open"] else at
            return _marker(label, None, start, closed.end())
    return None


def _after_published(text: str, at: int) -> Marker | None:
    """Read "Published 5 May 2024, updated 6 May 2024", all of one line."""
    published = find_published(text, at)
    dated = _date_after(text, published) if published else None
    between = _BETWEEN_DATES.match(text, dated) if dated else None
    label = find_label(text, between.end()) if between else None
    end = _date_after(text, label.end) if label else None
    if label is None or end is None or not _LINE_ENDS.match(text, end):
        return None
    return _marker(label, None, label.start, end)


def _date_after(text: str, at: int) -> int | None:
    """Where the date after a label ends, with the bracket around it."""
    leads = _LEADS_TO_DATE.match(text, at)
    start = leads.end() if leads else at
    end = end_of_date(text, start)
    if end is not None and any(sign in text[at:start] for sign in "(（"):
        end += text[end : end + 1] in {")", "）"}
    return end


def _sentence(text: str, at: int) -> Marker | None:
    found = find_sentence(text, at)
    return _marker(found, None, found.start, found.end) if found else None


def _marker(found: Found, number: int | None, start: int, end: int) -> Marker:
    name = "editor's note" if found.kind == "note" else found.kind
    return Marker(name if number is None else f"{name} {number}", number, Span(start, end))


@cache
def _headings() -> re.Pattern[str]:
    return re.compile("|".join(HEADINGS), re.IGNORECASE)
