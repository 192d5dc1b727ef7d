"""What is aligned: sentences, wherever the lines break, and lines of code."""

from provenance.lineage.across.units import as_read, units_of
from provenance.text.spans import Span


def plain(text, language="en"):
    return [unit.plain for unit in units_of(text, language)]


def test_lost_line_breaks_change_no_unit():
    """The sentences of a text are the same whether or not it kept its paragraphs."""
    text = "The bell rang. It was noon.\n\nNobody came. We left.\n"
    assert plain(text) == plain(text.replace("\n\n", " "))


def test_lines_broken_by_hand_are_joined_where_blank_lines_part_paragraphs():
    """In Markdown a line that ends no sentence goes on in the next; items and headings do not."""
    text = (
        "## What the bell is for\nThe bell at the harbour has told the town\nwhen to run.\n\n"
        "- one item that has no full stop at all\n- another item\n\nEnd.\n\nYes.\n"
    )
    assert plain(text) == [
        "What the bell is for",
        "The bell at the harbour has told the town when to run.",
        "one item that has no full stop at all",
        "another item",
        "End.",
        "Yes.",
    ]


def test_code_stays_line_by_line():
    """A line of code is a unit of its own, signs and all."""
    code = [unit for unit in units_of("Run it.\n\n```\nls -l *a*\n```\n", "en") if unit.code]
    assert [unit.plain for unit in code] == ["ls -l *a*"]


def test_ranges_cut_out_the_units():
    """A unit's range is where it stands in the whole text, of which parts may be left out."""
    text = "Menu. Share.\nThe bell rang. We left.\nShare."
    units = units_of(text, "en", [Span(13, 36)])
    assert [text[unit.range.slice] for unit in units] == ["The bell rang.", "We left."]


def test_markup_is_not_read():
    """Links show their label, macros their last argument, emphasis nothing."""
    assert (
        as_read("**`abort()`** of [a *bell*](/b_(x)/1) <em>rings</em>") == "abort() of a bell rings"
    )
