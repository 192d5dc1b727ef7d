"""Give the administrator, or anybody by name, a new random password."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from provenance.management.administrators import renew_password
from provenance.management.base import DatabaseCommand


class Command(DatabaseCommand):
    help = "Set a new random password and print it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", nargs="?", help="whose; without it the administrator's")

    def handle(self, *args: object, **options: Any) -> None:
        try:
            name, password = renew_password(options["name"])
        except LookupError as error:
            raise CommandError(str(error), returncode=2) from error
        self.stdout.write(f"Log in as {name} with the password {password}")
