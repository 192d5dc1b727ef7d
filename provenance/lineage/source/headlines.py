"""Which headlines, by-lines and captions did a page have, one after the other?

What stands above an article differs from one fetcher to the next, so most of it is no author's; and
what one leaves out another takes along. What was changed for good in each way that shows it was
changed by someone.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise, takewhile

import numpy as np

from provenance.lineage.memory import each_once
from provenance.lineage.source.epochs import Column, Moments
from provenance.lineage.source.punctuation import place_of
from provenance.lineage.testimony.ago import AGO, AROUND, LINE, SAID_AGO
from provenance.lineage.testimony.ways import BY, is_sentence, top_lines
from provenance.lineage.testimony.witnesses import Witness
from provenance.lineage.variation.alignment import Alignment
from provenance.lineage.variation.ground import Ground
from provenance.lineage.variation.places import Variation
from provenance.lineage.variation.tree_values import UNKNOWN
from provenance.text.spans import Span

AFTER_NAMES = re.compile(r"[|·•,;(\d]|\s[-–—]\s")
AND = frozenset({"and", "und", "et", "y", "e", "en", "och", "og", "&"})

HEADLINE, NAMES, PASSAGE = -2, -3, -4
"""What tells these places from others in the same words of the base."""

Own = tuple[int, int] | None


def headlines(ground: Ground, moments: Moments) -> Iterator[Variation]:
    """The places of headlines and of by-lines that were changed for good."""
    for number in (HEADLINE, NAMES):
        every = ((one.witness, number) for one in ground.alignments)
        spans = each_once(("line", number), every, _line)
        own = [
            None if span is None else _words(one.witness, span)
            for one, span in zip(ground.alignments, spans, strict=True)
        ]
        said = [
            () if run is None else one.witness.keys[slice(*run)]
            for one, run in zip(ground.alignments, own, strict=True)
        ]
        base = own[0] or (0, 0)
        place = _changed((*base, number), own, said, ground, moments)
        if place and (number != NAMES or _others([one.words for one in place.wordings])):
            yield place


def passages(places: Sequence[Variation], ground: Ground, moments: Moments) -> Iterator[Variation]:
    """The same of places of words that some fetchers leave out, or show other words beside."""
    for place in places:
        start, end = place.base[:2]
        parting = dict(place.deviants.pairs())
        silent = place.silent.tolist()
        every = (
            (one, (not silent[at] and at not in parting, parting.get(at)))
            for at, one in enumerate(ground.alignments)
        )
        told = each_once(("lasting", (start, end)), every, partial(_said, (start, end)))
        own, said = [run for run, _ in told], [words for _, words in told]
        found = _changed((start, end, PASSAGE), own, said, ground, moments)
        if found:
            yield found


def _changed(
    base: tuple[int, int, int],
    own: Sequence[Own],
    said: Sequence[tuple[str, ...]],
    ground: Ground,
    moments: Moments,
) -> Variation | None:
    """The place at which texts have these of their words and say so much, if that changed."""
    names = sorted(set(said) - {()})
    numbers = {name: at for at, name in enumerate(names)}
    column = np.array([numbers.get(one, UNKNOWN) for one in said], dtype=np.int32)
    times = moments.told(column)
    if times is None:
        return None
    told = [row for row in np.flatnonzero(times != UNKNOWN).tolist() if own[row]]
    runs = _parting(told, times, own, ground)
    held: dict[int, list[tuple[int, tuple[int, int]]]] = {}
    words: dict[int, tuple[str, ...]] = {}
    for row in told:
        time, run = int(times[row]), runs[row]
        held.setdefault(time, []).append((row, run))
        words.setdefault(time, ground.alignments[row].witness.keys[slice(*run)])
    return place_of(base, held, words, ground)


def _parting(
    told: Sequence[int], times: Column, own: Sequence[Own], ground: Ground
) -> dict[int, tuple[int, int]]:
    """The words of each text less those that all of its way begin and end with.

    Where something was put in or left out, those that they begin with stay.
    """
    found: dict[int, tuple[int, int]] = {}
    for way in np.unique(ground.ways[told]):
        runs = {row: run for row in told if ground.ways[row] == way and (run := own[row])}
        said = [ground.alignments[row].witness.keys[slice(*run)] for row, run in runs.items()]
        shortest = min(map(len, said)) if len({int(times[row]) for row in runs}) > 1 else 0
        head, tail = _alike(said), _alike([one[::-1] for one in said])
        if head + tail >= shortest:
            head, tail = 0, max(0, min(tail, shortest - 1))
        found |= {row: (start + head, end - tail) for row, (start, end) in runs.items()}
    return found


def _alike(said: Sequence[tuple[str, ...]]) -> int:
    """How many words all of these begin with."""
    return sum(1 for _ in takewhile(lambda words: len({*words}) == 1, zip(*said, strict=False)))


def told_for_good(place: Variation) -> bool:
    """Whether a place is one at which dated captures went over to another form for good."""
    return place.base[2:] != ()


def stands_above(place: Variation) -> bool:
    """Whether a place is that of headlines or by-lines, which texts may lack for any reason."""
    return place.base[2:] in {(HEADLINE,), (NAMES,), (PASSAGE,)}


def _line(witness: Witness, number: int) -> Span | None:
    return _headline(witness) if number == HEADLINE else _names(witness)


def _headline(witness: Witness) -> Span | None:
    """The first line, if it is no sentence, by-line or date, nor says how long ago it was."""
    line = next(iter(top_lines(witness)), None)
    said = "" if line is None else witness.document.text[line.slice]
    passing = AGO.search(said) or not any(map(str.isalpha, said))
    return None if is_sentence(said) or BY.match(said) or passing else line


def _names(witness: Witness) -> Span | None:
    """The names in the by-line."""
    text = witness.document.text
    for line in top_lines(witness):
        said = text[line.slice]
        by = BY.match(said)
        if by and len(said.split()) <= LINE:
            end = AFTER_NAMES.search(said, by.end())
            return Span(line.start + by.end(), line.start + (end.start() if end else len(said)))
    return None


def _said(
    base: tuple[int, int], one: Alignment, read: tuple[bool, Own]
) -> tuple[Own, tuple[str, ...]]:
    """The words of a text at a place, if any, and those that last.

    Of each it is known whether it reads `base` as the base does, and else which words it has.
    """
    plain, run = read
    own = one.own_range(*base) if plain else run
    return own, _lasting(one.witness, own)


def _lasting(witness: Witness, run: Own) -> tuple[str, ...]:
    """The words of a text in a run, less figures and what says how long ago it was."""
    starts, ends = witness.words.starts, witness.words.ends
    if run is None or run[0] == run[1]:
        return ()
    first = max(0, starts[run[0]] - AROUND)
    around = witness.document.text[first : ends[run[1] - 1] + AROUND]
    gone = [(first + found.start(), first + found.end()) for found in SAID_AGO.finditer(around)]
    return tuple(
        word
        for at, word in zip(range(*run), witness.keys[slice(*run)], strict=True)
        if not any(map(str.isdigit, word)) and not any(a <= starts[at] < b for a, b in gone)
    )


def _words(witness: Witness, span: Span) -> tuple[int, int]:
    starts = witness.words.starts
    return bisect_left(starts, span.start), bisect_left(starts, span.end)


def _others(names: list[tuple[str, ...]]) -> bool:
    """Whether one more person is named, or another, and not what one person is."""
    sets = [frozenset(one) for one in names]
    return all(was.isdisjoint(now) or bool((was ^ now) & AND) for was, now in pairwise(sets))
