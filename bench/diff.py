"""How long does a comparison take, how much of it is edits, and what does git need for the same?

Texts are made by seed from a vocabulary with the long tail of prose, so that runs can be compared,
and from the manuals of Debian packages as their files break lines. Times are medians of a few
runs, ours and git's in turn. git is the whole process `git diff --no-index --word-diff`. Peers get
an environment of their own in var/; one that cannot be had is left out.
"""

import argparse
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from pathlib import Path

from provenance.answers import diff
from provenance.diffing import compare

GIT = [
    "git", "diff", "--no-index", "--word-diff=porcelain",
    "--word-diff-regex=[[:alnum:]]+|[^[:space:]]",
]  # fmt: skip
WORDS = re.compile(r"\w+")
SYLLABLES = [*map("".join, product("bdfglmnprstvz", "aeiou")), "bran", "stel", "dro"]
FEW = 0.02
MANUALS = ("/usr/share/vim/vim*/doc/*.txt", "/usr/share/perl/*/pod/*.pod")
ROOT = Path(__file__).resolve().parents[1]
NEEDED = ("typing_extensions",)
"""What redlines needs and does not say."""

PEERS = ("fast-diff-match-patch", "diff-match-patch", "redlines")
SHOWN_PEERS = ("20k words, 5%", "seeds 000 → 003", "seeds 000 → 001")
PATIENCE = 60
"""Seconds for three runs of one peer."""
SLOW = 3.0
"""Seconds above which one run is enough."""

Case = tuple[str, str, str]


def vocabulary(size: int) -> list[str]:
    pick = random.Random(1)
    return ["".join(pick.choices(SYLLABLES, k=pick.randint(1, 4))) for _ in range(size)]


def prose(count: int, *, seed: int) -> list[str]:
    """Words with their punctuation; frequent ones frequent, as Zipf found, in paragraphs."""
    pick, known = random.Random(seed), vocabulary(40_000)
    ranks = pick.choices(
        range(len(known)), [1 / (rank + 2.7) for rank in range(len(known))], k=count
    )
    ends = pick.choices(["", ",", ".", ".\n\n"], [83, 8, 7.5, 1.5], k=count)
    return [known[rank] + end for rank, end in zip(ranks, ends, strict=True)]


def edited(
    words: list[str], share: float, *, seed: int, known: list[str] | None = None
) -> list[str]:
    """Words of which a share was replaced, deleted or added, in clusters."""
    pick, made, at = random.Random(seed), list[str](), 0
    known = known or vocabulary(40_000)
    while at < len(words):
        if pick.random() < share / 4:
            length, fate = pick.randint(1, 7), pick.choice(("replace", "delete", "insert"))
            made += pick.choices(known, k=length) if fate != "delete" else []
            at += length if fate != "insert" else 0
        else:
            made.append(words[at])
            at += 1
    return made


def manuals(count: int) -> list[str]:
    """Words of the manuals of Debian packages, each with the white space after it, or none."""
    root, found = Path("/"), list[str]()
    for pattern in MANUALS:
        for file in sorted(root.glob(pattern.lstrip("/"))):
            found += re.findall(r"\S+\s*", file.read_text("utf-8", errors="replace"))
    return found[:count] if len(found) >= count else []


def moved(words: list[str]) -> list[str]:
    fifth = len(words) // 5
    return (
        words[: 2 * fifth]
        + words[3 * fifth : 4 * fifth]
        + words[2 * fifth : 3 * fifth]
        + words[4 * fifth :]
    )


def text_of(words: list[str]) -> str:
    return " ".join(words).replace("\n ", "\n")


def cases() -> Iterator[Case]:
    small, large, huge = (prose(count, seed=2) for count in (20_000, 200_000, 1_000_000))
    for name, words, share in (
        ("20k words, 5%", small, 0.05),
        ("20k words, 30%", small, 0.3),
        ("200k words, 5%, a block moved", large, 0.05),
        ("200k words, 30%", large, 0.3),
        ("1M words, 5%", huge, 0.05),
    ):
        newer = edited(words, share, seed=3)
        yield name, text_of(words), text_of(moved(newer) if "moved" in name else newer)
    if real := manuals(200_000):
        newer = edited(real, 0.05, seed=3, known=[word.rstrip() + " " for word in real[:40_000]])
        yield "200k words of manuals, 5%, moved", "".join(real), "".join(moved(newer))
    whole = text_of(huge)
    middle = whole.index(" ", len(whole) // 2)
    yield "1M words, one changed", whole, whole[:middle] + " changed" + whole[middle:]
    yield "200k words, unrelated", text_of(large), text_of(prose(200_000, seed=4))
    yield "200k words, reflowed", text_of(large), text_of(large).replace(" ", "\n")
    paragraphs = text_of(large).split("\n\n")
    yield "200k words, paragraphs reversed", "\n\n".join(paragraphs), "\n\n".join(paragraphs[::-1])
    pick = random.Random(5)
    yield "50k words of two", *(" ".join(pick.choices("ab", k=50_000)) for _ in "12")
    yield "one word of 3 MB", "x" * 3_000_000, "x" * 1_500_000 + "y" * 1_500_000
    han = [chr(0x4E00 + min(int(pick.paretovariate(0.5)), 3000)) for _ in range(200_000)]
    signs = "".join(han)
    yield (
        "200k Chinese characters, one line",
        signs,
        "".join(pick.choice(han) if pick.random() < FEW else sign for sign in signs),
    )
    yield "200k Chinese characters, unrelated", signs, "".join(pick.sample(han, len(han)))
    folder = Path(__file__).resolve().parents[2] / "shared" / "seeds"
    for first, second in (("000", "003"), ("000", "001"), ("000", "002")):
        files = [next(folder.glob(f"{number}_*.txt"), None) for number in (first, second)]
        if all(files):
            yield f"seeds {first} → {second}", *(file.read_text("utf-8") for file in files if file)


def seconds(*runs: Callable[[], object], times: int = 5) -> list[float]:
    """Time each run in turn, so that all meet the same load; give the medians."""
    taken: list[list[float]] = [[] for _ in runs]
    for _ in range(times):
        for run, mine in zip(runs, taken, strict=True):
            start = time.perf_counter()
            run()
            mine.append(time.perf_counter() - start)
        if max(mine[-1] for mine in taken) > SLOW:
            break
    return [statistics.median(mine) for mine in taken]


def run_git(files: list[Path]) -> None:
    subprocess.run(
        [*GIT, *map(str, files)],
        stdout=subprocess.DEVNULL,
        check=False,
        env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
    )


def peers() -> Iterator[tuple[str, list[str]]]:
    """Install the peers that can be had; give their names and commands."""
    if shutil.which("wdiff"):
        yield "wdiff", ["wdiff", "--statistics", "--no-common"]
    python = ROOT / "var" / "bench-peers" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(python.parents[1])], check=True)
    for name in PEERS:
        install = [str(python), "-m", "pip", "install", "-q", "--only-binary=:all:", name, *NEEDED]
        if subprocess.run(install, check=False, capture_output=True).returncode:
            print(f"{name} cannot be installed here and is left out.")
        else:
            yield name, [str(python), str(ROOT / "bench" / "_peer.py"), name]


def time_peers(texts: dict[str, tuple[str, str]], folder: Path) -> None:
    """Print what each peer needs; wdiff as a whole process, the others without their start."""
    for peer, command in peers():
        for name, pair in texts.items():
            files = write(pair, folder)
            start = time.perf_counter()
            try:
                done = subprocess.run(
                    [*command, *map(str, files)],
                    capture_output=True,
                    text=True,
                    check=False,
                    timeout=PATIENCE,
                )
            except subprocess.TimeoutExpired:
                print(f"{peer:24} {name:24} more than {PATIENCE // 3} s")
                continue
            taken = time.perf_counter() - start
            if peer in PEERS:
                if not done.stdout:
                    print(f"{peer:24} {name:24} failed")
                    continue
                taken = float(done.stdout)
            ours, git = seconds(partial(compare, *pair), partial(run_git, files))
            print(
                f"{peer:24} {name:24} {taken * 1e3:9.1f} ms, {taken / ours:7.2f} × ours, "
                f"{taken / git:7.2f} × git",
                flush=True,
            )


def write(pair: tuple[str, str], folder: Path) -> list[Path]:
    files = [folder / "older", folder / "newer"]
    for file, text in zip(files, pair, strict=True):
        file.write_text(text, encoding="utf-8", newline="")
    return files


def memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="run the cases whose name holds this")
    parser.add_argument("--engine", default="anchors")
    parser.add_argument("--without-peers", action="store_true", help="time ours and git alone")
    only = (asked := parser.parse_args()).only
    print(
        f"{'':36} {'ms':>7} {'git ms':>7} {'ratio':>6} {'answer':>7} {'words edited':>12} "
        f"{'hunks':>6} done  peak MB"
    )
    shown: dict[str, tuple[str, str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, older, newer in cases():
            if only not in name:
                continue
            found = compare(older, newer, engine=asked.engine)
            files = write((older, newer), Path(folder))
            own, answer, git = seconds(
                partial(compare, older, newer, engine=asked.engine),
                partial(diff, older, newer),
                partial(run_git, files),
            )
            done = "yes" if found.complete else "part"
            if name in SHOWN_PEERS:
                shown[name] = older, newer
            changed = [edit for edit in found.edits if edit.op != "equal"]
            words = sum(
                len(WORDS.findall(older[edit.older.slice]))
                + len(WORDS.findall(newer[edit.newer.slice]))
                for edit in changed
            )
            print(
                f"{name:36} {own * 1e3:7.1f} {git * 1e3:7.1f} {own / git:6.2f} {answer * 1e3:7.1f} "
                f"{words:12,} {len(changed):6,} {done:5} {memory():5}",
                flush=True,
            )
        if not asked.without_peers:
            time_peers(shown, Path(folder))


if __name__ == "__main__":
    main()
