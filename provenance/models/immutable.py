"""How a row that is evidence refuses to be changed or lost."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models


class ImmutableError(TypeError):
    """Something tried to change or delete evidence."""


class ImmutableQuerySet(models.QuerySet[Any]):
    """Rows that are written once; writing over them or deleting them raises."""

    def update(self, **kwargs: object) -> NoReturn:
        """Refuse."""
        message = f"{self.model.__name__} rows are never changed."
        raise ImmutableError(message)

    def delete(self) -> NoReturn:
        """Refuse."""
        message = f"{self.model.__name__} rows are never deleted."
        raise ImmutableError(message)


class Immutable(models.Model):
    """A row written once and never changed; see docs/reference/data.md."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row; raises ImmutableError if it stands already."""
        if not self._state.adding:
            message = f"{type(self).__name__} rows are never changed."
            raise ImmutableError(message)
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        message = f"{type(self).__name__} rows are never deleted."
        raise ImmutableError(message)


class Logged(Immutable):
    """A row of a log that is only ever added to: who said it, and when."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    objects = ImmutableQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("pk",)


def never_delete(instance: models.Model) -> NoReturn:
    """Refuse to delete `instance`, which is withdrawn instead."""
    message = f"A {type(instance).__name__.lower()} is withdrawn, never deleted."
    raise ImmutableError(message)
