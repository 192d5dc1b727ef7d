"""The site is served, says so once it answers, and stops when it is told to."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TAKEN = 2
"""What the site exits with where something is at its port already."""

SERVE = """
{python} manage.py migrate -v0
address=$({python} manage.py address --free)
{python} scripts/announce.py $address &
exec {python} -m gunicorn -c python:provenance.gunicorn_conf provenance.wsgi
"""


def environ_of(tmp_path, port):
    return os.environ | {
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "provenance.settings",
        "PROVENANCE_DATA": str(tmp_path),
        "PROVENANCE_PORT": str(port),
    }


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def serve(data):
    """A site that has said that it answers, and its port; another one where that was snatched."""
    for _ in range(5):
        port = free_port()
        server = subprocess.Popen(
            ["/bin/sh", "-ec", SERVE.format(python=sys.executable)],
            cwd=ROOT,
            env=environ_of(data, port),
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        said = server.stdout.readline()
        if said or server.wait() != TAKEN:
            return server, port, said
        server.stdout.close()
    return pytest.fail("five free ports in a row were taken before the site came to them")


def gone(group):
    """Whether no process of the group is left, or is in a minute; who adopts the dead reaps late."""
    for _ in range(600):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_once_it_says_so_and_a_signal_to_all_its_processes_ends_it_well(tmp_path, told):
    server, port, said = serve(tmp_path)
    try:
        assert said == f"Provenance is at http://127.0.0.1:{port}/\n"
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz") as answer:
            assert answer.status == 200
        os.killpg(server.pid, told)
        assert server.wait(timeout=300) == 0
        assert gone(server.pid)
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)
        server.stdout.close()


def test_where_something_is_served_already_a_sentence_names_the_variable(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen(1)
        port = taken.getsockname()[1]
        asked = subprocess.run(
            [sys.executable, "manage.py", "address", "--free"],
            cwd=ROOT,
            env=environ_of(tmp_path, port),
            capture_output=True,
            text=True,
            check=False,
        )
    other = port + 1 if port < 65535 else port - 1
    assert (asked.returncode, asked.stdout, asked.stderr) == (
        2,
        "",
        f"Something is at 127.0.0.1:{port} already: stop it, or choose another port, such as "
        f"PROVENANCE_PORT={other} make run.\n",
    )
