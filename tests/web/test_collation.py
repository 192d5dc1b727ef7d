"""How all texts of an article read: the map, the places, one place and downloads."""

import csv
import io
import json

import pytest
from defusedxml import ElementTree
from django.db import connection
from django.test.utils import CaptureQueriesContext

from provenance.services import collate
from provenance.services.withdraw import withdraw_article
from provenance.web.present.collation import Asked
from tests.web.making import (
    ATTACK,
    GARDEN,
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

ROOT = "/articles/harbour/collation/"
PLACES = f"{ROOT}places/"
LOG = f"{ROOT}corrections/"
CURLY = HARBOUR.replace("Nobody", "NOBODY")
EIGHTY = f"{PLACES}A-{HARBOUR.index('eighty')}/"
PAGES = [ROOT, PLACES, EIGHTY, LOG, f"{ROOT}json/", f"{ROOT}tei/", f"{ROOT}csv/", f"{ROOT}text/"]


def test_the_article_leads_to_its_collation(client):
    add(make_article(), HARBOUR, HARBOUR_LATER)
    assert f'href="{ROOT}"' in page(client, "/articles/harbour/")


def test_the_map_tells_of_each_stretch_how_many_differ_and_who_reads_what(client):
    add(make_article(), HARBOUR, HARBOUR_LATER, HARBOUR, CURLY)
    text = page(client, ROOT)
    assert "3 English texts, laid beside each other word by word: they differ in 3 places." in text
    assert (
        f'<a class="heat heat-3" href="{EIGHTY}">eighty<sup>1</sup>'
        '<span class="tip"><span class="visually-hidden"> (</span>'
        "1 of 2 differ: “ninety” (B)" in text
    )
    assert "1 of 2 write it otherwise: “NOBODY” (C)" in text


def test_the_map_is_read_in_any_text(client):
    add(make_article(), HARBOUR, HARBOUR_LATER, HARBOUR.replace(" in pencil", ""))
    text = page(client, f"{ROOT}?base=C")
    assert 'value="C" selected' in text
    assert "2 of 2 have words here: “in pencil” (A and B)" in text


def test_the_reader_says_from_how_many_texts_on_a_stretch_is_marked(client):
    """The choice is offered beside many texts, and kept from page to page."""
    add(make_article(), HARBOUR, HARBOUR_LATER, HARBOUR.replace("Nobody", "Somebody"))
    assert 'name="least"' not in page(client, ROOT)
    text = page(client, f"{ROOT}?least=2")
    assert '<option value="2" selected>2 texts or more</option>' in text
    assert "3 places where fewer than 2 differ are left unmarked." in text
    assert 'class="map"' in text
    assert HARBOUR.split("\n\n")[0] in text
    assert Asked(base="B", least=2).map_query == "?base=B&least=2&"
    assert Asked(least=2).map_query == "?least=2&"


def test_texts_in_other_languages_are_left_out_and_it_says_so(client):
    add(make_article(), HARBOUR, HARBOUR_LATER, JAPANESE)
    assert "C (Japanese) is left out: it is in another language." in page(client, ROOT)


def test_texts_in_other_words_are_left_out_until_all_are_asked_for(client):
    """The address of all keeps its choice in every link, and leads back."""
    add(make_article(), HARBOUR, HARBOUR_LATER, GARDEN)
    text = page(client, ROOT)
    assert "2 English texts of 3" in text
    assert "C tells it mostly in other words and is left out." in text
    assert '<a href="?texts=all">Collate all 3</a>' in text
    whole = page(client, f"{ROOT}?texts=all")
    assert "3 English texts, laid beside each other" in whole
    assert f'href="{PLACES}?texts=all"' in whole
    assert '<a href="?">Collate only those in the same words</a>' in whole


def test_a_place_of_a_text_in_other_words_is_opened_among_those_in_its_own(client):
    add(make_article(), HARBOUR, HARBOUR_LATER, GARDEN, GARDEN.replace("quinces", "pears"))
    at = GARDEN.index("quinces")
    text = page(client, f"{PLACES}C-{at}/")
    assert 'pears <span class="who-reads-it">D</span>' in text


def test_the_reader_chooses_the_texts(client):
    add(make_article(), HARBOUR, HARBOUR_LATER, GARDEN)
    chosen = page(client, f"{ROOT}?with=A&with=B")
    assert "2 English texts of 3" in chosen
    assert f'href="{PLACES}?with=A&amp;with=B"' in chosen
    assert "Choose at least two of these texts." in page(client, f"{ROOT}?with=A", 422)


def test_one_text_says_what_is_missing(client):
    add(make_article(), HARBOUR)
    assert "here is only one" in page(client, ROOT)
    assert "two or more texts" in page(client, PLACES, 422)


def test_an_article_without_texts_says_so(client):
    make_article()
    assert "here are none" in page(client, ROOT)


def test_texts_that_read_the_same_say_so(client):
    add(make_article(), HARBOUR, HARBOUR + "\n")
    assert "they read the same" in page(client, ROOT)
    assert "The texts read the same" in page(client, PLACES)


def test_the_places_are_listed_with_who_reads_what(client):
    add(make_article(), HARBOUR, HARBOUR_LATER, CURLY)
    text = page(client, PLACES)
    assert "3 places: 2 in wording and 1 in typography, case or punctuation only." in text
    assert (
        '<span class="reading" dir="auto">ninety</span> <span class="who-reads-it">B</span>' in text
    )
    assert "1 of 2" in text


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["eighty", "Nobody", "laughed."]),
        ("kind=substance", ["eighty", "laughed."]),
        ("kind=typography", ["Nobody"]),
        ("kind=observation", []),
        ("kind=nonsense", ["eighty", "Nobody", "laughed."]),
        ("witness=C", ["Nobody"]),
        ("witness=A", []),
        ("witness=A&base=B", ["ninety", "wept."]),
        ("sort=differ", ["laughed.", "eighty", "Nobody"]),
    ],
)
def test_the_places_are_filtered_and_sorted(client, query, shown):
    texts = [HARBOUR, HARBOUR_LATER, CURLY, HARBOUR.replace("laughed", "sang")]
    add(make_article(), *texts)
    text = page(client, f"{PLACES}?{query}")
    base = text.split('<li class="is-base"><span class="reading" dir="auto">')[1:]
    assert [part.partition("<")[0] for part in base] == shown


def test_what_stands_around_the_work_is_listed_after_the_wording(client):
    one, two = (f"---\ntitle: {title}\n---\n" for title in ("One", "Two"))
    add(make_article(), one + HARBOUR, two + HARBOUR_LATER)
    listed = page(client, PLACES).split('<li class="is-base"><span class="reading" dir="auto">')
    assert [part.split()[0] for part in listed[1:]] == ["eighty</span>", "laughed.</span>", "---"]
    first = page(client, f"{PLACES}A-{(one + HARBOUR).index('eighty')}/")
    assert "Place 1 of 4" in first
    assert 'rel="prev"' not in first
    last = page(client, f"{PLACES}A-0/")
    assert "Place 4 of 4" in last
    assert 'rel="next"' not in last


def test_the_list_has_pages(client):
    words = [f"word{number}" for number in range(300)]
    other = [f"other{number}" if number % 4 == 0 else word for number, word in enumerate(words)]
    add(make_article(), " ".join(words), " ".join(other))
    assert "Page 1 of 2" in page(client, PLACES)
    second = page(client, f"{PLACES}?page=2&kind=substance")
    assert "Page 2 of 2" in second
    assert 'href="?kind=substance&amp;page=1"' in second
    assert "Page 2 of 2" in page(client, f"{PLACES}?page=999999999")


def test_a_place_is_opened_across_all_texts(client):
    add(make_article(), HARBOUR, HARBOUR_LATER, HARBOUR[:18], HARBOUR.replace("eighty ", ""))
    text = page(client, EIGHTY)
    assert "Place 1 of 2" in text
    assert "<b>eighty</b>" in text
    assert 'ninety <span class="who-reads-it">B</span>' in text
    assert '<i>om.</i> <span class="who-reads-it">D</span>' in text
    assert '<i>def.</i> <span class="who-reads-it">C</span>' in text
    at = HARBOUR_LATER.index("ninety")
    assert f"/articles/harbour/diff/A..B/?view=changes&amp;at={at}#at" in text
    assert 'compare<span class="visually-hidden"> B</span> with A</a>' in text
    assert 'rel="next"' in text
    assert 'rel="prev"' not in text
    assert "Log the move" not in text


def test_a_row_in_which_all_agree_opens_too(client):
    add(make_article(), HARBOUR, HARBOUR_LATER)
    assert "All agree here" in page(client, f"{PLACES}A-0/")


def test_a_passage_that_stands_elsewhere_leads_there(client):
    one, other = HARBOUR.split("\n\n")
    add(make_article(), HARBOUR, f"{other}\n\n{one}")
    text = page(client, f"{PLACES}A-{HARBOUR.index('In the spring')}/")
    assert "<b>Moved.</b>" in text
    assert "at another place</a> in B" in text
    assert '<i>transp.</i> <span class="who-reads-it">B</span>' in text
    listed = page(client, PLACES)
    assert "Passages that stand at different places in different texts." in listed
    assert "1 of 1 differ: at another place (B)" in page(client, ROOT)


@pytest.mark.parametrize("place", ["A-99999", "Q-0", "C-1"])
def test_a_place_that_no_text_has_is_not_there(client, place):
    add(make_article(), HARBOUR, HARBOUR_LATER, JAPANESE)
    page(client, f"{PLACES}{place}/", 404)


@pytest.mark.parametrize("address", PAGES)
def test_nothing_of_a_private_article_is_there_for_others(client, address):
    add(make_article(visibility="private"), HARBOUR, HARBOUR_LATER)
    page(client, address, 404)
    log_in(client, editor("eve"))
    page(client, address, 404)
    assert client.post(f"{EIGHTY}joined/").status_code == 404
    assert client.post(f"{LOG}1/undo/").status_code == 404


@pytest.mark.parametrize("address", PAGES)
def test_a_withdrawn_article_answers_410(client, address):
    article = make_article()
    add(article, HARBOUR, HARBOUR_LATER)
    withdraw_article(article=article, reason="Asked for.", by=None)
    page(client, address, 410)


@pytest.mark.parametrize("address", PAGES)
def test_takes_no_post(client, address):
    add(make_article(), HARBOUR, HARBOUR_LATER)
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("address", [ROOT, PLACES, EIGHTY])
def test_what_a_text_holds_is_never_markup(client, address):
    add(make_article(), HARBOUR, HARBOUR.replace("eighty", ATTACK))
    assert ATTACK not in page(client, address)


@pytest.mark.parametrize("address", PAGES)
def test_what_is_being_collated_says_so_and_is_asked_for_again(client, monkeypatch, address):
    monkeypatch.setattr(collate, "LARGE", 10)
    add(make_article(), HARBOUR, HARBOUR_LATER)
    response = client.get(address)
    assert "2 texts are waiting to be laid beside each other." in response.content.decode()
    assert response["Refresh"] == "4"


@pytest.mark.parametrize("address", [ROOT, PLACES, "place", LOG])
def test_the_number_of_queries_does_not_grow_with_the_texts_or_corrections(client, address):
    log_in(client, editor(staff=True))
    counted = []
    for slug, number in (("few", 3), ("many", 30)):
        texts = [HARBOUR.replace("eighty", f"{count} hundred") for count in range(number)]
        add(make_article(slug), *texts)
        root = f"/articles/{slug}/collation/"
        for at in range(number // 3):
            sent = {"joined-to": "below", "joined-reason": f"Reason {at}."}
            client.post(f"{root}places/A-{HARBOUR.index('eighty') + at}/joined/", sent)
        here = address.replace(ROOT, root).replace(
            "place", f"{root}places/A-100/", address == "place"
        )
        client.get(here)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(here).status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1]
    assert counted[0] <= 10


def test_the_downloads_hold_every_text_whole(client):
    add(make_article(), HARBOUR, HARBOUR_LATER, JAPANESE)
    answer = json.loads(client.get(f"{ROOT}json/").content)
    at = answer["witnesses"].index("B")
    assert "".join(row[at] or "" for row in answer["rows"]) == HARBOUR_LATER
    rows = list(csv.reader(io.StringIO(client.get(f"{ROOT}csv/").content.decode(), newline="")))
    assert "".join(row[rows[0].index("A")] for row in rows[1:]) == HARBOUR
    response = client.get(f"{ROOT}tei/")
    assert response["Content-Type"] == "application/tei+xml; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="harbour-collation.xml"'
    tei = ElementTree.fromstring(response.content)
    assert 'wit="#B">ninety ' in response.content.decode()
    assert tei.tag == "{http://www.tei-c.org/ns/1.0}TEI"
    assert "B: ninety" in client.get(f"{ROOT}text/").content.decode()
