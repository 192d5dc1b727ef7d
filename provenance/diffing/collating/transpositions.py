"""Which passages stand at one place in some witnesses and at another in others?

A candidate is a pair of columns that read the same word in different witnesses. It grows to
either side as long as both go on alike. Long passages count wherever they stand, short ones only
near each other and only with a word that stands nowhere else: everything else is coincidence.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from provenance.diffing.collating.graph import Column
from provenance.diffing.collating.words import is_carried

PASSAGE = 4
"""Words of a passage that is no coincidence, however far it moved."""

NEARBY = 12
"""Columns within which a shorter passage counts as moved."""

PLACES = 4
"""A word that some witnesses hold at more places than this starts no passage."""


@dataclass(frozen=True, slots=True)
class Place:
    """Columns from `start` to `end`, and the witnesses that have the passage there.

    First come those that have all its words, then those that have more than half of them.
    """

    start: int
    end: int
    witnesses: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Transposition:
    """One passage and the places it stands at, in order."""

    places: tuple[Place, ...]


Path = tuple[Column, ...]
Step = tuple[str, int, int]
"""A word and the indices of the two columns that read it."""


def find_transpositions(
    columns: Sequence[Column], paths: Mapping[int, Sequence[Column]], keys: Sequence[Sequence[str]]
) -> list[Transposition]:
    """Find passages that stand elsewhere in some witnesses, in the order of their first place."""
    found: dict[tuple[str, ...], dict[tuple[int, int], dict[int, int]]] = {}
    taken: set[Step] = set()
    once = {
        witness: {key for key, count in Counter(keys[witness]).items() if count == 1}
        for witness in paths
    }
    runs: list[_Run] = []
    met: set[Step] = set()
    for key, pair in _candidates(columns):
        if (key, pair[0].index, pair[1].index) not in met:
            run = _grown(pair, key, paths, keys, once)
            met.update(run.steps)
            runs.append(run)
    runs.sort(key=lambda run: (-len(run.words), run.one[0].index, run.other[0].index))
    for run in runs:
        if taken.issuperset(run.steps) or not run.counts:
            continue
        taken.update(run.steps)
        places = found.setdefault(run.words, {})
        one, other = (_holders(path, run.words) for path in (run.one, run.other))
        for path, held, elsewhere in ((run.one, one, other), (run.other, other, one)):
            span = path[0].index, path[-1].index + 1
            here = {witness: held[witness] for witness in held.keys() - elsewhere.keys()}
            places.setdefault(span, {}).update(here)
    made = [
        Transposition(
            tuple(
                Place(*span, tuple(sorted(held, key=lambda one: (-held[one], one))))
                for span, held in sorted(places.items())
            )
        )
        for places in found.values()
    ]
    return sorted(made, key=lambda moved: [(place.start, place.end) for place in moved.places])


@dataclass(frozen=True, slots=True)
class _Run:
    words: tuple[str, ...]
    one: Path
    other: Path
    unique: bool

    @property
    def steps(self) -> list[Step]:
        """The words with the columns they stand in."""
        return [
            (word, one.index, other.index)
            for word, one, other in zip(self.words, self.one, self.other, strict=True)
        ]

    @property
    def counts(self) -> bool:
        """Whether this is more than the same few words by chance."""
        if set(self.one) & set(self.other):
            return False
        if len(self.words) >= PASSAGE:
            return True
        return self.unique and self.other[0].index - self.one[-1].index <= NEARBY


def _candidates(columns: Sequence[Column]) -> Iterator[tuple[str, tuple[Column, Column]]]:
    """Give pairs of columns that read the same word, no witness in both."""
    where: dict[str, list[Column]] = {}
    for column in columns:
        for key in column.readings:
            where.setdefault(key, []).append(column)
    for key, held in where.items():
        if not key or is_carried(key) or not 1 < len(held) <= PLACES:
            continue
        for one, other in combinations(held, 2):
            if set(one.readings[key]).isdisjoint(other.readings[key]):
                yield key, (one, other)


def _grown(
    pair: tuple[Column, Column],
    key: str,
    paths: Mapping[int, Sequence[Column]],
    keys: Sequence[Sequence[str]],
    once: Mapping[int, Collection[str]],
) -> _Run:
    """Follow the first witness of either place while both read the same words apart."""
    one, other = pair
    first, second = min(one.readings[key]), min(other.readings[key])
    at, there = one.tokens[first], other.tokens[second]
    before = _shared(first, second, at, there, -1, paths, keys)
    after = _shared(first, second, at, there, 1, paths, keys)
    here, elsewhere = paths[first], paths[second]
    words = tuple(keys[first][at - before : at + after + 1])
    span, span_there = slice(at - before, at + after + 1), slice(there - before, there + after + 1)
    unique = any(word in once[first] and word in once[second] for word in words)
    return _Run(words, tuple(here[span]), tuple(elsewhere[span_there]), unique)


def _shared(  # noqa: PLR0913, PLR0917 - two walkers over two texts
    first: int,
    second: int,
    at: int,
    there: int,
    step: int,
    paths: Mapping[int, Sequence[Column]],
    keys: Sequence[Sequence[str]],
) -> int:
    count = 0
    while True:
        at, there = at + step, there + step
        if not (0 <= at < len(keys[first]) and 0 <= there < len(keys[second])):
            return count
        if keys[first][at] != keys[second][there]:
            return count
        column, elsewhere = paths[first][at], paths[second][there]
        word = keys[first][at]
        if not set(column.readings[word]).isdisjoint(elsewhere.readings[word]):
            return count
        count += 1


def _holders(path: Path, words: Sequence[str]) -> dict[int, int]:
    """Count the words of who has more than half there: who slips in one has it all the same."""
    count = Counter(
        witness
        for column, word in zip(path, words, strict=True)
        for witness in column.readings[word]
    )
    return {witness: held for witness, held in count.items() if 2 * held > len(path)}
