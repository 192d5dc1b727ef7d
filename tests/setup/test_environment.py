"""A wrong value of an environment variable stops the start with a sentence that names it."""

import multiprocessing
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from provenance import environment

ROOT = Path(__file__).resolve().parents[2]


def manage(*arguments, **variables):
    names = ("PROVENANCE_", "DATABASE_URL", "DJANGO_")
    clean = {key: value for key, value in os.environ.items() if not key.startswith(names)}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=clean | variables,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("PROVENANCE_HTTPS", "yes", "PROVENANCE_HTTPS must be true or false, not 'yes'."),
        ("PROVENANCE_DEBUG", "1", "PROVENANCE_DEBUG must be true or false, not '1'."),
        (
            "PROVENANCE_PORT",
            "80 80",
            "PROVENANCE_PORT must be a port number from 1 to 65535, not '80 80'.",
        ),
        (
            "PROVENANCE_HOST",
            "http://here",
            "PROVENANCE_HOST must be a host name or an address such as 127.0.0.1, "
            "not 'http://here'.",
        ),
        (
            "PROVENANCE_ALLOWED_HOSTS",
            "example.org,https://example.org",
            "PROVENANCE_ALLOWED_HOSTS must list host names with commas between, without scheme "
            "or port, such as example.org; 'https://example.org' is none.",
        ),
        (
            "PROVENANCE_TRUSTED_ORIGINS",
            "example.org",
            "PROVENANCE_TRUSTED_ORIGINS must list origins with commas between, such as "
            "https://example.org; 'example.org' is none.",
        ),
        (
            "PROVENANCE_DATA",
            str(ROOT / "manage.py"),
            f"PROVENANCE_DATA must be a folder, but {ROOT / 'manage.py'} is a file.",
        ),
        (
            "DATABASE_URL",
            "mysql://localhost/x",
            "DATABASE_URL must be a postgres:// address, not one that starts with 'mysql'.",
        ),
        ("DATABASE_URL", "postgres://u@/", "DATABASE_URL names no database: end it with /NAME."),
    ],
)
def test_a_wrong_value_ends_a_command_with_its_sentence_alone(name, value, sentence, tmp_path):
    done = manage("check", **({"PROVENANCE_DATA": str(tmp_path)} | {name: value}))
    assert (done.returncode, done.stdout, done.stderr) == (2, "", sentence + "\n")


def test_a_database_url_is_read_as_libpq_reads_it():
    url = "postgres://ann:p%40ss@db.example:5433/texts?sslmode=require"
    got = environment.read_database({"DATABASE_URL": url}, "DATABASE_URL", default=Path("x"))
    assert got == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "texts",
        "USER": "ann",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    path = tmp_path / "new" / "secret-key"
    first = environment.keep_secret_key(path)
    assert environment.keep_secret_key(path) == first
    assert len(first) >= 64
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["secret-key"]


def test_processes_that_start_together_get_the_same_key(tmp_path):
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        keys = pool.map(environment.keep_secret_key, [tmp_path / "secret-key"] * 16)
    assert len(set(keys)) == 1


def test_where_no_key_can_be_kept_the_sentence_says_what_to_do(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ImproperlyConfigured, match="or set PROVENANCE_SECRET_KEY"):
        environment.keep_secret_key(tmp_path / "file" / "secret-key")


def test_a_command_that_needs_no_database_writes_nothing(tmp_path):
    data = tmp_path / "var"
    assert manage("check", PROVENANCE_DATA=str(data)).returncode == 0
    assert not data.exists()
