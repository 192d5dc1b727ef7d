"""How long does a collation take, and does it find what CollateX's Python port finds?

CollateX is installed into a folder of its own, outside the project, on the first run; where that
fails, its columns stay empty. Texts are made by seed: a root, and a tree of copies of copies.
Correct matches are pairs of equal words in one place that were written once and copied since.
"""

import json
import random
import statistics
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, count, product
from pathlib import Path
from typing import Any

from bench._darwin import darwin
from bench._peers import COLLATEX, PATIENCE, MissingError, environment, run
from provenance.diffing.collation import collate

PEER_RUN = """
import json, sys, time
from collatex import Collation, collate
texts = json.load(sys.stdin)
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
print(json.dumps({"seconds": taken, "columns": columns}))
"""

SYLLABLES = [*map("".join, product("bdfglmnprstvz", "aeiou")), "bran", "stel", "dro"]
SHARES = (0.01, 0.03, 0.06)
"""Share of words that a copy changes."""

LONG_PATIENCE = 3600
"""Seconds of the processor after which CollateX is stopped if nothing is spared.

It needs some twenty minutes for 12 texts of 2,000 words. Where it is stopped sooner the ratio is an
upper bound.
"""

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


EXAMPLES: dict[str, Sequence[str]] = {
    "brown fox": (
        "The quick brown fox jumps over the dog.",
        "The brown fox jumps over the lazy dog.",
    ),
    "gray koala": ("The gray koala", "The brown koala"),
    "big gray koala": ("The big gray koala", "The grey koala"),
    "red and black cat": ("the red and the black cat", "the black and the red cat"),
    "cat and dog": ("the cat and the dog", "the dog and the cat"),
    "black cat": ("the black cat", "the black cat"),
    "the, the cat, the cat sits": ("the", "the cat", "the cat sits"),
    "a c b c": ("a c b c", "a c b"),
    "letters": (
        "a b c d F g h i ! K ! q r s t",
        "a b c d F g h i ! q r s t",
        "a b c d E g h i ! q r s t",
    ),
    "Magee": (
        "The same clock as when for example Magee once died.",
        "The same as when for example Magee once died.",
        "The same as when for example McKee once died .",
        "The same as when among others Darly once died & left him.",
        "The same as when Darly among others once died and left him.",
    ),
    "glasses": (
        "I bought this glass , because it matches those dinner plates",
        "I bought those glasses",
    ),
    "this, that there": ("over this dog", "over that there dog"),
    "this, there that": ("over this dog", "over there that dog"),
    "this, there thin": ("this", "there thin"),
    "nearest in the middle": ("abcd 0123 efgh", "abcd 0xxx 012x 01xx efgh"),
    "clash": ("aaa bbb ccc ddd", "aaa cce ddd", "aaa cce ccc ddd"),
    "three near": (
        "abcd 012345 efgh",
        "abcd 0xxxxx 01xxxx 01234x 012xxx 0123xx efgh",
        "abcd 01xxxx zz23xx efgh",
    ),
    "morning cat": (
        "This morning the cat observed little birds in the trees.",
        "The cat was observing birds in the little trees this morning, it observed birds for two "
        "hours.",
    ),
    "Plätzchen": (
        "Auch hier hab ich wieder ein Plätzchen",
        "Ich hab auch hier wieder ein Pläzchen",
        "Ich hab auch hier wieder ein Pläzchen",
    ),
    "black dog": (
        "The black dog chases a red cat.",
        "A red cat chases the black dog.",
        "A red cat chases the yellow dog",
    ),
    "black and white cat": (
        "The black cat",
        "The black and white cat",
        "The black and green cat",
        "The black very special cat",
        "The black not very special cat",
    ),
    "black mat": (
        "the black cat and the black mat",
        *2 * ("the black dog and the black mat",),
    ),
    "cat on the table": (
        "the black cat on the table",
        *2 * ("the black saw the black cat on the table",),
    ),
    "black cat sat": (
        "the black cat sat on the mat",
        *2 * ("the cat sat on the black mat",),
    ),
    "in capitals": ("the black cat", "THE BLACK CAT", "The black cat", "The, black cat"),
    "white and black cat": (
        "the white and black cat",
        "The black cat",
        "the black and white cat",
        "the black and green cat",
    ),
    "cat or dog": ("a cat or dog", *2 * ("a cat and dog and",)),
    "agast": (
        "He was agast, so",
        "He was agast",
        "So he was agast",
        "He was so agast",
        "He was agast and feerd",
        "So was he agast",
    ),
    "big bug": (
        "the big bug had a big head",
        "the bug big had a big head",
        "the bug had a small head",
    ),
    "bug big": ("the bug big had a big head", *2 * ("the bug had a small head",)),
    "drought": (
        "the drought of march hath perced to the root",
        "the march of the drought hath perced to the root",
        "the march of drought hath perced to the root",
    ),
    "drought, longer": (
        "the drought of march hath perced to the root and is this the right",
        "the first march of drought pierced to the root and this is the ",
        "the first march of drought hath perced to the root",
    ),
    "very first march": (
        "the very first march of drought hath",
        *2 * ("the drought of march hath",),
    ),
    "April": (
        "When April with his showers sweet with fruit The drought of March has pierced unto the "
        "root",
        "When showers sweet with April fruit The March of drought has pierced to the root",
        "When showers sweet with April fruit The drought of March has pierced the rood",
    ),
    "Carpenter": (
        "This Carpenter hadde wedded newe a wyf",
        "This Carpenter hadde wedded a newe wyf",
        "This Carpenter hadde newe wedded a wyf",
        "This Carpenter hadde wedded newly a wyf",
        "This Carpenter hadde E wedded newe a wyf",
        "This Carpenter hadde newli wedded a wyf",
    ),
    "Werther": (
        "Du kennst von Alters her meine Art, mich anzubauen, irgend mir an einem vertraulichen "
        "Orte ein Hüttchen aufzuschlagen, und da mit aller Einschränkung zu herbergen.",
        "Du kennst von Altersher meine Art, mich anzubauen, mir irgend an einem vertraulichen "
        "Ort ein Hüttchen aufzuschlagen, und da mit aller Einschränkung zu herbergen.",
    ),
    "Darwin, six editions": darwin(),
}
"""The examples of CollateX's documentation and of the tests it points to."""

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


def ask_peer(
    program: Path, texts: Sequence[str], *options: str, patience: float = PATIENCE
) -> dict[str, Any]:
    done = run([str(program), "-c", PEER_RUN, *options], patience, json.dumps(texts).encode())
    if done is None:
        return {"stopped": f"> {patience:g}"}
    if done.returncode:
        why = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        return {"failed": why}
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def seconds(texts: Sequence[str], times: int) -> tuple[float, bool]:
    taken, complete = [], True
    for _ in range(times):
        start = time.process_time()
        complete = collate(texts).complete
        taken.append(time.process_time() - start)
    return statistics.median(taken), complete


def show_examples(program: Path | None) -> None:
    print("| pairs of equal words in one place | ours | CollateX | |")
    print("|---|---|---|---|")
    for name, texts in EXAMPLES.items():
        own = equal_pairs(own_columns(texts))
        if program is None:
            print(f"| {name} | {own} | – | |")
            continue
        said = ask_peer(program, texts, "near")
        theirs = equal_pairs(said["columns"]) if "columns" in said else " ".join(said.values())
        fewer = "fewer" if isinstance(theirs, int) and own < theirs else ""
        print(f"| {name} | {own} | {theirs} | {fewer} |", flush=True)


def cases() -> Iterator[tuple[str, list[Words], bool]]:
    """Give a name, texts, and whether CollateX is asked, too."""
    yield "3 of 200 words", tradition(3, 200, seed=4), True
    yield "6 of 500 words", tradition(6, 500, seed=5), True
    yield "12 of 2,000 words", tradition(12, 2_000, seed=6), True
    yield "60 of 1,500 words", tradition(60, 1_500, seed=7), False
    pick = random.Random(8)
    strangers = [[(word, next(NUMBERS)) for word in prose(2_000, pick)] for _ in range(50)]
    yield "50 of 2,000 random words", strangers, False
    two = [[(word, next(NUMBERS)) for word in pick.choices("ab", k=2_000)] for _ in range(12)]
    yield "12 of 2,000 words out of two", two, False
    yield "1,000 of 200 words", tradition(1_000, 200, seed=9), False


def show_times(program: Path | None, only: str, *, patience: float) -> None:
    print(
        "\n| texts | ours, s | CollateX, s | ours ÷ CollateX | correct of possible | wrong "
        "| CollateX, correct | wrong |"
    )
    print("|---" * 8 + "|")
    for name, texts, asked in cases():
        if only not in name:
            continue
        plain = [text_of(words) for words in texts]
        own, complete = seconds(plain, 3)
        right, found = correct_pairs(own_columns(plain), texts)
        possible = possible_pairs(texts)
        cells = [name + ("" if complete else " (part)"), f"{own:.2f}"]
        ours = _shares(right, found, possible)
        said = ask_peer(program, plain, patience=patience) if asked and program else {}
        if "columns" in said:
            cells += [f"{said['seconds']:.2f}", f"{own / said['seconds']:.4f}", *ours]
            cells += _shares(*correct_pairs(said["columns"], texts), possible)
        elif "stopped" in said:
            cells += [said["stopped"], f"< {own / patience:.4f}", *ours, "–", "–"]
        else:
            cells += [said.get("failed", "–"), "–", *ours, "–", "–"]
        print(f"| {' | '.join(cells)} |", flush=True)


def _shares(right: int, found: int, possible: int) -> list[str]:
    return [f"{right / max(possible, 1):.4%}", f"{(found - right) / max(found, 1):.2%}"]


def show(
    only: str = "", *, alone: bool = False, full: bool = False, patience: float = PATIENCE
) -> None:
    """Print both tables; CollateX is waited for in the long case, too, if `full`."""
    program = None
    try:
        program = None if alone else environment("collatex", *COLLATEX)
    except MissingError as why:
        print(f"CollateX is missing: {why}\n")
    show_examples(program)
    show_times(program, only, patience=LONG_PATIENCE if full else patience)
