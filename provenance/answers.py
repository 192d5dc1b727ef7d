"""The core's answers as plain dicts, as the commands print them and the API serves them."""

import hashlib
from collections.abc import Collection
from typing import Any

from provenance.diffing import Comparison, compare, engine_version
from provenance.diffing.counts import Counts, count_edits, count_letters
from provenance.diffing.noise import Classified, classify
from provenance.text.document import Document

Answer = dict[str, Any]


def diff(
    older: str, newer: str, *, granularity: str = "word", ignore: Collection[str] = ()
) -> Answer:
    """Tell what differs between two strings, taken as given: nothing is classified as noise.

    `granularity` is word, sentence, passage or character; `ignore` names what not to compare, any
    of whitespace, case, punctuation, typography. The answer is that of contract `provenance.diff/1`.

    Raises ValueError, with a sentence for a person, for an unknown option.

    >>> diff("a red fox", "a fox")["stats"]["words_deleted"]
    1
    """
    return diff_texts(
        older, newer, names=("older", "newer"), granularity=granularity, ignore=ignore
    )


def diff_texts(
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
    comparison = compare(older, newer, granularity=granularity, ignore=ignore, engine=engine)
    parts = [Classified(edit, None) for edit in comparison.edits]
    said = _Said(older, newer, names, sha256s, granularity, engine)
    return said.answer(comparison, parts)


def diff_documents(
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
    comparison = compare(
        older.text, newer.text, granularity=granularity, ignore=ignore, engine=engine
    )
    said = _Said(older.text, newer.text, names, sha256s, granularity, engine)
    return said.answer(comparison, classify(comparison.edits, older, newer))


class _Said:
    """Puts one comparison into the words of the contract."""

    def __init__(  # noqa: PLR0913, PLR0917 - what the answer repeats of its question
        self,
        older: str,
        newer: str,
        names: tuple[str, str],
        sha256s: tuple[str, str] | None,
        granularity: str,
        engine: str,
    ) -> None:
        self._texts = older, newer
        self._names = names
        self._sha256s = sha256s or (_sha256(older), _sha256(newer))
        self._granularity = granularity
        self._engine = engine

    def answer(self, comparison: Comparison, parts: list[Classified]) -> Answer:
        counts = self._count(parts)
        return {
            "schema": "provenance.diff/1",
            "engine": engine_version(self._engine),
            "older": self._side(0, counts.older),
            "newer": self._side(1, counts.newer),
            "edits": [_edit(number, part) for number, part in enumerate(parts, 1)],
            "moves": [],
            "breaks": [],
            "stats": {
                "words_inserted": counts.inserted,
                "words_deleted": counts.deleted,
                "words_equal": counts.equal,
                "words_moved": 0,
                "similarity": counts.similarity,
            },
            "complete": comparison.complete,
        }

    def _count(self, parts: list[Classified]) -> Counts:
        count = count_letters if self._granularity == "character" else count_edits
        return count([part.edit for part in parts if part.noise is None], *self._texts)

    def _side(self, side: int, words: int) -> Answer:
        return {
            "name": self._names[side],
            "sha256": self._sha256s[side],
            "words": words,
            "text": self._texts[side],
        }


def _edit(number: int, part: Classified) -> Answer:
    edit = part.edit
    said: Answer = {
        "id": f"e{number}",
        "op": edit.op.value,
        "older": list(edit.older),
        "newer": list(edit.newer),
    }
    if edit.differs:
        said["differs"] = list(edit.differs)
    if part.noise is not None:
        said["noise"] = part.noise.value
    return said


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
