"""Which facts of one passage does another tell differently? One function a kind of fact."""

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Protocol, TypeVar

from provenance.text.facts import (
    Moment,
    Quantity,
    agree,
    comparable,
    comparable_times,
    moments,
    quantities,
    same_time,
)
from provenance.text.facts.names import (
    Word,
    fold,
    full_names,
    is_title,
    kana_names,
    latin_words,
    likeness,
    sounds,
)
from provenance.text.facts.quotations import put_in_mouth, quotations
from provenance.text.facts.rates import rates
from provenance.text.language import script_of
from provenance.text.spans import Span

Both = tuple[Span, Span]
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")

ALIKE = 0.5
"""Two spellings of one name that drifted share at least so much; Delgado and Salgado 0.86."""

SOUNDS_ALIKE = 0.75
SOUNDS_UNLIKE = 0.7
LONG_ENOUGH = 3
"""Consonants of a name below which its sound says too little."""

SAME_QUOTATION = 0.6
"""The share of words from which two quotations are one whose wording changed."""

PERSON = 3
"""Words of a person's name; longer runs of capitals are titles, which languages translate."""

HEADLINE = 0.9
"""Share of longer words with capitals from which capitals make no name."""

FEW_WORDS = 3


class Fact(Protocol):
    """What a reader finds: it stands somewhere, and may be too weak to differ."""

    @property
    def span(self) -> Span:
        """Where it stands."""

    @property
    def weak(self) -> bool:
        """Whether it can agree, but never differ."""


One = TypeVar("One", bound=Fact)


def number_drift(
    source: str, source_language: str, variant: str, variant_language: str
) -> list[Both]:
    """The numbers that both passages give and give differently."""
    mine, theirs = quantities(source, source_language), quantities(variant, variant_language)
    same = source_language == variant_language
    left, right = _unmatched(mine, theirs, agree)
    times = moments(source, source_language), moments(variant, variant_language)
    left = [
        q for q in left if not _is_a_time(q, times[1]) and not _kept(q, source, variant, theirs)
    ]
    right = [
        q for q in right if not _is_a_time(q, times[0]) and not _kept(q, variant, source, mine)
    ]
    found = _opposed(left, right, comparable, weak_too=same)
    rate = rates(source, source_language), rates(variant, variant_language)
    if not found and len(rate[0]) == len(rate[1]) == 1 and rate[0][0][1] != rate[1][0][1]:
        found.append((rate[0][0][0], rate[1][0][0]))
    return found


def _is_a_time(number: Quantity, times: Sequence[Moment]) -> bool:
    """Whether the other side gives the same figure as part of a date."""
    return any(value == number.low for moment in times for _, value in moment.parts)


def _kept(number: Quantity, text: str, other: str, others: Sequence[Quantity]) -> bool:
    """Whether the other side has the same figures where no number was read: in a name, in code."""
    figures = _FIGURES.search(text[number.span.slice])
    if figures is None:
        return False
    return any(
        not any(q.span.overlap(Span(*found.span())) for q in others)
        for found in re.finditer(rf"(?<!\d){re.escape(figures[0])}(?!\d)", other)
    )


def time_drift(
    source: str, source_language: str, variant: str, variant_language: str
) -> list[Both]:
    """The times that both passages give and give differently."""
    mine, theirs = moments(source, source_language), moments(variant, variant_language)
    left, right = _unmatched(mine, theirs, same_time)
    numbers = quantities(source, source_language), quantities(variant, variant_language)
    left = [one for one in left if not _is_a_number(one, numbers[1])]
    right = [one for one in right if not _is_a_number(one, numbers[0])]
    return _opposed(left, right, comparable_times, weak_too=False)


def _is_a_number(moment: Moment, numbers: Sequence[Quantity]) -> bool:
    return any(value == number.low for number in numbers for _, value in moment.parts)


def _unmatched(
    mine: Sequence[One], theirs: Sequence[One], fits: Callable[[One, One], bool]
) -> tuple[list[One], list[One]]:
    """What finds no counterpart that agrees; counterparts are taken nearest in order first."""
    places = {
        (i, j): abs(i / max(1, len(mine)) - j / max(1, len(theirs)))
        for i, one in enumerate(mine)
        for j, other in enumerate(theirs)
        if fits(one, other)
    }
    taken: tuple[set[int], set[int]] = (set(), set())
    for i, j in sorted(places, key=lambda pair: (places[pair], pair)):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
    return (
        [one for i, one in enumerate(mine) if i not in taken[0]],
        [one for j, one in enumerate(theirs) if j not in taken[1]],
    )


def _opposed(
    left: Sequence[One],
    right: Sequence[One],
    comparable_to: Callable[[One, One], bool],
    *,
    weak_too: bool,
) -> list[Both]:
    """What is left on both sides and measures the same, where it is plain what faces what."""
    found: list[Both] = []
    for weak in (True, False):
        mine = [one for one in left if weak or not one.weak]
        theirs = [one for one in right if weak or not one.weak]
        for one in mine:
            facing = [other for other in theirs if comparable_to(one, other)]
            rivals = [other for other in mine if any(comparable_to(other, f) for f in facing)]
            if len(facing) != len(rivals) or not facing:
                continue
            other = facing[rivals.index(one)]
            pair = one.span, other.span
            told = not (one.weak or other.weak) or (weak_too and _are_spans(one, other))
            if told and not any(pair[0] == a or pair[1] == b for a, b in found):
                found.append(pair)
    return found


def _are_spans(one: Fact, other: Fact) -> bool:
    """Whether both are lengths of time, so that "a week" is meant to count."""
    return all(isinstance(q, Quantity) and q.dimension == "time" for q in (one, other))


def name_drift(
    source: str, source_language: str, variant: str, variant_language: str
) -> list[Both]:
    """The names that came out as other names."""
    mine, theirs = latin_words(source), latin_words(variant)
    if variant_language == "ja":
        found = _kana_drift(full_names(mine, source), variant)
        return found or _single_drift(mine, theirs, foreign=True)
    if script_of(variant_language) != "Latn":
        return _single_drift(mine, theirs, foreign=True)
    same = source_language == variant_language
    if _is_headline(mine) or _is_headline(theirs):
        return []
    found = _full_drift(full_names(mine, source), theirs, mine, same=same)
    return found or (_single_drift(mine, theirs) if same else [])


def _is_headline(words: Sequence[Word]) -> bool:
    """Whether so many words have capitals that a capital makes no name."""
    long = [word for word in words if len(word.text) > LONG_ENOUGH]
    return sum(word.large for word in long) > HEADLINE * len(long)


def _full_drift(
    names: Sequence[tuple[Word, ...]], theirs: list[Word], mine: list[Word], *, same: bool
) -> list[Both]:
    """A full name of which one part stayed and the part beside it did not."""
    known = {word.plain for word in mine}
    there = {word.plain: at for at, word in reversed(list(enumerate(theirs)))}
    found = []
    fresh = {word.plain for word in theirs if word.large and word.plain not in known}
    gone = [part for name in names for part in name if part.plain not in there]
    alone = same and len(gone) == 1 and len(fresh) <= FEW_WORDS - 1
    for name in names:
        for at, part in enumerate(name):
            if part.plain in there or part.opens or part.text.isupper():
                continue
            kept = [
                i
                for i, other in enumerate(name)
                if other.plain in there
                and abs(i - at) == 1
                and (same or (i < at and len(name) <= PERSON and not other.text.isupper()))
            ]
            for i in kept:
                place = there[name[i].plain] + at - i
                if not 0 <= place < len(theirs):
                    continue
                other = theirs[place]
                if (
                    other.large
                    and not is_title(other)
                    and other.plain not in known
                    and (_is_respelt(part, other) or (alone and not other.opens))
                ):
                    found.append((part.span, other.span))
                    break
    if not found and same:
        found = _respelt_pairs(names, theirs, known)
    return found


def _respelt_pairs(
    names: Sequence[tuple[Word, ...]], theirs: list[Word], known: set[str]
) -> list[Both]:
    """Full names with every part spelt a little differently: Clare Ashdown, Claire Ashton."""
    found = []
    there = {word.plain for word in theirs}
    for name in names:
        if any(part.plain in there for part in name):
            continue
        for at in range(len(theirs) - len(name) + 1):
            facing = theirs[at : at + len(name)]
            fresh = all(other.large and other.plain not in known for other in facing)
            if fresh and all(map(_is_respelt, name, facing)):
                span = Span(name[0].span.start, name[-1].span.end)
                found.append((span, Span(facing[0].span.start, facing[-1].span.end)))
    return found


def _is_respelt(one: Word, other: Word) -> bool:
    mine, theirs = one.plain, other.plain
    if mine == theirs or mine.rstrip("s") == theirs.rstrip("s"):
        return False
    return min(len(mine), len(theirs)) > LONG_ENOUGH and likeness(mine, theirs) >= ALIKE


def _single_drift(mine: list[Word], theirs: list[Word], *, foreign: bool = False) -> list[Both]:
    """Names of one word: each side has one that the other lacks, and they are much alike.

    In a text of another script (`foreign`) whatever has a capital is a name.
    """
    known, there = {word.plain for word in mine}, {word.plain for word in theirs}
    left = [w for w in mine if w.plain not in there and _is_name(w)]
    right = [w for w in theirs if w.plain not in known and (foreign or _is_name(w))]
    found = []
    for one in left:
        facing = [other for other in right if _is_respelt(one, other)]
        if len(facing) == 1 and likeness(one.plain, facing[0].plain) > SAME_QUOTATION:
            found.append((one.span, facing[0].span))
    return found


def _is_name(word: Word) -> bool:
    inner = any(c.isupper() for c in word.text[1:])
    return word.large and len(word.text) > LONG_ENOUGH and (inner or not word.opens)


def _kana_drift(names: Sequence[tuple[Word, ...]], variant: str) -> list[Both]:
    """A full name in kana of which one part sounds like the source's and another does not."""
    found = []
    for parts, span in kana_names(variant):
        for name in names:
            if len(name) != len(parts):
                continue
            like = [
                likeness(sounds(word.text), sounds(part))
                for word, part in zip(name, parts, strict=True)
            ]
            at = min(range(len(like)), key=like.__getitem__)
            enough = min(len(sounds(name[at].text)), len(sounds(parts[at]))) >= LONG_ENOUGH
            if like[at] < SOUNDS_UNLIKE and max(like) >= SOUNDS_ALIKE and enough:
                start = span.start + sum(len(part) + 1 for part in parts[:at])
                found.append((name[at].span, Span(start, start + len(parts[at]))))
                break
    return found


def quotation_drift(
    source: str, source_language: str, variant: str, variant_language: str
) -> list[Both]:
    """Quoted words that were changed, or that nobody is said to have used."""
    if source_language != variant_language:
        found = put_in_mouth(source, variant, variant_language) if source_language == "en" else None
        return [found] if found else []
    mine, theirs = quotations(source), quotations(variant)
    changed = []
    for one in mine:
        words = _words(source[one.slice])
        if len(words) < FEW_WORDS or any(_words(variant[o.slice]) == words for o in theirs):
            continue
        best = max(
            theirs, key=lambda o: likeness_of_words(words, _words(variant[o.slice])), default=None
        )
        if (
            best is not None
            and likeness_of_words(words, _words(variant[best.slice])) >= SAME_QUOTATION
        ):
            changed.append((one, best))
    return changed


def _words(text: str) -> list[str]:
    return [fold(word.text) for word in latin_words(text)] or list(text)


def likeness_of_words(one: list[str], other: list[str]) -> float:
    """How many words two quotations share, in order, from 0 to 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
