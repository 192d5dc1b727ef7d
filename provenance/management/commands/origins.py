"""`origins FILE… --of FILE [--meta META.json]`: who introduced each word of one of the texts."""

import json
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from provenance import answers
from provenance.export.origins import in_words
from provenance.management.base import SentenceCommand
from provenance.management.files import meta_file, named_files


class Command(SentenceCommand):
    """Prints the origin of every word of a file, and stores nothing."""

    help = "Tell for every word of a text which of the texts, or which revision, introduced it."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command line."""
        parser.add_argument("files", nargs="+", metavar="FILE", help="a file, or -")
        parser.add_argument("--of", required=True, metavar="FILE", help="whose words: one of them")
        parser.add_argument("--meta", metavar="META.json", help="what is known of each file")
        parser.add_argument("--format", choices=sorted(FORMATS), default="text")

    def handle(self, *_args: object, **options: Any) -> None:
        """Print the answer.

        Raises CommandError with one sentence and exit code 2 on unreadable input.
        """
        try:
            files = named_files(options["files"])
            of = _name_among(options["files"], options["of"])
            answer = answers.origins(files, of, meta_file(options["meta"]))
        except ValueError as error:
            raise CommandError(str(error), returncode=2) from error
        self.print_exactly(FORMATS[options["format"]](answer))


def _name_among(paths: Sequence[str], asked: str) -> str:
    """The name of the file that `asked` is; unchanged if it is a name, or none of the paths."""
    names = {Path(path).absolute(): Path(path).name or path for path in paths}
    return names.get(Path(asked).absolute(), asked)


def _json(answer: answers.Answer) -> str:
    return json.dumps(answer, indent=1) + "\n"


FORMATS: dict[str, Callable[[answers.Answer], str]] = {"json": _json, "text": in_words}
