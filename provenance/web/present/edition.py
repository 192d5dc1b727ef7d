"""The edit itself, in words: what each revision changed, with the words around it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from provenance import answers
from provenance.lineage.source.labels import called
from provenance.lineage.testimony.edges import STOPS
from provenance.services.brief import Brief
from provenance.text.document import NOISE_ROLES, Document
from provenance.text.spans import Span
from provenance.web.present.blocks import first_words, last_words
from provenance.web.present.lineage import Graph
from provenance.web.present.quiet import only_differs
from provenance.web.present.rows import Piece
from provenance.web.present.words import join, spell

CONTEXT = 12
"""Words shown before and after the edit: the sentence it stands in, on average."""
LONGEST_READING = 700
"""Characters of a reading that are shown whole; of a longer one the beginning."""


COPIED = "copied from one another"
"""What texts are of which no source is known."""

MOST_PLACES = 24
"""Places shown of one revision: who wants to see more of them wants the whole comparison."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A node that has a wording: which variant, and which part of it if not the whole."""

    siglum: str
    part: str


@dataclass(frozen=True, slots=True)
class EditShown:
    """One place where two revisions differ. `older` and `newer` are sigla to compare, or empty.

    `is_first` tells that the place is shown for the first time on its page, so that it stands there
    under its name.
    """

    place: str
    before: str
    pieces: tuple[Piece, ...]
    after: str
    language: str
    older_witnesses: tuple[Witness, ...]
    newer_witnesses: tuple[Witness, ...]
    older: str = ""
    newer: str = ""
    at: int = 0
    is_first: bool = True

    @property
    def older_reads(self) -> bool:
        """Whether the older wording has any words here."""
        return any(piece.older for piece in self.pieces)

    @property
    def newer_reads(self) -> bool:
        """Whether the newer wording has any words here."""
        return any(piece.newer for piece in self.pieces)

    @property
    def pair(self) -> str:
        """The two sigla as an address names them."""
        return f"{self.older}..{self.newer}"


@dataclass(frozen=True, slots=True)
class RevisionShown:
    """One state of the source: `edits` are the first of the `places` it changed.

    `direction_open` tells that it may as well be the earlier one.
    """

    id: str
    label: str
    marker: str
    after: str
    witnesses: tuple[Witness, ...]
    held_by: tuple[Witness, ...]
    edits: tuple[EditShown, ...]
    places: int = 0
    direction_open: bool = False
    why: str = ""

    @property
    def after_called(self) -> str:
        """The state before it, as a sentence names it."""
        return called(self.after)


def show_revisions(
    graph: Graph, documents: Mapping[str, Document], *, most: int = MOST_PLACES
) -> list[RevisionShown]:
    """Give the revisions in order, each with what it changed of the one before it."""
    shown: list[RevisionShown] = []
    seen: set[str] = set()
    for name, row in graph.revisions.items():
        before, open_row = row["after"], graph.undecided.get(name)
        if before is None and open_row and open_row["between"]:
            before = open_row["between"][0]
        changed = list(_changed(graph, before, name)) if before in graph.revisions else []
        edits = [_edit(*one, documents) for one in changed[:most]]
        shown.append(
            RevisionShown(
                id=name,
                label=row["label"],
                marker=row["marker"] or "",
                after=graph.revisions[before]["label"] if before in graph.revisions else "",
                witnesses=witnesses_of(row["witnesses"]),
                held_by=witnesses_of(row["held_by"]),
                edits=tuple(replace(edit, is_first=edit.place not in seen) for edit in edits),
                places=len(changed),
                direction_open=row["after"] is None and open_row is not None,
                why=open_row["why"] if open_row else "",
            )
        )
        seen.update(edit.place for edit in edits)
    return shown


def show_first_edit(
    graph: Graph, documents: Mapping[str, Document]
) -> tuple[RevisionShown, EditShown] | None:
    """Give the first thing that the source's author changed, and the revision that has it."""
    for revision in show_revisions(graph, documents, most=1):
        if revision.edits:
            return revision, revision.edits[0]
    return None


def witnesses_of(nodes: Iterable[str]) -> tuple[Witness, ...]:
    """Take node ids apart, and put them in the order of their sigla.

    >>> witnesses_of(["AA", "C#original"])
    (Witness(siglum='C', part='original'), Witness(siglum='AA', part=''))
    """
    pairs = [node.partition("#") for node in sorted(nodes, key=by_siglum)]
    return tuple(Witness(name, part.replace("-", " ")) for name, _, part in pairs)


def by_siglum(node: str) -> tuple[int, str]:
    """Where a node stands among others by its siglum: B before AA."""
    return len(node.partition("#")[0]), node


def headline(revisions: Sequence[RevisionShown], variants: int, brief: Brief) -> str:
    """Say how many states of the article are known, or from which text all copies come.

    >>> nothing = Brief(states=(), is_ordered=True, reworded=0, drift=0, undecided=0)
    >>> headline([], 0, nothing)
    'No text of this article is here yet.'
    >>> headline([], 7, replace(nothing, copied=6, ancestor="a lost copy"))
    'Seven texts were copied from one another; all come down from a lost copy.'
    >>> headline([], 7, replace(nothing, copied=5, undecided=1, ancestor="C"))
    'Seven texts were copied from one another; those that are placed come down from C.'
    """
    if not variants:
        return "No text of this article is here yet."
    if variants == 1 and len(revisions) <= 1:
        return "One text of this article is here; a second one will show what differs."
    texts = spell(variants, "text").capitalize()
    if not revisions:
        return f"{texts} {'; '.join(_of_no_states(brief))}."
    if any(revision.direction_open for revision in revisions):
        return f"{texts} witness {spell(len(revisions), 'wording')} of this article."
    if len(revisions) == 1:
        return f"{texts} witness one state of this article; no edit to it shows."
    first = sum(not revision.after for revision in revisions)
    whose = "this article" if first == 1 else spell(first, "work")
    return f"{texts} witness {spell(len(revisions), 'state')} of {whose}."


def _of_no_states(brief: Brief) -> Iterator[str]:
    if not brief.copied:
        yield "are here; no state of their source can be told yet"
    else:
        yield f"were {COPIED}"
        if brief.ancestor:
            yield say_ancestor(brief)


def say_ancestor(brief: Brief) -> str:
    """Say from which text all others come, where that is told."""
    whole = "those that are placed come" if brief.undecided else "all come"
    return f"{whole} down from {brief.ancestor}" if brief.ancestor else ""


Side = tuple[Mapping[str, Any], set[str]]
"""A reading, and the witnesses of the revision that has it."""


def _changed(
    graph: Graph, older: str, newer: str
) -> Iterator[tuple[Mapping[str, Any], Side, Side]]:
    old_nodes = set(graph.revisions[older]["witnesses"])
    new_nodes = set(graph.revisions[newer]["witnesses"])
    for place in graph.places.values():
        if place.get("dismissed"):
            continue
        old, new = (graph.reading_of(name, place["id"]) for name in (older, newer))
        if old is None or new is None or old is new or old["text"] == new["text"]:
            continue
        yield place, (old, old_nodes), (new, new_nodes)


def _edit(
    place: Mapping[str, Any],
    old: Side,
    new: Side,
    documents: Mapping[str, Document],
) -> EditShown:
    where: Mapping[str, Sequence[int]] = place.get("where", {})
    old_nodes = [node for node in old[0]["witnesses"] if node in old[1]]
    new_nodes = [node for node in new[0]["witnesses"] if node in new[1]]
    node = _best(new_nodes, where, documents)
    siglum = node.split("#")[0]
    before = after = ""
    language, at = "und", 0
    if node:
        document = documents[siglum]
        start, end = where[node]
        before, after = context_at(document, Span(start, end), [old[0]["text"]])
        language, at = language_at(document, start), start
    pieces = mark_edit(old[0]["text"], new[0]["text"])
    others = [name for name in old_nodes if name.split("#")[0] != siglum]
    other = _best(others, where, documents).split("#")[0]
    return EditShown(
        place=place["id"],
        before=_spaced(before, "".join(piece.older or piece.newer for piece in pieces)),
        pieces=pieces,
        after=_spaced("".join(piece.newer or piece.older for piece in pieces), after, tail=True),
        language=language,
        older_witnesses=witnesses_of(old_nodes),
        newer_witnesses=witnesses_of(new_nodes),
        older=other,
        newer=siglum if other else "",
        at=at,
    )


def _best(
    nodes: Sequence[str], where: Mapping[str, Sequence[int]], documents: Mapping[str, Document]
) -> str:
    """Choose the witness to quote: a whole text rather than a section of one, a complete one."""
    there = [node for node in nodes if node in where and node.split("#")[0] in documents]
    return min(
        there,
        key=lambda node: (
            "#" in node,
            documents[node.split("#")[0]].truncated,
            *by_siglum(node),
        ),
        default="",
    )


def context_at(document: Document, span: Span, others: Iterable[str] = ()) -> tuple[str, str]:
    """Give the words before and after a stretch of a text, on one line each.

    An empty one stands before a stop; where `others` have a whole sentence there, after it. What
    was put around the work is none of its words.
    """
    text = document.text[: _end_around(document, span)]
    window = 40 * CONTEXT
    start, end = span
    if start == end and any(other[-1:] in STOPS for other in others):
        start = end = len(text) - len(text[end:].lstrip("".join(STOPS)))
    first = max(_start_around(document, span), start - window)
    before = _on_one_line(text[first:start])
    after = _on_one_line(text[end : end + window])
    if start > span.start:
        before += after[: after.startswith(" ")]
    return last_words(before, CONTEXT), first_words(after, CONTEXT)


def _on_one_line(text: str) -> str:
    r"""Words without their line breaks, and without the marks of Markdown before a heading.

    >>> _on_one_line("# The sea\n\nIt rose. ")
    'The sea It rose. '
    """
    return re.sub(r"\s+", " ", re.sub(r"(?m)^#{1,6}(?:[ \t]+|$)", "", text))


def _start_around(document: Document, span: Span) -> int:
    ends = [one.range.end for one in document.sections if one.role in NOISE_ROLES]
    return max((end for end in ends if end <= span.start), default=0)


def _end_around(document: Document, span: Span) -> int:
    starts = [one.range.start for one in document.sections if one.role in NOISE_ROLES]
    return min((start for start in starts if start >= span.end), default=len(document.text))


def language_at(document: Document, at: int) -> str:
    """Give the language of what stands at an offset."""
    for section in document.sections:
        if section.range.start <= at < section.range.end:
            return section.language
    return document.language


def mark_edit(older: str, newer: str) -> tuple[Piece, ...]:
    """Mark what one wording of a place has otherwise than another."""
    older, newer = _shorten(older), _shorten(newer)
    diff = answers.diff(older, newer)
    pieces = [
        Piece(
            op=edit["op"],
            older=older[slice(*edit["older"])],
            newer=newer[slice(*edit["newer"])],
            edit=edit["id"],
            only=only_differs(older[slice(*edit["older"])], newer[slice(*edit["newer"])]),
        )
        for edit in diff["edits"]
    ]
    return tuple(map(_apart, pieces, [*pieces[1:], None]))


def _apart(piece: Piece, after: Piece | None) -> Piece:
    """Keep the space before words that were struck: the newer text may have a mark there."""
    parted = piece.older[-1:].isspace() and not piece.newer[-1:].isspace()
    if piece.op == "equal" and parted and after is not None and after.older:
        return replace(piece, newer=f"{piece.newer} ")
    return piece


def _spaced(before: str, after: str, *, tail: bool = False) -> str:
    """Give one of two neighbours, with the space between them that readings don't carry."""
    needed = before[-1:].isalnum() and after[:1].isalnum() and before[-1:].isascii()
    if tail:
        return f" {after}" if needed else after
    return f"{before} " if needed else before


def _shorten(text: str) -> str:
    text = text.strip()
    return text if len(text) <= LONGEST_READING else f"{text[:LONGEST_READING].rstrip()}…"


def say_witnesses(witnesses: Sequence[Witness]) -> str:
    """Name witnesses in a row.

    >>> say_witnesses(witnesses_of(["A", "C#original"]))
    'A and the original in C'
    """
    return join(
        [f"the {one.part} in {one.siglum}" if one.part else one.siglum for one in witnesses]
    )
