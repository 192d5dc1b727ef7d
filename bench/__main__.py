"""Prints every table that the diff, the collation and the lineage are measured by, in one run.

`make bench` prints all of them, those with peers first; `make bench ARGS="speed --only 1M"` one, or
one case of one.
"""

import argparse
import platform
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from bench import collation, moves, size, speed, tei
from bench._corpora import cases
from bench._measure import Bench
from bench._peers import PATIENCE, install

TABLES = ("speed", "size", "moves", "collation", "tei")
OWN = {*TABLES, "documents"}
ENGINE_TABLES = {"speed", "size"}


def main() -> None:
    """Print the tables that are asked for."""
    more = sorted(
        file.stem
        for file in Path(__file__).parent.glob("*.py")
        if not file.stem.startswith("_") and file.stem not in OWN
    )
    parser = argparse.ArgumentParser(prog="make bench ARGS=…", description=__doc__)
    parser.add_argument(
        "tables",
        nargs="*",
        help=f"{', '.join((*TABLES, *more))}; without any: all, or with --only those of texts",
    )
    parser.add_argument("--only", default="", help="take the cases whose name holds this")
    parser.add_argument("--alone", action="store_true", help="ask git and nobody else")
    parser.add_argument("--full", action="store_true", help="spare no peer and no long case")
    parser.add_argument(
        "--patience",
        type=float,
        default=PATIENCE,
        metavar="SECONDS",
        help="seconds of the processor after which a peer is stopped, %(default)s a case",
    )
    asked = parser.parse_args()
    unknown = sorted(set(asked.tables) - {*TABLES, *more})
    if unknown:
        sys.exit(f"There is no table {unknown[0]!r}: choose from {', '.join((*TABLES, *more))}.")
    tables = asked.tables or (TABLES if asked.only else (*TABLES, *more))
    start = time.perf_counter()
    print(f"{platform.system()}, Python {platform.python_version()}, {platform.machine()}")
    print(f"A peer is given {asked.patience:g} s of the processor for each case.", flush=True)
    if ENGINE_TABLES & set(tables):
        _engines(tables, asked)
    if "moves" in tables:
        _head("Moves and breaks")
        moves.measure(moves.REPORTED)
    if "collation" in tables:
        _head("Collation")
        collation.show(asked.only, alone=asked.alone, full=asked.full, patience=asked.patience)
    if "tei" in tables:
        _head("TEI")
        tei.show()
    for name in more:
        if name in tables:
            _head(name.capitalize())
            sys.argv[1:] = []
            module = import_module(f"bench.{name}")
            print(f"{(module.__doc__ or '').strip()}\n", flush=True)
            module.main()
    print(f"\nAll of it took {(time.perf_counter() - start) / 60:.0f} minutes.", flush=True)


def _head(title: str) -> None:
    print(f"\n## {title}\n", flush=True)
    print(f"{title} …", file=sys.stderr, flush=True)


def _engines(tables: Sequence[str], asked: argparse.Namespace) -> None:
    install()
    bench = Bench(full=asked.full, alone=asked.alone, patience=asked.patience)
    chosen = [case for case in cases() if asked.only in case.name]
    measured = []
    if "speed" in tables:
        measured = speed.show(bench.measure(case) for case in chosen if case.timed)
    if "size" in tables:
        size.show(chosen, measured, bench)


if __name__ == "__main__":
    main()
