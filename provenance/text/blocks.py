"""Which lines of a text belong together as one paragraph?

A line is a paragraph, except where a text was wrapped by hand at a fixed width: there a line goes
on in the next one exactly if the next one's first word would not have fitted (the test that a
greedy line filler makes, read backwards).
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from provenance.text.ending_words import CLOSERS
from provenance.text.spans import Span

NARROWEST, WIDEST = 40, 120
"""Widths in characters between which text is wrapped by hand."""
_MOST_UNFITTING = 0.7
"""Share of neighbouring lines that must pass the greedy test: prose wrapped at 60 to 100 passes
with 0.9 and more, verse and lists with 0.3 and less."""
_FEWEST_PAIRS = 4
_MOST_CLOSED = 0.4
"""Share of full lines that may end a sentence: wrapped prose has 0.1, a sentence a line has 0.9."""
_SLACK = 4

_LINE = re.compile(r"[^\r\n\u2028\u2029]*(?:\r\n|[\r\n\u2028\u2029]|\Z)")
_FIRST_WORD = re.compile("\\s*(?:[\u3040-\u30ff\u3400-\u9fff]|[^\\s\u3040-\u30ff\u3400-\u9fff]+)")
_CLOSED = re.compile(rf"[.!?:;。！？：；][{CLOSERS}]*\s*$")
_FENCE = re.compile(r"[ \t]{0,3}(?:```|~~~)")
_OWN_LINE = re.compile(r"(?:[-*+•▸▪◦–—‣·>|#]|\d{1,3}[.)、]|[a-z][.)])\s|[|>#]|\t| {4}")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: `range` with the white space around it, `core` without, `text` what it says."""

    range: Span
    core: Span
    text: str
    code: bool = False

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return _OWN_LINE.match(self.text) is not None


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    code: bool


def split_blocks(text: str, start: int = 0) -> list[Block]:
    """Split `text` from `start` on into paragraphs whose ranges cover it, in order."""
    groups = _join_wrapped(list(_lines(text, start)))
    blocks: list[Block] = []
    begin = start
    for position, group in enumerate(groups):
        end = groups[position + 1][0].start if position + 1 < len(groups) else len(text)
        first, last = group[0], group[-1]
        core_start = first.start + len(first.text) - len(first.text.lstrip())
        core_end = last.start + len(last.text.rstrip())
        blocks.append(
            Block(
                Span(begin, end), Span(core_start, core_end), text[core_start:core_end], first.code
            )
        )
        begin = end
    return blocks


def _lines(text: str, start: int) -> list[_Line]:
    lines: list[_Line] = []
    fenced = False
    place = start
    while place < len(text):
        found = _LINE.match(text, place)
        end = found.end() if found else len(text)
        body = text[place:end]
        fence = _FENCE.match(body) is not None
        if body.strip():
            lines.append(_Line(place, end, body.rstrip("\r\n\u2028\u2029"), fenced or fence))
        else:
            lines.append(_Line(place, end, "", fenced))
        fenced ^= fence
        place = end
    return lines


def _join_wrapped(lines: list[_Line]) -> list[list[_Line]]:
    width = _wrap_width(lines)
    groups: list[list[_Line]] = []
    open_group = False
    for line in lines:
        if not line.text:
            open_group = False
        elif open_group and width and _continues(groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
            open_group = True
    return groups


def _wrap_width(lines: list[_Line]) -> int:
    """Give the width a text was wrapped at by hand, or 0."""
    pairs = [
        (one, other)
        for one, other in pairwise(lines)
        if one.text and other.text and not one.code and not _OWN_LINE.match(other.text)
    ]
    if len(pairs) < _FEWEST_PAIRS:
        return 0
    lengths = sorted(len(one.text.rstrip()) for one, _ in pairs)
    width = lengths[int(len(lengths) * 0.98)]
    if not NARROWEST <= width <= WIDEST or max(len(line.text) for line in lines) > 2 * WIDEST:
        return 0
    full = [one for one, other in pairs if _would_not_fit(one, other, width)]
    closed = sum(_CLOSED.search(one.text) is not None for one in full)
    wrapped = len(full) >= _MOST_UNFITTING * len(pairs) and closed <= _MOST_CLOSED * len(full)
    return width if wrapped else 0


def _continues(line: _Line, following: _Line, width: int) -> bool:
    return (
        not following.code
        and not line.code
        and not _OWN_LINE.match(following.text)
        and _would_not_fit(line, following, width)
    )


def _would_not_fit(line: _Line, following: _Line, width: int) -> bool:
    word = _FIRST_WORD.match(following.text)
    return word is not None and len(line.text.rstrip()) + len(word[0].strip()) >= width - _SLACK
