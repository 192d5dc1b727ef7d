"""What do languages write alike, and does a translation have it? Numbers, names, signs, code."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from provenance.text.tokens import is_word, split_words

SIGNS = frozenset('*_%$#<>{}[]()/\\=|&^~+@`:;!?"–')
CLOSING = ".!?:"
_NUMBER = re.compile(r"\d+(?:[.,\u202f\u00a0' ]\d{3})+(?![\d])|\d+(?:[.,]\d+)?")
_LETTER = r"A-Za-z\u00c0-\u024f"
_LATIN = re.compile(rf"[{_LETTER}][{_LETTER}\d_.\-]*[{_LETTER}\d_]|[A-Z]")
_CARRIED = re.compile(
    r"\d|_|[a-z][A-Z]|^[A-Z]{2,}|\w[./:]\w|^--?\w|^[A-Z\u00c0-\u00de][a-z\u00df-\u024f]{2,}$"
)
_SAME = str.maketrans("«»„“”‘’'「」『』—…", '""""""""""""–.')
_GROUPING = re.compile(r"[.,\u202f\u00a0' ](?=\d{3}(?!\d))")
_MANY = {"万": 4, "萬": 4, "만": 4, "億": 8, "亿": 8, "억": 8, "兆": 12, "千": 3, "百": 2}
_MANY_WORDS = {
    "thousand": 3, "mil": 3, "mille": 3, "tausend": 3, "тысяч": 3, "тысячи": 3,
    "million": 6, "millions": 6, "millones": 6, "millón": 6, "millionen": 6, "milhões": 6,
    "milhão": 6, "milioni": 6, "milione": 6, "миллионов": 6, "миллиона": 6, "миллион": 6,
    "млн": 6, "billion": 9, "billions": 9, "milliarden": 9, "milliards": 9, "miliardi": 9,
    "миллиардов": 9, "миллиарда": 9, "trillion": 12, "billionen": 12,
}  # fmt: skip  # a table
_AFTER = re.compile(r"\s*([万萬만億亿억兆千百]+|[^\W\d_]+)")


def words_of(text: str, language: str) -> list[str]:
    """The words of a sentence, without marks."""
    return [literal.strip() for literal in split_words(text, language) if is_word(literal)]


def fold(word: str) -> str:
    """A word as it is compared across languages."""
    return unicodedata.normalize("NFKC", word).casefold().strip("'’.")


@dataclass(frozen=True)
class Side:
    """A sentence and what of it other languages would write the same way."""

    literal: str
    language: str

    @cached_property
    def text(self) -> str:
        """The sentence with narrow digits and one kind of quotation mark."""
        return unicodedata.normalize("NFKC", self.literal).translate(_SAME)

    @cached_property
    def numbers(self) -> Counter[str]:
        """Its numbers, without grouping, with the magnitude written out where words give it."""
        return Counter(_valued(match, self.text) for match in _NUMBER.finditer(self.text))

    @cached_property
    def latin(self) -> Counter[str]:
        """Its words in Latin letters, folded."""
        return Counter(found.casefold() for found in _LATIN.findall(self.text))

    @cached_property
    def carried(self) -> frozenset[str]:
        """Words that ought to be carried over as they are: code, abbreviations, names."""
        begins = next(iter(_LATIN.findall(self.text)), "")
        return frozenset(
            found.casefold()
            for found in _LATIN.findall(self.text)
            if _CARRIED.search(found) and (found != begins or re.search(r"\d|_|[a-z][A-Z]", found))
        )

    @cached_property
    def signs(self) -> Counter[str]:
        """Its signs, and how it ends."""
        counted = Counter(sign for sign in self.text if sign in SIGNS)
        end = self.text.rstrip(' "*_`)')[-1:].replace("。", ".")
        if end in CLOSING and end:
            counted[f"end {end}"] = 1
        return counted


def _valued(match: "re.Match[str]", text: str) -> str:
    bare = _GROUPING.sub("", match[0]).replace(",", ".")
    after = _AFTER.match(text, match.end())
    power = 0
    if after:
        run = after[1]
        power = _MANY_WORDS.get(run.casefold(), 0)
        for letter in run:
            if letter not in _MANY:
                break
            power += _MANY[letter]
    if power:
        return f"{float(bare) * 10**power:.12g}"
    return bare.rstrip("0").rstrip(".") if "." in bare else bare


@dataclass(frozen=True, slots=True)
class Exact:
    """How a translation sides with the first of two wordings rather than with the second."""

    hits: float
    missing: float
    numbers: float
    signs: float


Habits = Mapping[str, float]
"""How reliably a translation carries a sign over: 1 always, 0 not oftener than by chance."""

USUAL = 0.6
"""How reliably signs are carried over that stand nowhere else in the text."""


def habits(pairs: Sequence[tuple[Side, Side]]) -> dict[str, float]:
    """How this translation carries signs over, from pairs that are known to render each other."""
    seen: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    for source, target in pairs:
        for sign in {*source.signs, *target.signs}:
            seen[sign] += 1
            kept[sign] += source.signs[sign] == target.signs[sign]
    prior = (1 + USUAL) / 2
    return {s: max(0.0, 2 * (kept[s] + 2 * prior) / (seen[s] + 2) - 1) for s in sorted(seen)}


def exact(one: Side, other: Side, target: Side, carried: Habits) -> Exact:
    """Hold two wordings against a translation by what languages write alike."""
    return Exact(
        hits=_bounded(_hits(one, other, target) - _hits(other, one, target)),
        missing=_bounded(_missing(one, other, target) - _missing(other, one, target)),
        numbers=_bounded(_nearer(one.numbers, other.numbers, target.numbers)),
        signs=_bounded(_nearer(one.signs, other.signs, target.signs, carried)),
    )


def _bounded(value: float) -> float:
    return max(-3.0, min(3.0, value))


def _hits(one: Side, other: Side, target: Side) -> int:
    """Words of `one` alone that the target has too, oftener than `other` explains."""
    extra = one.latin - other.latin
    return sum(
        min(count, target.latin[word] - min(target.latin[word], other.latin[word]))
        for word, count in extra.items()
        if _says(word)
    )


def _missing(one: Side, other: Side, target: Side) -> int:
    """Words of `one` alone that should have been carried over, and were not."""
    extra = one.latin - other.latin
    return sum(word not in target.latin for word in extra if word in one.carried)


def _says(word: str) -> bool:
    return len(word) > 2 or not word.isalpha()  # noqa: PLR2004 - articles of two letters are common to many tongues


def _nearer(
    one: Counter[str], other: Counter[str], target: Counter[str], worth: Habits | None = None
) -> float:
    """By how much `one` agrees better with the target where the two differ."""
    return sum(
        (abs(other[key] - target[key]) - abs(one[key] - target[key]))
        * (1.0 if worth is None else worth.get(key, USUAL))
        for key in sorted({*one, *other})
        if one[key] != other[key]
    )


def shared(one: Sequence[Side], other: Sequence[Side]) -> list[list[float]]:
    """For each pair of sentences, the share of what could be carried over that both have."""
    table = []
    for left in one:
        own = _marks(left)
        row = []
        for right in other:
            theirs = _marks(right)
            both = len(own & theirs)
            row.append(2 * both / (len(own) + len(theirs)) if both else 0.0)
        table.append(row)
    return table


def _marks(side: Side) -> frozenset[str]:
    return frozenset(side.numbers) | frozenset(w for w in side.latin if len(w) > 3)  # noqa: PLR2004 - a count that says itself
