"""The rows of a comparison hold all of both texts, whatever they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance import answers
from provenance.web.present.blocks import fold, hunks_of, page_of, pages_of
from provenance.web.present.rows import lay_out

OLDER = "One fine day. Nobody spoke.\n\nThe harbour was full of mud.\n\nThe end."
NEWER = "One fine day. Nobody spoke.\n\nThe harbour was full of ships.\n\nNew.\n\nThe end."

texts = st.lists(
    st.sampled_from(["a ", "b. ", "c\n", "d\n\n", "e! ", "é", "港の。", "  ", "f ", "<b>"]),
    max_size=40,
).map("".join)


@given(texts, texts)
def test_joining_the_rows_gives_both_texts_exactly(older, newer):
    rows = lay_out(answers.diff(older, newer))
    assert "".join(row.older for row in rows) == older
    assert "".join(row.newer for row in rows) == newer


@given(texts, texts)
def test_folding_with_everything_carried_along_loses_no_row(older, newer):
    rows = lay_out(answers.diff(older, newer))
    blocks = fold(rows, whole=True)
    assert [row for block in blocks for row in block.rows] == rows


@given(texts, texts)
def test_every_change_stands_once_in_the_rows_and_once_in_the_hunks(older, newer):
    diff = answers.diff(older, newer)
    ids = [edit["id"] for edit in diff["edits"] if edit["op"] != "equal"]
    rows = lay_out(diff)
    assert [name for row in rows for name in row.ids] == ids
    assert [name for hunk in hunks_of(rows) for name in hunk.ids] == ids


@given(texts, texts)
def test_removing_what_was_deleted_gives_the_newer_text_in_the_hunks_and_rows(older, newer):
    rows = lay_out(answers.diff(older, newer))
    for row in rows:
        for piece in row.pieces:
            assert piece.newer_body + piece.newer_tail == piece.newer
            assert piece.older_body + piece.older_tail == piece.older


def test_paragraphs_are_rows_with_their_sign():
    rows = lay_out(answers.diff(OLDER, NEWER))
    assert [(row.sign, row.newer) for row in rows] == [
        ("", "One fine day. Nobody spoke.\n\n"),
        ("~", "The harbour was full of ships.\n\n"),
        ("+", "New.\n\n"),
        ("", "The end."),
    ]


def test_where_paragraphs_were_lost_rows_end_at_sentences():
    text = "A sentence of some length stands here. " * 60
    rows = lay_out(answers.diff(text, text + "More."))
    assert max(len(row.newer) for row in rows) < 500
    assert all(row.newer.endswith(". ") for row in rows[:-1])


def test_the_place_asked_for_marks_the_change_there():
    rows = lay_out(answers.diff(OLDER, NEWER), at=NEWER.index("ships"))
    marked = [piece for row in rows for piece in row.pieces if piece.at]
    assert [(piece.older[:3], piece.newer[:5]) for piece in marked] == [("mud", "ships")]


def test_noise_is_neither_a_change_nor_a_stop():
    diff = answers.diff("x. A fox.", "y. A fox.")
    diff["edits"][0]["noise"] = "furniture"
    rows = lay_out(diff)
    assert [(row.is_changed, row.ids) for row in rows] == [(False, ())]


def test_many_changes_stand_on_pages_that_hold_each_change_once():
    older = "\n".join(f"Line {number} says no." for number in range(1000))
    rows = lay_out(answers.diff(older, older.replace("no.", "yes.")))
    pages = [page_of(rows, page)[0] for page in (1, 2, 3, 4, 5)]
    assert page_of(rows, 1)[1] == 5
    assert [row for page in pages for row in page] == rows
    assert set(pages_of(rows).values()) == {1, 2, 3, 4, 5}


@pytest.mark.parametrize(("page", "given_page"), [(0, 1), (-4, 1), (99, 1)])
def test_a_page_that_is_none_is_the_nearest(page, given_page):
    rows = lay_out(answers.diff("a", "b"))
    assert page_of(rows, page) == page_of(rows, given_page)


def test_long_unchanged_and_long_inserted_stretches_are_folded():
    lines = "".join(f"Line {number}.\n\n" for number in range(20))
    added = "".join(f"New line {number}.\n\n" for number in range(20))
    blocks = fold(lay_out(answers.diff(f"A.\n\n{lines}B.", f"A.\n\n{lines}{added}C.")))
    assert [block.kind for block in blocks if block.is_fold] == ["equal", "insert"]


def test_both_places_of_a_moved_paragraph_lead_to_each_other():
    """What was moved carries its sign and the change at its other place, on either side."""
    still = [
        f"The {name} stayed where it had always stood, beside the harbour wall and the old slip."
        for name in ("bell", "crane", "clock", "pump")
    ]
    moved = "In the year of the flood the whole council walked to the upper town by candlelight."
    older, newer = "\n\n".join([moved, *still]), "\n\n".join([*still, moved])
    rows = [row for row in lay_out(answers.diff(older, newer)) if row.other_end]
    assert [row.sign for row in rows] == ["→", "←"]
    first, second = (row.stops[0].id for row in rows)
    assert [row.other_end for row in rows] == [second, first]
