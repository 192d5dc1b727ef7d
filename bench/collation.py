"""How long does a collation take, and does it find what CollateX's Python port finds?

CollateX is installed into a folder of its own, outside the project, on the first run; where that
fails, its columns stay empty. Texts are made by seed: a root, and a tree of copies of copies.
Correct matches are pairs of equal words in one place that were written once and copied since.
"""

import json
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, count, product
from pathlib import Path
from typing import Any

from bench._collation_examples import EXAMPLES
from bench._peers import COLLATEX, PATIENCE, MissingError, environment, run
from bench._report import Report
from provenance.diffing.collating.collation import collate

PEER_RUN = """
import json, sys, time
from collatex import Collation, collate
answers = []
for texts in json.load(sys.stdin):
    start = time.process_time()
    collation = Collation()
    for number, text in enumerate(texts):
        collation.add_plain_witness(f"{number:03}", text)
    table = collate(collation, output="table", segmentation=False, near_match="near" in sys.argv)
    taken = time.process_time() - start
    columns = [
        [
            [token.token_string for token in column.tokens_per_witness.get(f"{number:03}", ())]
            for number in range(len(texts))
        ]
        for column in table.columns
    ]
    answers.append({"seconds": taken, "columns": columns})
print(json.dumps(answers))
"""

TWELVE, SIXTY_TEXTS = "12 of 2,000 words", "60 of 1,500 words"
SYLLABLES = [*map("".join, product("bdfglmnprstvz", "aeiou")), "bran", "stel", "dro"]
SHARES = (0.01, 0.03, 0.06)
"""Share of words that a copy changes."""

LEAST_PATIENCE, LONG_PATIENCE = 60, 3600
"""Seconds of the processor after which CollateX is stopped, and where nothing is spared.

It needs half a minute for 6 texts of 500 words and some twenty for 12 of 2,000. Where it is stopped
sooner the ratio is an upper bound.
"""

TIMES_COLLATEX, SIXTY = 0.1, 10.0
"""What may be taken of CollateX's time, and how many seconds for 60 texts of 1,500 words."""

Words = list[tuple[str, int]]
"""Each word with the number it was given where it was first written."""

NUMBERS = count(1_000_000)


def vocabulary(size: int) -> list[str]:
    pick = random.Random(1)
    return ["".join(pick.choices(SYLLABLES, k=pick.randint(1, 4))) for _ in range(size)]


KNOWN = vocabulary(20_000)
RANKS = [1 / (rank + 2.7) for rank in range(len(KNOWN))]


def prose(size: int, pick: random.Random) -> list[str]:
    return pick.choices(KNOWN, RANKS, k=size)


def copied(words: Words, share: float, pick: random.Random, *, swap: bool) -> Words:
    made: Words = []
    at = 0
    while at < len(words):
        if pick.random() < share / 2:
            length, fate = pick.randint(1, 4), pick.choice(("replace", "delete", "insert"))
            if fate != "delete":
                made += [(word, next(NUMBERS)) for word in prose(length, pick)]
            at += length if fate != "insert" else 0
        else:
            made.append(words[at])
            at += 1
    if swap and len(made) > 100:  # noqa: PLR2004 - room for a passage to move
        start = pick.randrange(len(made) - 60)
        passage = made[start : start + 12]
        rest = made[:start] + made[start + 12 :]
        made = rest[: start + 25] + passage + rest[start + 25 :]
    return made


def tradition(size: int, length: int, *, seed: int) -> list[Words]:
    pick = random.Random(seed)
    found = [[(word, number) for number, word in enumerate(prose(length, pick))]]
    while len(found) < size:
        parent = pick.choice(found[-6:])
        found.append(copied(parent, pick.choice(SHARES), pick, swap=pick.random() < 1 / 4))
    return found


def text_of(words: Words) -> str:
    return " ".join(word for word, _ in words)


Columns = list[list[list[str]]]


def own_columns(texts: Sequence[str]) -> Columns:
    """Lay each text's words into columns; marks go with the word before and are left out."""
    rows = collate(texts, segments=False).rows
    return [
        [[text[cell.slice]] if cell else [] for text, cell in zip(texts, row.cells, strict=True)]
        for row in rows
    ]


def words_in(cell: list[str]) -> list[str]:
    joined = "".join(cell)
    kept = "".join(sign if sign.isalnum() else " " for sign in joined)
    return kept.casefold().split()


def equal_pairs(columns: Columns) -> int:
    """Count pairs of witnesses that read the same word in one place."""
    found = 0
    for column in columns:
        read = Counter(" ".join(words) for cell in column if (words := words_in(cell)))
        found += sum(times * (times - 1) // 2 for times in read.values())
    return found


def correct_pairs(columns: Columns, texts: Sequence[Words]) -> tuple[int, int]:
    """Count pairs in one place that are copies of one word, and all equal pairs."""
    at = [0] * len(texts)
    right = found = 0
    for column in columns:
        here = []
        for witness, cell in enumerate(column):
            for _ in words_in(cell):
                here.append(texts[witness][at[witness]])
                at[witness] += 1
        for one, other in combinations(here, 2):
            if one[0] == other[0]:
                found += 1
                right += one[1] == other[1]
    return right, found


def possible_pairs(texts: Sequence[Words]) -> int:
    held = Counter(number for words in texts for _, number in words)
    return sum(times * (times - 1) // 2 for times in held.values())


class StoppedError(Exception):
    """CollateX gave no answer; the message stands in for its time."""


def ask_peer(
    program: Path, collations: Sequence[Sequence[str]], *options: str, patience: float
) -> list[dict[str, Any]]:
    """Ask CollateX for the time and the columns of some collations."""
    said = json.dumps(collations).encode()
    done = run([str(program), "-c", PEER_RUN, *options], patience, said)
    if done is None:
        raise StoppedError(f"> {patience:g}")
    if done.returncode:
        raise StoppedError(done.stderr.decode(errors="replace").strip().rpartition("\n")[2])
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


def seconds(texts: Sequence[str], times: int) -> tuple[float, bool]:
    taken, complete = [], True
    for _ in range(times):
        start = time.process_time()
        complete = collate(texts).complete
        taken.append(time.process_time() - start)
    return statistics.median(taken), complete


def show_examples(report: Report, program: Path | None, *, patience: float) -> None:
    """Print how many words each example has in one place with others."""
    theirs: list[int] | None = None
    if program is not None:
        try:
            said = ask_peer(program, list(EXAMPLES.values()), "near", patience=patience)
            theirs = [equal_pairs(each["columns"]) for each in said]
        except StoppedError as why:
            print(f"CollateX gave no answer on its examples: {why}\n")
    own = [equal_pairs(own_columns(texts)) for texts in EXAMPLES.values()]
    row = report.table("collation examples", "equal words in one place", "ours", "CollateX")
    for at, name in enumerate(EXAMPLES):
        row(name, own[at], "–" if theirs is None else theirs[at])
    if theirs is not None:
        fewer = sum(ours < other for ours, other in zip(own, theirs, strict=True))
        more = sum(ours > other for ours, other in zip(own, theirs, strict=True))
        report.say("collation examples", "")
        report.say(
            "collation examples",
            f"{len(own)} examples: fewer than CollateX in {fewer}, more in {more}.",
        )
        report.aim("collation, examples with fewer pairs than CollateX", fewer, 0, as_="{:.0f}")


def cases() -> Iterator[tuple[str, list[Words], bool]]:
    """Give a name, texts, and whether CollateX is asked, too."""
    yield "3 of 200 words", tradition(3, 200, seed=4), True
    yield "6 of 500 words", tradition(6, 500, seed=5), True
    yield TWELVE, tradition(12, 2_000, seed=6), True
    yield SIXTY_TEXTS, tradition(60, 1_500, seed=7), False
    yield "1,000 of 200 words", tradition(1_000, 200, seed=9), False
    pick = random.Random(8)
    strangers = [[(word, next(NUMBERS)) for word in prose(2_000, pick)] for _ in range(50)]
    yield "50 of 2,000 random words", strangers, False
    two = [[(word, next(NUMBERS)) for word in pick.choices("ab", k=2_000)] for _ in range(12)]
    yield "12 of 2,000 words out of two", two, False


def show_times(report: Report, program: Path | None, only: str, *, patience: float) -> None:
    """Print what collations take us and CollateX, and how much of each is right."""
    print()
    row = report.table(
        "collation",
        "texts",
        "ours, s",
        "CollateX, s",
        "ours ÷ CollateX",
        "correct of possible",
        "wrong",
        "CollateX, correct",
        "wrong",
    )
    for name, texts, asked in cases():
        if only not in name:
            continue
        plain = [text_of(words) for words in texts]
        own, complete = seconds(plain, 3)
        possible = possible_pairs(texts)
        cells = [name + ("" if complete else " (part)"), f"{own:.2f}"]
        ours = _shares(*correct_pairs(own_columns(plain), texts), possible)
        least = 0.0
        if asked and program:
            print(f"Asking CollateX about {name} …", file=sys.stderr, flush=True)
            try:
                (said,) = ask_peer(program, [plain], patience=patience)
            except StoppedError as why:
                least = patience
                cells += [str(why), f"< {own / patience:.4f}", *ours, "–", "–"]
            else:
                least = said["seconds"]
                cells += [f"{least:.2f}", f"{own / least:.4f}", *ours]
                cells += _shares(*correct_pairs(said["columns"], texts), possible)
        else:
            cells += ["–", "–", *ours, "–", "–"]
        row(*cells)
        if name == TWELVE and least:
            report.aim(f"collation, {name}", own / least, TIMES_COLLATEX, as_="{:.4f} × CollateX")
        if name == SIXTY_TEXTS:
            report.aim(f"collation, {name}", own, SIXTY, as_="{:.1f} s")


def _shares(right: int, found: int, possible: int) -> list[str]:
    return [f"{right / max(possible, 1):.2%}", f"{(found - right) / max(found, 1):.2%}"]


def show(
    report: Report,
    only: str = "",
    *,
    alone: bool = False,
    full: bool = False,
    patience: float = PATIENCE,
) -> None:
    """Print both tables; CollateX is waited for in the long case, too, if `full`."""
    report.head(
        "Collation",
        "Processor time. A pair of equal words in one place is correct if both are copies of one "
        "word. > N: CollateX was stopped after so many seconds of the processor. (part): a bound "
        "of work was reached.",
    )
    program = None
    try:
        program = None if alone else environment("collatex", *COLLATEX)
    except MissingError as why:
        print(f"CollateX is missing: {why}\n")
    patience = LONG_PATIENCE if full else max(patience, LEAST_PATIENCE)
    if not only:
        show_examples(report, program, patience=patience)
    show_times(report, program, only, patience=patience)
