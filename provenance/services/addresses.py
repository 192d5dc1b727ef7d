"""At which address does a new article stand, if no address may tell of an article that is hidden?

"Taken" would tell that there is one, and so would another number at the end. So the address of an
article that is made in the browser ends in letters drawn by lot, whether or not the rest is taken.
Staff see every article: theirs is the one they choose.
"""

import secrets

from django.contrib.auth.models import AbstractBaseUser
from django.utils.text import slugify

from provenance.services.ingest import LONGEST_SLUG, check_slug

LETTERS = "bcdfghjkmnpqrstvwxz23456789"
"""No vowels, which make words, and nothing that is read as something else."""

DRAWN = 6
"""Letters drawn: 387 million ends of each address, so that none need be tried twice."""


def address_for(*, title: str, chosen: str | None, by: AbstractBaseUser | None) -> str | None:
    """Give the address for a new article; None where it is to be made from the title as it is.

    Raises Refused if what was chosen can't stand in an address.
    """
    if chosen is not None:
        check_slug(chosen)
    if by is None or getattr(by, "is_staff", False):
        return chosen
    stem = (chosen or slugify(title).replace("_", "-"))[: LONGEST_SLUG - DRAWN - 1].strip("-")
    stem = "-".join(part for part in stem.split("-") if part) or "article"
    return f"{stem}-{''.join(secrets.choice(LETTERS) for _ in range(DRAWN))}"
