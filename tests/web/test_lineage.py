import html
import re

import pytest

from provenance.services.read import document_of
from provenance.services.trace import lineage_of
from provenance.web.present.lineage import EMPTY, Graph
from tests.web.making import (
    HARBOUR,
    HARBOUR_LATER,
    SPANISH,
    add,
    editor,
    harbour,
    make_article,
    page,
    variant,
)

pytestmark = pytest.mark.django_db

ROWS = "/articles/harbour/lineage/"


@pytest.fixture
def article():
    return harbour()


def test_a_row_shows_its_evidence_and_the_places_it_rests_on(client, article):
    """Every sentence that rests on a place leads to it, with the readings and their witnesses."""
    text = page(client, f"{ROWS}B/")
    assert "It reads “wept”" in text
    assert '<a class="to-place" href="#p2">See p2</a>' in text
    assert 'id="p2"' in text
    assert "Nobody has judged it yet." in text
    assert "Judge it" not in text


def test_a_private_lineage_is_not_there_for_others(client):
    """404 for the page and each of its rows."""
    add(make_article(visibility="private", by=editor("owner")), HARBOUR, HARBOUR_LATER)
    for address in (ROWS, f"{ROWS}A/", f"{ROWS}r0/"):
        assert client.get(address).status_code == 404


def test_a_place_is_shown_between_its_words(client, article):
    """Among all places, in a row that rests on it, and alone."""
    words = "tide book in pencil for <b>|</b> years. Every evening at six"
    for address in (ROWS, f"{ROWS}B/", f"{ROWS}?place=p1"):
        shown = page(client, address)
        assert words in shown
        assert '<p class="where" lang="en" dir="auto">' in shown


def test_what_is_no_row_is_not_found(client, article):
    for node in ("Z", "r9", "x1", "A~poem"):
        assert client.get(f"{ROWS}{node}/").status_code == 404


def test_a_dismissed_place_is_no_edit_any_more(client, article):
    """It is struck among the places, and gone from the article's first screen."""
    assert "eighty" in page(client, "/articles/harbour/")
    client.force_login(article.created_by)
    client.post(f"{ROWS}places/p1/judge/", {"decision": "rejected", "note": "A slip."})
    assert 'class="place-shown dismissed" id="p1"' in page(client, ROWS)
    assert "A slip." in page(client, ROWS)
    assert "<del>eighty</del>" not in page(client, "/articles/harbour/")


def test_a_revision_is_renamed_everywhere(client, article):
    client.force_login(article.created_by)
    client.post(f"{ROWS}r1/name/", {"label": "The second book", "note": "By its binding."})
    assert "the engine calls it" in page(client, f"{ROWS}r1/")
    assert "The second book" in page(client, "/articles/harbour/")


def test_two_revisions_get_no_one_name(client, article):
    """It is refused in a sentence; letters of another case make no other name."""
    client.force_login(article.created_by)
    client.post(f"{ROWS}r0/name/", {"label": "The first book"})
    response = client.post(f"{ROWS}r1/name/", {"label": "the FIRST book"})
    assert response.status_code == 422
    assert "Another revision is called “the FIRST book” already" in response.content.decode()
    assert client.post(f"{ROWS}r0/name/", {"label": "The First Book"}).status_code == 302


def test_two_revisions_that_are_marked_alike_are_told_apart():
    rows = [{"id": f"r{number}", "label": "correction"} for number in range(3)]
    graph = Graph({**EMPTY, "revisions": rows})
    assert [graph.label_of(row["id"]) for row in rows] == [
        "“correction”",
        "“correction (2)”",
        "“correction (3)”",
    ]


@pytest.mark.parametrize("copies", [1, 10])
def test_a_page_asks_the_database_no_more_for_more_variants(
    client, article, copies, django_assert_max_num_queries
):
    for number in range(copies):
        add(article, HARBOUR.replace("clerk", f"clerk number {number}"))
    lineage_of(article)
    with django_assert_max_num_queries(10):
        page(client, ROWS)
    with django_assert_max_num_queries(10):
        page(client, f"{ROWS}B/")


def test_a_sections_role_is_corrected_on_the_variants_page(client, article):
    """The log quotes the section, and shows both roles and who said so; the page the new one."""
    client.force_login(article.created_by)
    span = document_of(variant(article, "A")).sections[0].range
    where = f"{span.start}-{span.end}"
    fields = {"where": where, "role": "summary", "reason": "It says so."}
    response = client.post("/articles/harbour/variants/A/role/", fields)
    assert response["Location"] == "/articles/harbour/variants/A/#corrections"
    text = page(client, "/articles/harbour/variants/A/")
    quoted = '<q lang="en" dir="auto">The harbour office kept its tide book in…</q>'
    struck = '<s><span class="visually-hidden">no longer </span>body</s> summary'
    assert f"<b>section</b> {quoted}: {struck}" in text
    assert "<small>owner, " in text
    assert '<p class="section-label" lang="en">summary</p>' in text


def test_a_section_that_is_not_there_is_refused_in_a_sentence(client, article):
    client.force_login(article.created_by)
    fields = {"where": "0-3", "role": "summary", "reason": "Because."}
    response = client.post("/articles/harbour/variants/A/role/", fields)
    assert response.status_code == 422
    assert "Choose one of the text’s sections." in response.content.decode()


def test_a_new_text_is_placed_at_once(client, article):
    """With the places that tell, and the edit it was taken before."""
    client.force_login(article.created_by)
    text = HARBOUR.replace("in pencil ", "")
    response = client.post("/articles/harbour/upload/", {"text": text})
    said = " ".join(response.content.decode().split())
    assert "Copy of “as first published”" in said
    assert "It keeps the wording before " in said
    assert "So it was taken before that." in said


def test_no_two_fields_of_a_revisions_page_share_an_id(client, article):
    """The forms of a verdict and of a name stand on one page, each field with its own label."""
    client.force_login(article.created_by)
    ids = re.findall(r' id="([^"]*)"', page(client, f"{ROWS}r1/"))
    assert sorted(set(ids)) == sorted(ids)
    assert {"id_note", "id_name_note", "id_name_label_hint"} <= set(ids)
    assert 'aria-describedby="id_name_label_hint"' in page(client, f"{ROWS}r1/")


@pytest.mark.django_db(transaction=True)
def test_a_drifted_fact_is_accepted_or_dismissed_by_an_editor(client, run_tasks):
    """Both wordings are quoted; a dismissed one is struck, and the verdict can be taken back."""
    made = make_article("drifting", by=editor("owner"))
    texts = HARBOUR, HARBOUR + " So it is told.", SPANISH.replace("ochenta", "noventa")
    add(made, *texts)
    lineage_of(made)
    run_tasks()
    address = "/articles/drifting/"
    assert "Facts that drifted" in page(client, address)
    assert "Dismiss" not in page(client, address)
    assert 'href="/articles/drifting/across/A..C/"' in page(client, f"{address}lineage/C/")
    client.force_login(made.created_by)
    text = page(client, address)
    (name,) = re.findall(r'name="name" value="([^"]*)"', text)
    fields = {"name": html.unescape(name), "decision": "rejected"}
    response = client.post(f"{address}lineage/drift/", fields)
    assert response["Location"] == f"{address}#drift-title"
    assert '<span class="tag">dismissed</span>' in page(client, address)
    client.post(f"{address}lineage/drift/", fields | {"decision": "lifted"})
    assert '<span class="tag">dismissed</span>' not in page(client, address)
    refused = client.post(f"{address}lineage/drift/", fields | {"name": "x"})
    assert refused.status_code == 422


def grow(article, number):
    """Copies of one text, each with a word of its own at a place of its own."""
    words = HARBOUR.split()
    for at in range(number):
        add(
            article,
            " ".join([*words[: at + 5], f"word{'abcdefghij'[at % 10]}{at}", *words[at + 5 :]]),
        )
    lineage_of(article)


def test_many_rows_come_in_pages_that_keep_what_was_asked_for(client, article, monkeypatch):
    """The address alone says what is shown: which rows, and which page of them."""
    monkeypatch.setattr("provenance.web.views.lineage.ROWS", 3)
    grow(article, 6)
    text = page(client, f"{ROWS}?reads=A&page=2")
    assert "Page 2 of" in text
    assert 'href="?reads=A&amp;page=1#rows-title"' in text
    assert "Page 3 of 3" in page(client, f"{ROWS}?page=999")
    assert "0 rows of this kind" in page(client, f"{ROWS}?shown=judged")
    assert "0 rows of this kind" in page(client, f"{ROWS}?find=nobody")


def test_places_are_found_by_who_parts_from_whom(client, article):
    """Of one text against another, against most, and one place alone."""
    text = page(client, f"{ROWS}?reads=a&against=B")
    assert "2 places where A reads otherwise than B." in text
    assert "0 places where A reads otherwise than A." in page(client, f"{ROWS}?reads=A&against=A")
    assert "Place p2 alone, with all its readings." in page(client, f"{ROWS}?place=p2")
    assert 'id="p1"' not in page(client, f"{ROWS}?place=p2")
