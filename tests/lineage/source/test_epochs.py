"""What was changed for good is told within each way of fetching, and the ways from each other."""

import numpy as np
import pytest

from provenance.lineage.source.epochs import epochs


def told(held, ways):
    """For each capture the number of changes before it; letters are readings, figures ways."""
    numbers = np.array([ord(one) - ord("A") for one in held])
    fetched = np.array([int(one) for one in ways])
    found = epochs(numbers, fetched, few=False)
    pairs = zip(fetched.tolist(), numbers.tolist(), strict=True)
    return "".join(str(found.get(pair, "-")) for pair in pairs)


@pytest.mark.parametrize(
    ("held", "ways", "times"),
    [
        ("AAABBB", "000000", "000111"),
        ("ABABCDCD", "01010101", "00001111"),
        ("ATATBTBT", "01010101", "0-0-1-1-"),
    ],
)
def test_a_change_is_told_in_each_way_that_shows_it(held, ways, times):
    """One way may give a headline and another a title that goes with it, or stays."""
    assert told(held, ways) == times


@pytest.mark.parametrize(
    ("held", "ways"), [("AAABBB", "000111"), ("ABABAB", "000000"), ("ABCDEF", "000000")]
)
def test_what_comes_back_or_came_with_a_way_is_no_change(held, ways):
    """Nor is what never stays for two captures."""
    assert told(held, ways) == "------"


@pytest.mark.parametrize("held", ["BAAABBB", "AABAABB", "AAACBBB"])
def test_one_capture_hides_no_change(held):
    """It may have been dated wrongly, served late or spoilt."""
    assert set(told(held, "0000000")) - {"-"} == {"0", "1"}


def test_one_capture_tells_no_time_against_several_of_another_way():
    """Of a way that shows after a change what another showed before it one date may be wrong."""
    assert told("AACCBBAB", "00110010") == "000011-1"
    assert told("AACCBBAAB", "001100110") == "000011111"
