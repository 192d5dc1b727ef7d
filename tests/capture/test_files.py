import io
import os
import sys

import pytest

from provenance.capture.files import Found, Unread, gather


def test_files_come_as_they_are_asked_for(tmp_path):
    """Byte for byte, under the path given."""
    (tmp_path / "a.txt").write_bytes(b"\xff\x00a\r\n")
    assert list(gather([str(tmp_path / "a.txt")])) == [
        Found(str(tmp_path / "a.txt"), b"\xff\x00a\r\n")
    ]


def test_a_folder_gives_all_its_files_sorted_and_no_hidden_ones(tmp_path):
    """Folders inside it too; links to other folders are not followed."""
    for name in ("b.txt", "a/z.txt", "a/b.txt", ".hidden", ".git/config", "a/.cache"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(name)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/c.txt").write_text("c")
    (tmp_path / "in/link").symlink_to(tmp_path / "outside")
    (tmp_path / "in/loop").symlink_to(tmp_path / "in")
    found = [os.path.relpath(item.path, tmp_path) for item in gather([str(tmp_path / "in")])]
    assert found == ["in/a/b.txt", "in/a/z.txt", "in/b.txt"]


def test_what_can_not_be_read_says_why_and_holds_up_nothing(tmp_path):
    """A missing file, an empty folder, a pipe, a path with U+0000, a file too large."""
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "big").write_bytes(b"x" * 2001)
    (tmp_path / "good").write_bytes(b"x" * 2000)
    paths = [str(tmp_path / name) for name in ("none", "empty", "pipe", "a\0b", "big", "good")]
    got = list(gather(paths, largest=2000))
    assert [item.why for item in got if isinstance(item, Unread)] == [
        "There is no such file; check the path.",
        "This folder holds no file; name one that does.",
        "This is no ordinary file; name a file or a folder.",
        "It can't be read: embedded null byte. Check the path and its permissions.",
        "It is larger than the 0.001907 MB taken at once; cut it into parts.",
    ]
    assert got[5] == Found(paths[5], b"x" * 2000)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(tmp_path):
    """And what to check."""
    (tmp_path / "a").write_text("a")
    (tmp_path / "a").chmod(0)
    (got,) = gather([str(tmp_path / "a")])
    assert got.why == "It can't be read: Permission denied. Check the path and its permissions."


def test_a_dash_is_standard_input(monkeypatch):
    """Read to its end."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"from a pipe")))
    assert list(gather(["-"])) == [Found("-", b"from a pipe")]
