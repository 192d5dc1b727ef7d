"""What every answer carries, and what no request may do."""

import pytest
from django.test import Client, RequestFactory

from provenance.middleware import client_address

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


def test_pages_carry_the_strict_policy_and_the_headers_of_caution(db):
    answer = Client().get("/admin/login/")
    assert set(answer["Content-Security-Policy"].split("; ")) == POLICY
    assert {name: answer[name] for name in ("X-Frame-Options", "X-Content-Type-Options")} == {
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
    }
    assert (answer["Referrer-Policy"], answer["Cross-Origin-Opener-Policy"]) == (
        "same-origin",
        "same-origin",
    )
    cookie = answer.cookies["csrftoken"]
    assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "Lax", "")


def test_a_request_too_large_is_refused_before_it_is_read(db):
    answer = Client().generic("POST", "/", b"", CONTENT_LENGTH=str(101 * 2**20))
    assert answer.status_code == 413
    assert "more than 100 MB in one request" in answer.content.decode()


def test_the_sixth_wrong_password_locks_the_name_out_even_with_the_right_one(db, admin_user):
    client = Client()
    form = {"username": admin_user.username, "password": "wrong"}
    statuses = [client.post("/admin/login/", form).status_code for _ in range(5)]
    locked = client.post("/admin/login/", form | {"password": "password"})
    assert (statuses, locked.status_code) == ([200, 200, 200, 200, 429], 429)


@pytest.mark.parametrize(
    ("https", "forwarded", "address"),
    [
        (False, "203.0.113.9", "192.0.2.1"),
        (True, "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (True, "", "192.0.2.1"),
    ],
)
def test_only_the_declared_proxy_is_believed_about_who_asks(settings, https, forwarded, address):
    settings.PROVENANCE_HTTPS = https
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == address
