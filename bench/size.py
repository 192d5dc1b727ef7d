"""How much of a comparison is edits, beside the least there can be, and in how many pieces?

The least is what a longest common subsequence of words (tokens with a letter or digit) leaves,
computed exactly. Ours is counted before it is tidied for people and as it is answered.
"""

import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from unittest.mock import patch

from rapidfuzz.distance import LCSseq

from bench._corpora import Case
from bench._peers import Answer, peers
from bench._report import Report
from provenance.answers import diff
from provenance.diffing import Op, compare
from provenance.diffing.matching.words import intern_tokens
from provenance.text.tokens import is_word, split_words

AFTER = 1.1
"""How many times the least the edits may be once they are tidied."""

INF = float("inf")


class Sizes(NamedTuple):
    """Words in edits: the least there can be, ours before tidying and as answered; words moved.

    `hunks` are the edits as answered.
    """

    least: int
    before: int
    after: int
    moved: int
    hunks: int


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

    def noting(strips: list, *rest: object) -> list:
        if not before:
            changed = [strip for strip in strips if not strip.equal]
            before.append(
                sum(
                    words_in(older[strip.older : strip.older_end])
                    + words_in(newer[strip.newer : strip.newer_end])
                    for strip in changed
                )
            )
        found: list = tidy(strips, *rest)
        return found

    if len(newer) < len(older) or (len(newer) == len(older) and newer < older):
        older, newer = newer, older
    with patch.object(module, "tidy", noting):
        edits = compare(older, newer).edits
    changed = [edit for edit in edits if edit.op is not Op.EQUAL]
    touched = sum(
        words_in(older[edit.older.slice]) + words_in(newer[edit.newer.slice]) for edit in changed
    )
    kinds = [edit.op is not Op.EQUAL for edit in edits]
    hunks = sum(now and not was for was, now in zip([False, *kinds], kinds, strict=False))
    stats = diff(older, newer)["stats"]
    after = stats["words_inserted"] + stats["words_deleted"]
    return Sizes(
        least(older, newer), before[0] if before else touched, after, touched - after, hunks
    )


def words_in(text: str) -> int:
    return sum(map(is_word, split_words(text)))


def show(
    report: Report, cases: Sequence[Case], answers: Mapping[str, Mapping[str, Answer]]
) -> None:
    """Print the table, the other engines' edits beside ours."""
    names = [peer.name for peer in peers()]
    report.head(
        "Edit size: inserted and deleted words, and hunks",
        "After a stroke stand hunks; bold is whoever has fewer hunks than ours within 1.10 of the "
        "least. What is told as moved is neither inserted nor deleted. Engines that cut words may "
        "stay below the least. > N s: stopped after so many seconds of the processor. –*: not "
        "asked, since a text no longer and no more edited stopped it.",
    )
    row = report.table(
        "size", "case", "least", "before tidying", "bar", "ours", "moved", "ours ÷ least", *names
    )
    for case in cases:
        found = sizes(*case.texts())
        within = {
            name: told.hunks
            for name, told in answers[case.name].items()
            if told.seconds is not None and told.words <= AFTER * found.least
        }
        row(
            case.name,
            f"{found.least:,}",
            f"{found.before:,} ({found.before / found.least:.3f})",
            f"≤ {case.before:.2f}",
            f"{found.after:,} / {found.hunks:,}",
            f"{found.moved:,}" if found.moved else "",
            f"{found.after / found.least:.3f}",
            *(
                _peer(answers[case.name].get(name), fewer=within.get(name, INF) < found.hunks)
                for name in names
            ),
        )
        for when, words, bar in (
            ("before", found.before, case.before),
            ("after", found.after, AFTER),
        ):
            report.aim(
                f"edits {when} tidying, {case.name}",
                words / found.least,
                bar,
                as_="{:.3f} × the least",
            )
        if within:
            least = min(within, key=lambda name: (within[name], name))
            report.aim(
                f"hunks, {case.name}, beside {least}", found.hunks, within[least], as_="{:,} hunks"
            )


def _peer(told: Answer | None, *, fewer: bool) -> str:
    if told is None or told.seconds is None:
        return told.instead if told else "–"
    said = f"{told.words:,} / {told.hunks:,}"
    return f"**{said}**" if fewer else said
