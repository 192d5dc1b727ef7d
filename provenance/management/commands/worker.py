"""Do background work in a process of its own, until it is told to stop."""

import signal
import threading
from types import FrameType
from typing import Any

from provenance.management.base import SentenceCommand
from provenance.worker import Attendant


class Command(SentenceCommand):
    help = "Do background work until SIGTERM or Ctrl-C; for machines beside the one that serves."

    def handle(self, *args: object, **options: Any) -> None:
        told = threading.Event()

        def stop(_signal: int, _frame: FrameType | None) -> None:
            told.set()

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        worker = Attendant().start()
        self.stdout.write("Waiting for background work; Ctrl-C stops.")
        self.stdout.flush()
        while not told.wait(1) and worker.is_working():
            pass
        worker.stop()
