import re

import pytest
from django.test import Client

from tests.web.making import make_article

pytestmark = pytest.mark.django_db


def refused(response) -> tuple[int, str]:
    """The status of a page in the site's dress, under its policy, and what it says in large."""
    text = response.content.decode()
    assert "script-src 'self'" in response["Content-Security-Policy"]
    assert "Traceback" not in text
    status, title = re.findall(r'<p class="kicker">(\d+)</p>\s*<h1>([^<]+)</h1>', text)[0]
    assert int(status) == response.status_code
    return response.status_code, title


@pytest.mark.parametrize("address", ["/nowhere/", "/articles/", "/articles/UPPER/", "/s/short/"])
def test_an_address_that_is_none_answers_in_our_design_and_gives_no_pattern_away(client, address):
    response = client.get(address)
    assert refused(response) == (404, "Not here")
    assert "tried" not in response.content.decode()


def test_a_fault_is_answered_without_asking_the_database(settings, monkeypatch):
    from provenance.services import search

    def broken(**_asked: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(search, "search", broken)
    response = Client(raise_request_exception=False).get("/?q=tide")
    assert refused(response) == (500, "A fault of ours")


def test_a_form_without_its_token_is_answered_in_a_sentence():
    response = Client(enforce_csrf_checks=True).post("/compare/", {})
    assert refused(response) == (403, "The form had grown old")


def test_a_pasted_text_too_long_to_paste_is_answered_in_a_sentence(settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    response = Client().post("/compare/", {"older_text": "a" * 200, "newer_text": "b"})
    assert refused(response) == (413, "Too much at once")
    assert "send it as a file" in response.content.decode()


def test_what_can_not_be_done_is_not_said_to_be_unreadable(client):
    """The page names the status that it answers with, and what to do."""
    make_article()
    response = client.get("/articles/harbour/collation/json/")
    assert refused(response) == (422, "This can’t be done")
    assert (
        "A collation lays two or more texts beside each other; choose two."
        in response.content.decode()
    )


@pytest.mark.parametrize("address", ["/", "/compare/", "/login/", "/nowhere/"])
def test_every_page_forbids_inline_script_and_style(client, address):
    policy = client.get(address)["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy


def test_a_host_that_is_not_ours_makes_a_line_of_the_log_and_no_traceback(caplog):
    """Anyone can send one, as often as they like."""
    assert Client().get("/", headers={"host": "evil.example"}).status_code == 400
    (said,) = caplog.records
    assert "evil.example" in said.getMessage()
    assert said.exc_info is None


def test_says_that_it_is_well(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
