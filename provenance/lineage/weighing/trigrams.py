"""Does a word usually come after the two before it? The only module that knows PocketSphinx.

A speech recogniser has to tell which of two sentences that sound alike somebody likelier said. It
comes with a model of English that knows, for the words that it knows, how likely each is after any
two others (Katz 1987); who asks which of two readings is a mistake asks the same. The recogniser
itself is not started.
"""

from collections.abc import Sequence
from functools import cache
from math import log
from typing import Any

from provenance.lineage.weighing.vocabulary import packaged

MODEL = "model/en-us/en-us.lm.bin"

REACH = 2
"""Words before a word that tell how likely it is."""

MOST = 9.0


def rather(
    one: Sequence[str], other: Sequence[str], around: tuple[Sequence[str], Sequence[str]]
) -> float:
    """How much more usual it is to read the one between the words around, than the other.

    The logarithm of how much oftener its words, and those that come after, stand there than
    anywhere. What the model knows no word for may be a slip or a name: then it tells nothing.
    """
    if _model() is None or any(_alone(word) is None for word in (*one, *other)):
        return 0.0
    return max(-MOST, min(MOST, _flow(one, around) - _flow(other, around)))


def _flow(words: Sequence[str], around: tuple[Sequence[str], Sequence[str]]) -> float:
    before, after = around[0][-REACH:], around[1][:REACH]
    row = [*before, *words, *after]
    return sum(_after(row[max(0, at - REACH) : at], row[at]) for at in range(len(before), len(row)))


def _after(before: Sequence[str], word: str) -> float:
    """How much oftener a word comes after some others than anywhere; 0 for an unknown one."""
    alone = _alone(word)
    if alone is None:
        return 0.0
    latest_first = [word]
    for other in reversed(before):
        if _alone(other) is None:
            break
        latest_first.append(other)
    return _log(latest_first) - alone


def _alone(word: str) -> float | None:
    """How likely a word is anywhere, as a logarithm; None for an unknown one."""
    found = _log([word])
    return None if found < _NEVER else found


def _log(latest_first: list[str]) -> float:
    return float(_model().prob(latest_first)) * _UNIT


@cache
def _model() -> Any:  # noqa: ANN401 - the library has no types
    """The model of the recogniser, 0.06 seconds and 35 MB; None where it is not there."""
    path = packaged("pocketsphinx", MODEL)
    if path is None:
        return None
    from pocketsphinx import NGramModel  # noqa: PLC0415 - most answers need no model

    return NGramModel.readfile(str(path))


_UNIT = log(1.0001)
"""Of the library's logarithms, which are to this base."""

_NEVER = -1e4
"""Below any logarithm of a known word; unknown ones have the least number of all."""
