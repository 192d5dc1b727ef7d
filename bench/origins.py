"""How many words are traced to the text that introduced them, and of which kinds are the others?

Three tables. Words carried down histories whose line is given (linear, and with branches and
merges), which measures the carrying alone; linear histories as dated files, from the files alone;
and the families of bench/traditions.py, from the files and what is known of them, where a word of
a text counts as introduced by the earliest node of its line that the true stemma can know. Tuned
on seeds 0 to 9; 100 to 109 are reported.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from bench._origins_histories import KINDS, History, Writer
from bench._report import Report
from bench._traditions_family import Family, Node, truth_of
from bench._traditions_modes import MODES, family
from bench._traditions_prose import written
from bench._traditions_score import matched, told_by_answer
from bench.lineage import NAMES
from provenance import answers
from provenance.lineage.kept import lineage_of
from provenance.lineage.origins.align import aligned
from provenance.lineage.origins.line import Line
from provenance.lineage.testimony.witnesses import fold
from provenance.text import read

REPORTED = range(100, 110)
SIZE = 50
RIGHT = 0.97
"""The share of words of families that is to be traced right."""

HEADS = ("words", "right", "wrong", "undecided", "s")
ASKED = 6
"""Texts of a family or history whose words are asked about, evenly spread."""


@dataclass(slots=True)
class Score:
    """Words asked about, words left undecided and words traced right, of each kind.

    What is neither right nor undecided is wrong.
    """

    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    undecided: int = 0
    seconds: float = 0.0

    def add(self, told: Iterable[str | None], truth: Iterable[tuple[str, str]]) -> None:
        """Hold the origins told of some words against the true ones."""
        for said, (true, kind) in zip(told, truth, strict=True):
            self.asked[kind] += 1
            self.right[kind] += said == true
            self.undecided += said == "undecided"

    def take(self, other: "Score") -> None:
        """Take in the counts of other texts."""
        self.asked += other.asked
        self.right += other.right
        self.undecided += other.undecided
        self.seconds += other.seconds

    def cells(self, *kinds: str) -> list[str]:
        """Give counts and shares, those of the kinds named too."""
        asked, right = self.asked.total(), self.right.total()
        shares = [right / max(1, asked)]
        shares += [
            self.right[kind] / self.asked[kind] if self.asked[kind] else -1 for kind in kinds
        ]
        shares += [(asked - right - self.undecided) / max(1, asked), self.undecided / max(1, asked)]
        told = ["" if share < 0 else f"{share:.2%}" for share in shares]
        return [f"{asked:,}", *told, f"{self.seconds:.1f}"]


def spread(count: int) -> list[int]:
    """Some indexes out of so many, the last among them."""
    return sorted({count - 1 - count * at // ASKED for at in range(ASKED)})


def carried(seed: int, words: int, revisions: int, *, branches: bool) -> Score:
    """Score words carried down a history whose line is given."""
    made, found = Writer(f"{seed}", words, revisions, branches=branches).write(), Score()
    texts = [tuple(fold(t.word) or t.word for t in state.text) for state in made.states]
    start = time.process_time()
    line = Line()
    for at, state in enumerate(made.states):
        sources = [str(parent) for parent in state.parents]
        line.add(str(at), texts[at], sources, line.inherit(texts[at], sources))
    found.seconds = time.process_time() - start
    for at in spread(len(texts)):
        told = [line.origin(word) for word in line.words(str(at))]
        found.add(told, [(str(first), kind) for first, kind in made.truth(at)])
    return found


def dated(seed: int, words: int, revisions: int) -> Score:
    """Score a linear history that is given as dated files."""
    made, found = Writer(f"{seed}", words, revisions, branches=False).write(), Score()
    files = {f"v{at}": written(state.text).encode() for at, state in enumerate(made.states)}
    meta = {
        f"v{at}": {"published": f"2026-01-{1 + at // 24:02}T{at % 24:02}:00"}
        for at in range(len(files))
    }
    start = time.process_time()
    documents = {name: read(data, name=name) for name, data in files.items()}
    lineage = lineage_of(answers.trace_documents(documents, meta))
    parents = {row.child: row.parent for row in lineage.derivations}
    states: dict[str, str] = {}
    for at in range(len(files)):
        states.setdefault(parents.get(f"v{at}", ""), str(at))
    for at in spread(len(files)):
        answer = answers.origins_answer(lineage, documents, f"v{at}")
        told = [states.get(token["origin"], token["origin"]) for token in answer["tokens"]]
        ranges = [tuple(token["range"]) for token in answer["tokens"]]
        found.add(told, _by_ranges(made, at, files[f"v{at}"].decode(), ranges))
    found.seconds = time.process_time() - start
    return found


def _by_ranges(
    made: History, at: int, text: str, ranges: Sequence[tuple[int, ...]]
) -> list[tuple[str, str]]:
    """The truth of the words at these ranges of a state's text."""
    ends, start = [], 0
    for token, (first, kind) in zip(made.states[at].text, made.truth(at), strict=True):
        start = text.index(token.word, start) + len(token.word)
        ends.append((start, str(first), kind))
    told, index = [], 0
    for _, end in ranges:
        while ends[index][0] < end:
            index += 1
        told.append(ends[index][1:])
    return told


def of_family(mode: str, seed: int, size: int) -> Score:
    """Score some texts of a family whose stemma is known."""
    made, found = family(mode, seed, size), Score()
    start = time.process_time()
    documents = {name: read(data, name=name) for name, data in made.files.items()}
    answer = answers.trace_documents(documents, made.meta)
    lineage, truth = lineage_of(answer), truth_of(made)
    into = matched(truth, told_by_answer(answer)) | _twice_told(made, answer)
    names = sorted(made.files)
    for name in (names[at] for at in spread(len(names))):
        answer = answers.origins_answer(lineage, documents, name)
        text = made.files[name].decode()
        words = [fold(text[slice(*token["range"])]) for token in answer["tokens"]]
        true = _truth(made, name, frozenset({*truth.variants, *truth.states, *truth.lost}))
        pairs = [
            (answer["tokens"][own + step]["origin"], *true[theirs + step][1:])
            for theirs, own, count in aligned([key for key, *_ in true], words)
            for step in range(count)
        ]
        told = [
            first if into.get(said, said) == shown else into.get(said, said)
            for said, first, shown in pairs
        ]
        found.add(told, [(first, "plain") for _, first, _ in pairs])
    found.seconds = time.process_time() - start
    return found


def _twice_told(made: Family, answer: Mapping[str, Any]) -> dict[str, str]:
    """For revisions that show one true state each alone, that state: some states are told twice.

    A state taken for two is a mistake of the lineage and counted there; who is said to have
    introduced a word is the same.
    """
    nodes = {node.name: node for node in made.nodes.values() if node.name}
    found = {}
    for revision in answer["revisions"]:
        homes = set()
        for name in revision["held_by"]:
            node = nodes[name]
            while node.kind != "state" and node.parents:
                node = made.nodes[node.parents[0][0]]
            homes.add(node.id)
        if len(homes) == 1:
            found[revision["id"]] = homes.pop()
    return found


def _truth(made: Family, name: str, known: frozenset[str]) -> list[tuple[str, str, str]]:
    """The words of a variant, the earliest node of its line known to have had each, and who shows.

    These differ where a word was new in a state by which nobody could know that it is one: to name
    the next state that has the word and shows is right then, and so is to name the state after all.
    """
    nodes = made.nodes
    at = next(node.id for node in nodes.values() if node.name == name)
    line, waiting = {at}, [at]
    while waiting:
        for parent, _ in nodes[waiting.pop()].parents:
            if parent not in line:
                line.add(parent)
                waiting.append(parent)
    first: dict[int, str] = {}
    shown: dict[int, str] = {}
    for node in nodes.values():
        if node.id in line and (node.name or node.id) in known:
            for token in node.text:
                first.setdefault(token.number, node.name or node.id)
    shown = _next_shown(nodes.values(), first)
    return [
        (fold(part), first[token.number], shown.get(token.number, first[token.number]))
        for token in nodes[at].text
        for part in token.word.replace("-", " ").split()
    ]


def _next_shown(nodes: Iterable[Node], first: Mapping[int, str]) -> dict[int, str]:
    """For words new in a state that nothing shows, the first state with them that shows."""
    states = [node for node in nodes if node.kind == "state"]
    hidden = {state.id for state in states if not state.shown}
    found: dict[int, str] = {}
    for state in states:
        if state.shown:
            for token in state.text:
                if first.get(token.number) in hidden:
                    found.setdefault(token.number, state.id)
    return found


def show(report: Report, seeds: Sequence[int] = REPORTED, size: int = SIZE) -> None:
    """Print both tables: the line given, and texts alone."""
    report.head(
        "Origins",
        f"Seeds {min(seeds)} to {max(seeds)}; the first seed alone of 100 texts of 3,000 words.",
    )
    given = {
        "line given, 40 texts of 1,500 words": [
            partial(carried, seed, 1500, 40, branches=False) for seed in seeds
        ],
        "the same with branches and merges": [
            partial(carried, seed, 1500, 40, branches=True) for seed in seeds
        ],
        "line given, 100 texts of 3,000 words": [
            partial(carried, seeds[0], 3000, 100, branches=False)
        ],
    }
    alone = {
        "dated histories, 30 texts of 1,000 words": [
            partial(dated, seed, 1000, 30) for seed in seeds
        ]
    }
    for mode in MODES:
        alone[f"{NAMES[mode]}, {size} texts"] = [
            partial(of_family, mode, seed, size) for seed in seeds
        ]
    with ProcessPoolExecutor(2) as pool:
        waiting = {
            name: [pool.submit(job) for job in jobs] for name, jobs in (given | alone).items()
        }
        row = report.table("origins given", "", *HEADS[:2], *KINDS, *HEADS[2:])
        for name in given:
            row(name, *_whole(waiting[name]).cells(*KINDS))
        print()
        row = report.table("origins", "", *HEADS)
        families = Score()
        for name in alone:
            found = _whole(waiting[name])
            row(name, *found.cells())
            if name.endswith(f" {size} texts"):
                families.take(found)
    report.aim(
        "words of the families traced right",
        families.right.total() / families.asked.total(),
        RIGHT,
        least=True,
        as_="{:.1%}",
    )


def _whole(waiting: Iterable[Future[Score]]) -> Score:
    whole = Score()
    for future in waiting:
        whole.take(future.result())
    return whole


def main() -> None:
    """Print the tables for some seeds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", nargs=2, type=int, default=[REPORTED.start, REPORTED.stop])
    parser.add_argument("--size", type=int, default=SIZE)
    asked = parser.parse_args()
    show(Report(), range(*asked.seeds), asked.size)


if __name__ == "__main__":
    main()
