"""Prints every table that the diff, the collation and the lineage are measured by, in one run.

`make bench` prints all of them; `make bench ARGS="speed --only 1M"` one, or one case of one.
"""

import argparse
import platform
import sys
from importlib import import_module
from pathlib import Path

from bench import collation, moves, size, speed, tei
from bench._corpora import cases
from bench._measure import Bench
from bench._peers import install

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
        "tables", nargs="*", help=f"{', '.join((*TABLES, *more))}; without any: {', '.join(TABLES)}"
    )
    parser.add_argument("--only", default="", help="take the cases whose name holds this")
    parser.add_argument("--alone", action="store_true", help="ask git and nobody else")
    parser.add_argument("--full", action="store_true", help="spare no peer and no long case")
    asked = parser.parse_args()
    unknown = sorted(set(asked.tables) - {*TABLES, *more})
    if unknown:
        sys.exit(f"There is no table {unknown[0]!r}: choose from {', '.join((*TABLES, *more))}.")
    tables = asked.tables or TABLES
    print(f"{platform.system()}, Python {platform.python_version()}, {platform.machine()}")
    if ENGINE_TABLES & set(tables):
        _engines(tables, asked)
    if "moves" in tables:
        print("\n## Moves and breaks\n")
        moves.measure(moves.REPORTED)
    if "collation" in tables:
        print("\n## Collation\n")
        collation.show(asked.only, alone=asked.alone, full=asked.full)
    if "tei" in tables:
        print("\n## TEI\n")
        tei.show()
    for name in more:
        if name in tables:
            print(f"\n## {name.capitalize()}\n", flush=True)
            sys.argv[1:] = []
            import_module(f"bench.{name}").main()


def _engines(tables: list[str], asked: argparse.Namespace) -> None:
    install()
    bench = Bench(full=asked.full, alone=asked.alone)
    chosen = [case for case in cases() if asked.only in case.name]
    measured = []
    if "speed" in tables:
        measured = speed.show(bench.measure(case) for case in chosen if case.timed)
    if "size" in tables:
        size.show(chosen, measured, bench)


if __name__ == "__main__":
    main()
