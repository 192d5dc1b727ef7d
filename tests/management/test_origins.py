"""`origins` tells who introduced each word of a file, and in one sentence why it can't."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.lineage.texts import AFTER_EDIT, ARTICLE

MANAGE = Path(__file__).resolve().parents[2] / "manage.py"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, text in {"first.txt": ARTICLE, "second.txt": AFTER_EDIT}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / "first.txt"), str(tmp_path / "second.txt")]


def printed(capsys, *arguments) -> str:
    call_command("origins", *arguments)
    return capsys.readouterr().out


def refused(*arguments) -> str:
    with pytest.raises(CommandError) as caught:
        call_command("origins", *arguments)
    assert caught.value.returncode == 2
    return str(caught.value)


def test_json_is_the_contracts_answer(files, capsys):
    """The JSON gives every word its range and its origin."""
    answer = json.loads(printed(capsys, *files, "--of", "second.txt", "--format", "json"))
    assert answer["schema"] == "provenance.origins/1"
    by_word = {AFTER_EDIT[slice(*t["range"])]: t["origin"] for t in answer["tokens"]}
    assert (by_word["bell"], by_word["disagree"], by_word["edited"]) == ("r0", "r1", "r1")


def test_text_counts_and_quotes(files, capsys):
    """The text form counts the words of each origin and shows them run by run."""
    said = printed(capsys, *files, "--of", files[1])
    assert "r1 “edited 1”: 6 words" in said
    assert "[r1] disagree about\n" in said


def test_dates_decide(files, tmp_path, capsys):
    """Dates of the meta data give the order in which words came."""
    meta = {"second.txt": {"fetched": "2026-05-01"}, "first.txt": {"fetched": "2026-05-09"}}
    for name in ("first.txt", "second.txt"):
        path = tmp_path / name
        path.write_text(path.read_text(encoding="utf-8").replace(" (edited 1)", ""), "utf-8")
    (tmp_path / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    said = printed(capsys, *files, "--of", "first.txt", "--meta", str(tmp_path / "meta.json"))
    assert "never understood" in said.split("[r1] ", 1)[1]


def test_of_must_be_one_of_the_files(files):
    """Another name is refused in a sentence."""
    assert "third.txt is none of the files" in refused(*files, "--of", "third.txt")


def test_of_another_folder_is_another_file(files):
    """A path is not taken for a given file that is named the same."""
    assert "elsewhere/first.txt is none of the files" in refused(
        *files, "--of", "elsewhere/first.txt"
    )


def test_a_missing_file_is_named(files):
    """A path that leads nowhere is named in the sentence."""
    assert "nowhere.txt" in refused(*files, "nowhere.txt", "--of", "first.txt")


def test_it_needs_no_database_and_writes_nothing(files, tmp_path):
    """The command works where the data folder can't be written."""
    data = tmp_path / "data"
    data.write_text("no folder", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(MANAGE), "origins", *files, "--of", "first.txt", "--format", "json"],
        env=os.environ | {"PROVENANCE_DATA": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert json.loads(done.stdout)["tokens"][0] == {"range": [0, 3], "origin": "r0"}
