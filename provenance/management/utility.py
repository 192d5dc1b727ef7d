"""What `manage.py` does with the name of a command."""

import sys
from difflib import get_close_matches

from django.core.management import BaseCommand, ManagementUtility, get_commands


class Commands(ManagementUtility):
    """Django's commands; a name that is none of theirs is bad input, which exits 2."""

    def fetch_command(self, subcommand: str) -> BaseCommand:
        """Give the command of that name, or say in a sentence that there is none."""
        commands = get_commands()
        if subcommand in commands:
            return super().fetch_command(subcommand)
        if self.settings_exception is not None:
            raise self.settings_exception
        near = get_close_matches(subcommand, commands, n=1)
        meant = f"; did you mean {near[0]}" if near else ""
        mark = "?" if near else "."
        sys.stderr.write(
            f"There is no command {subcommand!r}{meant}{mark} "
            f"`{self.prog_name} help` lists those there are.\n"
        )
        sys.exit(2)
