"""What does somebody read who is refused? What is wrong and what to do, on one page for all."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from provenance.services.refusals import Refused

TITLES = {
    HTTPStatus.BAD_REQUEST: "This could not be read",
    HTTPStatus.FORBIDDEN: "This is not yours to do",
    HTTPStatus.NOT_FOUND: "Not here",
    HTTPStatus.METHOD_NOT_ALLOWED: "Not this way",
    HTTPStatus.GONE: "Taken back",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Too much at once",
    HTTPStatus.UNPROCESSABLE_ENTITY: "This can’t be done",
}


def refuse(request: HttpRequest, status: HTTPStatus, says: str) -> HttpResponse:
    """Answer with the page that says why not; `says` is one sentence or two for a person."""
    context = {"status": status.value, "title": TITLES[status], "says": says}
    return render(request, "errors/refused.html", context, status=status)


@contextmanager
def said_at(form: Form) -> Iterator[None]:
    """Say at a form why what it asks for was refused, instead of passing the refusal on."""
    try:
        yield
    except Refused as refusal:
        form.add_error(None, str(refusal))
