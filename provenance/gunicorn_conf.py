"""How does gunicorn serve the site?

`python -m gunicorn -c python:provenance.gunicorn_conf provenance.wsgi` at the project's root.
"""

import os
import signal
import sys

from django.core.exceptions import ImproperlyConfigured
from gunicorn.arbiter import Arbiter
from gunicorn.workers.base import Worker

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "provenance.settings")
try:
    from provenance import settings
except ImproperlyConfigured as wrong:
    sys.exit(str(wrong))

_host = settings.PROVENANCE_HOST.strip("[]")
bind = [
    f"[{_host}]:{settings.PROVENANCE_PORT}"
    if ":" in _host
    else f"{_host}:{settings.PROVENANCE_PORT}"
]

# One process computes in its worker thread while the other answers: they don't share a GIL.
workers = 2
threads = 4
worker_class = "gthread"

# Seconds: a process that is silent for so long is replaced; requests have so long to end at a stop.
timeout = 120
graceful_timeout = 10

loglevel = "warning"
control_socket_disable = True


def post_worker_init(worker: Worker) -> None:
    """Start the embedded task worker (one process of all gets to run it) and listen for a stop.

    Ctrl-C reaches all processes of the terminal, and the master passes it on as SIGQUIT. gunicorn's
    own handlers raise SystemExit wherever the code is, for the second of them in the middle of the
    clean-up for the first, so processes hung. Here a stop is only the master's to tell.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGQUIT, worker.handle_exit)

    from provenance.worker import embed  # noqa: PLC0415 - needs Django, which is set up by now

    worker.attendant = embed()


def worker_exit(_server: Arbiter, worker: Worker) -> None:
    """Let the embedded task worker finish or put its task back."""
    attendant = getattr(worker, "attendant", None)
    if attendant is not None:
        attendant.stop()
