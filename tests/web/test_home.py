import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench._traditions_modes import family
from bench._traditions_prose import own_sentences
from provenance.services import glance, trace, verdicts
from provenance.web.views import articles
from tests.web.making import (
    HARBOUR,
    HARBOUR_LATER,
    JAPANESE,
    add,
    editor,
    log_in,
    make_article,
    page,
)

pytestmark = pytest.mark.django_db

BOTH = "".join(
    f'<li><bdi dir="ltr">{state}</bdi></li>' for state in ("as first published", "edited 1")
)


def test_shows_what_to_do_where_there_is_no_article(client):
    assert "No article is here yet" in page(client, "/")


def test_lists_public_articles_and_neither_private_nor_unlisted_ones(client):
    make_article("harbour", "public")
    make_article("cellar", "private")
    make_article("attic", "unlisted")
    text = page(client, "/")
    assert [f"The {name} book" in text for name in ("harbour", "cellar", "attic")] == [
        True,
        False,
        False,
    ]


def test_lists_their_own_private_articles_to_editors(client):
    ada = log_in(client, editor())
    make_article("cellar", "private", by=ada)
    assert "The cellar book" in page(client, "/")


def test_a_search_marks_the_words_found(client):
    add(make_article(), HARBOUR)
    text = page(client, "/?q=fishermen")
    assert "<mark>fishermen</mark>" in text
    assert 'href="/articles/harbour/variants/A/"' in text


def test_a_search_finds_words_that_no_space_parts(client):
    add(make_article(), JAPANESE)
    assert "<mark>潮汐</mark>" in page(client, "/?q=潮汐")


def test_a_search_without_a_hit_says_what_to_try(client):
    add(make_article(), HARBOUR)
    assert "Try fewer words" in page(client, "/?q=xylophone")


def test_a_private_text_is_not_found_by_others(client):
    add(make_article(visibility="private"), HARBOUR)
    assert "fishermen</mark>" not in page(client, "/?q=fishermen")


def test_htmx_gets_the_very_fragment_that_the_page_includes(client):
    make_article()
    fragment = page(client, "/", **{"HX-Request": "true"})
    assert fragment.startswith('<div id="found"')
    assert fragment in page(client, "/")


def test_the_answer_varies_by_who_asks_and_no_shared_cache_keeps_it(client):
    response = client.get("/")
    assert "HX-Request" in response["Vary"]
    assert "private" in response["Cache-Control"]


def test_takes_no_post(client):
    response = client.post("/")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
    assert "open it by its link" in response.content.decode()


def test_an_article_whose_lineage_is_known_shows_its_first_edit_in_words(client):
    article = make_article()
    add(article, HARBOUR, published="2026-01-01")
    add(article, HARBOUR_LATER, published="2026-02-01")
    assert "<del>" not in page(client, "/")
    page(client, "/articles/harbour/")
    shown = page(client, "/")
    assert "2 states of the source" in shown
    assert "<del>" in shown
    assert 'href="/articles/harbour/#stemma-title"' in shown


@pytest.mark.parametrize("most", [0, glance.MOST_TEXTS])
def test_of_copies_by_hand_the_list_says_where_they_come_from(client, monkeypatch, most):
    """No state of a source is told of them; read for the list or summed up, it says the same."""
    monkeypatch.setattr(glance, "MOST_TEXTS", most)
    made = make_article()
    add(
        made,
        *(data.decode() for data in family("hand", 1, 30, 300, own_sentences()).files.values()),
    )
    trace.compute(article=made)
    assert re.search(
        "copied from one another · (all|those that are placed) come down from", page(client, "/")
    )
    assert "were copied from one another; " in page(client, "/articles/harbour/")


@pytest.fixture
def large(monkeypatch):
    """An article that is too large for its lineage to be read for a list, already traced."""
    made = make_article()
    add(made, HARBOUR, HARBOUR.replace("laughed", "wept (edited 1)"), JAPANESE)
    monkeypatch.setattr(trace, "LARGE", 10)
    trace.compute(article=made)
    return made


def test_a_large_article_is_summed_up_without_its_lineage(client, large):
    """The list names its states in order, and how many of them there are."""
    text = page(client, "/")
    states = '<ol class="glance states" aria-label="States of the source">'
    assert f"{states}{BOTH}</ol>" in text
    assert "2 states of the source" in text
    assert 'href="/articles/harbour/#stemma-title"' in text


def test_a_large_article_that_people_judged_is_not_summed_up(client, large):
    """What was summed up knows nothing of verdicts, so nothing of it is said."""
    verdicts.rename_revision(article=large, revision="r1", label="the sad ending", by=None)
    text = page(client, "/")
    assert "edited 1" not in text
    assert "3 variants" in text


@pytest.mark.parametrize("limit", [10, trace.LARGE])
def test_an_article_shows_its_last_summary_until_it_is_traced_again(client, monkeypatch, limit):
    """One text more empties nothing of the list, which says that it is older; small or large."""
    made = make_article()
    add(made, HARBOUR, HARBOUR.replace("laughed", "wept (edited 1)"), JAPANESE)
    trace.compute(article=made)
    monkeypatch.setattr(trace, "LARGE", limit)
    assert "as last traced" not in page(client, "/")
    add(made, HARBOUR.replace("laughed", "sang"))
    text = page(client, "/")
    assert "2 states of the source · 1 undecided · as last traced" in text
    assert BOTH in text


def test_what_is_kept_of_large_articles_takes_no_more_queries_than_their_sums(client, large):
    """The lineage itself is not read: one question each for variants, verdicts and the sum."""
    with CaptureQueriesContext(connection) as asked:
        page(client, "/")
    assert [one["sql"] for one in asked if '"result"' in one["sql"]] == []


def test_articles_further_down_are_summed_up(client, monkeypatch):
    """Of the first ones the edit stands there in words, of the next ones how many states."""
    monkeypatch.setattr(articles, "GLANCED", 1)
    for slug in ("harbour", "cellar"):
        made = make_article(slug)
        add(made, HARBOUR, HARBOUR.replace("laughed", "wept (edited 1)"))
        trace.compute(article=made)
    text = page(client, "/")
    assert [text.count(what) for what in ("<del>", "edited 1", "2 states of the source")] == [
        1,
        3,
        2,
    ]
