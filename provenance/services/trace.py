"""Which variant came from which, and how alike they are."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from provenance import answers
from provenance.lineage.across import meaning
from provenance.lineage.progress import watched_by
from provenance.models import Analysis, Article, Job, Kind, State, Variant
from provenance.services.analyses import (
    Pending,
    Progress,
    Question,
    find,
    hand_over,
    keep,
    note_done,
    unheard,
)
from provenance.services.brief import BY_MEANING, brief_of
from provenance.services.kept_work import sparing
from provenance.services.meaning import in_request, in_task
from provenance.services.read import documents_of, is_long, options_of, summaries_of
from provenance.services.recent import Recent
from provenance.services.refusals import Gone, NotYet
from provenance.services.similarity import MOST_TEXTS, Similarity, measure, unknown, unpack
from provenance.services.so_far import Told
from provenance.text import Document

logger = logging.getLogger(__name__)

READ_TOGETHER = 50
"""Texts that are fetched, and read where they were not, between two words on how far it is."""
LARGE = 150_000
"""Bytes of all variants together above which a lineage is made in the background: captures and
mixtures of 150,000 take 0.5 to 0.8 s, copies by hand 0.6 to 1.2."""
MANY, TOO_MANY = 50_000, 1_000_000
"""Texts times places from which, and up to which, an unpacked lineage stays at hand for its next
pages: 200,000, of 200 copies by hand, take 0.25 s to unpack and 38 MB."""
LAST = 5
"""Lineages of an article that stay once a later one is made, so that a correction taken back finds
its own again: of 200 captures each is 4 MB."""
META = ("published", "fetched", "source_url", "language", "title")
"""What the lineage takes into account of a capture, as it stands after corrections."""


@dataclass(frozen=True, slots=True)
class Traced:
    """One lineage: the kept row, and what it says, its variants named by their sigla."""

    analysis: Analysis
    result: dict[str, Any]
    is_current: bool = True


@dataclass(frozen=True, slots=True)
class BeingTraced(Pending):
    """A lineage that is being made, and what is known of it so far."""

    known: Traced | None = None


HELD: Recent[Traced] = Recent(most=1)


def lineage_of(article: Article) -> Traced | BeingTraced:
    """Give the article's lineage: kept, small enough to be made at once, or being made.

    What takes a model (the meaning of translations and re-tellings, how well passages of hand
    copies read) is told in the background only; until then a small article's `known` is what can be
    told without. Of a large one it is the last one made, of fewer variants or older corrections;
    then its `is_current` is false. Withdrawn variants have no part in any of it. Raises Gone if the
    article was withdrawn.
    """
    variants = variants_of(article)
    question = question_of(variants)
    kept = HELD.get(question.key) or _unpacked(find(question))
    if kept is not None:
        return kept
    by_words = _at_once(article, variants) if is_small(variants) else None
    if by_words is not None and by_words.analysis.key == question.key:
        return by_words
    job = _hand_over(article, question, len(variants))
    return BeingTraced(job, by_words or _last_known(variants))


def _unpacked(analysis: Analysis | None) -> Traced | None:
    """Read a kept lineage; a large one stays at hand for a while, and nobody may change it."""
    if analysis is None:
        return None
    traced = Traced(analysis, analysis.result)
    if MANY <= len(traced.result["variants"]) * len(traced.result["places"]) <= TOO_MANY:
        HELD.put(analysis.key, traced)
    return traced


def _at_once(article: Article, variants: Sequence[Variant]) -> Traced | None:
    """Give what the words of a small article tell, None while a text of it is being read.

    A fault of the program takes the lineage from its pages and not the pages: the job that makes
    it then fails as well, and says so there.
    """
    try:
        return _by_words(article, variants)
    except NotYet:
        return None
    except Exception:
        logger.exception("The lineage of the article %s was not made.", article.slug)
        return None


def _by_words(article: Article, variants: Sequence[Variant]) -> Traced:
    """Tell what can be told without a model, as a page may while somebody waits.

    Where that is all there is to tell, it is kept as the whole answer.
    """
    question = question_of(variants, whole=False)
    analysis = find(question)
    if analysis is None:
        documents = documents_of(variants)
        with in_request() as unread:
            result = _trace(variants, documents)
        if not unread and not wants_meaning(result):
            return _keep(article, variants, question_of(variants), result)
        analysis = keep(question, result, {"sigla": [variant.siglum for variant in variants]})
    return Traced(analysis, analysis.result)


def wants_meaning(result: Mapping[str, Any]) -> bool:
    """Whether an encoder, if there is one, may tell more than the words did."""
    revisions = {row["id"] for row in result["revisions"]}
    rows = [*result["derivations"], *result["undecided"]]
    return meaning.can_tell() and any(
        row["relation"] in BY_MEANING
        or (row["relation"] is None and (not row["between"] or revisions & set(row["between"])))
        for row in rows
        if row["child"] not in revisions
    )


def _trace(variants: Sequence[Variant], documents: Mapping[str, Document]) -> dict[str, Any]:
    meta = {variant.siglum: meta_of(variant) for variant in variants}
    return answers.trace_documents(documents, meta)


def _keep(
    article: Article, variants: Sequence[Variant], question: Question, result: dict[str, Any]
) -> Traced:
    summary = {"sigla": [variant.siglum for variant in variants], "brief": asdict(brief_of(result))}
    analysis = keep(question, result, summary)
    note_done(question=question, article=article)
    return Traced(analysis, analysis.result)


def ask(*, article: Article) -> Job | None:
    """Have the lineage made in the background, so that it is there when somebody looks."""
    question = question_of(variants_of(article))
    return None if find(question) else _hand_over(article, question, len(question.hashes))


def compute(
    *,
    article: Article,
    variants: Sequence[Variant] | None = None,
    progress: Progress = unheard,
    now: bool = True,
) -> Traced:
    """Make the whole lineage, meaning included, and keep it; never in a web request.

    Raises NotYet while a long text is being read, unless it must be `now`, however long it takes.
    """
    variants = variants_of(article) if variants is None else variants
    question = question_of(variants)
    analysis = find(question)
    if analysis is None:
        told = Told(progress, len(variants))
        documents: dict[str, Document] = {}
        for start in range(0, len(variants), READ_TOGETHER):
            told.read(start)
            documents |= documents_of(variants[start : start + READ_TOGETHER], now=now)
        told.read(len(variants))
        with in_task(), sparing(article), watched_by(told.step):
            return _keep(article, variants, question, _trace(variants, documents))
    return Traced(analysis, analysis.result)


def answer(job: Job, progress: Progress) -> None:
    """Make a lineage that was handed to the background, of the article as it is now."""
    article = job.article
    if article is None or article.is_withdrawn:
        return
    forget_older(article, compute(article=article, progress=progress))
    progress(95, "Measuring how alike the texts are.")
    similarity_of(article, now=True)


def forget_older(article: Article, current: Traced) -> None:
    """Throw away the lineages that later ones replaced, but for the last few of either kind."""
    done = Job.objects.filter(article=article, kind=Kind.LINEAGE, state=State.DONE)
    newest = list(done.order_by("-finished_at").values_list("pk", "task"))
    steered = [pk for pk, task in newest if task.get("steered")]
    plain = [pk for pk, task in newest if not task.get("steered")]
    older = done.exclude(pk__in=[*plain[:LAST], *steered[:LAST]]).values("key")
    replaced = Analysis.objects.filter(kind=Kind.LINEAGE, key__in=older)
    replaced.exclude(pk=current.analysis.pk).delete()


def similarity_of(article: Article, *, now: bool = False) -> Similarity:
    """Give how alike the article's variants are, pair by pair; computed once, then kept.

    Of large ones it is computed with the lineage; until then nothing is known of any pair, unless
    it must be `now`. Of more than MOST_TEXTS none is made.
    """
    variants = variants_of(article)
    if len(variants) > MOST_TEXTS:
        return unknown(())
    if now:
        documents_of(variants, now=True)
    languages = [summary.language for summary in summaries_of(variants).values()]
    question = Question(
        Kind.SIMILARITY,
        tuple(variant.original_id for variant in variants),
        {
            "sigla": [variant.siglum for variant in variants],
            "suffixes": [variant.suffix for variant in variants],
            "languages": languages,
            **_roles(variants),
        },
    )
    analysis = find(question)
    if analysis is None:
        if not now and not is_small(variants):
            return unknown([variant.siglum for variant in variants])
        analysis = keep(question, measure(documents_of(variants, now=now)))
    return unpack(analysis.result)


def variants_of(article: Article) -> list[Variant]:
    """Give the article's standing variants in order, with their evidence fetched along."""
    if article.is_withdrawn:
        raise Gone("This article was withdrawn.")
    return list(Variant.objects.of(article).standing().in_order().with_evidence())


def question_of(variants: Sequence[Variant], *, whole: bool = True) -> Question:
    """Ask for the lineage of these variants, as they are known now; by words alone if so asked."""
    return Question(
        Kind.LINEAGE,
        tuple(variant.original_id for variant in variants),
        {
            "sigla": [variant.siglum for variant in variants],
            "suffixes": [variant.suffix for variant in variants],
            "meta": {variant.siglum: meta_of(variant) for variant in variants},
            **_roles(variants),
            **({"model": _model()} if whole else {}),
        },
    )


def _model() -> str:
    """The encoder, so that one installed later is asked what could not be told before."""
    return meaning.version() if meaning.can_tell() else ""


def _roles(variants: Sequence[Variant]) -> dict[str, dict[str, list[str]]]:
    said = {variant.siglum: options_of(variant) for variant in variants}
    roles = {siglum: options["roles"] for siglum, options in said.items() if options}
    return {"roles": roles} if roles else {}


def meta_of(variant: Variant) -> dict[str, str]:
    """Give what is known of the capture and bears on the lineage."""
    effective = variant.effective
    return {name: effective[name] for name in META if name in effective}


def is_small(variants: Sequence[Variant]) -> bool:
    """Whether a page may trace them while somebody waits."""
    sizes = [variant.original.size for variant in variants]
    return sum(sizes) <= LARGE and not any(map(is_long, sizes))


def _hand_over(article: Article, question: Question, count: int) -> Job:
    says = f"The lineage of {count} variants is being traced."
    task: Mapping[str, object] = {"article": article.pk}
    return hand_over(question=question, article=article, task=task, says=says)


def _last_known(variants: Sequence[Variant]) -> Traced | None:
    """Give the last lineage of this article whose variants all stand still."""
    analysis = last_kept(variants)
    known = (HELD.get(analysis.key) or _unpacked(analysis)) if analysis else None
    return replace(known, is_current=False) if known else None


def last_kept(variants: Sequence[Variant]) -> Analysis | None:
    """Find the row of that lineage, less its result, which is read when it is asked for."""
    job = (
        Job.objects.filter(article=variants[0].article, kind=Kind.LINEAGE, state="done")
        .order_by("-finished_at")
        .values_list("key", flat=True)
    )
    standing = {variant.original_id for variant in variants}
    for analysis in Analysis.objects.filter(key__in=job[:LAST]).defer("result").order_by("-pk"):
        plain = "stated" not in analysis.options
        if plain and set(analysis.options["hashes"]) <= standing:
            return analysis
    return None
