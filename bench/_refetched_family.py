"""A family of fetches of one page, and which of them its truth tells apart."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from bench._traditions_family import Truth

State = TypeVar("State")

SUFFIXES = {"html": ".html", "mobile": ".html", "markdown": ".md"}


@dataclass(frozen=True, slots=True)
class Fetch:
    """One capture: when, of which state, by which way, and what befell it.

    `kept` is the share of the text before it breaks off; `preview` tells that the page showed no
    more than its beginning.
    """

    name: str
    state: int
    how: str
    text: str
    fetched: str
    kept: float
    preview: bool = False


@dataclass(frozen=True, slots=True)
class Refetched:
    """One family with its truth."""

    files: dict[str, bytes]
    meta: dict[str, dict[str, str]]
    truth: Truth


def family(
    states: Sequence[State],
    fetches: Sequence[Fetch],
    clean: Callable[[State, Fetch], str],
    url: str,
    pick: random.Random,
) -> Refetched:
    """Name the fetches and tell their truth; `clean` is what one shows of a state's own words."""
    names = pick.sample(range(100_000), len(fetches))
    named = [
        replace(one, name=f"{name:05}{SUFFIXES.get(one.how, '.txt')}")
        for one, name in zip(fetches, names, strict=True)
    ]
    return Refetched(
        files={one.name: one.text.encode() for one in named},
        meta={
            one.name: {"source_url": url} | ({"fetched": one.fetched} if one.fetched else {})
            for one in named
        },
        truth=_truth(states, named, clean),
    )


def _truth(
    states: Sequence[State], fetches: Sequence[Fetch], clean: Callable[[State, Fetch], str]
) -> Truth:
    """States that no two fetches tell apart are one; every fetch hangs from its own.

    A change shows if a fetch before it and one after it keep what was changed.
    """
    home = [0]
    for at, (was, now) in enumerate(pairwise(states), start=1):
        telling = [one.state for one in fetches if clean(was, one) != clean(now, one)]
        first = home.index(home[-1])
        seen = any(first <= one < at for one in telling) and any(one >= at for one in telling)
        home.append(home[-1] + seen)
    names = [f"state{at}" for at in range(home[-1] + 1)]
    parents = {one.name: names[home[one.state]] for one in fetches}
    parents |= {now: was for was, now in pairwise(names)}
    return Truth(
        parents=parents,
        others={},
        states=tuple(names),
        variants=tuple(sorted(one.name for one in fetches)),
        decidable=frozenset(parents),
    )
