"""Families written by hand are read as they were written."""

import pytest

from bench import written
from bench._traditions_family import truth_of
from bench._traditions_score import Told


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


def test_a_file_that_comes_from_itself_is_refused() -> None:
    """A stemma with a circle has no order in which texts could have been written."""
    circle = [{"id": "a", "parents": ["b"]}, {"id": "b", "parents": ["a"]}]
    with pytest.raises(ValueError, match="No order puts parents first"):
        written._in_line(circle)


def test_versions_are_held_to_the_text_that_a_revision_was_seen_in() -> None:
    """Whether a version hangs from a version or from its revision is the same answer."""
    told = Told({"b": "r1", "r1": "r0", "a": "r0"}, confidence={"r1": 0.9})
    answer = {
        "revisions": [
            {"id": "r0", "witnesses": ["a"], "held_by": ["a"]},
            {"id": "r1", "witnesses": ["b"], "held_by": ["b"]},
        ]
    }
    said = written.by_texts(told, answer)
    assert said.parents == {"b": "a"}
    assert said.confidence == {"b": 0.9}
