"""How many moves and breaks are found, how many are told that are none, by how much was edited?

Texts of bench/documents.py from ten seeds, on which nothing was tuned. A move is found if both of
its ranges and those of the move told overlap by 0.9 of the longer or more; a break if it is told
between the same two sentences on either side.
"""

import argparse
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bench.documents import Broken, Case, Moved, documents
from provenance.diffing import Break, Comparison, Move, compare
from provenance.text.spans import Span

OVERLAP = 0.9
REPORTED = range(100, 110)


@dataclass(slots=True)
class Tally:
    """What was true, what was told, and what of it was both."""

    true: int = 0
    told: int = 0
    both: int = 0

    def add(self, true: int, told: int, both: int) -> None:
        """Add the counts of one pair."""
        self.true += true
        self.told += told
        self.both += both

    def line(self) -> str:
        """Give the counts and what follows from them."""
        precision = self.both / self.told if self.told else 1.0
        recall = self.both / self.true if self.true else 1.0
        f1 = 2 * self.both / (self.true + self.told) if self.true + self.told else 1.0
        false = 1 - precision
        return (
            f"{self.true:5} {self.told:5} {self.both:5} {precision:10.4f} {recall:7.4f} "
            f"{f1:7.4f} {false:6.1%}"
        )


def same(true: Span, told: Span) -> bool:
    return true.overlap(told) >= OVERLAP * max(true.length, told.length)


def found_moves(true: Iterable[Moved], told: Iterable[Move], texts: tuple[str, str]) -> list[Moved]:
    cores = [(_core(texts[0], move.older), _core(texts[1], move.newer)) for move in told]
    return [
        move
        for move in true
        if any(same(move.older, older) and same(move.newer, newer) for older, newer in cores)
    ]


def found_breaks(true: Iterable[Broken], told: Iterable[Break]) -> list[Broken]:
    told = list(told)
    return [
        each
        for each in true
        if any(
            each.op == one.op
            and each.older.start <= one.older.start
            and one.older.end <= each.older.end
            and each.newer.start <= one.newer.start
            and one.newer.end <= each.newer.end
            for one in told
        )
    ]


def _core(text: str, span: Span) -> Span:
    return Span(span.start, span.start + len(text[span.slice].rstrip()))


def measure(seeds: Iterable[int], *, verbose: bool = False) -> None:
    moves: dict[float, Tally] = {}
    shapes: dict[str, Tally] = {}
    breaks: dict[str, Tally] = {}
    count = Counter[str]()
    for seed in seeds:
        for case in documents(seed):
            comparison = compare(case.older, case.newer)
            count["documents"] += 1
            found = found_moves(case.moves, comparison.moves, (case.older, case.newer))
            numbers = len(case.moves), len(comparison.moves), len(found)
            moves.setdefault(case.rate, Tally()).add(*numbers)
            shapes.setdefault(case.shape, Tally()).add(*numbers)
            parted = found_breaks(case.breaks, comparison.breaks)
            breaks.setdefault(case.shape, Tally()).add(
                len(case.breaks), len(comparison.breaks), len(parted)
            )
            if verbose:
                tell(case, comparison, found, parted)
    print(f"{count['documents']} pairs of texts")
    _table("moves, words edited", {f"{rate:.0%}": moves[rate] for rate in sorted(moves)})
    _table("moves, shape", shapes)
    _table("breaks, shape", breaks)


def _table(name: str, rows: dict[str, Tally]) -> None:
    print(f"{name:22}  true  told  both  precision  recall      F1  false")
    whole = Tally()
    for label, tally in rows.items():
        print(f"{label:22} {tally.line()}")
        whole.add(tally.true, tally.told, tally.both)
    print(f"{'in all':22} {whole.line()}")


def tell(case: Case, comparison: Comparison, found: list[Moved], parted: list[Broken]) -> None:
    """Print what was missed and what was told wrongly."""
    for move in case.moves:
        if move not in found:
            print(f"missed {case.name} {case.rate} {case.shape} {move}")
            print(f"  {case.older[move.older.slice]!r}\n  {case.newer[move.newer.slice]!r}")
    for told in comparison.moves:
        if not found_moves(case.moves, [told], (case.older, case.newer)):
            print(f"false {case.name} {case.rate} {case.shape} {told.older} {told.newer}")
            print(f"  {case.older[told.older.slice]!r}\n  {case.newer[told.newer.slice]!r}")
    for each in case.breaks:
        if each not in parted:
            print(f"missed break {case.name} {case.shape} {each}")
    for one in comparison.breaks:
        if not found_breaks(case.breaks, [one]):
            print(f"false break {case.name} {case.shape} {one}")
            start = one.older.start
            print(f"  {case.older[start - 60 : start + 60]!r}")
            start = one.newer.start
            print(f"  {case.newer[start - 60 : start + 60]!r}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, nargs=2, metavar=("FIRST", "LAST"))
    parser.add_argument("--verbose", action="store_true", help="tell each mistake")
    asked = parser.parse_args()
    seeds = range(asked.seeds[0], asked.seeds[1] + 1) if asked.seeds else REPORTED
    measure(seeds, verbose=asked.verbose)


if __name__ == "__main__":
    main()
