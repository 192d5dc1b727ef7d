"""Commands that work on the database make it ready, or say in a sentence why they can't."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

MANAGE = Path(__file__).resolve().parents[2] / "manage.py"


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(MANAGE), *map(str, arguments)],
        env={**os.environ, "DATABASE_URL": "", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_new_data_folder_is_made_ready(tmp_path):
    """The first `ingest` into a folder that holds nothing makes the tables and stores the file."""
    text = tmp_path / "a.txt"
    text.write_text("The harbour office kept its tide book in pencil.\n", encoding="utf-8")
    data = str(tmp_path / "data")
    done = run("ingest", text, "--article", "tides", "--format", "json", PROVENANCE_DATA=data)
    assert (done.returncode, json.loads(done.stdout)["created"]) == (0, ["A"])


def test_a_database_that_does_not_answer_is_said_in_a_sentence(tmp_path):
    """No traceback where nothing listens at the database's address."""
    done = run(
        "ingest",
        tmp_path,
        "--article",
        "tides",
        DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing",
        PROVENANCE_DATA=str(tmp_path / "data"),
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("The database does not answer")


def test_bad_arguments_are_said_in_one_sentence(tmp_path):
    """What is wrong, and where to read how it is done; no page of usage."""
    done = run("diff", tmp_path / "a.txt", PROVENANCE_DATA=str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        "The following arguments are required: NEWER; "
        "`manage.py diff --help` says how it is used.\n",
    )


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("linage", "There is no command 'linage'; did you mean lineage? "),
        ("nosuchcommand", "There is no command 'nosuchcommand'. "),
    ],
)
def test_an_unknown_command_is_bad_input(tmp_path, name, says):
    """It exits 2 with a sentence that names what was meant, if anything is near."""
    done = run(name, PROVENANCE_DATA=str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        f"{says}`manage.py help` lists those there are.\n",
    )


def test_a_wrong_setting_is_named_before_an_unknown_command_is(tmp_path):
    """What stops every command is what is said."""
    settings = {"DJANGO_SETTINGS_MODULE": "provenance.settings", "PROVENANCE_HTTPS": "maybe"}
    done = run("nosuchcommand", PROVENANCE_DATA=str(tmp_path), **settings)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("PROVENANCE_HTTPS must be true or false")


def test_a_terminal_of_another_encoding_stops_no_answer(tmp_path):
    """What was stored is said in UTF-8."""
    text = tmp_path / "潮.txt"
    text.write_text("The harbour office kept its tide book in pencil.\n", encoding="utf-8")
    done = run(
        "ingest",
        text,
        "--article",
        "tides",
        PYTHONIOENCODING="ascii",
        PROVENANCE_DATA=str(tmp_path / "data"),
    )
    assert (done.returncode, done.stdout) == (0, f"{text}: Stored as A: English, 9 words.\n")


def test_a_reader_that_has_enough_is_no_error(tmp_path):
    """`diff … | true` ends well and says nothing, though its answer is read by nobody."""
    (tmp_path / "a.txt").write_text("The harbour office kept its tide book in pencil.\n")
    (tmp_path / "b.txt").write_text("The harbour office kept its tide book in ink.\n")
    command = [sys.executable, MANAGE, "diff", "a.txt", "b.txt"]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command, cwd=tmp_path, stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_answer_that_finds_no_room_is_said_in_a_sentence(tmp_path):
    """A full disk is no traceback."""
    text = tmp_path / "a.txt"
    text.write_text("The harbour office kept its tide book in pencil.\n")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, MANAGE, "collate", text],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (
        2,
        "The answer can't be read or written: No space left on device; "
        "check the place and its space.\n",
    )
