"""Patch texts apply by diff-match-patch's own reader and give the newer text exactly."""

import pytest
from diff_match_patch import diff_match_patch
from hypothesis import assume, given, settings

from provenance.diffing import compare, patch_text
from tests.diffing.strategies import pairs


def applied(patch: str, text: str) -> tuple[str, list[bool]]:
    differ = diff_match_patch()
    return differ.patch_apply(differ.patch_fromText(patch), text)


@settings(max_examples=300)
@given(pairs())
def test_a_patch_turns_the_older_text_into_the_newer(pair: tuple[str, str]) -> None:
    older, newer = pair
    assume(not any("\ud800" <= sign <= "\udfff" for sign in older + newer))
    assume("\x00" not in older + newer)
    after, fates = applied(patch_text(compare(older, newer).edits, older, newer), older)
    assert after == newer
    assert all(fates)


def test_far_changes_make_patches_of_their_own_that_apply_together() -> None:
    filler = " ".join(f"word{number}" for number in range(300))
    older = f"first {filler} middle {filler} last"
    newer = f"1st {filler} center {filler} the very last"
    patch = patch_text(compare(older, newer).edits, older, newer)
    assert patch.count("@@ -") == 3
    after, fates = applied(patch, older)
    assert after == newer
    assert all(fates)


def test_half_a_surrogate_pair_is_refused_in_a_sentence() -> None:
    older, newer = "a \ud800", "b \ud800"
    with pytest.raises(ValueError, match="half of a surrogate pair"):
        patch_text(compare(older, newer).edits, older, newer)
