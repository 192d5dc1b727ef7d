"""Words carried down a line: what is kept, moved, restored or new."""

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.lineage.origins.align import aligned
from provenance.lineage.origins.line import Line

WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f", "the", "of"]), max_size=40)


def carried(*texts, parents=None):
    """The origin of each word of the last text; each comes from the one before it."""
    line = Line()
    for at, text in enumerate(texts):
        keys = text.split() if isinstance(text, str) else text
        sources = [str(p) for p in (parents or {}).get(at, [at - 1] if at else [])]
        line.add(str(at), keys, sources, line.inherit(keys, sources))
    return [line.origin(word) for word in line.words(str(len(texts) - 1))]


def test_a_single_word_restored_between_its_neighbours_is_the_first_ones():
    told = carried("we saw a red fox run", "we saw a grey fox run", "we saw a red fox run")
    assert told == ["0"] * 6


def test_a_word_that_comes_back_elsewhere_is_new():
    told = carried("a red fox and one hen", "a fox and one hen", "a fox and one red hen")
    assert told == ["0", "0", "0", "0", "2", "0"]


def test_a_moved_passage_is_known_though_a_word_changed_in_it():
    head, tail = "the boat left at dawn for the far shore", "nobody on the quay had rung a bell"
    told = carried(f"{head} {tail}", f"{tail} {head.replace('dawn', 'noon')}")
    assert told == ["0"] * 12 + ["1"] + ["0"] * 4


def test_a_passage_that_was_gone_for_long_comes_back_whole():
    lost = "nobody on the quay had rung a bell"
    told = carried(
        f"so it was {lost} then", "so it was then", "so it is then", f"{lost} so it is then"
    )
    assert told == ["0"] * 8 + ["0", "0", "2", "0"]


def test_words_of_both_branches_meet_in_a_merge():
    told = carried(
        "one two three four five six seven eight",
        "one two three and a half four five six seven eight",
        "one two three four five six seven more or less eight",
        "one two three and a half four five six seven more or less eight",
        parents={1: [0], 2: [0], 3: [1, 2]},
    )
    assert told == ["0"] * 3 + ["1"] * 3 + ["0"] * 4 + ["2"] * 3 + ["0"]


def test_a_word_lost_on_another_branch_is_not_of_this_line():
    told = carried(
        "we saw a fox run",
        "we saw a red fox run",
        "we saw a red fox run",
        parents={1: [0], 2: [0]},
    )
    assert told == ["0", "0", "0", "2", "0", "0"]


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=5))
def test_every_word_has_one_origin_and_each_word_is_used_once(texts):
    """However texts follow each other, no word of one is two words of the next."""
    line = Line()
    for at, keys in enumerate(texts):
        sources = [str(at - 1)] if at else []
        found = line.inherit(keys, sources)
        known = [word for word in found if word >= 0]
        assert len(set(known)) == len(known)
        line.add(str(at), keys, sources, found)
        assert len(line.words(str(at))) == len(keys)


@settings(max_examples=100)
@given(WORDS, WORDS)
def test_an_alignment_rises_on_both_sides_over_equal_words(older, newer):
    """Blocks are in order, apart, and hold the same words."""
    at_older = at_newer = 0
    for start, own, size in aligned(older, newer):
        assert start >= at_older
        assert own >= at_newer
        assert older[start : start + size] == newer[own : own + size]
        at_older, at_newer = start + size, own + size
