"""Does the lineage find the stemma, beside nearest neighbour, neighbour joining and parsimony?

The families of bench/traditions.py from seeds on which nothing was tuned.
"""

import math
from collections.abc import Sequence

from bench._report import Report
from bench._traditions_modes import MODES
from bench._traditions_score import Score
from bench.traditions import ENGINE, REPORTED, SIZE, run

NAMES = {
    "captures": "captures",
    "history": "histories",
    "hand": "hand copies",
    "mixture": "mixtures",
    "scribes": "scribes with habits",
    "spellers": "scribes who spell freely",
    "copyists": "copyists at a desk",
    "all": "**all**",
}
SCRIBES = ("scribes", "spellers", "copyists")
RIGHT, OPEN, WRONG, ERROR, SIGN = 0.97, 0.05, 0.01, 0.05, 0.92
"""What is to be reached on families of 50: shares of decidable parents right and left open, of
what is said above 0.9 wrong, the expected calibration error, the average sign distance."""

HEADS = (
    "parents right, decidable",
    "left open",
    "edges right",
    "links right",
    "sign",
    "states found",
    "states told falsely",
    "mixed right",
    "calibration error",
    "wrong above 0.9",
    "s",
)


def show(report: Report, seeds: Sequence[int] = REPORTED, size: int = SIZE) -> None:
    """Print both tables."""
    report.head(
        "Lineage",
        f"Families of {size} texts, seeds {min(seeds)} to {max(seeds)}. Seconds are the "
        "processor's, for all of a kind.",
    )
    scores = run(MODES, seeds, size, peers=True)
    row = report.table("lineage", "", *HEADS)
    whole = scores.pop("all")
    for mode, by in scores.items():
        row(NAMES[mode], *_cells(by[ENGINE]))
    for name, got in whole.items():
        row(NAMES["all"] if name == ENGINE else name, *_cells(got))
    for name, got in scores["hand"].items():
        if name != ENGINE:
            row(f"{name}, hand copies alone", *_cells(got))
    _aim(report, whole[ENGINE])
    best = max(_sign(got) for name, got in whole.items() if name != ENGINE)
    report.aim(
        "sign distance, beside the best other method",
        _sign(whole[ENGINE]),
        best,
        least=True,
        as_="{:.3f}",
    )
    print()
    row = report.table("scribes", "", *HEADS)
    for mode, by in run(SCRIBES, seeds, size, peers=True).items():
        for name, got in by.items():
            if mode != "all":
                row(NAMES[mode] if name == ENGINE else f"{name}, the same", *_cells(got))


def _aim(report: Report, got: Score) -> None:
    right, left = got.share("right", "decidable"), got.share("open", "decidable")
    found = got.share("states found", "states")
    report.aim("decidable parents right", right, RIGHT, least=True, as_="{:.1%}")
    report.aim("decidable parents left open", left, OPEN, as_="{:.1%}")
    report.aim("wrong of what is said above 0.9", got.wrong_when_sure, WRONG, as_="{:.1%}")
    report.aim("expected calibration error", got.error, ERROR, as_="{:.3f}")
    report.aim("average sign distance", _sign(got), SIGN, least=True, as_="{:.3f}")
    print(f"\nOf the true states {found:.1%} are found.", flush=True)


def _sign(got: Score) -> float:
    return sum(got.signs) / max(1, len(got.signs))


def _cells(got: Score) -> list[str]:
    told = got.counts["states told"]
    false = (told - got.counts["states found"]) / told if told else 0.0
    figures = [
        got.share("right", "decidable"),
        got.share("open", "decidable"),
        got.share("edges right", "children"),
        got.share("links right", "children"),
        _sign(got),
        got.share("states found", "states"),
        false if told else float("nan"),
        got.share("mixed right", "mixed"),
        got.error,
        got.wrong_when_sure,
    ]
    taken = got.counts["milliseconds"] / 1000
    return [
        *("" if math.isnan(each) else f"{each:.3f}" for each in figures),
        f"{taken:.0f}" if taken else "",
    ]
