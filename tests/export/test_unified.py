"""A unified diff turns the older file into the newer when `patch` applies it."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from provenance.export.unified import to_unified
from tests.diffing.strategies import pairs

PATCH = shutil.which("patch")
LINES = [
    "a\n",
    "b\n",
    "\n",
    "a\r\n",
    " a\n",
    "-a\n",
    "+\n",
    "--- x\n",
    "@@ -1 +1 @@\n",
    "語\n",
    "e",
    "a\rb\n",
]
texts = st.lists(st.sampled_from(LINES), max_size=14).map("".join)


def patched(older: str, diff: str, folder: Path) -> str:
    file = folder / "text"
    file.write_bytes(older.encode())
    done = subprocess.run(
        [str(PATCH), "--binary", "--force", str(file)],
        input=diff.encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return file.read_bytes().decode() if file.exists() else ""


@pytest.mark.skipif(PATCH is None, reason="the program patch is not installed")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts, texts)
def test_patch_applies_it(tmp_path: Path, older: str, newer: str) -> None:
    diff = to_unified(older, newer, names=("text", "text"))
    assert patched(older, diff, tmp_path) == newer if diff else older == newer


@pytest.mark.skipif(PATCH is None, reason="the program patch is not installed")
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs())
def test_patch_applies_it_to_prose_of_any_kind(tmp_path: Path, pair: tuple[str, str]) -> None:
    older, newer = pair
    assume(not any("\ud800" <= sign <= "\udfff" for sign in older + newer))
    diff = to_unified(older, newer, names=("text", "text"))
    assert patched(older, diff, tmp_path) == newer if diff else older == newer


@pytest.mark.skipif(PATCH is None, reason="the program patch is not installed")
def test_changes_far_apart_are_hunks_of_their_own(tmp_path: Path) -> None:
    lines = [f"line {number}\n" for number in range(60)]
    older = "".join(lines)
    newer = "".join([*lines[:5], "new\n", *lines[5:40], *lines[42:]]) + "no line end"
    diff = to_unified(older, newer, names=("a\nb", "b"))
    assert diff.count("\n@@ ") == 3
    assert diff.startswith("--- a?b\n+++ b\n")
    assert patched(older, diff, tmp_path) == newer
