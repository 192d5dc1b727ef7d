"""What a stored variant says once it is read: its text, its parts, and the facts lists show."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from types import MappingProxyType
from typing import Any

from provenance.models import SECTION, Analysis, Job, Kind, Variant
from provenance.services.analyses import Question, find, hand_over, keep
from provenance.services.refusals import Gone, NotYet
from provenance.text import read
from provenance.text.document import (
    NOISE_ROLES,
    Document,
    Marker,
    Role,
    Section,
    UnreadableError,
)
from provenance.text.spans import Span
from provenance.text.tokens import count_words

logger = logging.getLogger(__name__)

READ_AT_ONCE = 100_000
"""Bytes of a text that is read while somebody waits.

Reading and indexing so much prose takes 0.3 s; 50,000 lines of one letter, the worst, take 2 s.
"""


@dataclass(frozen=True, slots=True)
class Summary:
    """The facts about a variant that cards and lists show.

    `words` counts the work's own words. While a long text is being read, `pending` is true and
    nothing else is known.
    """

    language: str = "und"
    words: int = 0
    characters: int = 0
    passages: int = 0
    format: str = "text"
    encoding: str = ""
    truncated: bool = False
    declared_hash: str = "absent"
    title: str = ""
    roles: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    markers: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    pending: bool = False


def question_of(*, sha256: str, filename: str) -> Question:
    """Ask what these bytes say; the name's ending is a hint on their format."""
    return Question(Kind.READING, (sha256,), {"suffix": PurePath(filename).suffix.lower()})


def _question(variant: Variant) -> Question:
    return question_of(sha256=variant.original_id, filename=variant.filename)


def document_of(variant: Variant, *, now: bool = False) -> Document:
    """Give the variant as it was read, in its corrected language; read once, then kept.

    A long one is read in the background, unless it must be `now`. What this version of the reader
    refuses is given as an earlier one read it. Raises NotYet while it is being read, Gone if it was
    withdrawn, UnreadableError if no version could read it.
    """
    if variant.is_withdrawn:
        raise Gone(f"{variant.siglum} was withdrawn; choose another variant.")
    question = _question(variant)
    analysis = find(question)
    if analysis is None:
        if not now and is_long(variant.original.size):
            raise NotYet(ask_reading(variant).says)
        document = _read_anew(variant, question)
    else:
        document = unpack_document(analysis.result)
    return _corrected(document, variant)


def _read_anew(variant: Variant, question: Question) -> Document:
    try:
        document = read(variant.original.read(), name=variant.filename)
    except UnreadableError as error:
        # What was taken in once stays readable, and its article with it.
        options = {"hashes": list(question.hashes), **question.options}
        earlier = Analysis.objects.filter(kind=Kind.READING, options=options).first()
        if earlier is None:
            raise
        logger.warning("An earlier reading of %s stands: %s", variant.filename, error)
        earlier, _ = Analysis.objects.get_or_create(
            key=question.key,
            defaults={
                "kind": earlier.kind,
                "engine": earlier.engine,
                "options": earlier.options,
                "summary": earlier.summary,
                "result": earlier.result,
            },
        )
        return unpack_document(earlier.result)
    keep_reading(question, document)
    return document


def documents_of(variants: Iterable[Variant], *, now: bool = False) -> dict[str, Document]:
    """Give each variant as it was read, by its siglum, in one query for those read already.

    Raises NotYet while a long one is being read, unless all are asked for `now`.
    """
    variants = list(variants)
    keys = {variant.pk: _question(variant).key for variant in variants}
    kept = dict(Analysis.objects.filter(key__in=keys.values()).values_list("key", "result"))
    documents = {}
    for variant in variants:
        packed = kept.get(keys[variant.pk])
        if packed is None:
            documents[variant.siglum] = document_of(variant, now=now)
        else:
            documents[variant.siglum] = _corrected(unpack_document(packed), variant)
    return documents


def is_long(size: int) -> bool:
    """Whether a text of so many bytes is read in the background."""
    return size > READ_AT_ONCE


def ask_reading(variant: Variant) -> Job:
    """Have the variant read in the background."""
    return hand_over(
        question=_question(variant),
        article=variant.article,
        task={"variant": variant.pk},
        says=f"{variant.siglum} is long; it is being read.",
    )


def keep_reading(question: Question, document: Document) -> Analysis:
    """Keep what was read, and the facts that lists show."""
    return keep(question, pack_document(document), pack_summary(document))


def summaries_of(variants: Iterable[Variant]) -> dict[int, Summary]:
    """Give the facts of each variant by its primary key, in one query for those read already."""
    standing = {variant.pk: variant for variant in variants if not variant.is_withdrawn}
    keys = {pk: _question(variant).key for pk, variant in standing.items()}
    kept = dict(Analysis.objects.filter(key__in=keys.values()).values_list("key", "summary"))
    summaries = {}
    for pk, variant in standing.items():
        packed = kept.get(keys[pk])
        if packed is None and is_long(variant.original.size):
            ask_reading(variant)
            summary = Summary(pending=True)
        else:
            summary = unpack_summary(packed or pack_summary(document_of(variant)))
        language = corrected_language(variant)
        summaries[pk] = replace(summary, language=language) if language else summary
    return summaries


def corrected_language(variant: Variant) -> str:
    """Give the language people say the variant is in; empty if no one said."""
    rows = [row for row in variant.corrections.all() if row.field == "language"]
    said = (
        max(rows, key=lambda row: row.pk).new if rows else variant.capture.entered.get("language")
    )
    return (said or "").split("-")[0].lower()


def corrected_roles(variant: Variant) -> dict[Span, Role]:
    """Give the sections whose role people say is otherwise, with the role they say it is."""
    said = {}
    for row in sorted(variant.corrections.all(), key=lambda row: row.pk):
        if row.field == SECTION:
            role, _, where = row.new.rpartition(" ")
            start, _, end = where.partition("-")
            said[Span(int(start), int(end))] = Role(role)
    return said


def options_of(variant: Variant) -> dict[str, list[str]]:
    """Give what corrected roles add to the options of an answer; nothing where there are none."""
    said = corrected_roles(variant)
    return {"roles": [f"{role} {at.start}-{at.end}" for at, role in said.items()]} if said else {}


def _corrected(document: Document, variant: Variant) -> Document:
    document = in_roles(document, corrected_roles(variant))
    return in_language(document, corrected_language(variant))


def in_roles(document: Document, said: Mapping[Span, Role]) -> Document:
    """Give the document with these sections in other roles; a section no longer there is left."""
    if not said:
        return document
    sections = tuple(
        replace(section, role=said.get(section.range, section.role))
        for section in document.sections
    )
    return replace(document, sections=sections)


def in_language(document: Document, language: str) -> Document:
    """Give the document with its main section, and all alike it, in `language`."""
    if not language or not document.sections or language == document.language:
        return document
    found = document.language
    sections = tuple(
        replace(section, language=language)
        if index == document.main or (section.language == found and section.role not in NOISE_ROLES)
        else section
        for index, section in enumerate(document.sections)
    )
    return replace(document, sections=sections)


def count_own_words(document: Document) -> int:
    """Count the words of the work's own text: front matter, furniture and their like left out."""
    return sum(
        count_words(document.text[section.range.slice], section.language)
        for section in document.sections
        if section.role not in NOISE_ROLES
    )


def pack_summary(document: Document) -> dict[str, Any]:
    """Write down the facts that lists show."""
    return {
        "language": document.language,
        "words": count_own_words(document),
        "characters": len(document.text),
        "passages": len(document.passages),
        "format": document.format,
        "encoding": document.encoding,
        "truncated": document.truncated,
        "declared_hash": document.declared_hash,
        "title": document.fields.get("title", ""),
        "roles": _once(section.role.value for section in document.sections),
        "languages": _once(section.language for section in document.sections),
        "markers": _once(marker.label for marker in document.markers),
        "fields": dict(document.fields),
    }


def unpack_summary(packed: Mapping[str, Any]) -> Summary:
    """Read the facts that `pack_summary` wrote."""
    lists = {name: tuple(packed[name]) for name in ("roles", "languages", "markers")}
    return Summary(**{**packed, **lists})


def pack_document(document: Document) -> dict[str, Any]:
    """Write a document as JSON values; `unpack_document` gives it back equal."""
    return {
        "text": document.text,
        "format": document.format,
        "encoding": document.encoding,
        "sections": [
            [section.role.value, section.language, *section.range] for section in document.sections
        ],
        "passages": [list(passage) for passage in document.passages],
        "markers": [[mark.label, mark.number, *mark.range] for mark in document.markers],
        "fields": dict(document.fields),
        "declared_hash": document.declared_hash,
        "truncated": document.truncated,
        "main": document.main,
    }


def unpack_document(packed: Mapping[str, Any]) -> Document:
    """Read a document that `pack_document` wrote."""
    return Document(
        text=packed["text"],
        format=packed["format"],
        encoding=packed["encoding"],
        sections=tuple(
            Section(Role(role), language, Span(start, end))
            for role, language, start, end in packed["sections"]
        ),
        passages=tuple(Span(start, end) for start, end in packed["passages"]),
        markers=tuple(
            Marker(label, number, Span(start, end))
            for label, number, start, end in packed["markers"]
        ),
        fields=MappingProxyType(packed["fields"]),
        declared_hash=packed["declared_hash"],
        truncated=packed["truncated"],
        main=packed["main"],
    )


def _once(values: Iterable[str]) -> Sequence[str]:
    return list(dict.fromkeys(values))
