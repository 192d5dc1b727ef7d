"""Any number of texts are aligned losslessly, by content alone, with what moved named."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.diffing.collating.collation import Collation, collate
from provenance.diffing.folding import DIFFERENCES, fold
from provenance.text.spans import Span
from provenance.text.tokens import split_words
from tests.diffing.strategies import pairs, texts

Table = list[list[str | None]]

many = st.lists(texts, max_size=5) | st.lists(pairs().map(list), max_size=3).map(
    lambda found: [text for pair in found for text in pair]
)
few_words = st.lists(
    st.lists(st.sampled_from(["a ", "b ", "c ", "the ", "cat, ", "Cat ", "cats "]), max_size=9).map(
        "".join
    ),
    max_size=6,
)


def cells(texts: Sequence[str], found: Collation) -> Table:
    return [
        [text[cell.slice] if cell else None for text, cell in zip(texts, row.cells, strict=True)]
        for row in found.rows
    ]


def table(*texts: str, segments: bool = True, near: bool = True) -> Table:
    return cells(texts, collate(texts, segments=segments, near=near))


def moved(*texts: str) -> list[list[tuple[str, tuple[int, ...]]]]:
    """What each transposition reads at each of its places, and in which texts."""
    found = collate(texts)
    rows = cells(texts, found)
    return [
        [
            (
                "".join(row[place.witnesses[0]] or "" for row in rows[place.start : place.end]),
                place.witnesses,
            )
            for place in one.places
        ]
        for one in found.transpositions
    ]


def words(text: str) -> list[str]:
    folded = [fold(token.strip(), DIFFERENCES) for token in split_words(text)]
    return [word for word in folded if word]


@settings(max_examples=60)
@given(many | few_words, st.booleans())
def test_each_column_joins_to_its_text(texts: list[str], segments: bool) -> None:
    rows = table(*texts, segments=segments)
    assert ["".join(row[at] or "" for row in rows) for at in range(len(texts))] == texts


@st.composite
def with_runs(draw: st.DrawFn) -> tuple[list[str], list[list[Span]]]:
    """Texts, and in each some runs that are no wording of it."""
    found = draw(many | few_words)
    cuts = [sorted(draw(st.lists(st.integers(0, len(text)), max_size=4))) for text in found]
    runs = [
        [Span(start, end) for start, end in zip(at[::2], at[1::2], strict=False)] for at in cuts
    ]
    return found, runs


@settings(max_examples=60)
@given(with_runs(), st.booleans())
def test_runs_that_are_no_wording_are_carried_whole(
    given: tuple[list[str], list[list[Span]]], segments: bool
) -> None:
    """Each column joins to its text still, and no row holds a run and wording of one text."""
    texts, runs = given
    found = collate(texts, segments=segments, apart=runs)
    rows = cells(texts, found)
    assert ["".join(row[at] or "" for row in rows) for at in range(len(texts))] == texts
    for text, apart in enumerate(runs):
        held = {row.cells[text] for row in found.rows}
        assert {run for run in apart if run.length} <= held


@settings(max_examples=60)
@given(many | few_words)
def test_no_cell_is_empty_and_no_row_is_without_text(texts: list[str]) -> None:
    rows = table(*texts)
    assert [row for row in rows if "" in row or not any(row)] == []


@settings(max_examples=60)
@given(many | few_words, st.data())
def test_the_order_of_the_texts_changes_nothing(texts: list[str], data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(texts))))
    shuffled = [texts[at] for at in order]
    found, again = collate(texts), collate(shuffled)
    assert [[row[at] for at in order] for row in cells(texts, found)] == cells(shuffled, again)
    assert [[row.readings[at] for at in order] for row in found.rows] == [
        list(row.readings) for row in again.rows
    ]
    assert [texts[at] for at in found.order] == [shuffled[at] for at in again.order]
    assert [
        [(place.start, place.end, set(place.witnesses)) for place in one.places]
        for one in found.transpositions
    ] == [
        [(place.start, place.end, {order[at] for at in place.witnesses}) for place in one.places]
        for one in again.transpositions
    ]


@settings(max_examples=60)
@given(many | few_words)
def test_the_same_number_means_the_same_words(texts: list[str]) -> None:
    found = collate(texts)
    for row, shown in zip(found.rows, cells(texts, found), strict=True):
        read: dict[int, list[str]] = {}
        for number, cell in zip(row.readings, shown, strict=True):
            assert (number is None) == (cell is None)
            if number is not None and cell is not None and words(cell):
                assert read.setdefault(number, words(cell)) == words(cell)


@settings(max_examples=60)
@given(many | few_words)
def test_rows_of_single_words_join_to_the_rows_of_segments(texts: list[str]) -> None:
    ends = {row.cells for row in collate(texts).rows}
    single = {row.cells for row in collate(texts, segments=False).rows}
    assert len(single) >= len(ends)


@settings(max_examples=60)
@given(few_words)
def test_what_moved_reads_the_same_at_all_its_places(texts: list[str]) -> None:
    for places in moved(*texts):
        assert len(places) > 1
        assert len({tuple(words(text)) for text, _ in places}) == 1
        held = [witness for _, witnesses in places for witness in witnesses]
        assert len(held) == len(set(held)) or len(places) > 2


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ("The red hen ran over the hill.", "The hen ran over the high hill."),
            [["The ", "The "], ["red ", None], ["hen ran over the ", "hen ran over the "],
             [None, "high "], ["hill.", "hill."]],
        ),
        (
            ("the the hen", "the hen"),
            [["the ", None], ["the hen", "the hen"]],
        ),
        (
            ("a hen ran and a hen sat", "a hen sat"),
            [["a hen ran and ", None], ["a hen sat", "a hen sat"]],
        ),
        (
            ("the hen, and dog", "The hen and, dog", "the hen and dog"),
            [["the ", "The ", "the "], ["hen, ", "hen ", "hen "], ["and ", "and, ", "and "],
             ["dog", "dog", "dog"]],
        ),
        (
            ("“Don’t” run", "\"Don't\"\nrun"),
            [["“Don’t” ", '"Don\'t"\n'], ["run", "run"]],
        ),
        (
            ("The old gray hen", "The grey hen"),
            [["The ", "The "], ["old ", None], ["gray ", "grey "], ["hen", "hen"]],
        ),
        (
            ("one hen", "two hens", "one hen"),
            [["one ", "two ", "one "], ["hen", "hens", "hen"]],
        ),
        (
            ("a fund of £12 million was", "a fund of £12m was", "a fund of £12 million was"),
            [["a fund of £", "a fund of £", "a fund of £"], ["12 million ", "12m ", "12 million "],
             ["was", "was", "was"]],
        ),
        (
            ("it had 1 200 berths", "it had 1200 berths"),
            [["it had ", "it had "], ["1 200 ", "1200 "], ["berths", "berths"]],
        ),
        (
            ("a b c", "a x y c"),
            [["a ", "a "], ["b ", "x y "], ["c", "c"]],
        ),
        (("", "  ", "a"), [[None, "  ", "a"]]),
        (("", ""), []),
        ((), []),
        (("one text",), [["one text"]]),
        (("One.\n\nTwo.", "One.\n\nTwo."), [["One.\n\n", "One.\n\n"], ["Two.", "Two."]]),
        (("東京に行く。", "京都に行く。"), [["東京", "京都"], ["に行く。", "に行く。"]]),
    ],
)  # fmt: skip  # a table
def test_texts_are_laid_beside_each_other_as_a_careful_reader_does(texts, expected) -> None:
    assert table(*texts) == expected


def test_without_segments_every_word_has_its_row() -> None:
    assert table("a b", "a b c", segments=False) == [["a ", "a "], ["b", "b "], [None, "c"]]


def test_without_near_matches_what_is_left_goes_to_the_left() -> None:
    rows = table("The old gray hen", "The grey hen", segments=False, near=False)
    assert rows[1:3] == [["old ", "grey "], ["gray ", None]]


def test_what_was_put_around_a_work_stands_in_rows_of_its_own() -> None:
    """The same run of several texts stands in one row, with wording never."""
    texts = ["Menu, hen\nthe hen sat", "the hen sat", "MENU hen the cow sat"]
    found = collate(texts, apart=[[Span(0, 10)], [], [Span(0, 9)]])
    assert cells(texts, found) == [
        ["Menu, hen\n", None, "MENU hen "],
        ["the ", "the ", "the "],
        ["hen ", "hen ", "cow "],
        ["sat", "sat", "sat"],
    ]
    assert found.rows[0].readings == (0, None, 0)


def test_a_third_text_joins_the_reading_it_shares() -> None:
    texts = ("a hen sat", "a cow sat", "a hen sat", "a cow sat")
    numbers = [row.readings for row in collate(texts).rows]
    assert numbers[0] == numbers[2] == (0, 0, 0, 0)
    assert numbers[1] in {(0, 1, 0, 1), (1, 0, 1, 0)}


def test_a_third_text_goes_with_what_two_share_rather_than_with_neighbours() -> None:
    """The first "the" is all three's, though "the tide" stands together in one of the others."""
    texts = ("the tide of autumn has", "the autumn of the tide has", "the autumn of tide has")
    assert table(*texts, segments=False)[0] == ["the ", "the ", "the "]


def test_words_swapped_near_each_other_are_told() -> None:
    assert sorted(moved("the hen and the dog", "the dog and the hen")) == [
        [("dog ", (1,)), ("dog", (0,))],
        [("hen ", (0,)), ("hen", (1,))],
    ]


def test_a_passage_found_elsewhere_is_told_with_all_who_hold_it() -> None:
    filler = " ".join(f"w{number}" for number in range(200))
    passage = "on the far shore they waited "
    first, second = passage + filler, filler + " " + passage
    [places] = moved(first, second, first.upper())
    assert [(text.casefold().split()[:3], sorted(held)) for text, held in places] == [
        (["on", "the", "far"], [0, 2]),
        (["on", "the", "far"], [1]),
    ]


def test_who_slips_in_a_moved_passage_has_it_all_the_same() -> None:
    filler = " ".join(f"w{number}" for number in range(60))
    passage = "on the far shore they waited "
    texts = (passage + filler, f"{filler} {passage}", "on the near shore they waited " + filler)

    [places] = moved(*texts)

    assert [(text.strip(), held) for text, held in places] == [
        ("on the far shore they waited", (0, 2)),
        ("on the far shore they waited", (1,)),
    ]


PARAGRAPH = (
    "The committee met on Monday in the old town hall to talk about the bridge, and after three "
    "hours it decided that the work should begin before the winter. "
)
OTHER = (
    "Nobody had told the fishermen, who heard of it in the harbour from a driver and went home "
    "without a word about the nets that they had to mend in the evening. "
)


def test_another_wording_of_a_passage_is_not_torn_by_the_few_words_it_shares() -> None:
    head, tail = "It rained all the morning. ", "Then the sun came out."
    texts = (
        head + PARAGRAPH + tail,
        head + PARAGRAPH.replace("old ", "") + tail,
        head + OTHER + tail,
    )

    rows = table(*texts)

    assert [row[2] for row in rows if row[2]] == [head, OTHER, tail]


def test_a_witness_of_other_words_stands_in_one_row() -> None:
    one, other = PARAGRAPH, PARAGRAPH.replace("old ", "").replace("hours ", "long hours ")
    foreign = "Jeder von uns wusste schon lange, dass so etwas eines Tages geschehen musste."

    rows = table(one, other, foreign)

    assert [row[2] for row in rows if row[2]] == [foreign]


def test_a_word_far_away_and_a_refrain_moved_nowhere() -> None:
    filler = " ".join(f"w{number}" for number in range(60))
    assert moved(f"heron {filler}", f"{filler} heron") == []
    refrain = "and so say all of us"
    assert moved(f"{refrain} {filler} {refrain}", f"{refrain} {filler}") == []


def test_anything_ends_and_says_whether_all_was_weighed() -> None:
    """Texts without anything in common, and of two words alone, are bounded by counts."""
    pick = random.Random(1)
    strangers = ["".join(pick.choices("abcdefgh ", k=3_000)) for _ in range(12)]
    binary = [" ".join(pick.choices("ab", k=1_500)) for _ in range(4)]
    for given_texts in (strangers, binary):
        rows = table(*given_texts)
        columns = range(len(given_texts))
        assert ["".join(row[at] or "" for row in rows) for at in columns] == given_texts
    frequent = [" ".join(pick.choices(["a", "b", str(at)], k=400)) for at in range(3)]
    assert not collate([" ".join(pick.choices("ab", k=400)) for _ in range(2)] + frequent).complete


@settings(max_examples=20)
@given(st.integers(0, 1_000))
def test_copies_of_copies_are_aligned_word_for_word(seed: int) -> None:
    """Every word that two copies have from their source stands in one row, but for rare ties."""
    pick = random.Random(seed)
    source = [f"w{pick.randrange(300)}" for _ in range(300)]
    copies = [[word for word in source if pick.random() > 0.05] for _ in range(5)]
    found = collate([" ".join(copy) for copy in copies], segments=False)
    together = sum(row.cells[0] is not None and row.cells[1] is not None for row in found.rows)
    assert together > 250
