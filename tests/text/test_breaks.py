from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from provenance.text.breaks import sentence_breaks, word_breaks

ANY_TEXT = st.text(st.characters(codec=None), max_size=80)


def pieces(text: str, breaks: list[int]) -> list[str]:
    return [text[start:end] for start, end in pairwise(breaks)]


def test_words_of_japanese_are_dictionary_words_with_katakana_whole():
    text = "新しいコンピューターとラーメン。"
    words = pieces(text, word_breaks(text, "ja"))
    assert words == ["新しい", "コンピューター", "と", "ラーメン", "。"]


def test_words_of_chinese_are_dictionary_words():
    text = "我们喜欢读书"
    assert pieces(text, word_breaks(text, "zh")) == ["我们", "喜欢", "读书"]


def test_offsets_count_code_points_not_utf_16_units():
    text = "😀 a"
    assert word_breaks(text, "en") == [0, 1, 2, 3]


def test_lone_surrogates_controls_and_unknown_languages_are_no_error():
    text = "a\ud800b \x00 c"
    assert word_breaks(text, "!!")[-1] == len(text)
    assert sentence_breaks(text, "xx-nonsense-0")[-1] == len(text)


@given(ANY_TEXT, st.sampled_from(["und", "en", "ja", "zh", "th", ""]))
def test_breaks_rise_from_nothing_to_the_whole_text(text, language):
    for breaks in (word_breaks(text, language), sentence_breaks(text, language)):
        assert breaks == sorted(set(breaks))
        assert (breaks[0], breaks[-1]) == (0, len(text))
        assert "".join(pieces(text, breaks)) == text
