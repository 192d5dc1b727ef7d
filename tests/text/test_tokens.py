"""Words carry their white space, rejoin exactly, and never part what a reader sees as one sign."""

from itertools import accumulate

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from provenance.text.tokens import count_words, split_graphemes, split_words, tokenise

PIECES = [
    "a", "B", "word", "_", "1", "1,0", "’", "'", ".", "..", "-", "U.S.", " ", "\n", "\r\n", "\u3000", "\x1f",
    "東京", "に", "カナ", "。", "ไทย", "ำ", "ﾞ", "\u0301", "é", "\u200d", "\ufe0f", "👩", "🚀", "🏽", "🇫", "\u0600",
    "\ud800", "\xad", "\u200b", "각", "\u1100", "क्", "ℹ", "™",
]  # fmt: skip  # a table
DENSE = [
    "東京に", "行く", "カ", "ナー", "ー", "ア・イ", "。", "、", "「", "」", "a", "U.S.", "1,0", "’", ".", "..", "-", " ",
    "\n", "\u3000", "Ａ", "１", "！", "é", "한", "々", "〇", "ゝ", "½", "_",
]  # fmt: skip  # a table
texts = st.lists(st.sampled_from(PIECES), max_size=20).map("".join) | st.text(max_size=20)


@settings(max_examples=400)
@given(texts)
def test_tokens_rejoin_to_exactly_the_text(text: str) -> None:
    assert "".join(split_words(text)) == text
    assert "".join(split_graphemes(text)) == text
    assert all(text[slice(*token.span)] == token.literal for token in tokenise(text))


@settings(max_examples=400)
@given(texts)
def test_no_token_cuts_a_grapheme(text: str) -> None:
    whole = {0, *accumulate(map(len, regex.findall(r"\X", text)))}
    assert {token.start for token in tokenise(text)} <= whole
    assert set(accumulate(map(len, split_graphemes(text)))) <= whole


@settings(max_examples=200)
@given(texts, texts)
def test_a_text_cut_after_white_space_has_the_same_words_in_pieces(first: str, then: str) -> None:
    first, then = f"x{first}\n", f"y{then}"
    assert split_words(first) + split_words(then) == split_words(first + then)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("don't, don’t", ["don't", ", ", "don’t"]),
        ("'tis the dogs'", ["'", "tis ", "the ", "dogs", "'"]),
        ("state-of-the-art", ["state", "-", "of", "-", "the", "-", "art"]),
        ("1,000.50 or 3.5bn", ["1,000.50 ", "or ", "3.5bn"]),
        ("U.S. e.g. example.com", ["U.S. ", "e.g. ", "example.com"]),
        ("The end.Next one", ["The ", "end", ".", "Next ", "one"]),
        ("so ... -- yes", ["so ", "... ", "-- ", "yes"]),
        ("e\u0301t\u0301 é", ["e\u0301t\u0301 ", "é"]),
        ("👩\u200d🚀🇫🇷1\ufe0f\u20e3", ["👩\u200d🚀", "🇫🇷", "1\ufe0f\u20e3"]),
        ("2026年、Go言語", ["2026", "年", "、", "Go", "言語"]),
        ("ภาษาไทยง่าย ok", ["ภาษา", "ไทย", "ง่าย ", "ok"]),
        ("हिन्दी में", ["हिन्दी ", "में"]),
        (" \n", [" \n"]),
        ("", []),
    ],
)
def test_words_are_those_a_reader_sees(text: str, words: list[str]) -> None:
    assert split_words(text) == words


@settings(max_examples=500)
@given(st.text("aBz1½²Ⅳ③ß÷ÿ.,'’·_- ", max_size=12))
@example("÷a'½")
@example("x²’y")
def test_plain_text_has_the_same_words_beside_other_scripts(text: str) -> None:
    beside = [word.strip() for word in split_words(f"{text.strip()} 東京")]
    assert beside == [*(word.strip() for word in split_words(text.strip())), "東京"]


@settings(max_examples=500)
@given(st.lists(st.sampled_from(DENSE), max_size=12).map("".join))
@example("ア・イ\n「東京に」")
def test_han_and_kana_have_the_same_words_beside_signs_that_join(text: str) -> None:
    beside = split_words(f"x{text}\n👩\u200d🚀", "ja")
    assert beside == [*split_words(f"x{text}\n", "ja"), "👩\u200d🚀"]


def test_punctuation_signs_and_emoji_are_no_words() -> None:
    assert count_words("Well — it's 3.5 km, no? 👍 __ *") == 5
    assert count_words("東京に行く。") == 3
    assert count_words("\n") == 0
