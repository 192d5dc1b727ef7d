"""Families written by hand are read as they were written."""

import pytest

from bench import written
from bench._traditions_family import truth_of


def test_a_written_family_gives_the_engine_what_somebody_holds_and_no_more() -> None:
    """Lost texts part the readings of the truth; no file of theirs reaches the engine."""
    made = written.family("bell-of-harrowby")
    assert set(made.files) == {f"{letter}.txt" for letter in "ABCDEFGHIJKLMN"}
    assert {node.id for node in made.nodes.values() if node.name is None} == {"o", "x1", "x2"}


@pytest.mark.parametrize("name", written.names())
def test_every_written_family_has_a_stemma_that_its_readings_tell(name: str) -> None:
    """Of each family most parents are decidable, and each parent is one of its texts."""
    made = written.family(name)
    truth = truth_of(made)
    assert len(truth.decidable) > len(truth.parents) / 2
    assert {*truth.parents, *truth.parents.values()} <= {
        node.name or node.id for node in made.nodes.values()
    }


def test_a_word_that_a_copy_keeps_is_its_sources_and_a_new_one_its_own() -> None:
    """Mended words are new; what came back from the second source is that source's."""
    nodes = written.family("bell-of-harrowby").nodes
    mixed, main, other = ({t.number for t in nodes[at].text} for at in ("M", "K", "E"))
    assert mixed & (other - main)
    assert mixed & (main - other)
    assert mixed - main - other


def test_a_copy_whose_word_was_put_right_has_a_word_of_its_own() -> None:
    """To mend "horse" to "hoarse" is no sign of having seen a text that always read so."""
    nodes = written.family("bell-of-harrowby").nodes
    mended, first = ({t.number for t in nodes[at].text if t.word == "hoarse."} for at in ("H", "o"))
    assert mended
    assert first
    assert not mended & first
