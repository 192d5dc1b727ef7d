"""The edits of any answer make a patch that diff-match-patch's own reader applies exactly."""

import pytest
from diff_match_patch import diff_match_patch
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from provenance import answers
from provenance.diffing import Edit, Op, patch_text
from provenance.text import Span, read
from tests.diffing.strategies import pairs

IGNORABLE = ("whitespace", "case", "punctuation", "typography")


def applied(answer: answers.Answer) -> tuple[str, bool]:
    older, newer = answer["older"]["text"], answer["newer"]["text"]
    edits = [
        Edit(Op(edit["op"]), Span(*edit["older"]), Span(*edit["newer"])) for edit in answer["edits"]
    ]
    differ = diff_match_patch()
    after, fates = differ.patch_apply(differ.patch_fromText(patch_text(edits, older, newer)), older)
    return after, all(fates)


@settings(max_examples=150)
@given(
    pairs(),
    st.sampled_from(["word", "character", "sentence", "passage"]),
    st.sets(st.sampled_from(IGNORABLE)),
)
def test_whatever_is_compared_and_left_aside_the_newer_text_comes_out(
    pair: tuple[str, str], granularity: str, ignore: set[str]
) -> None:
    older, newer = pair
    assume(not any("\ud800" <= sign <= "\udfff" or sign == "\x00" for sign in older + newer))
    answer = answers.diff(older, newer, granularity=granularity, ignore=ignore)
    assert applied(answer) == (newer, True)


@pytest.mark.parametrize("swapped", [False, True])
def test_front_matter_and_all_that_is_noise_is_patched_too(*, swapped: bool) -> None:
    plain = b"The tide came in over the stones.\n\nNobody saw it go."
    framed = b"---\ntitle: Tide\n---\n\nThe tide came in over the  stones.\n\nNobody saw her go."
    sides = [read(data, name="a.md") for data in (plain, framed)]
    older, newer = reversed(sides) if swapped else sides
    answer = answers.diff_documents(older, newer, names=("older", "newer"))
    assert applied(answer) == (newer.text, True)
