"""Who is asking, and is it too much at once?"""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from provenance.web.refusing import refuse

View = Callable[[HttpRequest], HttpResponseBase]


def client_address(request: HttpRequest) -> str:
    """Give the address that log-in failures are counted by.

    Behind the TLS proxy that PROVENANCE_HTTPS declares, it is the address the proxy itself saw:
    the last in X-Forwarded-For. What stands before it the client may have made up.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.PROVENANCE_HTTPS:
        return direct
    return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or direct


def limit_uploads(get_response: View) -> View:
    """Answer 413 to a request too large, before anything of it is read."""
    largest = settings.PROVENANCE_LARGEST_REQUEST

    def respond(request: HttpRequest) -> HttpResponseBase:
        length = str(request.META.get("CONTENT_LENGTH") or "0")
        if length.isdecimal() and int(length) > largest:
            says = (
                f"This is more than {largest // 2**20} MB in one request: go back and send fewer "
                "files at a time. Nothing of it was stored."
            )
            return refuse(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, says)
        return get_response(request)

    return respond


def send_heads_without_bodies(get_response: View) -> View:
    """Leave the body out of answers to HEAD, which the server else warns of each time."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.method == "HEAD" and isinstance(response, HttpResponse):
            response.content = b""
        return response

    return respond
