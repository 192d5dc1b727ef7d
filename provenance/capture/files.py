"""Which bytes lie at the paths somebody names: files, folders of files, standard input."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

MAX_BYTES = 100 * 2**20
"""Bytes of the largest file taken: 20 times the longest novel; see docs/decisions/0003."""
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """One file's bytes, under the path it was asked for by."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Unread:
    """One path that gave nothing, and why, in a sentence."""

    path: str
    why: str


def gather(paths: Iterable[str], *, largest: int = MAX_BYTES) -> Iterator[Found | Unread]:
    """Read each path as it is asked for; a folder gives all files in it, sorted by their path.

    Hidden files and folders inside a folder are left out; links inside it to other folders are not
    followed. A path that can't be read gives an `Unread` and holds up nothing.
    """
    for path in paths:
        if path == STANDARD_INPUT:
            yield _limit(path, sys.stdin.buffer.read(largest + 1), largest)
        elif Path(path).is_dir():
            yield from _walk(path, largest)
        else:
            yield _read(path, largest)


def _walk(folder: str, largest: int) -> Iterator[Found | Unread]:
    faults: list[OSError] = []
    files = []
    for parent, folders, names in os.walk(folder, onerror=faults.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [str(Path(parent, name)) for name in names if not name.startswith(".")]
    for fault in faults:
        why = f"This folder can't be read: {fault.strerror}. Check its permissions."
        yield Unread(str(fault.filename), why)
    if not files and not faults:
        yield Unread(folder, "This folder holds no file; name one that does.")
    for file in sorted(files):
        yield _read(file, largest)


def _read(path: str, largest: int) -> Found | Unread:
    try:
        status = Path(path).stat()
        if not stat.S_ISREG(status.st_mode):
            return Unread(path, "This is no ordinary file; name a file or a folder.")
        with Path(path).open("rb") as file:
            return _limit(path, file.read(largest + 1), largest)
    except FileNotFoundError:
        return Unread(path, "There is no such file; check the path.")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return Unread(path, f"It can't be read: {reason}. Check the path and its permissions.")


def _limit(path: str, data: bytes, largest: int) -> Found | Unread:
    if len(data) > largest:
        limit = f"{largest / 2**20:.4g} MB"
        return Unread(path, f"It is larger than the {limit} taken at once; cut it into parts.")
    return Found(path, data)
