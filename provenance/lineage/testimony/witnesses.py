"""Which texts can testify: main texts, and sections with a descent of their own?"""

import hashlib
import re
import sys
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property, lru_cache, partial

import numpy as np
import numpy.typing as npt

from provenance.lineage.memory import once
from provenance.lineage.testimony.words import Words
from provenance.text.document import Document, Marker, Role, Section
from provenance.text.ending_words import CLOSERS
from provenance.text.mangled import mended
from provenance.text.remembered import remembered
from provenance.text.spans import Span
from provenance.text.tokens import split_words

Stands = npt.NDArray[np.int32]

OWN_DESCENT = frozenset({Role.ORIGINAL})
"""Roles beside the main one whose text came to its variant by a way of its own."""

BODY_LIKE = frozenset({Role.BODY, Role.ORIGINAL, Role.UNTRANSLATED, Role.CORRECTION_NOTE})
"""Roles that read as the text of a capture where they stand around its main section."""

SENTENCE = 8
"""A passage of fewer words may be a heading that ends in a full stop."""

SENTENCE_END = frozenset(".!?…:;。！？" + CLOSERS)

NOTES = ("editor", "translator")
"""Labels of markers by which someone else than the author speaks; they mark no state."""

_QUOTES = str.maketrans("’‘ʼ‚“”„«»", '\'\'\'\'"""""')
LABEL = 24
"""Code points before a marker in which a label of it may stand."""

_LABELS = r"(?:corrections?|clarification|updated?|korrektur|corrección|errata|correctif|訂正|更正)"
_LABEL = re.compile(_LABELS + r"[*_ \t]*[:：—–-]\s*$", re.IGNORECASE)
_LABELLED = re.compile(rf"(?:^|(?<=[.!?…\n])|(?<=[.!?…] )){_LABELS}[*_ \t]*[:：]", re.IGNORECASE)
"""A label at the beginning of a line or a sentence: it is one whatever line breaks were lost."""

_PIECE_END = re.compile(r"\n(?=[!-~])|[.!?] (?=[A-Z])")
"""Where a line or a sentence ends; the words are the same if a text is cut there."""

_EDGES = re.compile(r"^\W+|\W+$")


def by_content(found: Iterable["Witness"]) -> tuple[str, ...]:
    """Ids of witnesses in the order of their contents."""
    return tuple(witness.id for witness in sorted(found, key=lambda witness: witness.rank))


@dataclass(frozen=True)
class Witness:
    """A text that can testify: `id` is the variant's name, or `name#role` for one of its sections.

    `words` are in the order of the text; the words of markers are left out of them, since they
    speak of the text and are no part of it. `when` is the moment at which the text is known to
    have existed: when it was `fetched`, or `published`. A text that was fetched as it was published
    is both. Where only the text itself says when it is of, `edition` are its words, and `clock`
    what they can be compared with. A text that gives itself a number has the `title` of which it is
    a version.
    """

    id: str
    variant: str
    document: Document
    sections: tuple[Section, ...]
    words: Words
    markers: tuple[Marker, ...]
    language: str
    when: datetime | None
    source_url: str
    main: bool
    fetched: bool = False
    published: bool = False
    edition: str = ""
    clock: tuple[str, ...] = ()
    title: tuple[str, ...] = ()

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The compared form of every word."""
        return self.words.keys

    @cached_property
    def rank(self) -> tuple[int, tuple[str, ...], str, str]:
        """An order of witnesses by content, the longest first; ids tell only what is identical."""
        return (-len(self.words), self.keys, self.document.text, self.id)

    @cached_property
    def heading_end(self) -> int:
        """Where the first passage that is a sentence begins: title and by-line stand before it."""
        text, start = self.document.text, self.sections[0].range.start
        for passage in self.document.passages:
            ends = text[passage.end - 1 : passage.end] in SENTENCE_END
            words = text[passage.slice].split(None, SENTENCE - 1) if ends else ()
            if passage.start >= start and len(words) >= SENTENCE:
                return passage.start
        return start

    @cached_property
    def digest(self) -> str:
        """A name for all of this text that work on it alone may depend on, whatever its id."""
        marks = [(mark.label, *mark.range) for mark in self.markers]
        parts = [
            (section.role.value, section.language, *section.range) for section in self.sections
        ]
        dated = self.when is not None, self.published
        about = (self.language, self.main, self.truncated, *dated, parts, marks)
        found = hashlib.sha256(repr(about).encode())
        found.update(self.document.text.encode("utf-8", "surrogatepass"))
        found.update(self.words.where)
        return found.hexdigest()

    @property
    def truncated(self) -> bool:
        """Whether this text breaks off in the middle."""
        return self.main and self.document.truncated


def witnesses(
    documents: Mapping[str, Document], meta: Mapping[str, Mapping[str, str]]
) -> list[Witness]:
    """Every witness of the documents, main texts and sections with a descent of their own.

    What `meta` says of a file wins over what the file declares of itself.

    Raises ValueError with a sentence where `meta` holds a date that is none.
    """
    fields = {
        name: {**document.fields, **meta.get(name, {})} for name, document in documents.items()
    }
    dates, published = _dates(fields)
    found: list[Witness] = []
    for name, document in documents.items():
        if document.sections:
            about = (document, dates[name], fields[name].get("source_url", ""))
            make = partial(_told, name, *about, published=published)
            found += once("witness", (*about, published), make, name)
    return sorted(found, key=lambda witness: witness.rank)


def _told(
    name: str, document: Document, when: datetime | None, source_url: str, *, published: bool
) -> list[Witness]:
    main = _main(name, document, when, source_url)
    fetched = when is not None and not published
    return [replace(main, fetched=fetched, published=published), *_own_descent(name, document)]


def _dates(
    fields: Mapping[str, Mapping[str, str]],
) -> tuple[dict[str, datetime | None], bool]:
    """When each text is known to have existed: when it was fetched; true if it was published then.

    Where no one says when anything was fetched, dates of publication tell instead, if they
    differ: every later capture of an article repeats the one date of the article.
    """
    fetched = {name: moment(own.get("fetched", ""), of=name) for name, own in fields.items()}
    published = {name: moment(own.get("published", ""), of=name) for name, own in fields.items()}
    if any(fetched.values()) or len(set(published.values()) - {None}) <= 1:
        return fetched, False
    return published, True


def moment(value: str, *, of: str) -> datetime | None:
    """An ISO 8601 date or time as a moment in UTC, None for the empty string.

    >>> moment("2026-05-09", of="a.txt").isoformat()
    '2026-05-09T00:00:00+00:00'

    Raises ValueError with a sentence that names the file.
    """
    if not value:
        return None
    try:
        read = datetime.fromisoformat(str(value))
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        message = (
            f"The date {value!r} given for {of} is not ISO 8601; write it as 2026-05-09 "
            "or 2026-05-09T14:30:00+00:00."
        )
        raise ValueError(message) from None


def fold(word: str) -> str:
    """What of a word is compared: letters and digits, without case, typography and edges.

    >>> fold("Don’t"), fold("ﬁne"), fold("(edited")
    ("don't", 'fine', 'edited')
    """
    return _EDGES.sub("", fold_typography(word).casefold())


def fold_typography(text: str) -> str:
    """The text with plain quotes, ligatures undone and full-width forms made narrow.

    >>> fold_typography("“ﬁne”")
    '"fine"'
    """
    return unicodedata.normalize("NFKC", text).translate(_QUOTES)


def _main(name: str, document: Document, when: datetime | None, source_url: str) -> Witness:
    main = document.sections[document.main]
    kept = BODY_LIKE if main.role is Role.BODY else {main.role}
    sections = tuple(
        section
        for section in document.sections
        if section.role in kept
        and section.language in (main.language, "und")
        and (section.role not in OWN_DESCENT or main.role in OWN_DESCENT)
    )
    return Witness(
        id=name,
        variant=name,
        document=document,
        sections=sections,
        words=_words(document, sections),
        markers=_markers(document, sections),
        language=main.language,
        when=when,
        source_url=source_url,
        main=True,
    )


def _own_descent(name: str, document: Document) -> list[Witness]:
    """One witness a role and language: what furniture interrupts has one descent all the same."""
    main = document.sections[document.main]
    if main.role in OWN_DESCENT:
        return []
    groups: dict[tuple[Role, str], list[Section]] = {}
    for section in document.sections:
        if section.role in OWN_DESCENT:
            groups.setdefault((section.role, section.language), []).append(section)
    return [
        Witness(
            id=section_id(name, document, group[0]),
            variant=name,
            document=document,
            sections=tuple(group),
            words=_words(document, group),
            markers=_markers(document, group),
            language=language,
            when=None,
            source_url="",
            main=False,
        )
        for (_role, language), group in groups.items()
    ]


def span_of(witness: Witness, own: tuple[int, int]) -> Span:
    """Where the words stand in the variant's text; an empty reading stands where it would be."""
    start, end = own
    words = witness.words
    if start < end:
        return Span(words.starts[start], words.ends[end - 1])
    at = words.ends[start - 1] if start else 0
    return Span(at, at)


def section_id(name: str, document: Document, section: Section) -> str:
    """The id of one section: `name#role`, and `name#role-2` for the second of its role."""
    alike = [other for other in document.sections if other.role == section.role]
    number = alike.index(section) + 1
    return f"{name}#{section.role}" + (f"-{number}" if number > 1 else "")


def _markers(document: Document, sections: Sequence[Section]) -> tuple[Marker, ...]:
    return tuple(
        marker
        for marker in document.markers
        if not marker.label.startswith(NOTES)
        and any(section.range.holds(marker.range) for section in sections)
    )


def _words(document: Document, sections: Sequence[Section]) -> Words:
    """The words of the sections, less those inside short markers such as "(edited 1)".

    What was read in a wrong encoding is compared as it was before.
    """
    keys: list[str] = []
    stands: list[Stands] = [np.zeros((2, 0), dtype=np.int32)]
    for section in sections:
        text, first = document.text[section.range.slice], section.range.start
        text, places = mended(text) or (text, None)
        at = 0
        for piece in pieces(text):
            said, where = _words_in(piece, section.language)
            keys += said
            where = where + at
            stands.append(first + (where if places is None else np.take(places, where)))
            at += len(piece)
    told = np.concatenate(stands, axis=1).astype(np.int32)
    starts, ends = (array("i", row.tobytes()) for row in told)
    silent = [_with_label(m.range, document.text) for m in _markers(document, sections)]
    labels = (Span(*found.span()) for found in _LABELLED.finditer(document.text))
    for span in (*reversed(silent), *labels):
        first, last = bisect_right(ends, span.start), bisect_left(starts, span.end)
        if first < last:
            del keys[first:last], starts[first:last], ends[first:last]
    return Words(tuple(keys), starts, ends)


def pieces(text: str) -> Iterator[str]:
    """The lines and sentences of a text: captures of one article share most of them."""
    at = 0
    for end in _PIECE_END.finditer(text):
        yield text[at : end.end()]
        at = end.end()
    yield text[at:]


@remembered
def _words_in(text: str, language: str) -> tuple[tuple[str, ...], Stands]:
    """The compared words of a piece of text, and in two rows where they begin and end in it."""
    keys: list[str] = []
    stands: list[tuple[int, int]] = []
    at = 0
    for literal in split_words(text, language):
        key, before, length = _compared(literal)
        if key:
            keys.append(key)
            stands.append((at + before, at + before + length))
        at += len(literal)
    return tuple(keys), np.array(stands, dtype=np.int32).reshape(-1, 2).T


@lru_cache(maxsize=1 << 15)
def _compared(literal: str) -> tuple[str, int, int]:
    """What of a token is compared, the white space before it, and the length of what follows."""
    core = literal.strip()
    return sys.intern(fold(core)), len(literal) - len(literal.lstrip()) if core else 0, len(core)


def _with_label(span: Span, text: str) -> Span:
    """A marker with the label before it: "Correction: An earlier version …" on one line."""
    label = _LABEL.search(text[max(0, span.start - LABEL) : span.start])
    return Span(span.start - len(label.group()), span.end) if label else span
