"""In no script does an edit cut a word, nor at character granularity what is read as one sign."""

from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.diffing import compare
from provenance.text.tokens import split_graphemes, split_words

SCRIPTS = {
    "emoji": ["👩\u200d👩\u200d👧", "👩\u200d🚀", "👍🏽", "👍", "🏽", "🇫🇷", "🇩🇪", "🇫", "❤\ufe0f", "❤", "1\ufe0f\u20e3", "🏴\U000e0067\U000e007f", "so ", " "],
    "combining marks": ["e\u0301", "é", "e", "a\u0308\u0323", "o\u0302", "n\u0303o ", "\u0301", "x\u20dd", " ", "ca", "fe"],
    "Hangul": ["각", "\u1100\u1161\u11a8", "\u1100\u1161", "\u11a8", "한국어", "한국", "의 ", "ㄱ", " ", "사람이 "],
    "Thai": ["ภาษาไทย", "ภาษา", "ไทย", "น้ำ", "น", "้", "ำ", "กำ", "เก่ง", "ที่", " ", "๑๒"],
    "Arabic": ["العَرَبية ", "العربية ", "ال", "َ", "كتاب", "لا ", "ﻻ", "١٢٣", "\u200f", "\u0640", "، ", " "],
    "Hebrew": ["שָׁלוֹם ", "שלום ", "ש", "ָ", "לא ", "בַּיִת", "״", "\u200e", " ", "12"],
    "Indic": ["क्ष", "क्षेत्र ", "हिन्दी ", "ि", "नहीं ", "தமிழ்", "ெ", "\u200c", "\u200d", " ", "।"],
    "lone surrogates": ["\ud83d", "\ude00", "\ud800", "a", "\udc00b ", "😀", "e\u0301", " "],
}  # fmt: skip  # a table


@pytest.mark.parametrize("script", SCRIPTS)
def test_edits_begin_where_words_and_signs_begin(script: str) -> None:
    texts = st.lists(st.sampled_from(SCRIPTS[script]), max_size=25).map("".join)

    @settings(max_examples=60)
    @given(texts, texts)
    def run(older: str, newer: str) -> None:
        for granularity, split in (("word", split_words), ("character", split_graphemes)):
            edits = compare(older, newer, granularity=granularity).edits
            for text, starts in (
                (older, {edit.older.start for edit in edits}),
                (newer, {edit.newer.start for edit in edits}),
            ):
                assert starts <= {0, *accumulate(map(len, split(text)))}

    run()
