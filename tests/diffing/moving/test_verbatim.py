"""Whole sentences that moved as they stand are found without tokens."""

from provenance.diffing.flat.columns import as_columns
from provenance.diffing.flat.strips import Strip
from provenance.diffing.moving.stretches import Stretches, changed_stretches
from provenance.diffing.moving.verbatim import verbatim

FERRY = "The ferry left the northern pier with eleven goats and one reluctant priest. "
BAKER = "Every baker on Mill Street sold out of rye before the church bell rang nine. "
STORM = "A storm in late October carried the old weather station to the harbour wall. "


def found(older: str, newer: str) -> list[tuple[str, str]]:
    strips = [Strip(0, len(older), 0, len(newer), equal=False)]
    stretches = changed_stretches(as_columns(strips), older, newer)
    runs = verbatim(Stretches(older, 0, stretches), Stretches(newer, 1, stretches))
    return [(older[run.older : run.older_end], newer[run.newer : run.newer_end]) for run in runs]


def test_sentences_that_follow_each_other_on_both_sides_are_one_run() -> None:
    assert found(FERRY + BAKER + STORM, STORM + FERRY + BAKER) == [(FERRY + BAKER,) * 2]


def test_a_sentence_that_stands_twice_is_left_to_its_tokens() -> None:
    assert found(FERRY + BAKER + FERRY + STORM, STORM + FERRY + BAKER) == []


def test_an_edited_sentence_is_left_to_its_tokens() -> None:
    edited = FERRY.replace("eleven", "twelve")
    assert found(FERRY + BAKER + STORM, BAKER + STORM + edited) == [(BAKER + STORM,) * 2]
