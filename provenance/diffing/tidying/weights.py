"""What do stretches of text weigh for a reader? Letters of content words, not tokens.

So a comma or "the" does not count like a word that says something.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np

from provenance.diffing.flat.arrays import Codes, Flags, Numbers
from provenance.diffing.flat.tokens import LOW_LINE, NOT_PLAIN, SPACE, classes_of, codes_of
from provenance.diffing.flat.units import ASCII, CODE, joined, joined_bytes
from provenance.diffing.flat.word_keys import Vocabulary

_SHORT = 24
"""Characters of a text whose weight is kept: the same words come again and again."""

MANY = 200
"""Stretches from which they are weighed all at once."""

AT_ONCE = 4_096
"""Stretches weighed in one go, so that their arrays stay small."""

FEW_ODD = 64
"""Stretches of which one that is not plain is weighed by itself."""

_ENOUGH_TEXT = 4_096
_LEADING = 0xC0

_WORD = re.compile(r"\w+")
_DENSE = re.compile("[\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af\u30a1-\u30fa]")
_FIRST_DENSE = 0x3000
_DENSE_WEIGHT = 2
_STOP_WORDS = frozenset(
    """a an and are as at be been but by for from had has have he her his i if in is it its of on
    or our she so that the their them there they this to was we were what which who will with would
    you your al como con de del el en es la las lo los no o para por que se su sus un una y
    au aux ce ces des du elle est et il ils je le les mais ou par pour qui sur une
    aber als am an auch auf aus bei das dem den der die ein eine einer er es für im ist mit
    sich sie sind und von war wie wir zu zum zur""".split()
)
_DENSE_STOP_WORDS = frozenset(
    """的 了 着 著 地 得 在 是 和 与 與 及 或 也 就 都 而 之 其 这 這 那 中 里 裡 为 為 于 於 以
    从 從 被 把 将 將 才 可 又 还 還 再 很 最 更 只 即 则 則 若 如 并 並 但 所 该 該 此 某 各 每
    这些 這些 那些 我们 我們 他们 他們 可以 如果 因为 因為 所以 但是 以及 并且 並且 或者 就是
    这个 這個 那个 那個 一个 一個 对于 對於
    및 등 수 것 그 이 저""".split()
)
_LONGEST_DENSE = max(map(len, _DENSE_STOP_WORDS))
_LAST_KNOWN = 0xFFFF
_SIGN = 16
_LONGEST_STOP_WORD = max(map(len, _STOP_WORDS))
_KEYS_OF_STOP_WORDS = Vocabulary(_STOP_WORDS)

_BYTES = np.arange(256, dtype=np.uint32)
_WHITE: Flags = (classes_of(_BYTES) == SPACE) & (_BYTES < ASCII)
_IN_WORDS: Flags = (classes_of(_BYTES) >= LOW_LINE) & (_BYTES < ASCII)
"""Of each byte, whether it is white space of ASCII, and whether a letter or digit of it."""


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
    if text.isascii():
        return weight
    light = list(filter(_DENSE_STOP_WORDS.__contains__, words))
    dense = len(_DENSE.findall(text)) - len("".join(light))
    return weight + _DENSE_WEIGHT * dense + len(light) - len("".join(light))


def count_words(text: str) -> int:
    """Count words; up to two signs of Chinese, Japanese or Korean are one.

    >>> count_words("the labs"), count_words("文件"), count_words("文件系统的PDF")
    (2, 1, 4)
    """
    if text.isascii():
        return len(_WORD.findall(text))
    other, dense = _DENSE.subn(" ", text)
    return len(_WORD.findall(other)) + (dense + 1) // 2


def count_dense_words(text: str) -> int:
    """Count what signs of Chinese, Japanese or Korean make two by two."""
    return (len(_DENSE.findall(text)) + 1) // 2


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
    if len(starts) >= MANY:
        return _count_all_roughly(text, np.array(starts, np.int64), np.array(ends, np.int64))
    pieces = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    plain = "\n".join(piece for piece in pieces if piece.isascii())
    return len(plain.split()) + sum(count_words(piece) for piece in pieces if not piece.isascii())


def _count_all_roughly(text: str, starts: Numbers, ends: Numbers) -> int:
    said = joined_bytes(text, starts, ends, "\n")
    codes = np.frombuffer(said, np.uint8)
    begun = np.flatnonzero(_begun(~_WHITE.take(codes)))
    odd = np.flatnonzero(codes >= ASCII)
    if not len(odd):
        return len(begun)
    inner = odd[codes[odd] < _LEADING]
    stops = np.cumsum(ends - starts + 1)
    stops += np.searchsorted(inner - np.arange(1, len(inner) + 1), stops)
    at = np.unique(np.searchsorted(stops, odd, side="right"))
    begins, ends = np.append(0, stops)[at], stops[at] - 1
    parted = np.searchsorted(begun, ends) - np.searchsorted(begun, begins)
    count = len(begun) - int(parted.sum())
    for start, end in zip(begins.tolist(), ends.tolist(), strict=True):
        if end - start < _ENOUGH_TEXT:
            count += count_words(said[start:end].decode(*CODE))
            continue
        count += int(np.count_nonzero(_begun(_IN_WORDS.take(codes[start:end]))))
        lines = said[start:end].split(b"\n")
        rest = b"\n".join([line for line in lines if not line.isascii()])
        plain = _begun(_IN_WORDS.take(np.frombuffer(rest, np.uint8)))
        count += count_words(rest.decode(*CODE)) - int(np.count_nonzero(plain))
    return count


def _begun(flags: Flags) -> Flags:
    """Tell where runs of what is flagged begin."""
    begun = flags.copy()
    begun[1:] &= ~flags[:-1]
    return begun


class Measures(NamedTuple):
    """What stretches of a text weigh, how many words short ones have, which hold a line feed."""

    weights: list[int]
    words: list[int]
    lines: list[bool]


def measured(text: str, starts: Sequence[int], ends: Sequence[int], *, enough: int) -> Measures:
    """Weigh the stretches of `text` from each start to its end; what weighs more is all one."""
    if len(starts) < MANY:
        pieces = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        return Measures(
            [_weigh_enough(piece, enough) for piece in pieces],
            [count_words(piece) if len(piece) <= _ENOUGH_TEXT else 0 for piece in pieces],
            ["\n" in piece for piece in pieces],
        )
    here, there = np.array(starts, np.int64), np.array(ends, np.int64)
    found = [
        _all_measured(text, here[first : first + AT_ONCE], there[first : first + AT_ONCE], enough)
        for first in range(0, len(starts), AT_ONCE)
    ]
    return Measures(*(list(chain.from_iterable(each)) for each in zip(*found, strict=True)))


def _all_measured(text: str, here: Numbers, there: Numbers, enough: int) -> Measures:
    """Measure what stands in `text` from each place here to that there."""
    long = np.flatnonzero(there - here > _ENOUGH_TEXT)
    ends = there.copy()
    ends[long] = here[long] + _ENOUGH_TEXT
    said = joined(text, here, ends, "\n") + "\n"
    codes = codes_of(said)
    sizes = ends - here
    stops = np.cumsum(sizes + 1)
    starts, stops = stops - sizes - 1, stops - 1
    classes = classes_of(codes)
    odd = _any_in((classes == NOT_PLAIN) | (codes >= _FIRST_DENSE), starts, stops)
    if int(odd.sum()) * FEW_ODD > len(odd):
        weights, words = _dense_measured(codes, starts)
        odd = _any_in(codes > _LAST_KNOWN, starts, stops)
    else:
        begins, ends = _runs(classes >= LOW_LINE)
        lengths = ends - begins
        lengths[_are_stop_words(codes, begins, lengths)] = 1
        weights, words = _sums(begins, starts, lengths), _sums(begins, starts)
    lines = _any_in(codes == ord("\n"), starts, stops)
    for at in np.flatnonzero(odd).tolist():
        piece = said[starts[at] : stops[at]]
        weights[at], words[at] = weigh(piece), count_words(piece)
    words[long] = 0
    for at in long[weights[long] < enough].tolist():
        weights[at] = weigh(text[here[at] : there[at]])
    return Measures(weights.tolist(), words.tolist(), lines.tolist())


def _dense_measured(codes: Codes, starts: Numbers) -> tuple[Numbers, Numbers]:
    """Weigh stretches that begin at `starts` and count their words, dense signs among them."""
    in_word, are_dense, stop_words = _of_all()
    word, dense = in_word.take(codes, mode="clip"), are_dense.take(codes, mode="clip")
    begins, ends = _runs(word)
    lengths = ends - begins
    latin = _are_stop_words(codes, begins, lengths)
    small = np.flatnonzero(lengths <= _LONGEST_DENSE)
    sizes, first = lengths[small], begins[small]
    keys = codes[first].astype(np.int64) << _SIGN
    keys |= np.where(sizes > 1, codes.take(first + 1, mode="clip"), 0)
    light = small[np.isin(keys, stop_words)]
    lengths[latin] = 1
    lengths[light] = 1 - _DENSE_WEIGHT * lengths[light]
    each = _sums(np.flatnonzero(dense), starts)
    weights = _sums(begins, starts, lengths) + _DENSE_WEIGHT * each
    return weights, _sums(_runs(word & ~dense)[0], starts) + (each + 1) // 2


def _sums(at: Numbers, starts: Numbers, of: Numbers | None = None) -> Numbers:
    """Give how many places lie in each stretch, or the sum `of` what each of them counts."""
    bounds = np.append(np.searchsorted(at, starts), len(at))
    sums: Numbers = np.diff(bounds if of is None else np.append(0, np.cumsum(of))[bounds])
    return sums


@cache
def _of_all() -> tuple[Flags, Flags, Numbers]:
    """Tell of signs which stand in words and which are dense, and give dense stop words."""
    signs = list(map(chr, range(_LAST_KNOWN + 1)))
    flags = np.zeros((2, len(signs)), np.bool_)
    flags[0] = [sign.isalnum() for sign in signs]
    flags[0, ord("_")] = True
    flags[1, [ord(sign) for sign in _DENSE.findall("".join(signs))]] = True
    words = [(ord(word[0]) << _SIGN) | ord(word[1:] or "\0") for word in _DENSE_STOP_WORDS]
    return flags[0], flags[1], np.array(words, np.int64)


def _runs(flags: Flags) -> tuple[Numbers, Numbers]:
    """Give where runs of what is flagged begin and end."""
    edges = np.flatnonzero(flags[1:] != flags[:-1]) + 1
    if len(flags) and flags[0]:
        edges = np.append(0, edges)
    if len(edges) % 2:
        edges = np.append(edges, len(flags))
    return edges[::2], edges[1::2]


def _any_in(flags: Flags, starts: Numbers, stops: Numbers) -> Flags:
    """Tell which of the ranges hold anything flagged."""
    at = np.flatnonzero(flags)
    found: Flags = np.searchsorted(at, starts) < np.searchsorted(at, stops)
    return found


def _are_stop_words(codes: Codes, begins: Numbers, lengths: Numbers) -> Numbers:
    """Give which words are stop words."""
    short = np.flatnonzero(lengths <= _LONGEST_STOP_WORD)
    found: Numbers = short[_KEYS_OF_STOP_WORDS.among(codes, begins[short], lengths[short])]
    return found
