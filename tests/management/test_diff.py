"""`diff` prints one comparison in five formats, and tells in one sentence why it can't."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from provenance.models import Article, Variant
from provenance.services.ingest import Upload, add_variants, create_article

MANAGE = [sys.executable, str(Path(__file__).resolve().parents[2] / "manage.py")]
OLDER = "The red fox ran home.\nIt was late.\n"
NEWER = "The brown fox ran home.\nIt was very late.\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    older, newer = tmp_path / "a.txt", tmp_path / "b.txt"
    older.write_text(OLDER, encoding="utf-8")
    newer.write_text(NEWER, encoding="utf-8")
    return older, newer


def printed(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    call_command("diff", *(str(argument) for argument in arguments))
    return capsys.readouterr().out


def refused(*arguments: object) -> str:
    with pytest.raises(CommandError) as caught:
        call_command("diff", *(str(argument) for argument in arguments))
    assert caught.value.returncode == 2
    return str(caught.value)


def answered(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    return json.loads(printed(capsys, *arguments, "--format", "json"))


def ops(answer: dict[str, Any]) -> list[str]:
    return [edit["op"] for edit in answer["edits"]]


def test_json_is_the_contracts_answer(files, capsys) -> None:
    answer = answered(capsys, *files)
    assert [answer[side]["name"] for side in ("older", "newer")] == ["a.txt", "b.txt"]
    assert [answer[side]["text"] for side in ("older", "newer")] == [OLDER, NEWER]
    assert ops(answer) == ["equal", "replace", "equal", "insert", "equal"]
    assert answer["engine"] == "anchors/6"


def test_both_engines_and_all_granularities_answer(files, capsys) -> None:
    assert answered(capsys, *files, "--engine", "dmp")["engine"] == "dmp/6"
    assert ops(answered(capsys, *files, "--granularity", "passage")) == ["replace"]
    assert ops(answered(capsys, *files, "--granularity", "sentence")) == ["replace"]
    assert "very" not in [
        NEWER[slice(*edit["newer"])]
        for edit in answered(capsys, *files, "--granularity", "character")["edits"]
    ]


def test_what_is_ignored_is_told_and_is_no_edit(tmp_path: Path, capsys) -> None:
    older, newer = tmp_path / "a.txt", tmp_path / "b.txt"
    older.write_text("A Fox, it’s", encoding="utf-8")
    newer.write_text("a fox it's", encoding="utf-8")
    answer = answered(capsys, older, newer, "--ignore", "case,punctuation,typography")
    assert set(ops(answer)) == {"equal"}
    assert [edit["differs"] for edit in answer["edits"]] == [
        ["case"],
        ["case", "punctuation"],
        ["typography"],
    ]


def test_unified_and_patch_and_text_are_printed(files, capsys) -> None:
    assert printed(capsys, *files, "--format", "unified").startswith("--- a.txt\n+++ b.txt\n@@ ")
    assert printed(capsys, *files, "--format", "patch").startswith("@@ -1,")
    assert "[-red-] {+brown+}" in printed(capsys, *files)


def test_the_html_page_is_whole_and_runs_nothing(tmp_path: Path, capsys) -> None:
    older, newer = tmp_path / "<b>.txt", tmp_path / "b.txt"
    older.write_text("A <script>alert(1)</script> fox", encoding="utf-8")
    newer.write_text(
        "A <script>alert(2)</script> fox & <img src=x onerror=alert(3)>", encoding="utf-8"
    )
    page = printed(capsys, older, newer, "--raw", "--format", "html")
    assert page.startswith("<!doctype html>")
    assert "<script" not in page
    assert "<img" not in page
    assert "<b>" not in page
    assert "&lt;img" in page


def test_front_matter_is_noise_unless_texts_are_taken_as_given(tmp_path: Path, capsys) -> None:
    older, newer = tmp_path / "a.md", tmp_path / "b.md"
    older.write_text("The tide came in over the stones.\n", encoding="utf-8")
    newer.write_text("---\ntitle: Tide\n---\nThe tide came in over the stones.\n", encoding="utf-8")
    noisy = answered(capsys, older, newer)
    assert noisy["edits"][0]["noise"] == "front matter"
    assert noisy["stats"]["words_inserted"] == 0
    raw = answered(capsys, older, newer, "--raw")
    assert "noise" not in raw["edits"][0]
    assert raw["stats"]["words_inserted"] == 2


def test_an_empty_file_is_a_text_without_words(files, tmp_path: Path, capsys) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"\xef\xbb\xbf")
    assert ops(answered(capsys, empty, files[0])) == ["insert"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("nowhere.txt", "b.txt"),
            "nowhere.txt can't be read: No such file or directory; check the path.",
        ),
        (
            ("a.txt", "a.txt"),
            "Both texts are named a.txt: give each a name of its own.",
        ),
        (
            ("a.txt", "b.txt", "--ignore", "colour"),
            "'colour' cannot be ignored: choose from whitespace, case, punctuation, typography.",
        ),
    ],
)
def test_bad_input_is_refused_in_a_sentence(files, monkeypatch, arguments, sentence: str) -> None:
    monkeypatch.chdir(files[0].parent)
    assert refused(*arguments) == sentence


def test_a_binary_file_is_refused(files, tmp_path: Path) -> None:
    binary = tmp_path / "picture.png"
    binary.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    assert "picture.png" in refused(binary, files[0])


def test_files_need_no_database_and_nothing_is_written(files, tmp_path: Path) -> None:
    data = tmp_path / "var"
    data.mkdir(mode=0o500)
    environment = os.environ | {
        "PROVENANCE_DATA": str(data / "nowhere"),
        "DJANGO_SETTINGS_MODULE": "provenance.settings",
    }
    environment.pop("PROVENANCE_SECRET_KEY", None)
    for shape in ("json", "html", "unified"):
        done = subprocess.run(
            [*MANAGE, "diff", "-", str(files[1]), "--format", shape],
            input=OLDER.encode(),
            capture_output=True,
            env=environment,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
    assert list(data.iterdir()) == []


@pytest.mark.skipif(shutil.which("patch") is None, reason="the program patch is not installed")
def test_patch_applies_what_the_program_prints_byte_for_byte(tmp_path: Path) -> None:
    older, newer = tmp_path / "a.txt", tmp_path / "b.txt"
    older.write_bytes("Één.\r\nTwo.\r\nThree.".encode())
    newer.write_bytes("Één.\r\n2.\r\nThree.\nFour".encode())
    done = subprocess.run(
        [*MANAGE, "diff", str(older), str(newer), "--format", "unified"],
        capture_output=True,
        env=os.environ | {"LC_ALL": "C", "DJANGO_SETTINGS_MODULE": "provenance.settings"},
        check=True,
    )
    subprocess.run(
        ["patch", "--binary", str(older)], input=done.stdout, capture_output=True, check=True
    )
    assert older.read_bytes() == newer.read_bytes()


@pytest.fixture
def article(db: None) -> Article:
    article = create_article(title="Foxes", slug="foxes", visibility="private")
    items = [Upload("a.txt", OLDER.encode(), {}), Upload("b.txt", NEWER.encode(), {})]
    add_variants(article=article, items=items, enqueue=False)
    return article


def test_stored_variants_are_named_by_article_and_siglum(article: Article, capsys) -> None:
    answer = answered(capsys, "foxes/A", "foxes/B")
    assert answer["older"]["name"] == "foxes/A"
    assert answer["older"]["sha256"] == Variant.objects.get(siglum="A").original_id
    assert ops(answer) == ["equal", "replace", "equal", "insert", "equal"]


def test_an_existing_path_wins_over_a_stored_variant(
    article: Article, files, tmp_path: Path, monkeypatch, capsys
) -> None:
    (tmp_path / "foxes").mkdir()
    (tmp_path / "foxes" / "A").write_text(NEWER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    answer = answered(capsys, "foxes/A", "b.txt")
    assert answer["older"]["name"] == "A"
    assert ops(answer) == ["equal"]


def test_a_variant_that_is_not_there_is_refused(article: Article, files) -> None:
    assert refused("foxes/Z", files[0]) == (
        "There is neither a file foxes/Z nor a variant of that name: give a path, or "
        "ARTICLE/SIGLUM as the article's page names them."
    )
