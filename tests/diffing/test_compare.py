"""Comparisons lose nothing, know no sides, cut no word, and read well."""

import sys
from dataclasses import replace
from itertools import accumulate, pairwise

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.diffing import Break, Comparison, Edit, Move, Op, compare
from provenance.diffing.matching import matcher
from provenance.text.tokens import split_words
from tests.diffing.strategies import engines, granularities, ignored, pairs

MIRRORED = {Op.INSERT: Op.DELETE, Op.DELETE: Op.INSERT}
options = st.fixed_dictionaries(
    {"granularity": granularities, "ignore": ignored, "engine": engines}
)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the steps meant for long texts work on short ones."""
    stages = tuple((cut, 2, 3) for cut, _, _ in matcher.STAGES)
    monkeypatch.setattr(matcher, "STAGES", stages)
    module = sys.modules["provenance.diffing.compare"]
    kernels = {
        name: replace(kernel, direct=6, window=20, budget=200)
        for name, kernel in module.KERNELS.items()
    }
    monkeypatch.setattr(module, "KERNELS", kernels)


@pytest.fixture(params=["hasty", "many"])
def long(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the steps meant for long texts, or those meant for many gaps, work on short ones."""
    if request.param == "hasty":
        request.getfixturevalue("hasty")
        return
    stages = tuple(
        (cut, 2, longest) for (cut, _, _), longest in zip(matcher.STAGES, (3, 1_000), strict=True)
    )
    monkeypatch.setattr(matcher, "STAGES", stages)
    monkeypatch.setattr(matcher, "MANY", 0)


def said(older: str, newer: str, **options: object) -> list[tuple[str, str, str]]:
    return [
        (edit.op.value, older[edit.older.slice], newer[edit.newer.slice])
        for edit in compare(older, newer, **options).edits
    ]


def check(older: str, newer: str, comparison: Comparison) -> None:
    edits = comparison.edits
    assert "".join(older[edit.older.slice] for edit in edits) == older
    assert "".join(newer[edit.newer.slice] for edit in edits) == newer
    assert [edit.older.start for edit in edits] == [0, *(edit.older.end for edit in edits)][:-1]
    assert [edit.newer.start for edit in edits] == [0, *(edit.newer.end for edit in edits)][:-1]
    for edit in edits:
        assert edit.op == fate(edit)
        same = older[edit.older.slice] == newer[edit.newer.slice]
        assert bool(edit.differs) == (edit.op is Op.EQUAL and not same)
    ends = {corner for move in comparison.moves for corner in move.older}
    ends_newer = {corner for move in comparison.moves for corner in move.newer}
    for first, second in pairwise(edits):
        if first.op is not Op.EQUAL and second.op is not Op.EQUAL:
            assert {first.op, second.op} != {Op.INSERT, Op.DELETE}
            assert first.older.end in ends or first.newer.end in ends_newer
        else:
            assert (first.op, first.differs) != (second.op, second.differs)


def fate(edit: Edit) -> Op:
    if edit.op is Op.EQUAL:
        assert edit.older.length
        assert edit.newer.length
        return Op.EQUAL
    assert edit.older.length or edit.newer.length
    if not edit.older.length:
        return Op.INSERT
    return Op.REPLACE if edit.newer.length else Op.DELETE


def mirrored(comparison: Comparison) -> Comparison:
    return replace(
        comparison,
        edits=tuple(
            Edit(MIRRORED.get(edit.op, edit.op), edit.newer, edit.older, edit.differs)
            for edit in comparison.edits
        ),
        moves=tuple(
            Move(
                move.newer,
                move.older,
                tuple(
                    Edit(MIRRORED.get(edit.op, edit.op), edit.newer, edit.older, edit.differs)
                    for edit in move.edits
                ),
            )
            for move in comparison.moves
        ),
        breaks=tuple(
            Break("join" if each.op == "split" else "split", each.newer, each.older)
            for each in comparison.breaks
        ),
    )


@settings(max_examples=200)
@given(pairs(), options)
def test_nothing_is_lost_and_swapping_the_sides_swaps_insert_and_delete(
    pair: tuple[str, str], options: dict[str, object]
) -> None:
    older, newer = pair
    comparison = compare(older, newer, **options)
    check(older, newer, comparison)
    assert compare(newer, older, **options) == mirrored(comparison)


@pytest.mark.usefixtures("long")
def test_the_steps_for_long_texts_lose_nothing_and_know_no_sides() -> None:
    @settings(max_examples=200)
    @given(pairs(), options)
    def run(pair: tuple[str, str], options: dict[str, object]) -> None:
        older, newer = pair
        comparison = compare(older, newer, **options)
        check(older, newer, comparison)
        assert compare(newer, older, **options) == mirrored(comparison)

    run()


@pytest.mark.usefixtures("long")
def test_no_edit_cuts_a_word_nor_a_grapheme() -> None:
    @settings(max_examples=200)
    @given(pairs(), ignored, engines)
    def run(pair: tuple[str, str], ignore: set[str], engine: str) -> None:
        older, newer = pair
        by_word = compare(older, newer, ignore=ignore, engine=engine)
        by_character = compare(older, newer, granularity="character", ignore=ignore, engine=engine)
        for text, words, characters in (
            (older, [edit.older for edit in by_word.edits], [e.older for e in by_character.edits]),
            (newer, [edit.newer for edit in by_word.edits], [e.newer for e in by_character.edits]),
        ):
            tokens = {0, *accumulate(map(len, split_words(text)))}
            graphemes = {0, *accumulate(map(len, regex.findall(r"\X", text)))}
            assert {span.start for span in words} <= tokens
            assert {span.start for span in words} <= graphemes
            assert {span.start for span in characters} <= graphemes

    run()


@pytest.mark.parametrize(
    ("older", "newer", "expected"),
    [
        ("", "", []),
        ("", "x", [("insert", "", "x")]),
        (" ", "\n", [("replace", " ", "\n")]),
        ("a fox", "a  fox", [("equal", "a ", "a  "), ("equal", "fox", "fox")]),
        ("  fox", "fox", [("equal", "  fox", "fox")]),
        (
            "The cat sat. The dog ran.",
            "The cat sat. The bird flew. The dog ran.",
            [
                ("equal", "The cat sat. ", "The cat sat. "),
                ("insert", "", "The bird flew. "),
                ("equal", "The dog ran.", "The dog ran."),
            ],
        ),
        (
            "東京に行く。京都にも行く。",
            "東京に行った。京都にも行く。",
            [
                ("equal", "東京に", "東京に"),
                ("replace", "行く", "行った"),
                ("equal", "。京都にも行く。", "。京都にも行く。"),
            ],
        ),
        (
            "red, green and heavy stones",
            "blue, yellow and heavy stones",
            [
                ("replace", "red, green ", "blue, yellow "),
                ("equal", "and heavy stones", "and heavy stones"),
            ],
        ),
    ],
)
def test_small_edits_read_as_a_person_would_tell_them(
    older: str, newer: str, expected: list[tuple[str, str, str]]
) -> None:
    assert said(older, newer) == expected


def test_case_and_typography_are_edits_unless_they_are_ignored() -> None:
    older, newer = "Hello World, it’s", "hello world it's"
    assert said(older, newer) == [("replace", older, newer)]
    ignoring = compare(older, newer, ignore=("case", "punctuation", "typography"))
    assert [(edit.op, newer[edit.newer.slice], edit.differs) for edit in ignoring.edits] == [
        (Op.EQUAL, "hello ", ("case",)),
        (Op.EQUAL, "world ", ("case", "punctuation")),
        (Op.EQUAL, "it's", ("typography",)),
    ]


def test_at_character_granularity_letters_are_marked() -> None:
    assert said("color", "colour", granularity="character") == [
        ("equal", "colo", "colo"),
        ("insert", "", "u"),
        ("equal", "r", "r"),
    ]


def test_at_sentence_and_passage_granularity_whole_pieces_are_replaced() -> None:
    older, newer = "It came. It went.\nNow rest.", "It came. He went.\nNow rest."
    assert said(older, newer, granularity="sentence") == [
        ("equal", "It came. ", "It came. "),
        ("replace", "It went.\n", "He went.\n"),
        ("equal", "Now rest.", "Now rest."),
    ]
    assert said(older, newer, granularity="passage") == [
        ("replace", "It came. It went.\n", "It came. He went.\n"),
        ("equal", "Now rest.", "Now rest."),
    ]


@pytest.mark.parametrize("engine", ["anchors", "dmp"])
def test_texts_too_unlike_for_the_bound_are_told_incomplete_and_lose_nothing(engine: str) -> None:
    older = " ".join("ab"[(number * number + 1) % 7 % 2] for number in range(40_000))
    newer = " ".join("ab"[(number * number // 3) % 11 % 2] for number in range(40_000))
    comparison = compare(older, newer, engine=engine)
    check(older, newer, comparison)
    assert not comparison.complete


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (
            {"granularity": "line"},
            "'line' is no granularity: choose word, sentence, passage or character.",
        ),
        ({"engine": "git"}, "'git' is no engine: choose anchors or dmp."),
        (
            {"ignore": ("colour",)},
            "'colour' cannot be ignored: choose from whitespace, case, punctuation, typography.",
        ),
    ],
)
def test_an_unknown_option_is_refused_in_a_sentence(
    options: dict[str, object], sentence: str
) -> None:
    with pytest.raises(ValueError) as caught:
        compare("a", "b", **options)
    assert str(caught.value) == sentence
