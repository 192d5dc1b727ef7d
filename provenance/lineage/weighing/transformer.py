"""How likely is each piece of a row, given those before it? A small language model in numpy.

A model of the Llama kind (Touvron et al. 2023, "LLaMA: Open and Efficient Foundation Language
Models"). Its file is gone through once for all rows that are asked, a layer at a time, so that no
more than a layer is held.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from provenance.lineage.weighing.gguf import Floats, Weights

Row = tuple[int, ...]
Pieces = npt.NDArray[np.int64]
Logs = npt.NDArray[np.float64]

TOGETHER = 32
"""Rows that go through a layer together; of more, what is between two steps leaves the cache."""

PIECES = 4096
"""Pieces of the vocabulary that are asked about together."""

LATER = np.float32(-1e9)
"""What is said of pieces that come later: nothing of them is heard."""


def likelihoods(weights: Weights, asked: Sequence[tuple[Row, int]]) -> list[float]:
    """The log likelihood of what each row has from a place on, given what it has before."""
    order = sorted(range(len(asked)), key=lambda at: len(asked[at][0]))
    parts = [order[at : at + TOGETHER] for at in range(0, len(order), TOGETHER)]
    held = [_embedded(weights, [asked[at][0] for at in part]) for part in parts]
    for number in range(weights.told["llama.block_count"]):
        layer = _Layer(weights, number)
        held = [layer.after(states) for states in held]
    known: list[Floats] = []
    wanted: list[int] = []
    whose: list[int] = []
    for part, states in zip(parts, held, strict=True):
        for at, state in zip(part, states, strict=True):
            row, start = asked[at]
            known.append(state[start - 1 : len(row) - 1])
            wanted += row[start:]
            whose += [at] * (len(row) - start)
    found = np.zeros(len(asked))
    if whose:
        heard = _even(np.concatenate(known), weights) * weights.rows("output_norm.weight")
        np.add.at(found, whose, _likely(weights, heard, np.array(wanted)))
    return [float(one) for one in found]


def _embedded(weights: Weights, rows: Sequence[Row]) -> Floats:
    """What each piece means by itself; shorter rows are filled up behind, which nothing hears."""
    pieces = sorted({piece for row in rows for piece in row})
    means = {one: weights.rows("token_embd.weight", one, one + 1)[0] for one in pieces}
    found = np.zeros((len(rows), max(map(len, rows)), len(means[pieces[0]])), dtype=np.float32)
    for at, row in enumerate(rows):
        found[at, : len(row)] = [means[piece] for piece in row]
    return found


def _likely(weights: Weights, heard: Floats, wanted: Pieces) -> Logs:
    """How likely each wanted piece is after what was heard before it."""
    own = np.zeros(len(wanted))
    total = np.zeros(len(wanted))
    for first in range(0, weights.told["llama.vocab_size"], PIECES):
        said = heard @ weights.rows("token_embd.weight", first, first + PIECES).T
        here = (wanted >= first) & (wanted < first + PIECES)
        own[here] = said[here, wanted[here] - first]
        total += np.exp(said).sum(axis=1)
    return own - np.log(total)


def _even(states: Floats, weights: Weights) -> Floats:
    slight = weights.told["llama.attention.layer_norm_rms_epsilon"]
    even: Floats = states / np.sqrt((states**2).mean(axis=-1, keepdims=True) + np.float32(slight))
    return even


class _Layer:
    """One layer: every piece hears those before it, and then thinks for itself."""

    def __init__(self, weights: Weights, number: int) -> None:
        own = f"blk.{number}."
        told = weights.told
        self._weights = weights
        self._heads = told["llama.attention.head_count"]
        self._shared = told["llama.attention.head_count_kv"]
        self._turn = told["llama.rope.freq_base"]
        hear, think = (weights.rows(f"{own}{name}_norm.weight") for name in ("attn", "ffn"))
        self._asks, self._offers, self._gives = (
            weights.rows(f"{own}attn_{name}.weight") * hear for name in "qkv"
        )
        self._hears = weights.rows(f"{own}attn_output.weight")
        self._gate, self._up = (
            weights.rows(f"{own}ffn_{name}.weight") * think for name in ("gate", "up")
        )
        self._down = weights.rows(f"{own}ffn_down.weight")

    def after(self, states: Floats) -> Floats:
        """What is held of each piece when it went through the layer."""
        states = states + self._heard(_even(states, self._weights))
        even = _even(states, self._weights)
        gate = even @ self._gate.T
        found: Floats = states + (gate / (1 + np.exp(-gate)) * (even @ self._up.T)) @ self._down.T
        return found

    def _heard(self, even: Floats) -> Floats:
        rows, length, _ = even.shape
        asks = self._turned(self._parted(even @ self._asks.T, self._heads))
        offers = self._turned(self._parted(even @ self._offers.T, self._shared))
        gives = self._parted(even @ self._gives.T, self._shared)
        many, size = self._heads // self._shared, asks.shape[-1]
        asks = asks.reshape(rows, self._shared, many, length, size)
        fits = asks @ offers[:, :, None].swapaxes(-1, -2) / np.float32(np.sqrt(size))
        fits += np.triu(np.full((length, length), LATER), 1)
        share = np.exp(fits - fits.max(axis=-1, keepdims=True))
        share /= share.sum(axis=-1, keepdims=True)
        heard = (share @ gives[:, :, None]).reshape(rows, self._heads, length, size)
        found: Floats = heard.swapaxes(1, 2).reshape(rows, length, -1) @ self._hears.T
        return found

    @staticmethod
    def _parted(states: Floats, heads: int) -> Floats:
        rows, length, _ = states.shape
        return states.reshape(rows, length, heads, -1).swapaxes(1, 2)

    def _turned(self, states: Floats) -> Floats:
        """Pairs of numbers turned by how far on in the row they stand (Su et al. 2021)."""
        length, size = states.shape[-2:]
        angles = np.outer(np.arange(length), self._turn ** (-np.arange(0, size, 2) / size))
        cos, sin = np.cos(angles).astype(np.float32), np.sin(angles).astype(np.float32)
        one, other = states[..., 0::2], states[..., 1::2]
        found = np.empty_like(states)
        found[..., 0::2] = one * cos - other * sin
        found[..., 1::2] = one * sin + other * cos
        return found
