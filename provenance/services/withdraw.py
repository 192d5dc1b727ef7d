"""How something is taken back: it shows no more, and a tombstone says that and why."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from provenance.models import Article, Variant
from provenance.services import index, kept_work, trace
from provenance.services.refusals import Refused


@transaction.atomic
def withdraw_variant(*, variant: Variant, reason: str, by: AbstractBaseUser | None) -> Variant:
    """Withdraw a variant: its siglum, hash and the reason stay, and nothing else is shown.

    Raises Refused without a reason, or if it was withdrawn before.
    """
    article = Article.objects.select_for_update().get(pk=variant.article_id)
    row = Variant.objects.get(pk=variant.pk)
    if row.withdrawn_at is not None:
        raise Refused(f"{row.siglum} was withdrawn already.")
    _bury(row, reason, by)
    index.drop_variant(variant=row)
    kept_work.forget(article=article)
    if not article.is_withdrawn:
        trace.ask(article=article)
    return row


@transaction.atomic
def withdraw_article(*, article: Article, reason: str, by: AbstractBaseUser | None) -> Article:
    """Withdraw an article with all its variants; its address and the reason stay.

    Raises Refused without a reason, or if it was withdrawn before.
    """
    row = Article.objects.select_for_update().get(pk=article.pk)
    if row.is_withdrawn:
        raise Refused("This article was withdrawn already.")
    _bury(row, reason, by)
    index.drop_article(article=row)
    kept_work.forget(article=row)
    return row


def _bury(row: Article | Variant, reason: str, by: AbstractBaseUser | None) -> None:
    reason = reason.strip()
    if not reason:
        raise Refused("Give a reason: it stays on the tombstone.")
    row.withdrawn_at = timezone.now()
    row.withdrawn_reason = reason
    row.withdrawn_by_id = by.pk if by else None
    row.save(update_fields=["withdrawn_at", "withdrawn_reason", "withdrawn_by"])
