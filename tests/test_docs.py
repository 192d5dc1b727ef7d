"""The docs lead where they say."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
DECISIONS = ROOT / "docs" / "decisions"
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")
ENTRY = re.compile(r"^- (?=\[\d+\]\((\S+)\))\[(\d+)\]", re.MULTILINE)


def test_every_link_leads_to_a_file():
    """A page of the docs links to nothing that is not there."""
    gone = [
        (page.relative_to(ROOT), link)
        for page in PAGES
        for link in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / link).exists()
    ]
    assert gone == []


def test_every_decision_is_listed():
    """The list of decisions names each record once, under the number that the record bears."""
    listed = dict(ENTRY.findall((DECISIONS / "README.md").read_text(encoding="utf-8")))
    records = {path.name: path.read_text("utf-8") for path in DECISIONS.glob("[0-9]*.md")}
    assert sorted(listed) == sorted(records)
    assert [name for name in listed if not records[name].startswith(f"# {listed[name]}. ")] == []
