"""The files that a command was given, under the names that its answer uses."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from provenance.meta import checked_meta

MAX_BYTES = 100 * 2**20
"""A larger file is refused: no text that a person wrote is as long."""


def named_files(paths: Sequence[str]) -> dict[str, bytes]:
    """The bytes of each file under its base name; `-` is standard input.

    Raises ValueError with one sentence where a file can't be read or two names are alike.
    """
    found: dict[str, bytes] = {}
    for path in paths:
        name = Path(path).name or path
        if name in found:
            message = f"Two of the files are named {name}: give each a name of its own."
            raise ValueError(message)
        found[name] = file_bytes(path)
    return found


def file_bytes(path: str) -> bytes:
    """The bytes of one file, or of standard input for `-`.

    Raises ValueError with one sentence where it can't be read or is too large.
    """
    try:
        if path == "-":
            data = sys.stdin.buffer.read(MAX_BYTES + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        message = f"{path} can't be read: {reason}; check the path."
        raise ValueError(message) from error
    if len(data) > MAX_BYTES:
        message = f"{path} is larger than {MAX_BYTES // 2**20} MB; give the text alone."
        raise ValueError(message)
    return data


def meta_file(path: str | None) -> dict[str, dict[str, str]]:
    """What a file of meta data says of each file, nothing where none is given.

    Raises ValueError with one sentence where it can't be read or is malformed.
    """
    if path is None:
        return {}
    try:
        return checked_meta(json.loads(Path(path).read_text("utf-8-sig")))
    except OSError as error:
        message = f"The meta data file {path} can't be read: {error.strerror}; check the path."
        raise ValueError(message) from error
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        message = f"The meta data file {path} is not JSON; check it with a JSON validator."
        raise ValueError(message) from error
