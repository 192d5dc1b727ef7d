"""Print where the site is to be served; with --free, only if nothing is there yet."""

import errno
import socket
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser

from provenance.environment import LAST_PORT
from provenance.management.base import SentenceCommand


class Command(SentenceCommand):
    help = "Print the host and port that the site is served at, and a host name it answers to."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--free", action="store_true", help="exit 2 if it can't be served there"
        )

    def handle(self, *args: object, **options: Any) -> None:
        host, port = settings.PROVENANCE_HOST, settings.PROVENANCE_PORT
        if options["free"]:
            try:
                claim(host.strip("[]"), port)
            except OSError as error:
                raise CommandError(why_not(error, host, port), returncode=2) from error
        self.stdout.write(f"{host} {port} {answers_to()}")


def answers_to() -> str:
    """Give a host name that the site answers requests for."""
    names = [name.lstrip(".") for name in settings.ALLOWED_HOSTS if name != "*"]
    return names[0] if names else "localhost"


def claim(host: str, port: int) -> None:
    """Listen for a moment; raise OSError where that can't be."""
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(address)
        probe.listen(1)


def why_not(error: OSError, host: str, port: int) -> str:
    """Say in a sentence why nothing can be served there."""
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < LAST_PORT else port - 1
        return (
            f"Something is at {host}:{port} already: stop it, or choose another port, "
            f"such as PROVENANCE_PORT={other} make run."
        )
    if error.errno == errno.EACCES:
        return f"Port {port} is only for root: set PROVENANCE_PORT to one above 1023."
    return f"{host}:{port} is no place of this machine: set PROVENANCE_HOST to an address it has."
