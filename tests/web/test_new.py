import re

import pytest

from provenance.models import Article
from tests.web.making import editor, log_in, make_article, page

pytestmark = pytest.mark.django_db


def test_asks_for_a_log_in(client):
    response = client.get("/articles/new/")
    assert (response.status_code, response["Location"]) == (302, "/login/?next=/articles/new/")


def test_makes_an_article_and_leads_to_adding_texts(client):
    ada = log_in(client, editor())
    response = client.post("/articles/new/", {"title": "The tide book", "visibility": "unlisted"})
    made = Article.objects.get()
    assert re.fullmatch("the-tide-book-[a-z2-9]{6}", made.slug)
    assert (response.status_code, response["Location"]) == (302, f"/articles/{made.slug}/upload/")
    assert (made.visibility, made.created_by) == ("unlisted", ada)


@pytest.mark.parametrize("slug", ["harbour", "free"])
def test_no_address_tells_that_an_article_exists_that_is_hidden(client, slug):
    """Whether a private article of somebody else stands there or not, the answer is the same."""
    make_article("harbour", visibility="private", by=editor("other"))
    log_in(client, editor())
    fields = {"title": "A", "visibility": "public", "slug": slug}
    response = client.post("/articles/new/", fields)
    assert response.status_code == 302
    assert re.fullmatch(f"/articles/{slug}-[a-z2-9]{{6}}/upload/", response["Location"])


def test_staff_choose_an_address_and_are_told_if_it_is_taken(client):
    """They may see every article, so there is nothing to hide."""
    make_article()
    ada = editor()
    ada.is_staff = True
    ada.save()
    client.force_login(ada)
    taken = client.post("/articles/new/", {"title": "A", "visibility": "public", "slug": "harbour"})
    assert "is taken by another article" in taken.content.decode()
    free = client.post("/articles/new/", {"title": "A", "visibility": "public", "slug": "pier"})
    assert free["Location"] == "/articles/pier/upload/"


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"title": "", "visibility": "private"}, "Give the article a title."),
        ({"title": "A", "visibility": "private", "slug": "A B"}, "lower-case letters"),
    ],
)
def test_says_in_a_sentence_what_is_wrong(client, fields, says):
    log_in(client, editor())
    make_article()
    response = client.post("/articles/new/", fields)
    assert response.status_code == 422
    assert says in response.content.decode()


def test_the_form_shows(client):
    log_in(client, editor())
    assert "A new article" in page(client, "/articles/new/")
