"""A collation is exported losslessly; its TEI is well-formed, escaped and built by the rules."""

import csv
import io
from typing import Any

from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.diffing.collating.collation import collate
from provenance.export.collation import siglum_of, to_csv, to_json, to_tei, to_text
from tests.diffing.strategies import pairs

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NASTY = ["\x00", "\x0b", "\x0c", "\r", "\r\n", "]]>", "&amp;", "<!--", "\ud800", "\uffff", "\x85"]

texts = st.lists(
    pairs().map(list)
    | st.lists(st.sampled_from([*NASTY, "hen ", "cow "]), max_size=6).map(
        lambda pieces: ["".join(pieces)]
    ),
    max_size=3,
).map(lambda found: [text for part in found for text in part])


def answer_of(texts: list[str], names: list[str] | None = None) -> dict[str, Any]:
    found = collate(texts)
    return {
        "witnesses": names or [f"text {number}" for number in range(len(texts))],
        "rows": [
            [
                text[cell.slice] if cell else None
                for text, cell in zip(texts, row.cells, strict=True)
            ]
            for row in found.rows
        ],
        "readings": [list(row.readings) for row in found.rows],
        "transpositions": [],
        "complete": True,
    }


def text_in(element: Any, witness: str) -> str:
    """The text of one witness: every reading that is not its own left out."""
    if element.tag == f"{TEI}g":
        return chr(int(element.get("ref").removeprefix("#U"), 16))
    if element.tag == f"{TEI}rdg" and f"#{witness}" not in element.get("wit").split():
        return ""
    said = element.text or ""
    for child in element:
        said += text_in(child, witness) + (child.tail or "")
    return said


@settings(max_examples=60)
@given(texts)
def test_tei_gives_back_every_witness_exactly(texts: list[str]) -> None:
    root = ElementTree.fromstring(to_tei(answer_of(texts)))
    body = root.find(f"{TEI}text/{TEI}body/{TEI}ab")
    assert [text_in(body, siglum) for siglum in siglum_of(len(texts))] == texts


@settings(max_examples=60)
@given(texts)
def test_tei_keeps_the_rules_of_parallel_segmentation(texts: list[str]) -> None:
    root = ElementTree.fromstring(to_tei(answer_of(texts)))
    sigla = [witness.get(ID) for witness in root.iter(f"{TEI}witness")]
    assert sigla == siglum_of(len(texts))
    assert root.find(f"{TEI}teiHeader/{TEI}encodingDesc/{TEI}variantEncoding").attrib == {
        "method": "parallel-segmentation",
        "location": "internal",
    }
    body = root.find(f"{TEI}text/{TEI}body/{TEI}ab")
    assert body.get(SPACE) == "preserve"
    chars = {f"#{char.get(ID)}" for char in root.iter(f"{TEI}char")}
    assert {g.get("ref") for g in root.iter(f"{TEI}g")} == chars
    for app in body.iter(f"{TEI}app"):
        held = [who for rdg in app.iter(f"{TEI}rdg") for who in rdg.get("wit").split()]
        assert sorted(held) == sorted(f"#{siglum}" for siglum in sigla)
        assert {child.tag for child in app} <= {f"{TEI}rdg", f"{TEI}rdgGrp"}
        assert all(len(group) > 1 for group in app.iter(f"{TEI}rdgGrp"))


def test_tei_parts_words_from_ways_of_writing() -> None:
    said = to_tei(answer_of(["the Hen", "the hen", "the cow", "the "]))
    apparatus = said[said.index("<app>") : said.index("</ab>")]
    assert apparatus == (
        '<app><rdgGrp><rdg wit="#A">Hen</rdg><rdg wit="#B">hen</rdg></rdgGrp>'
        '<rdg wit="#C">cow</rdg><rdg wit="#D"></rdg></app>'
    )


def test_names_are_escaped_and_sigla_are_legal() -> None:
    said = to_tei(answer_of(["a", "b"], ['<b> & "1".txt', "\x07.txt"]))
    root = ElementTree.fromstring(said)
    assert next(witness.text for witness in root.iter(f"{TEI}witness")) == '<b> & "1".txt'


@settings(max_examples=60)
@given(texts)
def test_csv_gives_back_every_cell(texts: list[str]) -> None:
    answer = answer_of(texts)
    if not texts:
        return
    rows = list(csv.reader(io.StringIO(to_csv(answer), newline="")))
    assert [[cell or None for cell in row] for row in rows[1:]] == answer["rows"]


@settings(max_examples=60)
@given(texts)
def test_text_never_steers_a_terminal(texts: list[str]) -> None:
    said = to_text(answer_of(texts))
    assert [sign for sign in said if sign != "\n" and ord(sign) < 32] == []


def test_text_tells_who_reads_what() -> None:
    assert to_text(answer_of(["the hen sat", "the Hen sat", "the cow sat"], ["a", "b", "c"])) == (
        "A  a\nB  b\nC  c\n\n    1  the\n    2  A: hen\n       B: Hen\n       C: cow\n    3  sat\n"
    )


def test_json_is_ascii_and_ends_its_line() -> None:
    said = to_json(answer_of(["\ud800é"]))
    assert said.isascii()
    assert said.endswith("\n")
