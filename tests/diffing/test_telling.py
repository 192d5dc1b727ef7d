"""A changed number, name or negation keeps an edit of its own, whatever is rewritten around it."""

import pytest

from provenance.diffing import Op, compare


def changes(older: str, newer: str) -> list[tuple[str, str]]:
    return [
        (older[edit.older.slice].strip(), newer[edit.newer.slice].strip())
        for edit in compare(older, newer).edits
        if edit.op is not Op.EQUAL
    ]


@pytest.mark.parametrize(
    ("older", "newer", "change"),
    [
        ("There were 40 of the tall trees.", "There were 50 of the big shrubs.", ("40", "50")),
        (
            "It was signed in 1998, the archives say so plainly.",
            "It was signed in 1989, the librarians repeat it often.",
            ("1998", "1989"),
        ),
        (
            "It took seven, and everybody complained loudly.",
            "It took eleven, and nobody minded much afterwards.",
            ("seven", "eleven"),
        ),
        (
            "A letter to Marlowe, who rejected everything politely.",
            "A letter to Webster, who accepted the offering gladly.",
            ("Marlowe", "Webster"),
        ),
        (
            "They are not, the ministers explained, prepared.",
            "They are now, the officials announced, prepared.",
            ("not", "now"),
        ),
        (
            "Das Haus wird nicht, sagten Nachbarn später, verkauft.",
            "Das Haus wird jetzt, meinten Freunde später, verkauft.",
            ("nicht", "jetzt"),
        ),
        (
            "Je ne peux jamais, disent-ils souvent, partir.",
            "Je ne peux toujours, répètent-elles parfois, partir.",
            ("jamais", "toujours"),
        ),
        (
            "Los vecinos no, dijeron ellos ayer, pagan.",
            "Los vecinos sí, contaron otros luego, pagan.",
            ("no", "sí"),
        ),
        ("他们不，昨天专家说明，同意。", "他们都，今天记者报道，同意。", ("不", "都")),
    ],
)
def test_a_changed_fact_stands_alone(older: str, newer: str, change: tuple[str, str]) -> None:
    assert change in changes(older, newer)


def test_a_fact_that_both_sides_have_holds_nothing_apart() -> None:
    assert changes("red, green and heavy stones", "blue, yellow and heavy stones") == [
        ("red, green", "blue, yellow")
    ]


def test_a_capital_that_opens_a_sentence_is_no_name() -> None:
    older = "So it ended. Everybody, they insisted, went home."
    newer = "So it ended. Villagers, we imagined, went home."
    assert changes(older, newer) == [("Everybody, they insisted", "Villagers, we imagined")]
