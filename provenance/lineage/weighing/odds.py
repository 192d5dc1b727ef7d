"""How likely does each reading of a place become each other one along an edge of a tree?

A change is as likely as its direction is. Who spells by habit makes one change a hundred times;
that tells not a hundred times as much.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log, sqrt

import numpy as np

from provenance.lineage.variation.packed import some_columns
from provenance.lineage.variation.tree_values import UNKNOWN, Readings, Tree
from provenance.lineage.weighing.changes import spellings
from provenance.lineage.weighing.characters import Character
from provenance.lineage.weighing.polarity import NEAR, Around, Habits
from provenance.lineage.weighing.sums import Logs

CHANGED = 0.005
"""How likely a change at a place is along an edge; four times as likely tells the same."""

MOST_READINGS = 16
"""Readings of a place that are told apart, the commonest; who has another says nothing."""

HABIT = 3
"""Places at which letters stand for the same others from which on that is some scribe's habit."""

Column = tuple[int, tuple[int, ...]]
Spelling = tuple[str, ...]


@dataclass(frozen=True)
class Odds:
    """How likely each reading becomes each other one, at the columns where texts differ.

    `held` are these columns with what is read there, `usual` what most read at any column.
    """

    held: Sequence[Column]
    usual: Readings
    steps: Mapping[int, Logs]
    places: Sequence[Character]
    often: Mapping[Spelling, int]

    def heard(self, habits: Habits) -> "Odds":
        """The same where it was asked how fluent some passages are; all others stay as they are."""
        around = {around for _, _, around in habits.fluent}
        steps = {
            column: _changes(self.places[column], known, habits, self.often)
            for column, known in self.held
            if not around.isdisjoint(map(self.places[column].around, known))
        }
        return replace(self, steps={**self.steps, **steps})

    def favours(self, older: Readings, newer: Readings) -> dict[int, float]:
        """The log odds at each column where these differ that the newer came from the older."""
        differ = older != newer
        found = {}
        for column, known in self.held:
            old, new = int(older[column]), int(newer[column])
            if differ[column] and old in known and new in known:
                step, at, to = self.steps[column], known.index(old), known.index(new)
                found[column] = log(step[at, to] / step[to, at])
        return found


def odds(tree: Tree, places: Sequence[Character], habits: Habits) -> Odds:
    """Tell how likely readings become each other at all columns of a tree."""
    held, usual = _columns(tree)
    often = _often(places, held)
    steps = {column: _changes(places[column], known, habits, often) for column, known in held}
    return Odds(held, usual, steps, places, often)


def _columns(tree: Tree) -> tuple[list[Column], Readings]:
    """The columns at which texts differ with what they read there, and what most read at any."""
    texts = [node for node in sorted(tree.near) if node < tree.texts]
    found: list[Column] = []
    usual = np.full(len(tree.vectors[texts[0]]), UNKNOWN, dtype=np.int16)
    for start, table in some_columns(tree.vectors, texts):
        for at, column in enumerate(table.T, start=start):
            counts = np.bincount(column[column != UNKNOWN])
            most = min(MOST_READINGS, np.count_nonzero(counts))
            common = np.argsort(-counts, kind="stable")[:most]
            if len(common):
                usual[at] = common[0]
            if len(common) > 1:
                found.append((at, tuple(common.tolist())))
    return found, usual


def _often(places: Sequence[Character], held: Iterable[Column]) -> Counter[Spelling]:
    """At how many columns letters stand for others, beside the commonest reading."""
    found: Counter[Spelling] = Counter()
    for column, readings in held:
        wordings = [places[column].wordings[one] for one in readings]
        found.update({one for other in wordings[1:] for one in spellings(wordings[0], other)})
    return found


def _changes(
    place: Character, readings: Sequence[int], habits: Habits, often: Mapping[Spelling, int]
) -> Logs:
    """How likely each reading of a place becomes each other one.

    What stands around one may differ from what stands around another; both are heard.
    """
    odds = np.zeros((len(readings), len(readings)))
    around = [place.around(reading) for reading in readings]
    for one, old in enumerate(readings):
        for other, new in enumerate(readings[one + 1 :], start=one + 1):
            was, now = place.wordings[old], place.wordings[new]
            times = max((often.get(kind, 0) for kind in spellings(was, now)), default=0)
            ways = {around[one], around[other]}
            if not habits.fluent:
                ways = {_near(way, max(NEAR, len(was), len(now))) for way in ways}
            said = sum(habits.favours(was, now, way) for way in sorted(ways)) / len(ways)
            said *= min(1.0, sqrt(HABIT / max(1, times)))
            odds[one, other], odds[other, one] = said, -said
    step: Logs = 2 * CHANGED / (1 + np.exp(-odds))
    np.fill_diagonal(step, 1.0)
    return step


def _near(around: Around, words: int) -> Around:
    """So many of the words around a reading: two readings with the same of these are heard once."""
    return around[0][-words:], around[1][:words]
