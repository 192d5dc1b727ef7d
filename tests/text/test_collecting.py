"""While lineages are told the collector of cycles runs seldom, and then as it did before."""

import gc

from provenance.text.collecting import SELDOM, seldom_collecting


def test_the_pace_is_what_it_was_once_the_last_one_is_done():
    """Two that overlap, as in two threads, leave nothing behind."""
    usual = gc.get_threshold()
    one, other = seldom_collecting(), seldom_collecting()
    seen = []
    for step in (one.__enter__, other.__enter__):
        step()
        seen.append(gc.get_threshold())
    for step in (one.__exit__, other.__exit__):
        step(None, None, None)
        seen.append(gc.get_threshold())
    assert seen == [SELDOM, SELDOM, SELDOM, usual]
