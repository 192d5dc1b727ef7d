"""Where does the overlap of two texts begin and end: did one break off, or did the other grow?"""

from collections.abc import Sequence
from itertools import pairwise
from math import log2

from provenance.diffing.matching.words import Block
from provenance.lineage.testimony.witnesses import Witness
from provenance.text.ending_words import CLOSERS

HEADING = 12
"""Fewer words than this, at one end of one text only, are a heading or a by-line and no edit."""

TAIL = 40
"""Words after the last that agree of which a text that breaks off can't say how they went on."""

HEADED = 0.1
"""Share of the base up to which such words are a heading: of ten words each is the work's."""

EXCERPT = 0.4
"""A dated text that lacks more than this share of the base at one end can't testify for it."""

CUT = 0.1
"""The same for a text without a date: that it was cut is likelier than that all was added since."""

CUT_WORDS = 60
"""A loss of fewer words is no cut."""

ASTRAY = 2
"""Last words of a text that is cut off which a slip or half a word may keep from agreeing."""

SENTENCE_MARKS = frozenset(".!?…。！？")

DOUBTING = 1.0
"""Words that must agree for each doubling of what is passed over to reach them."""


def _left_out(words: int, base: Witness, other: Witness) -> bool:
    """Whether so many words that `other` lacks at one end were left out, not edited away."""
    if other.when is not None:
        return words > EXCERPT * len(base.words)
    return words > max(CUT_WORDS, CUT * len(base.words))


def _sentence(witness: Witness, run: tuple[int, int]) -> bool:
    """Whether a run of words ends as a sentence does."""
    if run[0] == run[1]:
        return False
    end = witness.words[run[1] - 1].range.end
    after = witness.document.text[end : end + 8].lstrip(CLOSERS + "*_")
    return after[:1] in SENTENCE_MARKS


def begins_sentence(witness: Witness, at: int) -> bool:
    """Whether a sentence of the witness begins with this word."""
    if not at:
        return True
    between = witness.words[at - 1].range.end, witness.words[at].range.start
    return any(mark in SENTENCE_MARKS for mark in witness.document.text[slice(*between)])


def beginning(first: Block, base: Witness, other: Witness) -> tuple[int, int]:
    """Where the overlap of both texts begins."""
    left_out, put_before, _ = first
    if _left_out(left_out, base, other):
        return first[:2]
    said = _sentence(base, (0, left_out)) or _sentence(other, (0, put_before))
    return first[:2] if _heading(left_out, put_before, base, other) and not said else (0, 0)


def ending(blocks: Sequence[Block], last: Block, base: Witness, other: Witness) -> tuple[int, int]:
    """Where the overlap ends: where the text of either breaks off, else where both end."""
    end = last[0] + last[2], last[1] + last[2]
    left_out, put_after = len(base.words) - end[0], len(other.words) - end[1]
    said = _sentence(base, (end[0], end[0] + left_out))
    said = said or _sentence(other, (end[1], end[1] + put_after))
    heading = _heading(left_out, put_after, base, other) and not said
    sure = _last_sure(blocks)
    unclosed = _unclosed(other, base, sure)
    if unclosed is not None:
        return _before(unclosed)
    if other.truncated and len(other.words) - sure[1] - sure[2] <= TAIL:
        return _before((sure[0] + sure[2], sure[1] + sure[2]))
    if (_in_a_word(other, base, end) and put_after <= TAIL) or (
        base.truncated and left_out <= TAIL
    ):
        return _before(end)
    if heading or (_left_out(left_out, base, other) and put_after < HEADING):
        return end
    return len(base.words), len(other.words)


def _before(end: tuple[int, int]) -> tuple[int, int]:
    """Where a text that is cut still speaks: of what others put in after its last word it can't."""
    return max(0, end[0] - 1), max(0, end[1] - 1)


def _last_sure(blocks: Sequence[Block]) -> Block:
    """The last block up to which the words that agree outweigh what is passed over.

    After the end of a text that is cut off a word here and there agrees by chance, and so may the
    end of a sentence that the base does not have.
    """
    last = blocks[0]
    told = most = float(last[2])
    for one, block in pairwise(blocks):
        gap = block[0] - one[0] - one[2], block[1] - one[1] - one[2]
        told += block[2] - DOUBTING * sum(log2(1 + words) for words in gap)
        if told >= most:
            last, most = block, told
    return last


def _unclosed(other: Witness, base: Witness, last: Block) -> tuple[int, int] | None:
    """Where a text ends inside a sentence and does not close it, if it does so.

    Whoever takes out the rest of a text closes the sentence that it then ends with; what was cut
    off by a machine goes on nowhere, or is followed by a page's foot. A sentence that the base does
    not have may be cut too, where the base closes its own and goes on for long.
    """
    end = last[0] + last[2], last[1] + last[2]
    left_out, put_after = len(base.words) - end[0], len(other.words) - end[1]
    if not left_out or put_after > (TAIL if left_out >= CUT_WORDS else ASTRAY):
        return None
    if (other.published or left_out < CUT_WORDS) and not _closes(base):
        return None
    text, stop = other.document.text, other.sections[-1].range.end
    after = text[other.words[end[1] - 1].range.end : stop]
    between = base.words[end[0] - 1].range.end, base.words[end[0]].range.start
    gap = base.document.text[slice(*between)]
    begins = base.document.text[between[1]]
    if not any(mark in SENTENCE_MARKS for mark in after + gap) and "\n" not in gap:
        long = left_out >= CUT_WORDS
        return end if long or not begins.isupper() else None
    ended = other.words[len(other.words) - 1].range.end
    closed = any(mark in SENTENCE_MARKS for mark in text[ended:stop])
    new = put_after and not other.published and left_out >= CUT_WORDS and _closes(base)
    return end if new and not closed else None


def _closes(witness: Witness) -> bool:
    """Whether a text ends as a sentence does."""
    return _sentence(witness, (0, len(witness.words)))


def _in_a_word(other: Witness, base: Witness, end: tuple[int, int]) -> bool:
    """Whether a text ends with the beginning of the word that the base has there."""
    if len(other.words) != end[1] + 1 or end[0] >= len(base.words):
        return False
    part, whole = other.keys[end[1]], base.keys[end[0]]
    return len(part) < len(whole) and whole.startswith(part)


def _heading(left_out: int, put_in: int, base: Witness, other: Witness) -> bool:
    """Whether so many words at one end are a heading; what was published lacks none."""
    most = 0 if base.published and other.published else min(HEADING, HEADED * len(base.words))
    return min(left_out, put_in) == 0 and max(left_out, put_in) < most
