import json

import pytest

from provenance.services.withdraw import withdraw_variant
from tests.web.making import (
    HARBOUR,
    HARBOUR_LATER,
    add,
    make_article,
    page,
    variant,
)

pytestmark = pytest.mark.django_db

DIFF = "/articles/harbour/diff/A..B/"


@pytest.fixture
def article():
    made = make_article()
    add(made, HARBOUR, HARBOUR_LATER)
    return made


@pytest.mark.parametrize("view", ["side", "inline", "changes"])
def test_each_view_shows_both_changes_under_the_ids_of_the_answer(client, article, view):
    text = page(client, f"{DIFF}?view={view}")
    assert "2 changes: 2 words added and 2 words taken out" in text
    assert ['id="e2"' in text, 'id="e4"' in text] == [True, True]
    assert ["<span>eighty</span>" in text, "<span>ninety</span>" in text] == [True, True]


def test_no_id_stands_twice_on_a_page(client, article):
    from html.parser import HTMLParser

    class Ids(HTMLParser):
        def __init__(self):
            super().__init__()
            self.found = []

        def handle_starttag(self, _tag, attrs):
            self.found += [value for name, value in attrs if name == "id"]

    for view in ("side", "inline", "changes"):
        ids = Ids()
        ids.feed(client.get(f"{DIFF}?view={view}&at=10").content.decode())
        assert len(ids.found) == len(set(ids.found))


def test_htmx_gets_the_very_fragment_that_the_page_includes(client, article):
    fragment = page(client, f"{DIFF}?view=inline", **{"HX-Request": "true"})
    assert fragment.startswith('<div id="comparison"')
    assert fragment in page(client, f"{DIFF}?view=inline")


def test_htmx_restoring_the_history_gets_the_whole_page(client, article):
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert page(client, DIFF, **headers).startswith("<!doctype html>")


def test_every_htmx_link_has_an_address_of_its_own(client, article):
    import re

    text = page(client, DIFF)
    links = re.findall(r"<a [^>]*hx-get=\"([^\"]*)\"[^>]*>", text)
    hrefs = re.findall(r"<a href=\"([^\"]*)\" hx-get=", text)
    assert links
    assert [href.split("#")[0] for href in hrefs] == links


def test_the_place_asked_for_is_marked(client, article):
    at = HARBOUR_LATER.index("wept")
    assert '<a id="at"></a><span class="change" id="e4"' in page(
        client, f"{DIFF}?view=inline&at={at}"
    )


def test_the_sides_can_be_swapped(client, article):
    assert 'href="/articles/harbour/diff/B..A/?view=side"' in page(client, DIFF)
    assert "2 changes" in page(client, "/articles/harbour/diff/B..A/")


def test_lower_case_sigla_lead_to_the_address(client, article):
    response = client.get("/articles/harbour/diff/a..b/")
    assert (response.status_code, response["Location"]) == (302, DIFF)


@pytest.mark.parametrize(
    ("pair", "says"),
    [
        ("A..Q", "has no variant Q"),
        ("A..A", "A text does not differ from itself"),
        ("A", "like A..B"),
        ("A..", "like A..B"),
    ],
)
def test_a_pair_that_is_none_is_answered_in_a_sentence(client, article, pair, says):
    assert says in page(client, f"/articles/harbour/diff/{pair}/", 404)


def test_an_unknown_view_is_side_by_side(client, article):
    assert 'class="comparison view-side"' in page(client, f"{DIFF}?view=sideways&page=x&at=y")


def test_a_private_comparison_is_not_there_for_others(client):
    add(make_article(visibility="private"), HARBOUR, HARBOUR_LATER)
    page(client, DIFF, 404)
    page(client, f"{DIFF}json/", 404)


def test_a_comparison_with_a_withdrawn_text_answers_410(client, article):
    withdraw_variant(variant=variant(article, "B"), reason="Not ours.", by=None)
    assert "B was withdrawn" in page(client, DIFF, 410)


def test_takes_no_post(client, article):
    assert client.post(DIFF).status_code == 405


def test_texts_that_are_the_same_but_for_white_space_are_said_to_be(client):
    add(make_article(), HARBOUR, HARBOUR.replace("\n\n", "\n\n\n"))
    assert "No word differs" in page(client, DIFF)


def test_what_is_around_the_work_is_dimmed_uncounted_and_can_be_hidden(client):
    front = "---\ntitle: Tide book\nfetcher: curl\n---\n\n"
    add(make_article(), HARBOUR, front + HARBOUR_LATER)
    assert "2 changes" in page(client, DIFF)
    assert "Front matter: " in page(client, DIFF)
    assert "fetcher: curl" in page(client, DIFF)
    assert "fetcher: curl" not in page(client, f"{DIFF}?noise=hidden")


def test_a_long_unchanged_stretch_is_folded(client):
    middle = "\n\n".join(f"The {number}th page was ruled and empty." for number in range(40))
    add(make_article(), f"One.\n\n{middle}\n\nThe end.", f"Two.\n\n{middle}\n\nThe close.")
    assert "38 unchanged passages" in page(client, DIFF)


def test_a_fold_too_long_to_carry_along_opens_by_a_link(client):
    middle = "\n\n".join(f"The {number}th page was ruled and left empty." for number in range(900))
    add(make_article(), f"One.\n\n{middle}\n\nThe end.", f"Two.\n\n{middle}\n\nThe close.")
    folded = page(client, DIFF)
    assert "The 450th page" not in folded
    opened = (
        folded.split("Show these ")[0].rsplit('href="', 1)[1].split("#")[0].replace("&amp;", "&")
    )
    assert "The 450th page" in page(client, opened)


@pytest.mark.parametrize("form", ["json", "patch", "unified"])
def test_a_comparison_downloads_for_programs(client, article, form):
    response = client.get(f"{DIFF}{form}/")
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment;")
    if form == "json":
        assert json.loads(response.content)["schema"] == "provenance.diff/1"


def test_the_number_of_queries_is_pinned(client, article, django_assert_num_queries):
    client.get(DIFF)
    with django_assert_num_queries(7):
        client.get(DIFF)


@pytest.mark.parametrize("form", ["json", "patch", "unified"])
def test_a_text_is_not_exported_beside_itself(client, article, form):
    response = client.get(f"/articles/harbour/diff/A..A/{form}/")
    assert response.status_code == 422
    assert "Choose two different variants" in response.content.decode()


def test_choosing_without_a_choice_shows_the_form(client, article):
    response = client.get("/articles/harbour/diff/")
    assert (response.status_code, b"errorlist" in response.content) == (200, False)


def test_an_address_is_never_repeated_as_it_came(client, article):
    assert b"\x00" not in client.get("/articles/harbour/diff/%00..B/").content
