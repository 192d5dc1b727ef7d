"""Background work survives whatever ends its worker."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from provenance import worker
from tests.setup.chores import dawdle_once

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 300
"""Seconds after which something hangs; a process of a busy machine takes its time to start."""

ATTEND = """
import django, time
django.setup()
from django.conf import settings
from provenance.worker import Attendant
Attendant(settings.PROVENANCE_DATA).start()
time.sleep(600)
"""

ENQUEUE = """
import django, sys
django.setup()
from tests.setup.chores import dawdle_once
print(dawdle_once.enqueue(sys.argv[1]).id)
"""

STATE = """
import django, sys
django.setup()
from django_tasks_db.models import DBTaskResult
row = DBTaskResult.objects.get()
print(row.status, len(row.worker_ids))
"""


@pytest.fixture
def installation(tmp_path):
    """A migrated database in a folder of its own, and a way to start processes on it."""
    environ = os.environ | {
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "provenance.settings",
        "PROVENANCE_DATA": str(tmp_path),
    }
    running = []

    def start(*arguments):
        process = subprocess.Popen(
            [sys.executable, *arguments], cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True
        )
        running.append(process)
        return process

    assert start("manage.py", "migrate", "-v0").wait() == 0
    yield start
    for process in running:
        process.kill()
        process.wait()
        process.stdout.close()


def wait_until(met):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if met():
            return
        time.sleep(0.05)
    pytest.fail("waited in vain")


def wait_for(log, text):
    wait_until(lambda: log.exists() and log.read_text() == text)


def test_the_task_of_a_killed_worker_is_done_by_the_next(installation, tmp_path):
    log = tmp_path / "log"
    installation("-c", ENQUEUE, str(log)).communicate()
    first = installation("-c", ATTEND)
    wait_for(log, "began\n")
    first.kill()
    first.wait()
    installation("-c", ATTEND)
    wait_for(log, "began\nbegan\nended\n")


def test_of_two_attendants_of_a_folder_the_second_takes_over_when_the_first_is_killed(
    installation, tmp_path
):
    log = tmp_path / "log"
    first = installation("-c", ATTEND)
    lock = tmp_path / "worker.lock"
    wait_until(lambda: lock.exists() and lock.read_text())
    installation("-c", ATTEND)
    installation("-c", ENQUEUE, str(log)).communicate()
    wait_for(log, "began\n")
    first.kill()
    wait_for(log, "began\nbegan\nended\n")


def test_a_worker_told_to_stop_puts_its_task_back_and_exits_well(installation, tmp_path):
    log = tmp_path / "log"
    installation("-c", ENQUEUE, str(log)).communicate()
    process = installation("manage.py", "worker")
    wait_for(log, "began\n")
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=PATIENCE) == 0
    assert installation("-c", STATE).communicate()[0] == "READY 0\n"


def claimed(*, ago, run_after=None, names=("gone",)):
    row = DBTaskResult.objects.get(pk=dawdle_once.enqueue("/nowhere").id)
    row.status = "RUNNING"
    row.started_at = timezone.now() - ago
    row.run_after = run_after or get_date_max()
    row.worker_ids = list(names)
    row.save()
    return row


@pytest.mark.parametrize(
    ("started", "lease_ends_in", "status"),
    [
        (timedelta(seconds=5), None, "RUNNING"),
        (timedelta(seconds=31), None, "READY"),
        (timedelta(hours=1), timedelta(seconds=20), "RUNNING"),
        (timedelta(hours=1), timedelta(seconds=-1), "READY"),
        (timedelta(seconds=5), timedelta(hours=-1), "RUNNING"),
    ],
)
def test_a_task_comes_back_when_its_lease_is_over_and_not_before(
    db, started, lease_ends_in, status
):
    ends = None if lease_ends_in is None else timezone.now() + lease_ends_in
    row = claimed(ago=started, run_after=ends)
    worker.reclaim(now=timezone.now())
    row.refresh_from_db()
    assert row.status == status
    assert (row in DBTaskResult.objects.ready()) == (status == "READY")


def test_the_tasks_of_a_worker_known_to_be_dead_come_back_at_once_and_no_others(db):
    mine = claimed(ago=timedelta(), names=["other", "me"])
    others = claimed(ago=timedelta(), names=["me", "other"])
    assert worker.reclaim(now=timezone.now(), dead="me") == 1
    mine.refresh_from_db()
    others.refresh_from_db()
    assert (mine.status, others.status) == ("READY", "RUNNING")


def test_a_task_that_three_workers_died_over_fails_with_a_sentence(db):
    row = claimed(ago=timedelta(hours=1), names=["a", "b", "c"])
    worker.reclaim(now=timezone.now())
    row.refresh_from_db()
    assert row.status == "FAILED"
    assert worker.GAVE_UP in row.traceback


def test_work_off_does_all_that_was_enqueued(transactional_db, tmp_path):
    log = tmp_path / "log"
    log.touch()
    dawdle_once.enqueue(str(log))
    dawdle_once.enqueue(str(log))
    worker.work_off()
    assert log.read_text() == "began\nended\n" * 2
    assert DBTaskResult.objects.successful().count() == 2
