import hashlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from provenance.models import Analysis, Article, Variant, siglum_of
from provenance.services.withdraw import withdraw_article
from tests.services.making import GARDEN, HARBOUR, HARBOUR_LATER, JAPANESE

MANAGE = [sys.executable, str(Path(__file__).resolve().parents[2] / "manage.py")]


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in (("a.txt", HARBOUR), ("b.txt", HARBOUR_LATER), ("c.txt", JAPANESE)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def ingest(capsys, *arguments: object) -> tuple[dict, int]:
    code = 0
    try:
        call_command("ingest", *(str(argument) for argument in arguments), "--format", "json")
    except SystemExit as stop:
        code = int(stop.code or 0)
    return json.loads(capsys.readouterr().out), code


@pytest.mark.django_db
def test_files_are_stored_and_the_lineage_is_traced(texts, capsys):
    """A folder in the order of its names; the article is private and named by its address."""
    answer, code = ingest(capsys, texts, "--article", "harbour-book")
    assert (answer, code) == (
        {"schema": "provenance.ingest/1", "created": ["A", "B", "C"], "known": [], "failed": []},
        0,
    )
    article = Article.objects.get()
    assert (article.title, article.visibility) == ("Harbour book", "private")
    assert Analysis.objects.filter(kind="lineage").count() == 1


@pytest.mark.django_db
def test_a_second_time_everything_is_known(texts, capsys):
    """And the visibility stays, unless told."""
    ingest(capsys, texts, "--article", "h", "--visibility", "public", "--title", "The book")
    answer, code = ingest(capsys, texts / "b.txt", texts / "a.txt", "--article", "h")
    assert (answer["created"], answer["known"], code) == ([], ["B", "A"], 0)
    assert (Article.objects.get().title, Article.objects.get().visibility) == ("The book", "public")
    ingest(capsys, texts / "a.txt", "--article", "h", "--visibility", "unlisted")
    assert Article.objects.get().visibility == "unlisted"


@pytest.mark.django_db
def test_what_failed_is_named_and_the_rest_is_stored(texts, capsys):
    """The exit status is 1."""
    (texts / "0-empty.txt").write_bytes(b"")
    answer, code = ingest(capsys, texts, texts / "none.txt", "--article", "h")
    assert (answer["created"], code) == (["A", "B", "C"], 1)
    assert answer["failed"] == [
        {"input": str(texts / "0-empty.txt"), "why": "It is empty; there is nothing to compare."},
        {"input": str(texts / "none.txt"), "why": "There is no such file; check the path."},
    ]


@pytest.mark.django_db
def test_where_all_failed_no_article_is_left(tmp_path, capsys):
    """Nothing was stored."""
    answer, code = ingest(capsys, tmp_path / "none.txt", "--article", "h")
    assert (answer["created"], len(answer["failed"]), code) == ([], 1, 1)
    assert Article.objects.count() == 0


@pytest.mark.django_db
def test_the_title_comes_from_the_first_text_that_declares_one(texts, capsys):
    """If none is told."""
    (texts / "a.md").write_text(f"---\ntitle: Declared here\n---\n\n{GARDEN}\n")
    ingest(capsys, texts / "a.md", "--article", "h")
    assert Article.objects.get().title == "Declared here"


@pytest.mark.django_db
def test_bad_arguments_are_refused_in_a_sentence(texts):
    """With exit status 2."""
    with pytest.raises(CommandError) as refused:
        call_command("ingest", str(texts), "--article", "Not a slug")
    assert refused.value.returncode == 2
    assert str(refused.value) == (
        "The article's address 'Not a slug' must be lower-case letters a to z, digits and single "
        "hyphens, at most 100: for example china-labs."
    )
    call_command("ingest", str(texts), "--article", "h")
    withdraw_article(article=Article.objects.get(), reason="Unlawful.", by=None)
    with pytest.raises(CommandError, match="The article 'h' was withdrawn: Unlawful"):
        call_command("ingest", str(texts), "--article", "h")


@pytest.mark.django_db
def test_without_json_each_file_gets_its_line(texts, capsys):
    """What it was and what became of it."""
    call_command("ingest", str(texts / "a.txt"), str(texts / "a.txt"), "--article", "h")
    assert capsys.readouterr().out.splitlines() == [
        f"{texts / 'a.txt'}: Stored as A: English, 60 words.",
        f"{texts / 'a.txt'}: Known already: the same bytes are A.",
    ]


def own_database(data: Path) -> tuple[dict[str, str], Callable[[str], list[tuple]]]:
    """An environment for other processes, and a way to ask the database they work on."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("DJANGO")}
    environment |= {"PROVENANCE_DATA": str(data), "DATABASE_URL": ""}
    if connection.vendor == "postgresql":
        of = connection.settings_dict
        query = urlencode({"host": of["HOST"], "port": of["PORT"] or 5432, "user": of["USER"]})
        environment["DATABASE_URL"] = f"postgres:///{of['NAME']}?{query}"
        environment["PGPASSWORD"] = of["PASSWORD"] or ""

        def ask(sql: str) -> list[tuple]:
            with connection.cursor() as cursor:
                cursor.execute(sql)
                return cursor.fetchall()
    else:
        subprocess.run([*MANAGE, "migrate", "-v0"], env=environment, check=True)

        def ask(sql: str) -> list[tuple]:
            with sqlite3.connect(data / "provenance.sqlite3", timeout=20) as connected:
                return connected.execute(sql).fetchall()

    return environment, ask


@pytest.mark.django_db(transaction=True)
def test_killed_at_any_moment_it_goes_on_where_it_was(tmp_path):
    """After each kill every stored variant is whole; run again, all are there, each once."""
    folder, data = tmp_path / "texts", tmp_path / "data"
    folder.mkdir()
    count = 40
    for number in range(count):
        text = f"{GARDEN} Number {number}.\n\n" * (1 + number % 5)
        (folder / f"{number:03}.txt").write_text(text)
    environment, ask = own_database(data)
    command = [*MANAGE, "ingest", str(folder), "--article", "garden", "--format", "json"]

    def stored() -> int:
        return ask("SELECT count(*) FROM provenance_variant")[0][0]

    for kills in (3, 11, 26):
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        while process.poll() is None and stored() < kills:
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
        process.wait()
        whole = ask(
            "SELECT file, size, sha256, (SELECT count(*) FROM provenance_variant)"
            " FROM provenance_variant v"
            " JOIN provenance_original ON sha256 = original_id"
            " JOIN provenance_capture c ON c.variant_id = v.id"
        )
        assert len(whole) >= kills
        for file, size, sha256, variants in whole:
            assert variants == len(whole)
            data_read = (data / "files" / file).read_bytes()
            assert (len(data_read), hashlib.sha256(data_read).hexdigest()) == (size, sha256)
    done = subprocess.run(command, env=environment, check=True, capture_output=True)
    answer = json.loads(done.stdout)
    sigla = [siglum_of(number) for number in range(count)]
    assert answer["known"] + answer["created"] == sigla
    assert stored() == count


@pytest.mark.django_db
def test_the_seeds_are_five_variants(seeds, capsys):
    """All read, none failed."""
    answer, code = ingest(capsys, *sorted(seeds.glob("*.txt")), "--article", "china-labs")
    assert (answer["created"], answer["failed"], code) == (["A", "B", "C", "D", "E"], [], 0)
    assert Variant.objects.count() == 5
