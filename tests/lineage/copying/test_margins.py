"""A margin is what the next best place of a copy costs more, however many copies there are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.lineage.copying.margins import margins
from tests.lineage.matrices import arranged


def test_a_margin_is_what_the_next_best_place_costs_more():
    """A text that shares four readings with its parent alone would cost four elsewhere."""
    chain = ("aaaaaaaaaaaa", "bbbbaaaaaaaa", "bbbbbbbbaaaa", "bbbbbbbbbbbb")
    assert margins(arranged(chain, {1: 0, 2: 1, 3: 2}))[3] == 4.0


@settings(max_examples=50)
@given(st.lists(st.text("ab?", min_size=8, max_size=8), min_size=3, max_size=8))
def test_what_is_told_around_a_parent_is_what_is_told_of_each(texts):
    """Where all nodes stand around one parent, to reckon from its readings changes no margin."""
    tree = arranged(texts, dict.fromkeys(range(2, len(texts)), 1), fixed=2)
    assert margins(tree, most=0) == pytest.approx(margins(tree), abs=1e-4)
