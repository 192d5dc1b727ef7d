"""What facts does a text give: how much, when, who, whether or not, in whose words?"""

import re
from dataclasses import replace
from functools import lru_cache

from provenance.text.facts.moments import Moment, comparable_times, moments, same_time
from provenance.text.facts.quantity import Quantity, agree, comparable
from provenance.text.facts.spaced import read_spaced
from provenance.text.facts.unspaced import read_unspaced
from provenance.text.language import is_cjk
from provenance.text.spans import Span

__all__ = [
    "Moment",
    "Quantity",
    "agree",
    "comparable",
    "comparable_times",
    "moments",
    "quantities",
    "same_time",
]


REMEMBERED = 2048
"""Passages whose facts are kept: each is read against several others."""


@lru_cache(maxsize=REMEMBERED)
def quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """The numbers of a text with their units, in its order; dates are not among them.

    >>> [(q.low, q.high, q.dimension) for q in quantities("年間数十億ドル", "ja")]
    [(2000000000.0, 10000000000.0, 'money:USD')]
    """
    times = [moment.span for moment in moments(text, language)]
    read = read_unspaced(text) if is_cjk(language) else read_spaced(text, language)
    dateless = [q for q in read if not any(q.span.overlap(span) for span in times)]
    return tuple(_added_up(dateless, text))


_ADDED = re.compile(r"\s*(?:and|y|et|und|e|,|又|零)?\s*")


def _added_up(found: list[Quantity], text: str) -> list[Quantity]:
    """With "two hours and forty minutes" as one quantity."""
    sums: list[Quantity] = []
    for one in found:
        before = sums[-1] if sums else None
        if before is not None and _adds_to(before, one, text):
            unit, more = before.unit, one.unit
            part = one.low * (more.factor / unit.factor if unit and more else 0.0)
            span = Span(before.span.start, one.span.end)
            low, high = before.low + part, before.high + part
            sums[-1] = replace(before, span=span, low=low, high=high, weak=False, digits=3)
        else:
            sums.append(one)
    return sums


def _adds_to(before: Quantity, one: Quantity, text: str) -> bool:
    if before.unit is None or one.unit is None or not (before.exact and one.exact):
        return False
    same = before.dimension == one.dimension in {"time", "length", "mass"}
    joined = _ADDED.fullmatch(text[before.span.end : one.span.start])
    return bool(same and joined and one.unit.factor < before.unit.factor)
