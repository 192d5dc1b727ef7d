"""Nothing that anybody is answered tells whether a hidden article stands at an address."""

import re

import pytest

from provenance.services.withdraw import withdraw_article, withdraw_variant
from tests.web.making import HARBOUR, HARBOUR_LATER, add, editor, make_article, variant

pytestmark = pytest.mark.django_db

PAGES = [
    "",
    "?texts=2&drift=2&find=A&open=r0&alike=all",
    "upload/",
    "placed/?of=A",
    "withdraw/",
    "retry/",
    "links/",
    "links/1/revoke/",
    "variants/A/",
    "variants/A/original/",
    "variants/A/origins/",
    "variants/A/correct/",
    "variants/A/role/",
    "variants/A/withdraw/",
    "variants/C/",
    "lineage/",
    "lineage/?page=2&places=2&place=p1&reads=A&against=B",
    "lineage/drift/",
    "lineage/download/json/",
    "lineage/A/",
    "lineage/r0/name/",
    "lineage/places/p1/judge/",
    "diff/",
    "diff/?older=A&newer=B",
    "across/A..B/",
    "diff/A..B/",
    "diff/A..B/share/",
    "diff/A..B/json/",
    "collation/",
    "collation/places/",
    "collation/places/A-1/",
    "collation/places/A-1/moved/",
    "collation/corrections/",
    "collation/corrections/1/undo/",
    "collation/json/",
]
THERE, NOWHERE = "cellar", "attics"


@pytest.fixture(params=["standing", "with a text withdrawn", "withdrawn"])
def hidden(request):
    article = make_article(THERE, "private", by=editor("owner"))
    add(article, HARBOUR, HARBOUR_LATER, HARBOUR.replace("eighty", "ninety"))
    if request.param == "with a text withdrawn":
        withdraw_variant(variant=variant(article, "C"), reason="A letter.", by=None)
    if request.param == "withdrawn":
        withdraw_article(article=article, reason="A private matter.", by=None)
    return article


def answer(client, method, slug, rest):
    """All of an answer but what is drawn by lot or counts the letters of that."""
    response = getattr(client, method)(f"/articles/{slug}/{rest}")
    text = re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", response.content)
    headers = {name: value for name, value in response.headers.items() if name != "Content-Length"}
    told = repr((response.status_code, sorted(headers.items()), text))
    return told.replace(slug, "SLUG")


@pytest.mark.parametrize("signed_in", [False, True])
def test_what_is_hidden_answers_as_what_is_nowhere(client, hidden, signed_in):
    """On every page of an article, to whoever asks or sends."""
    if signed_in:
        client.force_login(editor("eve"))
    told = {
        (method, rest)
        for method in ("get", "post")
        for rest in PAGES
        if answer(client, method, THERE, rest) != answer(client, method, NOWHERE, rest)
    }
    assert told == set()


def test_every_page_of_an_article_is_asked(client):
    """A page that is added later is asked for here as well."""
    from provenance.web.urls import urlpatterns

    named = {
        pattern.name
        for pattern in urlpatterns
        for rest in PAGES
        if pattern.resolve(f"articles/{NOWHERE}/{rest.split('?')[0]}")
    }
    of_articles = {pattern.name for pattern in urlpatterns if "(?P<slug>" in str(pattern.pattern)}
    assert of_articles - named == set()
