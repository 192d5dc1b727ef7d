"""Who does the background work, and what becomes of it when a worker is killed?

The queue of django-tasks-db marks a task RUNNING when a worker takes it and never looks again: a
worker that is killed leaves it so for ever. Here each running task is leased. While it runs, its
worker moves the end of the lease (kept in `run_after`, which means nothing else once a task runs)
forward; a task whose lease has ended goes back to the queue. All tasks may be done twice, since
what they compute is a function of its inputs.
"""

import fcntl
import logging
import os
import secrets
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Self
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, connections, transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks_db.compat import TaskResultStatus, task_finished
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult, get_date_max

logger = logging.getLogger(__name__)

LEASE = timedelta(seconds=30)
"""How long a task is left to a worker that no longer answers."""

HEARTBEAT = 10.0
"""Seconds between two extensions of a lease: two may fail before it ends."""

POLL = 0.2
"""Seconds an idle worker waits before it looks for work again."""

ATTEMPTS = 3
"""Workers that may die over one task before it counts as failed: it may be what kills them."""

PATIENCE = 5.0
"""Seconds a task may go on once its worker is to stop; then it goes back to the queue."""

GAVE_UP = (
    f"Given up: {ATTEMPTS} workers were stopped while they worked on this. It may need more "
    "memory than there is."
)


class LeasedWorker(Worker):
    """A worker of django-tasks-db that holds a lease on what it runs."""

    def __init__(self, *, worker_id: str, batch: bool = False) -> None:
        """Prepare to work on all queues under a name that is this worker's alone."""
        super().__init__(
            queue_names=["*"],
            interval=0 if batch else POLL,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_id,
            excluded_queue_names=[],
        )
        self.task_id: UUID | None = None

    def run_task(self, db_task_result: DBTaskResult[Any, Any]) -> None:
        """Run one task under a lease."""
        self.task_id = db_task_result.id
        try:
            with _leased(db_task_result.id):
                super().run_task(db_task_result)
        finally:
            self.task_id = None


def work_off() -> None:
    """Do all background work enqueued so far, in this thread."""
    LeasedWorker(worker_id=f"batch-{secrets.token_hex(8)}", batch=True).run()


def reclaim(*, now: datetime, dead: str | None = None) -> int:
    """Put tasks of dead workers back into the queue and give their number.

    Args:
        now: a lease that ended before it is over.
        dead: a worker that is known to be dead; its tasks come back at once.

    A task that ATTEMPTS workers have died over is marked as failed instead.
    """
    over = Q(started_at__lt=now - LEASE) & (Q(run_after__lt=now) | Q(run_after=get_date_max()))
    running = DBTaskResult.objects.running()
    taken = 0
    with transaction.atomic():
        for task in running.select_for_update(skip_locked=True):
            orphan = dead is not None and task.worker_ids[-1:] == [dead]
            if not orphan and not running.filter(over, pk=task.pk).exists():
                continue
            taken += 1
            if len(task.worker_ids) >= ATTEMPTS:
                _give_up(task)
            else:
                logger.warning("Task %s of a stopped worker goes back to the queue.", task.pk)
                _put_back(task.pk)
    return taken


class Attendant:
    """A worker in a thread of this process, with a reaper beside it.

    With a folder, it works alone: of all processes that attend to the same folder one works, the
    others wait until that one is gone. The operating system frees its lock however a process ends,
    so whoever gets it knows at once that what its holder was doing is nobody's now.
    Without one, it works beside others.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Prepare to work; nothing happens before `start`."""
        self._folder = folder
        self._stopping = threading.Event()
        self._worker: LeasedWorker | None = None
        self._thread = threading.Thread(target=self._attend, name="worker", daemon=True)

    def start(self) -> Self:
        """Start working, as soon as no other process of the folder does."""
        self._thread.start()
        return self

    def is_working(self) -> bool:
        """Say whether the thread is still there."""
        return self._thread.is_alive()

    def stop(self) -> None:
        """Take no more tasks; let the present one end in PATIENCE seconds or put it back."""
        self._stopping.set()
        worker = self._worker
        if worker is None:
            return
        worker.running = False
        self._thread.join(PATIENCE)
        task_id = worker.task_id
        if self._thread.is_alive() and task_id is not None:
            _put_back(task_id, forget_worker=True)

    def _attend(self) -> None:
        if self._folder is None:
            self._work(f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(4)}")
            return
        with _alone(self._folder / "worker.lock", self._stopping) as name:
            if name is not None:
                self._work(name)

    def _work(self, name: str) -> None:
        threading.Thread(target=self._reap, name="reaper", daemon=True).start()
        while not self._stopping.is_set():
            try:
                reclaim(now=timezone.now(), dead=name)
                self._worker = LeasedWorker(worker_id=name)
                if not self._stopping.is_set():
                    self._worker.run()
            except DatabaseError:
                logger.exception("The background worker lost its database and tries again.")
                self._stopping.wait(HEARTBEAT)
            finally:
                connections.close_all()

    def _reap(self) -> None:
        while not self._stopping.wait(LEASE.total_seconds()):
            try:
                reclaim(now=timezone.now())
            except DatabaseError:
                logger.exception("Tasks of stopped workers could not be looked for.")
            finally:
                connections.close_all()


def embed() -> Attendant | None:
    """Start the embedded worker of this installation, unless it is to have none."""
    if not settings.PROVENANCE_EMBEDDED_WORKER:
        return None
    return Attendant(settings.PROVENANCE_DATA).start()


@contextmanager
def _alone(path: Path, stopping: threading.Event) -> Iterator[str | None]:
    """Hold the lock at `path`; give the lasting name written in it, or None if told to stop."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("a+") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if stopping.wait(1):
                    yield None
                    return
        lock.seek(0)
        name = lock.read().strip()
        if not name:
            name = f"embedded-{secrets.token_hex(12)}"
            lock.write(name + "\n")
            lock.flush()
        yield name


@contextmanager
def _leased(task_id: UUID) -> Iterator[None]:
    done = threading.Event()
    beat = threading.Thread(target=_keep_lease, args=(task_id, done), daemon=True)
    beat.start()
    try:
        yield
    finally:
        done.set()


def _keep_lease(task_id: UUID, done: threading.Event) -> None:
    while not done.wait(HEARTBEAT):
        try:
            row = DBTaskResult.objects.running().filter(pk=task_id)
            row.update(run_after=timezone.now() + LEASE)
        except DatabaseError:
            logger.warning("The lease of task %s could not be extended.", task_id, exc_info=True)
        finally:
            connections.close_all()


def _put_back(task_id: UUID, *, forget_worker: bool = False) -> None:
    row = DBTaskResult.objects.running().filter(pk=task_id)
    if forget_worker:
        row.update(worker_ids=[])
    row.update(status=TaskResultStatus.READY, started_at=None, run_after=get_date_max())


def _give_up(task: DBTaskResult[Any, Any]) -> None:
    logger.error("Task %s: %s", task.pk, GAVE_UP)
    task.set_failed(RuntimeError(GAVE_UP))
    task_finished.send(sender=type(task.task.get_backend()), task_result=task.task_result)
