"""Which names of the source came back changed? A sign of a way through another language."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from provenance.lineage.across.dating import Laid
from provenance.lineage.across.units import Unit

SHORTEST = 4
"""Letters from which a word of a name is looked for by itself."""

CARRIES = 0.3
"""Weight of likeness of letters beside how often two names stand in each other's place."""

TITLE = 0.5
"""Share of words with a capital from which a line is a title, in which capitals tell nothing."""

_CAPITAL = r"[A-Z\u00c0-\u00de][\w’'-]*"
_NAME = re.compile(rf"(?<=[\w,;:)—–-] ){_CAPITAL}(?: (?:(?:of|the|del?|van|von) )?{_CAPITAL})*")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Renamed:
    """A name of the source that stands nowhere in the target, and what stands there instead."""

    name: str
    became: str
    times: int


def renamed(laid: Laid, revision: int) -> list[Renamed]:
    """The names of a revision that the target never has, each with what it says instead.

    Names are words with a capital inside a sentence, so this tells nothing of scripts without.
    """
    source = [u for c in laid.columns if (u := c.units[revision]) is not None]
    there = frozenset(w.casefold() for u in laid.target for w in _WORD.findall(u.plain))
    capital = frozenset(
        word.casefold()
        for unit in source
        for name in _NAME.findall(unit.plain)
        for word in _WORD.findall(name)
    )
    together: Counter[tuple[str, str]] = Counter()
    gone: Counter[str] = Counter()
    came: Counter[str] = Counter()
    for bead in laid.beads:
        units = [u for at in bead.source if (u := laid.columns[at].units[revision]) is not None]
        lost = _names(units, there)
        new = _names([laid.target[at] for at in bead.target], capital)
        gone.update(lost)
        came.update(new)
        together.update((one, other) for one in lost for other in new)

    def fitness(pair: tuple[str, str]) -> float:
        one, other = pair
        shared = 2 * together[pair] / (gone[one] + came[other])
        return shared + CARRIES * Indel.normalized_similarity(one, other)

    found: dict[str, str] = {}
    for one, other in sorted(together, key=lambda pair: (-fitness(pair), pair)):
        if one not in found and other not in found.values():
            found[one] = other
    every = [Renamed(one, other, gone[one]) for one, other in found.items()]
    return sorted(every, key=lambda one: (-one.times, one.name))


def _names(units: Sequence[Unit], known: frozenset[str]) -> list[str]:
    """The names in these sentences none of whose longer words is among `known`."""
    found = []
    for unit in units:
        words = _WORD.findall(unit.plain)
        if sum(word[:1].isupper() for word in words) > TITLE * len(words):
            continue
        for match in _NAME.finditer(unit.plain):
            name = re.sub(r"[’']s$", "", match[0])
            own = [w.casefold() for w in _WORD.findall(name) if len(w) >= SHORTEST]
            if own and not any(word in known for word in own):
                found.append(name)
    return list(dict.fromkeys(found))
