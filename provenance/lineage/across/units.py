"""What are the units that are aligned across languages? Sentences, and lines of code.

Sentences are found inside paragraphs, so line breaks that were lost, or put in by hand, change
little. What is encoded is a sentence as it is read: without the signs of Markdown, HTML and wikis.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from provenance.text.blocks import Block, split_blocks
from provenance.text.ending_words import CLOSERS
from provenance.text.passages import split_sentences
from provenance.text.remembered import remembered
from provenance.text.spans import Span

_LINK = re.compile(r"!?\[([^\]\[]*)\](?:\([^()\s]*(?:\([^()]*\))?[^()]*\)|\[[^\]]*\])")
_MACRO = re.compile(r"\{\{([^{}]*)\}\}")
_QUOTED = re.compile(r"[\"']([^\"']+)[\"']")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_MARKS = re.compile(r"[`*]+|(?<!\w)_+|_+(?!\w)|~~")
_LEAD = re.compile(r"^(?:[>#|\s]+|[-*+•]\s+)+")
_WORD = re.compile(r"\w")
_BLANK = re.compile(r"\n[ \t]*\n")
_CLOSED = re.compile(rf"[.!?:;。！？：；|>][{CLOSERS}*_`]*\s*$" r"|\{\{[^{}]*\}\}\s*$|  $")
_STARTS = re.compile(r"\s*(?:[-*+•>#|<]|\d{1,3}[.)]\s|: |\{[{%<])")
_ALONE = re.compile(r"\s*[#|<]")

FEWEST_BLANKS = 3
"""Blank lines from which a text is held to part its paragraphs by them."""

SHORT_LINE = 30
"""Letters below which a line that is no sentence is a heading or an item."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or a line of code: where it stands, and what of it is compared.

    `literal` is its text on one line, `plain` the same as it is read.
    """

    range: Span
    literal: str
    plain: str
    code: bool = False


def units_of(text: str, language: str, ranges: Iterable[Span] | None = None) -> list[Unit]:
    r"""The units of a text, or of these ranges of it, in order.

    >>> [unit.plain for unit in units_of("# A *bell*\n\nIt rang. We left.", "en")]
    ['A bell', 'It rang.', 'We left.']
    """
    found: list[Unit] = []
    for within in ranges if ranges is not None else (Span(0, len(text)),):
        for core, code in _paragraphs(text, within):
            for unit in _inside(text[core.slice], language, code=code):
                start, end = unit.range
                span = Span(core.start + start, core.start + end)
                found.append(Unit(span, unit.literal, unit.plain, code))
    return found


@remembered
def _inside(paragraph: str, language: str, *, code: bool) -> tuple[Unit, ...]:
    """The units of a paragraph, with their ranges in it."""
    whole = Span(0, len(paragraph))
    found = []
    for span in [whole] if code else split_sentences(paragraph, whole, language):
        literal = " ".join(paragraph[span.slice].split())
        if _WORD.search(literal):
            found.append(Unit(span, literal, literal if code else as_read(literal), code))
    return tuple(found)


def _paragraphs(text: str, within: Span) -> list[tuple[Span, bool]]:
    """The paragraphs inside a range, and whether each is code.

    Where blank lines part paragraphs, as in Markdown, a line that ends no sentence goes on in the
    next.
    """
    inside = text[within.slice]
    parted = len(_BLANK.findall(inside)) >= FEWEST_BLANKS
    found: list[tuple[Span, bool]] = []
    last: Block | None = None
    for block in split_blocks(inside):
        core = Span(block.core.start + within.start, block.core.end + within.start)
        if last and parted and _goes_on(last, block, inside):
            found[-1] = Span(found[-1][0].start, core.end), False
        else:
            found.append((core, block.code))
        last = block
    return found


def _goes_on(last: Block, block: Block, text: str) -> bool:
    between = text[last.core.end : block.core.start]
    line = last.text.rsplit("\n", 1)[-1]
    return (
        not (last.code or block.code or _STARTS.match(block.text) or _ALONE.match(line))
        and between.count("\n") == 1
        and len(line) >= SHORT_LINE
        and not _CLOSED.search(line)
    )


@remembered
def as_read(literal: str) -> str:
    """A sentence without the signs of its markup.

    >>> as_read('- See [the *bell*](/bells/1) and {{ref("Bell.ring()", "ring")}}.')
    'See the bell and ring.'
    """
    shown = _MACRO.sub(_argument, _LINK.sub(r"\1", literal))
    shown = _LEAD.sub("", _MARKS.sub("", _TAG.sub(" ", shown)))
    return " ".join(shown.split()) or literal


def _argument(macro: "re.Match[str]") -> str:
    """What a macro shows: its last argument in quotation marks."""
    said: list[str] = _QUOTED.findall(macro[1])
    return said[-1] if said else ""
