"""Dates, years, decades, centuries, weekdays and times of day are read out of prose."""

import pytest

from provenance.text.facts import moments, same_time


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        ("on 2 June 1871", "en", {"year": 1871, "month": 6, "day": 2}),
        ("May 5, 1812", "en", {"year": 1812, "month": 5, "day": 5}),
        ("in 2004", "en", {"year": 2004}),
        ("in the nineteenth century", "en", {"century": 19}),
        ("the 1930s", "en", {"decade": 1930}),
        ("at 7 p.m.", "en", {"minute": 19 * 60}),
        ("1962年3月", "ja", {"year": 1962, "month": 3}),
        ("90年代", "ja", {"decade": 90}),
        ("午後7時半", "ja", {"minute": 19 * 60 + 30}),
        ("周五", "zh", {"weekday": 4}),
        ("十九世纪", "zh", {"century": 19}),
        ("el 1 de julio de 2025", "es", {"year": 2025, "month": 7, "day": 1}),
        ("siglo XIV", "es", {"century": 14}),
        ("le 17 novembre", "fr", {"month": 11, "day": 17}),
        ("14 h 30", "fr", {"minute": 14 * 60 + 30}),
        ("30. September", "de", {"month": 9, "day": 30}),
        ("17. Jahrhundert", "de", {"century": 17}),
        ("19 Uhr", "de", {"minute": 19 * 60}),
    ],
)
def test_a_time_is_read_by_its_parts(text, language, parts):
    """Each language writes its dates in its own way."""
    (found,) = moments(text, language)
    assert dict(found.parts) == parts


def test_figures_that_count_are_no_years():
    """A figure before a noun counts; one after a preposition, or before a verb, is a year."""
    assert moments("rund 1800 Mitglieder", "de") == ()
    assert moments("1900年前のもの", "ja") == ()
    assert len(moments("wird vielleicht 2030 fertig", "de")) == 1


def test_may_is_a_month_only_where_it_is_one():
    """ "It may rain" names no month, "in May" does."""
    assert moments("It may rain.", "en") == ()
    assert len(moments("It rained in May.", "en")) == 1


def test_times_of_day_agree_by_either_clock():
    """Seven in the evening is 19 Uhr, and the nineties are the 1990s."""
    (evening,), (clock,) = moments("at 7 p.m.", "en"), moments("19 Uhr", "de")
    (nineties,), (decade,) = moments("the nineties", "en"), moments("1990年代", "ja")
    assert same_time(evening, clock)
    assert same_time(nineties, decade)
