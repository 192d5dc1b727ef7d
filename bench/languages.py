"""How often is the revision right that a translation is said to be made from?

Asked of the whole engine, as anyone would: revisions with their dates and a translation go into
`answers.lineage`, one row comes out. Two sets of tasks: `gold`, written for this, and chains of
real manuals out of Debian (`manuals`), if a folder with their sources is given or can be fetched.

    make bench ARGS=languages                      the gold alone
    .venv/bin/python -m bench.languages            with the folder in BENCH_MANUALS, if set
    .venv/bin/python -m bench.languages --fetch FOLDER
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from bench import _manuals as manuals
from bench._report import Report
from bench.gold import Dating, dating
from provenance import answers
from provenance.lineage.across import meaning
from provenance.lineage.across.units import Unit, units_of

TUNED_ON = frozenset({"bank", "bridge", "cavefish", "kettle"})
"""Articles of the gold whose mistakes were looked at while the engine was made."""

BANDS = ((0, 10), (10, 40), (40, 10**9))
SURE = 0.9
A_LANGUAGE = 20
SEED = 2
"""Chains of seed 1 were looked at while the engine was made; the weights come from their pairs."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of one task."""

    distance: int
    right: bool
    near: bool
    decided: bool
    confidence: float
    plain: bool


def told(task: Dating) -> Told:
    """Ask the engine, and the baseline."""
    answer = answers.lineage(task.files, task.meta)
    rows = {row["child"]: row for row in answer["derivations"]}
    row = rows.get(task.translation)
    if row is None:
        (open_row,) = [r for r in answer["undecided"] if r["child"] == task.translation]
        first = (open_row["between"] or [None])[0]
    else:
        first = row["parent"]
    order = sorted(task.revisions, key=lambda name: task.meta[name]["fetched"])
    held = [name for name in order if rows.get(name, {}).get("parent") == first]
    away = [abs(order.index(name) - order.index(task.truth)) for name in held]
    return Told(
        distance=task.distance,
        right=task.truth in held,
        near=min(away, default=99) <= 1,
        decided=row is not None,
        confidence=(row["confidence"] or 0.0) if row else 0.0,
        plain=plainly(task, order) == task.truth,
    )


def plainly(task: Dating, order: Sequence[str]) -> str:
    """The revision whose sentences lie nearest to the translation's, on the average."""
    target = meaning.vectors([u.plain for u in _units(task, task.translation, task.language)])
    scores = {}
    for name in order:
        source = meaning.vectors([u.plain for u in _units(task, name, "en")])
        like = source @ target.T
        scores[name] = float(like.max(0).mean() + like.max(1).mean())
    return max(order, key=lambda name: scores[name])


def _units(task: Dating, name: str, language: str) -> list[Unit]:
    return units_of(task.files[name].decode(), language)


def share(found: Iterable[bool]) -> str:
    every = list(found)
    return f"{sum(every) / len(every):.1%}" if every else "–"


def table(report: Report, block: str, every: Sequence[Told]) -> None:
    row = report.table(
        block,
        "nearest other revision",
        "tasks",
        "first guess",
        "within one",
        "decided",
        "right of decided",
        "wrong above 0.9",
        "plain similarity",
    )
    for low, high in (*BANDS, (0, 10**9)):
        some = [one for one in every if low <= one.distance < high]
        name = "all" if high - low == 10**9 else f"{low} to {high - 1} words"
        sure = [one for one in some if one.confidence > SURE]
        row(
            name.replace(f" to {10**9 - 1} words", " words and more"),
            len(some),
            share(one.right for one in some),
            share(one.near for one in some),
            share(one.decided for one in some),
            share(one.right for one in some if one.decided),
            f"{sum(not one.right for one in sure)} of {len(sure)}",
            share(one.plain for one in some),
        )


def calibration(every: Sequence[Told]) -> None:
    print("\n| confidence | tasks | right |\n|---|---|---|")
    for low, high in ((0.6, 0.8), (0.8, 0.9), (0.9, 0.97), (0.97, 1.0)):
        some = [one for one in every if low <= one.confidence < high]
        print(f"| {low} to {high} | {len(some)} | {share(one.right for one in some)} |")


def speed(task: Dating) -> None:
    """What one task costs from the start of a process, and again once vectors are kept."""
    code = (
        "import sys, time, resource;"
        "from bench.languages import gold_named; task = gold_named(sys.argv[1]);"
        "from provenance import answers; answers.lineage(task.files, task.meta);"
        "first = time.process_time(); answers.lineage(task.files, task.meta);"
        "print(first, time.process_time() - first,"
        " resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, task.name], capture_output=True, text=True, check=True
    )
    cold, warm, memory = map(float, run.stdout.split())
    print(
        f"\n{task.name}, {len(task.revisions)} revisions: {cold:.1f} s of processor from the "
        f"process's start, {warm:.2f} s again, {memory:.0f} MB at most."
    )


def gold_named(name: str) -> Dating:
    return next(task for task in dating() if task.name == name)


def show(report: Report, folder: Path | None = None) -> None:
    """Print what is right of the gold, and of the manuals if a folder holds their sources."""
    written = list(dating())
    new = [task for task in written if task.name.split()[0] not in TUNED_ON]
    seen = [task for task in written if task.name.split()[0] in TUNED_ON]
    report.head("Languages", f"The gold's articles that were not looked at: {len(new)} tasks.")
    with ProcessPoolExecutor(2) as pool:
        table(report, "languages", list(pool.map(told, new)))
        print(f"\nArticles looked at: {len(seen)} tasks.\n")
        table(report, "languages looked at", list(pool.map(told, seen)))
        if folder:
            real = list(manuals.tasks(manuals.manuals(folder), a_language=A_LANGUAGE, seed=SEED))
            parts = list(pool.map(told, real))
            print(f"\nManuals: {len(parts)} tasks.\n")
            table(report, "manuals", parts)
            calibration(parts)
    speed(max(written, key=lambda task: sum(map(len, task.files.values()))))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    known = os.environ.get("BENCH_MANUALS")
    parser.add_argument(
        "--manuals", type=Path, default=known, help="a folder with unpacked Debian sources"
    )
    parser.add_argument("--fetch", type=Path, help="unpack them into this folder first")
    given = parser.parse_args()
    if given.fetch:
        manuals.fetch(given.fetch)
    folder = given.fetch or (Path(given.manuals) if given.manuals else None)
    show(Report(), folder)


if __name__ == "__main__":
    main()
