"""Times one peer on two files in the peers' own environment and prints the seconds it took."""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path


def by_fast_diff_match_patch(older: str, newer: str) -> object:
    from fast_diff_match_patch import diff  # noqa: PLC0415 - only here is it installed

    return diff(older, newer, timelimit=0, cleanup="Semantic")


def by_diff_match_patch(older: str, newer: str) -> object:
    from diff_match_patch import diff_match_patch  # noqa: PLC0415

    differ = diff_match_patch()
    found = differ.diff_main(older, newer)
    differ.diff_cleanupSemantic(found)
    return found


def by_redlines(older: str, newer: str) -> object:
    from redlines import Redlines  # noqa: PLC0415

    return Redlines(older, newer).output_markdown


PEERS: dict[str, Callable[[str, str], object]] = {
    "fast-diff-match-patch": by_fast_diff_match_patch,
    "diff-match-patch": by_diff_match_patch,
    "redlines": by_redlines,
}


def main() -> None:
    run = PEERS[sys.argv[1]]
    older, newer = (Path(name).read_text(encoding="utf-8") for name in sys.argv[2:])
    run("a b", "a c")
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        run(older, newer)
        taken.append(time.perf_counter() - start)
    print(statistics.median(taken))


if __name__ == "__main__":
    main()
