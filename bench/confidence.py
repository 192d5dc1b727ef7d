"""How often are rows of each kind and margin right? The table of provenance/lineage/confidence.py.

Families of all kinds are made by seed and traced; each decidable row counts for the kind of its
parent and the range of its margin, its right to be called certain divided by how sure its direction
is. Prints counts, shares, and the shares with neighbours pooled where more readings did not make
rows better (pool adjacent violators: Ayer and others 1955).
"""

import argparse
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor

from bench._traditions_family import truth_of
from bench._traditions_modes import MODES, family
from bench._traditions_score import outcomes, told_by_answer

SEEDS = range(12)
Counted = tuple[str, float, float, bool]
"""Kind, margin, how sure the direction is, and whether the row was right."""


def counted(mode: str, seed: int, size: int) -> list[Counted]:
    """Trace one family and tell of each decidable row what its confidence was made of."""
    from provenance import answers
    from provenance.lineage import confidence as table

    said: dict[float, tuple[str, float, float]] = {}

    def noted(kind: table.Kind, margin: float, sure: float) -> float:
        key = float(len(said))
        said[key] = (kind, margin, sure)
        return key

    made = family(mode, seed, size)
    with table.measured_by(noted):
        answer = answers.lineage(made.files, made.meta)
    rows = outcomes(truth_of(made), told_by_answer(answer))
    return [(*said[key], right) for key, right in rows if key in said]


def pooled(counts: Sequence[tuple[float, float]]) -> list[float]:
    """Shares that never fall: neighbours that do are taken together."""
    groups: list[list[float]] = []
    for right, total in counts:
        groups.append([right, total, 1])
        while len(groups) > 1 and (
            groups[-2][0] * max(1, groups[-1][1]) >= groups[-1][0] * max(1, groups[-2][1])
            or not groups[-1][1]
        ):
            last = groups.pop()
            groups[-1] = [a + b for a, b in zip(groups[-1], last, strict=True)]
    return [right / max(1, total) for right, total, width in groups for _ in range(int(width))]


def table(found: Iterable[Counted], margins: Sequence[float]) -> str:
    """Print a line for each kind."""
    counts: dict[str, list[list[float]]] = defaultdict(
        lambda: [[0, 0] for _ in range(len(margins) + 1)]
    )
    for kind, margin, sure, right in found:
        cell = counts[kind][bisect_right(margins, margin)]
        cell[0] += right
        cell[1] += sure
    lines = []
    for kind, cells in sorted(counts.items()):
        shares = ", ".join(f"{share:.2f}" for share in pooled([(a, b) for a, b in cells]))
        lines.append(f"{kind:34} {' '.join(f'{a}/{b:.0f}' for a, b in cells):50} {shares}")
    return "\n".join(lines)


def main() -> None:
    from provenance.lineage.confidence import MARGINS

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", nargs=2, type=int, default=[SEEDS.start, SEEDS.stop])
    parser.add_argument("--modes", nargs="*", default=[*MODES, "scribes", "spellers", "copyists"])
    parser.add_argument("--size", type=int, default=50)
    parser.add_argument("--margins", nargs="*", type=float, default=list(MARGINS))
    asked = parser.parse_args()
    with ProcessPoolExecutor(1) as pool:
        waiting = [
            pool.submit(counted, mode, seed, asked.size)
            for mode in asked.modes
            for seed in range(*asked.seeds)
        ]
        found = [row for future in waiting for row in future.result()]
    print(table(found, asked.margins))


if __name__ == "__main__":
    main()
