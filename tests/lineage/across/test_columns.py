"""One column a sentence, through all revisions."""

from provenance.lineage.across.columns import columns_of
from provenance.lineage.across.units import units_of


def laid(*revisions):
    columns = columns_of([units_of(text, "en") for text in revisions])
    return [[unit.plain if unit else None for unit in column.units] for column in columns]


def test_an_edited_sentence_keeps_its_column():
    """What was edited stands under what it was; what was added stands alone."""
    assert laid(
        "The bell rings at noon every day. We left.",
        "The bell rings at nine every day. We left.",
        "The bell rings at nine every day. Nobody minds. We left.",
    ) == [
        ["The bell rings at noon every day."] + ["The bell rings at nine every day."] * 2,
        [None, None, "Nobody minds."],
        ["We left."] * 3,
    ]


def test_a_sentence_that_came_back_takes_its_old_column():
    """A return to an old wording is no new sentence."""
    assert laid(
        "One bell. Two boats. We left.", "One bell. We left.", "One bell. Two boats. We left."
    )[1] == ["Two boats.", None, "Two boats."]


def test_no_revisions_have_no_columns():
    """Nothing in, nothing out."""
    assert laid() == []
    assert laid("", "") == []
