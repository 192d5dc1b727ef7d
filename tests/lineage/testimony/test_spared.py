"""Work on one text is spared where it is kept, and the answer is the same with and without."""

from collections.abc import Mapping, Sequence

import pytest

from bench._traditions_modes import family
from bench._traditions_prose import own_sentences
from provenance import answers
from provenance.lineage.progress import Step, watched_by
from provenance.lineage.testimony.families import families
from provenance.lineage.testimony.spared import AT_ONCE, Work, each, kept_in
from provenance.lineage.testimony.witnesses import witnesses
from provenance.lineage.variation.laying import laid, pack, unpack
from provenance.text import read


class Rows(dict[str, bytes]):
    """A store in memory."""

    def get(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        return {key: self[key] for key in keys if key in self}

    def put(self, rows: Mapping[str, bytes]) -> None:
        self.update(rows)


@pytest.mark.parametrize("mode", ["captures", "history", "hand", "mixture"])
@pytest.mark.parametrize("seed", [0, 1])
def test_the_answer_is_the_same_with_and_without_kept_work(mode, seed):
    """Kept whole, and kept before one more text came."""
    made = family(mode, seed, 16, words=200, pool=own_sentences())
    rows = Rows()
    left = sorted(made.files)[7]
    few = {name: data for name, data in made.files.items() if name != left}
    plain = answers.lineage(made.files, made.meta)
    with kept_in(rows, engine="one"):
        assert answers.lineage(few, made.meta) == answers.lineage(few, made.meta)
        assert answers.lineage(made.files, made.meta) == plain
        kept = dict(rows)
        assert answers.lineage(made.files, made.meta) == plain
    assert rows == kept


def test_one_more_text_is_all_that_is_worked_on_anew():
    """As long as the longest text and the revisions stay what they were."""
    made = family("captures", 4, 30, words=200, pool=own_sentences())
    rows, steps = Rows(), list[int]()
    shortest = min(made.files, key=lambda name: len(made.files[name]))
    few = {name: data for name, data in made.files.items() if name != shortest}
    with kept_in(rows, engine="one"):
        answers.lineage(few, made.meta)
        steps.append(len(rows))
        answers.lineage(made.files, made.meta)
    assert len(rows) - steps[0] <= 3


def test_work_of_other_code_is_not_used():
    """Nor work on other texts, or of another kind, or that rests on something else."""
    rows, done = Rows(), list[str]()

    def make(text: str) -> str:
        done.append(text)
        return text.upper()

    def run(engine: str, kind: str = "shout", on: str = "") -> list[str]:
        with kept_in(rows, engine=engine):
            work = Work(kind, on, make, str.encode, lambda _, packed: packed.decode())
            return list(each(work, ["a", "b"], str))

    for asked in (("1",), ("1",), ("2",), ("1", "cry"), ("1", "shout", "x")):
        assert run(*asked) == ["A", "B"]
    assert done == ["a", "b"] * 4


def test_work_is_kept_while_it_is_done():
    """Who is killed loses no more than the last few texts' work."""
    rows = Rows()
    with kept_in(rows, engine="1"):
        texts = [str(at) for at in range(2 * AT_ONCE)]
        work = each(Work("same", "", str.encode, bytes, lambda _, packed: packed), texts, str)
        for _ in range(AT_ONCE + 1):
            next(work)
        assert len(rows) == AT_ONCE
        for _ in range(AT_ONCE - 1):
            next(work)
        assert len(rows) == 2 * AT_ONCE


def test_an_alignment_comes_back_equal():
    made = family("mixture", 1, 12, words=200, pool=own_sentences())
    read_all = {name: read(data, name=name) for name, data in made.files.items()}
    for group in families(witnesses(read_all, made.meta)):
        for alignment in laid(group):
            assert unpack(alignment.witness, pack(alignment)) == alignment


def test_whoever_watches_is_told_each_phase():
    """Every text that is laid, of which the evidence is told, or whose facts are read.

    Nobody has to watch.
    """
    made = family("captures", 2, 12, words=200, pool=own_sentences())
    steps: list[Step] = []
    with watched_by(steps.append):
        answer = answers.lineage(made.files, made.meta)
    assert list(dict.fromkeys(step.phase for step in steps)) == [
        "aligning",
        "places",
        "revisions",
        "tree",
        "evidence",
        "facts",
    ]
    revisions = next(step for step in steps if step.phase == "revisions")
    assert revisions.known == tuple(row["label"] for row in answer["revisions"])
    for phase in ("aligning", "evidence"):
        found = [step for step in steps if step.phase == phase]
        assert [step.done for step in found] == list(range(1, found[-1].whole + 1))
    assert answer == answers.lineage(made.files, made.meta)
