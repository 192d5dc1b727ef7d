"""Copyists err unevenly, and how much so is told by the errors of all their copies."""

import pytest

from provenance.lineage.weighing.uneven import told_by, uneven


def test_an_edge_of_twice_the_errors_is_likelier_two_copies():
    """Many errors are likelier those of two copies, few those of one."""
    copies = told_by([9, 10, 11, 10] * 10)
    assert copies.two_copies(25) > 0 > copies.two_copies(5)


def test_one_copy_alone_tells_nothing_of_itself():
    """The errors of a single pair of texts may be those of one copy or two."""
    assert told_by([8]).two_copies(8) == pytest.approx(0, abs=1e-9)


def test_copyists_are_uneven_where_their_errors_vary_much_more_than_by_chance():
    """Some err little and others much; of a few copies nothing is said."""
    assert uneven([1, 2, 40, 3, 25] * 4)
    assert not uneven([9, 12, 7, 10, 14] * 4)
    assert not uneven([1, 2, 40])
