"""Where does furniture stand inside a line, in a text that lost its line breaks?

Only wordings that no prose has count by themselves; single words ("Subscribe", "Share") count
between a sentence's end and a capital, in a text that such a wording has shown to be a fetched
page. Where a page's head was flattened, all between its buttons is furniture with them.
"""

import re
from itertools import islice

from provenance.text import notes
from provenance.text.ending_words import CLOSERS
from provenance.text.furniture import (
    is_copyright,
    is_surely,
    label_lengths,
    opens_comments,
    opens_list,
    plain,
)
from provenance.text.furniture_words import COUNTED, INLINE_BARE, INLINE_SURE, PERHAPS, SURE
from provenance.text.spans import Span

SHORTEST = 600
"""Characters from which a line may hold more than one paragraph."""
HEAD = 2500
"""Characters within which a flattened page's head lies; the longest met had 800."""
_GAP = 260
_BRIDGE = 24
_FEWEST_IN_HEAD = 3
_FEWEST_LABELS, _MANY_LABELS = 2, 4
_MOST_DIGITS = 5
"""Digits of a count beside a button, such as its shares."""
_FEWEST_PARTED = 3
_BARS = frozenset("|·•∙")
FOOT = 3000
"""Characters before a line's end within which a flattened page's foot begins."""
_LONGEST_HEADING = 6
_LONGEST_COUNT = 3
"""Words of a heading that counts comments."""

_WORD = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"[a-z\d)”\"’][.!?](?= [A-Z“])")
_CLOSED = re.compile(rf"(?<=[^\W\d][.!?…]) +(?=[^\W\d_a-z]|\d)|(?<=[^\W\d][.!?…][{CLOSERS}]) +")
_TALK = re.compile(rf"(?<=[{CLOSERS}.!?…。！？])\s+(?=\d{{1,4}}\s?[^\W\d])")
"""Where a count may begin that heads readers' comments."""
_FIRST_END = re.compile(rf"(?<=\w)(?:[.!?…][{CLOSERS}]*\s+|[。！？][」』）]*)")

_COUNT = re.compile(
    rf"(?:^|[·•∙|｜]|\s[-–—]\s)\s*(\d[\d.,]*\s?[kKmM]?\s?{COUNTED})(?=\s*(?:$|[·•∙|｜]))",
    re.IGNORECASE,
)


def find_counts(text: str, within: Span) -> list[Span]:
    """Give the counts of a page's readers in a row of particulars, such as a by-line with a date.

    >>> text = "Published 9 May · 310 views | By A. Quill"
    >>> [text[span.slice] for span in find_counts(text, Span(0, len(text)))]
    ['310 views']
    """
    line = text[within.slice]
    return [
        Span(within.start + found.start(1), within.start + found.end(1))
        for found in _COUNT.finditer(line)
    ]


def find_inline(text: str, within: Span) -> list[Span]:
    """Give the ranges of furniture inside the line `within` of `text`, ordered and disjoint."""
    sure = [Span(*found.span()) for found in INLINE_SURE.finditer(text, within.start, within.end)]
    sure.extend(_label_runs(text, within))
    if foot := _comments(text, within) or _foot(text, within):
        sure = [span for span in sure if span.end <= foot.start] + [foot]
    if not sure:
        return []
    bare = [Span(*found.span()) for found in INLINE_BARE.finditer(text, within.start, within.end)]
    found = _disjoint(sorted(sure + bare))
    return _disjoint(_joined_head(text, within, _bridged(text, found)))


def opening_note(text: str, within: Span) -> Span | None:
    """Give the editor's note that a flattened page begins with, one sentence, if there is one.

    >>> text = "Editor's note: found so. " + "The boats came in late. " * 50
    >>> text[opening_note(text, Span(0, len(text))).slice]
    "Editor's note: found so. "
    """
    head = text[within.start : within.start + _GAP].replace("â€™", "’")
    if within.length <= notes.LONGEST_NOTE or not notes.opens_editorial(head):
        return None
    found = _FIRST_END.search(text, within.start, within.start + notes.LONGEST_NOTE)
    return Span(within.start, found.end()) if found else None


def _bridged(text: str, found: list[Span]) -> list[Span]:
    """Join neighbours with but a count, a time or a name between them."""
    kept: list[Span] = []
    for span in found:
        gap = text[kept[-1].end : span.start] if kept else ""
        if kept and len(gap) <= _BRIDGE and not any(mark in gap for mark in ".!?"):
            kept[-1] = Span(kept[-1].start, span.end)
        else:
            kept.append(span)
    return kept


def _comments(text: str, within: Span) -> Span | None:
    """Give readers' comments, from the heading that counts them to the end of the line.

    A name stands after it, or what the first of them begins with.

    >>> text = "It closed in May. 4 comments tom A pity. Ana It was time."
    >>> text[_comments(text, Span(0, len(text))).slice]
    '4 comments tom A pity. Ana It was time.'
    >>> text = "It closed in May. 4 comments by readers said why."
    >>> _comments(text, Span(0, len(text)))
    """
    for found in _TALK.finditer(text, within.start, within.end):
        words = list(islice(_WORD.finditer(text, found.end(), within.end), _LONGEST_COUNT + 2))
        for at, word in enumerate(words[:_LONGEST_COUNT]):
            after = [one[0].lstrip("*_") for one in words[at + 1 : at + 3]]
            named = any(one[:1].isupper() for one in after) and after[0][:1].isalpha()
            if named and opens_comments(text[found.end() : word.end()]):
                return Span(found.end(), within.end)
    return None


def _foot(text: str, within: Span) -> Span | None:
    """Give what follows the work in a page that lost its breaks: lists, comments, a copyright.

    A heading of a list or of comments begins it, right after a sentence, and no sentence follows
    that is not beside another label.
    """
    if text[within.end :].strip():
        return None
    first = max(within.start, within.end - FOOT)
    starts = [found.end() for found in _CLOSED.finditer(text, first, within.end)]
    for at in starts:
        opening = plain(text[at : at + _heading_length(text, at, within.end)])
        if opens_list(opening) or opens_comments(opening):
            labels = _headings(text, at, within.end)
            if len(labels) >= _FEWEST_LABELS and sum(one >= at for one in starts) <= len(labels):
                return Span(at, within.end)
    return None


def _headings(text: str, start: int, end: int) -> list[int]:
    """Where headings of lists and comments, buttons and copyrights begin."""
    found, place = [], start
    for word in _WORD.finditer(text, start, end):
        length = _heading_length(text, word.start(), end) if word.start() >= place else 0
        if length:
            found.append(word.start())
            place = word.start() + length
    return found


def _heading_length(text: str, at: int, end: int) -> int:
    """How many characters the heading or the button has that begins there, 0 if there is none."""
    if text[at] == "©" and is_copyright(text[at:end]):
        return end - at
    if not text[at].isupper():
        return 0
    words = islice(_WORD.finditer(text, at, end), _LONGEST_HEADING)
    for stop in reversed([word.end() for word in words]):
        said = text[at:stop]
        after = text[stop:end].lstrip()[:1]
        if not after.islower() and (opens_list(said) or opens_comments(said) or is_surely(said)):
            return stop - at
    return 0


def _label_runs(text: str, within: Span) -> list[Span]:
    """Give the runs of labels ("Likes Share Leave a comment"), each capital as buttons are."""
    runs: list[Span] = []
    words = [
        (found.start(), found.end(), found[0])
        for found in _WORD.finditer(text, within.start, within.end)
    ]
    place = 0
    while place < len(words):
        labels: list[str] = []
        end = place
        parted = False
        while (length := _label_length(words, end + _bars(words, end, labels))) > 0:
            parted = parted or _bars(words, end, labels) > 0
            end += _bars(words, end, labels)
            labels.append(plain(" ".join(word for _, _, word in words[end : end + length])))
            end += length
        run = Span(words[place][0], words[end - 1][1]) if labels else None
        if run and (_is_run(labels, text, run, within) or (parted and _is_row(labels))):
            runs.append(run)
        place = max(end, place + 1)
    return runs


def _bars(words: list[tuple[int, int, str]], place: int, labels: list[str]) -> int:
    """Give 1 if what stands at `place` parts one label from the next, else 0."""
    return int(bool(labels) and place < len(words) and words[place][2] in _BARS)


def _is_row(labels: list[str]) -> bool:
    """Whether labels that bars part are buttons."""
    return len(labels) >= _FEWEST_PARTED and sum(map(is_surely, labels)) >= _FEWEST_LABELS


def _label_length(words: list[tuple[int, int, str]], place: int) -> int:
    """Give how many words the longest label at `place` has, 0 if there is none.

    Before a small letter a shorter label counts first: in "Share This may take an hour" the second
    word begins the text, and is no part of the button.
    """
    if place >= len(words):
        return 0
    word = words[place][2]
    if word.isdigit() and len(word) <= _MOST_DIGITS:
        counted = (2, 3) if place + 1 < len(words) else ()
        spoken = (" ".join(one for _, _, one in words[place : place + most]) for most in counted)
        return next(
            (most for most, said in zip(counted, spoken, strict=True) if is_surely(said)), 1
        )
    if not word[0].isupper():
        return 0
    found: list[int] = []
    for length in label_lengths().get(word.casefold().strip("?!."), ()):
        said = plain(" ".join(one for _, _, one in words[place : place + length]))
        if place + length <= len(words) and (said in SURE or said in PERHAPS):
            found.append(length)
    ends = (length for length in found if not _goes_on(words, place + length))
    return next(ends, max(found, default=0))


def _goes_on(words: list[tuple[int, int, str]], place: int) -> bool:
    """Whether a sentence goes on with the word at `place`, as none does after a button."""
    return place < len(words) and words[place][2][0].islower()


def _is_run(labels: list[str], text: str, run: Span, within: Span) -> bool:
    """Whether a run of labels is one of buttons: by their number, or by where it stands.

    After a sentence two sure ones do, and where the line ends with them one beside another label.
    """
    named = [label for label in labels if not label.isdigit()]
    sure = sum(label in SURE for label in named)
    if sure >= 1 and len(named) >= _MANY_LABELS:
        return True
    if run.start > within.start and text[run.start - 2] not in '.!?”"’)…。':
        return False
    if run.end == within.end:
        return sure >= 1 and len(named) >= _FEWEST_LABELS
    return sure >= _FEWEST_LABELS and sure == len(named)


def _joined_head(text: str, within: Span, found: list[Span]) -> list[Span]:
    """Join what stands close together at the head of a flattened page."""
    head = [span for span in found if span.start < within.start + HEAD]
    last = 0
    while last + 1 < len(head) and _is_head_gap(text[head[last].end : head[last + 1].start]):
        last += 1
    if last + 1 < _FEWEST_IN_HEAD or head[0].start > within.start + _GAP:
        return found
    return [Span(head[0].start, head[last].end), *found[last + 1 :]]


def _is_head_gap(gap: str) -> bool:
    return len(gap) <= _GAP and len(_SENTENCE_END.findall(gap)) <= 1


def _disjoint(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if kept and span.start <= kept[-1].end + 1:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return kept
