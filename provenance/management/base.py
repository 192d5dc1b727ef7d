"""How do our commands say what went wrong?"""

import io
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError


class SentenceCommand(BaseCommand):
    """A command whose errors are printed as the sentences they are, without a class name.

    Called from a program instead of the command line, it raises `CommandError` like any other.
    """

    def execute(self, *args: Any, **options: Any) -> str | None:  # noqa: ANN401 - as Django's
        """Run the command; from the command line, print a CommandError's sentence and exit."""
        try:
            return super().execute(*args, **options)
        except CommandError as error:
            if options.get("traceback") or not getattr(self, "_called_from_command_line", False):
                raise
            sys.stderr.write(f"{error}\n")
            sys.exit(error.returncode)

    def print_exactly(self, text: str) -> None:
        """Print text as it is, whatever the terminal's encoding: UTF-8, line breaks untouched."""
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="surrogatepass", newline="\n")
        self.stdout.write(text, ending="")
