"""What is each part of a text for, and in which language is it?

What stands around the work is told first (`around`, `inline`), then the work's own languages
(`tongues`); what is left unsaid is body.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from provenance.text import notes
from provenance.text.around import find_around
from provenance.text.blocks import Block, split_blocks
from provenance.text.document import NOISE_ROLES, Role, Section
from provenance.text.ending import breaks_off
from provenance.text.inline import SHORTEST, find_counts, find_inline, opening_note
from provenance.text.language import UNKNOWN, detect, is_cjk, letters, script
from provenance.text.passages import find_passages
from provenance.text.spans import Span
from provenance.text.tongues import Tongue, find_tongues, weight

MAIN_ORDER = (Role.TRANSLATION, Role.BODY, Role.SUMMARY, Role.ORIGINAL, Role.UNTRANSLATED)
_LEAST_MAIN = 0.2
"""Share of the heaviest part below which a translation or body is but a title left over."""
_LEAST_BESIDE = 0.35
"""Share of a summary's letters up to which what follows it is its last part, not a work."""
_TOO_FEW = 3
"""Letters of furniture that are of no language: "OK", "RSS"."""
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Division:
    """A text divided; the fields are those of Document."""

    sections: tuple[Section, ...]
    passages: tuple[Span, ...]
    truncated: bool
    main: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block, or a part of one, with its role."""

    range: Span
    role: Role
    language: str


def divide(text: str, *, front: int = 0, declared: str | None = None) -> Division:
    """Divide `text` into sections and passages; its first `front` characters are front matter.

    `declared` is the language that the capture declares, a hint where the words tell nothing.
    """
    blocks = split_blocks(text, front)
    around = find_around(blocks)
    language = _work_language(blocks, around, declared)
    tongues = find_tongues(blocks, around, language)
    _settle_announcements(blocks, around, tongues)
    _settle_summary(blocks, around)
    pieces = _cut(text, blocks, around, tongues)
    sections = _sections(text, front, pieces)
    main = _main(text, sections)
    return Division(
        sections=sections,
        passages=find_passages(
            text, [(piece.range, piece.language) for piece in pieces], paragraphs=len(blocks)
        ),
        truncated=_is_truncated(text, pieces, sections, main),
        main=main,
    )


def _work_language(
    blocks: Sequence[Block], around: Sequence[Role | None], declared: str | None
) -> str:
    own = " ".join(block.text for block, role in zip(blocks, around, strict=True) if role is None)
    return detect(own or " ".join(block.text for block in blocks), declared or UNKNOWN)


def _settle_announcements(
    blocks: Sequence[Block], around: list[Role | None], tongues: Sequence[Tongue]
) -> None:
    """Lines that announce the original or a translation are furniture between the two."""
    changes = any(one.role is not Role.BODY for one in tongues)
    for place, block in enumerate(blocks):
        if around[place] is None and changes and notes.announces_text(block.text):
            here = tongues[place]
            beside = [tongues[near] for near in (place - 1, place + 1) if 0 <= near < len(blocks)]
            if any(near.role is not here.role for near in beside):
                around[place] = Role.FURNITURE


def _settle_summary(blocks: Sequence[Block], around: list[Role | None]) -> None:
    """In a text that is mostly summary, the little that follows belongs to it."""
    summed = sum(
        letters(block.text)
        for block, role in zip(blocks, around, strict=True)
        if role is Role.SUMMARY
    )
    rest = [place for place, role in enumerate(around) if role is None]
    if rest and sum(letters(blocks[place].text) for place in rest) <= _LEAST_BESIDE * summed:
        for place in rest:
            around[place] = Role.SUMMARY


def _cut(
    text: str,
    blocks: Sequence[Block],
    around: Sequence[Role | None],
    tongues: Sequence[Tongue],
) -> list[_Piece]:
    """Give each block its role, and cut long lines where furniture stands inside them."""
    pieces: list[_Piece] = []
    main = _main_language(blocks, around, tongues)
    for block, role, tongue in zip(blocks, around, tongues, strict=True):
        if role is not None:
            near = main if script(block.text) == "CJK" or not is_cjk(main) else tongue.language
            pieces.append(_Piece(block.range, role, _language(block.text, role, near)))
            continue
        place = block.range.start
        find = find_inline if block.core.length >= SHORTEST else find_counts
        inside = find(text, block.core)
        note = opening_note(text, block.core)
        if note is not None:
            pieces.append(_Piece(Span(place, note.end), Role.EDITORIAL, tongue.language))
            place = note.end
        for span in inside:
            if span.start < place:
                continue
            end = span.end
            while end < block.core.end and text[end].isspace():
                end += 1
            if span.start > place:
                pieces.append(_Piece(Span(place, span.start), tongue.role, tongue.language))
            pieces.append(_Piece(Span(span.start, end), Role.FURNITURE, tongue.language))
            place = end
        if place < block.range.end:
            pieces.append(_Piece(Span(place, block.range.end), tongue.role, tongue.language))
    return pieces


def _main_language(
    blocks: Sequence[Block], around: Sequence[Role | None], tongues: Sequence[Tongue]
) -> str:
    totals: dict[tuple[bool, str], float] = {}
    for block, role, tongue in zip(blocks, around, tongues, strict=True):
        if role is None:
            key = (tongue.role in {Role.TRANSLATION, Role.BODY}, tongue.language)
            totals[key] = totals.get(key, 0) + weight(block.text)
    if not totals:
        return tongues[0].language if tongues else UNKNOWN
    return max(totals, key=lambda one: (one[0], totals[one], one[1]))[1]


def _language(text: str, role: Role, around: str) -> str:
    return around if role is Role.FURNITURE and letters(text) <= _TOO_FEW else detect(text, around)


def _sections(text: str, front: int, pieces: Sequence[_Piece]) -> tuple[Section, ...]:
    sections: list[Section] = []
    groups: list[list[_Piece]] = []
    for piece in pieces:
        last = groups[-1][-1] if groups else None
        joins = last is not None and last.role is piece.role
        if joins and last is not None and (piece.language == last.language or piece.role in _MIXED):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    for group in groups:
        span = Span(group[0].range.start, group[-1].range.end)
        sections.append(Section(group[0].role, _heaviest_language(text, group), span))
    if front:
        main = sections[_main(text, sections)].language if sections else UNKNOWN
        sections.insert(0, Section(Role.FRONT_MATTER, main, Span(0, front)))
    return tuple(sections)


_MIXED = NOISE_ROLES | {Role.SUMMARY, Role.CORRECTION_NOTE}


def _heaviest_language(text: str, group: Sequence[_Piece]) -> str:
    totals: dict[str, float] = {}
    for piece in group:
        amount = weight(text[piece.range.slice][:2000])
        totals[piece.language] = totals.get(piece.language, 0) + amount
    return max(totals, key=lambda one: (totals[one], one))


def _main(text: str, sections: Sequence[Section]) -> int:
    """Find the section that makes the text what it is."""
    weights = [weight(text[section.range.slice]) for section in sections]
    heaviest = max(
        (amount for amount, one in zip(weights, sections, strict=True) if one.role in MAIN_ORDER),
        default=0,
    )
    for role in MAIN_ORDER:
        places = [place for place, one in enumerate(sections) if one.role is role]
        totals: dict[str, float] = {}
        for place in places:
            language = sections[place].language
            totals[language] = totals.get(language, 0) + weights[place]
        if places and sum(totals.values()) >= _LEAST_MAIN * heaviest:
            wanted = max(totals, key=lambda one: (totals[one], one))
            return max(
                (place for place in places if sections[place].language == wanted),
                key=lambda place: (weights[place], -place),
            )
    return max(range(len(sections)), key=lambda place: (weights[place], -place), default=0)


def _is_truncated(
    text: str, pieces: Sequence[_Piece], sections: Sequence[Section], main: int
) -> bool:
    if not sections:
        return False
    wanted = sections[main]
    same = [
        place
        for place, piece in enumerate(pieces)
        if piece.role is wanted.role and piece.language == wanted.language
    ]
    if not same:
        return False
    after = " ".join(
        text[piece.range.slice].strip()
        for piece in pieces[same[-1] + 1 :][:4]
        if piece.role is Role.FURNITURE
    )
    paragraphs = [text[pieces[place].range.slice].strip() for place in same[-80:]]
    return breaks_off([one for one in paragraphs if _WORD.search(one)], furniture_after=after)
