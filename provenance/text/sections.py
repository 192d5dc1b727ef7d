"""What is each part of a text for, and in which language is it?"""

from dataclasses import dataclass

from provenance.text.blocks import split_blocks
from provenance.text.document import Role, Section
from provenance.text.ending import breaks_off
from provenance.text.language import detect
from provenance.text.passages import find_passages
from provenance.text.spans import Span


@dataclass(frozen=True, slots=True)
class Division:
    """A text divided; the fields are those of Document."""

    sections: tuple[Section, ...]
    passages: tuple[Span, ...]
    truncated: bool
    main: int


def divide(text: str, *, front: int = 0, declared: str | None = None) -> Division:
    language = detect(text[front:], declared or "und")
    blocks = split_blocks(text, front)
    head = [Section(Role.FRONT_MATTER, "und", Span(0, front))] if front else []
    body = [Section(Role.BODY, language, Span(front, len(text)))] if front < len(text) else []
    return Division(
        tuple(head + body),
        find_passages(text, [(b.core, language) for b in blocks], paragraphs=len(blocks)),
        breaks_off([b.text for b in blocks]),
        len(head) if body else 0,
    )
