"""What introduced each word of a variant, in the lineage as people left it."""

import hashlib
import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from provenance.lineage.kept import lineage_of
from provenance.lineage.origins.introduced import word_origins
from provenance.models import Analysis, Article, Job, Kind, Variant
from provenance.services import trace
from provenance.services.analyses import Pending, Progress, Question, find, hand_over, keep, unheard
from provenance.services.read import documents_of, is_long
from provenance.services.refusals import NotYet
from provenance.services.trace import variants_of
from provenance.services.verdicts import judged_lineage
from provenance.text import Document
from provenance.text.document import NOISE_ROLES
from provenance.text.spans import Span

LARGE = 250_000
"""Bytes of all variants together above which origins are traced in the background: 30 versions of
6,000 characters take 0.3 s, 100 of 18,000 take 2 s."""

ROWS = ("revisions", "lost", "derivations", "undecided")
"""What of a lineage origins rest on; its places follow from the texts."""


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words of one origin: from the first to the last of them, and how many.

    All of them are the work's own, or all were put around it.
    Words of undecided origin were introduced by one of the texts `between`.
    """

    range: Span
    origin: str
    words: int
    between: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Traced:
    """The origins of a variant's words run by run, and the lineage that they rest on."""

    analysis: Analysis
    runs: tuple[Run, ...]
    lineage: Mapping[str, Any]


def origins_of(article: Article, variant: Variant) -> Traced | Pending:
    """Give the origins of a variant's words: kept, made at once if small, or being made.

    Raises Gone if the article was withdrawn, NotYet while a long text is being read.
    """
    lineage = _lineage(article, variant)
    if isinstance(lineage, Pending):
        return lineage
    variants = variants_of(article)
    question = question_of(variants, lineage, variant)
    analysis = find(question)
    if analysis is not None:
        return _unpacked(analysis, lineage)
    sizes = [one.original.size for one in variants]
    if sum(sizes) <= LARGE and not any(map(is_long, sizes)):
        return _compute(variants, lineage, variant)
    task = {"article": article.pk, "siglum": variant.siglum}
    says = f"The words of {variant.siglum} are being traced."
    return Pending(hand_over(question=question, article=article, task=task, says=says))


def answer(job: Job, progress: Progress) -> None:
    """Trace the words of a variant that was handed to the background, if it still stands."""
    article = job.article
    if article is None or article.is_withdrawn:
        return
    variants = variants_of(article)
    asked = [variant for variant in variants if variant.siglum == job.task["siglum"]]
    if not asked:
        return
    progress(5, f"Tracing {len(variants)} variants.")
    lineage, _ = judged_lineage(article, trace.compute(article=article).result)
    _compute(variants, lineage, asked[0], progress)


def question_of(
    variants: Sequence[Variant], lineage: Mapping[str, Any], variant: Variant
) -> Question:
    """Ask for the origins of one variant in this lineage of them all."""
    rows = json.dumps([lineage[name] for name in ROWS], sort_keys=True, default=str)
    return Question(
        Kind.ORIGINS,
        tuple(one.original_id for one in variants),
        {
            "sigla": [one.siglum for one in variants],
            "of": variant.siglum,
            "lineage": hashlib.sha256(rows.encode()).hexdigest(),
        },
    )


def _lineage(article: Article, variant: Variant) -> dict[str, Any] | Pending:
    """The lineage as it is known by now, verdicts laid over, if the variant is in it."""
    traced = trace.lineage_of(article)
    if isinstance(traced, Pending):
        known = traced.known
        if known is None or not known.is_current:
            return traced
        traced = known
    lineage, _ = judged_lineage(article, traced.result)
    if variant.siglum not in {row["id"] for row in lineage["variants"]}:
        raise NotYet(f"The lineage with {variant.siglum} in it is still being traced.")
    return lineage


def _compute(
    variants: Sequence[Variant],
    lineage: Mapping[str, Any],
    variant: Variant,
    progress: Progress = unheard,
) -> Traced:
    question = question_of(variants, lineage, variant)
    analysis = find(question)
    if analysis is None:
        told = 30
        count = len(lineage["revisions"]) + len(lineage["lost"]) + 1

        def watch(texts: int) -> None:
            nonlocal told
            percent = min(95, 30 + 65 * texts // count)
            if percent >= told + 5:
                told = percent
                progress(percent, f"Words were carried through {texts} texts.")

        documents = _Documents(variants)
        progress(30, f"Carrying words down to {variant.siglum}.")
        found = word_origins(lineage_of(lineage), documents, variant.siglum, watch)
        document = documents[variant.siglum]
        runs = [
            [group[0].range.start, group[-1].range.end, origin, len(group), *between]
            for (origin, between, _), words in groupby(
                found,
                key=lambda w: (w.origin, w.between, is_around(document, w.range.start)),
            )
            for group in [list(words)]
        ]
        analysis = keep(question, {"runs": runs}, {"of": variant.siglum, "words": len(found)})
    return _unpacked(analysis, lineage)


def is_around(document: Document, at: int) -> bool:
    """Tell whether what stands at an offset was put around the work."""
    number = bisect_right(document.sections, at, key=lambda section: section.range.start)
    return document.sections[number - 1].role in NOISE_ROLES


def _unpacked(analysis: Analysis, lineage: Mapping[str, Any]) -> Traced:
    runs = tuple(
        Run(Span(start, end), origin, words, tuple(between))
        for start, end, origin, words, *between in analysis.result["runs"]
    )
    return Traced(analysis, runs, lineage)


class _Documents(Mapping[str, Document]):
    """The variants as they were read, each read when it is asked for: a line needs few of many."""

    def __init__(self, variants: Sequence[Variant]) -> None:
        self._variants = {variant.siglum: variant for variant in variants}
        self._read: dict[str, Document] = {}

    def __getitem__(self, siglum: str) -> Document:
        if siglum not in self._read:
            self._read |= documents_of([self._variants[siglum]], now=True)
        return self._read[siglum]

    def __contains__(self, siglum: object) -> bool:
        return siglum in self._variants

    def __iter__(self) -> Iterator[str]:
        return iter(self._variants)

    def __len__(self) -> int:
        return len(self._variants)
