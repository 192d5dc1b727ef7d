#!/usr/bin/env python3
"""Runs one management command of the site: `manage.py COMMAND`."""

import os
import sys


def main() -> None:
    """Run the command named on the command line; exit 2 with a sentence on wrong settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "provenance.settings")
    try:
        from django.core.exceptions import ImproperlyConfigured

        from provenance.management.utility import Commands
    except ImportError:
        sys.exit(
            "Django is not installed for this Python: run `make setup` and use .venv/bin/python."
        )
    try:
        Commands(sys.argv).execute()
    except ImproperlyConfigured as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
