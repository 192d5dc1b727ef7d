"""Which words a search can find in a text, and where in it a query's words stand.

Letters are folded one to one (case, accents, width), so that an offset in the folded text is the
same in the text. Words are ICU's; a run of Han, kana or another script without spaces is indexed
as its overlapping pairs of letters instead, because a dictionary cuts the same letters otherwise
in a query than in a sentence, and a name that was cut in two would not be found.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from provenance.text.breaks import word_breaks

UNSPACED_LETTER = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u3096\u309d-\u309f"
    "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
UNSPACED = re.compile(f"{UNSPACED_LETTER}+")
"""Runs of scripts that set no spaces between words: Thai, Lao, Burmese, Khmer, kana and Han."""
LONGEST_WORD = 60
"""Letters of a word that count; longer runs are data, and PostgreSQL takes 2 kB a word."""


class _Folding(dict[int, int]):
    """Each letter's plain form, worked out at its first use."""

    def __missing__(self, code: int) -> int:
        letter = chr(code)
        plain = unicodedata.normalize("NFKD", letter)
        if len(plain) > 1 and unicodedata.combining(plain[1]) and plain[1] not in "\u3099\u309a":
            letter = plain[0]
        elif len(plain) == 1:
            letter = plain
        lower = letter.lower()
        self[code] = ord(lower) if len(lower) == 1 else ord(letter)
        return self[code]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Make `text` comparable, letter for letter.

    >>> fold("Café ＡＢＣ Ärger が")
    'cafe abc arger が'
    """
    return text.translate(_FOLDING)


def index_words(text: str, language: str = "und") -> Iterator[str]:
    """Give the words under which `text` is found, in order.

    >>> list(index_words("The labs' café, 2026."))
    ['the', 'labs', 'cafe', '2026']
    >>> list(index_words("人工知能 2.0"))
    ['人工', '工知', '知能', '人', '工', '知', '能', '2', '0']
    """
    for word in _split(fold(text), language):
        if UNSPACED.fullmatch(word):
            yield from (word[at : at + 2] for at in range(len(word) - 1))
            yield from word
        else:
            yield word[:LONGEST_WORD]


def query_words(query: str) -> list[str]:
    """Give the words a query asks for; a run of letters without spaces stays whole.

    >>> query_words('"labs" AND 人工知能*')
    ['labs', 'and', '人工知能']
    """
    return list(dict.fromkeys(word[:LONGEST_WORD] for word in _split(fold(query), "und")))


def _split(folded: str, language: str) -> Iterator[str]:
    start = 0
    for run in UNSPACED.finditer(folded):
        yield from _spaced(folded[start : run.start()], language)
        yield run.group()
        start = run.end()
    yield from _spaced(folded[start:], language)


def _spaced(folded: str, language: str) -> Iterator[str]:
    breaks = word_breaks(folded, language)
    for start, end in pairwise(breaks):
        letters = "".join(
            letter if unicodedata.category(letter)[0] in "LNM" else " "
            for letter in folded[start:end]
        )
        yield from letters.split()
