"""What does one capture say? From its bytes to a Document."""

import re
from types import MappingProxyType
from typing import Literal

from provenance.text.decode import decode
from provenance.text.document import Document, UnreadableError
from provenance.text.extract import extract, is_page
from provenance.text.frontmatter import check_declared_hash, find_front_matter
from provenance.text.markers import find_markers
from provenance.text.sections import divide
from provenance.text.spans import Span

_MARKDOWN_NAME = re.compile(r"\.(?:md|markdown|mdown)$", re.IGNORECASE)
_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_FENCE = re.compile(r"^(?:```|~~~)", re.MULTILINE)
_INLINE = re.compile(
    r"\[[^\]\n]{1,300}\]\([^)\s]{1,500}\)|\*\*[^*\n]{1,300}\*\*|^[-*] \S", re.MULTILINE
)
_SAMPLE = 50_000


def read(data: bytes, *, name: str, declared_charset: str | None = None) -> Document:
    """Read the capture `data` into a Document.

    `name` is its file name, which tells Markdown and stands in error sentences;
    `declared_charset` is what the transport said. The text of a page is extracted; any other text
    is kept whole. Raises UnreadableError, with a sentence for a person, where there is no text.
    """
    source, encoding = decode(data, name=name, declared=declared_charset)
    text, kind, fields = source, _format(source, name), {}
    front = None
    if is_page(source, name):
        page = extract(source, name=name)
        text, kind, fields = page.text, "html", dict(page.fields)
    else:
        front = find_front_matter(text)
        fields = dict(front.fields) if front else {}
    if not text.strip():
        raise UnreadableError(f"{name} has no text in it: choose a file with text.")
    division = divide(text, front=front.range.end if front else 0, declared=fields.get("language"))
    return Document(
        text=text,
        format=kind,
        encoding=encoding,
        sections=division.sections,
        passages=division.passages,
        markers=find_markers(text, Span(front.range.end if front else 0, len(text))),
        fields=MappingProxyType(fields),
        declared_hash=check_declared_hash(text, front),
        truncated=division.truncated,
        main=division.main,
    )


def _format(text: str, name: str) -> Literal["text", "markdown", "html"]:
    if _MARKDOWN_NAME.search(name):
        return "markdown"
    sample = text[:_SAMPLE]
    signs = (
        bool(_HEADING.search(sample)) + bool(_FENCE.search(sample)) + bool(_INLINE.search(sample))
    )
    return "markdown" if signs > 1 else "text"
