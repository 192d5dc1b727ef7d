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
    assert (response.status_code, response["Location"]) == (302, "/articles/the-tide-book/upload/")
    made = Article.objects.get(slug="the-tide-book")
    assert (made.visibility, made.created_by) == ("unlisted", ada)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"title": "", "visibility": "private"}, "Give the article a title."),
        ({"title": "A", "visibility": "private", "slug": "harbour"}, "is taken"),
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
