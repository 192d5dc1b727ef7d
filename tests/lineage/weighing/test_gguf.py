"""Weights are read from a GGUF file as they were written into it."""

import struct

import numpy as np
import pytest

from provenance.lineage.weighing.gguf import Weights

TEXT, NUMBER, LIST = 8, 4, 9


def text(word):
    """A text with its length."""
    return struct.pack("<Q", len(word.encode())) + word.encode()


def written(path, tables):
    """A file that tells three things, with tables of one row of 32 or two of 2."""
    told = [
        text("size") + struct.pack("<II", NUMBER, 7),
        text("name") + struct.pack("<I", TEXT) + text("a model"),
        text("pieces") + struct.pack("<IIQ", LIST, TEXT, 2) + text("a") + text("ß"),
    ]
    heads, data = [], b""
    for name, (sizes, kind, weights) in tables.items():
        sized = struct.pack("<I", len(sizes)) + struct.pack(f"<{len(sizes)}Q", *sizes)
        heads.append(text(name) + sized + struct.pack("<IQ", kind, len(data)))
        data += weights + bytes(-len(weights) % 32)
    head = b"GGUF" + struct.pack("<IQQ", 3, len(heads), len(told)) + b"".join(told + heads)
    path.write_bytes(head + bytes(-len(head) % 32) + data)
    return Weights(path)


@pytest.fixture
def weights(tmp_path):
    """A file with a table of each kind."""
    return written(
        tmp_path / "model",
        {
            "plain": ([2, 2], 0, struct.pack("<4f", 1, 2, 3, 4)),
            "bytes": ([32], 8, struct.pack("<e32b", 0.5, *range(-16, 16))),
            "halves": ([32], 3, struct.pack("<ee16B", 0.5, -1.0, *range(16, 32))),
        },
    )


def test_what_is_told_of_a_model_is_read(weights):
    """Numbers, texts and lists of them are told by their names."""
    assert weights.told == {"size": 7, "name": "a model", "pieces": ["a", "ß"]}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("plain", [[1, 2], [3, 4]]),
        ("bytes", [[number / 2 for number in range(-16, 16)]]),
        ("halves", [[low / 2 - 1 for low in range(16)] + [1 / 2 - 1] * 16]),
    ],
)
def test_weights_are_spread_to_floats(weights, name, found):
    """Of a block of whole numbers each is told times its scale, from the least on."""
    assert np.array_equal(weights.rows(name), np.array(found, dtype=np.float32))


def test_some_rows_are_read_by_themselves(weights):
    """What is not asked for stays in the file; beyond the last row there is none."""
    assert weights.rows("plain", 1, 9).tolist() == [[3.0, 4.0]]


@pytest.mark.parametrize(
    "data",
    [b"", b"<html>Not found</html>" * 9, b"GGUF" + bytes(20)],
    ids=["empty", "another file", "without tables"],
)
def test_a_file_of_another_kind_is_refused(tmp_path, data):
    """The sentence names the file, so that it can be installed again."""
    path = tmp_path / "model"
    path.write_bytes(data)
    with pytest.raises(ValueError, match="model is none of the GGUF files"):
        Weights(path)


def test_a_file_that_was_cut_is_refused(tmp_path):
    """Weights that are not there are missed at once, and not where they are asked for."""
    written(tmp_path / "model", {"plain": ([2, 2], 0, struct.pack("<4f", 1, 2, 3, 4))})
    whole = (tmp_path / "model").read_bytes()
    (tmp_path / "model").write_bytes(whole[:-20])
    with pytest.raises(ValueError, match=r"model is 4 bytes too short\."):
        Weights(tmp_path / "model")
