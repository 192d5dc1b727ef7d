"""How much does a text say, exactly or roughly, and of which unit?"""

from dataclasses import dataclass

from provenance.text.facts.units import Unit, also_measures
from provenance.text.spans import Span

CONVERTED = 0.09
"""How far values may lie apart when the unit was changed: three miles are "five kilometres"."""

ROUGHLY = 0.06
"""How far two values may lie apart when one of them is said to be rough."""

ROUNDED = 0.015
"""How far two values may lie apart when one is written with fewer digits."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a text gives it: `low` to `high` in the unit's own measure.

    An exact number has both ends alike; a rough one ("hundreds") is a half-open interval. What is
    `weak` may be no number at all ("one of them"): it can agree with another, never differ.
    """

    span: Span
    low: float
    high: float
    unit: Unit | None = None
    about: bool = False
    weak: bool = False
    digits: int = 0
    """Significant digits, where the number is exact."""

    @property
    def exact(self) -> bool:
        """Whether one value is meant."""
        return self.low == self.high

    @property
    def dimension(self) -> str | None:
        """What is measured; None where a bare number is given."""
        return self.unit.dimension if self.unit else None


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities can stand for each other, units converted and rounding forgiven.

    >>> from provenance.text.facts import quantities
    >>> pair = *quantities("300 miles", "en"), *quantities("480キロ", "ja")
    >>> agree(*pair)
    True
    """
    if one.unit is None or other.unit is None:
        return _overlap(one, other, _ends(one, None), _ends(other, None), 0.0)
    for mine, theirs in _in_common(one.unit, other.unit):
        slack = CONVERTED if mine.name != theirs.name and mine.factor != theirs.factor else 0.0
        if _overlap(one, other, _ends(one, mine), _ends(other, theirs), slack):
            return True
    return False


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities measure the same thing, so that they can contradict each other."""
    if one.unit is None or other.unit is None:
        return not any(q.unit and q.unit.dimension == "ratio" for q in (one, other))
    return bool(_in_common(one.unit, other.unit))


def _in_common(one: Unit, other: Unit) -> list[tuple[Unit, Unit]]:
    mine = [one, *filter(None, [also_measures(one.name)])]
    theirs = [other, *filter(None, [also_measures(other.name)])]
    return [(a, b) for a in mine for b in theirs if a.dimension == b.dimension]


def _ends(quantity: Quantity, unit: Unit | None) -> tuple[float, float]:
    if unit is None:
        return quantity.low, quantity.high
    return unit.in_base(quantity.low), unit.in_base(quantity.high)


def _overlap(
    one: Quantity,
    other: Quantity,
    mine: tuple[float, float],
    theirs: tuple[float, float],
    slack: float,
) -> bool:
    if one.exact and other.exact:
        if one.about or other.about:
            slack = max(slack, ROUGHLY)
        elif one.digits != other.digits:
            slack = max(slack, ROUNDED)
        return abs(mine[0] - theirs[0]) <= slack * max(abs(mine[0]), abs(theirs[0])) + 1e-9
    (low, high), (least, most) = mine, theirs
    slack = max(slack, ROUGHLY)
    if one.exact:
        return least * (1 - slack) <= low <= most * (1 + slack)
    if other.exact:
        return low * (1 - slack) <= least <= high * (1 + slack)
    return low < most and least < high
