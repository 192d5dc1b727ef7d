"""`collate` prints one table in four formats, and tells in one sentence why it can't."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from provenance import answers

MANAGE = [sys.executable, str(Path(__file__).resolve().parents[2] / "manage.py")]
TEXTS = {
    "a.txt": "---\ntitle: Hens\n---\nThe red hen ran home, late & <wet>.\n",
    "b.txt": "The brown hen ran home.\r\n",
    "c.txt": "The hen walked home very late.",
}


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, text in TEXTS.items():
        (tmp_path / name).write_bytes(text.encode())
    return [str(tmp_path / name) for name in TEXTS]


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    call_command("collate", *arguments)
    return capsys.readouterr().out


def test_json_is_the_contracts_answer_and_covers_the_texts_whole(files, capsys) -> None:
    answer = json.loads(printed(capsys, *files, "--format", "json"))
    assert list(answer) == [
        "schema",
        "witnesses",
        "rows",
        "readings",
        "transpositions",
        "complete",
    ]
    assert answer["schema"] == "provenance.collation/1"
    columns = {
        name: "".join(row[at] or "" for row in answer["rows"])
        for at, name in enumerate(answer["witnesses"])
    }
    assert columns == TEXTS


def test_order_and_names_of_the_files_change_nothing_but_names(files, tmp_path, capsys) -> None:
    answer = json.loads(printed(capsys, *files, "--format", "json"))
    assert json.loads(printed(capsys, *files[::-1], "--format", "json")) == answer
    renamed = {"z.txt": "a.txt", "y.txt": "c.txt", "x.txt": "b.txt"}
    for new, old in renamed.items():
        (tmp_path / new).write_bytes(TEXTS[old].encode())
    again = json.loads(
        printed(capsys, *(str(tmp_path / name) for name in renamed), "--format", "json")
    )
    assert again["rows"] == answer["rows"]
    assert [renamed[name] for name in again["witnesses"]] == answer["witnesses"]


def test_csv_holds_the_same_table(files, capsys) -> None:
    answer = json.loads(printed(capsys, *files, "--format", "json"))
    rows = list(csv.reader(io.StringIO(printed(capsys, *files, "--format", "csv"), newline="")))
    assert rows[0] == answer["witnesses"]
    assert [[cell or None for cell in row] for row in rows[1:]] == answer["rows"]


def test_text_shows_readings_with_their_witnesses(files, capsys) -> None:
    said = printed(capsys, *files)
    assert "red" in said
    assert "—" in said


def test_what_moved_is_named_with_its_rows() -> None:
    answer = answers.collate({"a": b"the hen and the dog", "b": b"the dog and the hen"})
    rows, names = answer["rows"], answer["witnesses"]
    assert {moved["text"] for moved in answer["transpositions"]} == {"hen", "dog"}
    for moved in answer["transpositions"]:
        for place in moved["places"]:
            at = names.index(place["witnesses"][0])
            there = "".join(row[at] or "" for row in rows[slice(*place["rows"])])
            assert there.strip() == moved["text"]


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("none.txt", None, "none.txt can't be read: No such file or directory; check the path."),
        ("void.txt", b"", "void.txt is empty: choose a file that has text in it."),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(
    tmp_path, monkeypatch, name, data, sentence
) -> None:
    monkeypatch.chdir(tmp_path)
    if data is not None:
        Path(name).write_bytes(data)
    with pytest.raises(CommandError) as caught:
        call_command("collate", name)
    assert caught.value.returncode == 2
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["none.txt"], "none.txt can't be read: No such file or directory; check the path.\n"),
        (
            [],
            "The following arguments are required: FILE; `manage.py collate --help` says how it is "
            "used.\n",
        ),
    ],
)
def test_on_the_command_line_the_sentence_stands_alone(tmp_path, arguments, sentence) -> None:
    done = subprocess.run(
        [*MANAGE, "collate", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert (done.returncode, done.stdout, done.stderr) == (2, "", sentence)


def test_files_need_no_database_and_nothing_is_written(files, tmp_path: Path) -> None:
    environment = os.environ | {
        "PROVENANCE_DATA": str(tmp_path / "nowhere"),
        "DJANGO_SETTINGS_MODULE": "provenance.settings",
    }
    environment.pop("PROVENANCE_SECRET_KEY", None)
    for shape in ("json", "tei", "csv", "text"):
        done = subprocess.run(
            [*MANAGE, "collate", *files, "--format", shape],
            capture_output=True,
            env=environment,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
    assert not (tmp_path / "nowhere").exists()


def test_the_seeds_are_collated_whole(seeds: Path) -> None:
    paths = sorted(seeds.glob("*.txt"))
    answer = answers.collate({path.name: path.read_bytes() for path in paths})
    columns = {
        name: "".join(row[at] or "" for row in answer["rows"])
        for at, name in enumerate(answer["witnesses"])
    }
    assert columns == {path.name: path.read_bytes().decode("utf-8-sig") for path in paths}
