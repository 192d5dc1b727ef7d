"""Measures one case once, for every table that wants it: ours, git in turn with it, the peers.

All run in processes of their own, so that nothing counts what the bench holds.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from bench._corpora import Case
from bench._peers import PATIENCE, Answer, Peer, peers, run_git, spent

Taken = tuple[float, float]
"""Seconds of the clock and of the processor."""

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 5
LONG = 2.0
"""Seconds of a run after which three rounds are enough, and four times it one."""
FEW, LONGER = 3, 4


@dataclass(slots=True)
class Measured:
    """What a case took: medians of seconds of the processor, git's, if it is here, in turn.

    `by_clock` is how many times git's time it took by the clock.
    """

    case: Case
    own: float
    answer: float
    git: float | None
    by_clock: float | None
    own_megabytes: float
    complete: bool


class Bench:
    """Measures cases; a peer that was stopped is spared what is as long and as much edited."""

    def __init__(
        self, *, full: bool = False, alone: bool = False, patience: float = PATIENCE
    ) -> None:
        self._full, self._alone, self._patience = full, alone, patience
        self._stopped: dict[str, list[tuple[int, float]]] = {}

    def measure(self, case: Case) -> Measured:
        """Measure `case`, git in turn with it; the other peers are not asked yet."""
        with tempfile.TemporaryDirectory() as folder:
            files = written(case.texts(), Path(folder))
            with _Own(files) as ours:
                ours.run("diff")
                runs = [partial(ours.run, "compare"), partial(ours.run, "diff")]
                if any(peer.name == "git" for peer in peers()):
                    runs.append(partial(_git, files))
                own, answer, *git = timed(*runs)
            return Measured(
                case,
                own[1],
                answer[1],
                git[0][1] if git else None,
                own[0] / git[0][0] if git else None,
                _own_megabytes(files),
                ours.complete,
            )

    def answers(self, case: Case) -> dict[str, Answer]:
        """Ask the peers about a case."""
        with tempfile.TemporaryDirectory() as folder:
            files = written(case.texts(), Path(folder))
            return {
                peer.name: self._answer(case, peer, files)
                for peer in peers()
                if peer.name == "git" or not self._alone
            }

    def _answer(self, case: Case, peer: Peer, files: Sequence[Path]) -> Answer:
        size = sum(file.stat().st_size for file in files)
        stopped = self._stopped.setdefault(peer.name, [])
        if not self._full and any(size >= long and case.differs >= far for long, far in stopped):
            return Answer(None, instead="–*")
        print(f"Asking {peer.name} about {case.name} …", file=sys.stderr, flush=True)
        try:
            told = peer.ask(files, self._patience)
        except (RuntimeError, ValueError, OSError) as error:
            print(f"{peer.name} failed on {case.name}: {error}", file=sys.stderr, flush=True)
            told = Answer(None, instead="failed")
        if told.instead:
            stopped.append((size, case.differs))
        return told


class _Own:
    """Our own comparisons of two files, in one process that does nothing else."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench._own", *map(str, files)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        self.complete = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.communicate()

    def run(self, what: str) -> Taken:
        """Run `compare` or `diff` once and give what it took."""
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("Our own process can't be spoken to.")
        print(what, file=self._process.stdin, flush=True)
        wall, processor, self.complete = json.loads(self._process.stdout.readline())
        return wall, processor


def _git(files: Sequence[Path]) -> Taken:
    start, before = time.perf_counter(), spent()
    run_git(files)
    return time.perf_counter() - start, spent() - before


def timed(*runs: Callable[[], Taken]) -> list[Taken]:
    """Run each in turn, so that all meet the same load; give medians of what they took."""
    told: list[list[Taken]] = [[] for _ in runs]
    rounds = ROUNDS
    while len(told[0]) < rounds:
        for number, run in enumerate(runs):
            told[number].append(run())
        longest = max(taken[-1][0] for taken in told)
        rounds = 1 if longest > LONG * LONGER else FEW if longest > LONG else rounds
    return [
        (statistics.median(wall), statistics.median(processor))
        for wall, processor in (zip(*each, strict=True) for each in told)
    ]


def written(texts: Sequence[str], folder: Path) -> list[Path]:
    """Write two texts as files."""
    files = [folder / "older", folder / "newer"]
    for file, text in zip(files, texts, strict=True):
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
    return files


def _own_megabytes(files: Sequence[Path]) -> float:
    """Give the most memory above the texts, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "bench._memory", *map(str, files)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return float(done.stdout)
