"""Pages of made-up sites: what a family holds, and what its truth tells apart."""

import pytest

from bench._sites_pages import KINDS, fetched


@pytest.mark.parametrize("kind", KINDS)
def test_a_family_is_made_from_its_kind_and_seed_alone(kind: str):
    assert fetched(kind, 3) == fetched(kind, 3)
    assert fetched(kind, 3).files != fetched(kind, 4).files


def test_a_page_that_nobody_edits_has_one_state_and_fetches_that_differ():
    made = fetched("quiet", 0)

    assert made.truth.states == ("state0",)
    assert len(set(made.files.values())) > 1


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "quiet"])
def test_each_state_of_the_truth_is_one_that_a_fetch_shows(kind: str):
    truth = fetched(kind, 1).truth

    assert {truth.parents[name] for name in truth.variants} == set(truth.states)
