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
    assert ["<bdi>eighty</bdi>" in text, "<bdi>ninety</bdi>" in text] == [True, True]


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
    assert "fetcher: curl" not in page(client, f"{DIFF}?ignore=furniture")


WRITTEN = HARBOUR.replace("The council", "the council").replace("went home.", "went home!")
UNEVEN = WRITTEN.replace("home", " home").replace("laughed", "wept")


@pytest.fixture
def written(db):
    made = make_article()
    add(made, HARBOUR, UNEVEN)
    return made


@pytest.mark.parametrize("view", ["side", "inline", "changes"])
def test_what_is_only_written_otherwise_has_a_look_and_words_of_its_own(client, written, view):
    text = page(client, f"{DIFF}?view={view}")
    assert "3 changes" in text
    assert text.count('title="only case changed"') == 2
    assert text.count('title="only punctuation changed"') == 2
    assert text.count('title="white space differs"') == (2 if view == "side" else 1)


@pytest.mark.parametrize(
    ("ignore", "changes", "gone"),
    [
        ("case", "2 changes", "only case changed"),
        ("punctuation", "2 changes", "only punctuation changed"),
        ("whitespace", "3 changes", "white space differs"),
        ("case&ignore=punctuation&ignore=whitespace", "1 change", "only"),
        ("case,punctuation,whitespace", "1 change", "differs"),
    ],
)
def test_leaving_something_aside_hides_it_in_one_click(client, written, ignore, changes, gone):
    text = page(client, f"{DIFF}?view=changes&ignore={ignore}").split('<dialog class="help"')[0]
    counts, shown = text.split('class="spread"')
    assert changes in counts
    assert "checked>" in counts
    assert [gone in shown, "wept" in shown] == [False, True]


def test_the_text_left_aside_is_shown_as_the_newer_one_has_it(client, written):
    text = page(client, f"{DIFF}?view=inline&ignore=case&ignore=punctuation")
    assert "the council read both aloud" in text
    assert "home!" in text


@pytest.mark.parametrize(
    ("granularity", "shown"),
    [
        ("word", "<bdi>laughed</bdi>"),
        ("character", '<bdi class="within">laugh</bdi>'),
        ("sentence", "The council read both aloud, and the fishermen laughed.</bdi>"),
        ("passage", "<bdi>In the spring the second book"),
    ],
)
def test_texts_are_compared_by_what_the_address_says(client, written, granularity, shown):
    text = page(client, f"{DIFF}?view=inline&granularity={granularity}")
    assert shown in text
    assert f'value="{granularity}" checked' in text


def test_what_is_asked_stays_in_every_address_of_the_page(client, written):
    import re

    text = page(client, f"{DIFF}?granularity=sentence&ignore=case&ignore=furniture")
    kept = "granularity=sentence&amp;ignore=case&amp;ignore=furniture"
    links = re.findall(r'href="(/articles/harbour/diff/[^"#]*)', text)
    assert [link for link in links if kept not in link] == [f"{DIFF}unified/"]


def test_each_way_of_comparing_is_kept_once_under_its_own_key(client, written):
    from provenance.models import Analysis

    for query in ("", "ignore=case", "ignore=case&ignore=furniture&ignore=whitespace", ""):
        client.get(f"{DIFF}?{query}")
    kept = Analysis.objects.filter(kind="diff").order_by("pk")
    assert [analysis.options.get("ignore", []) for analysis in kept] == [[], ["case"]]


def test_an_unknown_way_of_comparing_is_the_usual_one(client, written):
    text = page(client, f"{DIFF}?granularity=syllable&ignore=vowels")
    assert 'value="word" checked' in text
    assert "3 changes" in text


def test_the_way_of_comparing_is_a_form_that_works_without_a_script(client, written):
    text = page(client, f"{DIFF}?view=inline")
    form = text.split('<form class="options-form"')[1].split("</form>")[0]
    assert ['method="get"' in form, f'action="{DIFF}"' in form] == [True, True]
    assert '<noscript><button class="quiet" type="submit">Show it so</button></noscript>' in form
    assert '<input type="hidden" name="view" value="inline">' in form


@pytest.mark.parametrize("view", ["side", "inline", "changes"])
def test_a_paragraph_split_is_a_sign_at_its_place_and_no_rewrite(client, view):
    split = HARBOUR.replace("home. Nobody", "home.\n\nNobody")
    add(make_article(), HARBOUR, split)
    text = page(client, f"{DIFF}?view={view}")
    assert "paragraph </span>split here" in text
    assert "1 paragraph split" in text
    assert ["<ins" in text, "<del" in text] == [False, False]


@pytest.mark.parametrize("view", ["side", "inline", "changes"])
def test_both_places_of_a_move_lead_to_each_other_and_show_its_own_edits(client, view):
    from tests.web.present.test_rows import MOVED, STILL

    newer = MOVED.replace("upper", "lower")
    add(make_article(), "\n\n".join([MOVED, *STILL]), "\n\n".join([*STILL, newer]))
    text = page(client, f"{DIFF}?view={view}")
    assert 'id="m1-older" href="#m1-newer"' in text
    assert 'id="m1-newer" href="#m1-older"' in text
    assert '<ins class="own" data-move="m1"><bdi>lower</bdi></ins>' in text
    assert '<del class="own" data-move="m1"><bdi>upper</bdi></del>' in text


def many(count):
    lines = [f"On page {number} the water stood at two." for number in range(count)]
    older, newer = "\n\n".join(lines), "\n\n".join(lines).replace("two", "three")
    add(make_article(), older, newer)


def test_many_changes_come_fifty_at_a_time_by_a_link_that_htmx_follows_when_it_is_seen(client):
    many(120)
    first = page(client, DIFF)
    assert [first.count("data-stop"), "Next 50 changes" in first] == [50, True]
    assert 'hx-trigger="revealed once, click"' in first
    second = page(client, f"{DIFF}?page=2", **{"HX-Request": "true"})
    assert ['id="page-2"' in second, 'id="more-2"' in second] == [True, True]
    third = page(client, f"{DIFF}?page=3")
    assert [third.count("data-stop"), 'class="more"' in third] == [20, False]
    assert "Here: 101 to 120 of 120" in third


def test_htmx_is_led_to_the_page_that_waits_while_a_comparison_is_made(
    client, article, monkeypatch
):
    from provenance.services import compare

    monkeypatch.setattr(compare, "LARGE", 10)
    asked = f"{DIFF}?view=side&granularity=sentence"
    response = client.get(asked, headers={"HX-Request": "true"})
    assert (response.status_code, response["HX-Redirect"]) == (200, asked)
    assert "they are being compared" in page(client, asked)


def test_a_change_on_another_page_is_found_by_its_name(client):
    many(120)
    assert 'id="page-3"' in page(client, f"{DIFF}?to=e220")
    assert 'id="page-1"' in page(client, f"{DIFF}?to=e99999")


def test_every_mark_on_the_map_leads_to_the_page_of_its_change(client):
    import re

    many(120)
    text = page(client, f"{DIFF}?page=2")
    for link, name in re.findall(r'<a href="([^"#]*)#(e\d+)" aria-label="Change', text):
        there = text if not link else page(client, DIFF + link.replace("&amp;", "&"))
        assert f'id="{name}"' in there


def test_a_paragraph_that_was_only_split_is_told_from_one_that_was_rewritten(client):
    """A narrow screen, where the sides stand below each other, shows it once."""
    split = HARBOUR.replace("years. Every", "years.\n\nEvery")
    add(make_article(), HARBOUR, split, split.replace("clerk", "watchman"))
    assert page(client, DIFF).count('class="row changed only-broken"') == 1
    assert "only-broken" not in page(client, "/articles/harbour/diff/B..C/")


def test_words_of_another_script_are_isolated_and_run_their_own_way(client):
    arabic = "المدينة القديمة تقع على البحر."
    hebrew = "The word was שלום, written by hand."
    older = f"{HARBOUR}\n\n{arabic}\n\n{hebrew}"
    newer = older.replace("القديمة", "الجديدة").replace("שלום", "תודה")
    add(make_article(), older, newer)
    text = page(client, f"{DIFF}?view=inline")
    assert '<p dir="rtl">المدينة' in text
    assert '<p dir="ltr">The word was' in text
    assert '<del><bdi dir="ltr">שלום</bdi>' in text
    letters = page(client, f"{DIFF}?view=inline&granularity=character")
    assert '<del><bdi class="within">' in letters.split("The word was")[1]
    assert "<del><bdi>" not in letters


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


@pytest.mark.parametrize("form", ["json", "patch", "unified", "html"])
def test_a_comparison_downloads_for_programs(client, article, form):
    response = client.get(f"{DIFF}{form}/")
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment;")
    if form == "json":
        assert json.loads(response.content)["schema"] == "provenance.diff/1"


def test_a_download_compares_as_the_page_does(client, written):
    answer = json.loads(
        client.get(f"{DIFF}json/?granularity=sentence&ignore=case,punctuation").content
    )
    changed = [edit for edit in answer["edits"] if edit["op"] != "equal"]
    assert [answer["newer"]["text"][slice(*edit["newer"])][-5:] for edit in changed] == ["wept."]


def test_the_number_of_queries_is_pinned(client, article, django_assert_num_queries):
    client.get(DIFF)
    with django_assert_num_queries(7):
        client.get(DIFF)
    client.get(f"{DIFF}?ignore=case")
    with django_assert_num_queries(7):
        client.get(f"{DIFF}?ignore=case&ignore=furniture&view=changes")


@pytest.mark.parametrize("form", ["json", "patch", "unified", "html"])
def test_a_text_is_not_exported_beside_itself(client, article, form):
    response = client.get(f"/articles/harbour/diff/A..A/{form}/")
    assert response.status_code == 422
    assert "Choose two different variants" in response.content.decode()


def test_choosing_without_a_choice_shows_the_form(client, article):
    response = client.get("/articles/harbour/diff/")
    assert (response.status_code, b"errorlist" in response.content) == (200, False)


def test_an_address_is_never_repeated_as_it_came(client, article):
    assert b"\x00" not in client.get("/articles/harbour/diff/%00..B/").content
