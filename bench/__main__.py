"""Prints every table that the diff, the collation and the lineage are measured by, in one run.

`make bench` prints all of them and, at the end, each aim with what was measured;
`make bench ARGS="speed --only 1M"` one, or one case of one. `--write docs/reference` puts what was
printed into the pages of the docs.
"""

import argparse
import os
import platform
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from bench import (
    collation,
    drift,
    languages,
    lineage,
    moves,
    origins,
    refetched,
    scale,
    size,
    speed,
    tei,
    written,
)
from bench._corpora import cases
from bench._measure import Bench
from bench._peers import PATIENCE, install, versions
from bench._report import Report, write

ENGINES = ("speed", "size")
"""Tables of the same cases, with the same answers of the other engines."""

WITH_CASES = (*ENGINES, "collation")


def main() -> None:
    """Print the tables that are asked for."""
    asked = _asked()
    start = time.perf_counter()
    report = Report()
    _machine(report, asked)
    failed = []
    for name, show in PARTS.items():
        if name in asked.tables:
            known = set(report.blocks)
            try:
                show(report, asked)
            except Exception:  # noqa: BLE001 - the other tables are worth the run
                traceback.print_exc()
                failed.append(name)
                report.forget(set(report.blocks) - known)
    report.show_aims()
    print(f"\nAll of it took {(time.perf_counter() - start) / 60:.0f} minutes.", flush=True)
    if asked.write:
        if asked.tables != list(PARTS) or asked.engines != list(ENGINES):
            report.forget({"machine", "aims"} & set(report.blocks))
        write(asked.write, report.blocks)
    if failed:
        sys.exit(f"Not measured to the end: {', '.join(failed)}.")


def _engines(report: Report, asked: argparse.Namespace) -> None:
    """Print times and edits of the same cases: the other engines are asked once."""
    bench = Bench(full=asked.full, alone=asked.alone, patience=asked.patience)
    chosen = [case for case in cases() if asked.only in case.name]
    timed = [case for case in chosen if case.timed and "speed" in asked.engines]
    sized = [case for case in chosen if case.sized and "size" in asked.engines]
    measured = speed.show(report, timed, bench) if timed else []
    answers = {case.name: bench.answers(case) for case in chosen if case in timed or case in sized}
    if timed:
        speed.show_peers(report, measured, answers)
    if sized:
        size.show(report, sized, answers)


PARTS: dict[str, Callable[[Report, argparse.Namespace], None]] = {
    "engines": _engines,
    "collation": lambda report, asked: collation.show(
        report, asked.only, alone=asked.alone, full=asked.full, patience=asked.patience
    ),
    "scale": lambda report, asked: scale.show(report, full=asked.full),
    "tei": lambda report, _: tei.show(report),
    "moves": lambda report, _: moves.show(report),
    "lineage": lambda report, _: lineage.show(report),
    "written": lambda report, _: written.show(report),
    "refetched": lambda report, _: refetched.show(report),
    "origins": lambda report, _: origins.show(report),
    "drift": lambda report, _: drift.show(report),
    "languages": lambda report, _: languages.show(report),
}
"""What is timed comes first, and alone on the machine."""


def _asked() -> argparse.Namespace:
    known = (*ENGINES, *(name for name in PARTS if name != "engines"))
    parser = argparse.ArgumentParser(prog="make bench ARGS=…", description=__doc__)
    parser.add_argument("tables", nargs="*", help=f"{', '.join(known)}; without any: all")
    parser.add_argument("--only", default="", help="take the cases whose name holds this")
    parser.add_argument("--alone", action="store_true", help="ask git and nobody else")
    parser.add_argument(
        "--full", action="store_true", help="spare no engine, CollateX an hour, 10,000 texts"
    )
    parser.add_argument(
        "--patience",
        type=float,
        default=PATIENCE,
        metavar="SECONDS",
        help="seconds of the processor after which an engine is stopped, %(default)s a case",
    )
    parser.add_argument(
        "--write", type=Path, metavar="FOLDER", help="put the tables into the pages of this folder"
    )
    asked = parser.parse_args()
    unknown = sorted(set(asked.tables) - set(known))
    if unknown:
        sys.exit(f"There is no table {unknown[0]!r}: choose from {', '.join(known)}.")
    if asked.write and (asked.only or asked.alone):
        sys.exit("Whole tables alone are written: leave out --only and --alone, or --write.")
    tables = asked.tables or (WITH_CASES if asked.only else known)
    asked.engines = [name for name in ENGINES if name in tables]
    asked.tables = [
        name for name in PARTS if name in tables or (name == "engines" and asked.engines)
    ]
    return asked


def _machine(report: Report, asked: argparse.Namespace) -> None:
    install()
    report.say(
        "machine",
        f"{platform.system()} on {os.cpu_count()} processors ({platform.machine()}), Python "
        f"{platform.python_version()}, {time.strftime('%d %B %Y')}; {versions()}. Another engine "
        f"is stopped after {asked.patience:g} s of the processor.",
    )


if __name__ == "__main__":
    main()
