"""Words are known among many by their first letters, large or small."""

import numpy as np

from provenance.diffing.flat.word_keys import Vocabulary


def test_known_words_are_found_by_their_first_letters() -> None:
    words = ["the", "The", "them", "où", "OÙ", "", "thousand", "thousandths", "thousan"]
    codes = np.frombuffer(" ".join(words).encode("utf-32-le"), np.uint32)
    lengths = np.array(list(map(len, words)))
    begins = np.cumsum(lengths + 1) - lengths - 1
    found = Vocabulary(["the", "où", "thousands"]).among(codes, begins, lengths)
    assert [words[at] for at in found.tolist()] == [
        "the", "The", "où", "OÙ", "thousand", "thousandths",
    ]  # fmt: skip  # a row
