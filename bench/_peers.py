"""What do other engines answer, and what does it take them? Installs those that are missing.

Programs come from Debian (apt-get, as root), libraries from PyPI and npm into a folder of their
own: `PROVENANCE_BENCH`, or var/bench. One that can't be had is said so in a sentence.
"""

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench import _corpora
from provenance.text.tokens import is_word, split_words

HERE = Path(__file__).resolve().parent
FOLDER = Path(os.environ.get("PROVENANCE_BENCH") or HERE.parent / "var" / "bench")
PROGRAMS = {"git": "git", "wdiff": "wdiff", "php": "php-cli"}
WIKIDIFF2 = "php-wikidiff2"
LIBRARIES = ("fast-diff-match-patch", "diff-match-patch", "redlines", "typing_extensions")
"""The last is what redlines needs and does not say."""

COLLATEX = ("collatex==2.3", "python-Levenshtein")
GIT = (
    "git", "diff", "--no-index", "--word-diff=porcelain",
    "--word-diff-regex=[[:alnum:]]+|[^[:space:]]",
)  # fmt: skip
MARKS = "\x01\x02\x03\x04"
SIGNS = dict(zip(MARKS, "-=+=", strict=True))
WDIFF = ("wdiff", *(f"-{option}{mark}" for option, mark in zip("wxyz", MARKS, strict=True)))
UTF8 = {"LC_ALL": "C.UTF-8"}
ENVIRONMENT = UTF8 | {"PATH": os.environ.get("PATH", "/usr/bin:/bin")}
PATIENCE, LITTLE_PATIENCE = 60, 20
"""Seconds of the processor after which a peer is stopped, and where only its edits are wanted."""

Piece = tuple[str, int | str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a peer spent on two texts and what it told of them; `seconds` is None if stopped."""

    seconds: float | None
    megabytes: float = 0.0
    words: int = 0
    """Inserted and deleted words."""
    hunks: int = 0
    """Changes with something equal, or an end of the text, on either side."""


@dataclass(frozen=True, slots=True)
class Peer:
    """Another engine: how two files are given to it, and how its answer is read."""

    name: str
    ask: Callable[[Sequence[Path], float], Answer]


def install() -> None:
    """Install what Debian has and this machine lacks, texts included."""
    missing = [package for program, package in PROGRAMS.items() if not shutil.which(program)]
    if not _has_wikidiff2():
        missing.append(WIKIDIFF2)
    if not any(_corpora.MANUALS[0].glob(_corpora.MANUALS[1])) or not all(
        map(Path.exists, _corpora.REFERENCES)
    ):
        missing += _corpora.PACKAGES
    if missing and shutil.which("apt-get") and os.geteuid() == 0:
        print(f"Installing {' '.join(missing)} from Debian …", file=sys.stderr, flush=True)
        environ = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        options = ["-qq", "-y", "--no-install-recommends"]
        for step in (["update", "-qq"], *(["install", *options, each] for each in missing)):
            subprocess.run(["apt-get", *step], env=environ, check=False, capture_output=True)
    if not any(_corpora.MANUALS[0].glob(_corpora.MANUALS[1])):
        print("Perl's manuals are not here, so the English texts are made from a vocabulary.")
    if not all(map(Path.exists, _corpora.REFERENCES)):
        print("The Debian reference is not here, so the Chinese texts are made by chance.")


@cache
def peers() -> tuple[Peer, ...]:
    """Give the peers that can be asked here, git first; say in a sentence who is left out."""
    found: list[Peer] = []
    if shutil.which("git"):
        found.append(Peer("git", _ask_git))
    if shutil.which("wdiff"):
        found.append(Peer("wdiff", _ask_wdiff))
    if _has_wikidiff2():
        found.append(Peer("wikidiff2", _asking(["php", str(HERE / "_peer.php")])))
    if modules := _node_modules():
        found.append(Peer("jsdiff", _asking(["node", str(HERE / "_peer.js"), str(modules)])))
    found += [
        Peer(name, _asking([str(python), str(HERE / "_peer.py"), name]))
        for name in LIBRARIES[:3]
        if (python := environment("peers", name, *LIBRARIES[3:]))
    ]
    known = {peer.name for peer in found}
    for name in ("git", "wdiff", "wikidiff2", "jsdiff", *LIBRARIES[:3]):
        if name not in known:
            print(f"{name} can't be had on this machine and is left out.")
    return tuple(found)


@cache
def environment(name: str, *packages: str) -> Path | None:
    """Give the Python of an environment that holds `packages`, or None where it can't be made."""
    python = FOLDER / name / "bin" / "python"
    stamp = FOLDER / name / f".has-{packages[0]}"
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(FOLDER / name)], check=True)
        if not stamp.exists():
            install = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
            subprocess.run([*install, *packages], check=True, capture_output=True)
            stamp.touch()
    except (OSError, subprocess.CalledProcessError):
        return None
    return python


def _has_wikidiff2() -> bool:
    if not shutil.which("php"):
        return False
    asked = subprocess.run(["php", "-m"], capture_output=True, text=True, check=False)
    return "wikidiff2" in asked.stdout


def _node_modules() -> Path | None:
    """Give the folder that has jsdiff, or None where node or npm are missing."""
    if not shutil.which("node"):
        return None
    folder = FOLDER / "node"
    if not (folder / "node_modules" / "diff").exists():
        folder.mkdir(parents=True, exist_ok=True)
        install = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), "diff"]
        try:
            subprocess.run(install, check=True, capture_output=True, cwd=folder)
        except (OSError, subprocess.CalledProcessError):
            return None
    return folder


def run_git(files: Sequence[Path]) -> str:
    """Run git on two files as a whole process; give what it prints if that is asked for."""
    done = subprocess.run(
        [*GIT, *map(str, files)], capture_output=True, check=False, env=ENVIRONMENT
    )
    return done.stdout.decode("utf-8", "replace")


def _ask_git(files: Sequence[Path], _: float) -> Answer:
    start = spent()
    said = run_git(files)
    taken = spent() - start
    pieces: list[Piece] = []
    for line in said.partition("\n@@")[2].splitlines()[1:]:
        if line.startswith("@@"):
            pieces.append(("=", "@"))
        elif line[:1] in "+-" and line[1:].strip():
            pieces.append((line[0], line[1:]))
        elif line[:1] == " " and line.strip():
            pieces.append(("=", line[1:]))
    return Answer(taken, _peak([*GIT, *map(str, files)]), *count(pieces, files))


def _ask_wdiff(files: Sequence[Path], patience: float) -> Answer:
    start = spent()
    done = run([*WDIFF, *map(str, files)], patience)
    taken = spent() - start
    if done is None:
        return Answer(None)
    pieces: list[Piece] = []
    sign = "="
    for part in re.split(f"([{MARKS}])", done.stdout.decode("utf-8", "replace")):
        if part in SIGNS:
            sign = SIGNS[part]
        elif part.strip():
            pieces.append((sign, part))
    return Answer(taken, _peak([*WDIFF, *map(str, files)]), *count(pieces, files))


def _asking(command: list[str]) -> Callable[[Sequence[Path], float], Answer]:
    def ask(files: Sequence[Path], patience: float) -> Answer:
        done = run([*command, *map(str, files)], patience)
        if done is None:
            return Answer(None)
        if done.returncode:
            raise RuntimeError(done.stderr.decode(errors="replace").strip()[-500:])
        said = json.loads(done.stdout)
        pieces = [(sign, what) for sign, what in said["pieces"]]
        return Answer(said["seconds"], said["megabytes"], *count(pieces, files))

    return ask


def run(
    command: list[str], patience: float, said: bytes = b""
) -> subprocess.CompletedProcess[bytes] | None:
    """Run a command; None if it spent more of the processor than `patience`, however busy it is."""
    limit = f"--cpu={int(patience)}"
    done = subprocess.run(
        ["prlimit", limit, *command],
        input=said,
        capture_output=True,
        check=False,
        env=os.environ | UTF8,
    )
    return None if done.returncode in {-signal.SIGXCPU, -signal.SIGKILL} else done


def spent() -> float:
    """Give the seconds of the processor that this process and its children used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _peak(command: Sequence[str]) -> float:
    """Give the most memory that a command held, in megabytes."""
    done = subprocess.run(
        [sys.executable, "-S", "-E", str(HERE / "_peak.py"), *command],
        capture_output=True,
        check=False,
        env=ENVIRONMENT,
    )
    return int(done.stdout) / 1024


def count(pieces: Sequence[Piece], files: Sequence[Path]) -> tuple[int, int]:
    """Count inserted and deleted words, and hunks; a word that is cut was changed on that side."""
    changed = [sign != "=" for sign, what in pieces if what]
    hunks = sum(now and not before for before, now in zip([False, *changed], changed, strict=False))
    if all(isinstance(what, str) for _, what in pieces):
        parts = [str(what) for sign, what in pieces if sign != "="]
        return sum(sum(map(is_word, split_words(part))) for part in parts), hunks
    words = 0
    for file, sign in zip(files, "-+", strict=True):
        text = file.read_bytes().decode("utf-8", "surrogatepass")
        mine = [(kind, int(size)) for kind, size in pieces if kind in {"=", sign}]
        words += _touched(text, mine)
    return words, hunks


def _touched(text: str, pieces: Sequence[tuple[str, int]]) -> int:
    """Count the words of `text` that don't lie in one equal piece."""
    touched = at = 0
    waiting = iter(pieces)
    kind, end = next(waiting, ("=", len(text)))
    for token in split_words(text):
        while end <= at:
            kind, size = next(waiting, ("=", len(text)))
            end += size
        cut = at + len(token.rstrip()) > end
        touched += is_word(token) and (kind != "=" or cut)
        at += len(token)
    return touched
