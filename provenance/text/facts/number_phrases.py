"""Which number do these words and figures say, in a language that is written with spaces?"""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from provenance.text.facts.german import compound
from provenance.text.facts.number_words import GERMAN, Numerals
from provenance.text.facts.units import currency_before, unit_word

TEN = 10
HUNDRED = 100
THOUSAND = 1000
SMALL = 20
SCORES = (60, 80)
FOUR_TWENTIES: tuple[float, float] = (4, 20)
"""How French says 80: "quatre-vingts"."""

_TOKEN = re.compile(
    r"(?P<digits>\d{1,3}(?:(?P<part>[,.'’\u00a0\u202f ])\d{3})(?:(?P=part)\d{3})*(?:[.,]\d+)?(?!\d)"
    r"|\d+(?:[.,]\d+)?)|(?P<word>[^\W\d_]+)|(?P<mark>[^\w\s])"
)
_GLUED = re.compile(r"[^\W\d_]*[A-Z][^\W\d_]*-?$|[^\W\d_]$|\d[.,:/]$|(?<=\w)\.$|[#№/_]$")
"""What before a figure makes it part of a name: "K3", "GPT-4", "x/2"."""

_ORDINAL = re.compile(r"(?:st|nd|rd|th|ers?|e|ème|º|ª|[.]º|er)\b")
_SUFFIX = re.compile(r"(?:[kKMB]|bn|mn)\b\+?")
_SUFFIX_OF_MONEY = re.compile(r"(?:[kKMB]|bn|mn|m)\b\+?")
_VERSION = re.compile(r"[.:]\d|[a-zA-Z_]|-[A-Za-z]")
_UNIT_SUFFIX = re.compile(r"-?([^\W\d_]+)")
_LETTERS = {"k": 1e3, "m": 1e6, "b": 1e9}
_OWNERS = frozenset({"their", "his", "her", "its"})
_PLAIN_SHARES = (
    "tiers",
    "tel",
    "drittel",
    "moitié",
    "mitad",
    "hälfte",
    "viertel",
    "tercio",
    "metà",
)
_PARTED = frozenset({"more", "less", "del", "parte", "des", "du", "der"})
_BY = frozenset({"by", "to", "um", "auf"})
_SIGNIFICANT = re.compile(r"[^\d]")
_ROUGH_TOP = {
    10.0: 10.0,
    12.0: 100 / 12,
    20.0: 5.0,
    100.0: 10.0,
    1e3: 100.0,
    1e4: 10.0,
    1e5: 10.0,
    1e6: 100.0,
    1e9: 1000.0,
    1e12: 1000.0,
}
"""How many times a scale its bare plural may mean: "hundreds" end at 1,000."""


class Token(NamedTuple):
    """A figure, a word or a mark."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was read, and the token after it."""

    low: float
    high: float
    after: int
    digits: int = 0
    weak: bool = False


@cache
def _openings(words: Numerals) -> frozenset[str]:
    """The words with which a number of a language may begin."""
    named = (words.cardinals, words.scales, words.plurals, words.collectives, words.fractions)
    return frozenset().union(*named, words.halves, words.articles)


class Phrases:
    """A text cut into words and figures, in which numbers are read."""

    def __init__(self, text: str, words: Numerals) -> None:
        self.text = text
        self.words = words
        self.tokens = [
            Token("word" if m["word"] else "mark" if m["mark"] else "digits", m[0], *m.span())
            for m in _TOKEN.finditer(text)
        ]
        self.low = [token.text.lower() for token in self.tokens]

    def word(self, at: int) -> str:
        """The token in lower case, "" where there is none."""
        return self.low[at] if 0 <= at < len(self.low) else ""

    def number(self, at: int) -> Number | None:
        """The number that begins at this token, if one does."""
        token = self.tokens[at]
        if token.kind == "digits":
            return self._figures(at)
        if token.kind != "word" or not self._may_open(self.low[at]):
            return None
        return (
            self._half(at)
            or self._fraction(at)
            or self._rough(at)
            or self._spelt(at)
            or self._one(at)
        )

    def _may_open(self, word: str) -> bool:
        return word in _openings(self.words) or self._worth(word) is not None

    def _one(self, at: int) -> Number | None:
        """As in "a week": one, though an article says it."""
        if self.word(at) not in self.words.articles or self.word(at) in {"the", "el", "la", "le"}:
            return None
        if at + 1 >= len(self.tokens) or self.tokens[at + 1].kind != "word":
            return None
        unit = unit_word(self.tokens[at + 1].text)
        timed = unit is not None and unit.dimension == "time"
        return Number(1.0, 1.0, at + 1, 1, weak=True) if timed else None

    def _figures(self, at: int) -> Number | None:
        token = self.tokens[at]
        before, after = self.text[max(0, token.start - 12) : token.start], self.text[token.end :]
        if _GLUED.search(before) and not before.endswith(("US$", "-\xa0")):
            return None
        if _ORDINAL.match(after) or (token.text.startswith("0") and token.text.isdigit()):
            return None
        money = currency_before(self.text, token.start) is not None
        suffix = (_SUFFIX_OF_MONEY if money else _SUFFIX).match(after)
        unit = _UNIT_SUFFIX.match(after)
        if _VERSION.match(after) and not suffix and not (unit and unit_word(unit[1])):
            return None
        value = value_of(token.text, comma=self.words.comma)
        digits = len(_SIGNIFICANT.sub("", token.text).strip("0")) or 1
        if suffix and (scale := {**self.words.scales, **_LETTERS}.get(self.word(at + 1))):
            return Number(value * scale, value * scale, at + 2, digits)
        return self._scaled(Number(value, value, at + 1, digits))

    def _scaled(self, number: Number) -> Number:
        """A number with the scale words that follow it: "1.5 billion", "mil millones"."""
        while (scale := self._scale(number.after)) is not None:
            number = Number(
                number.low * scale, number.high * scale, number.after + 1, number.digits or 1
            )
        links, halves = self.words.links, self.words.halves
        if (
            number.digits
            and self.word(number.after) in links
            and self.word(number.after + 1) in halves
            and number.low >= THOUSAND
            and (scale := self._scale(number.after - 1)) is not None
        ):
            grown = number.low + scale / 2
            return Number(grown, grown, number.after + 2, number.digits + 1)
        return number

    def _scale(self, at: int) -> float | None:
        if not 0 <= at < len(self.tokens) or len(self.low[at]) == 1:
            return None
        return self.words.scales.get(self.low[at])

    def _half(self, at: int) -> Number | None:
        """As in "half a million", "half a dozen", "a million and a half" is read elsewhere."""
        if self.word(at) not in self.words.halves:
            return None
        after = at + 1
        if self.word(after) in self.words.articles | self.words.of:
            after += 1
        if (scale := self._scale(after)) is not None:
            return Number(scale / 2, scale / 2, after + 1, 1)
        if (many := self.words.collectives.get(self.word(after))) is not None:
            return Number(many / 2, many / 2, after + 1, 1)
        if after < len(self.tokens) and (unit := unit_word(self.tokens[after].text)):
            return Number(0.5, 0.5, after, 1) if unit.dimension == "time" else None
        return None

    def _fraction(self, at: int) -> Number | None:
        """As in "two thirds", "a quarter of", "la moitié"."""
        first, over = at, 1.0
        if self.word(at) in self.words.articles:
            at += 1
        elif self.word(at) in self.words.cardinals and self.words.cardinals[self.word(at)] < TEN:
            over = float(self.words.cardinals[self.word(at)])
            at += 1
            if self.word(at) == "-":
                at += 1
        share = self.words.fractions.get(self.word(at))
        if share is None:
            return None
        if at == first and share != 1 / 2 and self.words.articles:
            return None
        if at == first and self.word(at) in self.words.halves and self._is_halved(at):
            return None
        if not self._is_share(at, over):
            return None
        value = over * share
        return Number(value, value, at + 1, 0) if value < 1 else None

    def _is_halved(self, at: int) -> bool:
        """Whether a bare "half" is of nothing: "the second half"."""
        return self.word(at + 1) not in self.words.of | self.words.articles | _OWNERS

    def _is_share(self, at: int, over: float) -> bool:
        """Whether a fraction word is no ordinal, room or coin: something is parted, or ends."""
        word, following = self.word(at), self.word(at + 1)
        if over > 1 or word.endswith(_PLAIN_SHARES) or following in self.words.of | _PARTED:
            return True
        return self.words.fractions[word] != 1 / 2 and self.word(at - 2) in _BY

    def _rough(self, at: int) -> Number | None:
        """As in "hundreds of millions", "decenas de miles", "a dozen", "une quinzaine"."""
        word = self.word(at)
        if (many := self.words.collectives.get(word)) is not None:
            before = self.word(at - 1)
            spoken = before in self.words.articles or not before
            return Number(many, many, at + 1, 1) if spoken else None
        scale = self.words.plurals.get(word)
        if scale is None or self._counts(at - 1):
            return None
        low, high, at = scale, scale * _ROUGH_TOP.get(scale, 100.0), at + 1
        while True:
            after = at + 1 if self.word(at) in self.words.of else at
            more = self._scale(after) or self.words.plurals.get(self.word(after))
            if not more:
                break
            if high > scale * TEN:
                high = scale * THOUSAND
            low, high, at = low * more, high * more, after + 1
        return Number(low, high, at, 0)

    def _counts(self, at: int) -> bool:
        """Whether the token is a number that a following scale would only scale."""
        if not 0 <= at < len(self.tokens):
            return False
        return self.tokens[at].kind == "digits" or self.word(at) in self.words.cardinals

    def _spelt(self, at: int) -> Number | None:
        """As in "two hundred and twelve", "vingt-quatre", "vierundzwanzig"."""
        first = at
        total, current, seen = 0.0, 0.0, False
        if (
            self.word(at) in self.words.articles
            and self._scale(at + 1) is not None
            and self.word(at) not in self.words.cardinals
        ):
            at += 1
        while at < len(self.tokens):
            word = self.word(at)
            value = self._worth(word)
            scale = self._scale(at)
            if value is not None and _adds(current, value, seen=seen):
                current, seen = current + value, True
            elif (current, value) == FOUR_TWENTIES and self.word(at - 1) == "-":
                current = 80.0
            elif scale is not None and (seen or self._opens(first, at)):
                total, current = _scaled(total, current, scale)
                seen = True
            elif not (seen and self._joins(at, current)):
                break
            at += 1
        if not seen:
            return None
        value = total + current
        weak = value <= 1 or (at - first == 1 and self.word(first) in self.words.articles)
        number = Number(value, value, at, max(1, len(str(int(value)).strip("0"))), weak=weak)
        return self._with_half(number)

    def _worth(self, word: str) -> float | None:
        value = self.words.cardinals.get(word)
        return compound(word) if value is None and self.words is GERMAN else value

    def _opens(self, first: int, at: int) -> bool:
        """Whether a scale may begin a number: "mil", "cent", "a hundred", "tausend"."""
        return self.word(at) in {"mil", "cent", "mille", "hundert", "tausend", "cien"} or (
            at > first and self.word(at - 1) in self.words.articles
        )

    def _joins(self, at: int, current: float) -> bool:
        """Whether this token links two parts of one number, because the next part fits."""
        word, following = self.word(at), self.word(at + 1)
        if word == "-":
            return following in self.words.cardinals
        if word not in self.words.links:
            return False
        value = self.words.cardinals.get(following)
        if value is None:
            return False
        if "and" in self.words.links:
            return current >= HUNDRED and current % HUNDRED == 0
        return (
            current >= SMALL
            and current % TEN == 0
            and value < SMALL
            and _adds(current, value, seen=True)
        )

    def _with_half(self, number: Number) -> Number:
        """As in "two and a half (million)", "deux et demi"."""
        at = number.after
        if self.word(at) in self.words.links:
            at += 1
            if self.word(at) in self.words.articles:
                at += 1
            if self.word(at) in self.words.halves:
                below = self._scale(number.after - 1) if number.low >= THOUSAND else None
                grown = number.low + (below or 1) / 2
                return self._scaled(Number(grown, grown, at + 1, number.digits + 1))
        return number


def _scaled(total: float, current: float, scale: float) -> tuple[float, float]:
    """Scale what was said so far: the total, and what comes after the last scale.

    >>> _scaled(0, 2, HUNDRED), _scaled(2000, 300, 1_000_000), _scaled(1_000_000, 3, THOUSAND)
    ((0, 200), (2300000000, 0.0), (1003000, 0.0))
    """
    if scale == HUNDRED:
        return total, max(1, current) * HUNDRED
    if 0 < total < scale:
        return (total + current) * scale, 0.0
    return total + max(1, current) * scale, 0.0


def _adds(current: float, value: float, *, seen: bool) -> bool:
    """Whether a number word goes on with the number so far: "twenty" takes "four"."""
    if not seen or current == 0:
        return True
    if current % HUNDRED == 0:
        return value < HUNDRED
    if current in SCORES and value < SMALL:
        return True
    return current % TEN == 0 and current % HUNDRED >= SMALL and 0 < value < TEN


def value_of(figures: str, *, comma: bool) -> float:
    """The value of written figures, by the language's decimal sign.

    >>> value_of("1.500", comma=True), value_of("3,2", comma=True), value_of("1,234.5", comma=False)
    (1500.0, 3.2, 1234.5)
    """
    plain = re.sub(r"['’\s]", "", figures)
    decimal, group = (",", ".") if comma else (".", ",")
    if re.fullmatch(rf"[1-9]\d{{0,2}}(?:\{group}\d{{3}})+(?:\{decimal}\d+)?", plain):
        return float(plain.replace(group, "").replace(decimal, "."))
    if plain.count(",") + plain.count(".") == 1:
        return float(plain.replace(",", "."))
    if re.fullmatch(rf"\d{{1,3}}(?:\{decimal}\d{{3}})+", plain):
        return float(plain.replace(decimal, ""))
    return float(re.sub(r"[.,](?=.*[.,])", "", plain).replace(",", "."))
