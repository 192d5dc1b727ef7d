"""Words counted in bulk are as many as the tokeniser makes."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.diffing.flat import word_count
from provenance.diffing.flat.word_count import count_many_words, count_words_in
from provenance.text.tokens import count_words, tokenise
from tests.diffing.strategies import texts

PIECES = [*"aAzßÿĀ09_.,'’·- \n…—¼²", "U.S. ", "end.Next", "x_y", "__", "1,0", "ab.C", "a.b"]
plain = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let short texts be counted like long ones."""
    monkeypatch.setattr(word_count, "SHORT", 0)
    monkeypatch.setattr(word_count, "FEW", 0)


@pytest.mark.usefixtures("at_once")
def test_bulk_and_tokeniser_count_the_same() -> None:
    @settings(max_examples=400)
    @given(plain | texts.filter(bool))
    def run(text: str) -> None:
        assert count_many_words(text) == count_words(text)

    run()


@pytest.mark.usefixtures("at_once")
def test_stretches_are_counted_where_they_stand_as_they_are_alone() -> None:
    @settings(max_examples=400)
    @given(plain | texts.filter(bool), st.randoms(use_true_random=False))
    def run(text: str, draw: Random) -> None:
        tokens = tokenise(text)
        kept = [token for token in tokens if draw.random() < 0.7]
        ranges = [(token.span.start, token.span.end) for token in kept]
        assert count_words_in(text, ranges) == sum(token.is_word for token in kept)

    run()


def test_a_line_of_another_script_in_a_long_text_is_counted_by_its_own_rules() -> None:
    line = "Don't pay 1,000.50 to x_y, e.g. at _ noon.\n"
    text = line * 200 + "東京に行く。\n" + line * 200
    assert count_many_words(text) == 400 * count_words(line) + 3


def test_a_long_text_of_another_script_is_counted() -> None:
    assert count_many_words("東京に行く。\n" * 2000) == 6000
