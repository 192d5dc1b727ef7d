"""What somebody reads when a page can't be shown: what is wrong and what to do."""

from http import HTTPStatus

from django.core.exceptions import PermissionDenied, RequestDataTooBig, TooManyFilesSent
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control

from provenance.web.refusing import refuse

NOT_FOUND = "There is nothing at this address."


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400 to a request that can't be read, 413 to one that holds more than is taken."""
    if isinstance(exception, RequestDataTooBig):
        says = "The text is longer than what can be pasted at once; send it as a file."
        return _answer(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, says)
    if isinstance(exception, TooManyFilesSent):
        says = "These are more files than can be sent at once; send fewer at a time."
        return _answer(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, says)
    says = "The request could not be read; go back and try again."
    return _answer(request, HTTPStatus.BAD_REQUEST, says)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403 to somebody who may see this but not do it."""
    says = str(exception) if isinstance(exception, PermissionDenied) else ""
    return _answer(request, HTTPStatus.FORBIDDEN, says or "You may not do this.")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404."""
    said = str(exception.args[0]) if isinstance(exception, Http404) and exception.args else ""
    # Django's own words on unmatched addresses and missing rows are for developers.
    says = said if said.endswith(".") and "{" not in said and "match" not in said else NOT_FOUND
    return _answer(request, HTTPStatus.NOT_FOUND, says)


def failed(_request: HttpRequest) -> HttpResponse:
    """Answer 500, without asking the database or the session for anything."""
    return HttpResponse(render_to_string("errors/500.html"), status=500)


def _answer(request: HttpRequest, status: HTTPStatus, says: str) -> HttpResponse:
    response = refuse(request, status, says)
    patch_cache_control(response, private=True, no_cache=True)
    return response
