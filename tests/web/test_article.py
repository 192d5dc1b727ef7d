import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from provenance import answers
from provenance.models import Job
from provenance.models.articles import siglum_of
from provenance.services import compare, trace
from provenance.services.withdraw import withdraw_article, withdraw_variant
from provenance.web.present import kin
from tests.web.making import (
    GARDEN,
    HARBOUR,
    HARBOUR_LATER,
    add,
    editor,
    log_in,
    make_article,
    page,
    variant,
)

pytestmark = pytest.mark.django_db

MARKED = HARBOUR.replace("laughed", "wept (edited 1)")


def test_an_article_without_texts_says_what_to_bring(client):
    make_article()
    assert "No text of this article is here yet" in page(client, "/articles/harbour/")


def test_opens_on_the_edit_itself_with_old_wording_struck_and_new_underlined(client):
    add(make_article(), HARBOUR, MARKED)
    text = page(client, "/articles/harbour/")
    answer = text[text.index('class="answer"') : text.index('id="stemma-title"')]
    assert "<del><span>laughed" in answer
    assert "<ins><span>wept" in answer
    assert "?view=changes&amp;at=" in answer


def test_says_first_which_text_came_from_which_state(client):
    """Each state has its copies and its translations, each text a link to the row that tells why."""
    article = make_article()
    add(article, HARBOUR, fetched="2026-03-14")
    add(article, MARKED, GARDEN)
    text = page(client, "/articles/harbour/")
    kin = text[text.index('<dl class="kin">') : text.index("</dl>")]
    words = " ".join(re.sub("<[^>]*>", " ", kin).split())
    assert words == (
        "as first published first fetched 14 March 2026 copy A edited 1 copy B undecided C"
    )
    rows = re.findall(r'href="/articles/harbour/lineage/(\w+)/"', kin)
    assert rows == ["r0", "A", "r1", "B", "C"]


def test_a_text_that_is_less_sure_says_so(client, monkeypatch):
    """What the stemma draws with a thin line has a broken ring here, and words for who hears it."""
    monkeypatch.setattr(kin, "CERTAIN", 1.1)
    add(make_article(), HARBOUR, MARKED)
    text = page(client, "/articles/harbour/")
    assert text.count(' unsure"') == 2
    assert text.count(", less than 80% sure</span>") == 2


def test_draws_the_stemma_with_a_list_that_says_the_same(client):
    add(make_article(), HARBOUR, MARKED)
    text = page(client, "/articles/harbour/")
    assert 'aria-labelledby="stemma-across-title' in text
    assert "The same as a list" in text


def test_each_variant_has_a_card(client):
    add(make_article(), HARBOUR, HARBOUR_LATER, GARDEN)
    text = page(client, "/articles/harbour/")
    assert [f'id="variant-{siglum}"' in text for siglum in "ABCD"] == [True, True, True, False]


def test_a_withdrawn_variant_leaves_a_tombstone_with_its_reason(client):
    article = make_article()
    add(article, HARBOUR, HARBOUR_LATER)
    withdraw_variant(variant=variant(article, "B"), reason="Somebody’s letter.", by=None)
    text = page(client, "/articles/harbour/")
    assert "Somebody’s letter." in text
    assert 'href="/articles/harbour/variants/B/"' not in text


def test_a_withdrawn_article_answers_410_with_its_reason(client):
    article = make_article()
    withdraw_article(article=article, reason="Asked for by its author.", by=None)
    assert "Asked for by its author." in page(client, "/articles/harbour/", 410)


def test_a_private_article_is_not_there_for_others(client):
    make_article(visibility="private")
    assert "Not here" in page(client, "/articles/harbour/", 404)


def test_a_private_article_is_there_for_its_editor(client):
    ada = log_in(client, editor())
    make_article(visibility="private", by=ada)
    assert "Add texts" in page(client, "/articles/harbour/")


def test_an_unknown_article_is_not_there(client):
    assert "Not here" in page(client, "/articles/nowhere/", 404)


def test_takes_no_post(client):
    make_article()
    assert client.post("/articles/harbour/").status_code == 405


def test_two_variants_chosen_lead_to_their_comparison(client):
    add(make_article(), HARBOUR, HARBOUR_LATER)
    response = client.get("/articles/harbour/diff/?older=A&newer=B")
    assert (response.status_code, response["Location"]) == (302, "/articles/harbour/diff/A..B/")


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("older=A&newer=A", "Choose two different variants."),
        ("older=A", "Choose the newer variant."),
        ("older=A&newer=Q", "Choose one of the article’s variants."),
    ],
)
def test_a_bad_choice_is_answered_in_a_sentence(client, query, says):
    add(make_article(), HARBOUR, HARBOUR_LATER)
    assert says in page(client, f"/articles/harbour/diff/?{query}", 422)


def test_the_number_of_queries_does_not_grow_with_the_variants(client):
    counted = []
    for slug, number in (("few", 3), ("many", 30)):
        texts = [HARBOUR.replace("eighty", f"{count} hundred") for count in range(number)]
        add(make_article(slug), *texts)
        client.get(f"/articles/{slug}/")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/articles/{slug}/")
        counted.append(len(queries))
    assert counted[0] == counted[1]
    assert counted[0] <= 13


def test_an_analysis_that_failed_says_so_and_its_editor_has_it_tried_again(client):
    article = make_article(by=log_in(client, editor()))
    add(article, HARBOUR, HARBOUR_LATER)
    job = Job.objects.create(
        key="k", kind="diff", article=article, state="failed", says="It broke."
    )
    assert "It broke." in page(client, "/articles/harbour/")
    assert client.post("/articles/harbour/retry/").status_code == 302
    job.refresh_from_db()
    assert job.state == "pending"


@pytest.mark.django_db(transaction=True)
def test_a_lineage_that_breaks_leaves_the_page_and_its_texts(client, monkeypatch, run_tasks):
    """The page says so, also where the lineage is small enough to be made while it is asked for."""

    def broken(*_asked: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(answers, "trace_documents", broken)
    add(make_article(by=log_in(client, editor())), HARBOUR, MARKED)
    assert 'id="variant-B"' in page(client, "/articles/harbour/")
    run_tasks()
    text = page(client, "/articles/harbour/")
    assert 'id="variant-B"' in text
    assert "broke off by a fault of the program" in text
    assert "Try again" in text


def test_what_is_being_computed_says_so_and_is_asked_for_again(client, monkeypatch):
    monkeypatch.setattr(trace, "LARGE", 10)
    monkeypatch.setattr(compare, "LARGE", 10)
    add(make_article(), HARBOUR, HARBOUR_LATER)
    text = page(client, "/articles/harbour/")
    assert "is being traced" in text
    assert 'hx-get="/articles/harbour/" hx-trigger="load delay:2s"' in text
    response = client.get("/articles/harbour/diff/A..B/")
    assert "being compared" in response.content.decode()
    assert response["Refresh"] == "4"


@pytest.mark.django_db(transaction=True)
def test_once_computed_it_is_shown(client, monkeypatch, run_tasks):
    monkeypatch.setattr(compare, "LARGE", 10)
    add(make_article(), HARBOUR, HARBOUR_LATER)
    client.get("/articles/harbour/diff/A..B/")
    run_tasks()
    assert "2 changes" in page(client, "/articles/harbour/diff/A..B/")


@pytest.fixture
def many():
    """Fifty texts of two revisions, every second of the later one."""
    article = make_article()
    add(article, *((HARBOUR, MARKED)[number % 2] + "\n" * number for number in range(50)))
    trace.compute(article=article)
    return article


def test_many_variants_stand_on_pages_that_hold_all_of_them(client, many):
    shown = []
    for number in (1, 2, 3):
        text = page(client, f"/articles/harbour/?texts={number}")
        shown += re.findall(r'<li class="card" id="variant-(\w+)"', text)
    assert shown == [siglum_of(number) for number in range(50)]
    first = page(client, "/articles/harbour/")
    assert "50 variants, 24 of them here." in first
    assert '<a rel="next" href="?texts=2#variants-title">Next variants</a>' in first


@pytest.mark.parametrize(
    ("find", "sigla"), [("ab", ["AB"]), ("7.txt", ["H", "R", "AB", "AL", "AV"])]
)
def test_a_variant_is_found_by_its_siglum_or_its_name(client, many, find, sigla):
    text = page(client, f"/articles/harbour/?find={find}")
    assert re.findall(r'<li class="card" id="variant-(\w+)"', text) == sigla
    assert f"{len(sigla)} of 50 variants." in text


def test_of_many_variants_two_are_compared_by_their_sigla(client, many):
    """Typed in any case; no list of all of them stands on the page."""
    text = page(client, "/articles/harbour/")
    assert '<input id="older" name="older"' in text
    assert "<option" not in text
    response = client.get("/articles/harbour/diff/?older=a&newer= aB")
    assert (response.status_code, response["Location"]) == (302, "/articles/harbour/diff/A..AB/")


def test_many_witnesses_are_named_on_the_page_of_their_revision(client, many):
    """The article names the first of them and leads to the others."""
    first = page(client, "/articles/harbour/")
    assert '<a href="/articles/harbour/lineage/r0/#witnesses">and 13 more</a>' in first
    text = page(client, "/articles/harbour/lineage/r0/")
    witnesses = text[text.index('id="witnesses"') : text.index('id="name-title"')]
    assert set(re.findall(r'/variants/(\w+)/"', witnesses)) == set(map(siglum_of, range(0, 50, 2)))


def test_the_table_of_likenesses_of_many_texts_is_asked_for(client):
    """A page with forty-one texts leads to it; its own address shows it."""
    article = make_article()
    add(article, *(f"{HARBOUR} It was told {number} times." for number in range(41)))
    trace.compute(article=article)
    trace.similarity_of(article, now=True)
    short = page(client, "/articles/harbour/")
    assert 'class="matrix"' not in short
    assert '<a href="?alike=all#alike">How alike every two texts are</a>' in short
    assert 'class="matrix"' in page(client, "/articles/harbour/?alike=all")


def test_no_table_of_likenesses_is_shown_before_it_is_made(client, monkeypatch):
    """A dot in it would say that two texts in one language are in two."""
    monkeypatch.setattr(trace, "LARGE", 10)
    add(make_article(), HARBOUR, HARBOUR_LATER)
    text = page(client, "/articles/harbour/")
    assert 'class="matrix"' not in text
    assert "How alike every two texts are is not measured yet." in text


def test_one_text_alone_has_no_stemma(client):
    """It is a copy of itself at best: there is nothing to draw, and nothing to be sure of."""
    add(make_article(), HARBOUR, fetched="2026-03-01")
    text = page(client, "/articles/harbour/")
    assert "One text of this article is here; a second one will show what differs." in text
    for absent in ("Stemma", "Revisions", "Which came from which", "sure", "copy of"):
        assert absent not in text
