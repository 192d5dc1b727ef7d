import hashlib

import pytest

from provenance.services import overruling
from provenance.services.trace import lineage_of
from provenance.services.withdraw import withdraw_variant
from provenance.web.present.lineage import Graph
from provenance.web.present.verdicts import show_row
from tests.web.making import (
    HARBOUR,
    HARBOUR_LATER,
    JAPANESE,
    add,
    editor,
    log_in,
    make_article,
    page,
    variant,
)

pytestmark = pytest.mark.django_db

A = "/articles/harbour/variants/A/"
QUERIES = 11


@pytest.fixture
def article():
    made = make_article()
    add(made, HARBOUR, HARBOUR_LATER, source_url="https://example.org/tide")
    return made


def test_shows_the_text_with_its_section_labelled(client, article):
    text = page(client, A)
    assert "The harbour office kept its tide book in pencil for eighty years." in text
    assert 'aria-label="text, English"' in text


def test_begins_with_what_the_text_was_made_from_and_the_readings_that_tell(client, article):
    """Relation, state and the reading stand above the text, the reading linked to its place."""
    head = page(client, A).split('<div class="reader">')[0]
    row = "/articles/harbour/lineage/A/"
    assert "Copy of " in head
    assert "It reads “" in head
    assert f'href="{row}#p1">See p1</a>' in head
    assert f'<a href="{row}">' in head
    assert f'href="{A}origins/"' in head


def test_a_section_goes_back_to_the_state_that_its_original_has(client):
    """A translation of what its own page prints names the state of that, too."""
    made = make_article()
    add(made, HARBOUR, HARBOUR_LATER)
    add(made, f"{JAPANESE}\n\n## Original text (English)\n\n{HARBOUR_LATER}")
    head = page(client, A.replace("A", "C")).split('<div class="reader">')[0]
    assert "Translation of the original in C" in head
    assert "It goes back to " in head


def test_the_queries_do_not_grow_with_the_texts(client, article, django_assert_num_queries):
    """The page asks as many questions of the database with two texts as with six."""
    page(client, A)
    with django_assert_num_queries(QUERIES):
        page(client, A)
    add(article, *(HARBOUR.replace("eighty", f"{number}") for number in range(81, 85)))
    page(client, A)
    with django_assert_num_queries(QUERIES):
        page(client, A)


def test_offers_to_compare_with_any_other_text(client, article):
    """The form leads to the comparison in which this text is the newer one."""
    assert '<select id="older" name="older"><option>B</option></select>' in page(client, A)
    response = client.get("/articles/harbour/diff/", {"older": "B", "newer": "A"})
    assert response.url == "/articles/harbour/diff/B..A/"


def test_shows_the_facts_and_a_citation_that_names_the_bytes(client, article):
    sha256 = hashlib.sha256(HARBOUR.encode()).hexdigest()
    text = page(client, A)
    assert text.count(sha256) == 2
    assert 'href="https://example.org/tide"' in text


def test_a_japanese_text_is_said_to_be_one(client):
    add(make_article(), JAPANESE)
    assert '<div class="section-text" lang="ja" dir="ltr">' in page(client, A)


def test_a_long_text_is_shown_in_pages_that_together_hold_all_of_it(client):
    lines = [f"Line {number} of the tide book says nothing new." for number in range(4000)]
    add(make_article(), "\n\n".join(lines))
    first = page(client, A)
    pages = int(first.split("Page 1 of ")[1].split("<")[0])
    whole = "".join(page(client, f"{A}?page={number}") for number in range(1, pages + 1))
    assert pages > 1
    assert [line for line in lines if whole.count(f">{line}<") != 1] == []


@pytest.mark.parametrize("number", ["0", "-3", "x", "99999999999999999999", "٣"])
def test_a_page_that_is_none_is_the_first_or_last(client, article, number):
    assert "The harbour office" in page(client, f"{A}?page={number}")


def test_the_original_downloads_byte_for_byte_and_no_browser_renders_it(client, article):
    response = client.get(f"{A}original/")
    assert response.content == HARBOUR.encode()
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


def test_an_unknown_siglum_is_not_there(client, article):
    assert "has no variant Q" in page(client, "/articles/harbour/variants/Q/", 404)


def test_a_private_text_is_not_there_for_others(client):
    add(make_article(visibility="private"), HARBOUR)
    page(client, A, 404)
    page(client, f"{A}original/", 404)


def test_a_withdrawn_text_answers_410_on_its_page_and_its_bytes(client, article):
    withdraw_variant(variant=variant(article, "A"), reason="Not ours to show.", by=None)
    assert "Not ours to show." in page(client, A, 410)
    page(client, f"{A}original/", 410)


def test_takes_no_post(client, article):
    assert client.post(A).status_code == 405


def test_an_editor_corrects_a_fact_and_the_log_says_so(client):
    add(make_article(by=log_in(client, editor())), HARBOUR)
    response = client.post(
        f"{A}correct/", {"field": "fetched", "value": "2026-03-14", "reason": "The server’s log."}
    )
    assert response.status_code == 302
    text = page(client, A)
    assert "14 March 2026" in text
    assert "The server’s log." in text


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"field": "fetched", "value": "soon", "reason": "a"}, "is no date"),
        ({"field": "fetched", "value": "2026-03-14", "reason": ""}, "Say how you know"),
        (
            {"field": "shape", "value": "round", "reason": "a"},
            "Choose one of what is offered under “What is otherwise”.",
        ),
    ],
)
def test_a_correction_that_cannot_be_is_answered_in_a_sentence(client, fields, says):
    add(make_article(by=log_in(client, editor())), HARBOUR)
    response = client.post(f"{A}correct/", fields)
    assert response.status_code == 422
    assert says in response.content.decode()


def test_an_editor_withdraws_a_variant_with_a_reason(client):
    add(make_article(by=log_in(client, editor())), HARBOUR)
    assert client.post(f"{A}withdraw/", {"reason": ""}).status_code == 422
    assert client.post(f"{A}withdraw/", {"reason": "A mistake."}).status_code == 302
    assert "A mistake." in page(client, A, 410)


@pytest.mark.parametrize("act", ["correct", "withdraw"])
def test_others_may_neither_correct_nor_withdraw(client, article, act):
    assert client.post(f"{A}{act}/", {}).status_code == 302
    log_in(client, editor("eve"))
    assert client.post(f"{A}{act}/", {}).status_code == 403
    assert client.get(f"{A}{act}/").status_code == 405


def test_the_readings_stand_before_other_reasons(client):
    """Of a translation as of a copy: where it is dated or which language it has proves less."""
    made = make_article()
    add(made, HARBOUR, fetched="2026-03-14")
    add(made, HARBOUR_LATER, fetched="2026-03-15")
    graph = Graph(lineage_of(made).result)
    judged = overruling.judge(graph.result, [])
    row = show_row(graph, graph, judged, [], "B")
    placed = [bool(reason.place) for reason in row.telling]
    assert placed == sorted(placed, reverse=True)
    assert placed[0]
