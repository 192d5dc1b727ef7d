"""How does a word sound, however a scribe spelt it?

A key after the manner of Soundex (Russell 1918) for whole words and several scripts: what scribes
choose between before spelling is settled is made the same, and vowels are left out.
"""

import unicodedata
from functools import lru_cache

ALIKE = str.maketrans("cqzdyjwu", "kkstiivv")
"""Letters that scribes of Latin script use for one another."""

JOINED = (("ph", "f"), ("x", "ks"), ("h", ""), ("þ", "t"), ("ð", "t"), ("ȝ", "g"))
SILENT = frozenset("aeiovæœøаеёиоуыэюяъьѣіαεηιουω")
"""Vowels of Latin, Cyrillic and Greek script, `v` among them since it is also u and w."""


@lru_cache(maxsize=100_000)
def sound_of(word: str) -> str:
    """A key that spellings of one word share; other words may share it as well.

    >>> {sound_of(word) for word in ("colour", "color", "coulour", "kolovr")}
    {'klr'}
    >>> sound_of("you"), sound_of("41,000"), sound_of("鐘")
    ('y', '41,000', '鐘')
    """
    letters = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    for spelling, sound in JOINED:
        plain = plain.replace(spelling, sound)
    heard: list[str] = []
    for letter in plain.translate(ALIKE):
        doubled = letter.isalpha() and heard[-1:] == [letter]
        if letter not in SILENT and not doubled:
            heard.append(letter)
    return "".join(heard) or word[:1]
