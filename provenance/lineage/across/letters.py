"""How many runs of three letters do sentences of kindred languages share?"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

RUN = 3


def letters_alike(one: Sequence[str], other: Sequence[str]) -> NDArray[np.float32]:
    """For each pair of sentences the cosine of their runs of letters, rare ones weighing more."""
    bags = [_runs(text) for text in (*one, *other)]
    spread = Counter(run for bag in bags for run in bag)
    index = {run: at for at, run in enumerate(sorted(spread))}
    table = np.zeros((len(bags), max(1, len(index))), dtype=np.float32)
    for row, bag in enumerate(bags):
        for run, count in bag.items():
            table[row, index[run]] = count / spread[run]
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    table /= np.maximum(lengths, 1e-6)
    return np.asarray(table[: len(one)] @ table[len(one) :].T, dtype=np.float32)


def _runs(text: str) -> Counter[str]:
    folded = " ".join(text.casefold().split())
    return Counter(folded[at : at + RUN] for at in range(len(folded) - RUN + 1))
