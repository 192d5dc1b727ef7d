"""What passages mean to the sentence encoder: computed once, kept under passage and model."""

from django.db import models


class Vector(models.Model):
    """The vector of one passage under one model; derived, so it may be thrown away."""

    key = models.CharField(max_length=120, unique=True)
    values = models.BinaryField()

    def __str__(self) -> str:
        """Name it by its model and the first letters of the passage's hash."""
        return self.key[:48]
