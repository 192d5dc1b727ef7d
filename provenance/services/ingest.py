"""What becomes of texts that somebody brings: stored as variants, known already, or refused."""

import hashlib
import logging
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.text import slugify

from provenance.capture.files import MAX_BYTES
from provenance.models import (
    Article,
    Capture,
    Job,
    Original,
    Variant,
    Visibility,
    fault_of,
    moment_of,
    siglum_of,
)
from provenance.models.variants import FIELDS, found_fields
from provenance.services import index, trace
from provenance.services.analyses import Progress
from provenance.services.facts import describe
from provenance.services.read import (
    Summary,
    ask_reading,
    document_of,
    is_long,
    keep_reading,
    question_of,
    unpack_summary,
)
from provenance.services.refusals import Gone, Refused
from provenance.text import read
from provenance.text.decode import decode
from provenance.text.document import Document, UnreadableError
from provenance.text.extract import is_page
from provenance.text.frontmatter import find_front_matter

logger = logging.getLogger(__name__)

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_SLUG = 100
RESERVED = frozenset({"new"})
"""Addresses of pages of the site's own, which an article there would be hidden behind."""
LONGEST_TITLE = 500
LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class Upload:
    """One text that somebody brings, and what they fill in about it; blank fields say nothing."""

    name: str
    data: bytes
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input, in one sentence for a person."""

    input: str
    status: Literal["created", "known", "failed"]
    siglum: str | None
    says: str


@transaction.atomic
def create_article(
    *,
    title: str,
    by: AbstractBaseUser | None = None,
    slug: str | None = None,
    visibility: str = Visibility.PRIVATE,
) -> Article:
    """Make an article without variants; without a slug, one is made from the title.

    Raises Refused if the title is empty, the slug is malformed or taken, or the visibility unknown.
    """
    title = clean_line(title)
    if not title:
        raise Refused("Give the article a title.")
    if len(title) > LONGEST_TITLE:
        raise Refused(f"The title is longer than {LONGEST_TITLE} characters; shorten it.")
    if visibility not in Visibility.values:
        raise Refused(f"The visibility must be private, unlisted or public, not {visibility!r}.")
    if slug is None:
        slug = free_slug(title)
    check_slug(slug)
    try:
        with transaction.atomic():
            article = Article.objects.create(
                slug=slug, title=title, visibility=visibility, created_by_id=by.pk if by else None
            )
    except IntegrityError:
        raise Refused(
            f"The address {slug!r} is taken by another article; choose another."
        ) from None
    index.index_article(article=article)
    return article


def check_slug(slug: str) -> None:
    """Raise Refused unless `slug` can stand in an address."""
    if not SLUG.fullmatch(slug) or len(slug) > LONGEST_SLUG:
        raise Refused(
            f"The article's address {slug!r} must be lower-case letters a to z, digits and single "
            f"hyphens, at most {LONGEST_SLUG}: for example china-labs."
        )
    if slug in RESERVED:
        raise Refused(f"The address {slug!r} is a page of the site's own; choose another.")


def free_slug(title: str) -> str:
    """Make an address from a title, numbered if it is taken."""
    stem = re.sub(r"-+", "-", slugify(title).replace("_", "-"))[: LONGEST_SLUG - 8].strip("-")
    stem = stem or "article"
    pattern = rf"^{re.escape(stem)}(-[0-9]+)?$"
    taken = RESERVED.union(
        Article.objects.filter(slug__regex=pattern).values_list("slug", flat=True)
    )
    number = 2
    slug = stem
    while slug in taken:
        slug = f"{stem}-{number}"
        number += 1
    return slug


def add_variants(
    *,
    article: Article,
    items: Iterable[Upload],
    by: AbstractBaseUser | None = None,
    largest: int = MAX_BYTES,
    enqueue: bool = True,
) -> list[Outcome]:
    """Store each item as a variant of `article`; one that fails keeps none of the others back.

    What is stored is on the disk, bytes first, before this returns, and stays if the process dies
    before the next item. With `enqueue`, long texts are read and the lineage is traced in the
    background; without, all are read now and the lineage is left to the caller. Raises Gone if the
    article was withdrawn.
    """
    if article.is_withdrawn:
        raise Gone("This article was withdrawn; nothing can be added to it.")
    outcomes = []
    batch: dict[str, str] = {}
    for item in items:
        name = clean_name(item.name)
        try:
            outcome = _add(
                article=article,
                item=item,
                name=name,
                by=by,
                largest=largest,
                batch=batch,
                later=enqueue,
            )
        except Refused as refusal:
            outcome = Outcome(name, "failed", None, str(refusal))
        except OSError as error:
            logger.exception("Storing %s failed.", name)
            says = f"It could not be written: {error.strerror or 'the storage failed'}. Try again."
            outcome = Outcome(name, "failed", None, says)
        outcomes.append(outcome)
    if enqueue and any(outcome.status == "created" for outcome in outcomes):
        trace.ask(article=article)
    return outcomes


def _add(  # noqa: PLR0913 - what a capture is known by, each by its name
    *,
    article: Article,
    item: Upload,
    name: str,
    by: AbstractBaseUser | None,
    largest: int,
    batch: dict[str, str],
    later: bool,
) -> Outcome:
    _check_size(item, largest)
    entered = clean_fields(item.fields)
    sha256 = hashlib.sha256(item.data).hexdigest()
    twin, batch[sha256] = batch.get(sha256), batch.get(sha256, name)
    known = find_known(article, sha256)
    if known is not None:
        return _outcome_of_known(name, known, twin)
    document, fields, summary = _look(item.data, name, sha256, later=later)
    original = Original.objects.store(item.data)
    try:
        variant = _store(
            article=article,
            original=original,
            name=name,
            declared={key: value for key, value in fields.items() if key in FIELDS},
            entered=entered,
            document=document,
            by=by,
        )
    except IntegrityError:
        known = find_known(article, sha256)
        if known is None:
            raise
        return _outcome_of_known(name, known, twin)
    says = f"Stored as {variant.siglum}: {describe(summary)}."
    return Outcome(name, "created", variant.siglum, says)


def _look(
    data: bytes, name: str, sha256: str, *, later: bool
) -> tuple[Document | None, Mapping[str, str], Summary]:
    """Read a text, or of a long one that is read later what it declares in its front matter."""
    if later and is_long(len(data)):
        with _refusing(name):
            source, _ = decode(data, name=name)
        if not is_page(source, name):
            front = find_front_matter(source)
            return None, front.fields if front else {}, Summary(pending=True)
    with _refusing(name):
        document = read(data, name=name)
    reading = keep_reading(question_of(sha256=sha256, filename=name), document)
    return document, document.fields, unpack_summary(reading.summary)


def title_of(item: Upload) -> str:
    """Give the title a text declares, empty if none; raises Refused if it can't be stored."""
    _check_size(item, MAX_BYTES)
    name = clean_name(item.name)
    with _refusing(name):
        title = read(item.data, name=name).fields.get("title", "")
    return clean_line(title)[:LONGEST_TITLE]


@contextmanager
def _refusing(name: str) -> Iterator[None]:
    """Refuse what can't be read, in a sentence that stands beside the file's name."""
    try:
        yield
    except UnreadableError as error:
        raise Refused(re.sub(rf"^{re.escape(name)} ", "It ", str(error))) from None


def _check_size(item: Upload, largest: int) -> None:
    if not item.data.strip():
        raise Refused("It is empty; there is nothing to compare.")
    if len(item.data) > largest:
        raise Refused(
            f"It has {spell_size(len(item.data))}, more than the {spell_size(largest)} taken at "
            "once; cut it into parts."
        )


@transaction.atomic
def _store(  # noqa: PLR0913 - what a capture is known by, each by its name
    *,
    article: Article,
    original: Original,
    name: str,
    declared: Mapping[str, str],
    entered: Mapping[str, str],
    document: Document | None,
    by: AbstractBaseUser | None,
) -> Variant:
    # The update takes the article's row lock, so two that arrive at once get two sigla.
    Article.objects.filter(pk=article.pk).update(next_siglum=F("next_siglum") + 1)
    row = Article.objects.get(pk=article.pk)
    if row.is_withdrawn:
        raise Gone("This article was withdrawn; nothing can be added to it.")
    variant = Variant.objects.create(
        article=row,
        siglum=siglum_of(row.next_siglum - 1),
        original=original,
        filename=name,
        added_by_id=by.pk if by else None,
    )
    found = found_fields(declared=dict(declared), entered=dict(entered))
    Capture.objects.create(
        variant=variant,
        source_url=found.get("source_url", ""),
        fetched_at=moment_of(found.get("fetched", "")),
        published_at=moment_of(found.get("published", "")),
        fetcher=found.get("fetcher", ""),
        declared=dict(declared),
        entered=dict(entered),
    )
    if document is None:
        ask_reading(variant)
    else:
        index.index_variant(variant=variant, document=document)
    return variant


def answer(job: Job, progress: Progress) -> None:
    """Read a long text that was left to the background, and make it findable."""
    variant = Variant.objects.with_evidence().get(pk=job.task["variant"])
    if variant.is_withdrawn:
        return
    progress(5, f"Reading {variant.siglum}.")
    document = document_of(variant, now=True)
    progress(80, f"Indexing {variant.siglum}.")
    with transaction.atomic():
        locked = Article.objects.select_for_update().get(pk=variant.article_id)
        variant = Variant.objects.with_evidence().get(pk=variant.pk)
        if not locked.is_withdrawn and not variant.is_withdrawn:
            index.index_variant(variant=variant, document=document)
            trace.ask(article=variant.article)


def find_known(article: Article, sha256: str) -> Variant | None:
    """Give the article's variant with these bytes, withdrawn or not."""
    return Variant.objects.of(article).filter(original_id=sha256).first()


def _outcome_of_known(name: str, known: Variant, twin: str | None) -> Outcome:
    if known.withdrawn_at is not None:
        raise Refused(
            f"The same bytes were here as {known.siglum} and were withdrawn: "
            f"{known.withdrawn_reason}"
        )
    if twin is not None:
        says = f"The same bytes as {twin}, which is {known.siglum}."
    else:
        says = f"Known already: the same bytes are {known.siglum}."
    return Outcome(name, "known", known.siglum, says)


def clean_fields(fields: Mapping[str, str]) -> dict[str, str]:
    """Take the fields that say something; raises Refused at a value that is none of its kind."""
    cleaned = {}
    for name in FIELDS:
        value = fields.get(name, "").strip()
        fault = fault_of(name, value)
        if fault is not None:
            raise Refused(fault)
        if value:
            cleaned[name] = value
    return cleaned


def clean_line(value: str) -> str:
    r"""Make one line of `value`, without control characters.

    >>> clean_line(" Two\nlines\x00 ")
    'Two lines'
    """
    plain = "".join(
        " " if unicodedata.category(letter) in {"Cc", "Cs"} else letter for letter in value
    )
    return " ".join(plain.split())


def clean_name(name: str) -> str:
    r"""Keep the last part of a file's name; folders and control characters are no part of it.

    >>> clean_name("C:\\texts\\a.txt"), clean_name("../b.md"), clean_name("")
    ('a.txt', 'b.md', 'pasted text')
    """
    base = clean_line(re.split(r"[\\/]", name.rstrip("\\/"))[-1])
    return base[-LONGEST_NAME:] or "pasted text"


def spell_size(size: int) -> str:
    """Spell a number of bytes.

    >>> spell_size(26_214_400), spell_size(4321)
    ('25 MB', '4,321 bytes')
    """
    return f"{size / 2**20:.4g} MB" if size >= 2**20 else f"{size:,} bytes"
