"""What are the units of alignment: paragraphs, or sentences where paragraphs were lost?

ICU finds the sentence breaks; here those after abbreviations and initials are taken back.
"""

import re
from itertools import pairwise

from provenance.text.breaks import sentence_breaks
from provenance.text.language import script
from provenance.text.remembered import remembered
from provenance.text.spans import Span

LOST = 2000
"""Characters from which one line is no paragraph any more but several; one in a thousand
newspaper paragraphs is longer. Half of that in Chinese, Japanese and Korean."""
LOST_ALONE = 600
"""The same for a line that stands (nearly) alone in its text."""
ALONE = 2
"""Up to this many paragraphs a text is nearly one line."""
LOOK = 8
"""Characters in which the number of a list item, "iii." or "12)", is whole with its space."""

_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[“\"'‘«])(?:(?:[A-Za-z]\.){1,4}"
    r"|(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|vs|cf|Cf|No|Nos|Nr|Fig|Figs|Vol|vol|pp|p|Ch|ch|Sec|Art|art|Abs"
    r"|Inc|Ltd|Corp|Co|Bros|Gen|Col|Sgt|Capt|Lt|Maj|Rev|Hon|Gov|Sen|Rep|Pres|Mt|Ft|Ave|Blvd|Rd"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|ca|viz|al|ed|eds|trans|etc"
    r"|Sra?|Dra?|Srta|Ud|Uds|pág|núm|EE|UU|M|MM|Mme|Mlle|bzw|usw|ca|Hr|Fr|Str|Bd|vgl|Vgl|Dr|Dipl"
    r"|z\.\s?B|d\.\s?h|u\.\s?a|i\.\s?d\.\s?R|o\.\s?ä)\.)[)\]”\"'’»]*\s*$"
)
_INITIAL = re.compile(r"[A-Z]\.")
_INITIALS_END = re.compile(r"(?:[A-Z]\.){1,4}[)\]”\"'’»]*\s*$|etc\.\s*$")
_OPENS_SENTENCE = re.compile(
    r"[“\"'‘(\[]*(?:The|A|An|It|He|She|They|We|I|You|This|That|These|Those|There|In|On|At|But|And|So"
    r"|If|When|While|As|For|To|My|His|Her|Their|Our|What|How|Why|No|Yes|Some|Most|Many|Now|Then)\b"
)
_MERE_NUMBER = re.compile(r"[\s(\[]*(?:\d{1,3}|[ivxIVX]{1,4}|[A-Za-z])[.)]\s*$")
_ENDS = re.compile(r"[.!?…。！？؟।]")
_TAIL_LENGTH = 40


def find_passages(
    text: str, pieces: list[tuple[Span, str]], *, paragraphs: int
) -> tuple[Span, ...]:
    """Give the passages of `text`, less outer white space: each piece, or its sentences.

    `pieces` are paragraphs with their language; `paragraphs` is how many the whole text has.
    """
    passages: list[Span] = []
    for piece, language in pieces:
        core = _stripped(text, piece)
        if core is None:
            continue
        if _is_lost(text, core, paragraphs):
            passages.extend(split_sentences(text, core, language))
        else:
            passages.append(core)
    return tuple(passages)


def split_sentences(text: str, within: Span, language: str) -> list[Span]:
    """Give the sentences of `text` inside `within`, less outer white space.

    >>> source = "He met Dr. Ames of the U.S. Navy. They talked."
    >>> [source[one.slice] for one in split_sentences(source, Span(0, len(source)), "en")]
    ['He met Dr. Ames of the U.S. Navy.', 'They talked.']
    """
    start = within.start
    return [
        Span(start + one.start, start + one.end) for one in _sentences(text[within.slice], language)
    ]


@remembered
def _sentences(inside: str, language: str) -> tuple[Span, ...]:
    """Where the sentences of a paragraph stand in it."""
    kept = [0]
    for (start, end), (_, following_end) in pairwise(pairwise(sentence_breaks(inside, language))):
        before = inside[max(kept[-1], start, end - _TAIL_LENGTH) : end]
        after = inside[end : min(following_end, end + _TAIL_LENGTH)]
        if not _goes_on(before, after, whole=inside[kept[-1] : min(end, kept[-1] + LOOK)]):
            kept.append(end)
    kept.append(len(inside))
    spans = (_stripped(inside, Span(start, end)) for start, end in pairwise(kept))
    return tuple(span for span in spans if span is not None)


def _goes_on(before: str, after: str, *, whole: str) -> bool:
    if len(whole) < LOOK and _MERE_NUMBER.match(whole):
        return True
    if after[:1].islower():
        return True
    if not _ABBREVIATION.search(before):
        return False
    if _INITIAL.match(after):
        return True
    return not (_INITIALS_END.search(before) and _OPENS_SENTENCE.match(after))


def _is_lost(text: str, core: Span, paragraphs: int) -> bool:
    most = LOST_ALONE if paragraphs <= ALONE else LOST
    if core.length * 2 <= most:
        return False
    inside = text[core.slice]
    if core.length <= most and script(inside) != "CJK":
        return False
    return len(_ENDS.findall(inside)) > 1


def _stripped(text: str, span: Span) -> Span | None:
    inside = text[span.slice]
    bare = inside.strip()
    if not bare:
        return None
    start = span.start + len(inside) - len(inside.lstrip())
    return Span(start, start + len(bare))
