"""A few captures out of order among hundreds are no return to an older wording."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from provenance.lineage.source.captures import Captures
from provenance.lineage.source.in_time import Successive

FIRST = datetime(2024, 3, 1, tzinfo=UTC)


def grouped(shown):
    """How many captures each state has, if one a day shows these wordings, "-" none of them."""
    members = [
        SimpleNamespace(
            id=str(day), when=FIRST + timedelta(days=day), rank=day, published=False, keys=()
        )
        for day in range(len(shown))
    ]
    names = frozenset(one.id for one in members)
    known = {"-": None, "0": 0, "1": 1}
    vectors = {one.id: (known[reading],) for one, reading in zip(members, shown, strict=True)}
    found = Captures(names, names, names, successive=False)
    return [
        len(group) for group in Successive(members, vectors, found, names, [frozenset()]).groups
    ]


@pytest.mark.parametrize(
    ("shown", "sizes"),
    [
        ("0" * 5 + "1" * 5 + "0" + "1" * 5, [6, 10]),
        ("0" * 5 + "1" * 5 + "00" + "1" * 5, [5, 5, 2, 5]),
        ("0" * 40 + "1" * 40 + "00" + "1" * 15, [40, 40, 2, 15]),
        ("0" * 70 + "1" * 70 + "000" + "1" * 70, [73, 140]),
        ("0" * 70 + "1" * 70 + "0" * 9 + "1" * 70, [70, 70, 9, 70]),
    ],
)
def test_a_wording_that_comes_back_is_shown_by_more_than_one_in_fifty(shown, sizes):
    assert grouped(shown) == sizes


@pytest.mark.parametrize(
    ("shown", "sizes"),
    [("0" + "111" + "000", [1, 3, 3]), ("0" + "11" + "0" + "1111" + "0" * 6, [6, 8])],
)
def test_a_first_wording_that_comes_back_is_doubted_where_its_dates_are_wrong_elsewhere(
    shown, sizes
):
    assert grouped(shown) == sizes


def test_captures_that_say_nothing_where_states_differ_make_none_of_their_own():
    assert grouped("--000111") == [5, 3]
