"""A row's confidence is the share of such rows that were right, or what a given scale says."""

import pytest

from provenance.lineage.confidence import SHARES, confidence, measured_by


@pytest.mark.parametrize("kind", SHARES)
def test_a_doubtful_direction_makes_a_row_doubtful(kind):
    """The likelihood of the direction multiplies the share."""
    assert confidence(kind, 9.0, 0.5) == round(SHARES[kind][-1] * 0.5, 2)


@pytest.mark.parametrize("kind", [kind for kind in SHARES if kind != "capture"])
def test_more_readings_make_no_row_less_likely(kind):
    """Shares never fall as the margin grows."""
    assert list(SHARES[kind]) == sorted(SHARES[kind])


def test_a_scale_given_from_outside_is_asked_of_every_row_inside():
    """Who counts anew sees kind, margin and direction; afterwards the counted shares hold again."""
    with measured_by(lambda kind, margin, sure: margin + sure + len(kind)):
        assert confidence("capture", 2.0) == 10.0
    assert confidence("capture", 2.0) == SHARES["capture"][3]
