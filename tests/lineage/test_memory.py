"""What is remembered of one answer changes nothing of the next."""

import pytest

from bench._traditions_modes import family
from bench._traditions_prose import own_sentences
from provenance import answers
from provenance.lineage import stemma
from provenance.lineage.memory import Memory, each_once, once, remembering
from provenance.lineage.variation import places


@pytest.mark.parametrize("mode", ["captures", "history", "hand", "mixture"])
@pytest.mark.parametrize("seed", [0, 1])
def test_the_answer_is_the_same_with_and_without_memory(mode, seed):
    """As texts come, go, change their words, their dates and their sources, one after the other."""
    made = family(mode, seed, 16, words=200, pool=own_sentences())
    names = sorted(made.files)
    few = {name: data for name, data in made.files.items() if name not in names[5:8]}
    longer = {**made.files, names[3]: made.files[names[3]] + b"\n\nThe end came at last."}
    dated = {**made.meta, names[2]: {"fetched": "2023-01-01"}, names[9]: {}}
    memory = Memory()
    for files, meta in (
        (few, made.meta),
        (made.files, made.meta),
        (longer, made.meta),
        (made.files, dated),
        (few, dated),
    ):
        plain = answers.lineage(files, meta)
        with remembering(memory):
            assert answers.lineage(files, meta) == plain


@pytest.mark.parametrize("mode", ["captures", "hand", "mixture"])
@pytest.mark.parametrize("seed", [2, 3])
def test_the_answer_is_the_same_where_places_are_told_in_brief(mode, seed, monkeypatch):
    """As of very large families, while the longest text, one between and the shortest come."""
    for module in (places, stemma):
        monkeypatch.setattr(module, "MANY", 10)
    made = family(mode, seed, 24, words=200)
    names = sorted(made.files, key=lambda name: (len(made.files[name]), name))
    late = [names[-1], names[12], names[0]]
    memory = Memory()
    for missing in (late, late[1:], late[2:], [], [names[7]]):
        files = {name: data for name, data in made.files.items() if name not in missing}
        with remembering(memory):
            told = answers.lineage(files, made.meta)
        assert told == answers.lineage(files, made.meta)


def test_a_thing_is_made_once_of_the_very_same_things():
    """Equal ones will do for what has a name, and are not the same for what has none."""
    made: list[object] = []

    def make(thing: object) -> object:
        made.append(thing)
        return thing

    memory, one, equal = Memory(), ["a"], ["a"]
    for thing in (one, one, equal, one):
        with remembering(memory):
            once("nameless", [thing], lambda thing=thing: make(thing))
    assert [thing is one for thing in made] == [True, False, True]
    made.clear()
    for thing in (one, equal, ["b"]):
        with remembering(memory):
            once("named", [thing], lambda thing=thing: make(thing), "x")
    assert made == [["a"], ["b"]]


def test_each_thing_is_asked_once_for_the_same():
    """In whatever order they come; an equal thing is not the same, nor another question."""
    made: list[tuple[str, int]] = []

    def make(thing: list[str], about: int) -> str:
        made.append((thing[0], about))
        return f"{thing[0]}{about}"

    memory, one, other, equal = Memory(), ["a"], ["b"], ["a"]
    asked = [[(one, 1), (other, 1)], [(other, 1), (one, 2), (one, 1)], [(equal, 1), (one, 2)]]
    assert [each_once("", one, make) for one in asked[:1]] == [["a1", "b1"]]
    made.clear()
    found = []
    for things in asked:
        with remembering(memory):
            found.append(each_once("kind", things, make))
    assert found == [["a1", "b1"], ["b1", "a2", "a1"], ["a1", "a2"]]
    assert made == [("a", 1), ("b", 1), ("a", 2), ("a", 1)]


def test_what_was_not_asked_for_is_forgotten():
    made: list[int] = []
    memory, thing = Memory(), object()
    for asked in (True, False, True, True):
        with remembering(memory):
            if asked:
                once("value", [thing], lambda: made.append(1))
    assert len(made) == 2
