"""Which proper names does a text give, and could a name in kana be a name in letters?"""

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher

from provenance.text.remembered import remembered
from provenance.text.spans import Span


def _all(words: str) -> frozenset[str]:
    return frozenset(words.split())


LONGEST_NAME = 4
"""Words of a name of several: a longer run of capitals is a title."""

_LATIN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_GENITIVE = re.compile(r"['’]s$")
_KATAKANA = re.compile(r"[ァ-ヴー]{2,}(?:[・＝=][ァ-ヴー]{2,})+")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…。！？]|[.!?]['\"”’»)])[\s\"“'‘«„(\[*#>-]*$")
_HONORIFICS = _all(
    "mr mrs ms miss dr prof professor sir lady lord king queen prince princess president "
    "mayor captain judge governor minister senator general colonel admiral bishop pope saint "
    "st herr frau señor señora don doña monsieur madame signor signora the a an in on at i"
)
_SOUNDS = (
    ("sch", "s"), ("tch", "t"), ("ch", "t"), ("sh", "s"), ("th", "s"), ("ph", "p"), ("ck", "k"),
    ("qu", "k"), ("ce", "s"), ("ci", "s"), ("cy", "s"), ("ge", "s"), ("gi", "s"), ("x", "ks"),
    ("c", "k"), ("g", "k"), ("q", "k"), ("b", "p"), ("f", "p"), ("v", "p"), ("d", "t"), ("l", "r"),
    ("j", "s"), ("z", "s"),
)  # fmt: skip  # a table
_KANA = {
    **dict.fromkeys("カキクケコガギグゲゴ", "k"),
    **dict.fromkeys("サシスセソザジズゼゾ", "s"),
    **dict.fromkeys("タチツテトダヂヅデド", "t"),
    **dict.fromkeys("ナニヌネノン", "n"),
    **dict.fromkeys("バビブベボパピプペポフヴ", "p"),
    **dict.fromkeys("マミムメモ", "m"),
    **dict.fromkeys("ラリルレロ", "r"),
}
_SILENT = re.compile("[^kstnpmr]")
_DOUBLED = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text that may be (part of) a name."""

    text: str
    span: Span
    opens: bool
    """Whether a sentence begins with it, so that a capital says nothing."""

    plain: str
    """Without accents, case and the genitive's s."""

    @property
    def large(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper()


def fold(word: str) -> str:
    """A word without accents and case."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", word)
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()


@remembered
def latin_words(text: str) -> list[Word]:
    """The words of a text that are written in letters with case, in its order."""
    return [
        Word(m[0], Span(*m.span()), _opens(text, m.start()), fold(_GENITIVE.sub("", m[0])))
        for m in _LATIN.finditer(text)
        if m[0][0].isupper() or m[0][0].islower()
    ]


def _opens(text: str, at: int) -> bool:
    return _SENTENCE_START.search(text[max(0, at - 12) : at]) is not None


def full_names(words: list[Word], text: str) -> list[tuple[Word, ...]]:
    """Runs of two to four capitalised words: people, firms, places of two words."""
    runs: list[tuple[Word, ...]] = []
    run: list[Word] = []
    for word in [*words, None]:
        adjoins = (
            run and word is not None and text[run[-1].span.end : word.span.start] in {" ", "-"}
        )
        if word is not None and word.large and not is_title(word) and (adjoins or not run):
            run.append(word)
            continue
        if 1 < len(run) <= LONGEST_NAME:
            runs.append(tuple(run))
        run = [word] if word is not None and word.large and not is_title(word) else []
    return runs


def is_title(word: Word) -> bool:
    """Whether it is an honorific or a word that is no name whatever its capital."""
    return word.text.lower().rstrip(".") in _HONORIFICS


def kana_names(text: str) -> list[tuple[tuple[str, ...], Span]]:
    """Names of several parts in katakana: "グレタ・リンドクヴィスト"."""
    return [(tuple(re.split("[・＝=]", m[0])), Span(*m.span())) for m in _KATAKANA.finditer(text)]


def sounds(name: str) -> str:
    """The consonants that a name in letters or in kana keeps on its way between scripts.

    >>> sounds("Lindqvist"), sounds("リンドクヴィスト")
    ('rntkpst', 'rntkpst')
    """
    if any(c in _KANA for c in name):
        return _DOUBLED.sub(r"\1", "".join(_KANA.get(c, "") for c in name))
    plain = fold(name)
    for written, sound in _SOUNDS:
        plain = plain.replace(written, sound)
    return _DOUBLED.sub(r"\1", _SILENT.sub("", plain))


def likeness(one: str, other: str) -> float:
    """How much of two words is the same letters in the same order, from 0 to 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
