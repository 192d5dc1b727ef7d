"""Of which words does a text consist, its marks of editing among them, letters spoilt or sound?

A witness testifies without the marks of its editing, since they are no wording that could tell
states apart. Here they count: who marked a text as edited introduced those words too. Letters that
came out of a wrong encoding are read as what they were, so that a word spoilt on the way is the
same word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from provenance.lineage.testimony.witnesses import Witness, fold
from provenance.lineage.testimony.wordings import DAMAGE
from provenance.text.document import Marker, Section
from provenance.text.spans import Span
from provenance.text.tokens import is_word, split_words

CHUNK = re.compile(r"\S+")
LOST_QUOTE = "â€\ufffd"
"""A closing quotation mark in UTF-8 read as windows-1252, which knows no letter for its last byte.
"""

WIDE = re.compile(r"[^\x00-\x7f]+")


@dataclass(frozen=True)
class Said:
    """Words in the order of a text: where each stands, and the form that is compared.

    `wording` are the starts of those that testify; the others are marks of editing, which
    `markers` name.
    """

    ranges: tuple[Span, ...]
    keys: tuple[str, ...]
    wording: frozenset[int]
    markers: tuple[Marker, ...]

    @cached_property
    def starts(self) -> list[int]:
        """Where each word begins."""
        return [span.start for span in self.ranges]

    @cached_property
    def marks(self) -> dict[frozenset[str], list[int]]:
        """The marks of editing by what they say, each with the indexes of its words.

        Marks that stand together are one; a slip in a word of it makes no other mark.
        """
        spoken = [at for at, span in enumerate(self.ranges) if span.start not in self.wording]
        breaks = [at for at, (one, two) in enumerate(pairwise(spoken), 1) if two != one + 1]
        found: dict[frozenset[str], list[int]] = {}
        for start, end in pairwise([0, *breaks, len(spoken)]):
            run = spoken[start:end]
            if run:
                whole = Span(self.ranges[run[0]].start, self.ranges[run[-1]].end)
                labels = frozenset(m.label for m in self.markers if whole.overlap(m.range))
                found.setdefault(labels, []).extend(run)
        return found


def said_by(witness: Witness) -> Said:
    """All that a witness says, its marks of editing with it."""
    words = list(words_of(witness.document.text, witness.sections))
    return Said(
        tuple(span for span, _ in words),
        tuple(key for _, key in words),
        frozenset(word.range.start for word in witness.words),
        witness.markers,
    )


def words_of(text: str, sections: Sequence[Section]) -> Iterator[tuple[Span, str]]:
    """Every word of these sections of a text with where it stands, in order."""
    folded: dict[str, str] = {}
    for section in sections:
        at = section.range.start
        passage = text[section.range.slice]
        words = []
        for literal in split_words(passage, section.language):
            if is_word(literal):
                core = literal.strip()
                if core not in folded:
                    folded[core] = fold(core) or core
                start = at + literal.index(core[0])
                words.append((Span(start, start + len(core)), folded[core]))
            at += len(literal)
        yield from _sound(text, section, words) if DAMAGE.search(passage) else words


def spoilt(witness: Witness) -> int:
    """How many runs of letters of a witness came out of a wrong encoding."""
    text = witness.document.text
    return sum(len(DAMAGE.findall(text[section.range.slice])) for section in witness.sections)


def mended(text: str) -> str:
    """The text with letters that came out of a wrong encoding as they were, where that is plain.

    >>> mended("donâ€™t"), mended("cafÃ©"), mended("café")
    ('don’t', 'café', 'café')
    """
    return WIDE.sub(_decoded, text.replace(LOST_QUOTE, '"'))


def _decoded(run: re.Match[str]) -> str:
    try:
        return run.group().encode("cp1252").decode("utf-8")
    except UnicodeError:
        return run.group()


def _sound(
    text: str, section: Section, words: Sequence[tuple[Span, str]]
) -> Iterator[tuple[Span, str]]:
    """The words, with those that damage broke apart or changed as they were before it."""
    at = 0
    for chunk in CHUNK.finditer(text, section.range.start, section.range.end):
        held = at
        while at < len(words) and words[at][0].start < chunk.end():
            at += 1
        broken = words[held:at]
        if not broken or not DAMAGE.search(chunk.group()):
            yield from broken
            continue
        tokens = split_words(mended(chunk.group()), section.language)
        keys = [fold(token) for token in tokens if is_word(token) and fold(token)]
        if len(keys) == len(broken):
            yield from ((span, key) for (span, _), key in zip(broken, keys, strict=True))
        elif len(keys) == 1:
            yield Span(broken[0][0].start, broken[-1][0].end), keys[0]
        else:
            yield from broken
