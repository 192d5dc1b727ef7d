"""What do stretches of text weigh for a reader? Letters of content words, not tokens.

So a comma or "the" does not count like a word that says something.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from provenance.diffing.flat_tokens import LOW_LINE, NOT_PLAIN, classes_of, codes_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Flags = NDArray[np.bool_]

_SHORT = 24
"""Characters of a text whose weight is kept: the same words come again and again."""

MANY = 200
"""Stretches from which they are weighed all at once."""

AT_ONCE = 4_096
"""Stretches weighed in one go, so that their arrays stay small."""

_ENOUGH_TEXT = 4_096

_WORD = re.compile(r"\w+")
_DENSE = re.compile("[\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af\u30a1-\u30fa]")
_FIRST_DENSE = 0x3000
_DENSE_WEIGHT = 2
_LAST_LATIN = 0xFF
_STOP_WORDS = frozenset(
    """a an and are as at be been but by for from had has have he her his i if in is it its of on
    or our she so that the their them there they this to was we were what which who will with would
    you your al como con de del el en es la las lo los no o para por que se su sus un una y
    au aux ce ces des du elle est et il ils je le les mais ou par pour qui sur une
    aber als am an auch auf aus bei das dem den der die ein eine einer er es für im ist mit
    sich sie sind und von war wie wir zu zum zur""".split()  # noqa: SIM905 - words read best as words
)
_LONGEST_STOP_WORD = max(map(len, _STOP_WORDS))
_BYTES = 8


def weigh(text: str) -> int:
    """Count the letters of the content words in `text`; a stop word weighs 1, a mark 0.

    >>> weigh("the labs, and"), weigh("—"), weigh("研究")
    (6, 0, 6)
    """
    return _weigh_short(text) if len(text) <= _SHORT else _weigh(text)


@lru_cache(maxsize=1 << 15)
def _weigh_short(text: str) -> int:
    return _weigh(text)


def _weigh(text: str) -> int:
    words = _WORD.findall(text)
    weight = len("".join(words))
    stop_words = list(filter(_STOP_WORDS.__contains__, map(str.lower, words)))
    if stop_words:
        weight += len(stop_words) - len("".join(stop_words))
    return weight if text.isascii() else weight + _DENSE_WEIGHT * len(_DENSE.findall(text))


def count_words(text: str) -> int:
    """Count words; two signs of Chinese, Japanese or Korean are one."""
    words = len(_WORD.findall(text))
    return words if text.isascii() else words + len(_DENSE.findall(text)) // 2


def _weigh_enough(text: str, enough: int) -> int:
    """Weigh `text`, or as much of it as weighs enough."""
    if len(text) > _ENOUGH_TEXT:
        weight = weigh(text[:_ENOUGH_TEXT])
        if weight >= enough:
            return weight
    return weigh(text)


def count_roughly(text: str, starts: Sequence[int], ends: Sequence[int]) -> int:
    """Count the words in stretches of `text`, as white space parts them where that will do.

    It will do in stretches of ASCII alone.
    """
    pieces = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    plain = "\n".join(pieces)
    if plain.isascii():
        return len(plain.split())
    plain = "\n".join(piece for piece in pieces if piece.isascii())
    return len(plain.split()) + sum(count_words(piece) for piece in pieces if not piece.isascii())


class Measures(NamedTuple):
    """What stretches of a text weigh, how many words short ones have, which hold a line feed."""

    weights: list[int]
    words: list[int]
    lines: list[bool]


def measured(text: str, starts: Sequence[int], ends: Sequence[int], *, enough: int) -> Measures:
    """Weigh the stretches of `text` from each start to its end; what weighs more is all one."""
    pieces = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    if len(pieces) < MANY:
        return Measures(
            [_weigh_enough(piece, enough) for piece in pieces],
            [count_words(piece) if len(piece) <= _ENOUGH_TEXT else 0 for piece in pieces],
            ["\n" in piece for piece in pieces],
        )
    found = [
        _all_measured(pieces[first : first + AT_ONCE], enough)
        for first in range(0, len(pieces), AT_ONCE)
    ]
    return Measures(*(list(chain.from_iterable(each)) for each in zip(*found, strict=True)))


def _all_measured(pieces: list[str], enough: int) -> Measures:
    import numpy as np  # noqa: PLC0415 - short texts need none

    sizes = np.fromiter(map(len, pieces), np.int64, len(pieces))
    codes = codes_of("\n".join([*pieces, ""]))
    stops = np.cumsum(sizes + 1)
    starts, stops = stops - sizes - 1, stops - 1
    classes = classes_of(codes)
    begins, ends = _runs(classes >= LOW_LINE)
    lengths = ends - begins
    lengths[_are_stop_words(codes, begins, lengths)] = 1
    first = np.searchsorted(begins, np.append(starts, len(codes)))
    weights = np.diff(np.append(0, np.cumsum(lengths))[first])
    words = np.diff(first)
    lines = _any_in(codes == ord("\n"), starts, stops)
    odd = _any_in((classes == NOT_PLAIN) | (codes >= _FIRST_DENSE), starts, stops)
    for at in np.flatnonzero(odd).tolist():
        weights[at], words[at] = _weigh_enough(pieces[at], enough), count_words(pieces[at])
    return Measures(weights.tolist(), words.tolist(), lines.tolist())


def _runs(flags: "Flags") -> tuple["Numbers", "Numbers"]:
    """Give where runs of what is flagged begin and end."""
    import numpy as np  # noqa: PLC0415 - short texts need none

    edges = np.flatnonzero(flags[1:] != flags[:-1]) + 1
    if len(flags) and flags[0]:
        edges = np.append(0, edges)
    if len(edges) % 2:
        edges = np.append(edges, len(flags))
    return edges[::2], edges[1::2]


def _any_in(flags: "Flags", starts: "Numbers", stops: "Numbers") -> "Flags":
    """Tell which of the ranges hold anything flagged."""
    import numpy as np  # noqa: PLC0415 - short texts need none

    at = np.flatnonzero(flags)
    found: Flags = np.searchsorted(at, starts) < np.searchsorted(at, stops)
    return found


def _are_stop_words(
    codes: "NDArray[np.uint32]", begins: "Numbers", lengths: "Numbers"
) -> "Numbers":
    """Give which words are stop words: the letters of each are one number."""
    import numpy as np  # noqa: PLC0415 - short texts need none

    small, known, masks = _stop_words()
    short = np.flatnonzero(lengths <= _LONGEST_STOP_WORD)
    padded = np.zeros(len(codes) + _BYTES, np.uint8)
    padded[: len(codes)] = small.take(codes, mode="clip")
    words = np.ndarray(len(codes) + 1, np.dtype("<u8"), padded, 0, (1,))
    keys = words[begins[short]] & masks[lengths[short]]
    found: Numbers = short[known.take(np.searchsorted(known, keys), mode="clip") == keys]
    return found


@cache
def _stop_words() -> tuple["NDArray[np.uint8]", "NDArray[np.uint64]", "NDArray[np.uint64]"]:
    """Give small letters for Latin-1, the stop words as numbers, and masks of so many letters."""
    import numpy as np  # noqa: PLC0415 - short texts need none

    small = np.array([_small(code) for code in range(_LAST_LATIN + 1)], np.uint8)
    words = sorted(int.from_bytes(word.encode("latin-1"), "little") for word in _STOP_WORDS)
    masks = [(1 << 8 * size) - 1 for size in range(_BYTES + 1)]
    return small, np.array(words, np.uint64), np.array(masks, np.uint64)


def _small(code: int) -> int:
    small = chr(code).lower()
    return ord(small) if len(small) == 1 and ord(small) < _LAST_LATIN else _LAST_LATIN
