"""`diff OLDER NEWER`: what differs between two files or stored variants, word for word."""

import hashlib
import json
import re
from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from provenance import answers
from provenance.diffing import Edit, Op, patch_text
from provenance.export.comparison import in_words
from provenance.export.unified import to_unified
from provenance.management.base import SentenceCommand
from provenance.management.files import file_bytes
from provenance.text import Document, Span, read
from provenance.text.decode import decode

Answer = Mapping[str, Any]

VARIANT = re.compile(r"([\w-]+)/([A-Z]{1,8})")
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Side:
    """One text to compare: its name in the answer, the hash of its bytes, and what it says."""

    name: str
    sha256: str
    document: Document


class Command(SentenceCommand):
    """Prints a comparison; of files it opens no database, and it never writes anything."""

    help = "Show what differs between two texts, word for word."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command line."""
        parser.add_argument("older", metavar="OLDER", help="a file, ARTICLE/SIGLUM, or -")
        parser.add_argument("newer", metavar="NEWER", help="a file, ARTICLE/SIGLUM, or -")
        parser.add_argument("--format", choices=sorted(FORMATS), default="text")
        parser.add_argument(
            "--granularity", choices=("word", "sentence", "passage", "character"), default="word"
        )
        parser.add_argument(
            "--ignore",
            default="",
            metavar="WHAT",
            help="what not to compare, parted by commas: whitespace, case, punctuation, typography",
        )
        parser.add_argument(
            "--raw", action="store_true", help="take both texts as given: extract, classify nothing"
        )
        parser.add_argument("--engine", choices=("anchors", "dmp"), default="anchors")

    def handle(self, *_args: object, **options: Any) -> None:
        """Print the comparison.

        Raises CommandError with one sentence and exit code 2 on unreadable input.
        """
        try:
            printed = FORMATS[options["format"]](_answer(options))
        except ValueError as error:
            raise CommandError(str(error), returncode=2) from error
        self.print_exactly(printed)


def _answer(options: Mapping[str, Any]) -> Answer:
    older, newer = (_side(options[side], raw=options["raw"]) for side in ("older", "newer"))
    if older.name == newer.name:
        raise ValueError(f"Both texts are named {older.name}: give each a name of its own.")
    asked = {
        "names": (older.name, newer.name),
        "sha256s": (older.sha256, newer.sha256),
        "granularity": options["granularity"],
        "ignore": [name for name in options["ignore"].replace(",", " ").split() if name],
        "engine": options["engine"],
    }
    if options["raw"]:
        return answers.diff_texts(older.document.text, newer.document.text, **asked)
    return answers.diff_documents(older.document, newer.document, **asked)


def _side(given: str, *, raw: bool) -> Side:
    """Read what was given; an existing path wins over a variant of that name.

    Raises ValueError, with a sentence for a person, where there is nothing to read.
    """
    variant = VARIANT.fullmatch(given)
    if variant and not Path(given).exists():
        return _stored(given, *variant.groups(), raw=raw)
    data = file_bytes(given)
    name = Path(given).name or given
    return Side(name, hashlib.sha256(data).hexdigest(), _read(data, name, raw=raw))


def _read(data: bytes, name: str, *, raw: bool) -> Document:
    if not data.removeprefix(BYTE_ORDER_MARK).strip():
        return _as_given(data.removeprefix(BYTE_ORDER_MARK).decode())
    return _as_given(decode(data, name=name)[0]) if raw else read(data, name=name)


def _as_given(text: str) -> Document:
    """A text of which nothing is said."""
    return Document(text, "text", "utf-8", sections=(), passages=(Span(0, len(text)),))


def _stored(given: str, slug: str, siglum: str, *, raw: bool) -> Side:
    from django.db import DatabaseError

    from provenance.models import Variant
    from provenance.services.read import document_of
    from provenance.services.refusals import Gone

    try:
        variant = Variant.objects.filter(article__slug=slug, siglum=siglum).first()
        if variant is None:
            raise ValueError(
                f"There is neither a file {given} nor a variant of that name: "
                "give a path, or ARTICLE/SIGLUM as the article's page names them."
            )
        if raw:
            document = _read(variant.original.read(), variant.filename, raw=True)
        else:
            document = document_of(variant)
    except Gone as error:
        raise ValueError(str(error)) from error
    except DatabaseError as error:
        raise ValueError(
            f"{given} is no file, and the database has no tables yet: check the path, or run "
            "`make run` once."
        ) from error
    return Side(given, variant.original_id, document)


def _json(answer: Answer) -> str:
    return json.dumps(answer) + "\n"


def _html(answer: Answer) -> str:
    from provenance.web.present.report import comparison_page

    return comparison_page(answer)


def _patch(answer: Answer) -> str:
    edits = [
        Edit(Op(edit["op"]), Span(*edit["older"]), Span(*edit["newer"])) for edit in answer["edits"]
    ]
    return patch_text(edits, answer["older"]["text"], answer["newer"]["text"])


def _unified(answer: Answer) -> str:
    older, newer = answer["older"], answer["newer"]
    return to_unified(older["text"], newer["text"], names=(older["name"], newer["name"]))


FORMATS: dict[str, Callable[[Answer], str]] = {
    "text": in_words,
    "json": _json,
    "html": _html,
    "patch": _patch,
    "unified": _unified,
}
