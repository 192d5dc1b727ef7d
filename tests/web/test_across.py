import pytest

from tests.services.making import SPANISH
from tests.web.making import HARBOUR, add, editor, make_article, page

pytestmark = pytest.mark.django_db(transaction=True)

ACROSS = "/articles/harbour/across/A..B/"


def test_the_page_waits_and_then_shows_the_pairs(client, run_tasks):
    """A translator's addition is named as such, in words."""
    add(make_article(), HARBOUR, SPANISH)
    assert "are being paired by meaning" in page(client, ACROSS)
    run_tasks()
    text = page(client, ACROSS)
    assert "6 of 6 sentences are rendered (100%); 1 sentence has no source." in text
    assert '<span class="gap" lang="en">no source in the other text</span>' in text
    assert 'lang="es"' in text


def test_a_private_pair_is_not_there_for_others(client):
    add(make_article(visibility="private", by=editor("owner")), HARBOUR, SPANISH)
    assert client.get(ACROSS).status_code == 404


def test_a_pair_of_two_languages_leads_to_its_sentences(client):
    add(make_article(), HARBOUR, SPANISH)
    assert f'href="{ACROSS}"' in page(client, "/articles/harbour/diff/A..B/")
