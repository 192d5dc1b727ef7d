"""Texts that break comparisons: repeats, mixed scripts, joined emoji, broken Unicode, odd space."""

from hypothesis import strategies as st

PIECES = [
    "a", "b", "A", "The ", "end. ", "end.", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u3000", "\xa0", "\x1c",
    ", ", "; ", "...", "…", "—", "--", "-", "“", "”", '"', "’", "'", "(", ") ", "$", "%",
    "don't ", "don’t ", "1,000.5 ", "1000", "U.S. ", "state-of-the-art ", "x_y", "end.Next",
    "日本語", "東京に行く", "。", "、", "京都", "カタカナ", "ｶﾀｶﾅ", "语言", "한국어 ", "ภาษาไทยง่าย", "ำ",
    "e\u0301", "é", "\u0301", "ﬁ", "fi", "ß", "SS", "Ｆ", "½", "™", "ﾞ",
    "👩\u200d🚀", "🇫🇷", "🇩", "👍🏽", "🏽", "1\ufe0f\u20e3", "\ufe0f", "\u200d", "\u200b", "\xad", "\ufeff",
    "العَرَبية ", "עברית ", "\u200f", "\u0600", "हिन्दी ", "क्ष", "각", "\u1100\u1161",
    "\ud800", "\udc00", "\x00", "\x1b", "<script>",
]  # fmt: skip  # a table

texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=30)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """Draw two texts, mostly one the edited form of the other."""
    older = draw(texts)
    newer = older
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(newer)))
        end = draw(st.integers(start, min(len(newer), start + 8)))
        newer = newer[:start] + draw(texts | st.just("")) + newer[end:]
    return (older, newer) if draw(st.booleans()) else (newer, older)


ignored = st.sets(st.sampled_from(["whitespace", "case", "punctuation", "typography"]))
granularities = st.sampled_from(["word", "sentence", "passage", "character"])
engines = st.sampled_from(["anchors", "dmp"])
