"""Runs of tokens found at once are those found one by one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.diffing.flat import grams
from provenance.diffing.flat.grams import unique_grams

tokens = st.text("abcĀ\U00010000", max_size=40)


def test_runs_found_in_flat_arrays_are_those_found_by_slices(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    @settings(max_examples=300)
    @given(tokens, tokens, st.sampled_from([1, 2, 3, 6]))
    def run(older: str, newer: str, size: int) -> None:
        monkeypatch.setattr(grams, "LONG", 1_000)
        by_slices = unique_grams(older, newer, size)
        monkeypatch.setattr(grams, "LONG", 0)
        assert unique_grams(older, newer, size) == by_slices

    run()
