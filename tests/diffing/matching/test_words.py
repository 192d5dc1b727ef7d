"""Interned tokens are aligned by a longest common subsequence, and common ends are measured."""

from dataclasses import replace
from itertools import takewhile

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from provenance.diffing.dmp import DMP
from provenance.diffing.matching.words import (
    INDEL,
    Aligner,
    common_prefix,
    common_suffix,
    intern_tokens,
)

tokens = st.lists(st.sampled_from("abcdef"), max_size=40)


@given(tokens, tokens)
def test_both_kernels_find_as_many_common_tokens_as_there_are(
    older: list[str], newer: list[str]
) -> None:
    best = LCSseq.similarity(older, newer)
    assert sum(size for _, _, size in Aligner(INDEL).align(older, newer)) == best
    assert sum(size for _, _, size in Aligner(DMP).align(older, newer)) <= best


@given(tokens, tokens)
def test_blocks_rise_and_hold_equal_tokens_under_any_bound(
    older: list[str], newer: list[str]
) -> None:
    aligner = Aligner(replace(INDEL, direct=2, window=9, budget=60))
    at_older = at_newer = 0
    for in_older, in_newer, size in aligner.align(older, newer):
        assert in_older >= at_older
        assert in_newer >= at_newer
        assert older[in_older : in_older + size] == newer[in_newer : in_newer + size]
        at_older, at_newer = in_older + size, in_newer + size


@given(st.text("ab", max_size=200), st.text("ab", max_size=200), st.text("ab", max_size=200))
def test_common_ends_are_as_long_as_can_be(shared: str, older: str, newer: str) -> None:
    assert common_prefix(shared + older, shared + newer) == counted(shared + older, shared + newer)
    assert common_suffix(older + shared, newer + shared) == counted(
        (older + shared)[::-1], (newer + shared)[::-1]
    )


def counted(first: str, second: str) -> int:
    alike = (one == other for one, other in zip(first, second, strict=False))
    return sum(takewhile(bool, alike))


def test_more_tokens_than_code_points_never_match_wrongly() -> None:
    older = [str(number) for number in range(1_200_000)]
    newer = older[1:]
    first, second = intern_tokens(older, newer)
    assert len(first) == len(older)
    assert first[1:1000] == second[:999]
    assert first[-1] != second[-1]
