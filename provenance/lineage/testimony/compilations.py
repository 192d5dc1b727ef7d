"""Which texts merely hold several works, none of which comes from another?

A book of licences, a codex of two treatises and a page of three poems hold each of them whole. By
what such a text shares with all of them they would pass for works of one wording.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.lineage.testimony.families import SAME_WORDING, Shingle, shingles
from provenance.lineage.testimony.witnesses import Witness

OF_ONE_LENGTH = 0.6
"""Share of either's shingles that two texts must have in common to be texts of one work.

Of two works that make up a compilation the longer seldom has more of it.
"""

MOST = 300
"""Texts of a family, of different words, among which compilations are sought.

Each is held against each that resembles none before it: at most some seconds.
"""

Group = tuple[Witness, ...]
Runs = frozenset[Shingle]


@dataclass(frozen=True, slots=True)
class _Work:
    """Texts of one wording and about one length, by their number, and who holds the longest."""

    texts: tuple[int, ...]
    holders: frozenset[int]

    @property
    def longest(self) -> int:
        """Its longest text."""
        return self.texts[0]

    def holds(self, other: "_Work") -> bool:
        """Whether most of these texts hold the longest of the others."""
        return 2 * len(other.holders.intersection(self.texts)) >= len(self.texts)


def parted(group: Group) -> tuple[list[Group], dict[str, tuple[Witness, ...]]]:
    """The texts of a family, those apart that only a compilation holds together.

    With them, for the id of each compilation, the fullest text of each work that it holds.

    A compilation holds two works of which neither holds the other, and more texts hold either of
    them alone than both. What holds one work alone may be what excerpts were made from, so it
    stays; and so does all of which it is known when or where it was.
    """
    texts = _by_words(group)
    known = any(w.source_url or (w.when and not w.edition) for w in group)
    if known or len(texts) > MOST or not _mostly_brief(texts):
        return [group], {}
    works = _works([frozenset(shingles(alike[0])) for alike in texts])
    held = [[one for one in works if one is not whole and whole.holds(one)] for whole in works]
    compiled = {
        whole.longest: found
        for whole, inside in zip(works, held, strict=True)
        if (found := _side_by_side(inside))
    }
    if not compiled:
        return [group], {}
    home = {work.longest: work.longest for work in works}
    for whole, inside in zip(works, held, strict=True):
        if whole.longest not in compiled:
            joined = {home[w.longest] for w in (whole, *inside) if w.longest not in compiled}
            home = {work: min(joined) if at in joined else at for work, at in home.items()}
    parts: dict[int, list[Witness]] = {}
    fullest: dict[str, tuple[Witness, ...]] = {}
    for work in works:
        members = [witness for at in work.texts for witness in texts[at]]
        parts.setdefault(home[work.longest], []).extend(members)
        beside = tuple(texts[one.longest][0] for one in compiled.get(work.longest, ()))
        fullest |= {witness.id: beside for witness in members if beside}
    return [tuple(part) for part in parts.values()], fullest


def _by_words(group: Group) -> list[Group]:
    """The texts of the same words together, the longest first."""
    same: dict[tuple[str, ...], list[Witness]] = {}
    for witness in sorted(group, key=lambda w: w.rank):
        same.setdefault(witness.keys, []).append(witness)
    return [tuple(alike) for alike in same.values()]


def _mostly_brief(texts: Sequence[Group]) -> bool:
    """Whether so many are far shorter than the longest that these may be several works' texts."""
    least = OF_ONE_LENGTH * len(texts[0][0].keys)
    long = sum(len(alike[0].keys) >= least for alike in texts)
    return len(texts) - long > 2 * long


def _works(runs: Sequence[Runs]) -> list[_Work]:
    """The texts, each with the first work whose longest text it resembles, else a work anew."""
    found: dict[int, list[int]] = {}
    for at, own in enumerate(runs):
        home = next((longest for longest in found if _alike(own, runs[longest])), at)
        found.setdefault(home, []).append(at)
    return [
        _Work(
            tuple(texts),
            frozenset(
                at
                for at, own in enumerate(runs)
                if len(own & runs[longest]) >= SAME_WORDING * len(runs[longest])
            ),
        )
        for longest, texts in found.items()
    ]


def _alike(runs: Runs, others: Runs) -> bool:
    return len(runs & others) >= OF_ONE_LENGTH * max(len(runs), len(others))


def _side_by_side(inside: Sequence[_Work]) -> list[_Work]:
    """Of the works that a text holds those that more texts hold alone than beside each other."""
    found: list[_Work] = []
    for work in inside:
        beside = any(_are_apart(work, one) for one in inside)
        if beside and all(_are_apart(work, one) for one in found):
            found.append(work)
    return found


def _are_apart(one: _Work, other: _Work) -> bool:
    both = len(one.holders & other.holders)
    return both < min(len(one.holders - other.holders), len(other.holders - one.holders))
