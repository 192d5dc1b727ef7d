"""How every page of ours answers: whole or as a fragment, kept private, its refusals in words."""

from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control, patch_vary_headers

from provenance.services.analyses import Pending
from provenance.services.refusals import Gone, NotYet, Refused
from provenance.web.refusing import refuse

View = Callable[..., HttpResponseBase]

ALLOWED = {"GET": "; open it by its link", "POST": "; send it with the form on its page"}


def shown(view: View, *, gives_file: bool = False) -> View:
    """Make a view's answer one that no shared cache keeps, and its refusals pages of ours.

    What was withdrawn answers 410, what is still being read a page that waits, what was asked for
    and can't be done 422, a method that the view does not take 405. Where the view gives a file, a
    page that waits for it answers 503, so that no program takes the page for the file.
    """

    @wraps(view)
    def respond(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except Gone as gone:
            response = refuse(request, HTTPStatus.GONE, str(gone))
        except NotYet as not_yet:
            response = waiting(request, says=str(not_yet))
        except Refused as refusal:
            response = refuse(request, HTTPStatus.UNPROCESSABLE_ENTITY, str(refusal))
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            response = _not_allowed(request, response)
        if gives_file and response.status_code == HTTPStatus.OK and not _is_file(response):
            response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
        patch_vary_headers(response, ["HX-Request"])
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_cache=True)
        return response

    return respond


def posted(request: HttpRequest) -> bool:
    """Tell whether a form was sent, be it an empty one."""
    return request.method == "POST"


def page_or_fragment(
    request: HttpRequest, page: str, fragment: str, context: Mapping[str, Any]
) -> HttpResponse:
    """Give htmx the fragment, and everybody else the page that includes the very fragment.

    htmx restoring a page from the history asks for the whole of it.
    """
    htmx: Any = getattr(request, "htmx", False)
    whole = not htmx or htmx.boosted or htmx.history_restore_request
    return render(request, page if whole else fragment, dict(context))


def waiting(
    request: HttpRequest, *, says: str, progress: int = 0, failed: bool = False
) -> HttpResponse:
    """Give the page or fragment that says what is being computed and asks again by itself.

    What `failed` is not asked for again.
    """
    context = {
        "says": says,
        "progress": progress,
        "failed": failed,
        "address": request.get_full_path(),
    }
    response = page_or_fragment(request, "waiting/page.html", "waiting/_waiting.html", context)
    if not failed:
        response["Refresh"] = response["Retry-After"] = "4"
    return response


def waiting_for(request: HttpRequest, pending: Pending) -> HttpResponse:
    """Give the same of an answer that is being made, as far as it is."""
    return waiting(request, says=pending.says, progress=pending.progress, failed=pending.failed)


def _is_file(response: HttpResponseBase) -> bool:
    return response.has_header("Content-Disposition")


def _not_allowed(request: HttpRequest, response: HttpResponseBase) -> HttpResponse:
    methods = [name.strip() for name in response.get("Allow", "").split(",")]
    how = next((ALLOWED[name] for name in ("POST", "GET") if name in methods), "")
    says = f"This address answers something else{how}."
    page = refuse(request, HTTPStatus.METHOD_NOT_ALLOWED, says)
    page["Allow"] = response.get("Allow", "")
    return page
