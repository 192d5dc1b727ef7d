import re
from pathlib import Path

import pytest

from bench._report import BLOCKS, Report, blocks_in, written_into

DOCS = Path(__file__).resolve().parents[2] / "docs" / "reference"
PRINTED_ONLY = {"moves by shape", "manuals"}


def test_every_table_has_one_place_in_the_docs():
    found = [block for page in DOCS.glob("*.md") for block in blocks_in(page.read_text("utf-8"))]

    assert sorted(found) == sorted(set(BLOCKS) - PRINTED_ONLY)


def test_every_mark_in_the_docs_is_closed():
    for page in DOCS.glob("*.md"):
        text = page.read_text("utf-8")
        marks = re.findall("<!-- (/?measured)", text)

        assert marks == ["measured", "/measured"] * (len(marks) // 2)
        assert len(marks) // 2 == len(blocks_in(text))


def test_what_was_printed_is_what_is_written(capsys: pytest.CaptureFixture[str]):
    report = Report()
    row = report.table("size", "case", "ours")
    row("a pair", 3)
    page = "Before.\n\n<!-- measured: size -->\nold\n<!-- /measured -->\n\nAfter.\n"

    written = written_into(page, report.blocks)

    table = "| case | ours |\n|---|---|\n| a pair | 3 |\n"
    assert capsys.readouterr().out == table
    assert written == (f"Before.\n\n<!-- measured: size -->\n{table}<!-- /measured -->\n\nAfter.\n")


def test_a_table_that_was_not_measured_stays():
    page = "<!-- measured: size -->\nold\n<!-- /measured -->\n"

    assert written_into(page, {"speed": ["new"]}) == page


def test_an_aim_says_whether_it_is_met(capsys: pytest.CaptureFixture[str]):
    report = Report()
    report.aim("time", 0.4, 0.5, as_="{:.2f} × git")
    report.aim("parents right", 0.94, 0.97, least=True, as_="{:.1%}")
    report.show_aims()

    assert "| time | 0.40 × git | ≤ 0.50 × git | met |" in capsys.readouterr().out
    assert report.blocks["aims"][2:] == [
        "| time | 0.40 × git | ≤ 0.50 × git | met |",
        "| parents right | 94.0% | ≥ 97.0% | **missed** |",
        "",
        "1 of 2 are met.",
    ]


def test_a_table_without_a_name_in_the_list_is_refused():
    with pytest.raises(KeyError):
        Report().table("unheard of", "case")
