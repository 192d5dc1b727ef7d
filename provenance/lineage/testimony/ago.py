"""Does a reading say how long ago something was, as pages do?"""

import re
from bisect import bisect_left
from collections.abc import Iterable

from provenance.lineage.testimony.witnesses import Witness
from provenance.text.spans import Span, lines_of

LINE = 12
"""Words up to which a line may be a page's."""

LONG = 300
"""Code points from which no line is short, but it may be all of a text that lost its breaks."""

AROUND = 24
"""Code points on either side of a reading that are looked at in such a text."""

AGO = re.compile(
    r"\bjust now\b|\b(?:yester|to)day\b"
    r"|\b(?:\d+|an?) (?:sec|min|hour|hr|day|week|month|year)\w* ago\b"
    r"|\b(?:il y a|vor|hace|há|fa) (?:\d+|un|une|una|um|uma|eine[mr]?) \w+"
    r"|\b(?:\d+|een) \w+ geleden\b|\b\d+ \w+ (?:fa|temu|назад|önce)\b"
    r"|\d+ ?(?:秒|分|分钟|分鐘|時間|小时|小時|日|天|週間|周|か月|ヶ月|个月|個月|年)前"
    r"|\d+ ?(?:초|분|시간|일|주|개월|년) ?전",
    re.IGNORECASE,
)
"""How long ago something was, as pages say it."""

SAID_AGO = re.compile(
    r"(?:\b(?:last |zuletzt )?(?:updated|published|posted|aktualisiert|veröffentlicht|mis à jour|"
    r"publié|actualizado|publicado|atualizado|aggiornato|pubblicato|bijgewerkt)[: ]+)?"
    rf"(?:{AGO.pattern})",
    re.IGNORECASE,
)
"""The same with what they say before it."""


def says_ago(stands: Iterable[tuple[Witness, Span]]) -> bool:
    """Whether a reading is of the words by which a short line says how long ago it was.

    A witness that kept its line breaks tells it for all; where they were lost, no line is short.
    """
    return any(_is_ago(witness.document.text, span) for witness, span in stands)


def _is_ago(text: str, span: Span) -> bool:
    start, stop = lines_of(text, span)
    if stop - start > LONG:
        if 2 * (stop - start) < len(text):
            return False
        start, stop = max(start, span.start - AROUND), min(stop, span.end + AROUND)
    elif len(text[start:stop].split()) > LINE:
        return False
    return any(
        start + match.start() < span.end and span.start < start + match.end()
        for match in AGO.finditer(text[start:stop])
    )


def but_for_ago(witness: Witness, span: Span) -> tuple[str, ...]:
    """The words of a reading, less what says how long ago it was if its text lost its breaks."""
    text, words = witness.document.text, witness.words
    first, last = bisect_left(words.starts, span.start), bisect_left(words.starts, span.end)
    start, stop = lines_of(text, span)
    gone: list[Span] = []
    if stop - start > LONG and 2 * (stop - start) >= len(text):
        near = max(start, span.start - AROUND), min(stop, span.end + AROUND)
        gone = [Span(*match.span()) for match in SAID_AGO.finditer(text, *near)]
    return tuple(
        key
        for key, at in zip(witness.keys[first:last], words.starts[first:last], strict=True)
        if not any(one.start <= at < one.end for one in gone)
    )
