"""Does the lineage find the stemma of families whose stemma is known, and what does it cost?

Families of four kinds (bench/_traditions_modes.py) are made by seed. The same run gives them to
nearest neighbour, neighbour joining and maximum parsimony. Tuned on seeds 0 to 9; 100 to 109 are
reported. A parent counts as decidable if a reading that the child has parts it from every other
node of the true stemma.
"""

import argparse
import json
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime

from bench import _baselines as baselines
from bench import scale
from bench._parsimony import parsimony
from bench._report import Report
from bench._traditions_family import Family, truth_of
from bench._traditions_modes import MODES, family
from bench._traditions_score import Score, score, told_by_answer, told_by_tree

REPORTED = range(100, 110)
SIZE = 50
ENGINE = "provenance"
Scores = dict[str, Score]


def by_baselines(made: Family) -> Scores:
    names = sorted(made.files)
    texts = [made.files[name].decode().split() for name in names]
    table = baselines.rows(texts)
    root = _earliest(made, names)
    truth = truth_of(made)
    joined = baselines.neighbour_joining(baselines.distances(table))
    trees = {
        "nearest neighbour": baselines.nearest(table, root),
        "neighbour joining": baselines.rooted(baselines.neighbours(joined), table, root),
        "maximum parsimony": baselines.rooted(parsimony(table, joined), table, root),
    }
    return {name: score(truth, told_by_tree(tree, names)) for name, tree in trees.items()}


def _earliest(made: Family, names: list[str]) -> int | None:
    dated = [
        (datetime.fromisoformat(when), at)
        for at, name in enumerate(names)
        for when in [
            made.meta.get(name, {}).get("fetched") or made.meta.get(name, {}).get("published")
        ]
        if when
    ]
    return min(dated)[1] if dated else None


def measure(mode: str, seed: int, size: int, *, peers: bool) -> Scores:
    """Score one family."""
    from provenance import answers

    made = family(mode, seed, size)
    start = time.process_time()
    answer = answers.lineage(made.files, made.meta)
    taken = time.process_time() - start
    own = score(truth_of(made), told_by_answer(answer))
    own.counts["milliseconds"] += round(1000 * taken)
    return {ENGINE: own, **(by_baselines(made) if peers else {})}


def table(scores: Mapping[str, Scores]) -> str:
    """Give the table of one run."""
    lines = [
        f"{'':10} {'':18} {'right':>7} {'open':>6} {'edges':>7} {'links':>7} {'sign':>7} "
        f"{'states':>7} {'false':>6} {'mixed':>6} {'ECE':>6} {'>0.9':>6} {'s':>6}"
    ]
    for mode, by in scores.items():
        for name, got in by.items():
            signs = sum(got.signs) / max(1, len(got.signs))
            told = got.counts["states told"]
            false = (told - got.counts["states found"]) / told if told else 0.0
            lines.append(
                f"{mode:10} {name:18} {got.share('right', 'decidable'):7.3f} "
                f"{got.share('open', 'decidable'):6.3f} "
                f"{got.share('edges right', 'children'):7.3f} "
                f"{got.share('links right', 'children'):7.3f} {signs:7.3f} "
                f"{got.share('states found', 'states'):7.3f} {false:6.3f} "
                f"{got.share('mixed right', 'mixed'):6.3f} "
                f"{got.error:6.3f} {got.wrong_when_sure:6.3f} "
                f"{got.counts['milliseconds'] / 1000:6.1f}"
            )
    return "\n".join(lines)


def run(modes: Iterable[str], seeds: Iterable[int], size: int, *, peers: bool) -> dict[str, Scores]:
    """Score every family, two at a time."""
    jobs = [(mode, seed) for mode in modes for seed in seeds]
    with ProcessPoolExecutor(2) as pool:
        waiting = {job: pool.submit(measure, *job, size, peers=peers) for job in jobs}
        found = {job: future.result() for job, future in waiting.items()}
    scores: dict[str, Scores] = {}
    for (mode, _), by in found.items():
        for to in (mode, "all"):
            for name, got in by.items():
                scores.setdefault(to, {}).setdefault(name, Score()).add(got)
    scores["all"] = scores.pop("all")
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", nargs=2, type=int, default=[REPORTED.start, REPORTED.stop])
    parser.add_argument("--modes", nargs="*", default=list(MODES))
    parser.add_argument("--size", type=int, default=SIZE)
    parser.add_argument("--alone", action="store_true", help="without the baselines")
    parser.add_argument("--curve", nargs="*", type=int, help="what families of these sizes cost")
    parser.add_argument("--one-more", type=int, help="what one text more costs this many")
    parser.add_argument("--write", help="a folder into which to write the families")
    asked = parser.parse_args()
    if asked.write:
        write(asked.write, asked.modes, range(*asked.seeds), asked.size)
        return
    if asked.one_more:
        scale.show_one_more(Report(), asked.one_more)
    elif asked.curve is not None:
        scale.show_curve(Report(), asked.curve or scale.SIZES)
    else:
        seeds = range(*asked.seeds)
        print(table(run(asked.modes, seeds, asked.size, peers=not asked.alone)), flush=True)


def write(folder: str, modes: Iterable[str], seeds: Iterable[int], size: int) -> None:
    """Write families as files, with their meta data, for the eye and for other programs."""
    from pathlib import Path

    for mode in modes:
        for seed in seeds:
            made, home = family(mode, seed, size), Path(folder) / f"{mode}-{seed}"
            home.mkdir(parents=True, exist_ok=True)
            for name, data in made.files.items():
                (home / name).write_bytes(data)
            (home / "meta.json").write_text(json.dumps(made.meta, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
