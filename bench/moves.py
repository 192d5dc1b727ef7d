"""How many moves and breaks are found, how many are told that are none, by how much was edited?

Texts of bench/documents.py from ten seeds, on which nothing was tuned. A move is found if both of
its ranges and those of the move told overlap by 0.9 of the longer or more; a break if it is told
between the same two sentences on either side.
"""

import argparse
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from bench._report import Report
from bench.documents import Broken, Case, Moved, documents
from provenance.diffing import Break, Comparison, Move, compare
from provenance.text.spans import Span

OVERLAP = 0.9
REPORTED = range(100, 110)
F1_UNEDITED, F1, EDITED = 0.99, 0.97, 0.2
"""What is to be reached where nothing was edited, and where up to so much was."""

FALSE, F1_BREAKS = 0.03, 0.98


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

    @property
    def precision(self) -> float:
        """The share of what was told that is true."""
        return self.both / self.told if self.told else 1.0

    @property
    def recall(self) -> float:
        """The share of what is true that was told."""
        return self.both / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.both / (self.true + self.told) if self.true + self.told else 1.0

    def cells(self) -> list[str]:
        """Give the counts and what follows from them."""
        counts = [str(each) for each in (self.true, self.told, self.both)]
        shares = [f"{each:.4f}" for each in (self.precision, self.recall, self.f1)]
        return [*counts, *shares, f"{1 - self.precision:.1%}"]


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


@dataclass(slots=True)
class Tallies:
    """What was found in some texts: moves by how much was edited and by shape, breaks by shape."""

    documents: int = 0
    rates: dict[float, Tally] = field(default_factory=dict)
    shapes: dict[str, Tally] = field(default_factory=dict)
    breaks: dict[str, Tally] = field(default_factory=dict)

    def take(self, other: "Tallies") -> None:
        """Take in the counts of other texts."""
        self.documents += other.documents
        for mine, theirs in (
            (self.rates, other.rates),
            (self.shapes, other.shapes),
            (self.breaks, other.breaks),
        ):
            for key, tally in theirs.items():
                mine.setdefault(key, Tally()).add(tally.true, tally.told, tally.both)


def measured(seed: int, *, verbose: bool = False) -> Tallies:
    """Compare the texts of one seed."""
    found = Tallies()
    for case in documents(seed):
        comparison = compare(case.older, case.newer)
        found.documents += 1
        moves = found_moves(case.moves, comparison.moves, (case.older, case.newer))
        numbers = len(case.moves), len(comparison.moves), len(moves)
        found.rates.setdefault(case.rate, Tally()).add(*numbers)
        found.shapes.setdefault(case.shape, Tally()).add(*numbers)
        parted = found_breaks(case.breaks, comparison.breaks)
        breaks = len(case.breaks), len(comparison.breaks), len(parted)
        found.breaks.setdefault(case.shape, Tally()).add(*breaks)
        if verbose:
            tell(case, comparison, moves, parted)
    return found


def show(report: Report, seeds: Iterable[int] = REPORTED, *, verbose: bool = False) -> None:
    """Print what was found, by how much was edited and by the shape of the texts."""
    whole = Tallies()
    if verbose:
        for seed in seeds:
            whole.take(measured(seed, verbose=True))
    else:
        with ProcessPoolExecutor(2) as pool:
            for found in pool.map(measured, seeds):
                whole.take(found)
    report.head("Moves and breaks", f"{whole.documents} pairs of texts.")
    rates = {f"{rate:.0%}": whole.rates[rate] for rate in sorted(whole.rates)}
    moves = _table(report, "moves", "moves, words edited", rates)
    print()
    _table(report, "moves by shape", "moves, shape of the text", whole.shapes)
    print()
    breaks = _table(report, "breaks", "breaks, shape of the text", whole.breaks)
    for rate in sorted(whole.rates):
        if rate <= EDITED:
            bar = F1 if rate else F1_UNEDITED
            report.aim(
                f"moves, {rate:.0%} edited, F1",
                whole.rates[rate].f1,
                bar,
                least=True,
                as_="{:.4f}",
            )
    report.aim("moves, false reports in all", 1 - moves.precision, FALSE, as_="{:.1%}")
    report.aim("breaks, F1", breaks.f1, F1_BREAKS, least=True, as_="{:.4f}")


def _table(report: Report, block: str, name: str, rows: Mapping[str, Tally]) -> Tally:
    row = report.table(block, name, "true", "told", "both", "precision", "recall", "F1", "false")
    whole = Tally()
    for tally in rows.values():
        whole.add(tally.true, tally.told, tally.both)
    for label, tally in {**rows, "in all": whole}.items():
        row(label, *tally.cells())
    return whole


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
    show(Report(), seeds, verbose=asked.verbose)


if __name__ == "__main__":
    main()
