import pytest
from django.test import Client

from tests.web.making import make_article, page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/nowhere/", "/articles/", "/articles/UPPER/", "/s/short/"])
def test_an_address_that_is_none_answers_in_our_design_and_gives_no_pattern_away(client, address):
    text = page(client, address, 404)
    assert "Not here" in text
    assert "tried" not in text


def test_a_fault_is_answered_without_asking_the_database(settings, monkeypatch):
    from provenance.services import search

    def broken(**_asked: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(search, "search", broken)
    response = Client(raise_request_exception=False).get("/?q=tide")
    assert response.status_code == 500
    assert "A fault of ours" in response.content.decode()


def test_a_form_without_its_token_is_answered_in_a_sentence():
    response = Client(enforce_csrf_checks=True).post("/compare/", {})
    assert response.status_code == 403
    assert "The form had grown old" in response.content.decode()


def test_a_pasted_text_too_long_to_paste_is_answered_in_a_sentence(settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    response = Client().post("/compare/", {"older_text": "a" * 200, "newer_text": "b"})
    assert response.status_code == 413
    assert "Too much at once" in response.content.decode()
    assert "send it as a file" in response.content.decode()


def test_what_can_not_be_done_is_not_said_to_be_unreadable(client):
    """The page names the status that it answers with, and what to do."""
    make_article()
    text = page(client, "/articles/harbour/collation/json/", 422)
    assert '<p class="kicker">422</p> <h1>This can’t be done</h1>' in text
    assert "A collation lays two or more texts beside each other; choose two." in text


@pytest.mark.parametrize("address", ["/", "/compare/", "/login/", "/nowhere/"])
def test_every_page_forbids_inline_script_and_style(client, address):
    policy = client.get(address)["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy


def test_says_that_it_is_well(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
