"""How do our commands say what went wrong?"""

import io
import os
import sys
from typing import Any, NoReturn

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor


class SentenceParser(CommandParser):
    """A parser that says in one sentence what is wrong with the arguments."""

    def error(self, message: str) -> NoReturn:
        """Exit 2 with the sentence; called from a program, raise it as `CommandError`."""
        if not self.called_from_command_line:
            raise CommandError(f"Error: {message}", returncode=2)
        what = message[:1].upper() + message[1:].rstrip(".")
        sys.stderr.write(f"{what}; `{self.prog} --help` says how it is used.\n")
        sys.exit(2)


class SentenceCommand(BaseCommand):
    """A command whose errors are printed as the sentences they are, without a class name.

    Called from a program instead of the command line, it raises `CommandError` like any other.
    """

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Make a parser whose errors are sentences."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.__class__ = SentenceParser
        return parser

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run the command; from the command line, print what went wrong in a sentence and exit.

        A reader that has enough of the answer, as `head` has, is no error.
        """
        try:
            done = super().execute(*args, **options)
            sys.stdout.flush()
        except BrokenPipeError:
            _print_no_more()
            return None
        except (CommandError, OSError) as error:
            if options.get("traceback") or not getattr(self, "_called_from_command_line", False):
                raise
            if isinstance(error, OSError):
                _print_no_more()
            sys.stderr.write(f"{_sentence_of(error)}\n")
            sys.exit(getattr(error, "returncode", 2))
        return done

    def print_exactly(self, text: str) -> None:
        """Print text as it is, whatever the terminal's encoding: UTF-8, line breaks untouched."""
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="surrogatepass", newline="\n")
        self.stdout.write(text, ending="")


def _print_no_more() -> None:
    """Send what waits to be printed nowhere, or Python fails at it again as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _sentence_of(error: CommandError | OSError) -> str:
    if isinstance(error, CommandError):
        return str(error)
    place = error.filename or "The answer"
    return f"{place} can't be read or written: {error.strerror}; check the place and its space."


class DatabaseCommand(SentenceCommand):
    """A command that works on the database and makes its tables first where there are none yet."""

    requires_migrations_checks = True

    def check_migrations(self) -> None:
        """Make the tables of a new database; refuse one of another version in a sentence."""
        make_ready()


def make_ready() -> None:
    """Make the tables where there are none.

    Raises CommandError with one sentence where the database does not answer, or holds the tables
    of another version.
    """
    try:
        known = connection.introspection.table_names()
        if "django_migrations" not in known:
            call_command("migrate", verbosity=0, interactive=False)
            return
        executor = MigrationExecutor(connection)
        behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        reason = str(error).strip().splitlines()[0].rstrip(".")
        message = (
            f"The database does not answer ({reason}): check DATABASE_URL and PROVENANCE_DATA."
        )
        raise CommandError(message, returncode=2) from error
    if behind:
        message = "The database is of an earlier version: run `python manage.py migrate` first."
        raise CommandError(message, returncode=2)
