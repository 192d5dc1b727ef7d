"""Readings that are the same but for noise find each other without asking every two."""

from hypothesis import given
from hypothesis import strategies as st

from provenance.lineage.testimony import noise
from provenance.lineage.testimony.witnesses import span_of, witnesses
from provenance.lineage.testimony.wordings import Wording, wording
from provenance.text import read

TEXT = (
    "The clock struck. Share. By Ann Lee, 3 May. Editor's note: the clock struck twice. It rang "
    "and rang, so it is said, donâ€™t ask. Editor’s note: so it is said. Share. The clock 12 rang. "
    "Two hours ago. The clock struck an hour ago."
)
(WITNESS,) = witnesses({"a.txt": read(TEXT.encode(), name="a.txt")}, {})
SPANS = st.tuples(*[st.integers(0, len(WITNESS.words))] * 2).map(sorted)


def reading(span: list[int]) -> Wording:
    start, end = span
    return wording(WITNESS.keys[start:end], [(WITNESS, span_of(WITNESS, (start, end)))])


@given(st.lists(SPANS, max_size=12), st.booleans())
def test_what_is_the_same_is_among_those_asked(spans, heading):
    """In order, and none twice."""
    alone = {one.words: one for one in map(reading, spans)}.values()
    readings = [noise._Judged(one) for one in alone]
    earlier = noise._Earlier(heading=heading)
    for at, one in enumerate(readings):
        near = list(earlier.near(one))
        same = [o for o in range(at) if noise._same(one, readings[o], heading=heading)]
        assert near == sorted(set(near))
        assert set(same) <= set(near)
        earlier.add(one)
