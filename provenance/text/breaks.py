"""The only module that knows ICU exists: where words and sentences begin and end (UAX #29).

Words of Chinese, Japanese, Thai and their like come from ICU's dictionaries. Runs of katakana,
which those dictionaries cut into morsels, are put together again.
"""

import re
from itertools import accumulate

from icu4py.breakers import SentenceBreaker, WordBreaker

_SURROGATE = re.compile(r"[\ud800-\udfff]")
APART = "\ud800"
"""Stands between words: a lone surrogate, which no text in order holds."""

_KATAKANA = "[\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f]"
_INSIDE_KATAKANA = re.compile(f"(?<={_KATAKANA})(?={_KATAKANA})")
_APART_INSIDE_KATAKANA = re.compile(f"(?<={_KATAKANA}){APART}(?={_KATAKANA})")
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def word_breaks(text: str, language: str = "und") -> list[int]:
    """Give every offset of `text` at which a word, a space or a mark begins, and its length last.

    The pieces between neighbouring offsets rejoin to exactly `text`. `language` is a BCP 47 tag;
    one that ICU does not know is no error. Any string will do, lone surrogates and control
    characters included.

    >>> word_breaks("No, not yet.", "en")
    [0, 2, 3, 4, 7, 8, 11, 12]
    >>> word_breaks("東京のラーメン屋", "ja")
    [0, 2, 3, 7, 8]
    >>> word_breaks("")
    [0]
    """
    breaks = _offsets(WordBreaker(_encodable(text), _locale(language)))
    inside = {match.start() for match in _INSIDE_KATAKANA.finditer(text)}
    return [offset for offset in breaks if offset not in inside] if inside else breaks


def words_apart(text: str, language: str = "und") -> str:
    """Give `text`, which holds no lone surrogates, with `APART` between the pieces.

    >>> words_apart("東京のラーメン屋", "ja").split(APART)
    ['東京', 'の', 'ラーメン', '屋']
    """
    return _APART_INSIDE_KATAKANA.sub("", APART.join(WordBreaker(text, _locale(language))))


def sentence_breaks(text: str, language: str = "und") -> list[int]:
    """Give every offset of `text` at which ICU begins a sentence, and its length last.

    These are ICU's raw breaks, abbreviations unseen: `passages` mends them for prose.

    >>> sentence_breaks("He came. She left.", "en")
    [0, 9, 18]
    >>> sentence_breaks("着いた。帰った。", "ja")
    [0, 4, 8]
    """
    return _offsets(SentenceBreaker(_encodable(text), _locale(language)))


def _offsets(breaker: WordBreaker | SentenceBreaker) -> list[int]:
    offsets = list(accumulate(map(len, breaker), initial=0))
    return [0] if offsets[-1] == 0 else offsets


def _encodable(text: str) -> str:
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _locale(language: str) -> str:
    return language if _LANGUAGE_TAG.fullmatch(language) else "und"
