"""How many errors does a copy have, where some copyists err more than others?

Each copyist has a rate of his own, drawn from a gamma distribution, so that the errors of copies
are negative binomial. How many are usual, and how uneven copyists are, is told by all copies; of
few of them, that they are even is not believed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, lgamma, log, log1p
from statistics import fmean, pvariance

UNEVEN = 2.2
"""Shape of the gamma distribution below which some copyists err so much more than others that
neither the root nor a margin can be relied on: the tree lacks lost copies, or holds too many.

Of families of hand copies many of which hang loosely the root above 0.7 was right in 21 of 24 with
a greater shape, and in 6 of 14 with a lesser one. Hand copies have 2.8 and more, scribes who spell
by habit 1.1 to 4.5, spellers 0.8 to 1.6.
"""

FEWEST = 10
"""Copies of which it can be told how unevenly they err."""


@dataclass(frozen=True, slots=True)
class Errors:
    """How many errors copies have: their mean, and the greater `shape`, the more evenly."""

    usual: float
    shape: float

    def two_copies(self, errors: int) -> float:
        """The log odds that errors were made in two copies, one of the other, and not in one."""
        ways = [
            lgamma(errors + 1) - lgamma(part + 1) - lgamma(errors - part + 1)
            + self._one_copy(part) + self._one_copy(errors - part)
            for part in range(errors + 1)
        ]  # fmt: skip  # a sum
        most = max(ways)
        return most + log(sum(exp(way - most) for way in ways)) - self._one_copy(errors)

    def _one_copy(self, errors: int) -> float:
        """The log likelihood of certain errors in one copy, but for what each error costs."""
        rest = self.shape * log(self.shape / self.usual)
        rest -= (self.shape + errors) * log1p(self.shape / self.usual)
        return lgamma(self.shape + errors) - lgamma(self.shape) + rest


def told_by(copies: Sequence[float]) -> Errors:
    """What the errors of these copies tell of all; a copy at least has an error now and then."""
    usual = max(0.5, fmean(copies))
    return Errors(usual, usual**2 / max(pvariance(copies) - usual, usual**2 / len(copies)))


def uneven(copies: Sequence[float]) -> bool:
    """Whether copies with so many errors show that some copyists err much more than others."""
    return len(copies) >= FEWEST and told_by(copies).shape < UNEVEN
