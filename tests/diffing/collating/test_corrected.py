"""What people say of an alignment is laid over it, and each text stays the join of its cells."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.diffing.collating.collation import Collation, collate
from provenance.diffing.collating.corrected import (
    APART,
    CROSSED,
    GONE,
    NOT_TOGETHER,
    SAME_FORM,
    Alike,
    Held,
    Joined,
    Moved,
    Parted,
    Statement,
    Unlike,
    lay_over,
)
from provenance.text.spans import Span
from tests.diffing.strategies import pairs, texts

many = st.lists(texts, min_size=1, max_size=4) | st.lists(
    pairs().map(list), min_size=1, max_size=2
).map(lambda found: [text for pair in found for text in pair])


@st.composite
def helds(draw: st.DrawFn, given_texts: Sequence[str]) -> Held:
    text = draw(st.integers(0, len(given_texts) - 1))
    start = draw(st.integers(0, max(0, len(given_texts[text]) - 1)))
    end = draw(st.integers(start + 1, len(given_texts[text]) + 1))
    return Held(text, Span(start, end))


@st.composite
def statements(draw: st.DrawFn, given_texts: Sequence[str]) -> Statement:
    some = st.lists(helds(given_texts), max_size=3).map(tuple)
    kind = draw(st.sampled_from([Moved, Joined, Parted, Alike, Unlike]))
    return kind(draw(some), draw(some))


def cells(texts: Sequence[str], found: Collation) -> list[list[str | None]]:
    return [
        [text[cell.slice] if cell else None for text, cell in zip(texts, row.cells, strict=True)]
        for row in found.rows
    ]


def held(texts: Sequence[str], text: int, words: str) -> Held:
    start = texts[text].index(words)
    return Held(text, Span(start, start + len(words)))


def laid(texts: Sequence[str], *said: Statement) -> list[list[str | None]]:
    found = lay_over(collate(texts), texts, said)
    assert found.misfits == ("",) * len(said)
    return cells(texts, found.collation)


@settings(max_examples=200)
@given(st.data())
def test_whatever_is_said_each_text_is_the_join_of_its_cells(data: st.DataObject) -> None:
    """No cell is empty, no row is without text, and readings are numbered where cells are."""
    given_texts = data.draw(many)
    said = data.draw(st.lists(statements(given_texts), max_size=6))
    found = lay_over(collate(given_texts), given_texts, said)
    rows = cells(given_texts, found.collation)
    assert ["".join(row[at] or "" for row in rows) for at in range(len(given_texts))] == given_texts
    assert [row for row in rows if "" in row or not any(row)] == []
    for row in found.collation.rows:
        gaps = [cell is None for cell in row.cells]
        assert [number is None for number in row.readings] == gaps
        assert [number is None for number in row.forms] == gaps
    assert len(found.misfits) == len(said)


@settings(max_examples=60)
@given(st.data())
def test_what_is_said_twice_is_said_once(data: st.DataObject) -> None:
    given_texts = data.draw(many)
    said = [data.draw(statements(given_texts))]
    if isinstance(said[0], Parted | Unlike | Moved):
        return
    engine = collate(given_texts)
    assert (
        lay_over(engine, given_texts, said * 2).collation
        == lay_over(engine, given_texts, said).collation
    )


def test_nothing_said_changes_nothing() -> None:
    engine = collate(["a hen", "a cow"])
    assert lay_over(engine, ["a hen", "a cow"], []).collation == engine


TWO = ["an old gray hen", "an aged hen"]


def parted(texts: Sequence[str]) -> Parted:
    lower = (held(texts, 0, "gray "), held(texts, 1, "aged "))
    return Parted((held(texts, 0, "old "),), lower)


def test_a_row_is_parted_where_each_text_is_cut() -> None:
    assert laid(TWO, parted(TWO))[1:3] == [["old ", None], ["gray ", "aged "]]


def test_a_reading_that_is_written_alike_is_cut_alike() -> None:
    texts = [*TWO, "an old gray hen", "an ox hen"]
    rows = laid(texts, parted(texts))
    assert [row[2] for row in rows[1:3]] == ["old ", "gray "]
    assert [row[3] for row in rows[1:3]] == ["ox ", None]


def test_what_is_said_of_two_texts_holds_where_a_third_changes_the_engines_rows() -> None:
    texts = ["an old gray hen", "an odd hen", "an old grey hen"]
    assert cells(texts, collate(texts))[1:3] == [["old ", "odd ", "old "], ["gray ", None, "grey "]]
    lower = (held(texts, 0, "gray "), held(texts, 1, "odd "))
    said = Parted((held(texts, 0, "old "),), lower)
    assert laid(texts, said)[1:3] == [["old ", None, "old "], ["gray ", "odd ", "grey "]]


def test_who_writes_the_same_goes_along_with_words_that_move() -> None:
    texts = [*TWO, "an aged hen"]
    moved = Moved((held(texts, 1, "aged "),), (held(texts, 0, "hen"),))
    assert laid(texts, moved)[-1] == ["hen", "aged hen", "aged hen"]


def test_words_move_to_the_row_above_and_back() -> None:
    said = parted(TWO)
    up = Moved((held(TWO, 1, "aged "),), (held(TWO, 0, "old "),))
    assert laid(TWO, said, up)[1:3] == [["old ", "aged "], ["gray ", None]]
    down = Moved((held(TWO, 1, "aged "),), (held(TWO, 0, "gray "),))
    assert laid(TWO, said, up, down)[1:3] == [["old ", None], ["gray ", "aged "]]


def test_a_word_joins_what_its_own_text_has_in_the_next_row() -> None:
    moved = Moved((held(TWO, 1, "aged "),), (held(TWO, 0, "hen"),))
    assert laid(TWO, moved) == [["an ", "an "], ["old gray ", None], ["hen", "aged hen"]]


def test_rows_are_joined_with_those_between() -> None:
    said = Joined((held(TWO, 0, "an "),), (held(TWO, 1, "hen"),))
    assert laid(TWO, said) == [["an old gray hen", "an aged hen"]]


def test_two_readings_are_stated_equal_and_others_who_read_them_follow() -> None:
    texts = ["the gray hen", "the grey hen", "the gray hen!", "the red hen"]
    said = Alike((held(texts, 0, "gray "),), (held(texts, 1, "grey "),))
    found = lay_over(collate(texts), texts, [said]).collation
    numbers = found.rows[1].readings
    assert numbers[0] == numbers[1] == numbers[2] != numbers[3]


def test_a_way_of_writing_is_stated_to_be_another_reading() -> None:
    texts = ["the Polish hen", "the polish hen", "the polish hen"]
    said = Unlike((held(texts, 0, "Polish "),), (held(texts, 1, "polish "),))
    found = lay_over(collate(texts), texts, [said]).collation
    numbers = found.rows[1].readings
    assert numbers[0] != numbers[1] == numbers[2]


def test_readings_stated_equal_stay_so_when_their_row_is_changed_later() -> None:
    """What stands together is settled before what reads alike."""
    alike = Alike((held(TWO, 0, "gray "),), (held(TWO, 1, "aged "),))
    found = lay_over(collate(TWO), TWO, [alike, parted(TWO)])
    assert found.misfits == ("", "")
    assert found.collation.rows[2].readings == (0, 0)


@pytest.mark.parametrize(
    ("texts", "said", "why"),
    [
        (TWO, Moved((held(TWO, 1, "an "),), (held(TWO, 0, "hen"),)), CROSSED),
        (TWO, Moved((Held(1, Span(40, 44)),), (held(TWO, 0, "hen"),)), GONE),
        (TWO, Joined((held(TWO, 0, "hen"),), (held(TWO, 0, "an "),)), APART),
        (TWO, Joined((), (held(TWO, 0, "an "),)), GONE),
        (TWO, Parted((held(TWO, 0, "hen"),), (held(TWO, 0, "an "),)), CROSSED),
        (TWO, Parted((held(TWO, 0, "hen"),), ()), GONE),
        (TWO, Alike((held(TWO, 0, "an "),), (held(TWO, 1, "hen"),)), NOT_TOGETHER),
        (TWO, Unlike((held(TWO, 0, "hen"),), (held(TWO, 1, "hen"),)), SAME_FORM),
    ],
)
def test_what_can_not_hold_is_left_out_and_told(texts, said, why) -> None:
    engine = collate(texts)
    found = lay_over(engine, texts, [said])
    assert (found.misfits, found.collation) == ((why,), engine)


def test_a_passage_that_stands_elsewhere_is_found_again_in_the_rows() -> None:
    texts = ["the hen and the dog sat", "the dog and the hen sat"]
    engine = collate(texts)
    said = Joined((held(texts, 0, "the hen"),), (held(texts, 0, "hen "),))
    found = lay_over(engine, texts, [said]).collation
    for before, after in zip(engine.transpositions, found.transpositions, strict=True):
        for old, new in zip(before.places, after.places, strict=True):
            for text in old.witnesses:
                passage = [row.cells[text] for row in engine.rows[old.start : old.end]]
                now = [row.cells[text] for row in found.rows[new.start : new.end]]
                assert min(cell.start for cell in now if cell) <= passage[0].start
                assert max(cell.end for cell in now if cell) >= passage[-1].end
