"""Which quantities does a text give that is written with spaces between its words?"""

import re
from collections.abc import Iterator
from dataclasses import replace

from provenance.text.facts.number_phrases import Phrases
from provenance.text.facts.number_words import Numerals, numerals
from provenance.text.facts.quantity import Quantity
from provenance.text.facts.units import (
    Unit,
    currency_after,
    currency_before,
    sign_at,
    unit_word,
)
from provenance.text.spans import Span

MULTIPLE = Unit("times", 1, "times")
SHARE = Unit("ratio", 1, "share")
FAR = 20
"""Characters from a number beyond which no unit is its own."""

_ADJECTIVES = frozenset({"double", "triple", "doble", "doppelt", "doppelte", "doppio", "dobro"})
"""Multiples that may be a room's or a pair of quotation marks'."""

_PERCENT = re.compile(r"\s(?:por ciento|pour cent|per cento|por cento|per cent|v\.\s?H\.)")


def read_spaced(text: str, language: str) -> list[Quantity]:
    """The quantities of a text, in its order."""
    return list(_Reader(text, numerals(language)).read())


class _Reader(Phrases):
    def __init__(self, text: str, words: Numerals) -> None:
        super().__init__(text, words)
        self._ratios = self._ratios_of(text)

    def read(self) -> Iterator[Quantity]:
        yield from self._ratios
        taken = [quantity.span for quantity in self._ratios]
        at = 0
        while at < len(self.tokens):
            span = Span(self.tokens[at].start, self.tokens[at].end)
            if any(ratio.overlap(span) for ratio in taken):
                at += 1
                continue
            found = self._multiple(at) or self._quantity(at)
            if found is None:
                at += 1
            else:
                yield found[0]
                at = max(found[1], at + 1)

    def _ratios_of(self, text: str) -> list[Quantity]:
        """Shares that are told as "one in five"."""
        counted = "|".join(sorted(map(re.escape, self.words.cardinals), key=len, reverse=True))
        number = rf"(\b(?:{counted})\b|\d+)" if counted else r"(\d+)"
        found = []
        for shape in self.words.in_each:
            pattern = shape.format(a=number, b=number)
            for match in re.finditer(pattern, text, re.IGNORECASE):
                part, whole = (self._cardinal(match[n]) for n in (1, 2))
                if 0 < part < whole:
                    share = part / whole
                    found.append(Quantity(Span(*match.span()), share, share, SHARE, digits=1))
        return found

    def _cardinal(self, word: str) -> float:
        return float(word) if word.isdigit() else self.words.cardinals.get(word.lower(), 0)

    def _multiple(self, at: int) -> tuple[Quantity, int] | None:
        """How many times as much, or how often."""
        token = self.tokens[at]
        if (value := self.words.times.get(self.low[at])) is not None:
            span, weak = Span(token.start, token.end), self.low[at] in _ADJECTIVES
            return Quantity(span, value, value, MULTIPLE, weak=weak, digits=1), at + 1
        number = self.number(at)
        if number is not None and self.word(number.after) in self.words.times_words:
            span = Span(token.start, self.tokens[number.after].end)
            weak = number.low == 1
            return Quantity(span, number.low, number.high, MULTIPLE, weak=weak), number.after + 1
        return None

    def _quantity(self, at: int) -> tuple[Quantity, int] | None:
        number = self.number(at)
        if number is None:
            return None
        first, last = self.tokens[at], self.tokens[number.after - 1]
        start, end, unit = first.start, last.end, None
        if sign := currency_before(self.text, start):
            unit, start = sign
        elif found := (sign_at(self.text, end) or currency_after(self.text, end)):
            unit, end = found
        elif percent := _PERCENT.match(self.text, end):
            unit, end = Unit("ratio", 0.01, "%"), percent.end()
        elif found := self._unit_after(number.after, end):
            unit, end = found
        elif self.text[end : end + 1].isalpha():
            return None
        if number.digits == 0 and number.low < 1 and unit is None:
            unit = SHARE
        quantity = Quantity(
            Span(start, end),
            number.low,
            number.high,
            unit,
            about=self._is_about(at),
            weak=number.weak,
            digits=number.digits,
        )
        after = number.after
        while after < len(self.tokens) and self.tokens[after].start < end:
            after += 1
        return self._and_a_half(quantity, after)

    def _and_a_half(self, quantity: Quantity, after: int) -> tuple[Quantity, int]:
        """As in "dos horas y media", "une heure et demie": the half comes after the unit."""
        at = after
        if self.word(at) in self.words.links and quantity.unit is not None and quantity.exact:
            at += 1
            if self.word(at) in self.words.articles:
                at += 1
            if self.word(at) in self.words.halves and self.word(at + 1) not in self.words.of:
                grown = quantity.low + 0.5
                span = Span(quantity.span.start, self.tokens[at].end)
                return (
                    replace(quantity, span=span, low=grown, high=grown, weak=False, digits=2),
                    at + 1,
                )
        return quantity, after

    def _is_about(self, at: int) -> bool:
        return any(self.word(near) in self.words.about for near in (at - 1, at - 2))

    def _unit_after(self, at: int, end: int) -> tuple[Unit, int] | None:
        """The unit word after a number, across a hyphen or "of"."""
        word = self.word(at)
        if word in {"-", "\u2010", "\u2011"}:
            at += 1
        elif word in self.words.of:
            at += 1
            if self.word(at) in self.words.articles:
                at += 1
        word = self.word(at)
        if at >= len(self.tokens) or self.tokens[at].kind != "word":
            return None
        if self.tokens[at].start - end > FAR:
            return None
        unit = unit_word(self.tokens[at].text)
        if unit is None or (len(word) == 1 and word != "l" and self.tokens[at].start > end + 1):
            return None
        return unit, self.tokens[at].end
