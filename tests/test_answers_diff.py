"""`answers.diff` keeps the contract: names, hashes, edits in order, counts that add up."""

import hashlib
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

from provenance.answers import Answer, diff, diff_documents
from provenance.text import read
from tests.diffing.strategies import granularities, ignored, pairs

SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
"""Two lone surrogates side by side: JSON has no way to keep them from being one character."""


@settings(max_examples=200)
@given(pairs(), granularities, ignored)
def test_the_counts_add_up_whatever_is_compared(
    pair: tuple[str, str], granularity: str, ignore: set[str]
) -> None:
    older, newer = pair
    answer = diff(older, newer, granularity=granularity, ignore=ignore)
    check(answer)
    assert answer["older"]["text"] == older
    assert answer["newer"]["text"] == newer
    if not any(SURROGATE_PAIR.search(text) for text in pair):
        assert json.loads(json.dumps(answer)) == answer


@settings(max_examples=200)
@given(pairs(), granularities, ignored)
def test_the_hashes_are_those_of_the_texts(
    pair: tuple[str, str], granularity: str, ignore: set[str]
) -> None:
    answer = diff(*pair, granularity=granularity, ignore=ignore)
    assert [answer[side]["sha256"] for side in ("older", "newer")] == [
        hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() for text in pair
    ]


def check(answer: Answer) -> None:
    older, newer = answer["older"]["text"], answer["newer"]["text"]
    edits, stats = answer["edits"], answer["stats"]
    assert "".join(older[slice(*edit["older"])] for edit in edits) == older
    assert "".join(newer[slice(*edit["newer"])] for edit in edits) == newer
    assert [edit["id"] for edit in edits] == [f"e{n}" for n in range(1, len(edits) + 1)]
    for before, after in pairwise(edits):
        assert {before["op"], after["op"]} != {"insert", "delete"}
    equal = stats["words_equal"] + stats["words_moved"]
    words = answer["older"]["words"] + answer["newer"]["words"]
    assert answer["older"]["words"] == equal + stats["words_deleted"]
    assert answer["newer"]["words"] == equal + stats["words_inserted"]
    assert stats["similarity"] == (2 * equal / words if words else 1)


def test_a_small_change_is_answered_in_the_words_of_the_contract() -> None:
    assert diff("A red fox ran.", "A fox  ran.") == {
        "schema": "provenance.diff/1",
        "engine": "anchors/6",
        "older": {
            "name": "older",
            "sha256": hashlib.sha256(b"A red fox ran.").hexdigest(),
            "words": 4,
            "text": "A red fox ran.",
        },
        "newer": {
            "name": "newer",
            "sha256": hashlib.sha256(b"A fox  ran.").hexdigest(),
            "words": 3,
            "text": "A fox  ran.",
        },
        "edits": [
            {"id": "e1", "op": "equal", "older": [0, 2], "newer": [0, 2]},
            {"id": "e2", "op": "delete", "older": [2, 6], "newer": [2, 2]},
            {
                "id": "e3",
                "op": "equal",
                "older": [6, 10],
                "newer": [2, 7],
                "differs": ["whitespace"],
            },
            {"id": "e4", "op": "equal", "older": [10, 14], "newer": [7, 11]},
        ],
        "moves": [],
        "breaks": [],
        "stats": {
            "words_inserted": 0,
            "words_deleted": 1,
            "words_equal": 3,
            "words_moved": 0,
            "similarity": 6 / 7,
        },
        "complete": True,
    }


def test_two_empty_texts_are_wholly_alike() -> None:
    answer = diff("", "")
    assert answer["edits"] == []
    assert answer["stats"]["similarity"] == 1


def test_half_a_surrogate_pair_is_hashed_and_kept() -> None:
    assert diff("\ud800", "a")["older"]["text"] == "\ud800"


def test_an_unknown_option_is_refused() -> None:
    with pytest.raises(ValueError, match="'line' is no granularity"):
        diff("a", "b", granularity="line")


def test_every_pair_of_seeds_keeps_the_contract(seeds: Path) -> None:
    documents = [read(file.read_bytes(), name=file.name) for file in sorted(seeds.glob("*.txt"))]
    for older in documents:
        for newer in documents:
            check(diff_documents(older, newer, names=("older", "newer")))


def test_two_captures_of_one_page_differ_in_few_places(seeds: Path) -> None:
    older, newer = (
        read(next(seeds.glob(f"{number}_*.txt")).read_bytes(), name=number)
        for number in ("000", "003")
    )
    edits = diff_documents(older, newer, names=("000", "003"))["edits"]
    changed = [edit for edit in edits if edit["op"] != "equal" and "noise" not in edit]
    assert len(changed) <= 8
