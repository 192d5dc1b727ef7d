"""How much of a comparison is edits, beside the least there can be, and in how many pieces?

The least is what a longest common subsequence of words (tokens with a letter or digit) leaves,
computed exactly. Ours is counted before it is tidied for people and as it is answered.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

from rapidfuzz.distance import LCSseq

from bench._corpora import Case
from bench._measure import Bench, Measured, written
from bench._peers import Answer, peers
from provenance.answers import diff
from provenance.diffing import Op, compare
from provenance.diffing.words import intern_tokens
from provenance.text.tokens import is_word, split_words

BEFORE = {"reflowed": 1.05, "reversed": 1.05, "CJK": 1.05, "unrelated": 1.1}
BEFORE_ELSE, AFTER = 1.01, 1.1

Sizes = tuple[int, int, int, int, int]
"""Words in the optimum, before tidying, after it, of these moved; hunks."""


def least(older: str, newer: str) -> int:
    """Count the words that no alignment can keep."""
    first, second = (
        [token.strip() for token in split_words(text) if is_word(token)] for text in (older, newer)
    )
    common = LCSseq.similarity(*intern_tokens(first, second))
    return int(len(first) + len(second) - 2 * common)


def sizes(older: str, newer: str) -> Sizes:
    """Count the words in edits, and the edits, before and after tidying."""
    module = sys.modules["provenance.diffing.compare"]
    tidy, before = module.tidy, list[int]()

    def noting(strips: list, *rest: object) -> list:  # type: ignore[type-arg]  # whatever the engine hands over
        if not before:
            changed = [strip for strip in strips if not strip.equal]
            before.append(
                sum(
                    words_in(older[strip.older : strip.older_end])
                    + words_in(newer[strip.newer : strip.newer_end])
                    for strip in changed
                )
            )
        found: list = tidy(strips, *rest)  # type: ignore[type-arg]  # whatever the engine hands over
        return found

    if len(newer) < len(older) or (len(newer) == len(older) and newer < older):
        older, newer = newer, older
    with patch.object(module, "tidy", noting):
        edits = compare(older, newer).edits
    changed = [edit for edit in edits if edit.op is not Op.EQUAL]
    after = sum(
        words_in(older[edit.older.slice]) + words_in(newer[edit.newer.slice]) for edit in changed
    )
    kinds = [edit.op is not Op.EQUAL for edit in edits]
    hunks = sum(now and not was for was, now in zip([False, *kinds], kinds, strict=False))
    stats = diff(older, newer)["stats"]
    moved = after - stats["words_inserted"] - stats["words_deleted"]
    return least(older, newer), before[0] if before else after, after, moved, hunks


def words_in(text: str) -> int:
    return sum(map(is_word, split_words(text)))


def show(cases: Sequence[Case], measured: Sequence[Measured], bench: Bench) -> None:
    """Print the table; peers are asked where they were not yet."""
    asked = {each.case.name: each.peers for each in measured}
    names = [peer.name for peer in peers()]
    print("\n## Edit size: inserted and deleted words, and hunks\n")
    print(
        "Beside each engine's words stand its hunks; bold is whoever has fewer hunks than ours "
        "within 1.10 of the least. Engines that cut words may stay below the least.\n"
    )
    heads = ["case", "least", "before tidying", "bar", "ours", "of these moved", "ratio", *names]
    print(f"| {' | '.join(heads)} |")
    print("|---" * len(heads) + "|")
    for case in cases:
        if not case.sized:
            continue
        texts = case.texts()
        optimum, before, after, moved, hunks = sizes(*texts)
        bar = next((bar for word, bar in BEFORE.items() if word in case.name), BEFORE_ELSE)
        if case.name not in asked:
            with tempfile.TemporaryDirectory() as folder:
                files = written(texts, Path(folder))
                asked[case.name] = dict(bench.answers(case, files))
        ratio = before / optimum if optimum else 1.0
        cells = [
            case.name,
            f"{optimum:,}",
            f"{before:,} ({ratio:.3f}{' !' if ratio > bar else ''})",
            f"≤ {bar:.2f}",
            f"{after:,} / {hunks:,}",
            f"{moved:,}",
            f"{after / optimum:.3f}{' !' if after > AFTER * optimum else ''}" if optimum else "1",
            *(_peer(asked[case.name].get(name), optimum, hunks) for name in names),
        ]
        print(f"| {' | '.join(cells)} |", flush=True)
    print(
        "\n!: misses the bar. > N s: stopped after so many seconds of the processor. –*: not "
        "asked, since a shorter text stopped it."
    )


def _peer(told: Answer | None, optimum: int, hunks: int) -> str:
    if told is None or told.seconds is None:
        return told.instead if told else "–"
    said = f"{told.words:,} / {told.hunks:,}"
    return f"**{said}**" if told.words <= AFTER * optimum and told.hunks < hunks else said
