"""Where thousands of texts differ, what several changed alike is a place of its own."""

from types import SimpleNamespace

import numpy as np
import pytest

from provenance.lineage.variation.changes import Change, Changes
from provenance.lineage.variation.crowded import CROWD, Stretch, parted
from provenance.lineage.variation.regions import regions
from provenance.lineage.variation.runs import NOBODY, Table
from provenance.lineage.weighing.costs import Costs, Even, Prices
from tests.lineage.matrices import rows

LONG = 40


class Laid(SimpleNamespace):
    """A text laid against a base of LONG words: each change is as long as what it stands for."""

    def __init__(self, *changes, when=None):
        super().__init__(
            edits=Changes.of(Change(base, base) for base in changes),
            covers=(0, LONG),
            witness=SimpleNamespace(when=when, keys=tuple(map(str, range(LONG)))),
        )

    def own_range(self, start, end):
        return start, end

    def own_until(self, _start, end):
        return end

    def silent(self, *_):
        return False


def laid(*told):
    return [*told, *(Laid() for _ in range(CROWD))]


def stretches(texts):
    held = Table.of([one.edits.rows for one in texts])
    whole = int(held.base.min()), int(held.base.max())
    return list(parted([Stretch(whole, held, NOBODY)], texts))


def test_what_several_changed_alike_is_a_place_of_its_own():
    """Who changed a word inside reads there as the base does; who changed more says nothing."""
    texts = laid(
        Laid((0, 20)), Laid((0, 20)), Laid((3, 4)), Laid((3, 4)), Laid((19, 30)), Laid((19, 30))
    )
    found = [(one.base, one.held.at.tolist(), one.silent.tolist()) for one in stretches(texts)]
    assert found == [
        ((0, 20), [0, 1], [4, 5]),
        ((3, 4), [2, 3], [0, 1]),
        ((19, 30), [4, 5], [0, 1]),
    ]


def test_what_one_text_has_alone_is_a_place_if_it_has_a_date():
    texts = laid(Laid((0, 20)), Laid((3, 4), when=1), Laid((19, 30)), Laid((19, 30)))
    found = [(one.base, one.held.at.tolist(), one.silent.tolist()) for one in stretches(texts)]
    assert found == [((3, 4), [1], [0]), ((19, 30), [2, 3], [0])]


def test_few_texts_and_narrow_stretches_stay_whole():
    few = [Laid((0, 20)), Laid((0, 20)), Laid((19, 30)), Laid((19, 30))]
    narrow = laid(Laid((0, 5)), Laid((0, 5)), Laid((4, 8)), Laid((4, 8)))
    assert [one.base for one in stretches(few)] == [(0, 30)]
    assert [one.base for one in stretches(narrow)] == [(0, 8)]


def test_an_insertion_inside_a_change_is_inside_it():
    texts = laid(Laid((0, 20)), Laid((0, 20)), Laid((5, 5)), Laid((5, 5)))
    found = [(one.base, one.held.at.tolist(), one.silent.tolist()) for one in stretches(texts)]
    assert found == [((0, 20), [0, 1], []), ((5, 5), [2, 3], [0, 1])]


def test_who_changed_a_long_run_inside_does_not_read_as_the_base_does():
    texts = laid(
        Laid((0, 20)), Laid((0, 20)), Laid((1, 20)), Laid((1, 20)), Laid((4, 9)), Laid((4, 9))
    )
    found = [(one.base, one.held.at.tolist(), one.silent.tolist()) for one in stretches(texts)]
    assert found == [
        ((0, 20), [0, 1], [2, 3]),
        ((1, 20), [2, 3], [0, 1]),
        ((4, 9), [4, 5], [0, 1, 2, 3]),
    ]


def test_regions_of_a_crowded_stretch_keep_who_is_silent():
    texts = laid(Laid((13, 33)), Laid((13, 33)), Laid((16, 17)), Laid((16, 17)))
    found = [(one.base, list(one.own), one.silent.tolist()) for one in regions(texts)]
    assert found == [((13, 33), [0, 1], []), ((16, 17), [2, 3], [0, 1])]


@pytest.mark.parametrize("others", [0, CROWD])
def test_what_differs_in_a_heading_is_one_place_and_what_begins_after_it_is_none_of_it(others):
    texts = [Laid((at, at + 1)) for at in range(2, 20, 4)] + [Laid()] * others
    assert [one.base for one in regions(texts)] == [(2, 11), (14, 15), (18, 19)]


def test_costs_that_are_even_are_counted_as_they_would_be_added_up():
    """Of thousands of texts under one lost copy the reading of most is told by counting."""
    options = np.stack(rows("ab?c", "abbc", "bb?a", "?cbc", "babb"))
    weights = np.array([1.0, 0.6, 1.0, 0.6], dtype=np.float32)
    priced = Even(weights)
    counted, added = priced.between(options, 1), Prices.between(priced, options, 1)
    known = options != -1
    assert np.allclose(counted[known], added[known])
    assert isinstance(priced.of(np.array([0, 2])), Even)
    assert not isinstance(priced, Costs)
