"""What the tests of the pages are made from."""

from typing import Any

from django.contrib.auth.models import User
from django.test import Client

from provenance.models import Article
from provenance.services.trace import lineage_of
from tests.services.making import (
    GARDEN,
    HARBOUR,
    HARBOUR_LATER,
    JAPANESE,
    SPANISH,
    add,
    make_article,
    variant,
)

__all__ = [
    "GARDEN",
    "HARBOUR",
    "HARBOUR_LATER",
    "JAPANESE",
    "SPANISH",
    "add",
    "editor",
    "harbour",
    "log_in",
    "make_article",
    "page",
    "variant",
]

ATTACK = "<script>alert(1)</script>"


def editor(name: str = "ada", *, staff: bool = False) -> User:
    return User.objects.create_user(name, password="correct horse", is_staff=staff)


def log_in(client: Client, person: User) -> User:
    client.force_login(person)
    return person


def page(client: Client, address: str, status: int = 200, **headers: str) -> str:
    """The page's text, white space run together; fails unless it answers with `status`."""
    response: Any = client.get(address, headers=headers)
    assert response.status_code == status, (response.status_code, response.content[:300])
    return " ".join(response.content.decode().split())


def harbour() -> Article:
    """An article of two fetched texts, the later one edited, whose lineage is told."""
    made = make_article(by=editor("owner"))
    add(made, HARBOUR, fetched="2026-03-01")
    add(made, HARBOUR_LATER, fetched="2026-04-01")
    lineage_of(made)
    return made
