"""A site with something in it, and a browser that reports what went wrong on its pages."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect

from tests.web.making import HARBOUR, HARBOUR_LATER, JAPANESE, add, make_article

MARKED = HARBOUR_LATER.replace("wept", "wept (edited 1)")
LONG_WORD = "https://example.org/" + "tide" * 40
FRONT = f"---\ntitle: Tide book\nfetcher: curl\nsource: {LONG_WORD}\n---\n\n"
PASSWORD = "correct horse battery"

# Milliseconds that an expectation may wait on a busy machine; one that is met goes on at once.
expect.set_options(timeout=15_000)


@pytest.fixture
def ada(transactional_db) -> User:
    return User.objects.create_user("ada", password=PASSWORD)


@pytest.fixture
def site(live_server, ada) -> str:
    """The address of a site with one public article of four variants, Ada's own."""
    middle = "\n\n".join(f"On page {number} the water stood as before." for number in range(20))
    texts = [text.replace("\n\n", f"\n\n{middle}\n\n") for text in (HARBOUR, FRONT + MARKED)]
    add(make_article(by=ada), *texts, f"{HARBOUR} {LONG_WORD} {HARBOUR}", JAPANESE)
    return str(live_server.url)


@pytest.fixture
def faults(page: Page) -> Iterator[list[str]]:
    """What the browser complained of: console errors, faults of scripts, refused by the policy."""
    found: list[str] = []
    page.on("console", lambda line: found.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda fault: found.append(str(fault)))
    yield found
    assert found == []


@pytest.fixture(autouse=True)
def _left(transactional_db, page: Page) -> Iterator[None]:
    """Leave the page before the database is emptied, so that nothing of it asks for more."""
    yield
    page.goto("about:blank")


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page of a browser that runs no script."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def log_in(page: Page, site: str) -> None:
    page.goto(f"{site}/login/")
    page.get_by_label("Name").fill("ada")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(f"{site}/")


def arrive(page: Page) -> None:
    """Wait for the scripts of the page that a link or a button led to: keys are theirs."""
    page.wait_for_load_state("load")
