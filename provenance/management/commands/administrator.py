"""Make sure that somebody can log in; print the password of an account made just now."""

from typing import Any

from provenance.management.administrators import ensure_administrator
from provenance.management.base import DatabaseCommand


class Command(DatabaseCommand):
    help = "Make the user admin with a random password, unless there is an administrator already."

    def handle(self, *args: object, **options: Any) -> None:
        name, password = ensure_administrator()
        if password is None:
            self.stdout.write(f"Log in as {name} (`make password` sets a new password).")
        else:
            self.stdout.write(f"Log in as {name} with the password {password}")
            self.stdout.write("It is shown this once; `make password` sets a new one.")
