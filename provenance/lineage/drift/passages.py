"""What changed in meaning-bearing facts between passages that stand for each other?

Numbers, dates, names, quotations, negation and certainty are read out of both passages of an
aligned pair and laid against each other. A fact that one side leaves out has not drifted: only
what both sides tell, and tell differently, is reported. Passages are compared as they were before a
wrong encoding spoilt them, and quoted as they stand.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from provenance.lineage.drift.facts import name_drift, number_drift, quotation_drift, time_drift
from provenance.text.facts.around import with_noun
from provenance.text.facts.polarity import turned
from provenance.text.mangled import mended
from provenance.text.passages import split_sentences
from provenance.text.spans import Span

Kind = Literal["number", "name", "date", "quotation", "negation"]

LOPSIDED = 3.0
"""Sentences with so different shares of their passages do not stand for each other."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text in one language; `start` is its offset in the text."""

    text: str
    language: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage of the source and the passage that stands for it.

    `whole` says that no sentence beside it, on either side, is left without a counterpart: what
    is missing here could not stand there.
    """

    source: Passage
    variant: Passage
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Drift:
    """A fact that the variant tells otherwise than its source, and where in the variant."""

    kind: Kind
    source: str
    says: str
    range: Span


def drift(pairs: Iterable[Pair]) -> tuple[Drift, ...]:
    """Tell the facts that drifted between aligned passages, each once, in the variant's order.

    >>> pair = Pair(Passage("It cost $3 million.", "en"), Passage("Es kostete 3 Milliarden.", "de"))
    >>> [(found.kind, found.source, found.says) for found in drift([pair])]
    [('number', '$3 million', '3 Milliarden')]
    """
    found: dict[tuple[object, ...], Drift] = {}
    for pair in pairs:
        for one in _of_pair(pair):
            key = (one.kind, one.source, one.says) if one.kind == "name" else (one.kind, one.range)
            found.setdefault(key, one)
    return tuple(sorted(found.values(), key=lambda one: (one.range, one.kind, one.source)))


def _of_pair(pair: Pair) -> list[Drift]:
    (source, places), (variant, others) = map(_as_meant, (pair.source, pair.variant))
    told = [
        (kind, _placed(mine, places), _placed(theirs, others))
        for kind, mine, theirs in _told_otherwise(Pair(source, variant, pair.whole))
    ]
    return [
        Drift(
            kind,
            pair.source.text[mine.slice],
            pair.variant.text[theirs.slice],
            Span(pair.variant.start + theirs.start, pair.variant.start + theirs.end),
        )
        for kind, mine, theirs in told
    ]


def _as_meant(passage: Passage) -> tuple[Passage, Sequence[int]]:
    """A passage without what a wrong encoding did to it, and where its signs stand in it."""
    text, places = mended(passage.text, fewest=1) or (passage.text, range(len(passage.text) + 1))
    return replace(passage, text=text), places


def _placed(span: Span, places: Sequence[int]) -> Span:
    return Span(places[span.start], places[span.end])


def _told_otherwise(pair: Pair) -> list[tuple[Kind, Span, Span]]:
    source, variant = pair.source, pair.variant
    texts = source.text, source.language, variant.text, variant.language
    spans: list[tuple[Kind, Span, Span]] = [
        *(
            (
                "number",
                with_noun(source.text, mine, source.language),
                with_noun(variant.text, theirs, variant.language),
            )
            for mine, theirs in number_drift(*texts)
        ),
        *(("date", *both) for both in time_drift(*texts)),
        *(("name", *both) for both in name_drift(*texts)),
    ]
    for mine, theirs in _sentences(pair):
        turn = turned(
            source.text[mine.slice], source.language, variant.text[theirs.slice], variant.language
        )
        if turn is not None:
            spans.append(("negation", _shifted(turn[0], mine), _shifted(turn[1], theirs)))
    told = [theirs for _, _, theirs in spans]
    spans += [
        ("quotation", mine, theirs)
        for mine, theirs in quotation_drift(*texts)
        if not any(theirs.overlap(other) for other in told)
    ]
    return spans


def _shifted(span: Span, within: Span) -> Span:
    return Span(within.start + span.start, within.start + span.end)


def _sentences(pair: Pair) -> list[tuple[Span, Span]]:
    """The sentences of a pair that stand for each other: all or none."""
    if not pair.whole:
        return []
    mine, theirs = (
        split_sentences(side.text, Span(0, len(side.text)), side.language)
        for side in (pair.source, pair.variant)
    )
    if len(mine) != len(theirs):
        return []
    lengths = sum(s.length for s in mine), sum(s.length for s in theirs)
    for one, other in zip(mine, theirs, strict=True):
        shares = one.length / lengths[0], other.length / lengths[1]
        if max(shares) > LOPSIDED * min(shares):
            return []
    return list(zip(mine, theirs, strict=True))
