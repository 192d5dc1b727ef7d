"""Of texts in another order only what did not move is aligned, where all would be too much."""

import random
from dataclasses import replace

import pytest

from provenance.diffing.granularity import granularity_for
from provenance.diffing.matching.matcher import Matcher
from provenance.diffing.matching.words import INDEL, Aligner

WORDS = ["river", "stone", "cloud", "meadow", "letter", "garden", "harbour", "window", "the", "of"]
LITTLE = replace(INDEL, whole=1)


def paragraphs(pick: random.Random, count: int) -> list[str]:
    return [" ".join(pick.choices(WORDS, k=12)) + f" {pick.random()}.\n" for _ in range(count)]


@pytest.mark.parametrize("seed", range(4))
def test_what_is_kept_of_texts_in_another_order_is_equal_and_in_order(seed: int) -> None:
    pick = random.Random(seed)
    written = paragraphs(pick, 120)
    rewritten = [line.replace("river", "lake") if pick.random() < 0.3 else line for line in written]
    pick.shuffle(rewritten)
    older, newer = "".join(written), "".join(rewritten)
    aligner = Aligner(LITTLE)
    word = granularity_for("word", older, newer)
    strips = list(Matcher(older, newer, word, frozenset(), aligner).strips())
    assert "".join(older[strip.older : strip.older_end] for strip in strips) == older
    assert "".join(newer[strip.newer : strip.newer_end] for strip in strips) == newer
    for strip in strips:
        if strip.identical:
            kept = older[strip.older : strip.older_end]
            assert kept == newer[strip.newer : strip.newer_end]


def test_a_rewritten_part_between_passages_that_moved_is_aligned_whole() -> None:
    pick = random.Random(7)
    written = paragraphs(pick, 120)
    written[60] = " ".join(written[60].split() * 3) + "\n"
    changed = [line.replace("river", "lake").replace("garden", "yard") for line in written[50:70]]
    changed[10] = written[60]
    older, newer = "".join(written), "".join([*written[70:][::-1], *changed, *written[:50][::-1]])
    aligner = Aligner(replace(INDEL, whole=1 << 18))
    word = granularity_for("word", older, newer)
    strips = Matcher(older, newer, word, frozenset(), aligner).strips()
    kept = "".join(older[strip.older : strip.older_end] for strip in strips if strip.equal)
    assert aligner.complete
    assert [line for line in written[50:70] if line.rpartition(" ")[2] not in kept] == []
