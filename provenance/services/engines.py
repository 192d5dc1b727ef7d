"""Which version of the core an answer was computed by.

The version is a digest of the core's own source files: an answer computed by other code has another
key, so no one can forget to count a version up, and nothing stale is ever shown as fresh.
"""

import hashlib
from functools import cache
from pathlib import Path

import provenance

CORE = ("text", "diffing", "lineage")
"""The packages of the core, each resting on those before it."""


@cache
def engine_of(package: str) -> str:
    """Name the code of a core package and all it rests on, as `package/digest`."""
    root = Path(provenance.__file__).parent
    digest = hashlib.sha256()
    below = CORE[: CORE.index(package) + 1]
    files = [file for name in below for file in (root / name).rglob("*.py")]
    for file in sorted([*files, root / "answers.py"]):
        if file.exists():
            digest.update(file.relative_to(root).as_posix().encode())
            digest.update(file.read_bytes())
    return f"{package}/{digest.hexdigest()[:16]}"
