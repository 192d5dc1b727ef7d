"""How do n texts read, place by place?

Four steps: texts of the same words count as one witness; witnesses are placed one by one, the
most typical first, then always the one most like any placed before; passages that stand elsewhere
are named; neighbouring places where the same witnesses agree are joined to rows for people.
Everything follows from the contents: neither names nor the order of the texts matter.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from provenance.diffing.collating.graph import Column, Table, likeness
from provenance.diffing.collating.transpositions import Place, Transposition, find_transpositions
from provenance.diffing.collating.words import Words, words_of
from provenance.text.spans import Span

VERSION = "5"
PAIRS = 20_000
"""Pairs of witnesses whose likeness is measured, 50 µs each for 1,500 words."""

NEAR = 0.6
"""Words as alike as gray and grey (0.75) count as one place; this and there (0.44) do not."""

MOST_READINGS = 12
"""A place of more readings than this has no near ones."""

_FIGURE = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Row:
    """One place: a span of each text, None where it has nothing, in the order of the texts.

    Texts with the same number in `readings` read the same words there; those with the same
    number in `forms` also write them the same but for white space.
    """

    cells: tuple[Span | None, ...]
    readings: tuple[int | None, ...]
    forms: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Collation:
    """The alignment table of some texts.

    `order` are their indices by content: the most typical first, then nearest relatives. The
    places of transpositions are rows from `start` to `end`, their witnesses indices of texts, the
    first of them one that has all the words.
    `complete` is false only where a bound of work was reached; the rows are lossless all the same.
    """

    rows: tuple[Row, ...]
    order: tuple[int, ...]
    transpositions: tuple[Transposition, ...]
    complete: bool


def collate(
    texts: Sequence[str],
    *,
    segments: bool = True,
    near: bool = True,
    apart: Sequence[Sequence[Span]] = (),
    watch: Callable[[int, int], None] = lambda placed, count: None,  # noqa: ARG005 - who does not watch names what it is not told
) -> Collation:
    """Align any number of texts, word by word.

    Case, typography, punctuation and white space are carried, not compared. With `segments`,
    neighbouring places with the same agreements are one row; without, each word has its own.
    With `near`, words without an equal stand beside those they resemble ("gray", "grey").
    `apart` are, for each text, runs that are no wording of the work, disjoint and in order: each
    is carried whole, in a row of its own or with the very same run of other texts.
    `watch` is told, after each, how many distinct texts are placed, and of how many.

    Each text is, exactly, the join of its cells. The same texts in another order give the same
    rows. The work is bounded by counts, never by a clock.

    >>> texts = ["the black cat", "the cat", "The white cat."]
    >>> [[cell and text[cell.slice] for text, cell in zip(texts, row.cells)]
    ...  for row in collate(texts).rows]
    [['the ', 'the ', 'The '], ['black ', None, 'white '], ['cat', 'cat', 'cat.']]
    """
    carried = apart or [()] * len(texts)
    words = [words_of(text, runs) for text, runs in zip(texts, carried, strict=True)]
    distinct = sorted(
        {text.keys for text in words if text.keys}, key=lambda keys: (-len(keys), keys)
    )
    number = {keys: index for index, keys in enumerate(distinct)}
    table = Table(near=near)
    ranks: dict[int, int] = {}
    for rank, (witness, relative) in enumerate(_guide(distinct)):
        table.place(witness, distinct[witness], relative)
        ranks[witness] = rank
        watch(rank + 1, len(distinct))
    holders: list[list[int]] = [[] for _ in distinct]
    for index, text in enumerate(words):
        if text.keys:
            holders[number[text.keys]].append(index)
    moved = find_transpositions(table.columns, table.paths, distinct)
    places = [_place(column, holders, words) for column in table.columns]
    parts = (
        _parts(places, moved, words) if segments else [(at, at + 1) for at in range(len(places))]
    )
    order = sorted(
        range(len(texts)),
        key=lambda index: (
            ranks[number[words[index].keys]] if words[index].keys else len(distinct),
            texts[index],
        ),
    )
    return Collation(
        tuple(_row(places[start:end], words, order) for start, end in parts),
        tuple(order),
        tuple(_in_rows(found, parts, holders, order) for found in moved),
        table.complete,
    )


def _guide(distinct: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int | None]]:
    """Give each witness after its nearest relative.

    Of more witnesses than can be measured pair by pair some are placed first, every so many by
    content, and the others after the nearest of these.
    """
    count = len(distinct)
    profiles = _profiles(distinct)
    some = min(count, max(1, PAIRS // max(count, 1)))
    first = (
        range(count) if count * count <= 2 * PAIRS else [at * count // some for at in range(some)]
    )
    yield from _spanned(first, profiles)
    nearest = {}
    for index in sorted(set(range(count)).difference(first)):
        alike = [_similarity(profiles[index], profiles[other]) for other in first]
        best = max(alike)
        nearest[index] = -best, index, first[alike.index(best)]
    for _, index, relative in sorted(nearest.values()):
        yield index, relative


def _spanned(
    some: Sequence[int], profiles: Sequence[frozenset[int]]
) -> Iterator[tuple[int, int | None]]:
    """Span a tree of the greatest likeness over some witnesses (Prim 1957), the middle first."""
    if not some:
        return
    alike = {one: dict.fromkeys(some, 0.0) for one in some}
    for one, other in combinations(some, 2):
        alike[one][other] = alike[other][one] = _similarity(profiles[one], profiles[other])
    first = min(some, key=lambda index: (-sum(alike[index].values()), index))
    yield first, None
    nearest = dict.fromkeys((index for index in some if index != first), first)
    while nearest:
        witness = min(nearest, key=lambda index: (-alike[index][nearest[index]], index))
        yield witness, nearest.pop(witness)
        for index, relative in nearest.items():
            if alike[index][witness] > alike[index][relative]:
                nearest[index] = witness


def _profiles(distinct: Sequence[tuple[str, ...]]) -> list[frozenset[int]]:
    """Give the words and pairs of words of each witness, as numbers."""
    numbers: dict[str, int] = {}
    found = []
    for keys in distinct:
        codes = [numbers.setdefault(key, len(numbers) + 1) for key in keys]
        found.append(frozenset([*codes, *(one << 32 | other for one, other in pairwise(codes))]))
    return found


def _similarity(one: frozenset[int], other: frozenset[int]) -> float:
    common = len(one & other)
    return common / (len(one) + len(other) - common)


@dataclass(frozen=True, slots=True)
class _At:
    """A place before joining: the token of each text, and who agrees near, in words, in form.

    `is_alone` where it is never joined with others.
    """

    tokens: dict[int, int]
    near: tuple[frozenset[int], ...]
    words: tuple[frozenset[int], ...]
    forms: tuple[frozenset[int], ...]
    is_alone: bool


def _place(column: Column, holders: Sequence[Sequence[int]], words: Sequence[Words]) -> _At:
    tokens: dict[int, int] = {}
    groups: dict[str, frozenset[int]] = {}
    forms: list[frozenset[int]] = []
    for key, witnesses in sorted(column.readings.items()):
        written: dict[str, list[int]] = {}
        for witness in witnesses:
            token = column.tokens[witness]
            for text in holders[witness]:
                tokens[text] = token
                written.setdefault(words[text].forms[token], []).append(text)
        forms += map(frozenset, written.values())
        groups[key] = frozenset(text for texts in written.values() for text in texts)
    words_read = tuple(groups.values())
    return _At(tokens, _near_groups(groups), words_read, tuple(forms), column.carried)


def _near_groups(groups: dict[str, frozenset[int]]) -> tuple[frozenset[int], ...]:
    if not 1 < len(groups) <= MOST_READINGS:
        return tuple(groups.values())
    joined: list[tuple[list[str], frozenset[int]]] = []
    for key, texts in groups.items():
        akin = [part for part in joined if any(_is_near(other, key) for other in part[0])]
        joined = [part for part in joined if part not in akin]
        joined.append(
            (
                [key, *(other for part in akin for other in part[0])],
                texts.union(*(part[1] for part in akin)),
            )
        )
    return tuple(texts for _, texts in joined)


def _is_near(one: str, other: str) -> bool:
    """Whether two words are near; a figure and the same with its unit or its thousands are not.

    What is one word here is two there: the figure goes with the word beside it.

    >>> _is_near("grey", "gray"), _is_near("12", "12m"), _is_near("200", "1200")
    (True, False, False)
    """
    if likeness(one, other) < NEAR:
        return False
    short, long = sorted((one, other), key=len)
    if not _FIGURE.fullmatch(short):
        return True
    is_counted = long.startswith(short) and long[len(short) :].isalpha()
    return not is_counted and not (long.endswith(short) and _FIGURE.fullmatch(long))


class _Agreements:
    """Who agrees in a run of places, so far."""

    def __init__(self) -> None:
        self._of: dict[int, frozenset[int]] = {}

    def allow(self, groups: Sequence[frozenset[int]]) -> bool:
        """Tell whether every group either agreed so far, too, or had nothing at all."""
        for group in groups:
            before = {self._of.get(text) for text in group}
            if before not in ({None}, {group}):
                return False
        return True

    def add(self, groups: Sequence[frozenset[int]]) -> None:
        """Note who agrees at one more place."""
        self._of.update((text, group) for group in groups for text in group)


def _parts(
    places: Sequence[_At], moved: Sequence[Transposition], words: Sequence[Words]
) -> list[tuple[int, int]]:
    """Join places where the same texts agree; where a moved passage begins or ends, a row does."""
    cuts = {edge for found in moved for place in found.places for edge in (place.start, place.end)}
    cuts.update(at + step for at, place in enumerate(places) if place.is_alone for step in (0, 1))
    starts: list[int] = []
    levels = _Agreements(), _Agreements(), _Agreements()
    before: tuple[tuple[frozenset[int], ...], ...] | None = None
    ended = False
    for at, place in enumerate(places):
        now = (place.near, place.words, place.forms)
        if now != before or at in cuts or ended:
            joins = before is not None and at not in cuts and not ended
            if not joins or not all(
                level.allow(groups) for level, groups in zip(levels, now, strict=True)
            ):
                starts.append(at)
                levels = _Agreements(), _Agreements(), _Agreements()
            for level, groups in zip(levels, now, strict=True):
                level.add(groups)
        before = now
        ended = 2 * sum(token in words[text].last for text, token in place.tokens.items()) > len(
            place.tokens
        )
    return list(pairwise([*starts, len(places)]))


def _row(places: Sequence[_At], words: Sequence[Words], order: Sequence[int]) -> Row:
    cells: list[Span | None] = [None] * len(words)
    readings: dict[int, frozenset[int]] = {}
    forms: dict[int, frozenset[int]] = {}
    for place in places:
        for text, token in place.tokens.items():
            span, known = words[text].span(token), cells[text]
            cells[text] = span if known is None else Span(known.start, span.end)
        readings.update((text, group) for group in place.words for text in group)
        forms.update((text, group) for group in place.forms for text in group)
    return Row(tuple(cells), number_groups(readings, order), number_groups(forms, order))


def number_groups(
    groups: Mapping[int, frozenset[int]], order: Sequence[int]
) -> tuple[int | None, ...]:
    """Number groups of texts in the order in which the first of each comes.

    >>> number_groups({0: frozenset({0, 2}), 2: frozenset({0, 2}), 1: frozenset({1})}, [1, 0, 2, 3])
    (1, 0, 1, None)
    """
    numbers: dict[frozenset[int], int] = {}
    found: list[int | None] = [None] * len(order)
    for text in order:
        if text in groups:
            found[text] = numbers.setdefault(groups[text], len(numbers))
    return tuple(found)


def _in_rows(
    found: Transposition,
    parts: Sequence[tuple[int, int]],
    holders: Sequence[Sequence[int]],
    order: Sequence[int],
) -> Transposition:
    """Say a transposition in rows and texts instead of columns and distinct witnesses."""
    starts = [start for start, _ in parts]
    return Transposition(
        tuple(
            Place(
                bisect_left(starts, place.start),
                bisect_left(starts, place.end),
                tuple(
                    text
                    for witness in place.witnesses
                    for text in sorted(holders[witness], key=order.index)
                ),
            )
            for place in found.places
        )
    )
