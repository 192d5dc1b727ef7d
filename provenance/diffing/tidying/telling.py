"""Does a small edit change a number, a name, or whether something is so at all?

Such an edit stands alone, however much is rewritten around it. Words for numbers and negations are
known for the main languages; one that means something else in another language counts only where
the text is in its own. Names are known by their capitals, and Japanese ones by katakana.
"""

import re
from collections.abc import Callable

import numpy as np

from provenance.diffing.flat.arrays import Flags, Numbers
from provenance.diffing.flat.tokens import codes_of
from provenance.diffing.flat.units import ASCII, joined
from provenance.diffing.flat.word_keys import Vocabulary
from provenance.diffing.tidying.weights import count_dense_words
from provenance.text.language import detect

LONGEST = 32
"""Characters on either side; a larger edit is no longer about the number in it."""

FEW = 2
"""Words on either side up to which a number or a negation that one side lacks counts."""

_DIGITS = re.compile(r"\d(?:[\d.,:/']*\d)?")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_WORD_END = re.compile("['’]")
_DENSE_NUMBER = re.compile(
    "(?!(?<=[同统統唯单單])一|一[个個些样樣般定起直切旦致同部番方緒])"
    "[〇零一二三四五六七八九十百千万萬億亿兆两兩半]+"
)
_DENSE_NEGATION = re.compile(
    "[不没沒無无未非勿莫]|ない|なかっ|なく|なけれ|ません|ず(?=[、。に]|$)|아니|않|없|못|(?<![가-힣])안(?![가-힣])"
)
_KATAKANA = re.compile("[ァ-ヺー]{2,}")
_DENSE_FACT = re.compile(
    "|".join(each.pattern for each in (_DENSE_NUMBER, _DENSE_NEGATION, _KATAKANA))
)
_SENTENCE_END = ".!?:…。！？\n"
_OPENERS = " \t\"'“”‘’«»„([{-–—*•"

NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty
    sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion
    billions trillion dozen half quarter twice once zwei drei vier fünf sechs sieben acht
    neun zehn elf zwölf zwanzig dreißig hundert tausend million millionen milliarde
    milliarden halb doppelt deux trois quatre cinq sept huit neuf dix onze douze vingt
    trente cent mille milliard milliards moitié dos tres cuatro cinco seis siete ocho nueve
    diez veinte treinta cien mil millón millones mitad due tre quattro cinque sei sette otto
    nove dieci venti trenta cento mila milione milioni metà dois duas quatro sete oito dez
    vinte milhão milhões twee drie vijf zes zeven negen tien twintig honderd duizend miljoen
    miljard один два три четыре пять шесть семь восемь девять десять сто тысяча тысяч
    миллион миллиона миллионов миллиард""".split()
)
NEGATIONS = frozenset(
    """not never none nor neither nobody nothing nowhere cannot without nicht kein keine keinen
    keinem keiner keines nie niemals niemand nichts weder nirgends ohne jamais rien aucun aucune
    sans nunca jamás nadie nada ningún ninguno ninguna tampoco sin nessun nessuno nessuna niente
    nulla mai senza não ninguém nenhum nenhuma sem nem niet geen nooit niemand niets zonder inte
    aldrig ingen inget inga utan ikke aldri ingenting uten nigdy nikt bez nikdy není nejsou değil
    yok asla не ни нет никогда никто ничего без немає ніколи δεν δε μη μην όχι ποτέ χωρίς לא אין בלי
    لا لم لن ليس ليست غير بدون नहीं""".split()
)
_OWN_NEGATIONS = {
    "en": frozenset(("no",)),
    "es": frozenset(("no", "ni")),
    "it": frozenset(("non", "né", "no")),
    "fr": frozenset(("ne", "pas", "non", "ni", "personne")),
    "ca": frozenset(("no", "cap")),
    "nl": frozenset(("nee",)),
    "sv": frozenset(("ej",)),
    "da": frozenset(("nej", "uden")),
    "fi": frozenset(("ei", "en", "et", "emme", "ette", "eivät", "ilman")),
    "pl": frozenset(("nie", "nic", "ani")),
    "cs": frozenset(("ne", "ani", "nic")),
    "hr": frozenset(("ne", "nije", "nisu", "ni")),
    "ro": frozenset(("nu", "fără")),
    "hu": frozenset(("nem", "ne", "sem", "nincs")),
    "hi": frozenset(("न", "मत")),
    "id": frozenset(("tidak", "bukan", "jangan", "tanpa")),
    "vi": frozenset(("không", "chưa", "chẳng")),
}
_ANY_OWN = frozenset().union(*_OWN_NEGATIONS.values())
_WATCHED = NUMBERS | NEGATIONS | _ANY_OWN
_CONTRACTED = ("n't", "n’t")
_FACTS = "0123456789_'"
_FACT, _LETTER, _CAPITAL = 1, 2, 3
"""What a sign may be: of a number or a negation by itself, a small letter, a large one."""
_KINDS = np.array(
    [
        _CAPITAL if sign.isupper() else _LETTER if sign.isalpha() else _FACT * (sign in _FACTS)
        for sign in map(chr, range(ASCII))
    ]
    + [_FACT],
    np.uint8,
)
"""What each sign of ASCII is, and that any other may be a fact."""
_KEYS_OF_WATCHED = Vocabulary([word for word in _WATCHED if word.isascii()])

Side = tuple[str, int, int]
"""A text, and where in it a side of an edit begins and ends."""


class Telling:
    """Judges the edits of one pair of texts; their language is asked only where it matters."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._own: frozenset[str] | None = None

    def tells(self, older: Side, newer: Side) -> bool:
        """Whether the edit is small and changes a number, a negation or a name.

        >>> Telling("").tells(("paid 40 then", 5, 8), ("paid 50 then", 5, 8))
        True
        >>> Telling("").tells(("so big then", 3, 7), ("so tall then", 3, 8))
        False
        """
        if older[2] - older[1] > LONGEST or newer[2] - newer[1] > LONGEST:
            return False
        here, there = (text[start:end] for text, start, end in (older, newer))
        said = f"{here} {there}"
        dense = not said.isascii() and any(map(_DENSE_FACT.search, (here, there)))
        if not dense and _says_little(said):
            if here == here.lower() or there == there.lower():
                return False
            names = sorted(_names(older)), sorted(_names(newer))
            return all(names) and names[0] != names[1]
        words = max(_words_in(here), _words_in(there))
        facts: tuple[tuple[Callable[[Side], list[str]], int], ...] = (
            (_numbers, FEW),
            (self._negations, FEW),
            (_names, 0),
        )
        return any(
            sorted(one := found(older)) != sorted(other := found(newer))
            and (bool(one and other) or words <= alone)
            for found, alone in facts
        )

    def _negations(self, side: Side) -> list[str]:
        text, start, end = side
        said = text[start:end]
        found = ["" for _ in _DENSE_NEGATION.finditer(said)]
        found += [
            ""
            for word in map(str.lower, _WORD.findall(said))
            if word in NEGATIONS or word.endswith(_CONTRACTED) or word in self._own_words(word)
        ]
        return found

    def _own_words(self, word: str) -> frozenset[str]:
        if word not in _ANY_OWN:
            return frozenset()
        if self._own is None:
            self._own = _OWN_NEGATIONS.get(detect(self._text).partition("-")[0], frozenset())
        return self._own


def may_tell(
    texts: tuple[str, str], starts: tuple[Numbers, Numbers], ends: tuple[Numbers, Numbers]
) -> Flags:
    """Ask of very many edits at once which may tell; few that do not are told, too.

    `starts` and `ends` are where each edit begins and ends on both sides.
    """
    small = (ends[0] - starts[0] <= LONGEST) & (ends[1] - starts[1] <= LONGEST)
    at = np.flatnonzero(small)
    here, there = (
        _signs(text, start[at], end[at])
        for text, start, end in zip(texts, starts, ends, strict=True)
    )
    small[at] = here[0] | there[0] | (here[1] & there[1])
    return small


def _signs(text: str, starts: Numbers, ends: Numbers) -> tuple[Flags, Flags]:
    """Tell which stretches may hold a number or a negation, and which hold capitals.

    Numbers and negations of more letters than one number holds are told by the first of them.
    """
    codes = codes_of(joined(text, starts, ends, "\n") + "\n")
    kinds = _KINDS.take(codes, mode="clip")
    word = kinds >= _LETTER
    begins = np.flatnonzero(word & np.append(True, ~word[:-1]))
    stops = np.flatnonzero(word[:-1] & ~word[1:]) + 1
    likely = begins[_KEYS_OF_WATCHED.among(codes, begins, stops - begins)]
    first = np.cumsum(ends - starts + 1) - (ends - starts + 1)
    found = np.zeros((2, len(starts)), np.bool_)
    for flags, at in (
        (found[0], np.append(np.flatnonzero(kinds == _FACT), likely)),
        (found[1], np.flatnonzero(kinds == _CAPITAL)),
    ):
        flags[np.searchsorted(first, at, side="right") - 1] = True
    return found[0], found[1]


def _words_in(said: str) -> int:
    """Count the words that white space parts, or two signs make where none does."""
    return max(len(said.split()), count_dense_words(said))


def _says_little(said: str) -> bool:
    """Whether words parted by spaces plainly hold no number or negation."""
    small, words = said.lower(), _WORD.findall(said)
    return (
        not _DIGITS.search(said)
        and "n't" not in small
        and "n’t" not in small
        and _WATCHED.isdisjoint(map(str.lower, words))
    )


def _numbers(side: Side) -> list[str]:
    text, start, end = side
    said = text[start:end]
    spelled = [word for word in map(str.lower, _WORD.findall(said)) if word in NUMBERS]
    return _DIGITS.findall(said) + _DENSE_NUMBER.findall(said) + spelled


def _names(side: Side) -> list[str]:
    text, start, end = side
    said = text[start:end]
    found: list[str] = _KATAKANA.findall(said)
    for match in _WORD.finditer(said):
        word = match[0]
        inner = _WORD_END.split(word)[0][1:]
        if word[0].isupper() and inner:
            opens = inner.islower() and _begins_sentence(text, start + match.start())
            found += [] if opens else [word]
    return found


def _begins_sentence(text: str, offset: int) -> bool:
    said = text[max(0, offset - 40) : offset].rstrip(_OPENERS)
    return not said or said[-1] in _SENTENCE_END
