"""The rows of a comparison hold all of both texts, whatever they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance import answers
from provenance.text import read
from provenance.web.present.blocks import fold, hunks_of, paged, pages_of
from provenance.web.present.changes import list_changes
from provenance.web.present.rows import direction_of_text, lay_out
from tests.diffing.strategies import pairs

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


@settings(max_examples=60)
@given(pairs(), st.sampled_from(["word", "character", "sentence", "passage"]))
def test_prose_of_any_script_is_laid_out_exactly_at_any_granularity(pair, granularity):
    older, newer = pair
    diff = answers.diff(older, newer, granularity=granularity)
    rows = lay_out(diff)
    assert "".join(row.older for row in rows) == older
    assert "".join(row.newer for row in rows) == newer
    ids = [change.id for change in list_changes(diff)]
    assert [name for row in rows for name in row.ids] == ids
    assert [name for hunk in hunks_of(rows) for name in hunk.ids] == ids


@given(texts, texts)
def test_folding_with_everything_carried_along_loses_no_row(older, newer):
    rows = lay_out(answers.diff(older, newer))
    blocks = fold(rows, whole=True)
    assert [row for block in blocks for row in block.rows] == rows


@given(texts, texts)
def test_every_change_stands_once_in_the_rows_and_once_in_the_hunks(older, newer):
    diff = answers.diff(older, newer)
    ids = [change.id for change in list_changes(diff)]
    edits = [edit["id"] for edit in diff["edits"] if edit["op"] != "equal"]
    assert [name for name in ids if not name.startswith("b")] == edits
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
    older = "\n".join(f"Line {number} says no." for number in range(260))
    rows = lay_out(answers.diff(older, older.replace("no.", "yes.")))
    pages = paged(rows)
    assert [sum(len(row.ids) for row in page) for page in pages] == [50, 50, 50, 50, 50, 10]
    assert [row for page in pages for row in page] == rows
    assert set(pages_of(pages).values()) == {1, 2, 3, 4, 5, 6}


@pytest.mark.parametrize("texts", [("", ""), ("a", "b"), ("a", "a")])
def test_there_is_always_one_page(texts):
    rows = lay_out(answers.diff(*texts))
    assert paged(rows) == [rows]


def test_long_unchanged_and_long_inserted_stretches_are_folded():
    lines = "".join(f"Line {number}.\n\n" for number in range(20))
    added = "".join(f"New line {number}.\n\n" for number in range(20))
    blocks = fold(lay_out(answers.diff(f"A.\n\n{lines}B.", f"A.\n\n{lines}{added}C.")))
    assert [block.kind for block in blocks if block.is_fold] == ["equal", "insert"]


def test_the_fold_of_a_long_passage_that_moved_says_that_it_moved():
    moved = "".join(f"In the year {1800 + n} the sea took pier {n}.\n\n" for n in range(20))
    rest = "".join(f"Clerk {n} wrote the tides of his day in pencil.\n\n" for n in range(40))
    blocks = fold(lay_out(answers.diff(f"{moved}{rest}End.", f"{rest}{moved}End.")))
    folds = [(block.kind, block.is_moved) for block in blocks if block.is_fold]
    assert ("delete", True) in folds
    assert ("insert", True) in folds


STILL = [
    f"The {name} stayed where it had always stood, beside the harbour wall and the old slip."
    for name in ("bell", "crane", "clock", "pump")
]
MOVED = "In the year of the flood the whole council walked to the upper town by candlelight."


def ends(diff):
    pieces = [piece for row in lay_out(diff) for piece in row.pieces]
    return [end for piece in pieces for end in (piece.went, piece.came) if end]


@pytest.mark.parametrize(
    ("older", "newer", "says"),
    [
        ([MOVED, *STILL], [*STILL, MOVED], ["moved further down", "moved here from further up"]),
        ([*STILL, MOVED], [MOVED, *STILL], ["moved here from further down", "moved further up"]),
    ],
)
def test_both_places_of_a_moved_paragraph_name_each_other(older, newer, says):
    found = ends(answers.diff("\n\n".join(older), "\n\n".join(newer)))
    assert [end.says for end in found] == says
    assert [(end.name, end.other) for end in found] in (
        [("m1-older", "m1-newer"), ("m1-newer", "m1-older")],
        [("m1-newer", "m1-older"), ("m1-older", "m1-newer")],
    )


def test_what_went_and_what_came_in_its_place_stand_in_rows_of_their_own():
    """Two passages that changed places: neither is shown as though it became the other."""
    first = "The clerk of the harbour wrote every tide of the year down twice, in pencil.\n\n"
    still = "".join(
        f"On the {n}th of May the council met and read it all aloud.\n\n" for n in "456"
    )
    last = "Fishermen laughed at the second book, which a cook had found behind her stove.\n\n"
    older, newer = f"{first}{still}{last}End.", f"{last}{still}{first}End."
    rows = lay_out(answers.diff(older, newer))
    assert [(row.sign, row.older, row.newer) for row in rows if row.is_changed] == [
        ("→", first, ""),
        ("←", "", last),
        ("→", last, ""),
        ("←", "", first),
    ]
    assert [end.name for end in ends(answers.diff(older, newer))] == [
        "m2-older",
        "m1-newer",
        "m1-older",
        "m2-newer",
    ]


def test_lines_of_one_paragraph_go_on_and_its_last_does_not():
    text = "It was wrapped by hand,\nas letters are.\n\nThen it ended."
    rows = lay_out(answers.diff(text, text))
    assert [row.goes_on for row in rows] == [True, False, False]


def test_a_moved_passage_shows_its_own_edits_and_nothing_else_as_changed():
    newer = MOVED.replace("upper", "lower")
    rows = lay_out(answers.diff("\n\n".join([MOVED, *STILL]), "\n\n".join([*STILL, newer])))
    assert [row.sign for row in rows if row.sign] == ["→", "←"]
    parts = [
        (part.text.strip(), part.was.strip())
        for row in rows
        for piece in row.pieces
        for part in (*piece.older_parts, *piece.newer_parts)
        if part.kind == "own"
    ]
    assert parts == [("upper", "lower"), ("lower", "upper")]


@given(texts, texts)
def test_the_parts_of_a_piece_hold_its_words_exactly(older, newer):
    moved = "\n\n".join([older, MOVED, *STILL]), "\n\n".join([*STILL, newer, MOVED])
    for row in lay_out(answers.diff(*moved)):
        for piece in row.pieces:
            assert "".join(part.text for part in piece.older_shown) == piece.older_body
            assert "".join(part.text for part in piece.newer_shown) == piece.newer_body


@given(texts, texts)
def test_rows_with_moves_hold_both_texts_too(older, newer):
    both = "\n\n".join([older, MOVED, *STILL]), "\n\n".join([*STILL, newer, MOVED])
    rows = lay_out(answers.diff(*both))
    assert "".join(row.older for row in rows) == both[0]
    assert "".join(row.newer for row in rows) == both[1]


def test_a_text_whose_every_space_differs_is_still_laid_out_by_paragraphs():
    older = "\n\n".join(f"The {number}th page was ruled and left empty." for number in range(30))
    rows = lay_out(answers.diff(older, older.replace(" ", "  ")))
    assert len(rows) == 30
    assert "".join(row.newer for row in rows) == older.replace(" ", "  ")


@pytest.mark.parametrize(
    ("text", "direction"), [("peace", ""), ("שלום", "rtl"), ("The word שלום", "ltr"), ("", "")]
)
def test_a_paragraph_runs_as_most_of_its_letters_do(text, direction):
    assert direction_of_text(text) == direction


def test_of_a_long_stretch_that_was_replaced_the_rest_is_folded_in_parts():
    """What stands open and each fold have so many rows, and together all of them."""
    older, newer = "ab\n" * 1_200, "xy\n" * 1_200
    blocks = fold(lay_out(answers.diff(older, newer)), whole=True)
    assert [(block.kind, len(block.rows)) for block in blocks] == [
        ("open", 401),
        ("replace", 400),
        ("replace", 399),
    ]
    assert "".join(row.newer for block in blocks for row in block.rows) == newer


LIST = "Bring with you:\n\n- a pencil\n- {} ruler\n- {}\n\nNothing else is allowed in the room.\n"


def test_changes_only_keeps_the_lines_of_a_list_apart():
    """Each line stands alone; of the next one after a change at a line's end the words are shown."""
    older, newer = LIST.format("a short", "one cup of tea"), LIST.format("a long", "one flask")
    hunks = hunks_of(lay_out(answers.diff(older, newer)))
    lines = [["".join(piece.newer for piece in line) for line in hunk.lines] for hunk in hunks]
    assert lines == [
        ["- a long ruler\n"],
        ["- one flask\n\n", "Nothing else is allowed in the room.\n"],
    ]


def test_a_stop_that_ends_the_line_before_is_no_context():
    """What is left of a line behind a change is its stop alone: the next change begins afresh."""
    older = "The tide rose twice.\nHere nobody looked at the sea.\n"
    newer = "The tide rose again.\nThere nobody looked at the sea.\n"
    hunks = hunks_of(lay_out(answers.diff(older, newer)))
    first, last = ("".join(piece.newer for line in hunk.lines for piece in line) for hunk in hunks)
    assert (first, last) == ("The tide rose again.\n", "There nobody looked at the sea.\n")


def test_front_matter_is_no_context_of_a_change():
    """What a fetcher wrote above a text says nothing of its first change, also on one line with it."""
    older = "---\ntitle: The Bell\nfetched: 2026-03-01\n---\n\nThe bell rings twice.\n"
    newer = "--- title: The Bell fetched: 2026-03-09 --- Now the bell rings twice.\n"
    texts = [read(text.encode(), name="bell.md") for text in (older, newer)]
    rows = lay_out(answers.diff_documents(*texts, names=("older", "newer")))
    (hunk,) = hunks_of(rows)
    assert "".join(piece.newer for line in hunk.lines for piece in line).startswith("Now the")
