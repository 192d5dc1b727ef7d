"""What is told of a paragraph is the same whether it was told before or not."""

from provenance.text.language import judge, letters, script
from provenance.text.remembered import LONGEST, remembered


def test_a_short_text_is_judged_once() -> None:
    asked: list[str] = []

    @remembered
    def said(text: str, again: str = "") -> str:
        asked.append(text)
        return text + again

    assert [said("a"), said("a"), said("a", "b"), said("a", again="b")] == ["a", "a", "ab", "ab"]
    assert asked == ["a", "a", "a"]


def test_a_long_text_is_judged_each_time() -> None:
    asked: list[int] = []
    long = "x" * (LONGEST + 1)

    @remembered
    def count(text: str) -> int:
        asked.append(len(text))
        return len(text)

    assert [count(long), count(long)] == [LONGEST + 1, LONGEST + 1]
    assert asked == [LONGEST + 1, LONGEST + 1]


def test_letters_are_those_of_any_script() -> None:
    """Figures, signs and lone surrogates are none; letters beyond ASCII are."""
    texts = ("a1_ B", "é½²Ω", "東京 2", "\ud800x", "", "ﬁ ª º")
    assert [letters(text) for text in texts] == [2, 4, 2, 1, 0, 3]


def test_a_text_is_judged_alike_the_second_time() -> None:
    text = "The ferries leave at noon and return before the lamps are lit."
    assert judge(text, "ja") == judge(text, "ja") == ("en", True)
    assert script("Ωμέγα ist a") == "el"
