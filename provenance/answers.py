"""The core's answers as plain dicts, as the commands print them and the API serves them."""

import logging
import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from provenance.diffing import (
    Break,
    Comparison,
    Move,
    Op,
    compare,
    engine_version,
)
from provenance.diffing.collating.collation import Collation
from provenance.diffing.collating.collation import collate as collate_texts
from provenance.diffing.collating.transpositions import Place
from provenance.diffing.counts import Counts, Ranges, count_edits, count_letters
from provenance.diffing.documents import compare_documents
from provenance.diffing.hashes import sha256_of, sha256_of_both
from provenance.diffing.noise import Classified, classify
from provenance.meta import checked_meta
from provenance.text import Document, Section, UnreadableError, read
from provenance.text.collecting import seldom_collecting, without_collecting
from provenance.text.document import NOISE_ROLES

if TYPE_CHECKING:
    from provenance.lineage import Lineage
    from provenance.lineage.source.stated import Stated

logger = logging.getLogger(__name__)

Answer = dict[str, Any]

_OP_NAMES = {op: op.value for op in Op}


def diff(
    older: str, newer: str, *, granularity: str = "word", ignore: Collection[str] = ()
) -> Answer:
    """Tell what differs between two strings, taken as given: nothing is classified as noise.

    `granularity` is word, sentence, passage or character; `ignore` names what not to compare, any
    of whitespace, case, punctuation, typography. The answer is of schema `provenance.diff/1`.

    Raises ValueError, with a sentence for a person, for an unknown option.

    >>> diff("a red fox", "a fox")["stats"]["words_deleted"]
    1
    """
    return diff_texts(
        older, newer, names=("older", "newer"), granularity=granularity, ignore=ignore
    )


def diff_texts(  # noqa: PLR0913 - the command's own options
    older: str,
    newer: str,
    *,
    names: tuple[str, str],
    sha256s: tuple[str, str] | None = None,
    granularity: str = "word",
    ignore: Collection[str] = (),
    engine: str = "anchors",
) -> Answer:
    """Do what `diff` does for texts that have names and, if known, the hashes of their bytes."""
    with without_collecting():
        comparison = compare(older, newer, granularity=granularity, ignore=ignore, engine=engine)
        parts = [Classified(edit, None) for edit in comparison.edits]
        asked = _Asked((older, newer), names, sha256s, granularity, engine)
        return asked.answer(comparison, parts)


def diff_documents(  # noqa: PLR0913 - the command's own options
    older: Document,
    newer: Document,
    *,
    names: tuple[str, str],
    sha256s: tuple[str, str] | None = None,
    granularity: str = "word",
    ignore: Collection[str] = (),
    engine: str = "anchors",
) -> Answer:
    """Tell what differs between two captures, noise named and left out of the counts.

    `sha256s` are those of the captures' bytes; without them those of the texts are given.

    Raises ValueError, with a sentence for a person, for an unknown option.
    """
    comparison = compare_documents(
        older, newer, granularity=granularity, ignore=ignore, engine=engine
    )
    asked = _Asked((older.text, newer.text), names, sha256s, granularity, engine)
    return asked.answer(comparison, classify(comparison.edits, older, newer))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the answer repeats of its question; puts a comparison into the contract's words."""

    texts: tuple[str, str]
    names: tuple[str, str]
    sha256s: tuple[str, str] | None
    granularity: str
    engine: str

    def answer(self, comparison: Comparison, parts: list[Classified]) -> Answer:
        moves = _of_the_work(comparison.moves, parts)
        counts = self._count(parts, moves)
        hashes = self.sha256s or sha256_of_both(*self.texts, comparison.edits)
        return {
            "schema": "provenance.diff/1",
            "engine": engine_version(self.engine),
            "older": self._side(0, hashes[0], counts.older),
            "newer": self._side(1, hashes[1], counts.newer),
            "edits": [_edit(f"e{number}", part) for number, part in enumerate(parts, 1)],
            "moves": [_move(number, move) for number, move in enumerate(moves, 1)],
            "breaks": [
                {"op": each.op, "older": list(each.older), "newer": list(each.newer)}
                for each in _of_the_work(comparison.breaks, parts)
            ],
            "stats": {
                "words_inserted": counts.inserted,
                "words_deleted": counts.deleted,
                "words_equal": counts.equal,
                "words_moved": counts.moved,
                "similarity": counts.similarity,
            },
            "complete": comparison.complete,
        }

    def _count(self, parts: list[Classified], moves: Sequence[Move]) -> Counts:
        count = count_letters if self.granularity == "character" else count_edits
        edits = [part.edit for part in parts if part.noise is None]
        return count(edits, *self.texts, moves)

    def _side(self, side: int, sha256: str, words: int) -> Answer:
        return {
            "name": self.names[side],
            "sha256": sha256,
            "words": words,
            "text": self.texts[side],
        }


Told = TypeVar("Told", Move, Break)


def _of_the_work(told: Sequence[Told], parts: list[Classified]) -> list[Told]:
    """Leave out the moves and breaks that touch noise on either side."""
    noise = [part.edit for part in parts if part.noise is not None]
    if not noise:
        return list(told)
    older, newer = Ranges(edit.older for edit in noise), Ranges(edit.newer for edit in noise)
    return [each for each in told if not older.touch(each.older) and not newer.touch(each.newer)]


def _move(number: int, move: Move) -> Answer:
    inner = (Classified(edit, None) for edit in move.edits)
    return {
        "id": f"m{number}",
        "older": list(move.older),
        "newer": list(move.newer),
        "edits": [_edit(f"m{number}.{index}", part) for index, part in enumerate(inner, 1)],
    }


def _edit(name: str, part: Classified) -> Answer:
    edit = part.edit
    said: Answer = {
        "id": name,
        "op": _OP_NAMES[edit.op],
        "older": list(edit.older),
        "newer": list(edit.newer),
    }
    if edit.differs:
        said["differs"] = list(edit.differs)
    if part.noise is not None:
        said["noise"] = part.noise.value
    return said


def lineage(
    files: Mapping[str, bytes], meta: Mapping[str, Mapping[str, str]] | None = None
) -> Answer:
    """Which of the files came from which: revisions, places, derivations, and what can't be told.

    `meta` gives, per name, any of `published`, `fetched` (ISO 8601), `source_url`, `language`,
    `title`; names that are no file's are ignored.

    Raises ValueError with one sentence where a file can't be read or `meta` is malformed.
    """
    return trace_documents(_documents(files), checked_meta(meta or {}))


def collate(files: Mapping[str, bytes]) -> Answer:
    """Lay any number of files beside each other, word by word, whatever their order or names.

    Witnesses are ordered by content, the most typical first. In `readings`, cells of a row with
    the same number read the same words. The rows of transpositions are half-open ranges.

    Raises ValueError with one sentence where a file can't be read.

    >>> collate({"a.txt": b"the black cat", "b.txt": b"the cat"})["rows"]
    [['the ', 'the '], ['black ', None], ['cat', 'cat']]
    """
    documents = _documents({name: files[name] for name in sorted(files)})
    texts = [document.text for document in documents.values()]
    apart = [
        [section.range for section in document.sections if section.role in NOISE_ROLES]
        for document in documents.values()
    ]
    return collation_answer(list(documents), texts, collate_texts(texts, apart=apart))


def collation_answer(names: Sequence[str], texts: Sequence[str], found: Collation) -> Answer:
    """Put a collation of named texts into the words of the contract."""
    rows = [
        [texts[at][cell.slice] if (cell := row.cells[at]) else None for at in found.order]
        for row in found.rows
    ]
    return {
        "schema": "provenance.collation/1",
        "witnesses": [names[at] for at in found.order],
        "rows": rows,
        "readings": [[row.readings[at] for at in found.order] for row in found.rows],
        "transpositions": [
            {
                "id": f"t{number}",
                "text": _passage(rows, moved.places[0], found.order),
                "places": [
                    {
                        "rows": [place.start, place.end],
                        "witnesses": [names[at] for at in found.order if at in place.witnesses],
                    }
                    for place in moved.places
                ],
            }
            for number, moved in enumerate(found.transpositions, 1)
        ],
        "complete": found.complete,
    }


def _passage(rows: list[list[str | None]], place: Place, order: Sequence[int]) -> str:
    """What stands at a place, as its first witness writes it."""
    column = order.index(place.witnesses[0])
    return "".join(row[column] or "" for row in rows[place.start : place.end]).strip()


def _documents(files: Mapping[str, bytes]) -> dict[str, Document]:
    documents = {}
    for name, data in files.items():
        try:
            documents[name] = read(data, name=name)
        except UnreadableError as error:
            says = str(error)
            message = says if name in says else f"{name}: {says}"
            raise ValueError(message) from error
    return documents


@seldom_collecting()
def trace_documents(
    documents: Mapping[str, Document],
    meta: Mapping[str, Mapping[str, str]],
    stated: "Sequence[Stated]" = (),
) -> Answer:
    """The same of documents that were read before, where so much is `stated` of their descent."""
    from provenance.lineage.kept import answer_of  # noqa: PLC0415 - as for `_trace`

    found = _trace(documents, meta, stated)
    order = sorted(documents, key=lambda name: (sha256_of(documents[name].text), name))
    return {
        "schema": "provenance.lineage/1",
        "variants": [_variant(name, documents[name]) for name in order],
        **answer_of(found),
    }


def origins(
    files: Mapping[str, bytes],
    of: str,
    meta: Mapping[str, Mapping[str, str]] | None = None,
) -> Answer:
    """Who introduced each word of one of the files: the earliest node of its line that had it.

    The ranges cover every word of the file. An origin is the id of a variant, a revision or a
    lost node of the lineage of the files, or "undecided": then it is one of those `between`.

    Raises ValueError with one sentence where `of` is none of the files, a file can't be read or
    `meta` is malformed.

    >>> origins({"a.txt": b"the cat"}, "a.txt")["tokens"]
    [{'range': [0, 3], 'origin': 'r0'}, {'range': [4, 7], 'origin': 'r0'}]
    """
    if of not in files:
        message = f"{of} is none of the files; give the file whose words are asked about as well."
        raise ValueError(message)
    documents = _documents(files)
    found = _trace(documents, checked_meta(meta or {}))
    return origins_answer(found, documents, of)


def origins_answer(found: "Lineage", documents: Mapping[str, Document], of: str) -> Answer:
    """The same where the lineage of the documents is known."""
    from provenance.lineage.origins.introduced import word_origins  # noqa: PLC0415 - as for `_trace`

    return {
        "schema": "provenance.origins/1",
        "of": of,
        "text": documents[of].text,
        "labels": {revision.id: revision.label for revision in found.revisions},
        "tokens": [
            {"range": list(word.range), "origin": word.origin}
            | ({"between": list(word.between)} if word.between else {})
            for word in word_origins(found, documents, of)
        ],
    }


def _trace(
    documents: Mapping[str, Document],
    meta: Mapping[str, Mapping[str, str]],
    stated: "Sequence[Stated]" = (),
) -> "Lineage":
    from provenance.lineage import trace  # noqa: PLC0415 - a diff need not wait for it
    from provenance.lineage.across import meaning  # noqa: PLC0415 - the same

    try:
        return trace(documents, meta, stated)
    except meaning.EncoderError as error:
        logger.warning("Told by words alone: %s", error)
        with meaning.left_out():
            return trace(documents, meta, stated)


def _variant(name: str, document: Document) -> Answer:
    lines = [found.start() for found in re.finditer("\n", document.text)]
    return {
        "id": name,
        "language": document.language,
        "truncated": document.truncated,
        "declared_hash": document.declared_hash,
        "sections": [_section(section, lines) for section in document.sections],
    }


def _section(section: Section, lines: list[int]) -> Answer:
    """A section with its first and last line; `lines` are the offsets of the line breaks."""
    start, end = section.range
    return {
        "role": str(section.role),
        "language": section.language,
        "lines": [bisect_left(lines, at) + 1 for at in (start, max(start, end - 1))],
        "range": [start, end],
    }
