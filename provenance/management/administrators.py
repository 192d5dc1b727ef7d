"""Who looks after this installation, and how do they get in?"""

import secrets

from axes.utils import reset
from django.contrib.auth.models import User
from django.db import transaction

NAME = "admin"
PASSWORD_BYTES = 15
"""20 characters of URL-safe base64, 120 bits."""


@transaction.atomic
def ensure_administrator() -> tuple[str, str | None]:
    """Give the name of the administrator, and the password if one was made just now."""
    present = first_administrator()
    if present is not None:
        return present.get_username(), None
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    User.objects.create_superuser(NAME, email="", password=password)
    return NAME, password


@transaction.atomic
def renew_password(name: str | None = None) -> tuple[str, str]:
    """Give somebody, the administrator if nobody is named, a new random password.

    Locks that wrong passwords put on the name are lifted.

    Raises:
        LookupError: there is nobody of that name; its message is a sentence.
    """
    user = User.objects.filter(username=name).first() if name else first_administrator()
    if user is None:
        raise LookupError(
            f"Nobody here is named {name}: the admin pages list everybody."
            if name
            else "There is no administrator yet: `make run` makes one."
        )
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    user.set_password(password)
    user.save(update_fields=["password"])
    reset(username=user.get_username())
    return user.get_username(), password


def first_administrator() -> User | None:
    """Give the user `admin` if that is an active administrator, else the oldest who is one."""
    active = User.objects.filter(is_superuser=True, is_active=True)
    return active.filter(username=NAME).first() or active.order_by("pk").first()
