"""What one source work is called, who may see it, and which sigla it has given."""

from typing import Any, NoReturn, Self

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse

from provenance.models.immutable import never_delete
from provenance.models.withdrawal import Withdrawable

Person = AbstractBaseUser | AnonymousUser | None

ALPHABET = 26


def siglum_of(number: int) -> str:
    """Spell the siglum of the `number`-th arrival, from 0.

    >>> [siglum_of(number) for number in (0, 25, 26, 51, 52, 701, 702)]
    ['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']
    """
    letters = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, ALPHABET)
        letters = chr(ord("A") + letter) + letters
    return letters


class ArticleQuerySet(models.QuerySet["Article"]):
    """Articles, by who may see them."""

    def editable_by(self, user: Person) -> Self:
        """Keep those `user` may change: all for staff, their own for others who are signed in."""
        if user is None or not user.is_authenticated or not user.is_active:
            return self.none()
        if getattr(user, "is_staff", False):
            return self
        return self.filter(created_by=user.pk)

    def visible_to(self, user: Person) -> Self:
        """Keep those that answer `user` at their address."""
        return self.filter(self._open_to(user, Visibility.PUBLIC, Visibility.UNLISTED))

    def listed_for(self, user: Person) -> Self:
        """Keep those that `user` is shown in lists, search and feeds; unlisted ones stay out."""
        return self.filter(self._open_to(user, Visibility.PUBLIC))

    def standing(self) -> Self:
        """Leave out withdrawn articles."""
        return self.filter(withdrawn_at=None)

    def newest_first(self) -> Self:
        """Put those made last first."""
        return self.order_by("-created_at", "-pk")

    def with_counts(self) -> Self:
        """Add `variant_count` (standing variants) and `last_added_at`."""
        standing = Q(variants__withdrawn_at=None)
        return self.annotate(
            variant_count=Count("variants", filter=standing),
            last_added_at=models.Max("variants__added_at", filter=standing),
        )

    @staticmethod
    def _open_to(user: Person, *visibilities: "Visibility") -> Q:
        if user is None or not user.is_authenticated or not user.is_active:
            return Q(visibility__in=visibilities)
        if getattr(user, "is_staff", False):
            return Q()
        return Q(visibility__in=visibilities) | Q(created_by=user.pk)

    def delete(self) -> NoReturn:
        """Refuse: articles are withdrawn."""
        never_delete(self.model())


class Visibility(models.TextChoices):
    """Who may see an article."""

    PRIVATE = "private", "private: its editors only"
    UNLISTED = "unlisted", "unlisted: whoever has the address"
    PUBLIC = "public", "public: everybody"


class Article(Withdrawable):
    """One source work, with the variants that were captured of it."""

    slug = models.SlugField(unique=True, max_length=100)
    title = models.CharField(max_length=500)
    visibility = models.CharField(
        max_length=10, choices=Visibility.choices, default=Visibility.PRIVATE
    )
    next_siglum = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="articles",
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(visibility__in=Visibility.values), name="article_visibility_is_known"
            ),
        )

    def __str__(self) -> str:
        """Name it by its title."""
        return self.title

    def get_absolute_url(self) -> str:
        """Give its page's address."""
        return reverse("article", args=[self.slug])

    def editable_by(self, user: Person) -> bool:
        """Whether `user` may add to, correct and withdraw it."""
        if user is None or not user.is_authenticated or not user.is_active:
            return False
        return bool(getattr(user, "is_staff", False)) or self.created_by_id == user.pk

    def visible_to(self, user: Person) -> bool:
        """Whether the article answers `user` at its address."""
        return self.visibility != Visibility.PRIVATE or self.editable_by(user)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: an article is withdrawn."""
        never_delete(self)
