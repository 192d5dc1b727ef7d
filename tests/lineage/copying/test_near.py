"""Of thousands of texts the nearest is found by what each reads otherwise than most do."""

import random

import numpy as np
import pytest

from provenance.lineage.copying.near import STRETCH, Hosts
from provenance.lineage.variation.tree_values import UNKNOWN, Tree, distances_from


@pytest.mark.parametrize("places", [12, STRETCH + 12, 3 * STRETCH])
@pytest.mark.parametrize("seed", range(20))
def test_the_nearest_is_the_one_that_comparing_with_all_finds(seed, places):
    """Of equals the first, whatever is unknown on either side, and wherever one is silent."""
    pick = random.Random(seed)
    rows = [
        np.array([pick.choice((0, 0, 0, 0, 1, 2, UNKNOWN)) for _ in range(places)], dtype=np.int16)
        for _ in range(40)
    ]
    for own in rows[30:35]:
        own[: pick.randrange(places)] = UNKNOWN
    weights = np.array([pick.choice((0.5, 1.0)) for _ in range(places)])
    hosts = Hosts(Tree(rows, weights, len(rows)), range(30))
    table = np.stack(rows[:30])
    for own in rows[30:]:
        assert hosts.nearest(own) == int(distances_from(table, own, weights).argmin())


def test_a_family_may_have_more_places_than_sixteen_bits_count():
    """Ten thousand careless copies of one text differ in more than 32,768 places."""
    rows = [np.zeros(2**15 + STRETCH, dtype=np.int16) for _ in range(3)]
    rows[0][-1] = rows[2][-1] = 1
    rows[0][:2] = 1
    hosts = Hosts(Tree(rows, np.ones(len(rows[0])), len(rows)), range(2))
    assert hosts.nearest(rows[2]) == 1
