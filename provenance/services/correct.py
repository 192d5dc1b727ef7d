"""What people say is otherwise than it was found: logged, laid over it, and followed."""

from contextlib import suppress

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from provenance.models import CORRECTABLE, SECTION, Article, Correction, Variant, fault_of
from provenance.models.variants import spoken
from provenance.services import index, trace
from provenance.services.read import document_of
from provenance.services.refusals import Gone, NotYet, Refused
from provenance.text.document import Role
from provenance.text.spans import Span


@transaction.atomic
def correct(
    *, variant: Variant, field: str, value: str, reason: str = "", by: AbstractBaseUser | None
) -> Correction:
    """Lay a statement over what was found of a variant; an empty value says nothing is known.

    Raises Refused if the field is none that can be corrected, the value is none of its kind or
    changes nothing, Gone if the variant was withdrawn.
    """
    if variant.is_withdrawn:
        raise Gone(f"{variant.siglum} was withdrawn; there is nothing to correct.")
    if field not in CORRECTABLE:
        raise Refused(f"The {field} can't be corrected; choose one of {', '.join(CORRECTABLE)}.")
    value = value.strip()
    # The lock makes `old` true when two people correct at once.
    Article.objects.select_for_update().get(pk=variant.article_id)
    variant = Variant.objects.with_evidence().get(pk=variant.pk)
    old = variant.effective.get(field, "")
    _check(field, old, value)
    correction = Correction.objects.create(
        variant=variant,
        field=field,
        old=old,
        new=value,
        reason=reason.strip(),
        by_id=by.pk if by else None,
    )
    variant = Variant.objects.with_evidence().get(pk=variant.pk)
    if field in {"title", "label", "language"}:
        with suppress(NotYet):
            index.index_variant(variant=variant, document=document_of(variant))
    trace.ask(article=variant.article)
    return correction


@transaction.atomic
def correct_role(
    *, variant: Variant, where: Span, role: str, reason: str, by: AbstractBaseUser | None
) -> Correction:
    """Say that the section at `where` has another role; the analysis follows.

    Raises Refused if there is no such section or role, Gone if the variant was withdrawn.
    """
    Article.objects.select_for_update().get(pk=variant.article_id)
    variant = Variant.objects.with_evidence().get(pk=variant.pk)
    document = document_of(variant)
    section = next((one for one in document.sections if one.range == where), None)
    if section is None:
        raise Refused("There is no such section in this text; reload the page and choose again.")
    if role not in {each.value for each in Role}:
        raise Refused(f"A section can't be {role!r}; choose one of the roles offered.")
    if role == section.role:
        raise Refused(f"That section is {role!r} already.")
    correction = Correction.objects.create(
        variant=variant,
        field=SECTION,
        old=f"{section.role} {where.start}-{where.end}",
        new=f"{role} {where.start}-{where.end}",
        reason=reason.strip(),
        by_id=by.pk if by else None,
    )
    trace.ask(article=variant.article)
    return correction


@transaction.atomic
def correct_title(
    *, article: Article, value: str, reason: str = "", by: AbstractBaseUser | None
) -> Correction:
    """Give the article another title, and log it."""
    if article.is_withdrawn:
        raise Gone("This article was withdrawn; there is nothing to correct.")
    value = " ".join(value.split())
    row = Article.objects.select_for_update().get(pk=article.pk)
    if not value:
        raise Refused("Give the article a title.")
    _check("title", row.title, value)
    correction = Correction.objects.create(
        article=row,
        field="title",
        old=row.title,
        new=value,
        reason=reason.strip(),
        by_id=by.pk if by else None,
    )
    row.title = article.title = value
    row.save(update_fields=["title"])
    index.index_article(article=row)
    return correction


def _check(field: str, old: str, value: str) -> None:
    name, fault = spoken(field), fault_of(field, value)
    if fault is not None:
        raise Refused(fault)
    if value == old:
        raise Refused(f"The {name} is {value!r} already." if value else f"No {name} is known.")
