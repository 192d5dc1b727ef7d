"""The seeds' sections, as a careful reader finds them (truth.json beside the seeds)."""

import json
from pathlib import Path

import pytest

from provenance.text import read


def lines_of(text, span):
    body = text[span.slice]
    start = span.start + len(body) - len(body.lstrip())
    end = span.start + len(body.rstrip())
    return text.count("\n", 0, start) + 1, text.count("\n", 0, end) + 1


def read_seed(seeds: Path, number: str):
    (path,) = seeds.glob(f"{number}_*.txt")
    return read(path.read_bytes(), name=path.name)


def test_every_seed_has_its_language_and_its_truncation(seeds):
    truth = json.loads((seeds / "truth.json").read_text("utf-8"))
    for name, wanted in truth["variants"].items():
        document = read((seeds / name).read_bytes(), name=name)
        assert (name, document.language, document.truncated) == (
            name,
            wanted["language"],
            wanted["truncated"],
        )


def test_the_mixed_seed_has_the_sections_of_its_truth(seeds):
    truth = json.loads((seeds / "truth.json").read_text("utf-8"))["sections_002"]
    document = read_seed(seeds, "002")
    by_line = {}
    for section in document.sections:
        first, last = lines_of(document.text, section.range)
        for line in range(first, last + 1):
            by_line.setdefault(line, (section.role.value, section.language))
    for wanted in truth:
        first, last = wanted["lines"]
        inner = {
            line
            for other in truth
            if other is not wanted and first <= other["lines"][0] and other["lines"][1] <= last
            for line in range(other["lines"][0], other["lines"][1] + 1)
        }
        lines = [line for line in range(first, last + 1) if line not in inner]
        right = sum(
            by_line.get(line) in {(role, wanted["language"]) for role in wanted["role"]}
            for line in lines
        )
        assert right >= 0.85 * len(lines), wanted


def test_the_retranslated_seed_has_its_note_told(seeds):
    document = read_seed(seeds, "001")
    assert [(one.role.value, lines_of(document.text, one.range)) for one in document.sections] == [
        ("editorial", (1, 5)),
        ("body", (6, 73)),
    ]


def test_the_flattened_fetch_gives_its_fields_and_its_hash_differs(seeds):
    document = read_seed(seeds, "003")
    assert document.declared_hash == "differs"
    assert document.fields["fetched"] == "2026-05-09"
    assert document.sections[0].role.value == "front matter"


@pytest.mark.parametrize(
    ("number", "labels"),
    [
        ("000", ["edited"]),
        ("001", ["editor's note", "edited 1"]),
        ("002", []),
        ("003", ["edited 1"]),
        ("004", []),
    ],
)
def test_the_markers_of_the_seeds(seeds, number, labels):
    assert [one.label for one in read_seed(seeds, number).markers] == labels
