"""Bytes to text: decoded, extracted, divided into sections and passages."""

from provenance.text.document import Document, Marker, Role, Section, UnreadableError
from provenance.text.reading import read
from provenance.text.spans import Span

__all__ = ["Document", "Marker", "Role", "Section", "Span", "UnreadableError", "read"]
