"""What templates and views must never do, looked up in their sources."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PAGES = [path for path in TEMPLATES if path.parent.name != "report"]
"""The report of the `diff` command is one file by itself and carries its styles inside."""
SOURCES = sorted((ROOT / "provenance").rglob("*.py"))


def test_no_template_lets_text_through_unescaped():
    unsafe = re.compile(r"\|\s*safe\b|autoescape\s+off|safeseq")
    assert [path.name for path in TEMPLATES if unsafe.search(path.read_text("utf-8"))] == []


def test_no_code_marks_text_as_safe_or_builds_markup():
    unsafe = re.compile(r"mark_safe|SafeString|format_html")
    web = [path for path in SOURCES if "web" in path.parts]
    assert [path.name for path in web if unsafe.search(path.read_text("utf-8"))] == []


def test_no_template_holds_inline_script_or_style():
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:|\bhx-on")
    assert [path.name for path in PAGES if inline.search(path.read_text("utf-8"))] == []


def test_every_htmx_link_has_an_address_that_works_without_script():
    link = re.compile(r"<a\b(?![^>]*\bhref=)[^>]*\bhx-get=")
    assert [path.name for path in TEMPLATES if link.search(path.read_text("utf-8"))] == []
