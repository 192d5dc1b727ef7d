"""`collate FILE…`: how any number of texts read, place by place."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from provenance import answers
from provenance.export.collation import FORMATS
from provenance.management.base import SentenceCommand
from provenance.management.files import named_files


class Command(SentenceCommand):
    """Prints the alignment table of files, and stores nothing."""

    help = "Lay texts beside each other, word by word, whatever their number and order."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command line."""
        parser.add_argument("files", nargs="+", metavar="FILE", help="a file, or -")
        parser.add_argument("--format", choices=sorted(FORMATS), default="text")

    def handle(self, *_args: object, **options: Any) -> None:
        """Print the table.

        Raises CommandError with one sentence and exit code 2 on unreadable input.
        """
        try:
            answer = answers.collate(named_files(options["files"]))
        except ValueError as error:
            raise CommandError(str(error), returncode=2) from error
        self.print_exactly(FORMATS[options["format"]](answer))
