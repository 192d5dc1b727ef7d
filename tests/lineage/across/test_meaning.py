"""The one door to the encoder: what it keeps, what it refuses, and what happens without it."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from provenance.lineage.across import meaning


class Counted(meaning.Memory):
    """A store that notes how many vectors were put into it."""

    def __init__(self):
        super().__init__()
        self.put_in = 0

    def put(self, vectors):
        self.put_in += len(vectors)
        super().put(vectors)


def test_the_same_passage_is_encoded_once():
    """Two passages that differ only in white space, asked for twice, cost one vector."""
    store = Counted()
    with meaning.kept_in(store):
        first = meaning.vectors(["The bell hangs.", "The  bell hangs. "])
        again = meaning.vectors(["The bell hangs."])
    assert store.put_in == 1
    assert np.array_equal(first[0], first[1])
    assert np.array_equal(first[0], again[0])


def test_vectors_do_not_depend_on_the_order_of_the_question():
    """Shuffled passages have the same vectors to the last bit."""
    texts = [f"Boat {number} left the slip at noon." for number in range(40)]
    with meaning.kept_in(meaning.Memory()):
        ordered = meaning.vectors(texts)
    with meaning.kept_in(meaning.Memory()):
        turned = meaning.vectors(texts[::-1])[::-1]
    assert np.array_equal(ordered, turned)


def test_a_translation_lies_nearer_than_another_sentence():
    """A sentence and its translation are more alike than two sentences of one language."""
    bell, glocke, gulls = meaning.vectors(
        ["The bell rings at noon.", "Die Glocke läutet um zwölf Uhr.", "Gulls eat our bread."]
    )
    assert bell @ glocke > 0.4 > bell @ gulls


def test_memory_lets_the_oldest_go():
    """A store never holds more than its bound, and forgets what came first."""
    store = meaning.Memory(most=2)
    store.put({"a": b"1", "b": b"2"})
    store.put({"c": b"3"})
    assert store.get(["a", "b", "c"]) == {"b": b"2", "c": b"3"}


def test_meaning_left_out_can_not_be_asked_for():
    """Where meaning is left out nothing can be told by it, and asking all the same says why."""
    with meaning.left_out():
        assert not meaning.can_tell()
        with pytest.raises(meaning.EncoderError, match="needs the sentence encoder"):
            meaning.vectors(["a"])
    assert meaning.can_tell()


def test_nothing_asked_nothing_answered():
    """No passages have no vectors; one without a word, or with half a character, has one."""
    assert meaning.vectors([]).shape == (0, meaning.WIDTH)
    assert meaning.vectors(["", "\ud800"]).shape == (2, meaning.WIDTH)


WATCHED = """
import os, sys
class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == "numpy":
            print(os.environ["OPENBLAS_NUM_THREADS"])
sys.meta_path.insert(0, Watch())
import provenance.answers
"""


def test_numpy_is_told_of_one_thread_before_it_is_imported():
    """It reads the variable once; set later, the encoder takes all processors and gains nothing."""
    done = subprocess.run(
        [sys.executable, "-c", WATCHED],
        cwd=Path(__file__).resolve().parents[3],
        env={name: value for name, value in os.environ.items() if "_NUM_THREADS" not in name},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "1\n"
