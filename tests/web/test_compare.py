import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from provenance.models import Analysis, Original, Variant
from provenance.web.comparing import RECENT
from tests.web.making import HARBOUR, HARBOUR_LATER, editor, log_in, page

pytestmark = pytest.mark.django_db


def test_compares_two_pasted_texts_and_keeps_nothing(client):
    response = client.post("/compare/", {"older_text": HARBOUR, "newer_text": HARBOUR_LATER})
    assert response.status_code == 200
    assert "2 changes" in response.content.decode()
    assert [model.objects.count() for model in (Analysis, Original, Variant)] == [0, 0, 0]


def test_compares_two_files(client):
    files = {
        "older_file": SimpleUploadedFile("old.txt", HARBOUR.encode()),
        "newer_file": SimpleUploadedFile("new.txt", HARBOUR_LATER.encode("utf-16")),
    }
    text = client.post("/compare/", files).content.decode()
    assert "2 changes" in text
    assert "new.txt" in text


def test_what_is_not_to_be_compared_is_no_change(client):
    fields = {
        "older_text": "The Tide.",
        "newer_text": "the tide!",
        "ignore": ["case", "punctuation"],
    }
    text = client.post("/compare/", fields).content.decode()
    assert "No word differs" in text
    assert "Compared by words; upper and lower case and punctuation left aside." in text
    assert 'class="differs"' not in text.split('<dialog class="help"')[0]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"older_text": "A."}, "Paste the newer text or choose a file."),
        ({"older_text": " ", "newer_text": "A."}, "Paste the older text or choose a file."),
        ({"older_text": "A.", "newer_text": "B.", "granularity": "syllable"}, "Compare by words"),
        ({"older_text": "a " * 600_000, "newer_text": "B."}, "up to 1,000,000 are compared"),
    ],
)
def test_says_in_a_sentence_what_is_wrong(client, fields, says):
    response = client.post("/compare/", fields)
    assert response.status_code == 422
    assert says in response.content.decode()


def test_a_text_and_a_file_for_one_side_are_refused(client):
    fields = {
        "older_text": HARBOUR,
        "older_file": SimpleUploadedFile("old.txt", HARBOUR.encode()),
        "newer_text": HARBOUR,
    }
    assert "not both" in client.post("/compare/", fields).content.decode()


def test_a_file_that_holds_no_text_is_refused_in_a_sentence(client):
    fields = {
        "older_text": HARBOUR,
        "newer_file": SimpleUploadedFile("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8),
    }
    response = client.post("/compare/", fields)
    assert response.status_code == 422
    assert 'id="id_newer_file_error"' in response.content.decode()


def test_the_form_shows_and_takes_no_delete(client):
    assert "Nothing of them is stored" in page(client, "/compare/")
    assert client.delete("/compare/").status_code == 405


LONG = "".join(
    f"On day {day} the clerk wrote down the water and went home.\n\n" for day in range(3000)
)
LATER = "".join(
    line.replace("water", "tide") if day % 60 == 0 else line
    for day, line in enumerate(LONG.splitlines(keepends=True))
)


def carried(text: str) -> dict[str, str]:
    """The fields that a page of a long comparison sends for its next one."""
    form = text[text.index('id="carried"') :]
    form = form[: form.index("</form>")]
    return {
        name: html.unescape(value)
        for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form)
    }


def test_long_texts_come_a_page_at_a_time_and_are_not_kept(client):
    """The page carries the texts, by which the next one is asked for with or without script."""
    first = client.post("/compare/", {"older_text": LONG, "newer_text": LATER}).content.decode()
    assert "100 changes" in first
    assert first.count("data-stop") == 50
    assert 'name="page" value="2"' in first
    fields = carried(first)
    assert fields["older_text"] == LONG
    second = client.post("/compare/", {**fields, "page": "2"}).content.decode()
    assert 'id="page-2"' in second
    assert second.count("data-stop") == 50
    assert [model.objects.count() for model in (Analysis, Original, Variant)] == [0, 0, 0]


def at_hand():
    return [done for done, _ in RECENT._done.values()]


def test_the_next_page_of_a_long_comparison_is_not_computed_anew(client):
    """The same texts compared otherwise are, and short ones are never held."""
    RECENT.forget()
    client.post("/compare/", {"older_text": "One word.", "newer_text": "One other word."})
    assert at_hand() == []
    first = client.post("/compare/", {"older_text": LONG, "newer_text": LATER}).content.decode()
    (done,) = at_hand()
    second = client.post("/compare/", {**carried(first), "page": "2"}).content.decode()
    assert 'id="page-2"' in second
    assert [one is done for one in at_hand()] == [True]
    client.post("/compare/", {**carried(first), "ignore": "case"})
    assert [one is done for one in at_hand()] == [True, False]
    RECENT.forget()


def test_a_long_fold_of_texts_that_are_not_kept_opens(client):
    later = LONG.replace("On day 0 ", "On day nought ").replace("On day 2999 ", "On the last day ")
    first = client.post("/compare/", {"older_text": LONG, "newer_text": later}).content.decode()
    (name,) = re.findall(r'name="open" value="(f1-\d+)" hx-post', first)
    assert "On day 1500 " not in first.split('id="carried"')[0]
    opened = client.post("/compare/", {**carried(first), "open": name}).content.decode()
    assert "On day 1500 " in opened.split('id="carried"')[0]


def test_htmx_gets_the_page_without_the_texts_it_sent(client):
    fields = {"older_text": LONG, "newer_text": LATER, "page": "2"}
    text = client.post("/compare/", fields, headers={"HX-Request": "true"}).content.decode()
    assert text.lstrip().startswith('<div id="comparison"')
    assert 'id="carried"' not in text


def test_very_long_texts_are_compared_for_those_who_sign_in(client):
    """As they are: nothing in them is told apart as front matter or furniture."""
    fields = {"older_text": LONG * 4, "newer_text": LATER * 4}
    assert client.post("/compare/", fields).status_code == 422
    log_in(client, editor())
    assert "400 changes" in client.post("/compare/", fields).content.decode()


def test_many_short_lines_do_not_come_all_at_once(client):
    """Of a stretch of 3,000 replaced lines most are folded, and fetched when they are opened."""
    fields = {"older_text": "ab\n" * 3_000, "newer_text": "xy\n" * 3_000}
    response = client.post("/compare/", fields)
    text = response.content.decode()
    assert text.count('class="fold fold-replace"') == 7
    assert "400 more passages replaced" in text
    opened = client.post("/compare/", {**fields, "open": "f1-401"}).content.decode()
    assert opened.count("<details") == text.count("<details")
    assert opened.count(">xy<") > text.count(">xy<")


def test_a_text_with_a_null_character_is_refused_for_that_alone(client):
    fields = {"older_text": "a\x00b", "newer_text": "a b"}
    response = client.post("/compare/", fields)
    assert response.status_code == 422
    assert "Paste the older text" not in response.content.decode()
