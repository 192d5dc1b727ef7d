"""Which article and variants an address names, for who is asking."""

import re
from typing import cast

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from provenance.models import Article, Variant
from provenance.services.refusals import Gone

PAIR = re.compile(r"([A-Za-z]{1,8})\.\.([A-Za-z]{1,8})")


def asker(request: HttpRequest) -> AbstractBaseUser:
    """Give who is logged in, on a page that asks for a log-in."""
    return cast("AbstractBaseUser", request.user)


def find_article(request: HttpRequest, slug: str) -> Article:
    """Give the article; a private one is not there for those who may not see it.

    Raises Http404, or Gone if it was withdrawn.
    """
    article = Article.objects.visible_to(request.user).filter(slug=slug).first()
    if article is None:
        raise Http404("There is no article at this address that you may see.")
    if article.is_withdrawn:
        raise Gone(f"“{article.title}” was withdrawn: {article.withdrawn_reason}")
    return article


def find_own_article(request: HttpRequest, slug: str) -> Article:
    """Give an article the asker may change; raises PermissionDenied if they may only see it."""
    article = find_article(request, slug)
    if not article.editable_by(request.user):
        raise PermissionDenied(
            "Only its editors can change this article; ask whoever brought it here."
        )
    return article


def find_variant(article: Article, siglum: str) -> Variant:
    """Give a variant with its evidence; raises Http404, or Gone if it was withdrawn."""
    variant = Variant.objects.of(article).with_evidence().filter(siglum=siglum.upper()).first()
    if variant is None:
        raise Http404(f"“{article.title}” has no variant {siglum}.")
    if variant.is_withdrawn:
        raise Gone(f"{variant.siglum} was withdrawn: {variant.withdrawn_reason}")
    return variant


def find_pair(article: Article, pair: str) -> tuple[Variant, Variant]:
    """Give the two variants that `OLDER..NEWER` names.

    Raises Http404, or Gone if one of them was withdrawn.
    """
    named = PAIR.fullmatch(pair)
    if named is None:
        raise Http404("Name two variants with two dots between them, like A..B.")
    older, newer = named.groups()
    return find_variant(article, older), find_variant(article, newer)
