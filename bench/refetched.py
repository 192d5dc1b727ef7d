"""Which states does one page have that was fetched again and again, whatever stood around it?

The families of bench/_refetched_pages.py, and of bench/_sites_pages.py by other assumptions. Tuned
on seeds 0 to 9 and 20 to 49 of the one and 0 to 39 of the other; 100 to 109 are reported. A row is
wrong above 0.9 if it names another state with more confidence than that.

    python -m bench.refetched --seeds 0 10 --kinds headlines
"""

import argparse
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial

from bench._refetched_family import Refetched
from bench._refetched_pages import KINDS, refetched
from bench._report import Report
from bench._sites_pages import KINDS as SITES_KINDS
from bench._sites_pages import fetched
from bench._traditions_score import SURE, Score, score, told_by_answer
from bench.traditions import REPORTED

HEADS = (
    "edited", "states", "found", "told falsely", "rows right", "wrong", "open", "said above 0.9",
    "of these wrong", "s",
)  # fmt: skip  # a table

WRONG = 0.01
"""Share of what is said above 0.9 that may be wrong."""


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes families, of each of its kinds by seed; `block` is its table in the docs."""

    block: str
    kinds: tuple[str, ...]
    make: Callable[[str, int], Refetched]


MAKERS = (Maker("refetched", KINDS, refetched), Maker("refetched sites", SITES_KINDS, fetched))


def measure(make: Callable[[str, int], Refetched], kind: str, seed: int) -> Score:
    """Score one family."""
    from provenance import answers

    made = make(kind, seed)
    start = time.process_time()
    answer = answers.lineage(made.files, made.meta)
    taken = time.process_time() - start
    got = score(made.truth, told_by_answer(answer))
    got.counts["milliseconds"] += round(1000 * taken)
    return got


def run(maker: Maker, kinds: Iterable[str], seeds: Iterable[int]) -> dict[str, Score]:
    """Score every family, two at a time; all of a kind together, and all."""
    jobs = [(kind, seed) for kind in kinds for seed in seeds]
    found: dict[str, Score] = {}
    with ProcessPoolExecutor(2) as pool:
        scores = pool.map(partial(measure, maker.make), *zip(*jobs, strict=True))
        for (kind, _), got in zip(jobs, scores, strict=True):
            found.setdefault(kind, Score()).add(got)
    whole = Score()
    for got in found.values():
        whole.add(got)
    return {**found, "**all**": whole}


def show(report: Report, seeds: Sequence[int] = REPORTED, kinds: Iterable[str] = ()) -> None:
    """Print the tables, of these kinds or of all."""
    report.head("Pages fetched again", f"Families of seeds {min(seeds)} to {max(seeds)}.")
    for maker in MAKERS:
        chosen = [kind for kind in maker.kinds if not kinds or kind in kinds]
        if not chosen:
            continue
        row = report.table(maker.block, *HEADS)
        found = run(maker, chosen, seeds)
        for kind, got in found.items():
            row(kind, *_cells(got))
        wrong = found["**all**"].wrong_when_sure
        report.aim(f"wrong above 0.9, {maker.block}", wrong, WRONG, as_="{:.1%}")


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
    parser.add_argument("--kinds", nargs="*", default=[])
    asked = parser.parse_args()
    show(Report(), range(*asked.seeds), asked.kinds)


if __name__ == "__main__":
    main()
