"""What does one capture say once it is read: its text, its parts, and what it declares?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from provenance.text.spans import Span


class Role(StrEnum):
    """What a section is for in its variant."""

    BODY = "body"
    FRONT_MATTER = "front matter"
    FURNITURE = "furniture"
    EDITORIAL = "editorial"
    SUMMARY = "summary"
    TRANSLATION = "translation"
    UNTRANSLATED = "untranslated"
    LEAKED_INSTRUCTION = "leaked instruction"
    ORIGINAL = "original"
    CORRECTION_NOTE = "correction note"


NOISE_ROLES = frozenset(
    {Role.FRONT_MATTER, Role.FURNITURE, Role.EDITORIAL, Role.LEAKED_INSTRUCTION}
)
"""Roles whose text was put around the work; the rest is the work's own text."""


class UnreadableError(ValueError):
    """Bytes that hold no text to read; its message is one sentence for a person."""


@dataclass(frozen=True, slots=True)
class Section:
    """A run of a text with one role and one language (primary subtag of BCP 47, or "und")."""

    role: Role
    language: str
    range: Span


@dataclass(frozen=True, slots=True)
class Marker:
    """Words in a text that speak of its own editing.

    `label` is the marker in its plain form ("edited 1", "edited", "correction", "update"),
    `number` the ordinal it carries, if any.
    """

    label: str
    number: int | None
    range: Span


@dataclass(frozen=True, slots=True)
class Document:
    """One capture, read.

    `text` is the decoded (of HTML: extracted) text, less a byte-order mark. `sections` are flat,
    ordered, disjoint and cover it; `passages` are ordered, disjoint, inside sections, and hold no
    outer white space. `fields` are what the capture declares of itself, under the keys `title`,
    `source_url`, `published`, `fetched` (ISO 8601), `fetcher`, `author`, `language`, `sha256`.
    `main` is the index of the section that makes the variant what it is. `truncated` tells
    whether the work's text breaks off in the middle of a sentence.
    """

    text: str
    format: Literal["text", "markdown", "html"]
    encoding: str
    sections: tuple[Section, ...]
    passages: tuple[Span, ...]
    markers: tuple[Marker, ...] = ()
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    declared_hash: Literal["matches", "differs", "absent"] = "absent"
    truncated: bool = False
    main: int = 0

    @property
    def language(self) -> str:
        """The language of the main section."""
        return self.sections[self.main].language if self.sections else "und"
