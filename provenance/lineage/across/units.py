"""What are the units that are aligned across languages? Sentences, and lines of code.

Sentences are found inside paragraphs, so line breaks that were lost, or put in by hand, change
little. What is encoded is a sentence as it is read: without the signs of Markdown, HTML and wikis.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from provenance.text.blocks import split_blocks
from provenance.text.passages import split_sentences
from provenance.text.spans import Span

_LINK = re.compile(r"!?\[([^\]\[]*)\](?:\([^()\s]*(?:\([^()]*\))?[^()]*\)|\[[^\]]*\])")
_MACRO = re.compile(r"\{\{([^{}]*)\}\}")
_QUOTED = re.compile(r"[\"']([^\"']+)[\"']")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_MARKS = re.compile(r"[`*]+|(?<!\w)_+|_+(?!\w)|~~")
_LEAD = re.compile(r"^(?:[>#|\s]+|[-*+•]\s+)+")
_WORD = re.compile(r"\w")


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
        inside = text[within.slice]
        for block in split_blocks(inside):
            core = Span(block.core.start + within.start, block.core.end + within.start)
            spans = [core] if block.code else split_sentences(text, core, language)
            for span in spans:
                literal = " ".join(text[span.slice].split())
                if _WORD.search(literal):
                    found.append(Unit(span, literal, as_read(literal), block.code))
    return found


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
