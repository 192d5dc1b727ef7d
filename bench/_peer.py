"""Runs one library on two files in the peers' own environment; prints what it took and found.

The answer is a JSON object: seconds of the processor (the median of the runs), megabytes above the
texts, and pieces, pairs of a sign ("=", "-" or "+") and so many characters, or the texts themselves
where the library tells no places.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Piece = tuple[str, int | str]
ENOUGH = 1.0
"""Seconds of a run above which it is not repeated."""
RUNS = 3


def by_fast_diff_match_patch() -> tuple[Callable[[str, str], Any], Callable[[Any], list[Piece]]]:
    from fast_diff_match_patch import diff

    def run(older: str, newer: str) -> Any:  # noqa: ANN401 - what a library gives
        return diff(older, newer, timelimit=0, cleanup="Semantic")

    return run, lambda found: [(sign, int(size)) for sign, size in found]


def by_diff_match_patch() -> tuple[Callable[[str, str], Any], Callable[[Any], list[Piece]]]:
    from diff_match_patch import diff_match_patch

    def run(older: str, newer: str) -> Any:  # noqa: ANN401 - as its caller hands it over
        differ = diff_match_patch()
        differ.Diff_Timeout = 0
        found = differ.diff_main(older, newer)
        differ.diff_cleanupSemantic(found)
        return found

    return run, lambda found: [("-=+"[sign + 1], len(text)) for sign, text in found]


def by_redlines() -> tuple[Callable[[str, str], Any], Callable[[Any], list[Piece]]]:
    from redlines import Redlines

    def run(older: str, newer: str) -> Any:  # noqa: ANN401 - as its caller hands it over
        found = Redlines(older, newer)
        found.output_markdown  # noqa: B018 - the property does the work
        return found

    def pieces(found: Any) -> list[Piece]:  # noqa: ANN401 - as its caller hands it over
        told: list[Piece] = []
        for change in found.changes:
            told += [("-", change.source_text or ""), ("+", change.test_text or ""), ("=", "=")]
        return [(sign, text.replace("¶", " ")) for sign, text in told]

    return run, pieces


PEERS = {
    "fast-diff-match-patch": by_fast_diff_match_patch,
    "diff-match-patch": by_diff_match_patch,
    "redlines": by_redlines,
}


def resident(name: str) -> float:
    """Give a figure of this process's memory, in megabytes."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) / 1024


def forget_peak() -> None:
    """Let the peak of this process's memory begin anew."""
    Path("/proc/self/clear_refs").write_text("5", "ascii")


def main() -> None:
    run, pieces = PEERS[sys.argv[1]]()
    older, newer = (
        Path(name).read_bytes().decode("utf-8", "surrogatepass") for name in sys.argv[2:]
    )
    run("a b", "a c")
    forget_peak()
    before = resident("VmRSS")
    taken = list[float]()
    found: Any = None
    for _ in range(RUNS):
        start = time.process_time()
        found = run(older, newer)
        taken.append(time.process_time() - start)
        if taken[-1] > ENOUGH:
            break
    answer = {
        "seconds": statistics.median(taken),
        "megabytes": resident("VmHWM") - before,
        "pieces": pieces(found),
    }
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
