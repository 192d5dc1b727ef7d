"""Bring all that the site needs up to date before it starts; a second time changes nothing."""

import hashlib
from argparse import BooleanOptionalAction
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import CommandParser

from provenance.management.base import SentenceCommand


class Command(SentenceCommand):
    help = "Migrate, collect static files, load the demo and make an administrator, where needed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--demo", action=BooleanOptionalAction, default=True)

    def handle(self, *args: object, **options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        collect_static()
        if options["demo"]:
            call_command("demo", stdout=self.stdout, stderr=self.stderr)
        call_command("administrator", stdout=self.stdout)


def collect_static() -> None:
    """Collect the static files if any of them, or how they are stored, has changed since."""
    root = Path(settings.STATIC_ROOT)
    stamp = root / ".collected"
    now = fingerprint()
    if stamp.exists() and stamp.read_text("ascii") == now:
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(now, "ascii")


def fingerprint() -> str:
    """Give a digest of the paths, sizes and times of all static files."""
    digest = hashlib.sha256(str(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: found[0]):
            state = Path(storage.path(path)).stat()
            digest.update(f"{path}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
