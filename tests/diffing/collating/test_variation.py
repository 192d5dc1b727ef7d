"""A text testifies between the first and the last of its own words; around and beyond it says nothing."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.diffing.collating.collation import collate
from provenance.diffing.collating.variation import OMITS, Manner, Variation, find_variations
from provenance.text.spans import Span

words = st.lists(st.sampled_from(["a ", "b ", "The ", "the ", "cat, ", "cat "]), max_size=8)
some = st.lists(words.map("".join), max_size=5)


def variations(texts: Sequence[str], *runs: tuple[int, Span]) -> tuple[Variation, ...]:
    """The places of texts in which some runs are not the works' own."""
    apart = [[span for at, span in runs if at == text] for text in range(len(texts))]
    own = []
    for text, spans in zip(texts, apart, strict=True):
        edges = [0, *(edge for span in spans for edge in span), len(text)]
        own.append([Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=True)])
    return find_variations(collate(texts, apart=apart), own)


@settings(max_examples=80)
@given(some)
def test_a_row_is_a_place_exactly_where_those_who_testify_disagree(texts: list[str]) -> None:
    found = {place.row: place for place in variations(texts)}
    for at, row in enumerate(collate(texts).rows):
        place = found.get(at)
        if place is None:
            assert len({number for number in row.forms if number is not None}) == 1
            continue
        said = {read for read in place.reads if read is not None}
        assert (place.manner is Manner.SUBSTANCE) == (len(said) > 1)
        assert all(
            (read in {OMITS, None}) == (cell is None)
            for read, cell in zip(place.reads, row.cells, strict=True)
        )


@settings(max_examples=80)
@given(some)
def test_who_differs_from_one_is_differed_from_by_them(texts: list[str]) -> None:
    for place in variations(texts):
        for one in range(len(texts)):
            assert all(one in place.differing(other) for other in place.differing(one))
            assert one not in place.differing(one)


def test_what_was_put_around_the_work_comes_last() -> None:
    texts = ["title: Cats\n\nthe black cat", "title: Hens\n\nthe white cat"]
    found = variations(texts, (0, Span(0, 13)), (1, Span(0, 13)))
    assert [(place.manner.value, place.row) for place in found] == [
        ("substance", 3),
        ("observation", 0),
        ("observation", 1),
    ]


def test_what_an_excerpt_does_not_reach_it_does_not_leave_out() -> None:
    whole = "one two three four five six seven eight nine ten"
    found = variations([whole, "three four six seven", whole.replace("nine", "none")])
    assert [(place.manner.value, place.reads, place.lacking) for place in found] == [
        ("substance", (0, OMITS, 0), frozenset()),
        ("substance", (0, None, 1), frozenset({1})),
    ]


def test_what_was_put_around_a_work_is_a_place_of_its_own_kind_and_counts_for_no_one() -> None:
    found = variations(["Menu here. the hen sat", "the cow sat"], (0, Span(0, 11)))
    assert [(place.manner, place.reads) for place in found] == [
        (Manner.SUBSTANCE, (0, 1)),
        (Manner.OBSERVATION, (None, None)),
    ]
    assert found[1].differing(0) == frozenset()
    assert found[1].testifying == 0


def test_the_same_furniture_in_all_is_no_place() -> None:
    runs = [(text, Span(0, 11)) for text in (0, 1)]
    assert variations(["Menu here. the hen", "Menu here. the hen"], *runs) == ()


def test_case_and_marks_are_typography() -> None:
    found = variations(["the hen sat", "The hen, sat"])
    assert [(place.manner, place.differing(0)) for place in found] == [
        (Manner.TYPOGRAPHY, frozenset()),
    ]


def test_a_text_without_words_of_its_own_says_nothing() -> None:
    [place] = [
        place
        for place in variations(["the hen", "the cow", "Menu"], (2, Span(0, 4)))
        if place.manner is Manner.SUBSTANCE
    ]
    assert (place.reads[2], place.testifying) == (None, 2)
