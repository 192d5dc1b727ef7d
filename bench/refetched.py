"""Which states does one page have that was fetched again and again, whatever stood around it?

The families of bench/_refetched_pages.py. Tuned on seeds 0 to 9 and 20 to 49; 100 to 109 are
reported. A row is wrong above 0.9 if it names another state with more confidence than that.

    python -m bench.refetched --seeds 0 10 --kinds headlines
"""

import argparse
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor

from bench._refetched_pages import KINDS, refetched
from bench._report import Report
from bench._traditions_score import SURE, Score, score, told_by_answer
from bench.traditions import REPORTED

HEADS = (
    "edited", "states", "found", "told falsely", "rows right", "wrong", "open", "said above 0.9",
    "of these wrong", "s",
)  # fmt: skip  # a table


def measure(kind: str, seed: int) -> Score:
    """Score one family."""
    from provenance import answers

    made = refetched(kind, seed)
    start = time.process_time()
    answer = answers.lineage(made.files, made.meta)
    taken = time.process_time() - start
    got = score(made.truth, told_by_answer(answer))
    got.counts["milliseconds"] += round(1000 * taken)
    return got


def run(kinds: Iterable[str], seeds: Iterable[int]) -> dict[str, Score]:
    """Score every family, two at a time; all of a kind together, and all."""
    jobs = [(kind, seed) for kind in kinds for seed in seeds]
    found: dict[str, Score] = {}
    with ProcessPoolExecutor(2) as pool:
        for (kind, _), got in zip(jobs, pool.map(measure, *zip(*jobs, strict=True)), strict=True):
            found.setdefault(kind, Score()).add(got)
    whole = Score()
    for got in found.values():
        whole.add(got)
    return {**found, "**all**": whole}


def show(report: Report, seeds: Sequence[int] = REPORTED, kinds: Iterable[str] = KINDS) -> None:
    """Print the table."""
    report.head("Pages fetched again", f"Families of seeds {min(seeds)} to {max(seeds)}.")
    row = report.table("refetched", *HEADS)
    for kind, got in run(kinds, seeds).items():
        row(kind, *_cells(got))


def _cells(got: Score) -> list[object]:
    counts = got.counts
    sure = [right for confidence, right in got.sure if confidence > SURE]
    return [
        counts["states"],
        counts["states found"],
        counts["states told"] - counts["states found"],
        counts["right"],
        counts["decided"] - counts["right"],
        counts["decidable"] - counts["decided"],
        len(sure),
        sure.count(False),
        f"{counts['milliseconds'] / 1000:.0f}",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", nargs=2, type=int, default=[REPORTED.start, REPORTED.stop])
    parser.add_argument("--kinds", nargs="*", default=list(KINDS))
    asked = parser.parse_args()
    show(Report(), range(*asked.seeds), asked.kinds)


if __name__ == "__main__":
    main()
