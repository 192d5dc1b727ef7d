"""What is kept as numbers is what was put in, and is found by whom and where it is."""

from hypothesis import given
from hypothesis import strategies as st

from provenance.lineage.variation.changes import Change, Changes
from provenance.lineage.variation.runs import Runs, Table, Where
from provenance.text.spans import Span

ranges = st.tuples(st.integers(0, 2000), st.integers(0, 40)).map(lambda one: (one[0], sum(one)))
changes = st.lists(st.builds(Change, ranges, ranges), max_size=12)


@given(changes)
def test_changes_are_given_back_as_they_were(told):
    """One by one, in slices, and by their rows."""
    kept = Changes.of(told)
    assert list(kept) == told
    assert [kept[at] for at in range(len(kept))] == told
    assert kept[1:3] == tuple(told[1:3])
    assert Changes.told_by(kept.rows) == kept


@given(st.dictionaries(st.integers(0, 30), ranges))
def test_runs_are_found_by_the_alignments_that_have_them(own):
    """Nobody else has one, and they are told in the order of the alignments."""
    runs = Runs.of(own)
    assert list(runs.pairs()) == sorted(own.items())
    assert {at: runs.get(at) for at in range(31)} == {at: own.get(at) for at in range(31)}
    assert {at for at in range(31) if at in runs} == own.keys()


@given(st.lists(changes, max_size=6))
def test_a_table_has_every_change_of_everybody_in_the_order_of_the_base(told):
    """Changes of the same words stand in the order of the alignments, then as these have them."""
    every = [(one.base, at, one.own) for at, each in enumerate(told) for one in each]
    table = Table.of([Changes.of(each).rows for each in told])
    found = [
        (base, at, tuple(own))
        for base, held in table.by_base()
        for at, own in zip(held.at.tolist(), held.own.tolist(), strict=True)
    ]
    assert found == sorted(every, key=lambda one: one[:2])
    assert len({base for base, _ in table.by_base()}) == len(list(table.by_base()))


@given(st.lists(changes, min_size=2, max_size=6))
def test_the_first_change_of_each_is_the_one_that_stands_first(told):
    """Also where some changes come to others afterwards."""
    parts = [Table.of([Changes.of(each).rows]) for each in told]
    table = parts[0].along(*parts[1:])
    first = table.first_of_each()
    assert len(table) == sum(map(len, told))
    assert first.at.tolist() == [0] * any(told)
    assert first.base.tolist() == table.base[:1].tolist()


@given(st.lists(st.tuples(st.sampled_from("ABC"), ranges.map(Span._make)), max_size=6))
def test_who_has_a_reading_is_told_as_it_was_put_in(pairs):
    """Names and ranges kept as numbers are the same row of pairs, whole or in parts."""
    where = Where([name for name, _ in pairs], [span for _, span in pairs])
    assert tuple(pairs) == where
    assert hash(where) == hash(tuple(pairs))
    assert [where[at] for at in range(len(where))] == pairs
    assert where[1:3] == tuple(pairs[1:3])
    assert where != "AB"
