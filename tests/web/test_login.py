import pytest

from tests.web.making import editor, page

pytestmark = pytest.mark.django_db


def test_logs_in_and_leads_back(client):
    editor()
    fields = {"username": "ada", "password": "correct horse", "next": "/articles/new/"}
    response = client.post("/login/", fields)
    assert (response.status_code, response["Location"]) == (302, "/articles/new/")


def test_a_wrong_password_is_answered_in_a_sentence(client):
    editor()
    response = client.post("/login/", {"username": "ada", "password": "wrong"})
    assert "don’t belong together" in response.content.decode()


def test_leads_nowhere_else_than_this_site(client):
    editor()
    fields = {"username": "ada", "password": "correct horse", "next": "https://evil.example/"}
    assert client.post("/login/", fields)["Location"] == "/"


def test_logs_out(client):
    client.force_login(editor())
    assert client.post("/logout/").status_code == 302
    assert "Log in" in page(client, "/")
