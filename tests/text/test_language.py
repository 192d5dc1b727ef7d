import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.text.language import detect, judge


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferries leave at noon and come back before the lamps are lit.", "en"),
        ("Los barcos salen al mediodía y vuelven antes de que se enciendan las luces.", "es"),
        ("Les bateaux partent à midi et reviennent avant que les lampes soient allumées.", "fr"),
        ("Die Fähren fahren mittags ab und kommen zurück, bevor die Lampen brennen.", "de"),
        ("Паромы уходят в полдень и возвращаются до того, как зажгут огни.", "ru"),
        ("フェリーは正午に出る。", "ja"),
        ("渡轮中午出发，天黑前回来。", "zh"),
        ("여객선은 정오에 떠난다.", "ko"),
        ("Τα πλοία φεύγουν το μεσημέρι και γυρίζουν πριν ανάψουν τα φώτα.", "el"),
        ("המעבורות יוצאות בצהריים וחוזרות לפני שמדליקים את האורות.", "he"),
        ("เรือออกตอนเที่ยงและกลับก่อนค่ำ", "th"),
        ("1984", "und"),
        ("", "und"),
    ],
)
def test_sentences_are_told(text, language):
    assert detect(text) == language


def test_han_alone_and_short_words_inherit():
    assert detect("港町計算", around="ja") == "ja"
    assert detect("Share", around="ja") == "ja"
    assert detect("港町計算") == "zh"


@given(st.text(st.characters(codec=None), max_size=60), st.sampled_from(["und", "en", "ja"]))
def test_no_text_raises(text, around):
    language, sure = judge(text, around)
    assert language
    assert sure in {True, False}
