"""Which words of a text are words of those it came from, and which did it bring itself?

Words have an identity from the text that brought them on. Each text takes over the words that it
shares, in order, with those it was made from; what is left is looked for among the words that its
line lost, now or long ago: a run of words that stood so before, between the same neighbours or
long enough to be no chance, was moved or restored (after WikiWho: Flöck and Acosta 2014,
"WikiWho: precise and efficient attribution of authorship of revisioned content").
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from provenance.lineage.origins.align import aligned

NEIGHBOURS = 2
"""Known words on either side that speak for a run to have stood there; more say no more."""

BETWEEN = 3
"""A run between known neighbours stood there before if they are as many words together."""

BESIDE = 3
"""The same for a run with known neighbours on one side."""

ALONE = 4
"""The same for a run that stands elsewhere."""

FROM_OTHERS = 3
"""Words in a row by which a further parent is held to have given what the first has not."""

CANDIDATES = 64
"""Places at which a pair of words was lost, the latest first, that are looked at."""

ROUNDS = 3
"""Times that the lost words are gone through: a run found is a neighbour to the next."""

NEW = -1
"""The identity of a word that no source is known to have had."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text in the line: its words, their identities, and the texts that it came from."""

    at: int
    keys: tuple[str, ...]
    words: tuple[int, ...]
    line: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Run:
    """Words `start` to `end` of a text, equal to those `shift` words further on in an older one.

    `claims` of them have no source yet; `weight` is how much speaks for the run.
    """

    start: int
    end: int
    older: int
    shift: int
    claims: int
    weight: int


class Line:
    """Texts in the order in which they came to be, and the identity of every word of theirs."""

    def __init__(self) -> None:
        self._texts: list[_Text] = []
        self._at: dict[str, int] = {}
        self._origins: list[str] = []
        self._lost: dict[tuple[str, str, int], dict[int, tuple[int, int]]] = {}

    def origin(self, word: int) -> str:
        """The name under which a word was brought in."""
        return self._origins[word]

    def words(self, name: str) -> tuple[int, ...]:
        """The identities of a text's words."""
        return self._texts[self._at[name]].words

    def add(
        self,
        name: str,
        keys: Sequence[str],
        parents: Sequence[str],
        words: Sequence[int],
        brought_by: Sequence[str] | None = None,
    ) -> None:
        """Take in a text made from `parents`; it brings the words that are `NEW`.

        `brought_by` gives the name under which each of its new words is brought in, its own if
        nothing is said.
        """
        known = list(words)
        for at, word in enumerate(known):
            if word == NEW:
                known[at] = len(self._origins)
                self._origins.append(brought_by[at] if brought_by else name)
        line = self._line(self._sources(parents))
        self._at[name] = len(self._texts)
        self._texts.append(_Text(len(self._texts), tuple(keys), tuple(known), line))

    def inherit(
        self,
        keys: Sequence[str],
        parents: Sequence[str],
        *,
        own: Container[int] = (),
        least: int = 1,
    ) -> list[int]:
        """The identities of words that a text made from `parents` has from its line.

        `parents` have been added, the main one first. The words at `own` are its own without
        looking; runs of fewer than `least` words are too.
        """
        sources = self._sources(parents)
        asked = tuple(f"\0{at}" if at in own else key for at, key in enumerate(keys))
        words = _inherited(asked, sources, least)
        self._bury(words, sources)
        line = self._line(sources)
        for _ in range(ROUNDS if sources else 0):
            if not self._restore(asked, words, line, least):
                break
        return words

    def _sources(self, parents: Iterable[str]) -> list[_Text]:
        return [self._texts[self._at[parent]] for parent in parents]

    def _line(self, sources: Sequence[_Text]) -> frozenset[int]:
        return frozenset(chain.from_iterable((source.at, *source.line) for source in sources))

    def _bury(self, words: Sequence[int], sources: Iterable[_Text]) -> None:
        """Note where the words stood that a text does not have where its sources have them."""
        kept = set(words)
        for source in sources:
            keys = source.keys
            for at, word in enumerate(source.words):
                if word in kept:
                    continue
                if at:
                    self._lost.setdefault((keys[at - 1], keys[at], 1), {})[word] = source.at, at
                if at + 1 < len(keys):
                    self._lost.setdefault((keys[at], keys[at + 1], 0), {})[word] = source.at, at

    def _restore(
        self, keys: Sequence[str], words: list[int], line: frozenset[int], least: int
    ) -> bool:
        """Give words without a source the identity of those that the line lost; whether any."""
        used = set(words)
        runs = self._runs(keys, words, line, used)
        runs.sort(key=lambda run: (-run.weight, -run.claims, -run.older, run.start, run.shift))
        found = False
        for run in runs:
            older = self._texts[run.older].words[run.start + run.shift : run.end + run.shift]
            pairs = list(zip(range(run.start, run.end), older, strict=True))
            free = [(at, word) for at, word in pairs if words[at] == NEW and word not in used]
            known = sum(words[at] == word for at, word in pairs)
            if len(free) < run.claims and len(free) + min(known, NEIGHBOURS) < BESIDE:
                continue
            if len(free) + known >= least:
                for at, word in free:
                    words[at] = word
                    used.add(word)
                found = found or bool(free)
        return found

    def _runs(
        self, keys: Sequence[str], words: Sequence[int], line: frozenset[int], used: set[int]
    ) -> list[_Run]:
        runs: list[_Run] = []
        seen: dict[tuple[int, int], int] = {}
        for at, word in enumerate(words):
            if word != NEW:
                continue
            for older, there in self._places(keys, at, line, used):
                way = older, there - at
                if seen.get(way, NEW) <= at:
                    run = _run(keys, words, at, self._texts[older], there - at, used)
                    seen[way] = run.end
                    if run.weight:
                        runs.append(run)
        return runs

    def _places(
        self, keys: Sequence[str], at: int, line: frozenset[int], used: set[int]
    ) -> Iterable[tuple[int, int]]:
        """Where the line lost this word beside the same neighbour."""
        pairs = []
        if at:
            pairs.append((keys[at - 1], keys[at], 1))
        if at + 1 < len(keys):
            pairs.append((keys[at], keys[at + 1], 0))
        found: dict[tuple[int, int], None] = {}
        for pair in pairs:
            for word, place in reversed(self._lost.get(pair, {}).items()):
                if len(found) == CANDIDATES:
                    break
                if word not in used and place[0] in line:
                    found[place] = None
        return found


def _inherited(keys: Sequence[str], sources: Sequence[_Text], least: int) -> list[int]:
    """Take over what stands in order; where several sources give a word, the longest run counts."""
    words = [NEW] * len(keys)
    used: set[int] = set()
    blocks = [
        (-size, rank, own, theirs)
        for rank, source in enumerate(sources)
        for theirs, own, size in aligned(source.keys, keys)
        if size >= (max(least, FROM_OTHERS) if rank else least)
    ]
    for size, rank, own, theirs in sorted(blocks):
        for step in range(-size):
            word = sources[rank].words[theirs + step]
            if words[own + step] == NEW and word not in used:
                words[own + step] = word
                used.add(word)
    return words


def _run(  # noqa: PLR0913, PLR0917 - one step of a search, told apart for reading
    keys: Sequence[str], words: Sequence[int], at: int, older: _Text, shift: int, used: set[int]
) -> _Run:
    """The longest run around `at` that both texts have, and whether it is enough."""
    last = min(len(keys), len(older.keys) - shift)

    def agree(here: int) -> bool:
        if words[here] != NEW:
            return words[here] == older.words[here + shift]
        return keys[here] == older.keys[here + shift] and older.words[here + shift] not in used

    start, end = at, at + 1
    while start > max(0, -shift) and agree(start - 1):
        start -= 1
    while end < last and agree(end):
        end += 1
    known = [word != NEW for word in words[start:end]]
    before, after = known.index(False), known[::-1].index(False)
    inside = sum(known) - before - after
    claims = len(known) - sum(known)
    weight = _weight(claims, before + inside, after)
    return _Run(start, end, older.at, shift, claims, weight)


def _weight(claims: int, before: int, after: int) -> int:
    """How much speaks for a run to have been there before, 0 where it may be chance."""
    weight = claims + min(before, NEIGHBOURS) + min(after, NEIGHBOURS)
    if before and after:
        return weight if weight >= BETWEEN else 0
    if before or after:
        return weight if weight >= BESIDE else 0
    return weight if weight >= ALONE else 0
